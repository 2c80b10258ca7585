"""Persons: what the tagger found, put right, and what address, role and degree tell without it.

A person's span is the name alone: without "Herr", degree and role (docs/facts.md). Each rule rests on the form of
German names and releases, not on a list of people; the only lists are first names and role nouns.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pressefakten.german.class_nouns import is_head
from pressefakten.german.role_nouns import is_role, is_role_adjective, is_short_role, role_form, surname_like
from pressefakten.german.shapes import (
    can_be_name,
    ends_out_of_office,
    gender_of_address,
    is_capital,
    is_degree,
    is_degree_bracket,
    is_degree_field,
    is_family,
    is_given,
    is_particle,
    is_plain_noun,
    is_sure_given,
)
from pressefakten.german.words import Words
from pressefakten.recognizers.names.corrections import Correction, Range, correct
from pressefakten.recognizers.names.found import Name
from pressefakten.recognizers.names.places import is_safe_place

LONGEST = 6
"""Words of a name ("Ursula Maria von der Leyen")."""

_OCCUPATION = re.compile(r"[a-zäöüß]{3}(?:er|erin|ist|istin|ent|entin|eur|eurin|ant|antin|oge|ogin)$")
_STOP_BEFORE = frozenset({"und", "sowie", "oder"})


def from_tagger(words: Words, first: int, last: int) -> Iterator[Name]:
    """A PER span as the names that it holds: none, one, or several joined by "und" or a comma."""
    start = first
    for index in range(first, last + 1):
        text = words.texts[index] if index < last else ""
        runs_on = (
            index - start >= 2
            and index < last
            and is_sure_given(text)
            and not is_given(words.texts[index - 1])
            and not is_particle(words.texts[index - 1])
        )
        if (
            runs_on
            or index == last
            or text in (",", ";", "/", "&", "(", ")", ":", "•", "|", "–", "—")
            or text in _STOP_BEFORE
            or (index > start and words.line_break(index))
        ):
            name = _put_right(words, start, index)
            if name:
                yield name
            start = (
                index
                if index < last
                and text not in (",", ";", "/", "&", "(", ")", ":", "•", "|", "–", "—")
                and text not in _STOP_BEFORE
                else index + 1
            )


_ARTICLES_OF_NOUNS = frozenset("ein eine einen einem einer eines der die das den dem".split())
_ABBREVIATION_WITH_S = re.compile(r"[A-ZÄÖÜ]{3,}s")


def is_no_surname(words: Words, index: int) -> bool:
    """Whether a lone word that the tagger holds for a person is a noun of the release, or an abbreviation in the
    genitive ("UNOs"): one that stands somewhere behind an article of nouns ("ein Banner")."""
    word = words.texts[index]
    if _ABBREVIATION_WITH_S.fullmatch(word):
        return True
    before = zip(words.texts, words.texts[1:], strict=False)
    return any(text == word and article.lower() in _ARTICLES_OF_NOUNS for article, text in before)


def reads_as_person(words: Words, first: int, last: int) -> bool:
    """Whether a span that the tagger holds for something else is first name and surname, and nothing but these."""
    texts = words.texts[first:last]
    return (
        2 <= len(texts) <= 3
        and is_sure_given(texts[0])
        and not is_given(texts[-1])
        and all(can_be_name(text) and not is_role(text) and not is_head(text) for text in texts)
        and not any(text.isupper() for text in texts)
        and not words.any_break(first, last)
    )


def is_role_with_name(words: Words, first: int, last: int) -> bool:
    """Whether a span held for something else is a role and a name ("LH Kogler", "Stadtrat Jan Ott")."""
    texts = words.texts
    names = texts[first + 1 : last]
    if not names or not all(can_be_name(text) for text in names):
        return False
    return is_short_role(texts[first]) or len(names) == 2 and is_role(texts[first]) and is_given(names[0])


def _put_right(words: Words, first: int, last: int) -> Name | None:
    span = correct(words, first, last, CORRECTIONS)
    if span is None:
        return None
    why = ("the tagger found a person",)
    changed = ("cut or grown to the name itself",) if span != (first, last) else ()
    return Name("person", *span, "person.tagger", (*why, *changed))


def _trim_front(words: Words, first: int, last: int) -> Range:
    while first < last and _is_no_first_word(words, first, last):
        first += 1
    return first, last


def _trim_end(words: Words, first: int, last: int) -> Range:
    while first < last and _is_no_last_word(words, first, last):
        last -= 1
    return first, last


def _no_family(words: Words, first: int, last: int) -> Range | None:
    return None if first > 0 and is_family(words.texts[first - 1]) and last - first == 1 else (first, last)


def _no_word(words: Words, first: int, last: int) -> Range | None:
    if last - first > 1:
        return first, last
    only = words.texts[first]
    if is_plain_noun(only) or (is_role(only) and only.lower() not in surname_like()) or not is_capital(only):
        return None
    return None if _in_compound(words, first) else (first, last)


def _not_too_long(words: Words, first: int, last: int) -> Range | None:
    return None if last - first > LONGEST else (first, last)


def _is_no_first_word(words: Words, first: int, last: int) -> bool:
    text = words.texts[first]
    if not text[0].isalpha() or is_degree(text) or gender_of_address(text) or is_family(text):
        return True
    if text[0].islower():
        return not (is_particle(text) and last - first > 1) and text not in ("al", "bin", "de", "van", "von")
    if last - first == 1:
        return False
    following = words.texts[first + 1]
    if is_degree_field(text) and following == ".":
        return True
    if following == "." and ends_out_of_office(words.texts[max(0, first - 2) : first + 2]):
        return True  # "Landrat a. D. Karl Weiß"
    if is_role(text):
        return True
    if last - first > 2 and not is_given(text) and is_sure_given(following) and _OCCUPATION.search(text):
        return True  # "Reeder Hinrich Oltmann", whatever the occupation
    return not is_given(text) and (is_plain_noun(text) or (is_role_adjective(text) and is_role(following)))


def _is_no_last_word(words: Words, first: int, last: int) -> bool:
    text = words.texts[last - 1]
    if text == "." and last - first >= 2 and len(words.texts[last - 2]) == 1 and last - first > 2:
        return False
    if not text[0].isalpha():
        return True
    if text[0].islower():
        return not _ARABIC.match(text)
    if last - first == 1:
        return False
    if last - first >= 2 and is_plain_noun(text) and not (last - first == 2 and is_given(words.texts[first])):
        return True
    if last - first >= 2 and is_plain_noun(text) and len(text) > 9:
        return True
    return last - first >= 3 and is_role(text) and text.lower() not in surname_like()


def _grow(words: Words, first: int, last: int) -> tuple[int, int]:
    """Take in a first name that the tagger left outside, and a surname behind a lone first name."""
    texts = words.texts
    while (
        first > 1
        and texts[first - 1] == "."
        and words.glued(first - 1)
        and _is_initial(texts[first - 2])
        and not ends_out_of_office(texts[max(0, first - 4) : first])
        and not words.line_break(first)
    ):
        first -= 2
    while (
        first > 0
        and last - first < 4
        and not words.line_break(first)
        and is_given(texts[first - 1])
        and not is_plain_noun(texts[first - 1])
    ):
        first -= 1
    if (
        last - first == 1
        and last < len(texts)
        and is_given(texts[first])
        and not words.line_break(last)
        and can_be_name(texts[last])
        and not is_role(texts[last])
    ):
        last += 1
    return first, last


CORRECTIONS: Mapping[str, Correction] = {
    "person.trim_front": _trim_front,
    "person.trim_end": _trim_end,
    "person.grow": _grow,
    "person.no_family": _no_family,
    "person.no_word": _no_word,
    "person.not_too_long": _not_too_long,
}


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


_ARABIC = re.compile(r"[a-z]{2,4}-[A-ZÄÖÜ]")
"""An article grown on to a surname ("al-Sayed")."""


def _in_compound(words: Words, index: int) -> bool:
    """Whether the word hangs on a hyphen ("Presse- und …", "…-Müller" cut in two)."""
    after = words.texts[index + 1] if index + 1 < len(words) else ""
    return after in ("-", "–") and words.glued(index + 1)


def by_address(words: Words) -> Iterator[Name]:
    """Names behind "Herr", "Frau", a degree or a role noun.

    Behind an address or a degree one capitalised word is enough; behind a role noun a first name must lead.
    """
    texts = words.texts
    index, total = 0, len(texts)
    while index < total:
        text = texts[index]
        if not (text[0].isupper() and index + 1 < total):
            index += 1
            continue
        address = gender_of_address(text) is not None
        degree = is_degree(text)
        role = not address and not degree and role_form(text) is not None
        if not (address or degree or role):
            index += 1
            continue
        at = _skip_address(words, index + 1)
        if at is None:
            index += 1
            continue
        end = name_end(words, at)
        strong = address or degree or at > index + 2 or is_short_role(text)
        if end > at and not (role and not strong and not is_given(texts[at])):
            lone = end - at == 1
            if not (lone and (role and not strong)) and not (lone and is_given(texts[at]) and role):
                rule = "person.address" if address else "person.degree" if degree else "person.role"
                words_before = words.words(index, at)
                yield Name("person", at, end, rule, (f"{words_before!r} stands before a name",))
        index = max(index + 1, end if end > at else at)


def _skip_address(words: Words, index: int) -> int | None:
    """Behind an address: past degrees, roles and full stops to where the name must begin; None at a line's end."""
    texts = words.texts
    for _ in range(10):
        if index >= len(texts):
            return None
        text = texts[index]
        if text == ".":
            if not words.glued(index) or not (
                is_degree(texts[index - 1])
                or is_degree_field(texts[index - 1])
                or gender_of_address(f"{texts[index - 1]}.")
            ):
                return None
        elif words.line_break(index):
            return None
        elif (
            texts[index : index + 1] == ["("]
            and texts[index + 2 : index + 3] == [")"]
            and is_degree_bracket(texts[index + 1])
        ):
            index += 2  # "Dipl.-Ing. (FH)"
        elif is_degree(text) or gender_of_address(text):
            pass
        elif is_degree_field(text) and index + 1 < len(texts) and texts[index + 1] == "." and text.islower():
            pass
        elif (
            is_role(text)
            and index + 1 < len(texts)
            and can_be_name(texts[index + 1])
            and not words.line_break(index + 1)
        ):
            pass
        else:
            return index
        index += 1
    return None


def name_end(words: Words, start: int) -> int:
    """The end of the name that begins at word ``start``: first names, particles, surname; ``start`` when none does."""
    texts = words.texts
    index, surname = start, False
    while index < len(texts) and index - start < LONGEST:
        text = texts[index]
        if index > start and words.line_break(index):
            break
        if can_be_name(text):
            if surname and not (is_given(texts[index - 1]) or len(texts[index - 1]) == 1 or texts[index - 1] == "."):
                break
            if index > start and is_role(text) and not is_given(texts[index - 1]):
                break
            surname = surname or not is_given(text)
            index += 1
        elif (
            text == "."
            and index > start
            and len(texts[index - 1]) == 1
            and words.glued(index)
            and index + 1 < len(texts)
            and can_be_name(texts[index + 1])
        ):
            index += 1
        elif index > start and _ARABIC.match(text):
            surname = True
            index += 1
        elif is_particle(text) and (index > start or text in _OPENING_PARTICLES) and _particle_goes_on(words, index):
            index += 1
        else:
            break
    while index > start and not is_capital(texts[index - 1]) and not _ARABIC.match(texts[index - 1]):
        index -= 1
    return index


_OPENING_PARTICLES = frozenset({"von", "van", "vom", "de", "du", "zu", "ten", "ter", "di", "da", "el", "al"})
"""Particles that open a surname by themselves ("Frau von Rahden"); "den" and "der" are articles there."""


def _particle_goes_on(words: Words, index: int) -> bool:
    texts = words.texts
    for ahead in (index + 1, index + 2):
        if ahead >= len(texts) or words.line_break(ahead):
            return False
        if can_be_name(texts[ahead]):
            return True
        if not is_particle(texts[ahead]):
            return False
    return False


_OPENERS = frozenset(
    {":", "-", "–", "—", "*", "•", "·", "(", ",", "/", "|", "und", "sowie", "von", "mit", "durch", "an", "für", "bei"}
)


def by_first_name(words: Words) -> Iterator[Name]:
    """First name and surname where a list, a label or a caption leaves nothing else to be read.

    "- Tomma Behrens", "Foto: Jette Lohse", "(v.l.) Ida Vogt, Malte Kruse und …". In running prose the tagger decides.
    """
    texts = words.texts
    total = len(texts)
    for index in range(total - 1):
        text = texts[index]
        if not (text[0].isupper() and is_given(text)) or words.line_break(index + 1):
            continue
        starts_line = words.line_start(index)
        before = texts[index - 1] if index else ""
        if not (starts_line or before in _OPENERS):
            continue
        end = name_end(words, index)
        if end - index < 2 or is_plain_noun(texts[end - 1]):
            continue
        after = texts[end] if end < total else ""
        closed = (
            end >= total
            or words.line_start(end)
            or after in (",", "(", ")", ":", ";", "/", "|", "–", "-", "und", "sowie")
        )
        closed = closed or (after == "." and (end + 1 >= total or words.line_start(end + 1)))
        if closed and (is_sure_given(text) or (starts_line and before != ".")):
            yield Name(
                "person", index, end, "person.first_name", (f"first name {text!r} leads, the layout closes the name",)
            )


_QUANTIFIERS = frozenset("die der den einige einiger einigen mehrere mehrerer mehreren beide beiden ehemalige".split())


def by_office(words: Words, tagged: list[Name]) -> Iterator[Name]:
    """ "einige Landräte (von Ahlen, von Brockdorf und Kruse)": surnames in brackets behind an office in the plural.

    Only where something tells surnames from towns: the tagger saw a person in one of them, or "von" stands before some
    of the later ones and not before others. A town known from the lexicon or from elsewhere says that none is a person.
    """
    texts = words.texts
    persons = {index for name in tagged if name.kind == "person" for index in range(name.first, name.last)}
    others: dict[str, tuple[int, int]] = {}
    for name in tagged:
        for index in range(name.first, name.last) if name.kind in ("place", "organization") else ():
            others[texts[index]] = (others.get(texts[index], (index, index))[0], index)
    for index in range(1, len(texts) - 3):
        form = role_form(texts[index - 1]) if texts[index] == "(" else None
        if (
            form is None
            or not form.plural
            or not any(text.lower() in _QUANTIFIERS for text in texts[max(0, index - 4) : index])
        ):
            continue
        close = next((i for i in range(index + 1, min(index + 24, len(texts))) if texts[i] == ")"), None)
        items = _surnames_between(words, index + 1, close) if close else []
        if len(items) < 2 or words.any_break(index, close or index):
            continue
        noble = [texts[first] == "von" for first, _ in items]
        mixed = any(noble[1:]) and not all(noble)
        if not mixed and not any(item in persons for first, last in items for item in range(first, last)):
            continue
        spots = [others.get(texts[last - 1], (index, index)) for _, last in items]
        if any(min(at) < index or max(at) > items[-1][1] for at in spots):
            continue
        if any(is_safe_place(texts[last - 1]) for _, last in items):
            continue
        for first, last in items:
            yield Name("person", first, last, "person.office", (f"in brackets behind {texts[index - 1]!r}",))


def _surnames_between(words: Words, start: int, stop: int) -> list[tuple[int, int]]:
    """The items of a list of surnames, each one word with or without "von"; none when anything else stands there."""
    texts = words.texts
    items: list[tuple[int, int]] = []
    index = start
    while index < stop:
        first = index
        while index < stop and texts[index] in _OPENING_PARTICLES | {"der", "den"} and index - first < 3:
            index += 1
        if index >= stop or not can_be_name(texts[index]) or texts[index].isupper() or is_head(texts[index]):
            return []
        index += 1
        items.append((first, index))
        if index < stop:
            if texts[index] not in (",", "und", "sowie"):
                return []
            index += 1
            if index == stop:
                return []
    return items


def without_places(words: Words, names: list[Name], places: frozenset[int]) -> list[Name]:
    """A lone word that the tagger holds for a person here and for a place elsewhere is the place, unless it is
    addressed."""
    towns = {words.texts[index] for index in places}
    addressed = {name.first for name in names if name.rule in ("person.address", "person.degree")}
    return [
        replace(name, kind="place", rule="place.not_person", steps=("a place elsewhere in the release",))
        if name.rule == "person.tagger"
        and name.last - name.first == 1
        and name.first not in addressed
        and words.texts[name.first] in towns
        else name
        for name in names
    ]


_BULLETS = frozenset({"-", "–", "*", "•", "·", "+"})


def by_list(words: Words, known: list[Name]) -> Iterator[Name]:
    """ "- Behrens Tomma Ehrennadel": surname and first name at the head of a list's line.

    Only behind a bullet or number, and only where the second word is a first name and the first is not.
    """
    taken = {index for name in known if name.last - name.first > 1 for index in range(name.first, name.last)}
    texts = words.texts
    for index in range(1, len(texts) - 1):
        if texts[index - 1] not in _BULLETS or not words.line_start(index - 1):
            continue
        surname, first = texts[index], texts[index + 1]
        if index + 1 in taken or words.line_start(index + 1):
            continue
        season = is_capital(surname) and is_plain_noun(surname) and len(surname) < 9 and is_sure_given(first)
        if (
            (can_be_name(surname) or season)
            and is_given(first)
            and (not is_given(surname) or not is_sure_given(surname))
        ):
            end = index + 2
            if end < len(texts) and not words.line_start(end) and can_be_name(texts[end]) and is_given(texts[end]):
                end += 1
            yield Name("person", index, end, "person.list", ("a list's line begins with surname and first name",))
