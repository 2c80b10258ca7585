"""The outputs of a run from the store: what was kept as it is published is copied, not made again."""

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from pressefakten.json_records import JsonObject
from pressefakten.outputs import ENTITIES, FACTS, REJECTED, RELEASES
from pressefakten.store import entities, splice
from pressefakten.store.kept import decoded, encoded
from pressefakten.store.staging import Staging
from pressefakten_schemas.run import Counts, Rejected

_AT_ONCE = 1_000
"""Lines that are written at once."""


def write(
    connection: sqlite3.Connection,
    staging: Staging,
    rejected: Iterable[Rejected],
    with_entities: bool = True,
    intact: bool = False,
) -> None:
    """Write the JSON Lines files of the plan's run, in the order of the plan; nothing is held in memory. Where the
    files of the last run are ``intact``, what is unchanged is copied from them."""
    if not (intact and with_entities and splice.splice(connection, staging)):
        _write_all(connection, staging)
    lines = entities.lines(connection) if with_entities else iter(())
    while some := "\n".join(islice(lines, _AT_ONCE)):
        staging.write_text(ENTITIES, f"{some}\n".encode())
    for one in rejected:
        staging.write(REJECTED, one.as_line())


def _write_all(connection: sqlite3.Connection, staging: Staging) -> None:
    for plan_source, own_source, release, facts in connection.execute(
        "SELECT plan.source, result.source, part.release, part.facts FROM plan JOIN result ON result.id = plan.result"
        " JOIN part ON part.result = result.id ORDER BY plan.position, part.number"
    ):
        if plan_source == own_source:
            staging.write_text(RELEASES, zlib.decompress(release))
        else:
            staging.write_text(RELEASES, encoded({**one, "source": plan_source} for one in decoded(release)))
        staging.write_text(FACTS, zlib.decompress(facts))


def rejected(connection: sqlite3.Connection) -> Iterator[Rejected]:
    """What the files of the plan were refused for, or facts in them, with their paths of now."""
    for now, then, told in connection.execute(
        "SELECT plan.source, result.source, rejected FROM plan JOIN result ON result.id = plan.result"
        " WHERE rejected <> '' ORDER BY plan.position"
    ):
        for record in json.loads(told):
            yield Rejected.model_validate(_moved(record, then, now))


def _moved(record: JsonObject, then: str, now: str) -> JsonObject:
    if then == now:
        return record
    return {name: given.replace(then, now) if isinstance(given, str) else given for name, given in record.items()}


def counts(connection: sqlite3.Connection, rejected: int) -> Counts:
    """How much the plan's run has."""
    sums = connection.execute(
        "SELECT total(releases), total(facts), total(mentions), total(warnings), total(words), total(characters),"
        " total(not_german)"
        " FROM plan JOIN result ON result.id = plan.result"
    ).fetchone()
    kinds: Counter[str] = Counter()
    for told, times in connection.execute(
        "SELECT kinds, count(*) FROM plan JOIN result ON result.id = plan.result GROUP BY kinds"
    ):
        for kind, number in json.loads(told).items():
            kinds[kind] += number * times
    releases, facts, mentions, warnings, words, characters, foreign = map(int, sums)
    return Counts(
        releases=releases,
        facts=facts,
        mentions=mentions,
        rejected=rejected,
        warnings=warnings,
        foreign=foreign,
        words=words,
        characters=characters,
        kinds=dict(sorted(kinds.items())),
    )
