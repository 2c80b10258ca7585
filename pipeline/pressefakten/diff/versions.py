"""The versions of a release, and what each says differently from the one before."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pressefakten.diff.releases import Version, compare_versions
from pressefakten.json_records import JsonRecord
from pressefakten.outputs import by_release, open_outputs
from pressefakten.store.names import find
from pressefakten.store.reading import open_index
from pressefakten.telling import Language
from pressefakten_schemas.diff import ReleaseDiff

_UNDATED = "9999"


def versions_of(releases: Sequence[JsonRecord], name: str) -> list[JsonRecord]:
    """The releases that are versions of the one called ``name``, the first version first: those that say so
    (``version_of``), and those of the same address with another text."""
    by_name = {release["release"]: release for release in releases}
    linked = {release["release"]: _first(release["release"], by_name) for release in releases}
    address = by_name[name].get("source_url")
    same = [
        release
        for release in releases
        if linked[release["release"]] == linked[name] or (address and release.get("source_url") == address)
    ]
    order = {release["release"]: number for number, release in enumerate(releases)}
    return sorted(
        same, key=lambda one: (_depth(one["release"], by_name), one.get("published") or _UNDATED, order[one["release"]])
    )


def _chain(name: str, by_name: Mapping[str, Any]) -> list[str]:
    """The release and those it is a later version of, as far as they are there."""
    chain = [name]
    while (before := by_name[chain[-1]].get("version_of")) in by_name and before not in chain:
        chain.append(before)
    return chain


def _first(name: str, by_name: Mapping[str, Any]) -> str:
    return _chain(name, by_name)[-1]


def _depth(name: str, by_name: Mapping[str, Any]) -> int:
    return len(_chain(name, by_name))


def differences(out: Path, name: str, language: Language = "de") -> Iterator[tuple[JsonRecord, ReleaseDiff | None]]:
    """Each version of the release in the run in ``out`` with its difference from the one before (None for the first,
    and where no fact differs). Raises UsageError, OutputError."""
    with open_index(out) as index:
        asked, _ = index.record(find(index, name))
    outputs = open_outputs(out)
    found = versions_of(outputs.releases, asked["release"])
    facts = by_release(outputs.facts)
    before: Version | None = None
    for release in found:
        version = Version(release, facts.get(release["release"], []))
        yield release, compare_versions(before, version, language) if before else None
        before = version
