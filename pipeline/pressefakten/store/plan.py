"""What a run has to do: every file with its result, as far as it is known."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressefakten.corrections.files import beside_at_once
from pressefakten.paths import spelled
from pressefakten.read.folders import Look
from pressefakten.store.database import transaction
from pressefakten.store.keys import content_of, key_of, look_of
from pressefakten_schemas.run import Rejected


@dataclass(frozen=True, slots=True)
class Task:
    """One file to extract: the place in the plan, its path, the name of its release."""

    position: int
    path: Path
    name: str


def fill(
    connection: sqlite3.Connection,
    files: Iterable[tuple[str, Path]],
    made_by: bytes,
    force: bool = False,
    tell: Callable[[int], None] | None = None,
) -> None:
    """Plan the files (release name, path) in their order. Those whose result is known need nothing more, unless they
    are all to be done again (``force``). ``tell`` is called with the number of each file."""
    with transaction(connection):
        connection.execute("DELETE FROM plan")
        beside = beside_at_once()
        for number, (name, path) in enumerate(files):
            _plan(connection, (number + 1) * _GAP, name, path, made_by, beside, force)
            if tell:
                tell(number + 1)
        connection.execute("DELETE FROM file WHERE path NOT IN (SELECT path FROM plan)")


_GAP = 1 << 20
"""Between the positions of two files: others come between them without a move of all."""


def _plan(
    connection: sqlite3.Connection,
    position: int,
    name: str,
    path: Path,
    made_by: bytes,
    beside: Callable[[Path], str | None],
    force: bool = False,
) -> None:
    content = content_at(connection, path, force)
    key = content and key_of(content, path, name, made_by, beside)
    known = None
    if key is not None and not force:
        known = connection.execute("SELECT id FROM result WHERE key = ?", (key,)).fetchone()
    connection.execute(
        "INSERT INTO plan VALUES (?, ?, ?, ?, ?, ?)",
        (position, name, os.fsencode(path), spelled(path), key, known and known[0]),
    )


def insert(connection: sqlite3.Connection, files: Iterable[tuple[str, Path]], made_by: bytes) -> None:
    """Plan further files (release name, path), each at its place in the order of names."""
    with transaction(connection):
        for name, path in files:
            _plan(connection, _free(connection, name), name, path, made_by, beside_at_once())


def _free(connection: sqlite3.Connection, name: str) -> int:
    """A position for a release of this name, behind the last name that comes before it."""
    before, after = _neighbours(connection, name)
    if after - before < 2:
        _number(connection, "position")
        before, after = _neighbours(connection, name)
    return (before + after) // 2


def _neighbours(connection: sqlite3.Connection, name: str) -> tuple[int, int]:
    (before,) = connection.execute("SELECT max(position) FROM plan WHERE name < ?", (name,)).fetchone()
    before = before or 0
    (after,) = connection.execute("SELECT min(position) FROM plan WHERE position > ?", (before,)).fetchone()
    return before, before + 2 * _GAP if after is None else after


def content_at(connection: sqlite3.Connection, path: Path, force: bool = False) -> bytes | None:
    """The hash of a file's content, by what it looks like where it was hashed before (not where ``force``)."""
    look, place = look_of(path), os.fsencode(path)
    if look is not None and not force:
        row = connection.execute("SELECT look, content FROM file WHERE path = ?", (place,)).fetchone()
        if row is not None and row[0] == look:
            return bytes(row[1])
    content = content_of(path)
    if look is not None and content is not None:
        connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?)", (place, look, content))
    return content


def note(connection: sqlite3.Connection, made_by: bytes, paths: Sequence[str], folders: Mapping[str, Look]) -> None:
    """Note where the planned files were found, and what the folders looked like; where ``folders`` are none, the plan
    is not all there is at ``paths``."""
    told = json.dumps([made_by.hex(), _plain(paths), dict(folders)]) if folders else None
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('found', ?)", (told,))


def folders(connection: sqlite3.Connection, made_by: bytes, paths: Sequence[str]) -> dict[str, Look] | None:
    """The folders that were noted with a plan of all files at ``paths``; None where it is another one, or not done."""
    row = connection.execute("SELECT value FROM meta WHERE name = 'found'").fetchone()
    if row is None or row[0] is None or missing(connection):
        return None
    if connection.execute("SELECT EXISTS (SELECT 1 FROM plan WHERE key IS NULL)").fetchone()[0]:
        return None  # a link led nowhere, or no rights: another run may read what looks the same from its folder
    if any(one.code in _MAY_BE_READ for one in refused(connection)):
        return None
    maker, places, looks = json.loads(row[0])
    if (maker, places) != (made_by.hex(), _plain(paths)):
        return None
    return {folder: (changed, names) for folder, (changed, names) in looks.items()}


_MAY_BE_READ = frozenset({"R001", "R002", "R004"})
"""Why a file or folder was refused that another run may read: a link led nowhere, no rights."""


def _plain(paths: Sequence[str]) -> list[str]:
    return [os.path.normpath(path) for path in paths]


def refuse(connection: sqlite3.Connection, refused: Iterable[Rejected]) -> None:
    """Note what was found beside the files, and is not read."""
    told = json.dumps([one.as_line() for one in refused], ensure_ascii=False)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('refused', ?)", (told,))


def refused(connection: sqlite3.Connection, database: str = "main") -> list[Rejected]:
    """What was noted so."""
    row = connection.execute(f"SELECT value FROM {database}.meta WHERE name = 'refused'").fetchone()
    return [Rejected.model_validate(one) for one in json.loads(row[0])] if row else []


def sort(connection: sqlite3.Connection) -> None:
    """Bring files that came from several plans into the order of one."""
    with transaction(connection):
        _number(connection, "name, source")


def _number(connection: sqlite3.Connection, order: str) -> None:
    """Give the files positions anew, in this order."""
    rows = connection.execute(f"SELECT position FROM plan ORDER BY {order}").fetchall()
    connection.execute("UPDATE plan SET position = -1 - position")
    moves = [(number * _GAP, -1 - position) for number, (position,) in enumerate(rows, 1)]
    connection.executemany("UPDATE plan SET position = ? WHERE position = ?", moves)


def drop(connection: sqlite3.Connection, source: str) -> None:
    """Take a file out of the plan, by its path as the records spell it."""
    connection.execute("DELETE FROM plan WHERE source = ?", (source,))


def paths(connection: sqlite3.Connection) -> Iterator[str]:
    """Where the files are."""
    return (os.fsdecode(path) for (path,) in connection.execute("SELECT path FROM plan"))


def count(connection: sqlite3.Connection) -> int:
    """How many files there are."""
    return int(connection.execute("SELECT count(*) FROM plan").fetchone()[0])


def missing(connection: sqlite3.Connection) -> int:
    """How many files have no result yet."""
    return int(connection.execute("SELECT count(*) FROM plan WHERE result IS NULL").fetchone()[0])


def tasks(connection: sqlite3.Connection) -> Iterator[Task]:
    """The files without a result, in order."""
    after = -1
    while rows := connection.execute(
        "SELECT position, path, name FROM plan WHERE result IS NULL AND position > ? ORDER BY position LIMIT 500",
        (after,),
    ).fetchall():
        for position, path, name in rows:
            yield Task(position, Path(os.fsdecode(path)), name)
        after = rows[-1][0]


def done(connection: sqlite3.Connection, position: int, result: int) -> None:
    """Note the result of a file."""
    connection.execute("UPDATE plan SET result = ? WHERE position = ?", (result, position))


def key_at(connection: sqlite3.Connection, task: Task, made_by: bytes) -> bytes | None:
    """The key under which a file's result is kept: none where the file was changed while it was worked on."""
    (planned,) = connection.execute("SELECT key FROM plan WHERE position = ?", (task.position,)).fetchone()
    content = content_of(task.path)
    return planned if content and planned == key_of(content, task.path, task.name, made_by) else None


def begin(connection: sqlite3.Connection, path: Path) -> None:
    """Note that a file is worked on in this process: where the process dies of it, the next run knows."""
    connection.execute("INSERT OR IGNORE INTO begun VALUES (?)", (os.fsencode(path),))


def end(connection: sqlite3.Connection, path: Path) -> None:
    """The file did no harm."""
    connection.execute("DELETE FROM begun WHERE path = ?", (os.fsencode(path),))


def suspected(connection: sqlite3.Connection) -> frozenset[Path]:
    """The files that were worked on when a process died."""
    return frozenset(Path(os.fsdecode(path)) for (path,) in connection.execute("SELECT path FROM begun"))
