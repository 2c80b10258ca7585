"""The index of the current run: which releases there are, their facts' ids, their words."""

import sqlite3
from collections.abc import Sequence
from pathlib import PurePath

from pressefakten.json_records import JsonObject
from pressefakten.store import entities, splice
from pressefakten.store.alike import address, bands, words_hash
from pressefakten.store.folding import folded
from pressefakten.store.kept import decoded
from pressefakten_schemas.kinds import KINDS

_BIT: dict[str, int] = {kind: 1 << place for place, kind in enumerate(KINDS)}


def synchronize(connection: sqlite3.Connection) -> bool:
    """Make the index that of the plan; only what came and went is touched. Returns whether anything did. The caller
    holds a transaction."""
    entities.prepare(connection)
    splice.prepare(connection)
    gone = _parts(
        connection, "SELECT part FROM release WHERE part NOT IN (SELECT part.id FROM plan JOIN part USING (result))"
    )
    for part in gone:
        splice.goes(connection, part)
        take_out(connection, part)
    came = _parts(
        connection, "SELECT part.id FROM plan JOIN part USING (result) WHERE part.id NOT IN (SELECT part FROM release)"
    )
    for part in came:
        splice.comes(connection, part)
        _add(connection, part)
    moved = connection.execute(
        "UPDATE release SET source = plan.source FROM plan JOIN part USING (result)"
        " WHERE part.id = release.part AND release.source <> plan.source"
    ).rowcount
    entities.rebuild(connection)
    return bool(gone or came or moved > 0)


def _parts(connection: sqlite3.Connection, query: str) -> list[int]:
    return [part for (part,) in connection.execute(query)]


def _add(connection: sqlite3.Connection, part: int) -> None:
    base, source, number, release_blob, facts_blob = connection.execute(
        "SELECT plan.name, plan.source, part.number, part.release, part.facts FROM part JOIN plan USING (result)"
        " WHERE part.id = ?",
        (part,),
    ).fetchone()
    (release,), facts = decoded(release_blob), decoded(facts_blob)
    insert(connection, part, base, number, source, release, facts)


def insert(
    connection: sqlite3.Connection,
    part: int,
    base: str,
    number: int,
    source: str,
    release: JsonObject,
    facts: Sequence[JsonObject],
) -> None:
    """Put a release into the index."""
    title = release.get("title")
    connection.execute(
        "INSERT INTO release VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            part, base, number, release["release"], PurePath(source).name, source, title, folded(title or ""),
            release.get("published"), release.get("publisher"), folded(release.get("publisher") or ""),
            _kinds(facts), len(facts), release.get("sha256"), words_hash(release["text"]),
            address(release.get("source_url")), release.get("number"),
        ),
    )  # fmt: skip
    connection.executemany(
        "INSERT OR IGNORE INTO fact VALUES (?, ?)", [(bytes.fromhex(one["id"]), part) for one in facts]
    )
    connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (part, haystack(release, facts)))
    connection.executemany("INSERT OR IGNORE INTO alike VALUES (?, ?)", [(band, part) for band in bands(release)])
    entities.add(connection, part, release, facts)


def take_out(connection: sqlite3.Connection, part: int) -> None:
    """Take a release out of the index."""
    release_blob, facts_blob = connection.execute("SELECT release, facts FROM part WHERE id = ?", (part,)).fetchone()
    (release,), facts = decoded(release_blob), decoded(facts_blob)
    connection.execute(
        "INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", (part, haystack(release, facts))
    )
    connection.executemany(
        "DELETE FROM fact WHERE id = ? AND part = ?", [(bytes.fromhex(one["id"]), part) for one in facts]
    )
    connection.executemany("DELETE FROM alike WHERE band = ? AND part = ?", [(band, part) for band in bands(release)])
    connection.execute("DELETE FROM release WHERE part = ?", (part,))
    entities.take_out(connection, part)


def take_out_known(connection: sqlite3.Connection, part: int) -> None:
    """Take a release out of the index whose records are about to change: the next synchronizing puts it in again."""
    entities.prepare(connection)
    take_out(connection, part)


def haystack(release: JsonObject, facts: Sequence[JsonObject]) -> str:
    """What the search looks through, folded, with a blank at both ends: the text with all it says in its head, and the
    values of the facts, which may be fuller than the words of the text."""
    values = dict.fromkeys(str(fact["value"]) for fact in facts if fact["value"] and fact["kind"] != "quote")
    head = [release.get("title"), release.get("publisher"), *values]
    return f" {folded(release['text'])} {' '.join(folded(one) for one in head if one)} "


def _kinds(facts: Sequence[JsonObject]) -> int:
    kinds = 0
    for fact in facts:
        kinds |= _BIT[fact["kind"]]
    return kinds


def bit_of(kind: str) -> int:
    """The bit that a release's ``kinds`` has where it states a fact of the kind."""
    return _BIT[kind]
