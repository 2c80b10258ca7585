"""Whether the files of outputs are those that the store wrote."""

import json
import sqlite3
from pathlib import Path

from pressefakten.outputs import COMPLETE, ENTITIES, FACTS, NEXT, REJECTED, RELEASES

_RECORDS = (RELEASES, FACTS, ENTITIES, REJECTED)


def stamp(connection: sqlite3.Connection, out: Path, indexed: bool) -> None:
    """Note what the files of the run look like, which may be about to take their place; or that the index is not that
    of the run."""
    look = _look(out, _RECORDS) if indexed else None
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('published', ?)", (look,))


def intact(connection: sqlite3.Connection, out: Path) -> bool:
    """Whether the files are there as the run left them."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'published'").fetchone()
    return row is not None and row[0] == _look(out, _RECORDS)


def _look(out: Path, names: tuple[str, ...]) -> str:
    """Sizes and times of the files, or of those that are about to take their places."""
    there = out / NEXT if (out / NEXT / COMPLETE).exists() else out
    looks = []
    for name in names:
        try:
            status = (there / name).stat()
            looks.append([name, status.st_size, status.st_mtime_ns])
        except OSError:
            looks.append([name])
    return json.dumps(looks)
