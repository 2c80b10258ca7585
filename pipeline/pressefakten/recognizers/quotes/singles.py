"""Quotations in single marks (‚…‘, ›…‹, '…'); most single marks are apostrophes."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from pressefakten.recognizers.quotes.marks import Quotation

_SINGLE = {"‚": "‘’'‚", "‘": "’‘", "'": "'", "›": "‹", "‹": "›", "’": "’", "`": "´'`"}
_SINGLE_OPEN = re.compile(r"[‚‘'›‹’`](?:(?<=[\s(–:\-].)|(?<=\A.))(?=[^\W_]|…)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w,.!?…)])[‘’'‹›‚´`](?!\w)")
_SINGLE_LONGEST = 600
_BLANK_LINE = re.compile(r"\n[ ]*+\n")


def singles(text: str, taken: list[Quotation]) -> list[Quotation]:
    """The quotations in single marks outside of the double ones that are ``taken``, in order."""
    if _SINGLE_OPEN.search(text) is None:
        return []
    closings = _closings(text)
    found: list[Quotation] = []
    free = 0
    for opening, limit in _openings(text, taken):
        end = _end(closings, opening, limit) if opening.start() >= free else None
        if end is not None and not _BLANK_LINE.search(text, opening.end(), end):
            found.append(Quotation(opening.start(), opening.end(), end, end + 1, "single"))
            free = end + 1
    return found


def _closings(text: str) -> dict[str, list[int]]:
    """Glyph → the places where it may close, in order."""
    closings: dict[str, list[int]] = {}
    for closing in _SINGLE_CLOSE.finditer(text):
        closings.setdefault(closing[0], []).append(closing.start())
    return closings


def _openings(text: str, taken: list[Quotation]) -> Iterator[tuple[re.Match[str], int]]:
    """The marks that may open outside of the quotations taken, each with where its quotation has to end."""
    gap = 0
    for opening in _SINGLE_OPEN.finditer(text):
        while gap < len(taken) and taken[gap].outer_end <= opening.start():
            gap += 1
        limit = opening.end() + _SINGLE_LONGEST
        if gap < len(taken):
            limit = min(limit, taken[gap].outer_start)
        if opening.start() < limit:
            yield opening, limit


def _end(closings: dict[str, list[int]], opening: re.Match[str], limit: int) -> int | None:
    """Where the first mark that closes for ``opening`` stands before ``limit``; None where none does."""
    ends = []
    for glyph in _SINGLE[opening[0]]:
        places = closings.get(glyph, [])
        place = bisect_right(places, opening.end())
        if place < len(places) and places[place] < limit:
            ends.append(places[place])
    return min(ends, default=None)
