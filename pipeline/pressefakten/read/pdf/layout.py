"""The lines of a page in the order of a reader: columns one after another, what spans them between."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from pressefakten.read.pdf.lines import PdfLine

_FEWEST = 4
"""Lines that each of two columns has at least."""
_FULL = 0.6
"""Columns of text are mostly filled; the cells of a table are not."""
_SIDE = 0.35
"""A column of this share of the page's width at most, with letters and lines of its own, is an information column."""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The lines of a page in a reader's order; those ``beside`` the text stand in a column of information at the right
    edge, and the text of the page may go on without them."""

    lines: list[PdfLine]
    beside: list[PdfLine]


def in_order(lines: Sequence[PdfLine]) -> PdfPage:
    """The lines, from top to bottom, and where the page has two columns, the left one before the right one."""
    rows = sorted(lines, key=lambda line: (-round(line.middle, 1), line.left))
    rows = _by_rows(rows)
    gutter = _gutter(rows)
    if gutter is None:
        return PdfPage(rows, [])
    left = [line for line in rows if line.right <= gutter]
    right = [line for line in rows if line.left >= gutter]
    is_information = not _are_texts(left, right) and _span(right) < _span(left)
    return PdfPage(_in_columns(rows, gutter), right if is_information else [])


def _in_columns(rows: Sequence[PdfLine], gutter: float) -> list[PdfLine]:
    ordered: list[PdfLine] = []
    band: list[PdfLine] = []
    for line in rows:
        if line.left < gutter < line.right:
            ordered += _columns(band, gutter)
            ordered.append(line)
            band = []
        else:
            band.append(line)
    return ordered + _columns(band, gutter)


def _by_rows(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Lines of one height from left to right, though their letters differ a little in height."""
    ordered: list[PdfLine] = []
    row: list[PdfLine] = []
    for line in lines:
        if row and row[0].middle - line.middle > 0.4 * min(row[0].size, line.size):
            ordered += sorted(row, key=lambda one: one.left)
            row = []
        row.append(line)
    return ordered + sorted(row, key=lambda one: one.left)


def _columns(band: Sequence[PdfLine], gutter: float) -> list[PdfLine]:
    return [line for line in band if line.right <= gutter] + [line for line in band if line.left >= gutter]


def _gutter(lines: Sequence[PdfLine]) -> float | None:
    """Where a blank strip parts two columns of running text; None on a page of one column or with a table."""
    if not lines:
        return None
    width = lines[0].width
    starts = sorted({round(line.left) for line in lines if 0.2 * width < line.left < 0.85 * width})
    found = [(across, at) for start in starts if (across := _across(lines, at := start - 2.0)) is not None]
    return min(found)[1] if found else None


def _across(lines: Sequence[PdfLine], at: float) -> int | None:
    """How many lines go across a strip that parts two columns; None where it parts none."""
    left = [line for line in lines if line.right <= at]
    right = [line for line in lines if line.left >= at]
    across = len(lines) - len(left) - len(right)
    if min(len(left), len(right)) < _FEWEST or across > len(lines) / 3 or not _beside(left, right):
        return None
    return across if _are_columns(left, right, lines[0].width) else None


def _beside(left: Sequence[PdfLine], right: Sequence[PdfLine]) -> bool:
    """Whether two columns stand beside each other rather than one above the other."""
    low, high = max(_bottom(left), _bottom(right)), min(_top(left), _top(right))
    return high - low > 3 * median(line.size for line in left)


def _bottom(lines: Sequence[PdfLine]) -> float:
    return min(line.bottom for line in lines)


def _top(lines: Sequence[PdfLine]) -> float:
    return max(line.top for line in lines)


def _are_columns(left: Sequence[PdfLine], right: Sequence[PdfLine], width: float) -> bool:
    if _fill(left) < _FULL and _fill(right) < _FULL:
        return False
    if _are_texts(left, right):
        return True
    return min(_span(left), _span(right)) <= _SIDE * width and _shared_rows(left, right) < 0.5


def _are_texts(left: Sequence[PdfLine], right: Sequence[PdfLine]) -> bool:
    """Whether both columns are running text."""
    return min(_fill(left), _fill(right)) >= _FULL and min(_letters(left), _letters(right)) >= 15


def _fill(lines: Sequence[PdfLine]) -> float:
    """How much of its column's width the middle one of the lines takes."""
    span = _span(lines)
    return median(line.right - line.left for line in lines) / span if span else 0.0


def _span(lines: Sequence[PdfLine]) -> float:
    """How wide a column is."""
    return max(line.right for line in lines) - min(line.left for line in lines)


def _letters(lines: Sequence[PdfLine]) -> float:
    return median(len(line.text) for line in lines)


def _shared_rows(left: Sequence[PdfLine], right: Sequence[PdfLine]) -> float:
    """The share of the lines of the shorter column that stand on a line of the other."""
    short, long = sorted((left, right), key=len)
    heights = [line.middle for line in long]
    return sum(any(abs(line.middle - height) < 1.5 for height in heights) for line in short) / len(short)
