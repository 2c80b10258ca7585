"""What a sum is for, where its sentence says so: funding, costs, price, fine, turnover, damage, donation."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pressefakten.lexicon import load

_BEFORE, _AFTER = 70, 45
"""How far, in characters, a word may stand from the sum to speak of it plainly."""
_WEAK = 30
"""What a weak word's distance is raised by: "das Ticket kostet 49 Euro" is a price."""
_SENTENCE = re.compile(r"[.!?:;][\"“”»«)]?\s+(?=[\"„“»A-ZÄÖÜ])|\n\s*\n|\n[-•*]")
_ABBREVIATIONS = "|".join(load("money")["abbreviations"]["beside_role"])
_NO_SENTENCE = re.compile(rf"(?:\b(?:[A-ZÄÖÜa-zäöü]|{_ABBREVIATIONS})|\d)\.\Z")
_SUM = re.compile(r"€|\bEuro\b|\bEUR\b")
_OF_THE_NEXT = re.compile(r"(?: [a-zäöüß]+)? \d[\d.,]*(?:-| )?(?:€|Euro\b|EUR\b)")
"""What follows a word behind the sum that speaks of the sum after it: "4,50 Euro, ermäßigt 3 Euro"."""
_BEHIND = 2
"""What a word behind the sum adds to its distance: of two as near, that before it speaks of it."""
_ELSEWHERE = 20
"""What another sum between word and sum adds to the distance."""


class MoneyRoles:
    """``lexicon`` is the table ``roles`` of the topic "money"."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        stems = {role: words for role, words in lexicon.items() if role != "weak"}
        self._stem = re.compile("|".join(f"(?P<{role}>{'|'.join(words)})" for role, words in stems.items()))
        self._weak = tuple(lexicon["weak"])

    def of(self, text: str, start: int, end: int) -> tuple[str, str] | None:
        """Role and the word that gives it, for the sum ``text[start:end]``."""
        begin, _ = _word(text, max(0, start - _BEFORE), start)
        _, stop = _word(text, end, min(len(text), end + _AFTER))
        before, after = _last_sentence(text[begin:start]), _first_sentence(text[end:stop])
        best: _RoleWord | None = None
        for one in (*self._said(before, is_before=True), *self._said(after, is_before=False)):
            # "Baukostenzuschuss": of two stems in one word the last is its head.
            if best is None or one.distance < best.distance or (one.distance, one.word) == (best.distance, best.word):
                best = one
        return (best.role, best.word) if best else None

    def _said(self, window: str, *, is_before: bool) -> Iterator["_RoleWord"]:
        """What the words of a window before or behind the sum say it is for."""
        for match in self._stem.finditer(window.lower()):
            if match.lastgroup is None:
                continue
            first, last = _word(window, match.start(), match.end())
            between = window[last:] if is_before else window[:first]
            sums = len(_SUM.findall(between))
            if sums and ", " in between:
                continue  # another clause speaks of another sum
            if not is_before and _OF_THE_NEXT.match(window, last):
                continue
            is_weak = match[0].startswith(self._weak) and window[first:last].islower()
            distance = len(between) + _ELSEWHERE * sums + (_WEAK if is_weak else 0) + (0 if is_before else _BEHIND)
            yield _RoleWord(distance, match.lastgroup, window[first:last])


class _RoleWord(NamedTuple):
    """A role, the word that gives it, and how far it is from the sum, what makes it doubtful counted in."""

    distance: int
    role: str
    word: str


def _word(window: str, start: int, end: int) -> tuple[int, int]:
    while start and (window[start - 1].isalnum() or window[start - 1] == "-"):
        start -= 1
    while end < len(window) and (window[end].isalnum() or window[end] == "-"):
        end += 1
    return start, end


def _last_sentence(window: str) -> str:
    ends = [end.end() for end in _SENTENCE.finditer(window) if not _NO_SENTENCE.search(window, 0, end.start() + 1)]
    return window[ends[-1] :] if ends else window


def _first_sentence(window: str) -> str:
    for end in _SENTENCE.finditer(window):
        if not _NO_SENTENCE.search(window, 0, end.start() + 1):
            return window[: end.start() + 1]
    return window
