"""The index of a run for reading: what show, who, explain, list and search ask."""

import re
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pressefakten.json_records import JsonObject
from pressefakten.outputs import STORE, by_release, open_outputs
from pressefakten.registry.entities import key
from pressefakten.store import database, entities, index, kept, published
from pressefakten_schemas.entities import Entity


@dataclass(frozen=True)
class Index:
    """A run's releases and facts by what they are asked for. ``folder`` is that of the outputs."""

    folder: Path
    connection: sqlite3.Connection

    def record(self, part: int) -> tuple[JsonObject, list[JsonObject]]:
        """A release and its facts, as they stand in the outputs."""
        source, release, facts = self.connection.execute(
            "SELECT release.source, part.release, part.facts FROM part JOIN release ON release.part = part.id"
            " WHERE part.id = ?",
            (part,),
        ).fetchone()
        (record,) = kept.decoded(release)
        return {**record, "source": source}, kept.decoded(facts)

    def named(self, release: str) -> tuple[JsonObject, list[JsonObject]]:
        """The release of this name, and its facts. Raises KeyError."""
        row = self.connection.execute("SELECT part FROM release WHERE name = ?", (release,)).fetchone()
        if row is None:
            raise KeyError(release)
        return self.record(row[0])

    def facts(self, beginning: str) -> list[tuple[str, int]]:
        """The facts whose id begins so (a hundred at most), each with its release."""
        if not re.fullmatch(r"[0-9a-f]{1,12}", beginning.lower()):
            return []
        first, last = (bytes.fromhex(beginning.lower().ljust(12, digit)) for digit in "0f")
        rows = self.connection.execute("SELECT id, part FROM fact WHERE id BETWEEN ? AND ? LIMIT 100", (first, last))
        return [(number.hex(), part) for number, part in rows]

    def entities(self, name: str) -> list[Entity]:
        """The persons and organisations called so: by full name or abbreviation, else by a word of the name, else by
        a part of it."""
        wanted = key(name)
        if not wanted:
            return []
        numbers = self._entities("JOIN entity_word ON entity = number WHERE word = ?", wanted)
        found = entities.of_names(self.connection, numbers)
        exact = [one for one in found if wanted in {key(one.value), key(one.abbreviation or ""), *map(key, one.names)}]
        if exact or found or len(wanted) < 4:
            return exact or found
        return entities.of_names(self.connection, self._entities("WHERE instr(key, ?)", wanted))

    def _entities(self, condition: str, value: str) -> list[int]:
        return [number for (number,) in self.connection.execute(f"SELECT number FROM entity {condition}", (value,))]

    def names(self) -> Iterator[str]:
        """The names of all persons and organisations."""
        return (value for (value,) in self.connection.execute("SELECT DISTINCT value FROM entity"))

    def parts(self) -> Iterator[int]:
        """All releases in the order of the outputs."""
        return (part for (part,) in self.connection.execute("SELECT part FROM release ORDER BY base, number"))

    def count(self) -> int:
        """How many releases there are."""
        return int(self.connection.execute("SELECT count(*) FROM release").fetchone()[0])


@contextmanager
def open_index(out: Path) -> Iterator[Index]:
    """The index of the run in ``out``: that of its store, or, where outputs came without one or were changed by hand,
    one made of them in memory. Raises OutputError where there are no outputs."""
    outputs = open_outputs(out)  # carries a finished run through, and refuses other versions
    connection = database.read(out)
    with database.trouble(out / STORE):
        if connection is not None:
            connection.execute("BEGIN")  # one state of the store, whatever a run does meanwhile
            if not published.intact(connection, out):
                connection.close()
                connection = None
        if connection is None:
            with closing(index_of(outputs.releases, outputs.facts, out).connection) as connection:
                yield Index(out, connection)
        else:
            with closing(connection):
                yield Index(out, connection)


def index_of(releases: Sequence[JsonObject], records: Sequence[JsonObject], folder: Path) -> Index:
    """An index in memory, of records as they stand in the outputs."""
    connection = database.in_memory()
    facts = by_release(records)
    connection.execute("BEGIN")
    entities.prepare(connection)
    for part, release in enumerate(releases, 1):
        told = facts.get(release["release"], [])
        written = [kept.encoded(one) for one in ([release], told)]
        row = (part, part, *(zlib.compress(one, 1) for one in written), *map(len, written))
        connection.execute("INSERT INTO part VALUES (?, ?, 1, ?, ?, ?, ?)", row)
        index.insert(connection, part, f"{part:09}", 1, release["source"], release, told)
    entities.rebuild(connection)
    connection.execute("COMMIT")
    return Index(folder, connection)
