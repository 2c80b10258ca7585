"""Releases compared as versions of one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pressefakten.diff.compare import compare
from pressefakten.diff.releases import Version
from pressefakten.diff.sides import Given
from pressefakten.json_records import JsonObject
from pressefakten.report.difference import text
from pressefakten.report.difference.words import sentence
from pressefakten.telling import Language
from pressefakten_schemas.diff import ReleaseDiff

Known = tuple[JsonObject, Sequence[JsonObject]]
"""A release and its facts."""
FoundVersions = Sequence[tuple[Mapping[str, Any], ReleaseDiff | None]]
"""Versions, each with its difference from the one before."""


def difference_lines(old: Known, new: Known) -> Iterator[str]:
    """What the new release says differently, for a terminal."""
    before, after = (Given(release["release"], [Version(release, facts)]) for release, facts in (old, new))
    return text.lines(compare(before, after))


def lines(found: FoundVersions, language: Language = "de") -> Iterator[str]:
    """Version by version: its name, day and address, then what it says differently from the one before."""
    for number, (release, difference) in enumerate(found, 1):
        known = [release.get("published"), release.get("source_url"), release["source"]]
        yield f"{number}. {release['release']}  ·  {'  ·  '.join(filter(None, known))}"
        if difference is not None and difference.entries:
            yield from (f"    {line}" for line in text.release_lines(difference, language))
        elif number > 1:
            yield f"    {sentence('no_fact_differs', language)}"


def records(found: FoundVersions) -> list[dict[str, Any]]:
    """The versions for JSON."""
    return [
        {
            "release": release["release"],
            "published": release.get("published"),
            "source_url": release.get("source_url"),
            "difference": difference.model_dump(mode="json", exclude_none=True) if difference else None,
        }
        for release, difference in found
    ]
