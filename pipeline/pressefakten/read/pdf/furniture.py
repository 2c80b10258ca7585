"""What stands on every page of a PDF: running heads, feet, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from pressefakten.read.pdf.lines import PdfLine
from pressefakten.rules import atoms_of

_NUMBER, _TURN = (re.compile(atoms_of("pages")[name]) for name in ("PAGE_NUMBER", "TURN_OVER"))
_MARGIN = 0.12
_EDGE = 4
"""Lines at the top and at the bottom of a page that may be running heads and feet."""


def without_furniture(pages: Sequence[Sequence[PdfLine]]) -> list[list[PdfLine]]:
    """The lines of each page without page numbers and without what the edges of other pages say too. A running head
    stays on the first page, where it is the letterhead."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_words(line) for line in _edges(page)})
    kept: list[list[PdfLine]] = []
    for number, page in enumerate(pages):
        edges = {id(line) for line in _edges(page)}
        kept.append(
            [
                line
                for line in page
                if not (id(line) in edges and _is_furniture(line, counts[_words(line)], number, len(pages)))
            ]
        )
    return kept


def _is_furniture(line: PdfLine, count: int, page: int, pages: int) -> bool:
    if not _is_at_margin(line):
        return False
    if _NUMBER.fullmatch(line.text) or _is_low(line) and page + 1 < pages and _TURN.fullmatch(line.text):
        return True
    is_letterhead = page == 0 and not _is_low(line)
    return count >= max(2, pages / 2) and not is_letterhead


def _is_low(line: PdfLine) -> bool:
    return line.top < _MARGIN * line.height


def _is_at_margin(line: PdfLine) -> bool:
    return _is_low(line) or line.bottom > (1 - _MARGIN) * line.height


def _edges(page: Sequence[PdfLine]) -> list[PdfLine]:
    by_height = sorted(page, key=lambda line: line.middle)
    return [*by_height[:_EDGE], *by_height[_EDGE:][-_EDGE:]]


def _words(line: PdfLine) -> str:
    """A line with its numbers left out: "Seite 2 von 5" is one with "Seite 3 von 5"."""
    return re.sub(r"\d+", "0", " ".join(line.text.casefold().split()))
