"""Quotation marks as they stand in a text: each with its neighbours, which tell whether it may open or close.

German sources pair marks in every way („…“, „…", "…", “…”, »…«, «…», ”…”, ,,…''), so the glyph alone decides little:
a mark opens after a blank and before a word, and closes the other way round; the low mark „ always opens.
"""

import re
from dataclasses import dataclass

LONGEST = 4000
"""Characters a quotation may have at most; those of press offices stay under 1,500."""

_ALONE = '„“”‟"＂〝〞»«'
_TWICE = ",‚'`´‘’<>"
# One class first, so that the search goes from one candidate to the next.
_MARK = re.compile(rf"[{_ALONE}{_TWICE}](?:(?<=[{_ALONE}])|{'|'.join(f'(?<={one}){one}' for one in _TWICE)})")
_FAMILY = {"„": "low", ",,": "low", "‚‚": "low", "»": "angle", "«": "angle", "<<": "angle", ">>": "angle"}
# So many marks in a row are a ruled line or noise.
_NOISE = re.compile(r"[„“”‟\"＂〝〞»«‚‘’'][„“”‟\"＂〝〞»«‚‘’']{4,}+")
_GLYPHS = "„“”‟\"＂〝〞»«‚‘’›‹'"
_AFTER_CLOSING = frozenset(",.;:!?)]}–—-/…*_|<&" + _GLYPHS)
_BEFORE_OPENING = frozenset("([{–—-/:>*_|=+…" + _GLYPHS)
_AFTER_OPENING = frozenset("-–—…*_([#@" + _GLYPHS)
_DOUBTFUL = frozenset({"''", "’’", "´´", ">>", "<<", ",,"})
"""Pairs of signs that are marks only where a word follows and no digit stands before."""
SENTENCE_END = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks: ``[start, end)`` without, ``[outer_start, outer_end)`` with the marks, in code points.

    ``pairing`` names the marks ("low_high", "straight", …). ``closed`` is False where the closing mark is missing and
    the end of the paragraph stands for it. ``resumed`` are the spans of opening marks repeated at the head of a
    paragraph inside; they are no words of the quotation.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    pairing: str
    closed: bool = True
    resumed: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A double mark at ``[start, end)`` with the characters beside it."""

    start: int
    end: int
    text: str
    family: str  # low, double, angle
    before: str  # the neighbouring characters; "\n" at the ends of the text
    after: str

    @property
    def may_open(self) -> bool:
        word_follows = self.after.isalnum() or self.after in _AFTER_OPENING
        return word_follows and (self.before.isspace() or self.before in _BEFORE_OPENING)

    @property
    def may_close(self) -> bool:
        return not self.before.isspace() and (self.after.isspace() or self.after in _AFTER_CLOSING)

    @property
    def loose(self) -> bool:
        return self.before.isspace() and self.after.isspace()

    @property
    def behind_digit(self) -> bool:
        return self.family == "double" and self.text in ('"', "''", "”", "’’") and self.before.isdigit()

    def opens(self, following: "Mark | None") -> bool:
        """Whether the mark opens a quotation where none is open; ``following`` is the next mark of the paragraph."""
        if self.text == "„":
            return self.after != "\n" or (following is not None and following.before == "\n")
        if self.behind_digit or self.text in _DOUBTFUL:
            return self.may_open and not self.before.isdigit()
        if self.may_open:
            return True
        if self.loose:
            return following is not None and self._is_partner(following)
        return self.after.isalnum() and not self.before.isalnum()

    def _is_partner(self, following: "Mark") -> bool:
        """Whether a mark with blanks on both sides has its partner in the next one: " Wir … "."""
        return self.after != "\n" and following.family == self.family and not following.may_open


def marks_in(text: str) -> list[Mark]:
    """All double marks of a text but those in long rows, in order."""
    marks: list[Mark] = []
    done = 0
    for stop, resume in [*(row.span() for row in _NOISE.finditer(text)), (len(text), len(text))]:
        for found in _MARK.finditer(text, done, stop):
            start, end = found.span()
            marks.append(Mark(start, end, found[0], _FAMILY.get(found[0], "double"), *_neighbours(text, start, end)))
        done = resume
    return marks


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    return (text[start - 1] if start else "\n"), (text[end] if end < len(text) else "\n")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
