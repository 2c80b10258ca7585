"""A person is taken out of everything that is kept: outputs, store, the runs of before."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from pressefakten.json_records import JsonObject
from pressefakten.corpus.run import republish
from pressefakten.errors import OutputError, UsageError
from pressefakten.outputs import ENTITIES, FACTS, PREVIOUS, RELEASES, STORE, by_release, read_lines
from pressefakten.registry.entities import key
from pressefakten.store import database, index, kept
from pressefakten.store.forgotten import IsForgotten, forgotten_in, remember, without
from pressefakten.store.reading import Index, open_index
from pressefakten.store.results import ReleaseResult, Say
from pressefakten.store.staging import writing
from pressefakten_schemas.entities import Entity


@dataclass(frozen=True, slots=True)
class Trace:
    """What the outputs have of somebody: the name, its facts, the releases and files that name them; and the names of
    those who may be the same."""

    name: str
    facts: int
    releases: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    perhaps: list[str] = field(default_factory=list)


def traces(names: Sequence[str], out: Path) -> list[Trace]:
    """What there is of each person. Raises UsageError C030 where nobody is called so."""
    with open_index(out) as index_of:
        return [_trace(name, index_of) for name in names]


def _called(name: str, index_of: Index) -> list[Entity]:
    """The persons of exactly this name. Raises UsageError C030, with those near to it, where there is none."""
    near = _people(name, index_of)
    exact = [one for one in near if key(name) in {key(one.value), *map(key, one.names)}]
    if not exact:
        names = ", ".join(dict.fromkeys(one.value for one in near)) or "nobody"
        raise UsageError("C030", f"No person is called {name!r}", f"Give the full name. Near to it: {names}")
    return exact


def _trace(name: str, index_of: Index) -> Trace:
    exact = _called(name, index_of)
    releases = list(dict.fromkeys(one.release for entity in exact for one in entity.appearances))
    others = [one.value for one in _people(name.split()[-1], index_of) if one not in exact]
    records = [index_of.named(release) for release in releases]
    facts = sum(key(name) in _keys(fact) for _, told in records for fact in told)
    files = list(dict.fromkeys(record["source"] for record, _ in records))
    return Trace(name, facts, releases, files, list(dict.fromkeys(others)))


def _people(name: str, index_of: Index) -> list[Entity]:
    return [one for one in index_of.entities(name) if one.kind == "person"]


def _keys(fact: JsonObject) -> set[str]:
    return {key(str(fact[name])) for name in ("value", "speaker", "owner") if fact.get(name)}


def forget(names: Sequence[str], out: Path, say: Say | None = None) -> None:
    """Take people out of the outputs in ``out``, of the store with all its runs, and of the run before; later runs
    leave them out too. The texts of the corpus stay as they are."""
    with writing(out):
        remember(out, names)
    is_forgotten = forgotten_in(out)
    republish(out, lambda connection: _redact_all(connection, is_forgotten), say, in_place=True)
    with writing(out):
        _redact_previous(out / PREVIOUS, is_forgotten)
        with closing(database.connect(out)) as connection, database.trouble(out / STORE):
            connection.execute("VACUUM")  # nothing of them stays in what is free in the file
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _redact_all(connection: sqlite3.Connection, is_forgotten: IsForgotten) -> None:
    connection.execute("PRAGMA secure_delete = ON")
    with database.transaction(connection):
        numbers = [number for (number,) in connection.execute("SELECT id FROM part")]
        for number in numbers:
            release, facts = connection.execute("SELECT release, facts FROM part WHERE id = ?", (number,)).fetchone()
            part = ReleaseResult(kept.decoded(release)[0], kept.decoded(facts))
            clean = without(part, is_forgotten)
            if clean is not part:
                if connection.execute("SELECT 1 FROM release WHERE part = ?", (number,)).fetchone():
                    index.take_out_known(connection, number)
                kept.replace_part(connection, number, clean)
        connection.execute("UPDATE result SET notes = '' WHERE id IN (SELECT result FROM part)")


def _redact_previous(folder: Path, is_forgotten: IsForgotten) -> None:
    """The run before the current one, which lies beside it as files."""
    if not (folder / RELEASES).is_file() or not (folder / FACTS).is_file():
        shutil.rmtree(folder, ignore_errors=True)
        return
    facts = by_release(read_lines(folder / FACTS))
    try:
        parts = [
            without(ReleaseResult(one, facts.get(one["release"], [])), is_forgotten) for one in read_lines(folder / RELEASES)
        ]
        for name, records in (
            (RELEASES, [part.release for part in parts]),
            (FACTS, [one for part in parts for one in part.facts]),
        ):
            beside = folder / f"{name}.new"
            beside.write_bytes(kept.encoded(records))
            beside.replace(folder / name)
        (folder / ENTITIES).unlink(missing_ok=True)
    except OSError as error:
        with suppress(OSError):
            shutil.rmtree(folder)
        raise OutputError(
            "O001", f"{folder} cannot be written: {error.strerror}", f"Remove it: rm -r '{folder}'"
        ) from error
