"""Contact data side by side: a line of several cells, each the contact of the one in the same cell of a line above."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pressefakten.mentions import Mention
from pressefakten.resolve.owners.mailboxes import mailboxes, pieces_of
from pressefakten.resolve.owners.page import Page
from pressefakten.resolve.owners.parties import Reachable

_BORDER = re.compile(r"(?:[ ]{3,}|[ ]*[|\t][ ]*)")
_MOST = 4
"""Cells of a line at most."""
_ROWS = 8
"""How many lines above a cell its owner may stand."""
_NAME = re.compile(r"(?:\w{1,4}\.[ ])*(?P<name>[A-ZÄÖÜ][\w'’-]+(?:[ ][A-ZÄÖÜ][\w'’-]+){1,2})")
"""What fills a cell and may be a person's name."""


def in_column(page: Page, contact: Mention) -> Reachable | None:
    """The person, else the office, in the same cell of a line above; None where the line is no row of cells."""
    low, high = page.line(contact.start)
    cells = _cells(page, low, high)
    if cells is None or page.between(low, high) or not _all_hold_contacts(page, cells):
        return None
    place = next((index for index, (start, end) in enumerate(cells) if start <= contact.start < end), None)
    if place is None:
        return None
    rows = list(_rows_above(page, low, len(cells)))
    named = _heading([[page.between(*cell) for cell in row] for row in rows], place)
    return named if named and named.person else _by_mailbox(page, low, rows, place) or named


def _by_mailbox(page: Page, low: int, rows: Sequence[Sequence[tuple[int, int]]], place: int) -> Reachable | None:
    """The name that fills the same cell of a line above, though nobody knows it, and that an address in that column
    bears."""
    below = [row for start, end in page.lines(low, _ROWS) if (row := _cells(page, start, end)) and len(row) > place]
    addresses = [one for cells in below for one in page.contacts_in(*cells[place])]
    pieces = {piece for one in addresses for piece in pieces_of(one)}
    for above in rows:
        start, end = above[place]
        name = _NAME.fullmatch(page.text, start, end)
        if name and pieces & mailboxes(name["name"]):
            return Reachable(*name.span("name"), name["name"], True, False)
    return None


def _heading(rows: Iterable[list[list[Reachable]]], place: int) -> Reachable | None:
    """Who stands in a cell of the nearest row of persons, else in the nearest row of offices."""
    office: Reachable | None = None
    for named in rows:
        people = [[one for one in cell if one.person] for cell in named]
        if all(people):
            return people[place][-1]
        if office is None and all(named) and not any(people):
            office = named[place][0]
    return office


def _rows_above(page: Page, low: int, many: int) -> Iterator[list[tuple[int, int]]]:
    """The cells of the lines above that have so many, up to running text."""
    for start, end in list(page.above(low))[:_ROWS]:
        if page.is_prose(start, end):
            return
        cells = _cells(page, start, end)
        if cells is not None and len(cells) == many:
            yield cells


def _cells(page: Page, low: int, high: int) -> list[tuple[int, int]] | None:
    """The cells of a line; None where it has one, or too many."""
    line = page.text[low:high].rstrip()
    start = low + len(line) - len(line.lstrip())
    borders = list(_BORDER.finditer(page.text, start, low + len(line)))
    if not 1 <= len(borders) < _MOST:
        return None
    starts = [start, *(border.end() for border in borders)]
    ends = [*(border.start() for border in borders), low + len(line)]
    return list(zip(starts, ends, strict=True))


def _all_hold_contacts(page: Page, cells: Sequence[tuple[int, int]]) -> bool:
    """Whether every cell begins one contact of the same kind."""
    kinds = [[one.kind for one in page.contacts_in(*cell)] for cell in cells]
    return all(len(cell) == 1 for cell in kinds) and len({cell[0] for cell in kinds}) == 1
