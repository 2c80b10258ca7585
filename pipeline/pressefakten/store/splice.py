"""New outputs from those that are there: what is unchanged is copied as bytes, only what came is written."""

import os
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import IO, NamedTuple

from pressefakten.outputs import FACTS, RELEASES
from pressefakten.store.staging import Staging

_FILES = (RELEASES, FACTS)
_KEPT, _GONE, _CAME = range(3)


class _Piece(NamedTuple):
    """A release in the order of the outputs: its bytes in ``releases.jsonl`` and ``facts.jsonl``, and whether it was
    there before, is there no more, or came."""

    part: int
    lengths: tuple[int, int]
    state: int


def prepare(connection: sqlite3.Connection) -> None:
    """Begin to note which releases come and go."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS gone (part INTEGER PRIMARY KEY, base TEXT, number INTEGER,"
        " release_bytes INTEGER, facts_bytes INTEGER)"
    )
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS came (part INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM gone")
    connection.execute("DELETE FROM came")


def goes(connection: sqlite3.Connection, part: int) -> None:
    """Note a release that is about to leave the index."""
    connection.execute(
        "INSERT INTO gone SELECT part, base, release.number, release_bytes, facts_bytes FROM release"
        " JOIN part ON part.id = release.part WHERE part = ?",
        (part,),
    )


def comes(connection: sqlite3.Connection, part: int) -> None:
    """Note a release that comes into the index."""
    connection.execute("INSERT INTO came VALUES (?)", (part,))


def splice(connection: sqlite3.Connection, staging: Staging) -> bool:
    """Write releases and facts of the plan's run, given that the files of the last one are as it left them. Returns
    False, with nothing written, where their lengths are not those of what is kept: then all must be written anew."""
    before = connection.execute(
        "SELECT total(release_bytes), total(facts_bytes) FROM"
        " (SELECT release_bytes, facts_bytes FROM part WHERE id IN (SELECT part FROM release)"
        " AND id NOT IN (SELECT part FROM came) UNION ALL SELECT release_bytes, facts_bytes FROM gone)"
    ).fetchone()
    sizes = tuple((staging.out / name).stat().st_size for name in _FILES)
    if tuple(map(int, before)) != sizes or _some_moved(connection):
        return False
    with ExitStack() as stack:
        old = [stack.enter_context((staging.out / name).open("rb")) for name in _FILES]
        _copy(connection, staging, old)
    return True


def _some_moved(connection: sqlite3.Connection) -> bool:
    """Whether a release is published with another path than that which its result was kept with."""
    (moved,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM plan JOIN result ON result.id = plan.result"
        " WHERE plan.source <> result.source AND releases > 0)"
    ).fetchone()
    return bool(moved)


def _copy(connection: sqlite3.Connection, staging: Staging, old: Sequence[IO[bytes]]) -> None:
    same = [0, 0]  # bytes that stand in the old files from here on, and are to be copied
    for piece in _pieces(connection):
        if piece.state == _KEPT:
            same = [one + more for one, more in zip(same, piece.lengths, strict=True)]
            continue
        _take(staging, old, same)
        same = [0, 0]
        if piece.state == _GONE:
            for file, length in zip(old, piece.lengths, strict=True):
                file.seek(length, os.SEEK_CUR)
        else:
            row = connection.execute("SELECT release, facts FROM part WHERE id = ?", (piece.part,)).fetchone()
            for name, blob in zip(_FILES, row, strict=True):
                staging.write_text(name, zlib.decompress(blob))
    _take(staging, old, same)


def _take(staging: Staging, old: Sequence[IO[bytes]], lengths: list[int]) -> None:
    for name, file, length in zip(_FILES, old, lengths, strict=True):
        staging.copy(name, file, length)


def _pieces(connection: sqlite3.Connection) -> Iterator[_Piece]:
    rows = connection.execute(
        "SELECT part, base, number, release_bytes, facts_bytes, ? AS state FROM gone UNION ALL"
        " SELECT part, base, release.number, release_bytes, facts_bytes,"
        " CASE WHEN part IN (SELECT part FROM came) THEN ? ELSE ? END FROM release JOIN part ON part.id = release.part"
        " ORDER BY base, number, state",
        (_GONE, _CAME, _KEPT),
    )
    for part, _, _, release, facts, state in rows:
        yield _Piece(part, (release, facts), state)
