"""SQLite: one table a kind, releases, mentions, a view of all facts, and full-text search, as datasette likes it."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from pressefakten.export.records import ReleaseFacts
from pressefakten.export.request import ExportRequest
from pressefakten.export.tables import MENTIONS, RELEASES, Cell, Column, Row, Table

_TYPES = {"text": "TEXT", "number": "NUMERIC", "integer": "INTEGER", "flag": "INTEGER", "day": "TEXT"}
_FACETS = (
    "zone",
    "rule",
    "kind",
    "publisher",
    "type",
    "party",
    "role",
    "currency",
    "unit",
    "speaker",
    "owner",
    "release",
)
"""Columns that get an index, so that facets over them are quick."""


def write(path: Path, asked: ExportRequest, releases: Iterable[ReleaseFacts]) -> None:
    """Write the database to ``path``."""
    tables = asked.tables
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("BEGIN")
        for table in tables:
            base.execute(_create(table, tables))
        inserts = [_insert(table) for table in tables]
        for told in releases:
            for table, insert in zip(tables, inserts, strict=True):
                base.executemany(insert, _rows(table, told))
        for table in tables:
            for column in table.columns:
                if column.name in _FACETS:
                    base.execute(f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")')
        for statement in (*_search(tables), *_view(tables)):
            base.execute(statement)
        base.execute("COMMIT")
        base.execute("ANALYZE")
        base.execute("VACUUM")


def _create(table: Table, tables: list[Table]) -> str:
    lines = [f'"{column.name}" {_TYPES[column.type]}{_key(table, column)}' for column in table.columns]
    if table.name != RELEASES and any(other.name == RELEASES for other in tables):
        lines.append('FOREIGN KEY ("release") REFERENCES "releases" ("release")')
    return f'CREATE TABLE "{table.name}" ({", ".join(lines)})'


def _key(table: Table, column: Column) -> str:
    is_key = column.name == {RELEASES: "release", MENTIONS: ""}.get(table.name, "id")
    return " PRIMARY KEY" if is_key else ""


def _insert(table: Table) -> str:
    return f'INSERT INTO "{table.name}" VALUES ({", ".join("?" * len(table.columns))})'


def _rows(table: Table, told: ReleaseFacts) -> Iterator[tuple[Cell, ...]]:
    numbers = [at for at, column in enumerate(table.columns) if column.type == "number"]
    for row in table.rows(told):
        yield _with_numbers(row, numbers) if numbers else row


def _with_numbers(row: Row, numbers: list[int]) -> tuple[Cell, ...]:
    """NUMERIC keeps what is exact as a number, and as text a decimal too long for one."""
    return tuple(str(cell) if at in numbers and cell is not None else cell for at, cell in enumerate(row))


def _search(tables: list[Table]) -> Iterator[str]:
    """Full text over each table; datasette shows a search box where a table is the content of an index."""
    for table in tables:
        known = [column.name for column in table.columns if column.name in ("title", "subtitle", "value", "text")]
        names = ", ".join(f'"{name}"' for name in known)
        index = f"{table.name}_fts"
        yield f"""CREATE VIRTUAL TABLE "{index}" USING fts5 ({names}, content="{table.name}",
                  tokenize="unicode61 remove_diacritics 2")"""
        yield f'INSERT INTO "{index}" ("{index}") VALUES (\'rebuild\')'


def _view(tables: list[Table]) -> Iterator[str]:
    """``facts``: what all kinds have."""
    kinds = [table for table in tables if table.name not in (RELEASES, MENTIONS)]
    common = ("release", "published", "publisher", "id", "value", "mentions", "text", "zone", "rule")
    columns = ", ".join(f'"{name}"' for name in common)
    parts = [f"SELECT '{table.name}' AS kind, {columns} FROM \"{table.name}\"" for table in kinds]
    if parts:
        yield f"CREATE VIEW facts AS {' UNION ALL '.join(parts)}"
