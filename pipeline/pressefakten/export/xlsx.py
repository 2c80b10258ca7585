"""Excel: one workbook, one sheet a table. Cells hold values, never formulas or links."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pressefakten.export.records import ReleaseFacts
from pressefakten.export.request import ExportRequest
from pressefakten.export.tables import Cell, Column, Table

_ROWS, _CHARACTERS, _FIRST_YEAR = 1_048_576, 32_767, 1900
"""What a sheet of Excel holds: rows, characters in a cell, and years that it knows as dates from this one on."""
_WIDTHS = {"text": 24, "number": 14, "integer": 9, "flag": 7, "day": 12}
_WIDE = {"value": 34, "title": 48, "subtitle": 48, "text": 48}


def write(path: Path, asked: ExportRequest, releases: Iterable[ReleaseFacts]) -> None:
    """Write the workbook. Raises ImportError without the library."""
    import xlsxwriter

    options = {
        "constant_memory": True,
        "strings_to_numbers": False,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})  # the same facts give the same file
        sheets = [_Sheet(book, table) for table in asked.tables]
        for told in releases:
            for sheet in sheets:
                sheet.add(told)
        for sheet in sheets:
            sheet.end()


class _Sheet:
    """The sheet of one table, and another where it is full."""

    def __init__(self, book: Any, table: Table) -> None:
        self.book, self.table = book, table
        self.head = book.add_format({"bold": True, "bottom": 1})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.number = 0
        self._begin()

    def _begin(self) -> None:
        self.number += 1
        name = self.table.name if self.number == 1 else f"{self.table.name} {self.number}"
        self.sheet = self.book.add_worksheet(name)
        self.sheet.freeze_panes(1, 0)
        for at, column in enumerate(self.table.columns):
            self.sheet.set_column(at, at, _WIDE.get(column.name, _WIDTHS[column.type]))
            self.sheet.write_string(0, at, column.name, self.head)
        self.row = 1

    def add(self, told: ReleaseFacts) -> None:
        for row in self.table.rows(told):
            if self.row == _ROWS:
                self.end()
                self._begin()
            for at, (column, cell) in enumerate(zip(self.table.columns, row, strict=True)):
                if cell is not None:
                    self._put(at, column, cell)
            self.row += 1

    def _put(self, at: int, column: Column, cell: Cell) -> None:
        if isinstance(cell, bool):
            self.sheet.write_boolean(self.row, at, cell)
        elif column.type in ("number", "integer"):
            self.sheet.write_number(self.row, at, float(cell or 0))
        elif column.type == "day" and date.fromisoformat(str(cell)).year >= _FIRST_YEAR:
            self.sheet.write_datetime(self.row, at, date.fromisoformat(str(cell)), self.day)
        else:
            self.sheet.write_string(self.row, at, _short(str(cell)))

    def end(self) -> None:
        self.sheet.autofilter(0, 0, max(1, self.row - 1), len(self.table.columns) - 1)


def _short(text: str) -> str:
    return text if len(text) <= _CHARACTERS else text[: _CHARACTERS - 2] + " …"
