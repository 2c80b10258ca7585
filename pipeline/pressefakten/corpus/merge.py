"""The outputs of several parts of a corpus (``extract --shard``) become those of the whole."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from pressefakten.json_records import JsonObject
from pressefakten.corpus.run import Outcome, republish
from pressefakten.errors import UsageError
from pressefakten.outputs import STORE, open_outputs
from pressefakten.paths import spelled
from pressefakten.store import database, plan, runs
from pressefakten.store.results import Say
from pressefakten_schemas.run import Rejected

_RESULT = (
    "key, content, rejected, notes, releases, facts, mentions, warnings, words, characters, refused, kinds, not_german"
)


def merge(out: Path, parts: Sequence[Path], say: Say | None = None) -> Outcome:
    """Put the runs in the folders ``parts`` together in ``out``; nothing is extracted, and the outputs are those of one
    run over all of it. Raises UsageError C055 where a part has no store, C056 where two were made by different versions
    or models, C057 where two have one release."""
    manifests = [_manifest(part) for part in parts]
    made_by = {manifest["versions"]["pressefakten"] + manifest["versions"]["model"] for manifest in manifests}
    if len(made_by) > 1:
        raise UsageError(
            "C056", "The parts were made by different versions or models", "Extract them anew with one and the same."
        )
    paths = list(dict.fromkeys(path for manifest in manifests for path in manifest["settings"]["paths"]))
    settings = {**manifests[0]["settings"], "paths": paths, "out": spelled(out), "shard": None}

    def put_together(connection: sqlite3.Connection) -> None:
        with database.transaction(connection):
            connection.execute("DELETE FROM plan")
        refused: list[Rejected] = []
        for part in parts:
            refused += _take(connection, part)
        plan.refuse(connection, refused)
        plan.sort(connection)

    return republish(out, put_together, say, manifest={**manifests[0], "settings": settings})


def _manifest(part: Path) -> JsonObject:
    open_outputs(part)  # carries a finished run through, and refuses other versions
    connection = database.read(part)
    if connection is not None:
        with closing(connection):
            if manifest := runs.manifest(connection):
                return manifest
    raise UsageError("C055", f"{part / STORE} has no run", f"Make it: pressefakten extract --shard 1/8 --out {part}")


def _take(connection: sqlite3.Connection, part: Path) -> list[Rejected]:
    """Copy what a part has planned, with its results."""
    connection.execute("ATTACH ? AS other", (str(part / STORE),))
    try:
        with database.transaction(connection):
            twice = connection.execute(
                "SELECT plan.source, here.source FROM other.plan JOIN main.plan AS here USING (name)"
            ).fetchone()
            if twice:
                raise UsageError(
                    "C057",
                    f"{twice[0]} in {part} and {twice[1]} are one release",
                    "Give each part once, of one corpus.",
                )
            connection.execute(
                f"INSERT OR IGNORE INTO main.result ({_RESULT}, source, left) SELECT {_RESULT}, source, 0"
                " FROM other.result WHERE id IN (SELECT result FROM other.plan)"
            )
            connection.execute(
                "INSERT OR IGNORE INTO main.part (result, number, release, facts, release_bytes, facts_bytes)"
                " SELECT here.id, number, release, part.facts, release_bytes, facts_bytes FROM other.part"
                " JOIN other.result ON part.result = result.id"
                " JOIN main.result AS here ON here.key = other.result.key"
            )
            connection.execute(
                "INSERT INTO main.plan (position, name, path, source, key, result)"
                " SELECT position + (SELECT coalesce(max(position) + 1, 0) FROM main.plan), name, path,"
                " other.plan.source, other.plan.key, here.id"
                " FROM other.plan JOIN other.result ON plan.result = result.id"
                " JOIN main.result AS here ON here.key = other.result.key"
            )
            return plan.refused(connection, "other")
    finally:
        connection.execute("DETACH other")
