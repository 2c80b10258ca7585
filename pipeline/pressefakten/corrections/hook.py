"""Where a run meets corrections: the facts of a release just extracted, and what is kept beside its text."""

from collections.abc import Sequence
from pathlib import Path

from pressefakten.corrections import apply
from pressefakten.corrections.files import corrections_for
from pressefakten.errors import FactError, PressefaktenError
from pressefakten.json_records import JsonObject


def corrected(
    release: JsonObject, facts: Sequence[JsonObject], path: Path
) -> tuple[list[JsonObject], list[PressefaktenError]]:
    """The facts with the corrections for this text, and an error (F003) for each that could not be used.

    Raises UsageError where the file of corrections is damaged.
    """
    corrections = corrections_for(path, release["release"])
    if not corrections:
        return list(facts), []
    done = apply(release, facts, corrections)
    return done.facts, [
        FactError(
            "F003",
            f"{path}: a correction was not applied ({one.correction.action}): {one.reason}",
            "Make it again in the report, or take its line out of corrections.jsonl.",
        )
        for one in done.unused
    ]
