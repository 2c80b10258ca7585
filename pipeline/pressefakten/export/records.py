"""The records of a run as exports take them: a release at a time with its facts, never all at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pressefakten.json_records import JsonObject
from pressefakten.outputs import FACTS, RELEASES, Outputs, open_outputs


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """A release with its facts, as lines of the outputs."""

    release: JsonObject
    facts: list[JsonObject]


def told(out: Path | Outputs, kinds: frozenset[str] = frozenset()) -> Iterator[ReleaseFacts]:
    """Each release of the run in ``out`` with its facts (of ``kinds``, where some are named), in the order of the run.

    Both files are sorted by release, so that one pass over them is enough. Raises OutputError.
    """
    outputs = out if isinstance(out, Outputs) else open_outputs(out)
    facts = outputs.lines(FACTS)
    waiting = next(facts, None)
    for release in outputs.lines(RELEASES):
        mine: list[JsonObject] = []
        while waiting is not None and waiting["release"] == release["release"]:
            if not kinds or waiting["kind"] in kinds:
                mine.append(waiting)
            waiting = next(facts, None)
        yield ReleaseFacts(release, mine)
