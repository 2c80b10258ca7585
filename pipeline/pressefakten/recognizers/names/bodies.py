"""Organisations that the tagger found, with their boundaries put right.

Boundaries are those of docs/facts.md: a name ends before "in/im X", "des Kreises X", "der Stadt X"; what is a name with
a place ("Polizeipräsidium Frankfurt am Main") holds the place.
"""

import re
from collections.abc import Mapping
from functools import cache

from pressefakten.german.class_nouns import (
    generic,
    is_head,
    is_strong,
    is_thing,
    is_weak,
    legal_form,
)
from pressefakten.german.marks import CLOSE, OPEN
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import ARTICLES, gender_of_address, is_capital, is_plain_noun, is_term
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.class_names import SHORT_TOWNS, is_inflected
from pressefakten.recognizers.names.corrections import Correction, Range
from pressefakten.recognizers.names.places import is_building, is_street, opens_second
from pressefakten_schemas.kinds import Kind


def _not_an_office(words: Words, first: int, last: int) -> Range | None:
    """None for "Ministerin [für Arbeit und Soziales]": the office, not the ministry."""
    return None if words.texts[first] == "für" else (first, last)


def _trim_front(words: Words, first: int, last: int) -> Range:
    texts = words.texts
    while first < last and (
        not texts[first][0].isalnum()
        or texts[first].lower() in ARTICLES
        and first + 1 != last
        and texts[first][0].islower()
    ):
        first += 1
    return first, last


def _without_article(words: Words, first: int, last: int) -> Range:
    """Without a capital article before a class noun ("Die Freiwillige Feuerwehr")."""
    texts = words.texts
    if (
        last - first > 1
        and texts[first] in ("Die", "Der", "Das")
        and (is_head(texts[first + 1]) or last - first > 2 and is_head(texts[first + 2]))
    ):
        first += 1
    return first, last


def _without_second(words: Words, first: int, last: int) -> Range:
    return first, _cut_second_name(words, first, last)


def _without_role(words: Words, first: int, last: int) -> Range:
    texts = words.texts
    while (
        first < last - 1
        and is_role(texts[first])
        and not is_head(texts[first])
        and texts[first][0].isupper()
        and not words.glued(first + 1)
    ):
        first += 1
    return first, last


def _without_description(words: Words, first: int, last: int) -> Range:
    """Without the class noun that describes the name ("IT-Messe Cebit")."""
    texts = words.texts
    if (
        last - first == 2
        and "-" in texts[first]
        and (is_thing(texts[first]) or is_weak(texts[first]))
        and is_capital(texts[first + 1])
    ):
        first += 1
    return first, last


def _without_purpose(words: Words, first: int, last: int) -> Range:
    """ "Programm des Bundes zur Förderung …": the purpose is the programme's."""
    texts = words.texts
    if texts[first] == "Bundes" and last - first > 1 and texts[first + 1] in ("zur", "zum"):
        last = first + 1
    return first, last


def _without_place(words: Words, first: int, last: int) -> Range:
    return first, cut_place(words, first, last)


def _trim_end(words: Words, first: int, last: int) -> Range:
    texts = words.texts
    while first < last and not (
        texts[last - 1][0].isalnum() or texts[last - 1] in (".", "!", ")") and _keeps_sign(words, first, last)
    ):
        last -= 1
    while first < last and texts[last - 1][0].islower() and texts[last - 1] in ARTICLES:
        last -= 1
    return first, last


def _first_line(words: Words, first: int, last: int) -> Range:
    return first, next((index for index in range(first + 1, last) if words.line_break(index)), last)


def _no_name(words: Words, first: int, last: int) -> Range | None:
    texts = words.texts
    dotted = last - first == 2 and texts[last - 1] == "."
    return None if (dotted or last - first == 1) and texts[first] in no_names() else (first, last)


def _no_code(words: Words, first: int, last: int) -> Range | None:
    return None if last - first == 1 and _is_code(words, first) else (first, last)


def _no_word(words: Words, first: int, last: int) -> Range | None:
    """None for a lone word that is no name: a number, a role, a term, an everyday noun."""
    if last - first > 1:
        return first, last
    only = words.texts[first]
    if only[0].isdigit() or gender_of_address(only) or (only.islower() and "." not in only and len(only) < 5):
        return None
    if is_term(only) or (is_role(only) or is_plain_noun(only)) and not is_head(only):
        return None
    return first, last


def _no_compound(words: Words, first: int, last: int) -> Range | None:
    hangs = last - first == 1 and words.texts[last : last + 1] in (["-"], ["–"]) and words.glued(last)
    return None if hangs else (first, last)


def _with_hyphen(words: Words, first: int, last: int) -> Range:
    return first, _hyphen_goes_on(words, last)


def _with_full_stop(words: Words, first: int, last: int) -> Range:
    dotted = words.texts[last - 1] in SHORT_TOWNS and words.texts[last : last + 1] == ["."] and words.glued(last)
    return first, last + dotted


CORRECTIONS: Mapping[str, Correction] = {
    "body.office": _not_an_office,
    "body.trim_front": _trim_front,
    "body.article": _without_article,
    "body.second_name": _without_second,
    "body.role": _without_role,
    "body.description": _without_description,
    "body.office_left": _not_an_office,
    "body.purpose": _without_purpose,
    "body.place": _without_place,
    "body.trim_end": _trim_end,
    "body.first_line": _first_line,
    "body.no_name": _no_name,
    "body.no_code": _no_code,
    "body.no_word": _no_word,
    "body.no_compound": _no_compound,
    "body.hyphen": _with_hyphen,
    "body.full_stop": _with_full_stop,
}


_CODES = frozenset({"Börsenkürzel", "Tickersymbol", "Ticker", "Kürzel", "WKN", "ISIN", "Symbol"})


def _is_code(words: Words, index: int) -> bool:
    """Whether a word is a label: of a security ("Börsenkürzel: DKG"), of a law ("Verordnung (EU) 596/2014")."""
    texts = words.texts
    if index > 1 and texts[index - 1] == ":" and texts[index - 2] in _CODES:
        return True
    of_law = texts[index - 1 : index] == ["("] and texts[index + 1 : index + 2] == [")"]
    return of_law and index > 1 and texts[index - 2].lower().endswith(("verordnung", "richtlinie", "beschluss"))


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


def kind_of(words: Words, first: int, last: int) -> tuple[Kind, tuple[str, ...]]:
    """What an ORG span names: a road, a product with its number, a thing by its class noun or its quotation marks."""
    texts = words.texts
    name = words.words(first, last)
    if _ROAD.match(name):
        return "place", ("a road's number",)
    heads = [text for text in texts[first:last] if is_head(text)]
    if not heads and not legal_form().search(" " + name):
        if last - first > 1 and is_building(texts[first]):
            return "place", ("its class noun names a building",)
        if any(is_thing(text) for text in texts[first:last]):
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
            or (is_inflected(text) and following[:1].isupper())
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


@cache
def no_names() -> frozenset[str]:
    """Single words that are no organisation whatever the tagger says."""
    return frozenset(load("organizations")["no_names"]["words"])
