"""The marks of one paragraph, paired: one unclosed quotation spoils nothing but itself."""

from dataclasses import dataclass

from pressefakten.recognizers.quotes.marks import LONGEST, Mark, Quotation, trim

DEEPEST = 3
"""Levels of quotation in a quotation that are kept apart."""
_NAMES = {
    "„": "low",
    ",,": "low",
    "‚‚": "low",
    '"': "straight",
    "＂": "straight",
    "''": "straight",
    "”": "right",
    "": "open",
}


@dataclass(slots=True)
class Paragraph:
    """What the marks of ``[start, end)`` in a text pair to, and which of them stay without a partner."""

    start: int
    end: int
    quotations: list[Quotation]
    open: Mark | None = None  # an opening mark without its closing one, nothing paired behind it
    stray: Mark | None = None  # a closing mark before any opening one
    first: Mark | None = None  # the mark that begins the paragraph


def pair(text: str, start: int, end: int, marks: list[Mark]) -> Paragraph:
    """The paragraph ``[start, end)`` with its marks paired."""
    pairing = _Pairing(text, Paragraph(start, end, []))
    for index, mark in enumerate(marks):
        pairing.take(mark, marks[index + 1] if index + 1 < len(marks) else None)
    return pairing.done()


class _Pairing:
    """The marks of one paragraph taken one after another: which are open, and what has been closed inside of them."""

    def __init__(self, text: str, paragraph: Paragraph) -> None:
        self._text = text
        self._paragraph = paragraph
        self._stack: list[Mark] = []
        self._inner: list[Quotation] = []  # closed inside a quotation that is still open

    def take(self, mark: Mark, following: Mark | None) -> None:
        if self._stack and mark.start - self._stack[0].end > LONGEST:
            self._paragraph.quotations.extend(_outermost(self._inner))
            self._stack, self._inner = [], []
        if not self._stack:
            self._first(mark, following)
        elif self._opens_inside(mark):
            self._stack = [*self._stack[: DEEPEST - 1], mark]
        elif not self._means_nothing(mark, following):
            self._close(mark)

    def _first(self, mark: Mark, following: Mark | None) -> None:
        paragraph = self._paragraph
        if mark.opens(following):
            self._stack.append(mark)
            if not paragraph.quotations and not self._text[paragraph.start : mark.start].strip(" \n*_>"):
                paragraph.first = mark
        elif not paragraph.quotations and paragraph.stray is None and mark.may_close and not mark.behind_digit:
            paragraph.stray = mark

    def _opens_inside(self, mark: Mark) -> bool:
        if mark.family == "low":
            return mark.may_open or (mark.text == "„" and not mark.may_close)
        return mark.may_open and not mark.may_close

    def _means_nothing(self, mark: Mark, following: Mark | None) -> bool:
        """Whether the mark neither opens nor closes: one that could be low and stands loose, an arrow, inches."""
        if mark.family == "low" and not (mark.may_close and not mark.may_open):
            return True
        if mark.family == "angle" and self._stack[-1].family != "angle" and not mark.may_close:
            return True
        return mark.behind_digit and _inches(self._text, mark, following)

    def _close(self, mark: Mark) -> None:
        opened = self._stack.pop()
        left, right = trim(self._text, opened.end, mark.start)
        if left < right:
            self._inner.append(Quotation(opened.start, left, right, mark.end, pairing_of(opened.text, mark.text)))
        if not self._stack:
            self._paragraph.quotations.extend(self._inner[-1:])
            self._inner = []

    def done(self) -> Paragraph:
        paragraph = self._paragraph
        if self._stack and self._inner:
            # The outer one was never closed: it ends before the first one inside, which stand for themselves.
            inner = _outermost(self._inner)
            outer = unclosed(self._text, self._stack[0], inner[0].outer_start)
            paragraph.quotations.extend(inner if outer is None else [outer, *inner])
        elif self._stack:
            paragraph.open = self._stack[-1]
        return paragraph


def _outermost(quotations: list[Quotation]) -> list[Quotation]:
    """Those that lie in no other, in order."""
    kept: list[Quotation] = []
    for quotation in sorted(quotations, key=lambda one: (one.outer_start, -one.outer_end)):
        if not kept or quotation.outer_start >= kept[-1].outer_end:
            kept.append(quotation)
    return kept


def _inches(text: str, mark: Mark, following: Mark | None) -> bool:
    """Whether a mark behind a digit is inches or seconds of arc: 12'30", or the real closing mark is still to come."""
    if "'" in text[max(0, mark.start - 4) : mark.start] or "°" in text[max(0, mark.start - 10) : mark.start]:
        return True
    word_follows = mark.after == " " and text[mark.end + 1 : mark.end + 2].isalpha()
    return word_follows and following is not None and following.text == mark.text and not following.may_open


def pairing_of(opener: str, closer: str) -> str:
    """The name of a pair of marks: "low_high", "straight"; ``closer`` is empty where it is missing."""
    if opener in ("»", "«", "<<", ">>"):
        return "guillemets"
    left, right = _NAMES.get(opener, "high"), _NAMES.get(closer, "high")
    return left if left == right else f"{left}_{right}"


def unclosed(text: str, mark: Mark, end: int) -> Quotation | None:
    """The quotation that a mark opens and the end of its paragraph closes; None where it holds no words."""
    start, stop = trim(text, mark.end, min(end, mark.end + LONGEST))
    return Quotation(mark.start, start, stop, stop, pairing_of(mark.text, ""), closed=False) if start < stop else None
