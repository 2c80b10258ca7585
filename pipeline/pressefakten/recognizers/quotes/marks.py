"""Quotation marks: which mark opens, which closes, and what stands between them.

German sources pair marks in every way („…“, „…", "…", “…”, »…«, «…», ”…”, ,,…''), so the glyph alone decides little:
a mark opens after a blank and before a word, and closes the other way round; the low mark „ always opens. Marks are
paired paragraph by paragraph, so that one unclosed quotation spoils nothing but itself.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

LONGEST = 4000
"""Characters a quotation may have at most; those of press offices stay under 1,500."""
DEEPEST = 3
"""Levels of quotation in a quotation that are kept apart."""

_MARK = re.compile(r"[„“”‟\"＂〝〞»«]|,,|‚‚|''|``|´´|‘‘|’’|<<|>>")
_FAMILY = {"„": "low", ",,": "low", "‚‚": "low", "»": "angle", "«": "angle", "<<": "angle", ">>": "angle"}
# So many marks in a row are a ruled line or noise.
_NOISE = re.compile(r"[„“”‟\"＂〝〞»«‚‘’'][„“”‟\"＂〝〞»«‚‘’']{4,}+")
_GLYPHS = "„“”‟\"＂〝〞»«‚‘’›‹'"
# A blank line, or the end of a line that ends a sentence where the next line begins with a mark.
_BREAK = re.compile(r"\n[ ]*+\n\s*+|(?<=[.!?…:“”\"«»])[ ]{0,3}\n[ ]{0,8}(?=[„“”\"»«]|,,)")
_AFTER_CLOSING = frozenset(",.;:!?)]}–—-/…*_|<&" + _GLYPHS)
_BEFORE_OPENING = frozenset("([{–—-/:>*_|=+…" + _GLYPHS)
_AFTER_OPENING = frozenset("-–—…*_([#@" + _GLYPHS)
_SENTENCE_END = frozenset(".!?…")
_SINGLE = {"‚": "‘’'‚", "‘": "’‘", "'": "'", "›": "‹", "‹": "›", "’": "’", "`": "´'`"}
_SINGLE_OPEN = re.compile(r"[‚‘'›‹’`](?:(?<=[\s(–:\-].)|(?<=\A.))(?=[^\W_]|…)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w,.!?…)])[‘’'‹›‚´`](?!\w)")
_SINGLE_LONGEST = 600
_BLANK_LINE = re.compile(r"\n[ ]*+\n")


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
class _Mark:
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


@dataclass(slots=True)
class _Paragraph:
    start: int
    end: int
    quotations: list[Quotation]
    open: _Mark | None = None  # an opening mark without its closing one, nothing paired behind it
    stray: _Mark | None = None  # a closing mark before any opening one
    first: _Mark | None = None  # the mark that begins the paragraph


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a text in order, not overlapping; nested ones belong to the words of the outer.

    Offsets are code points of ``text``. Linear in the length of the text.
    """
    marks = _marks(text)
    found = _joined(text, _paragraphs(text, marks)) if marks else []
    return sorted(found + _singles(text, found), key=lambda quotation: quotation.start)


def _marks(text: str) -> list[_Mark]:
    """All double marks but those in long rows."""
    marks: list[_Mark] = []
    done = 0
    for stop, resume in [*(row.span() for row in _NOISE.finditer(text)), (len(text), len(text))]:
        for found in _MARK.finditer(text, done, stop):
            start, end = found.span()
            marks.append(_Mark(start, end, found[0], _FAMILY.get(found[0], "double"), *_neighbours(text, start, end)))
        done = resume
    return marks


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    return (text[start - 1] if start else "\n"), (text[end] if end < len(text) else "\n")


def _paragraphs(text: str, marks: list[_Mark]) -> list[_Paragraph]:
    """The paragraphs that hold marks, their marks paired."""
    bounds = [0]
    ends = []
    for found in _BREAK.finditer(text):
        ends.append(found.start())
        bounds.append(found.end())
    ends.append(len(text))
    paragraphs = []
    at = 0
    for start, end in zip(bounds, ends, strict=True):
        first = at
        while at < len(marks) and marks[at].start < end:
            at += 1
        if at > first:
            paragraphs.append(_pair(text, start, end, marks[first:at]))
        if at == len(marks):
            break
    return paragraphs


def _pair(text: str, start: int, end: int, marks: list[_Mark]) -> _Paragraph:
    pairing = _Pairing(text, _Paragraph(start, end, []))
    for index, mark in enumerate(marks):
        pairing.take(mark, marks[index + 1] if index + 1 < len(marks) else None)
    return pairing.done()


class _Pairing:
    """The marks of one paragraph taken one after another: which are open, and what has been closed inside of them."""

    def __init__(self, text: str, paragraph: _Paragraph) -> None:
        self._text = text
        self._paragraph = paragraph
        self._stack: list[_Mark] = []
        self._inner: list[Quotation] = []  # closed inside a quotation that is still open

    def take(self, mark: _Mark, following: _Mark | None) -> None:
        if self._stack and mark.start - self._stack[0].end > LONGEST:
            self._paragraph.quotations.extend(_outermost(self._inner))
            self._stack, self._inner = [], []
        if not self._stack:
            self._first(mark, following)
        elif self._opens_inside(mark):
            self._stack = [*self._stack[: DEEPEST - 1], mark]
        elif not self._means_nothing(mark, following):
            self._close(mark)

    def _first(self, mark: _Mark, following: _Mark | None) -> None:
        paragraph = self._paragraph
        if _opens(mark, following):
            self._stack.append(mark)
            if not paragraph.quotations and not self._text[paragraph.start : mark.start].strip(" \n*_>"):
                paragraph.first = mark
        elif not paragraph.quotations and paragraph.stray is None and mark.may_close and not mark.behind_digit:
            paragraph.stray = mark

    def _opens_inside(self, mark: _Mark) -> bool:
        if mark.family == "low":
            return mark.may_open or (mark.text == "„" and not mark.may_close)
        return mark.may_open and not mark.may_close

    def _means_nothing(self, mark: _Mark, following: _Mark | None) -> bool:
        """Whether the mark neither opens nor closes: one that could be low and stands loose, an arrow, inches."""
        if mark.family == "low" and not (mark.may_close and not mark.may_open):
            return True
        if mark.family == "angle" and self._stack[-1].family != "angle" and not mark.may_close:
            return True
        return mark.behind_digit and _inches(self._text, mark, following)

    def _close(self, mark: _Mark) -> None:
        opened = self._stack.pop()
        left, right = trim(self._text, opened.end, mark.start)
        if left < right:
            self._inner.append(Quotation(opened.start, left, right, mark.end, _pairing(opened.text, mark.text)))
        if not self._stack:
            self._paragraph.quotations.extend(self._inner[-1:])
            self._inner = []

    def done(self) -> _Paragraph:
        paragraph = self._paragraph
        if self._stack and self._inner:
            # The outer one was never closed: it ends before the first one inside, which stand for themselves.
            inner = _outermost(self._inner)
            outer = _unclosed(self._text, self._stack[0], inner[0].outer_start)
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


def _opens(mark: _Mark, following: _Mark | None) -> bool:
    if mark.text == "„":
        return mark.after != "\n" or (following is not None and following.before == "\n")
    if mark.behind_digit or mark.text in ("''", "’’", "´´", ">>", "<<", ",,"):
        return mark.may_open and not mark.before.isdigit()
    if mark.may_open:
        return True
    if mark.loose:
        # " Wir … ": blanks on both sides; counts where the next mark can be its partner.
        return (
            mark.after != "\n" and following is not None and following.family == mark.family and not following.may_open
        )
    return mark.after.isalnum() and not mark.before.isalnum()


def _inches(text: str, mark: _Mark, following: _Mark | None) -> bool:
    """Whether a mark behind a digit is inches or seconds of arc: 12'30", or the real closing mark is still to come."""
    if "'" in text[max(0, mark.start - 4) : mark.start] or "°" in text[max(0, mark.start - 10) : mark.start]:
        return True
    word_follows = mark.after == " " and text[mark.end + 1 : mark.end + 2].isalpha()
    return word_follows and following is not None and following.text == mark.text and not following.may_open


def _pairing(opener: str, closer: str) -> str:
    names = {
        "„": "low",
        ",,": "low",
        "‚‚": "low",
        '"': "straight",
        "＂": "straight",
        "''": "straight",
        "”": "right",
        "": "open",
    }
    if opener in ("»", "«", "<<", ">>"):
        return "guillemets"
    left, right = names.get(opener, "high"), names.get(closer, "high")
    return left if left == right else f"{left}_{right}"


def _joined(text: str, paragraphs: list[_Paragraph]) -> list[Quotation]:
    """The quotations of all paragraphs, those over several paragraphs joined, the unclosed ones ended."""
    found: list[Quotation] = []
    opened: Quotation | None = None  # up to the end of the paragraph before
    last_end = 0
    for paragraph in paragraphs:
        if opened is not None and _resumes(text, opened, paragraph, last_end):
            opened, rest = _resume(text, opened, paragraph)
            found.extend(rest)
        else:
            if opened is not None:
                found.append(opened)
                opened = None
            found.extend(paragraph.quotations)
            if paragraph.open is not None:
                opened = _unclosed(text, paragraph.open, paragraph.end)
        if opened is not None and opened.closed:
            found.append(opened)
            opened = None
        last_end = paragraph.end
    if opened is not None:
        found.append(opened)
    return found


def _unclosed(text: str, mark: _Mark, end: int) -> Quotation | None:
    start, stop = trim(text, mark.end, min(end, mark.end + LONGEST))
    return Quotation(mark.start, start, stop, stop, _pairing(mark.text, ""), closed=False) if start < stop else None


def _resumes(text: str, opened: Quotation, paragraph: _Paragraph, last_end: int) -> bool:
    """Whether the paragraph goes on with the quotation left open: it repeats the mark, or closes it."""
    if text[opened.end - 1] not in _SENTENCE_END or text[last_end : paragraph.start].strip():
        return False
    mark = text[opened.outer_start]
    if paragraph.end - opened.start > LONGEST:
        return False
    if paragraph.first is not None:
        # The mark repeated at the head of a paragraph; at the head of a mere line the closing one was forgotten.
        return paragraph.first.text[0] == mark and text.count("\n", last_end, paragraph.start) > 1
    return paragraph.stray is not None and mark in "„»«"


def _resume(text: str, opened: Quotation, paragraph: _Paragraph) -> tuple[Quotation, list[Quotation]]:
    if paragraph.first is not None:
        resumed = (*opened.resumed, (paragraph.first.start, paragraph.first.end))
        if paragraph.open is paragraph.first:
            _, end = trim(text, opened.start, paragraph.end)
            return replace(opened, end=end, outer_end=end, resumed=resumed), []
        last = paragraph.quotations[0] if paragraph.quotations else None
        if last is None or last.outer_start != paragraph.first.start:
            return replace(opened, closed=True), paragraph.quotations
        pairing = f"{opened.pairing.removesuffix('_open')}"
        closed = replace(
            opened,
            end=last.end,
            outer_end=last.outer_end,
            closed=True,
            resumed=resumed,
            pairing=f"{pairing}_paragraphs",
        )
        return closed, paragraph.quotations[1:]
    assert paragraph.stray is not None
    _, end = trim(text, opened.start, paragraph.stray.start)
    closing = _pairing(text[opened.outer_start], paragraph.stray.text)
    closed = replace(opened, end=end, outer_end=paragraph.stray.end, closed=True, pairing=f"{closing}_paragraphs")
    return closed, paragraph.quotations


def _singles(text: str, taken: list[Quotation]) -> list[Quotation]:
    """Quotations in single marks outside of double ones; most single marks are apostrophes."""
    openings = list(_SINGLE_OPEN.finditer(text))
    if not openings:
        return []
    closings: dict[str, list[int]] = {}
    for closing in _SINGLE_CLOSE.finditer(text):
        closings.setdefault(closing[0], []).append(closing.start())
    found: list[Quotation] = []
    free = 0
    gap = 0
    for opening in openings:
        while gap < len(taken) and taken[gap].outer_end <= opening.start():
            gap += 1
        limit = opening.end() + _SINGLE_LONGEST
        if gap < len(taken):
            limit = min(limit, taken[gap].outer_start)
        if opening.start() < free or limit <= opening.start():
            continue
        ends = []
        for glyph in _SINGLE[opening[0]]:
            places = closings.get(glyph, [])
            place = bisect_right(places, opening.end())
            if place < len(places) and places[place] < limit:
                ends.append(places[place])
        if ends and not _BLANK_LINE.search(text, opening.end(), min(ends)):
            found.append(Quotation(opening.start(), opening.end(), min(ends), min(ends) + 1, "single"))
            free = min(ends) + 1
    return found


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
