"""A page of a PDF → its lines: words that stand side by side, with their place and size."""

import ctypes
from dataclasses import dataclass
from statistics import median
from typing import Any

_GAP = 2.2
"""A blank this many times as wide as the letters are high parts columns."""
_CHARACTERS = 200_000
_UNSCALED = 3.0
"""Letters that are said to be smaller are scaled where they are drawn."""
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\xad": "-"}
"""What PDFium gives for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line, or the part of one in a column. Places in points from the lower left corner of the page; ``size`` is the
    size of its letters, ``page`` the number of its page from 0, ``height`` and ``width`` those of the page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    is_bold: bool
    page: int
    width: float
    height: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class _Letter:
    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    weight: int

    @property
    def is_seen(self) -> bool:
        return not self.text.isspace() and self.right > self.left


def lines_of(page: Any, number: int) -> list[PdfLine]:
    """The lines of a page in the order that the file has them; none where the page is a picture. ``number`` counts from
    0."""
    from pypdfium2 import raw

    width, height = page.get_size()
    textpage = page.get_textpage()
    count = min(textpage.count_chars(), _CHARACTERS)
    lines: list[PdfLine] = []
    run: list[_Letter] = []
    box = [ctypes.c_double() for _ in range(4)]
    loose = raw.FS_RECTF()
    for index in range(count):
        code = raw.FPDFText_GetUnicode(textpage, index)
        sign = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if sign in ("\r", "\n", ""):
            lines += _parted(run, number, width, height)
            run = []
            continue
        raw.FPDFText_GetCharBox(textpage, index, box[0], box[1], box[2], box[3])
        left, right, bottom, top = (value.value for value in box)
        size = raw.FPDFText_GetFontSize(textpage, index)
        if size < _UNSCALED and raw.FPDFText_GetLooseCharBox(textpage, index, loose):
            size = abs(loose.top - loose.bottom)
        weight = raw.FPDFText_GetFontWeight(textpage, index)
        run.append(_Letter(_HYPHENS.get(sign, sign), left, right, bottom, top, size, weight))
    lines += _parted(run, number, width, height)
    textpage.close()
    return lines


def _parted(run: list[_Letter], number: int, width: float, height: float) -> list[PdfLine]:
    """A row of letters as lines: cut where a wide gap parts columns or where the row jumps."""
    lines: list[PdfLine] = []
    begin = 0
    last: _Letter | None = None
    for place, letter in enumerate(run):
        if letter.text.isspace():
            continue
        if last is not None and _is_apart(last, letter):
            lines += _line(run[begin:place], number, width, height)
            begin = place
        last = letter
    return lines + _line(run[begin:], number, width, height)


def _is_apart(last: _Letter, letter: _Letter) -> bool:
    high = max(last.size, letter.size, 1.0)
    return letter.left - last.right > _GAP * high or letter.right < last.left - 2 * high


def _line(run: list[_Letter], number: int, width: float, height: float) -> list[PdfLine]:
    text = " ".join("".join(letter.text for letter in run).split())
    seen = [letter for letter in run if letter.is_seen]
    if not text or not seen:
        return []
    return [
        PdfLine(
            text=text,
            left=min(letter.left for letter in seen),
            right=max(letter.right for letter in seen),
            bottom=min(letter.bottom for letter in seen),
            top=max(letter.top for letter in seen),
            size=median(max(letter.size, 1.0) for letter in seen),
            is_bold=sum(letter.weight >= 600 for letter in seen) * 2 > len(seen),
            page=number,
            width=width,
            height=height,
        )
    ]
