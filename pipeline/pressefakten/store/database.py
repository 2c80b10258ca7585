"""The SQLite file: its tables, its version, what is said when it cannot be used."""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pressefakten.errors import OutputError
from pressefakten.outputs import STORE

BESIDE = (f"{STORE}-wal", f"{STORE}-shm", f"{STORE}-journal")
"""What SQLite writes beside the file while it is open."""

VERSION = 2
"""Of the tables. A store of another version is built anew: nothing in it cannot be computed again."""

_BUSY_SECONDS = 30

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE result (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, content BLOB NOT NULL, source TEXT NOT NULL, rejected TEXT,
    notes TEXT, left INTEGER,
    releases INTEGER NOT NULL, facts INTEGER NOT NULL, mentions INTEGER NOT NULL, warnings INTEGER NOT NULL,
    words INTEGER NOT NULL, characters INTEGER NOT NULL, refused INTEGER NOT NULL, kinds TEXT NOT NULL,
    not_german INTEGER NOT NULL
);
CREATE INDEX result_left ON result (left) WHERE left IS NOT NULL;
CREATE TABLE part (
    id INTEGER PRIMARY KEY, result INTEGER NOT NULL, number INTEGER NOT NULL,
    release BLOB NOT NULL, facts BLOB NOT NULL,
    release_bytes INTEGER NOT NULL, facts_bytes INTEGER NOT NULL, UNIQUE (result, number)
);
CREATE TABLE begun (path BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE plan (
    position INTEGER PRIMARY KEY, name TEXT NOT NULL, path BLOB NOT NULL, source TEXT NOT NULL, key BLOB, result INTEGER
);
CREATE INDEX plan_result ON plan (result);
CREATE TABLE file (path BLOB PRIMARY KEY, look TEXT NOT NULL, content BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE run (id INTEGER PRIMARY KEY, digest BLOB NOT NULL, manifest TEXT NOT NULL, listing BLOB NOT NULL);
CREATE TABLE release (
    part INTEGER PRIMARY KEY, base TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, file TEXT NOT NULL,
    source TEXT NOT NULL, title TEXT, folded TEXT NOT NULL, published TEXT, publisher TEXT, sender TEXT NOT NULL,
    kinds INTEGER NOT NULL, facts INTEGER NOT NULL, sha256 TEXT, wording BLOB, address TEXT, number_of TEXT
);
CREATE INDEX release_sha256 ON release (sha256);
CREATE INDEX release_wording ON release (wording);
CREATE INDEX release_address ON release (address) WHERE address IS NOT NULL;
CREATE INDEX release_number ON release (number_of) WHERE number_of IS NOT NULL;
CREATE TABLE alike (band INTEGER NOT NULL, part INTEGER NOT NULL, PRIMARY KEY (band, part)) WITHOUT ROWID;
CREATE INDEX release_order ON release (base, number);
CREATE INDEX release_name ON release (name);
CREATE INDEX release_file ON release (file);
CREATE INDEX release_folded ON release (folded);
CREATE TABLE fact (id BLOB NOT NULL, part INTEGER NOT NULL, PRIMARY KEY (id, part)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (text, content='', tokenize="trigram case_sensitive 1", detail=none);
CREATE TABLE seen (part INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, said TEXT NOT NULL);
CREATE INDEX seen_key ON seen (kind, key);
CREATE INDEX seen_part ON seen (part);
CREATE TABLE around (
    part INTEGER PRIMARY KEY, release TEXT NOT NULL, published TEXT, publisher TEXT, names TEXT NOT NULL
);
CREATE TABLE entity (
    number INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, id TEXT NOT NULL,
    line TEXT NOT NULL, marked TEXT
);
CREATE INDEX entity_id ON entity (id);
CREATE INDEX entity_order ON entity (kind, value, id);
CREATE INDEX entity_key ON entity (kind, key);
CREATE TABLE entity_word (word TEXT NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (word, entity)) WITHOUT ROWID;
CREATE INDEX entity_word_entity ON entity_word (entity);
CREATE TABLE office (
    entity INTEGER NOT NULL, office TEXT NOT NULL, body TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL,
    first TEXT NOT NULL, last TEXT NOT NULL, releases TEXT NOT NULL
);
CREATE INDEX office_held ON office (office, body, first, last, id);
CREATE INDEX office_entity ON office (entity);
CREATE TABLE conflict (id TEXT NOT NULL, office TEXT NOT NULL, body TEXT NOT NULL, told TEXT NOT NULL,
    PRIMARY KEY (id, office, body)) WITHOUT ROWID;
CREATE INDEX conflict_office ON conflict (office, body);
"""


def connect(out: Path, say: Callable[[str], None] | None = None) -> sqlite3.Connection:
    """The store in the folder ``out``, for writing; made where it is missing, built anew where it is of another version
    or damaged, which ``say`` is told in one line. The caller holds the folder's lock. Raises OutputError (O020)."""
    path = out / STORE
    with trouble(path):
        why = _why_anew(path)
        if why:
            if say:
                say(f"{path} {why}: it is built anew, and every text is extracted again")
            remove(out)
        connection = _open(path)
        if not connection.execute("PRAGMA user_version").fetchone()[0]:
            connection.executescript(f"BEGIN;{_TABLES}PRAGMA user_version = {VERSION};COMMIT;")
        return connection


def read(out: Path) -> sqlite3.Connection | None:
    """The store in ``out`` for reading, or None where there is none that this version can read."""
    path = out / STORE
    if not path.is_file():
        return None
    for mode in ("mode=ro", "mode=ro&immutable=1"):  # the second on a disk that cannot be written
        with contextlib.suppress(sqlite3.Error):
            connection = sqlite3.connect(f"{_uri(path)}?{mode}", uri=True, timeout=_BUSY_SECONDS)
            if connection.execute("PRAGMA user_version").fetchone()[0] == VERSION:
                return connection
            connection.close()
            return None
    return None


def in_memory() -> sqlite3.Connection:
    """An empty store that lives as long as the connection."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(_TABLES)
    return connection


def remove(out: Path) -> None:
    """Take the store away."""
    for name in (STORE, *BESIDE):
        (out / name).unlink(missing_ok=True)


def size(out: Path) -> int:
    """Bytes of the store on disk."""
    return sum((out / name).stat().st_size for name in (STORE, *BESIDE) if (out / name).exists())


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with contextlib.suppress(sqlite3.Error):  # a full disk has rolled back already
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def trouble(path: Path) -> Iterator[None]:
    """Errors of SQLite as one of ours."""
    try:
        yield
    except sqlite3.Error as error:
        full = "full" in str(error) or "disk I/O" in str(error)
        hint = f"Make room on its disk: df '{path.parent}'" if full else f"Remove it, it is made anew: rm '{path}'*"
        raise OutputError("O020", f"{path} cannot be used: {error}", hint) from error


def _why_anew(path: Path) -> str | None:
    if not path.exists():
        return None
    try:
        connection = _open(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):  # locked, no rights, no room: not the file's fault
            raise
        return "is damaged"
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    finally:
        connection.close()
    return "is of another version" if version != VERSION and tables else None


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(os.fspath(path), timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()  # stays as it is on drives that cannot share memory
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -8000")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _uri(path: Path) -> str:
    from urllib.parse import quote

    return "file:" + quote(os.fsencode(path.absolute()))
