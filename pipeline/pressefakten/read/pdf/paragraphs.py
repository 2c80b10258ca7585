"""Lines → paragraphs: what was cut only for want of room is whole again, also over the end of a column or page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median

from pressefakten.read.pdf.lines import Line
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
    """``is_apart`` tells that room parts it from the one above it."""

    text: str
    size: float
    is_bold: bool
    page: int
    is_apart: bool
    last: Line


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs of all pages in order."""
    lines = list(chain.from_iterable(pages))
    edges = _edges(lines)
    leading = _leading(lines)
    found: list[Paragraph] = []
    for line in lines:
        above = found[-1] if found else None
        if above is not None and _goes_on(above, line, edges, leading):
            above.text, above.last = joined(above.text, line.text), line
            above.size = max(above.size, line.size)
            continue
        apart = above is None or _is_apart(above.last, line, leading)
        found.append(Paragraph(line.text, line.size, line.is_bold, line.page, apart, line))
    return found


def joined(first: str, second: str) -> str:
    """Two lines of one paragraph as one: a word cut at the line end is whole, its hyphen stays where it is its own."""
    lost = cut_word(first, second)
    if lost is not None:
        return first[: len(first) - lost] + second
    in_number = first[-1:] in "-/" and first[-2:-1].isdigit() and second[:1].isdigit()
    return f"{first}{second}" if in_number else f"{first} {second}"


def _edges(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """How far right the lines go that begin at one place of one page, rounded."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        edges[_key(line)] = max(edges.get(_key(line), 0.0), line.right)
    return edges


def _key(line: Line) -> tuple[int, int]:
    return line.page, round(line.left / 12)


def _edge(line: Line, edges: dict[tuple[int, int], float]) -> float:
    page, left = _key(line)
    return max(edges.get((page, near), 0.0) for near in (left - 3, left - 2, left - 1, left, left + 1))


def _leading(lines: Sequence[Line]) -> float:
    """How far apart, in heights of letters, lines of one paragraph mostly are."""
    steps = [
        (above.middle - below.middle) / below.size
        for above, below in pairwise(lines)
        if above.page == below.page and 0.5 < (above.middle - below.middle) / below.size < 2.2
    ]
    return median(steps) if steps else 1.2


def _is_apart(above: Line, line: Line, leading: float) -> bool:
    if above.page != line.page or line.middle > above.middle:
        return True
    step = (above.middle - line.middle) / max(line.size, above.size)
    return step > max(1.25 * leading, leading + 0.2) or step > _APART * 1.3


def _goes_on(paragraph: Paragraph, line: Line, edges: dict[tuple[int, int], float], leading: float) -> bool:
    """Whether a line is the next one of a paragraph."""
    above = paragraph.last
    if (
        abs(above.size - line.size) > _ALIKE * above.size
        or above.is_bold != line.is_bold
        and not _is_inside(above, line)
    ):
        return False
    if _ITEM.match(line.text) or line.middle == above.middle:
        return False
    over = above.page != line.page or line.middle > above.middle
    if over:
        return _goes_on_over(paragraph, line, edges)
    if abs(above.middle - line.middle) < 0.4 * line.size:  # cells of one row
        return False
    if _is_apart(above, line, leading):
        return False
    return not _had_room(above, line, edges)


def _is_inside(above: Line, line: Line) -> bool:
    """Whether bold and plain letters change within a sentence."""
    return not _SENTENCE_END.search(above.text) and line.text[:1].islower()


def _goes_on_over(paragraph: Paragraph, line: Line, edges: dict[tuple[int, int], float]) -> bool:
    """Over the end of a column or a page only an unfinished sentence goes on."""
    if _SENTENCE_END.search(paragraph.text) or len(paragraph.text) < 60:
        return False
    if line.text[:1].islower() or paragraph.text.endswith("-"):
        return True
    return not _had_room(paragraph.last, line, edges) and not _LABEL.match(line.text)


def _had_room(above: Line, line: Line, edges: dict[tuple[int, int], float]) -> bool:
    """Whether the next word would have fitted behind the line above: then the line was ended on purpose."""
    word = line.text.split()[0]
    per_letter = (line.right - line.left) / max(len(line.text), 1)
    needed = (len(word) + 1) * per_letter
    room = max(_edge(above, edges), _edge(line, edges)) - above.right
    if above.text.endswith("-") and line.text[:1].islower():
        return False
    return room > needed + _ROOM * per_letter
