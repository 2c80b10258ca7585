"""Parquet: one file a table, in row groups, with types."""

from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from pressefakten.export.records import ReleaseFacts
from pressefakten.export.request import ExportRequest
from pressefakten.export.tables import Cell, Column, Row, Table

_GROUP = 20_000
"""Rows that are kept before they are written."""


def write(folder: Path, asked: ExportRequest, releases: Iterable[ReleaseFacts]) -> None:
    """Write the tables to ``folder``, one ``NAME.parquet`` each. Raises ImportError without the library."""
    with ExitStack() as stack:
        writers = [stack.enter_context(_Writer(folder / f"{table.name}.parquet", table)) for table in asked.tables]
        for told in releases:
            for writer in writers:
                writer.add(told)


class _Writer:
    def __init__(self, path: Path, table: Table) -> None:
        import pyarrow as arrow
        import pyarrow.parquet as parquet

        types = {
            "text": arrow.string(),
            "number": arrow.float64(),
            "integer": arrow.int64(),
            "flag": arrow.bool_(),
            "day": arrow.date32(),
        }
        self._batch = arrow.Table.from_arrays
        self._array = arrow.array
        self.table = table
        self.schema = arrow.schema([(column.name, types[column.type]) for column in table.columns])
        self.file = parquet.ParquetWriter(path, self.schema, compression="zstd")
        self.rows: list[Row] = []

    def __enter__(self) -> "_Writer":
        return self

    def add(self, told: ReleaseFacts) -> None:
        self.rows += self.table.rows(told)
        if len(self.rows) >= _GROUP:
            self._flush()

    def _flush(self) -> None:
        columns = [
            self._array([_value(column, row[at]) for row in self.rows], type=field.type)
            for at, (column, field) in enumerate(zip(self.table.columns, self.schema, strict=True))
        ]
        self.file.write_table(self._batch(columns, schema=self.schema))
        self.rows = []

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._flush()
        self.file.close()


def _value(column: Column, cell: Cell) -> Any:
    if cell is None:
        return None
    if column.type == "number":
        return float(cell)
    return date.fromisoformat(str(cell)) if column.type == "day" else cell
