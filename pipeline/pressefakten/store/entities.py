"""Who is who, kept name by name: a run makes anew only the names that its new and gone releases say."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pressefakten.json_records import JsonObject
from pressefakten.outputs import dumps
from pressefakten.registry.entities import Head, Seen, entities_of, head_of, key, seen_in
from pressefakten.registry.offices import Term, clashes, terms_of
from pressefakten_schemas.entities import Entity


def prepare(connection: sqlite3.Connection) -> None:
    """Begin to note which names are touched, or go on with it; ``rebuild`` ends it."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS touched (kind TEXT, key TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID"
    )
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS contested (office TEXT, body TEXT, PRIMARY KEY (office, body)) WITHOUT ROWID"
    )
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS remarked (id TEXT PRIMARY KEY) WITHOUT ROWID")


def add(connection: sqlite3.Connection, part: int, release: JsonObject, facts: Sequence[JsonObject]) -> None:
    """Note what a release says of persons and organisations."""
    head = head_of(release, facts)
    connection.execute(
        "INSERT INTO around VALUES (?, ?, ?, ?, ?)",
        (part, head.release, head.published, head.publisher, json.dumps(sorted(head.around), ensure_ascii=False)),
    )
    rows = [(part, seen.kind, key(seen.value), _as_text(seen)) for seen in seen_in(release, facts)]
    connection.executemany("INSERT INTO seen VALUES (?, ?, ?, ?)", rows)
    connection.executemany("INSERT OR IGNORE INTO touched VALUES (?, ?)", {row[1:3] for row in rows})


def take_out(connection: sqlite3.Connection, part: int) -> None:
    """Forget what a release said."""
    connection.execute("INSERT OR IGNORE INTO touched SELECT DISTINCT kind, key FROM seen WHERE part = ?", (part,))
    connection.execute("DELETE FROM seen WHERE part = ?", (part,))
    connection.execute("DELETE FROM around WHERE part = ?", (part,))


def rebuild(connection: sqlite3.Connection) -> None:
    """Make anew the persons and organisations whose names were touched, and what contradicts about their offices."""
    of_touched = "IN (SELECT number FROM entity JOIN touched USING (kind, key))"
    connection.execute(
        f"INSERT OR IGNORE INTO contested SELECT DISTINCT office, body FROM office WHERE entity {of_touched}"
    )
    connection.execute(f"DELETE FROM entity_word WHERE entity {of_touched}")
    connection.execute(f"DELETE FROM office WHERE entity {of_touched}")
    connection.execute(f"DELETE FROM entity WHERE number {of_touched}")
    names_of = lru_cache(maxsize=4096)(lambda text: frozenset(json.loads(text)))
    names = connection.execute("SELECT kind, key FROM touched ORDER BY kind, key")
    for kind, name in names:
        group = [
            _from_text(kind, said, Head(release, published, publisher, names_of(around)))
            for said, release, published, publisher, around in connection.execute(
                "SELECT said, release, published, publisher, names FROM seen JOIN around USING (part)"
                " WHERE kind = ? AND key = ?",
                (kind, name),
            )
        ]
        if group:
            publishers = {seen.head.release: seen.head.publisher for seen in group}
            for entity in entities_of(kind, group):
                _insert(connection, name, entity, publishers)
    connection.execute("DELETE FROM touched")
    for office, body in connection.execute("SELECT office, body FROM contested ORDER BY office, body").fetchall():
        connection.execute(
            "INSERT OR IGNORE INTO remarked SELECT id FROM conflict WHERE office = ? AND body = ?", (office, body)
        )
        connection.execute("DELETE FROM conflict WHERE office = ? AND body = ?", (office, body))
        marks = clashes(_terms(connection, office, body))
        connection.executemany("INSERT OR IGNORE INTO remarked VALUES (?)", [(of,) for of in marks])
        connection.executemany(
            "INSERT INTO conflict VALUES (?, ?, ?, ?)",
            [(of, office, body, dumps(one.as_line())) for of, told in marks.items() for one in told],
        )
    connection.execute("DELETE FROM contested")
    _mark(connection)


def _mark(connection: sqlite3.Connection) -> None:
    """Keep the lines of those whose contradictions were made anew as they are published."""
    rows = connection.execute(
        "SELECT number, id, line FROM entity WHERE id IN (SELECT id FROM remarked) ORDER BY number"
    ).fetchall()
    for number, of, line in rows:
        marked = _marked(line, _conflicts(connection, of))
        connection.execute("UPDATE entity SET marked = ? WHERE number = ?", (marked, number))
    connection.execute("DELETE FROM remarked")


def _insert(connection: sqlite3.Connection, name: str, entity: Entity, publishers: dict[str, str | None]) -> None:
    number = connection.execute(
        "INSERT INTO entity (kind, key, value, id, line) VALUES (?, ?, ?, ?, ?)",
        (entity.kind, name, entity.value, entity.id, dumps(entity.as_line())),
    ).lastrowid
    words = {key(word) for one in (entity.value, *entity.names) for word in (one, *one.split())}
    words |= {key(entity.abbreviation or "")}
    connection.executemany("INSERT OR IGNORE INTO entity_word VALUES (?, ?)", [(one, number) for one in words if one])
    terms = list(terms_of(entity, publishers.get))
    connection.executemany(
        "INSERT INTO office VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, term.office, term.body, term.id, term.name, term.first, term.last,
             json.dumps([term.dates, term.releases], ensure_ascii=False))
            for term in terms
        ],
    )  # fmt: skip
    connection.executemany("INSERT OR IGNORE INTO contested VALUES (?, ?)", {term[:2] for term in terms})


def lines(connection: sqlite3.Connection) -> Iterator[str]:
    """The lines of ``entities.jsonl`` in their order, with what contradicts among holders of one office."""
    rows = connection.execute("SELECT coalesce(marked, line) FROM entity ORDER BY kind, value, id")
    return (line for (line,) in rows)


def of_names(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[Entity]:
    """Entities by their numbers in the store, sorted as in ``entities.jsonl``."""
    found = []
    for number in numbers:
        row = connection.execute("SELECT coalesce(marked, line) FROM entity WHERE number = ?", (number,)).fetchone()
        found.append(Entity.model_validate_json(row[0]))
    return sorted(found, key=lambda one: (one.kind, one.value, one.id))


def _conflicts(connection: sqlite3.Connection, of: str) -> list[JsonObject]:
    rows = connection.execute("SELECT told FROM conflict WHERE id = ? ORDER BY office, body", (of,))
    return [json.loads(told) for (told,) in rows]


def _terms(connection: sqlite3.Connection, office: str, body: str) -> Iterator[Term]:
    for first, last, of, name, told in connection.execute(
        "SELECT first, last, id, value, releases FROM office WHERE office = ? AND body = ? ORDER BY first, last, id",
        (office, body),
    ):
        dates, releases = json.loads(told)
        yield Term(office, body, first, last, of, name, tuple(dates), tuple(releases))


def _marked(line: str, conflicts: list[JsonObject]) -> str:
    if not conflicts:
        return line
    record = json.loads(line)
    record["conflicts"] = [*record.get("conflicts", ()), *conflicts]
    return dumps(record)


def _as_text(seen: Seen) -> str:
    told = [seen.id, seen.value, seen.mentions, dict(seen.attributes), seen.quotes, seen.contacts, seen.people]
    return json.dumps(told, ensure_ascii=False)


def _from_text(kind: str, text: str, head: Head) -> Seen:
    number, value, mentions, attributes, quotes, contacts, people = json.loads(text)
    return Seen(
        head, kind, number, value, mentions, attributes, quotes, tuple(tuple(one) for one in contacts), tuple(people)
    )
