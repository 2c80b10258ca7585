"""What contradicts itself: which fact carries which warning, for ``show``, ``explain`` and the end of a run."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from pressefakten.json_records import JsonObject
from pressefakten.outputs import reading

MARK = "!"
"""What a warning begins with on a page."""
_TOLD = 5
"""So many warnings are told at the end of a run; the rest stand on the pages of the releases."""


def warnings_of(fact: JsonObject) -> list[str]:
    """The warnings that the mentions of a fact carry, each once."""
    return list(dict.fromkeys(warning for mention in fact["mentions"] for warning in mention.get("warnings", ())))


def warning_lines(facts: Iterable[JsonObject]) -> Iterator[str]:
    """A line for each warning: the release, the fact with its words, and what is wrong with them."""
    for fact in facts:
        for mention in fact["mentions"]:
            for warning in mention.get("warnings", ()):
                words = " ".join(mention["text"].split())
                yield f"{fact['release']}: {fact['kind']} {fact['id']} „{words}“: {warning}"


def warned_in(path: Path) -> Iterator[JsonObject]:
    """The facts of a file that carry a warning; the other lines are not parsed, since mostly there is none."""
    with reading(path), path.open("rb") as file:
        yield from (json.loads(line) for line in file if b'"warnings"' in line)


def told_at_the_end(facts: Iterable[JsonObject]) -> list[str]:
    """The first warnings of a run, and how to see the others."""
    lines = warning_lines(facts)
    told = [f"{MARK} {line}" for line in islice(lines, _TOLD)]
    rest = sum(1 for _ in lines)
    return [*told, f"{MARK} … and {rest} more: pressefakten show RELEASE"] if rest else told
