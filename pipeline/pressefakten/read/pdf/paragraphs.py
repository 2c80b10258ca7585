"""Lines → paragraphs: what was cut only for want of room is whole again, also over the end of a column or page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median

from pressefakten.read.pdf.lines import PdfLine
from pressefakten.reading.lines import cut_word

_SENTENCE_END = re.compile(r"[.!?:…][\"“”«»‘’')\]]*\s*\Z")
_ITEM = re.compile(r"(?:[•▪■●◦‣·*–—-]|\uf0b7|\(?\d{1,2}[.)]|[a-z]\))\s")
_LABEL = re.compile(r"[^\s:]{2,20}(?: [^\s:]{1,15}){0,2}:\s")
_ALIKE = 0.06
"""Letters of one size differ by this share at most."""
_APART = 1.75
"""Lines this many times as far from each other as letters are high belong to two paragraphs."""
_ROOM = 0.6
"""A word may be this many letter heights short of the edge and not have fitted."""


@dataclass(slots=True)
class Paragraph:
    """``is_apart`` tells that room parts it from the one above it, ``is_row`` that it has cells side by side."""

    text: str
    size: float
    is_bold: bool
    page: int
    is_apart: bool
    last: PdfLine
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class _Column:
    """Lines one below another: how far right they go, and whether they are running text (most are full)."""

    edge: float
    is_running: bool


def paragraphs_of(pages: Sequence[Sequence[PdfLine]]) -> list[Paragraph]:
    """The paragraphs of all pages in order; the cells of a table's row are one, two blanks apart."""
    lines = list(chain.from_iterable(pages))
    columns = _columns(lines)
    leading = _leading(lines)
    found: list[Paragraph] = []
    for number, line in enumerate(lines):
        above = found[-1] if found else None
        if above is not None and _is_beside(above.last, line):
            above.text, above.last, above.is_row = f"{above.text}  {line.text}", line, True
        elif above is not None and _goes_on(above, line, columns[number - 1], columns[number], leading):
            above.text, above.last = joined(above.text, line.text), line
            above.size = max(above.size, line.size)
        else:
            apart = above is None or _is_apart(above.last, line, leading)
            found.append(Paragraph(line.text, line.size, line.is_bold, line.page, apart, line))
    return found


def _is_beside(last: PdfLine, line: PdfLine) -> bool:
    same = last.page == line.page and abs(last.middle - line.middle) < 0.4 * max(last.size, line.size)
    return same and line.left > last.right


def joined(first: str, second: str) -> str:
    """Two lines of one paragraph as one: a word cut at the line end is whole, its hyphen stays where it is its own."""
    lost = cut_word(first, second)
    if lost is not None:
        return first[: len(first) - lost] + second
    in_number = first[-1:] in "-/" and first[-2:-1].isdigit() and second[:1].isdigit()
    return f"{first}{second}" if in_number else f"{first} {second}"


def _columns(lines: Sequence[PdfLine]) -> list[_Column]:
    """The column of each line."""
    columns: list[_Column] = []
    run: list[PdfLine] = []
    for line in [*lines, None]:
        if run and (line is None or not _is_below(run[-1], line)):
            columns += [_column(run)] * len(run)
            run = []
        if line is not None:
            run.append(line)
    return columns


def _is_below(above: PdfLine, line: PdfLine) -> bool:
    alike = abs(above.size - line.size) <= 2 * _ALIKE * above.size and abs(above.left - line.left) <= _INDENT
    return alike and above.page == line.page and line.middle < above.middle


def _column(run: Sequence[PdfLine]) -> _Column:
    left, right = min(line.left for line in run), max(line.right for line in run)
    full = [line for line in run if line.right >= right - _FULL * (right - left)]
    is_wide = median(len(line.text) for line in full) >= _NARROW
    return _Column(right, is_wide and len(full) >= 2 and len(full) >= 0.3 * len(run))


_INDENT = 30.0
"""Points that lines of one column may begin apart from each other."""
_FULL = 0.15
"""The share of its column's width that a full line may be short of."""
_NARROW = 22
"""Letters of a full line of running text; narrower blocks are addresses."""


def _leading(lines: Sequence[PdfLine]) -> float:
    """How far apart, in heights of letters, lines of one paragraph mostly are."""
    steps = [
        (above.middle - below.middle) / below.size
        for above, below in pairwise(lines)
        if above.page == below.page and 0.5 < (above.middle - below.middle) / below.size < 2.2
    ]
    return median(steps) if steps else 1.2


def _is_apart(above: PdfLine, line: PdfLine, leading: float) -> bool:
    if above.page != line.page or line.middle > above.middle:
        return True
    step = (above.middle - line.middle) / max(line.size, above.size)
    return step > max(1.25 * leading, leading + 0.2) or step > _APART * 1.3


def _goes_on(paragraph: Paragraph, line: PdfLine, column: _Column, own: _Column, leading: float) -> bool:
    """Whether a line is the next one of a paragraph. ``column`` is that of the line before it."""
    above = paragraph.last
    if paragraph.is_row or abs(above.size - line.size) > _ALIKE * above.size:
        return False
    if above.is_bold != line.is_bold and not _is_inside(above, line):
        return False
    if _ITEM.match(line.text):
        return False
    if above.page != line.page or line.middle > above.middle:
        return _goes_on_over(paragraph, line, column)
    if _is_apart(above, line, leading):
        return False
    if not column.is_running and not _is_unfinished(above, line):
        return False
    return not _had_room(above, line, max(column.edge, own.edge))


def _is_unfinished(above: PdfLine, line: PdfLine) -> bool:
    """Whether one of two lines shows that they are one sentence or one headline."""
    if above.text.endswith("-") and above.text[-2:-1].isalpha():
        return True
    if _SENTENCE_END.search(above.text) or len(above.text) < _NARROW:
        return False
    return line.text[:1].islower() or above.text.endswith(",") or (above.is_bold and line.is_bold)


def is_unfinished(text: str) -> bool:
    """Whether a text breaks off within a sentence."""
    return not _SENTENCE_END.search(text)


def _is_inside(above: PdfLine, line: PdfLine) -> bool:
    """Whether bold and plain letters change within a sentence."""
    return not _SENTENCE_END.search(above.text) and line.text[:1].islower()


def _goes_on_over(paragraph: Paragraph, line: PdfLine, column: _Column) -> bool:
    """Over the end of a column or a page only an unfinished sentence goes on."""
    if _SENTENCE_END.search(paragraph.text) or len(paragraph.text) < 60:
        return False
    if line.text[:1].islower() or paragraph.text.endswith("-"):
        return True
    return column.is_running and not _had_room(paragraph.last, line, column.edge) and not _LABEL.match(line.text)


def _had_room(above: PdfLine, line: PdfLine, edge: float) -> bool:
    """Whether the next word would have fitted behind the line above: then the line was ended on purpose."""
    if above.text.endswith("-") and line.text[:1].islower():
        return False
    word = line.text.split()[0]
    per_letter = (line.right - line.left) / max(len(line.text), 1)
    return edge - above.right > (len(word) + 1 + _ROOM) * per_letter
