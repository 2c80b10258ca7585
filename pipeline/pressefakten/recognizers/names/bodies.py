"""Organisations that the tagger found, with their boundaries put right.

Boundaries are those of docs/facts.md: a name ends before "in/im X", "des Kreises X", "der Stadt X"; what is a name with
a place ("Polizeipräsidium Frankfurt am Main") holds the place.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

from pressefakten.german.class_nouns import (
    has_legal_form,
    is_body_plural,
    is_event_or_work,
    is_head,
    legal_form,
)
from pressefakten.german.function_words import function_words
from pressefakten.german.marks import CLOSE, OPEN
from pressefakten.german.shapes import ARTICLES, is_term
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.corrections import Correction, Range, behind_number
from pressefakten.recognizers.names.things import no_class_noun
from pressefakten.recognizers.names.towns import town_end
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


def _without_goods(words: Words, first: int, last: int) -> Range:
    """Without what a maker makes ("der Anbieter von Ladesäulen [Nordstrom AG]")."""
    if first < 2 or last - first < 2 or words.texts[first - 1] not in _OF_GOODS:
        return first, last
    made = words.texts[first - 2].lower().endswith(_MAKERS) and words.texts[first].endswith(_PLURALS)
    return first + made, last


_MAKERS = tuple(load("organizations")["makers"]["nouns"])
_OF_GOODS = frozenset(load("organizations")["makers"]["joints"])
_PLURALS = tuple(load("organizations")["makers"]["plurals"])


def _without_place(words: Words, first: int, last: int) -> Range:
    return first, cut_place(words, first, last)


def _no_plural(words: Words, first: int, last: int) -> Range:
    """Without the plural of a class noun before the first of several towns ("die Feuerwehren [Auen], Moorbek und
    Lindach")."""
    plural = last - first == 2 and is_body_plural(words.texts[first]) and not is_head(words.texts[first])
    return first + (plural and _lists_behind(words, last)), last


def _lists_behind(words: Words, index: int) -> bool:
    """Whether a list goes on here with a capitalised word."""
    if index + 1 >= len(words) or words.any_break(index - 1, index + 2):
        return False
    return words.texts[index] in _JOINTS and words.texts[index + 1][0].isupper()


_JOINTS = function_words("joins_names") | {","}


def _trim_end(words: Words, first: int, last: int) -> Range:
    texts = words.texts
    while first < last and not (texts[last - 1][0].isalnum() or _keeps_sign(words, first, last)):
        last -= 1
    while first < last and texts[last - 1][0].islower() and texts[last - 1] in ARTICLES:
        last -= 1
    return first, last


def _no_term(words: Words, first: int, last: int) -> Range | None:
    """None for a lone word that is a term ("öV")."""
    return None if last - first == 1 and is_term(words.texts[first]) else (first, last)


def _with_bracket(words: Words, first: int, last: int) -> Range:
    """With the bracket that closes one inside ("Staatsanwaltschaft Frankfurt (Oder[)]")."""
    open_one = "(" in words.texts[first:last] and ")" not in words.texts[first:last]
    return first, last + (open_one and words.texts[last : last + 1] == [")"])


def _with_zu(words: Words, first: int, last: int) -> Range:
    """With the town behind "zu" that is part of the name ("Universität [zu Köln]")."""
    behind = words.texts[last : last + 2]
    named = (
        len(behind) == 2 and behind[0] == "zu" and behind[1][0].isupper() and not words.any_break(last - 1, last + 2)
    )
    return first, last + 2 * (named and words.texts[last - 1].lower().endswith(_WITH_ZU))


_WITH_ZU = tuple(load("organizations")["zu"]["ends"])


def _no_ticker(words: Words, first: int, last: int) -> Range | None:
    """None for the code of a share ("SIX: KLWK", "WKN: NDX1")."""
    before = words.texts[max(0, first - 2) : first]
    code = last - first == 1 and words.texts[first].isupper() and before[-1:] == [":"] and before[0] in _exchanges()
    return None if code else (first, last)


def _no_unit(words: Words, first: int, last: int) -> Range | None:
    """None for a unit of administration with where it lies instead of its name ("Stadt am Fluss")."""
    texts = words.texts[first:last]
    return None if len(texts) > 2 and is_unit(texts[0]) and texts[1] in _LIES else (first, last)


_LIES = function_words("lies")


@cache
def _exchanges() -> frozenset[str]:
    return frozenset(load("organizations")["exchanges"]["words"])


def _behind_toward(words: Words, first: int, last: int) -> Range:
    """Behind what says to whom something goes, before a company ("das Bad an die [Bäder GmbH]")."""
    if not has_legal_form(words.words(first, last)):
        return first, last
    pairs = (index for index in range(first, last - 2) if tuple(words.texts[index : index + 2]) in _toward())
    return max((index + 2 for index in pairs), default=first), last


@cache
def _toward() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words.split()) for words in load("organizations")["legal"]["toward"])


CORRECTIONS: Mapping[str, Correction] = {
    "body.trim_front": _trim_front,
    "body.toward": _behind_toward,
    "body.no_goods": _without_goods,
    "body.place": _without_place,
    "body.no_plural": _no_plural,
    "body.trim_end": _trim_end,
    "body.bracket": _with_bracket,
    "body.zu": _with_zu,
    "body.no_term": _no_term,
    "body.no_ticker": _no_ticker,
    "body.no_unit": _no_unit,
    "body.no_class_noun": no_class_noun,
}


Said = tuple[Kind, tuple[str, ...]] | None
"""A kind with the reason, or None where a rule has nothing to say."""


def kind_of(words: Words, first: int, last: int) -> tuple[Kind, tuple[str, ...]]:
    """What an ORG span names, and why: a body unless one of ``KINDS`` says otherwise."""
    return next((said for rule in KINDS.values() if (said := rule(words, first, last))), ("organization", ()))


def _thing(words: Words, first: int, last: int) -> Said:
    texts = words.texts[first:last]
    closing = texts[-2] if len(texts) > 1 and texts[-1].isdigit() else texts[-1]  # "Hallenpokal 2024"
    thing = is_event_or_work(closing) and not _names_body(words, first, last)
    return ("misc", ("its class noun names a thing",)) if thing else None


def _names_body(words: Words, first: int, last: int) -> bool:
    """Whether a class noun of bodies or a legal form stands in the name."""
    return any(map(is_head, words.texts[first:last])) or bool(legal_form().search(" " + words.words(first, last)))


def _one_of_several(words: Words, first: int, last: int) -> Said:
    """A town behind the plural of a class noun ("die Feuerwehren Auen und Moorbek")."""
    before = "" if words.line_break(first) else words.texts[first - 1]
    several = bool(before) and is_body_plural(before) and not is_head(before) and _lists_behind(words, last)
    return ("place", ("one of several towns behind a plural",)) if several and last - first == 1 else None


KINDS: Mapping[str, Callable[[Words, int, int], Said]] = {
    "kind.one_of_several": _one_of_several,
    "kind.thing": _thing,
}


def _keeps_sign(words: Words, first: int, last: int) -> bool:
    """Whether the sign at the end is the name's own: a full stop of a short form ("e. V."), not of a number ("II.")."""
    sign, inside = words.texts[last - 1], words.texts[first : last - 1]
    if sign == ")":
        return "(" in inside
    if sign in CLOSE:
        return any(text in OPEN for text in inside)
    if sign == ".":
        numbered = inside and _NUMBER.fullmatch(inside[-1]) and inside[-2:-1] != ["."]
        return bool(inside) and len(inside[-1]) <= 2 and words.glued(last - 1) and not numbered
    return sign == "!" and bool(inside) and words.glued(last - 1)


_NUMBER = re.compile(r"\d+|[IVX]+")


def cut_place(words: Words, first: int, last: int) -> int:
    """Where the name ends that a reader would end before "in X", "im Kreis X", "des Kreises X", "der Stadt X"."""
    return next((index for index in range(first + 1, last - 1) if _ends_before(words, first, index, last)), last)


def _ends_before(words: Words, first: int, index: int, last: int) -> bool:
    """Whether what stands from the word ``index`` on says only where the body is or whose."""
    word, following = words.texts[index], words.texts[index + 1]
    if word == "(":
        return town_end(words, index) == index and not has_legal_form(words.words(first, last))
    if word == "in":
        return following[0].isupper()
    if word == "im":
        return is_unit(following)
    of_unit = word in ("des", "der", "vom", "von") and is_unit(following) and following not in _LANDS
    return of_unit and index + 2 < last and words.texts[index + 2][0].isupper() and words.texts[index - 1] != "Rat"


_LANDS = frozenset(load("places")["units"]["lands"])
