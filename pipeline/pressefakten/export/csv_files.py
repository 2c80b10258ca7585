"""CSV: one file a table, and ``datapackage.json``, which says what type each column has.

Text stands in quotation marks, numbers do not. For Excel: semicolons, a byte-order mark, decimal commas, and an
apostrophe before text that it would turn into a number. Sources: RFC 4180; Frictionless Data Package.
"""

import json
import re
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from pressefakten.export.plain import is_formula
from pressefakten.export.records import ReleaseFacts
from pressefakten.export.request import ExportRequest
from pressefakten.export.tables import Cell, Column, Row, Table

_NUMERIC = re.compile(r"[+\-]?[\d\s.,/:eE]*\d[\d\s.,/:]*")
_TYPES = {"text": "string", "number": "number", "integer": "integer", "flag": "boolean", "day": "date"}


def write(folder: Path, asked: ExportRequest, releases: Iterable[ReleaseFacts]) -> None:
    """Write the tables to ``folder``, one ``NAME.csv`` each."""
    tables, excel = asked.tables, asked.excel
    with ExitStack() as stack:
        files = [stack.enter_context(_opened(folder / f"{table.name}.csv", excel)) for table in tables]
        for file, table in zip(files, tables, strict=True):
            _put(file, (_quoted(column.name) for column in table.columns), excel)
        for told in releases:
            for file, table in zip(files, tables, strict=True):
                for row in table.rows(told):
                    _put(file, _cells(table.columns, row, excel), excel)
    if not excel:
        (folder / "datapackage.json").write_text(_package(tables), encoding="utf-8")


def _opened(path: Path, excel: bool) -> IO[str]:
    return path.open("w", encoding="utf-8-sig" if excel else "utf-8", newline="")


def _put(file: IO[str], cells: Iterable[str], excel: bool) -> None:
    file.write((";" if excel else ",").join(cells) + "\r\n")


def _cells(columns: Iterable[Column], row: Row, excel: bool) -> Iterable[str]:
    return (_cell(column, cell, excel) for column, cell in zip(columns, row, strict=True))


def _cell(column: Column, cell: Cell, excel: bool) -> str:
    """A cell as it stands in the file; what is absent is empty, without quotation marks."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if column.type in ("number", "integer"):
        return str(cell).replace(".", ",") if excel else str(cell)
    if column.type == "day":
        return str(cell)
    text = str(cell)
    if is_formula(text) or (excel and _NUMERIC.fullmatch(text)):
        text = f"'{text}"
    return _quoted(text)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _package(tables: Iterable[Table]) -> str:
    """The data package: each file with the names and types of its columns."""
    resources = [
        {
            "name": table.name,
            "path": f"{table.name}.csv",
            "profile": "tabular-data-resource",
            "schema": {"fields": [{"name": one.name, "type": _TYPES[one.type]} for one in table.columns]},
        }
        for table in tables
    ]
    package = {"name": "pressefakten", "profile": "tabular-data-package", "resources": resources}
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"
