"""Organisations: ministries with their long names, authorities with their place, legal forms, parties, units of administration.

Boundaries are those of FACTS: a name ends before "in/im X", "des Kreises X", "der Stadt X"; what is a name with a place
("Polizeipräsidium Frankfurt am Main") holds the place.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicon import load
from pipeline.recognizers.names.class_nouns import (
    generic,
    is_head,
    is_name_adjective_stem,
    is_strong,
    is_thing,
    is_weak,
    legal_form,
    takes_list,
)
from pipeline.recognizers.names.found import Name
from pipeline.recognizers.names.places import is_street, is_unit, opens_second, town_end
from pipeline.recognizers.names.role_nouns import is_role
from pipeline.recognizers.names.shapes import gender_of_address, is_capital, is_given, is_plain_noun
from pipeline.recognizers.names.things import CLOSE, OPEN
from pipeline.recognizers.names.words import Words
from schemas.kinds import Kind

_ARTICLES = frozenset(
    "der die das des dem den ein eine einer eines einem einen im in am an vom von zum zur bei beim mit und sowie für".split()
)
_LONGEST_LIST = 24


def from_tagger(words: Words, first: int, last: int) -> Name | None:
    """An ORG span with its boundaries put right, or None when nothing of a name is left."""
    texts = words.texts
    if texts[first] == "für":
        return None  # "Ministerin für Arbeit und Soziales": the office, not the ministry
    while first < last and (
        not texts[first][0].isalnum()
        or texts[first].lower() in _ARTICLES
        and not (first + 1 == last)
        and texts[first][0].islower()
    ):
        first += 1
    if (
        last - first > 1
        and texts[first] in ("Die", "Der", "Das")
        and (is_head(texts[first + 1]) or last - first > 2 and is_head(texts[first + 2]))
    ):
        first += 1
    last = _cut_second_name(words, first, last)
    while (
        first < last - 1
        and is_role(texts[first])
        and not is_head(texts[first])
        and texts[first][0].isupper()
        and not words.glued(first + 1)
    ):
        first += 1
    if (
        last - first == 2
        and "-" in texts[first]
        and (is_thing(texts[first]) or is_weak(texts[first]))
        and is_capital(texts[first + 1])
    ):
        first += 1  # "IT-Messe Cebit": the class noun describes the name
    if texts[first] == "für":
        return None  # what is left of "Ministerin für Arbeit und Soziales"
    last = cut_place(words, first, last)
    while first < last and not (
        texts[last - 1][0].isalnum() or texts[last - 1] in (".", "!", ")") and _keeps_sign(words, first, last)
    ):
        last -= 1
    while first < last and texts[last - 1][0].islower() and texts[last - 1] in _ARTICLES:
        last -= 1
    if first >= last:
        return None
    for index in range(first + 1, last):
        if words.line_break(index):
            last = index
            break
    if last - first == 2 and texts[last - 1] == "." and texts[first] in no_names():
        return None
    if last - first == 1:
        only = texts[first]
        if only[0].isdigit() or gender_of_address(only) or (only.islower() and "." not in only and len(only) < 5):
            return None
        if is_role(only) and not is_head(only) or only in no_names():
            return None
        if is_plain_noun(only) and not is_head(only):
            return None
        if last < len(texts) and texts[last] in ("-", "–") and words.glued(last):
            return None
    last = _hyphen_goes_on(words, last)
    if texts[last - 1] in _SHORT_TOWNS and last < len(texts) and texts[last] == "." and words.glued(last):
        last += 1
    kind, why = _kind(words, first, last)
    return Name(kind, first, last, f"{kind}.tagger", ("the tagger found an organisation", *why))


def _hyphen_goes_on(words: Words, last: int) -> int:
    """Past "…innen- und Journalisten-Union": a name that the tagger cut at a hanging hyphen."""
    texts = words.texts
    if (
        last + 2 < len(texts)
        and texts[last] == "-"
        and words.glued(last)
        and texts[last + 1] in ("und", "&", ",")
        and texts[last + 2][0].isupper()
    ):
        return last + 3
    return last


_ROAD = re.compile(r"[ABLKS] ?\d{1,4}[a-z]?$")
_MODEL = re.compile(r"[A-Z]{0,3}\d{1,4}[A-Za-z]?$")


def _kind(words: Words, first: int, last: int) -> tuple[Kind, tuple[str, ...]]:
    """What an ORG span names: a road, a product with its number, a thing by its class noun or its quotation marks."""
    texts = words.texts
    name = words.words(first, last)
    if _ROAD.match(name):
        return "place", ("a road's number",)
    heads = [text for text in texts[first:last] if is_head(text)]
    if not heads and any(is_thing(text) for text in texts[first:last]) and not legal_form().search(" " + name):
        return "misc", ("its class noun names a thing",)
    if last - first == 2 and _MODEL.match(texts[last - 1]) and not heads and not is_strong(texts[first]):
        return "misc", ("a product with its number",)
    if first and last < len(texts) and texts[first - 1] in OPEN and texts[last] in CLOSE and not heads:
        return "misc", ("a title in quotation marks",)
    return "organization", ()


def _cut_second_name(words: Words, first: int, last: int) -> int:
    """Where a second name begins inside the span of one-line texts ("Polizeipräsidium Mitte Pressestelle Hofallee")."""
    texts = words.texts
    if not is_strong(texts[first]):
        return last
    for index in range(first + 1, last):
        text = texts[index]
        if not text[0].isupper():
            if index + 1 < last and text in (
                "am",
                "an",
                "der",
                "im",
                "ob",
                "bei",
                "und",
                "für",
                "von",
                "zu",
                "zur",
                "des",
                "-",
                "&",
                "in",
                "den",
                "vor",
            ):
                continue
            return index if text[0].islower() else last
        following = texts[index + 1] if index + 1 < last else ""
        if (
            is_street(text)
            or (_is_inflected(text) and following[:1].isupper())
            or text in generic()
            and index > first + 1
            and texts[index - 1] not in ("und", "-")
            or opens_second(words, index)
        ):
            return index
    return last


def _keeps_sign(words: Words, first: int, last: int) -> bool:
    sign = words.texts[last - 1]
    if sign == ")":
        return "(" in words.texts[first : last - 1]
    if sign == ".":
        return len(words.texts[last - 2]) <= 2 and words.glued(last - 1)
    return last - first > 1 and words.glued(last - 1)


def cut_place(words: Words, first: int, last: int) -> int:
    """Where the name ends that a reader would end before "in X", "im Kreis X", "des Kreises X", "der Stadt X"."""
    texts = words.texts
    for index in range(first + 1, last - 1):
        word, following = texts[index], texts[index + 1]
        if word == "im" and following[0].isupper() and (is_unit(following) or index + 2 == last):
            return index
        if word == "in" and following[0].isupper():
            return index
        if (
            word in ("des", "der", "vom", "von")
            and is_unit(following)
            and index + 2 < last
            and texts[index + 2][0].isupper()
        ):
            if following in ("Bundesrepublik", "Republik"):
                continue
            return index
        if word == "(":
            return index
    return last


def long_names(words: Words) -> Iterator[Name]:
    """ "Ministerium für Kinder, Familie, Flüchtlinge und Integration": a class noun with the list of its tasks."""
    texts = words.texts
    for index in range(len(texts) - 2):
        if texts[index + 1] not in ("für", "der", "des") or not takes_list(texts[index]):
            continue
        if texts[index + 1] != "für" and not _is_ministry(texts[index]):
            continue
        end = _list_end(words, index + 2)
        if end > index + 2 and not words.any_break(index, end):
            first = _with_adjective(words, index)
            yield Name(
                "organization", first, end, "organization.long_name", ("a class noun with the list of its tasks",)
            )


def _is_ministry(word: str) -> bool:
    return word.lower().rstrip("s").endswith("ministerium")


def _list_end(words: Words, index: int) -> int:
    """The end of "Kinder, Jugend und Familie" (behind "für"): nouns, their adjectives and articles, joined by comma and "und"."""
    texts = words.texts
    end = index
    want_noun = True
    start = index
    while index < len(texts) and index - start < _LONGEST_LIST:
        text = texts[index]
        if index > start and words.line_break(index):
            break
        if want_noun:
            if text in ("die", "den", "das", "des", "der") and index + 1 < len(texts):
                index += 1
                continue
            if text[0].isupper() and text[0].isalpha():
                if index + 1 < len(texts) and texts[index + 1] == "-" and words.glued(index + 1):
                    index += 2
                    if index < len(texts) and texts[index] in ("und", ","):
                        index += 1
                    continue
                if (
                    index + 1 < len(texts)
                    and texts[index + 1][0].isupper()
                    and re.search(r"(?:e|er|es|en)$", text)
                    and not is_head(text)
                    and _adjectival(text)
                ):
                    index += 1
                    continue
                if is_unit(text) and end > start and text not in ("Land", "Stadt", "Kreis"):
                    break
                index += 1
                end = index
                want_noun = False
                continue
            if (
                text[0].islower()
                and re.search(r"(?:e|er|es|en)$", text)
                and index + 1 < len(texts)
                and texts[index + 1][0].isupper()
                and text not in _VERBISH
            ):
                index += 1
                continue
            break
        if text == "," and index + 1 < len(texts) and texts[index + 1][0].isupper() and _another_item(words, index + 1):
            index += 1
            want_noun = True
        elif (
            text in ("und", "sowie", "&")
            and index + 1 < len(texts)
            and (texts[index + 1][0].isupper() or texts[index + 1].endswith(("e", "en", "er")))
            and not is_role(texts[index + 1])
            and not gender_of_address(texts[index + 1])
            and not is_given(texts[index + 1])
            and not is_head(texts[index + 1])
        ):
            index += 1
            want_noun = True
            # "und" closes the list unless another follows ("Umwelt, Natur- und Verbraucherschutz")
        elif (
            text in ("der", "des")
            and index + 1 < len(texts)
            and texts[index + 1][0].isupper()
            and not is_unit(texts[index + 1])
            and not is_head(texts[index + 1])
        ):
            index += 1
            want_noun = True
        elif (
            text == "in"
            and index + 2 < len(texts)
            and texts[index + 1] == "der"
            and texts[index + 2] in ("Informationstechnik", "Pflege", "Region")
        ):
            index += 2
            want_noun = True
        else:
            break
    return end


_VERBISH = frozenset(
    "werden wurden haben sollen können müssen waren sind eine einen einer keine unsere ihre seine diese jede alle viele mehrere einige".split()
)


def _adjectival(word: str) -> bool:
    return (
        not is_plain_noun(word)
        and not is_given(word)
        and word.endswith(
            (
                "liche",
                "lichen",
                "ische",
                "ischen",
                "ale",
                "alen",
                "elle",
                "ellen",
                "ige",
                "igen",
                "ive",
                "iven",
                "äre",
                "ären",
            )
        )
    )


def _another_item(words: Words, index: int) -> bool:
    """Whether a comma inside the list goes on with the list: an "und" must close it before the sentence does."""
    texts = words.texts
    for ahead in range(index + 1, min(index + 16, len(texts))):
        text = texts[ahead]
        if text in ("und", "sowie", "&"):
            return True
        if text in (".", ";", ":", "(", "–") or (
            text[0].islower() and text not in ("der", "die", "den", "des") and not text.endswith(("en", "e", "er"))
        ):
            return False
    return False


def _with_adjective(words: Words, index: int) -> int:
    """Take in capitalised adjectives before a class noun ("Bayerisches Staatsministerium", "Freiwillige Feuerwehr")."""
    texts = words.texts
    while index > 0 and not words.line_break(index) and is_name_adjective(words, index - 1):
        index -= 1
    return index


def is_name_adjective(words: Words, index: int) -> bool:
    """Whether the capitalised word is an adjective of a name: a listed one anywhere, any other not at a sentence's start."""
    text = words.texts[index]
    if not text[0].isupper() or not re.search(r"(?:e|er|es|en|em)$", text) or len(text) < 5:
        return False
    if is_name_adjective_stem(text):
        return True
    if is_plain_noun(text) or is_head(text) or is_role(text) or is_unit(text) or is_given(text):
        return False
    before = words.texts[index - 1] if index else "."
    starts = index == 0 or before in (".", "!", "?", ":", "„", '"', "“", "»") or words.line_start(index)
    return not starts and before.lower() in (
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "vom",
        "zum",
        "zur",
        "beim",
        "im",
        "am",
    )


def with_class_noun(words: Words, places: set[int], bodies: set[int]) -> Iterator[Name]:
    """ "Polizeiinspektion Augsburg West", "Freiwillige Feuerwehr Kronshagen", "Frankfurter Polizei".

    ``places`` and ``bodies`` are the words that the tagger holds for parts of places and of organisations.
    """
    texts = words.texts
    for index, text in enumerate(texts):
        if not text[0].isupper():
            continue
        strong, weak = is_strong(text), is_weak(text)
        if not strong and not weak and not is_head(text):
            continue
        end = (
            _apposition_end(words, index + 1, strong, places | bodies if strong else places)
            if strong or weak
            else index + 1
        )
        first = _with_adjective(words, index)
        if end == index + 1 and first == index:
            continue
        if end == index + 1 and first < index:
            adjective = texts[first]
            listed = is_name_adjective_stem(adjective)
            if (
                not listed
                and not (adjective.endswith("er") and first in places)
                and not (
                    adjective.endswith("er")
                    and text in generic()
                    and adjective[:-2] in {texts[i][: len(adjective) - 2] for i in places}
                )
            ):
                continue
            if listed and text in generic() and not adjective.endswith(("er", "e", "en")):
                continue
        yield Name("organization", first, end, "organization.class_noun", (f"class noun {text!r} with its name",))


def _apposition_end(words: Words, index: int, strong: bool, places: set[int]) -> int:
    texts = words.texts
    start = index
    while index < len(texts) and index - start < 5 and not words.line_start(index):
        text = texts[index]
        if not (text[0].isupper() or text[0].isdigit() and len(text) <= 3 and index == start and not strong and False):
            break
        if is_role(text) or is_street(text) or gender_of_address(text) or opens_second(words, index):
            break
        if index > start and _is_inflected(text) and index + 1 < len(texts) and texts[index + 1][0].isupper():
            break  # "Polizeipräsidium Mitte Digitale Pressemappe": something else begins
        if index not in places and (
            not strong
            or is_plain_noun(text)
            or not is_capital(text)
            or (is_head(text) and not is_unit(text))
            or is_given(text)
        ):
            if not (index > start and text in _COMPASS):
                break
        if words.glued(index) and texts[index - 1] != "/":
            break
        index += 1
        if index + 1 < len(texts) and texts[index] == "/" and words.glued(index + 1) and index + 1 in places:
            index += 1  # "Polizeiinspektion Verden/Osterholz"
            continue
        if text in _SHORT_TOWNS and index < len(texts) and texts[index] == "." and words.glued(index):
            index += 1
        index = town_end(words, index)
    if (
        strong
        and index == start
        and index < len(texts)
        and re.fullmatch(r"[A-Z]?\d{1,3}", texts[index])
        and not words.line_break(index)
        and texts[index - 1].lower().rstrip("s").endswith(("kommissariat", "sachgebiet", "dezernat"))
    ):
        index += 1
    return index


def _is_inflected(word: str) -> bool:
    """Whether the word is an adjective of names with an ending ("Digitale")."""
    return is_name_adjective_stem(word) and word.endswith(("e", "er", "es", "en", "em"))


_SHORT_TOWNS = frozenset({"Ffm", "Bln", "Hbg", "Mchn"})
_COMPASS = frozenset(
    {"Nord", "Süd", "Ost", "West", "Mitte", "Land", "Stadt", "Nordost", "Nordwest", "Südost", "Südwest", "Zentrum"}
)


def with_legal_form(words: Words) -> Iterator[Name]:
    """ "Verein für Heimatpflege e. V.", "Nordlicht Energie GmbH & Co. KG": back from the legal form to the name's first word."""
    joins = frozenset(load("organizations")["joins"]["words"])
    texts = words.texts
    for found in legal_form().finditer(words.text):
        index = words.at(found.start())
        end = words.between(found.start(), found.end())[1]
        first = index
        while first > 0 and index - first < 10 and not words.line_break(first):
            before = texts[first - 1]
            if (
                before[0].isupper()
                or before[0].isdigit()
                or before in joins
                or before in ("-", "–", "&")
                or (before[0].islower() and _lower_brand(words, first - 1, index))
            ):
                if before == "-" and words.glued(first) and not words.glued(first - 1):
                    break
                first -= 1
            else:
                break
        first = _trim_front(words, first, index)
        if (
            first > 1
            and "-" in texts[first - 1]
            and texts[first - 1][0].islower()
            and texts[first - 2] in _BEFORE_A_NAME
        ):
            first -= 1  # "n-ost Netzwerk … e. V."
        if first < index and texts[first][0].isalpha() and index > first:
            yield Name("organization", first, end, "organization.legal_form", (f"legal form {found[0]!r}",))


_BEFORE_A_NAME = frozenset({",", "und", "von", "der", "die", "das", "des", "dem", "vom", ":", "–"})


def _lower_brand(words: Words, index: int, form: int) -> bool:
    """A lower-case word within a name ("netzwerk recherche e. V."): only behind a comma, a bracket or an article."""
    text = words.texts[index]
    return form - index <= 2 and text.isalpha() and len(text) > 4 and not text.endswith(("en", "te", "ten", "et"))


def _trim_front(words: Words, first: int, form: int) -> int:
    """Drop what leads up to a name: articles, prepositions, a role noun or a clause before "und"."""
    texts = words.texts
    joins = frozenset(load("organizations")["joins"]["words"])
    changed = True
    while changed and first < form:
        changed = False
        text = texts[first]
        later = next((i for i in range(form - 1, first, -1) if texts[i] in ("Die", "Der", "Das", "Den", "Dem")), None)
        if later is not None and later + 1 < form:
            first, changed = later + 1, True
            continue
        if (
            not text[0].isalpha()
            or text in joins
            or text in ("-", "–")
            or text.lower() in _ARTICLES
            or (is_role(text) and not is_head(text))
        ):
            first, changed = first + 1, True
            continue
        for index in range(first + 1, form):
            if texts[index] in (
                "der",
                "des",
                "die",
                "das",
                "den",
                "im",
                "vom",
                "am",
                "zur",
                "in",
                "von",
            ) and not _inside_name(words, first, index):
                first, changed = index + 1, True
                break
    return first


def _inside_name(words: Words, first: int, index: int) -> bool:
    """Whether an article inside is part of the name: behind a class noun or its attribute ("Bund der Steuerzahler")."""
    return any(
        is_head(words.texts[i]) or words.texts[i] in ("Freunde", "Haus", "Förderverein") for i in range(first, index)
    ) and words.texts[index] in ("der", "des", "zur", "im", "von", "in", "die", "das", "am", "den")


@cache
def _party_pattern() -> re.Pattern[str]:
    names = sorted(
        (name for party in load("parties")["party"] if not party.get("bracket_only") for name in party["names"]),
        key=len,
        reverse=True,
    )
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in names) + r")(?![\w]|-\w)")


@cache
def parties() -> dict[str, str]:
    """Spelling of a party → its value."""
    return {
        name: name if party.get("own_value") else party["value"]
        for party in load("parties")["party"]
        for name in party["names"]
    }


def parties_in(words: Words) -> Iterator[Name]:
    """Parties by name, wherever they stand; "Linke" and other everyday words only in brackets behind a name."""
    for found in _party_pattern().finditer(words.text):
        first, last = words.between(found.start(), found.end())
        if found[0] in ("Grüne", "Grünen") and first and words.texts[first - 1] in ("im", "ins", "am"):
            continue
        if words.starts[first] == found.start() and words.ends[last - 1] == found.end():
            yield Name(
                "organization", first, last, "organization.party", ("a party's name",), {"party": parties()[found[0]]}
            )


_Opened = tuple[Name, int, int, str]
"""A person with a bracket behind: the words ``[first, last)`` in it, and these as text."""


def parties_in_brackets(words: Words, people: list[Name], places: set[int]) -> Iterator[Name]:
    """What stands in brackets behind persons, where the others of the list are parties."""
    known = parties()
    opened: list[_Opened] = []
    for person in people:
        index = person.last
        texts = words.texts
        if index + 2 >= len(texts) or texts[index] != "(":
            continue
        close = next((i for i in range(index + 1, min(index + 9, len(texts))) if texts[i] == ")"), None)
        if close is None or close == index + 1:
            continue
        opened.append((person, index + 1, close, words.words(index + 1, close)))
    for run in _runs(words, opened):
        parts = [_party_part(item[3], known) for item in run]
        if not any(parts):
            continue
        for (_, first, last, inside), part in zip(run, parts, strict=True):
            if part is not None:
                at = next((spot for spot in _spots(first, last) if words.words(*spot) == part), None)
                if at:
                    why = ("a party in brackets behind a person",)
                    yield Name("organization", *at, "organization.party", why, {"party": known[part]})
            elif (
                last - first <= 4
                and words.texts[first][0].isupper()
                and first not in places
                and not _NO_PARTY.search(inside)
                and not is_role(words.texts[first])
            ):
                why = ("in brackets like the parties of the same list",)
                yield Name("organization", first, last, "organization.party_list", why, {"party": inside})


_NO_PARTY = re.compile(r"\d|\.|,")


def _spots(first: int, last: int) -> Iterator[tuple[int, int]]:
    for start in range(first, last):
        for stop in range(last, start, -1):
            yield start, stop


def _runs(words: Words, opened: list[_Opened]) -> Iterator[list[_Opened]]:
    """Bracketed persons that form one list: only a comma or "und", with degrees and roles, stands between them."""
    run: list[_Opened] = []
    for item in opened:
        if run and not _one_list(words, run[-1], item):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _party_part(inside: str, known: dict[str, str]) -> str | None:
    """The party in "CDU", "CDU, Viersen", "48, SPD"."""
    if inside in known:
        return inside
    return next((part for part in (piece.strip() for piece in inside.split(",")) if part in known), None)


def _one_list(words: Words, one: _Opened, other: _Opened) -> bool:
    between = words.texts[one[2] + 1 : other[0].first]
    return 0 < len(between) <= 6 and between[0] in (",", "und", "sowie", ";")


@cache
def _agencies() -> re.Pattern[str]:
    data = load("organizations")["agencies"]
    label = "|".join(data["labels"])
    return re.compile(
        rf"(?:{label})(?: ?[:/])? ?(?:[^\n:()]{{0,40}} ?[/|,] ?)?(?P<name>{'|'.join(map(re.escape, data['names']))})(?!\w)"
    )


def agencies(words: Words) -> Iterator[Name]:
    """Picture agencies in a photo credit ("Foto: Pixabay")."""
    for found in _agencies().finditer(words.text):
        first, last = words.between(*found.span("name"))
        yield Name("organization", first, last, "organization.agency", ("named in a photo credit",))


@cache
def no_names() -> frozenset[str]:
    """Single words that are no organisation whatever the tagger says."""
    return frozenset(load("organizations")["no_names"]["words"])


def companies_of(words: Words) -> Iterator[Name]:
    """ "Firma Nordlicht": the word behind "Firma" is a name."""
    texts = words.texts
    for index in range(len(texts) - 1):
        if (
            texts[index] in ("Firma", "Firmen", "Fa")
            and is_capital(texts[index + 1])
            and not is_plain_noun(texts[index + 1])
            and not is_role(texts[index + 1])
            and not words.line_break(index + 1)
        ):
            yield Name("organization", index + 1, index + 2, "organization.company", ("stands behind 'Firma'",))
