"""The sender's own address and numbers above the headline, however tightly they are set."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from pressefakten.zones.contact import holds_contact
from pressefakten.zones.line_shape import shape_of
from pressefakten.zones.lines import Line
from pressefakten.zones.phrases import is_of_page

_LOOKED_AT = 20
"""Lines at the top that may be of a letterhead."""
_SIGNS = frozenset({"contact.phone", "contact.mail", "contact.postcode"})
"""Two of these say whose a block is; a street alone stands in advertisements too."""


def letterhead(lines: Sequence[Line]) -> list[int]:
    """The places of the lines at the top that are a letterhead: a block that says where its sender is and how to reach
    him. None on a page that says something of its own above the text: there the site may stand on top."""
    above = list(takewhile(lambda line: not _is_text(line), lines[:_LOOKED_AT]))
    if any(is_of_page(line.text) or "weather" in shape_of(line.text).own for line in above):
        return []
    return [place for begin, end in _blocks(above) if _is_sender(above[begin:end]) for place in range(begin, end)]


def _is_text(line: Line) -> bool:
    return line.is_paragraph and not holds_contact(line.text)


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where the runs of lines without a blank line between them begin and end."""
    begin = 0
    for place, line in enumerate(lines[1:], 1):
        if line.after_blank:
            yield begin, place
            begin = place
    if lines:
        yield begin, len(lines)


def _is_sender(block: Sequence[Line]) -> bool:
    signs = {name for line in block for name in shape_of(line.text).own}
    return len(signs & _SIGNS) > 1
