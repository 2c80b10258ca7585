"""Organisations that the tagger found, with their boundaries put right.

Boundaries are those of docs/facts.md: a name ends before "in/im X", "des Kreises X", "der Stadt X"; what is a name with
a place ("Polizeipräsidium Frankfurt am Main") holds the place.
"""

import re
from collections.abc import Callable, Mapping

from pressefakten.german.class_nouns import (
    is_event_or_work,
    is_head,
    legal_form,
)
from pressefakten.german.marks import CLOSE, OPEN
from pressefakten.german.place_nouns import is_building
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import ARTICLES, gender_of_address, is_plain_noun, is_term
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.corrections import Correction, Range, behind_number
from pressefakten_schemas.kinds import Kind


def _trim_front(words: Words, first: int, last: int) -> Range:
    texts, first = words.texts, behind_number(words, first, last)
    while first < last and (
        not texts[first][0].isalnum()
        or texts[first].lower() in ARTICLES
        and first + 1 != last
        and texts[first][0].islower()
    ):
        first += 1
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


CORRECTIONS: Mapping[str, Correction] = {
    "body.trim_front": _trim_front,
    "body.place": _without_place,
    "body.trim_end": _trim_end,
    "body.no_code": _no_code,
    "body.no_word": _no_word,
}


_CODES = frozenset(load("organizations")["codes"]["labels"])
_LAWS = tuple(load("organizations")["codes"]["laws"])


def _is_code(words: Words, index: int) -> bool:
    """Whether a word is a label: of a security ("Börsenkürzel: DKG"), of a law ("Verordnung (EU) 596/2014")."""
    texts = words.texts
    if index > 1 and texts[index - 1] == ":" and texts[index - 2] in _CODES:
        return True
    of_law = texts[index - 1 : index] == ["("] and texts[index + 1 : index + 2] == [")"]
    return of_law and index > 1 and texts[index - 2].lower().endswith(_LAWS)


_ROAD = re.compile(r"[ABLKS] ?\d{1,4}[a-z]?$")


Said = tuple[Kind, tuple[str, ...]] | None
"""A kind with the reason, or None where a rule has nothing to say."""


def kind_of(words: Words, first: int, last: int) -> tuple[Kind, tuple[str, ...]]:
    """What an ORG span names, and why: a body unless one of ``KINDS`` says otherwise."""
    return next((said for rule in KINDS.values() if (said := rule(words, first, last))), ("organization", ()))


def _road(words: Words, first: int, last: int) -> Said:
    return ("place", ("a road's number",)) if _ROAD.match(words.words(first, last)) else None


def _building(words: Words, first: int, last: int) -> Said:
    named = last - first > 1 and is_building(words.texts[first]) and not _names_body(words, first, last)
    return ("place", ("its class noun names a building",)) if named else None


def _thing(words: Words, first: int, last: int) -> Said:
    texts = words.texts[first:last]
    closing = texts[-2] if len(texts) > 1 and texts[-1].isdigit() else texts[-1]  # "Hallenpokal 2024"
    thing = is_event_or_work(closing) and not _names_body(words, first, last)
    return ("misc", ("its class noun names a thing",)) if thing else None


def _quoted(words: Words, first: int, last: int) -> Said:
    texts = words.texts
    inside = first and last < len(texts) and texts[first - 1] in OPEN and texts[last] in CLOSE
    return ("misc", ("a title in quotation marks",)) if inside and not any(map(is_head, texts[first:last])) else None


def _names_body(words: Words, first: int, last: int) -> bool:
    """Whether a class noun of bodies or a legal form stands in the name."""
    return any(map(is_head, words.texts[first:last])) or bool(legal_form().search(" " + words.words(first, last)))


KINDS: Mapping[str, Callable[[Words, int, int], Said]] = {
    "kind.road": _road,
    "kind.building": _building,
    "kind.thing": _thing,
    "kind.quoted": _quoted,
}


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
