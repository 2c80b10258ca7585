"""The last runs, each as a list of results: what two runs share is kept once.

    for run in runs(Path("outputs")):           # the newest first; run.manifest is its run.json
        print(run.id, run.manifest["started"], len(run.releases))
    before = last_different(Path("outputs"))    # the run before the current one, or None

Each has ``releases``, ``facts`` and ``folder`` like ``outputs.Outputs``, so that ``diff.compare`` takes both. A run
that found the same as the last one is not kept again: it only brings its manifest up to date.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pressefakten.json_records import JsonObject
from pressefakten.outputs import STORE
from pressefakten.settings import KEPT_RUNS
from pressefakten.store import database, kept
from pressefakten_schemas.run import Rejected

_LEVEL = 1
"""Of zlib: a run of a large corpus is a long list."""


@dataclass(frozen=True)
class KeptRun:
    """A run of the past; its records are read when they are asked for."""

    id: int
    manifest: JsonObject
    folder: Path
    """The folder of outputs with the run's number, for reading only: there is no such folder."""
    _connection: sqlite3.Connection = field(repr=False)
    _listing: bytes = field(repr=False)

    @cached_property
    def releases(self) -> list[JsonObject]:
        """The records of ``releases.jsonl`` then."""
        return [
            {**release, "source": source}
            for number, source in self._results()
            for (blob,) in self._connection.execute(
                "SELECT release FROM part WHERE result = ? ORDER BY number", (number,)
            )
            for release in kept.decoded(blob)
        ]

    @cached_property
    def facts(self) -> list[JsonObject]:
        """The records of ``facts.jsonl`` then."""
        return [
            fact
            for number, _ in self._results()
            for (blob,) in self._connection.execute(
                "SELECT facts FROM part WHERE result = ? ORDER BY number", (number,)
            )
            for fact in kept.decoded(blob)
        ]

    def _results(self) -> list[tuple[int, str]]:
        """Each result with the path that its file had; those that are listed by their number alone had the path that
        the result was kept with."""
        listed = json.loads(zlib.decompress(self._listing))
        return [(one, self._source(one)) if isinstance(one, int) else tuple(one) for one in listed]

    def _source(self, number: int) -> str:
        return str(self._connection.execute("SELECT source FROM result WHERE id = ?", (number,)).fetchone()[0])


def runs(out: Path) -> list[KeptRun]:
    """The runs that the store in ``out`` keeps, the newest first; none where there is no store."""
    connection = database.read(out)
    if connection is None:
        return []
    with database.trouble(out / STORE):
        rows = connection.execute("SELECT id, manifest, listing FROM run ORDER BY id DESC").fetchall()
    return [
        KeptRun(number, json.loads(manifest), out / f"run {number}", connection, listing)
        for number, manifest, listing in rows
    ]


def last_different(out: Path) -> KeptRun | None:
    """The last run that found something else than the current one, or None where there is none yet."""
    return next(iter(runs(out)[1:]), None)


def digest(connection: sqlite3.Connection, rejected: Iterable[Rejected]) -> bytes:
    """A hash of what the plan comes to: two runs with the same one write the same outputs."""
    hashed = hashlib.blake2b(digest_size=16)
    for one in rejected:
        hashed.update(one.model_dump_json().encode("utf-8", "surrogatepass"))
    for name, source, content in connection.execute(
        "SELECT name, plan.source, content FROM plan JOIN result ON result.id = plan.result ORDER BY position"
    ):
        hashed.update(f"{name}\0{source}\0".encode())
        hashed.update(content)
    return hashed.digest()


def newest(connection: sqlite3.Connection) -> bytes | None:
    """The digest of the current run."""
    row = connection.execute("SELECT digest FROM run ORDER BY id DESC LIMIT 1").fetchone()
    return row and bytes(row[0])


def manifest(connection: sqlite3.Connection) -> JsonObject | None:
    """The manifest of the current run, or None where there was none yet."""
    row = connection.execute("SELECT manifest FROM run ORDER BY id DESC LIMIT 1").fetchone()
    return row and dict(json.loads(row[0]))


def keep(connection: sqlite3.Connection, of: bytes, told: JsonObject, in_place: bool = False) -> None:
    """Keep the run that the plan describes (``in_place`` of the last one, which it is still), and let go what only runs
    had that are too old now."""
    text = json.dumps(told, ensure_ascii=False)
    if in_place or newest(connection) == of:
        connection.execute("UPDATE run SET manifest = ?, digest = ? WHERE id = (SELECT max(id) FROM run)", (text, of))
        return
    rows = connection.execute(
        "SELECT result.id, plan.source, plan.source = result.source FROM plan JOIN result ON result.id = plan.result"
        " ORDER BY position"
    )
    listing = [number if is_own else (number, source) for number, source, is_own in rows]
    packed = zlib.compress(json.dumps(listing, ensure_ascii=False).encode(), _LEVEL)
    before = connection.execute("SELECT coalesce(max(id), 0) FROM run").fetchone()[0]
    connection.execute("INSERT INTO run VALUES (?, ?, ?, ?)", (before + 1, of, text, packed))
    connection.execute("UPDATE result SET left = NULL WHERE left IS NOT NULL AND id IN (SELECT result FROM plan)")
    connection.execute(
        "UPDATE result SET left = ? WHERE left IS NULL"
        " AND id NOT IN (SELECT result FROM plan WHERE result IS NOT NULL)",
        (before,),
    )
    oldest = before + 2 - KEPT_RUNS
    connection.execute("DELETE FROM run WHERE id < ?", (oldest,))
    kept.remove(connection, "left < ?", oldest)
