"""Results by what they depend on: written as they are published, so that a run that finds one need not read it."""

import hashlib
import io
import json
import os
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import jsonlines

from pressefakten.json_records import JsonObject
from pressefakten.outputs import dumps
from pressefakten.store.database import transaction
from pressefakten.store.results import ReleaseResult, Result
from pressefakten_schemas.run import Rejected

_LEVEL = 3
"""Of zlib: a third of the size at little time."""


def save(connection: sqlite3.Connection, key: bytes | None, source: str, result: Result) -> int:
    """Keep a result, at once and for good; returns its number. ``source`` is the path as the records spell it.

    Without a key, or where a process died or a stage failed (X…), it is not found again: the next run tries anew.
    """
    if key is None or any(one.code.startswith("X") for one in result.rejected):
        key = os.urandom(16)
    rows = [(encoded([part.release]), encoded(part.facts)) for part in result.parts]
    rejected = dumps_all(one.as_line() for one in result.rejected)
    content = hashlib.blake2b(rejected.encode(), digest_size=16)
    for place, (release, facts) in enumerate(rows):
        content.update(b"%d\0%s\0%s" % (place, release, facts))
    known = connection.execute("SELECT id, content FROM result WHERE key = ?", (key,)).fetchone()
    if known and known[1] == content.digest():
        return int(known[0])
    with transaction(connection):
        if known:  # extracted again by force, with another outcome
            connection.execute("UPDATE result SET key = randomblob(16) WHERE id = ?", (known[0],))
        number = connection.execute(
            "INSERT INTO result (key, content, source, rejected, notes, left, releases, facts, mentions, warnings,"
            " words, characters, refused, kinds, not_german)"
            " VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM run), ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (key, content.digest(), source, rejected, "\n".join(result.notes), *_counts(result)),
        ).lastrowid
        assert number is not None
        connection.executemany(
            "INSERT INTO part (result, number, release, facts, release_bytes, facts_bytes) VALUES (?, ?, ?, ?, ?, ?)",
            [(number, place, zlib.compress(one, _LEVEL), zlib.compress(facts, _LEVEL), len(one), len(facts))
             for place, (one, facts) in enumerate(rows, 1)],
        )  # fmt: skip
    return number


def encoded(records: Iterable[Mapping[str, Any]]) -> bytes:
    """Records as they stand in a JSON Lines file."""
    text = io.StringIO()
    with jsonlines.Writer(text, dumps=dumps) as writer:
        writer.write_all(records)
    return text.getvalue().encode()


def decoded(blob: bytes) -> list[JsonObject]:
    """The records of a compressed stretch of a JSON Lines file."""
    return [json.loads(line) for line in zlib.decompress(blob).splitlines()]


def dumps_all(records: Iterable[Mapping[str, Any]]) -> str:
    """Records as one JSON list, or nothing where there are none."""
    listed = list(records)
    return json.dumps(listed, ensure_ascii=False) if listed else ""


def replace_part(connection: sqlite3.Connection, number: int, part: ReleaseResult) -> None:
    """Keep something else for a release, wherever it is kept."""
    written = [encoded(one) for one in ([part.release], part.facts)]
    connection.execute(
        "UPDATE part SET release = ?, facts = ?, release_bytes = ?, facts_bytes = ? WHERE id = ?",
        (*(zlib.compress(one, _LEVEL) for one in written), *map(len, written), number),
    )
    (result,) = connection.execute("SELECT result FROM part WHERE id = ?", (number,)).fetchone()
    counts = _counts(load(connection, result))
    names = ("releases", "facts", "mentions", "warnings", "words", "characters", "refused", "kinds", "not_german")
    connection.execute(
        f"UPDATE result SET content = randomblob(16), {', '.join(f'{name} = ?' for name in names)} WHERE id = ?",
        (*counts, result),
    )


def load(connection: sqlite3.Connection, number: int) -> Result:
    """A result that was kept."""
    rejected, notes = connection.execute("SELECT rejected, notes FROM result WHERE id = ?", (number,)).fetchone()
    parts = connection.execute("SELECT release, facts FROM part WHERE result = ? ORDER BY number", (number,))
    return Result(
        tuple(ReleaseResult(decoded(release)[0], decoded(facts)) for release, facts in parts),
        [Rejected.model_validate(one) for one in json.loads(rejected or "[]")],
        tuple(notes.splitlines()),
    )


def remove(connection: sqlite3.Connection, where: str, *values: Any) -> int:
    """Take results away for good; returns how many. ``where`` is a condition of SQL."""
    connection.execute(f"DELETE FROM part WHERE result IN (SELECT id FROM result WHERE {where})", values)
    return connection.execute(f"DELETE FROM result WHERE {where}", values).rowcount


def _counts(result: Result) -> tuple[Any, ...]:
    mentions = [mention for fact in result.facts for mention in fact["mentions"]]
    texts = [part.release["text"] for part in result.parts]
    return (
        len(result.parts),
        len(result.facts),
        len(mentions),
        sum("warnings" in mention for mention in mentions),
        sum(len(text.split()) for text in texts),
        sum(map(len, texts)),
        len(result.rejected),
        json.dumps(Counter(fact["kind"] for fact in result.facts)),
        sum(part.release.get("language") is not None for part in result.parts),
    )
