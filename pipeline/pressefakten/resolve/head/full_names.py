"""The fullest name of a body: of several forms of one name, the one that says most."""

import re
from collections.abc import Sequence

from pressefakten.german.class_nouns import legal_form
from pressefakten.lexicon import load
from pressefakten.resolve.head.bodies import says_in_short
from pressefakten.resolve.head.shapes import is_subunit, plain
from pressefakten.resolve.head.weighing import Placed
from pressefakten.rules import words as any_of

_SMALL = frozenset(load("head_words")["small"])
_LEGAL = {plain(short): plain(full) for short, full in load("head_words")["legal_forms"].items()}
_TAIL = re.compile(rf"(?:von )?(?:\d{{2,4}} )?(?:{any_of(load('head_words')['legal_tails'])})\Z|(?:von )?\d{{4}}\Z")
_ABBREVIATION = re.compile(r"\s\((?=[^()]*[A-ZÄÖÜ][^()]*[A-ZÄÖÜ])[\w.-]{2,12}\)\Z")
"""An abbreviation in brackets: two capitals at least, unlike the river in "Frankfurt (Oder)"."""
_LEGAL_TAILS = tuple(load("head_words")["legal_tails"])
_WHOLE = 3
"""Words of a name that says enough to be known by."""
_LINE_END = 2
"""Code points between a line and the one below."""
_LEAST = 0.0
"""What a fuller form has to score at least: less speaks for it, since it stands there seldom."""


def in_full(best: Placed, weighed: Sequence[Placed]) -> Placed:
    """The fullest form of the best name among all names of the text."""
    for _ in range(3):  # an abbreviation spelt out may have a legal form behind it
        fuller = [one for one in weighed if one.score > _LEAST and _is_fuller(best.value, one.value)]
        fuller = fuller or [one for one in weighed if _is_its_part(best, one)]
        if not fuller:
            break
        best = max(fuller, key=lambda one: (len(plain(one.value)), one.score))
    return _without_abbreviation(best, weighed)


def _is_its_part(body: Placed, other: Placed) -> bool:
    """Whether ``other`` is the part of a body that the body is named with where it stands: "…, Sektion Auental" in its
    line, or "Ortsgruppe Lindach" on the line below."""
    rest = other.value.removeprefix(body.value)
    words = rest.strip(" ,-–—").split()
    if rest == other.value or not words or not is_subunit(words[0]):
        return False
    return other.start == body.start if rest.strip()[0] in ",-–—" else 0 <= other.start - body.end <= _LINE_END


def _without_abbreviation(best: Placed, weighed: Sequence[Placed]) -> Placed:
    """The name as the text gives it without its abbreviation in brackets behind it."""
    bare = _ABBREVIATION.sub("", best.value)
    return next((one for one in weighed if one.value == bare), best) if bare != best.value else best


def _is_fuller(name: str, other: str) -> bool:
    """Whether ``other`` is the same name in full."""
    short, full = plain(name), plain(other)
    if short == full or len(full) <= len(short) or _ABBREVIATION.search(other):
        return False
    if " " not in short and full.startswith(f"{short} ") and legal_form().search(other):
        return True
    if full.startswith(f"{short} "):
        rest = full[len(short) + 1 :]
        return _TAIL.match(rest) is not None or _is_cut(short, rest)
    if _with_legal_form(short) == full or _holds_more(short, full):
        return True
    return len(short.split()) > 1 and says_in_short(name, short, full)


def _is_cut(short: str, rest: str) -> bool:
    """Whether a name breaks off in its midst: "Stiftung Literaturhaus am", "Ministerium für Soziales" of "… Soziales,
    Gesundheit und Integration"."""
    words = short.split()
    if words[-1] in _SMALL:
        return True
    return len(words) > 2 and words[-2] == "für" and " und " in f" {rest} " and not legal_form().search(rest)


def _holds_more(short: str, full: str) -> bool:
    """Whether ``full`` has more between a name of three words or more and its legal form: "Brücke der Hoffnung e. V."
    is "Brücke der Hoffnung – Nothilfe weltweit e. V."."""
    tail = next((form for form in _LEGAL_TAILS if short.endswith(f" {form}")), None)
    if tail is None or not full.endswith(f" {tail}"):
        return False
    front = short.removesuffix(f" {tail}")
    return len(front.split()) >= _WHOLE and full.startswith(f"{front} ")


def _with_legal_form(name: str) -> str:
    *words, last = name.split()
    return " ".join([*words, _LEGAL.get(last, last)])
