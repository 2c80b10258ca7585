"""Two sides → the record of their difference."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pressefakten.diff.releases import Version, came_or_went, compare_versions, counted
from pressefakten.diff.sides import Manifest, Side
from pressefakten.errors import OutputError
from pressefakten.telling import Language
from pressefakten_schemas.diff import AttributeChange, Diff, DiffCounts, Entry, ReleaseDiff, Why

Again = Callable[[Version], Version | None]
"""Extracts the text of a release with the extractor of the new side; None where that cannot be done."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a difference is asked for; nothing given means everything. ``min_confidence`` is that of names."""

    kinds: frozenset[str] = frozenset()
    releases: tuple[str, ...] = ()
    zones: frozenset[str] = frozenset()
    min_confidence: float = 0.0

    @property
    def everything(self) -> bool:
        return not (self.kinds or self.zones or self.min_confidence)


def compare(
    old: Side, new: Side, wanted: Wanted | None = None, language: Language = "de", again: Again | None = None
) -> Diff:
    """What the new side says differently.

    Where text and extractor both changed, ``again`` tells them apart: the old text is read once more as the new side
    reads. Raises OutputError for damaged records.
    """
    wanted = wanted or Wanted()
    versions = versions_changed(old.manifest, new.manifest)
    releases = tuple(_differences(old, new, language, again if versions else None, bool(versions), wanted))
    counts = _counts(releases)
    shown = tuple(one for one in releases if one.change != "changed" or one.entries)
    causes = {cause for one in releases for cause in one.causes}
    why = Why(text="text" in causes or counts.texts_changed > 0, extractor=versions, sidecar="sidecar" in causes)
    return Diff(old=old.name, new=new.name, language=language, same=not shown, why=why, counts=counts, releases=shown)


def versions_changed(old: Manifest | None, new: Manifest | None) -> tuple[AttributeChange, ...]:
    """What of the extractor differs by the manifests: its version, its model, and whatever else they state of it."""
    before, after = ((manifest or {}).get("versions") or {} for manifest in (old, new))
    if not before or not after:
        return ()
    names = [name for name in dict.fromkeys([*before, *after]) if name != "python"]
    return tuple(
        AttributeChange(name=name, old=before.get(name), new=after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    )


def _differences(
    old: Side, new: Side, language: Language, again: Again | None, extractor: bool, wanted: Wanted
) -> Iterator[ReleaseDiff]:
    for name, other in _paired(set(old.names()), set(new.names())):
        if wanted.releases and not (name or other or "").startswith(wanted.releases):
            continue
        if name and other:
            found = _difference(old, new, name, other, language, again, extractor)
        elif name:
            found = came_or_went(old.version(name), came=False)
        else:
            found = came_or_went(new.version(other or ""), came=True)
        if found and (shown := filtered(found, wanted)):
            yield shown


def _paired(old: set[str], new: set[str]) -> list[tuple[str | None, str | None]]:
    """The names on both sides; two single releases are compared whatever they are called."""
    if len(old) == len(new) == 1:
        return [(min(old), min(new))]
    return [(name if name in old else None, name if name in new else None) for name in sorted(old | new)]


def _difference(
    old: Side, new: Side, name: str, other: str, language: Language, again: Again | None, extractor: bool
) -> ReleaseDiff | None:
    prints = old.fingerprint(name), new.fingerprint(other)
    if None not in prints and prints[0] == prints[1]:
        return None
    before, after = _version(old, name), _version(new, other)
    if again and before.release["text"] != after.release["text"] and (between := again(before)):
        return _joined(
            compare_versions(before, between, language, extractor), compare_versions(between, after, language)
        )
    return compare_versions(before, after, language, extractor)


def _version(side: Side, name: str) -> Version:
    version = side.version(name)
    if not isinstance(version.release.get("text"), str):
        raise OutputError(
            "O004", f"{side.name}: the record of {name} has no text", "Write it anew: pressefakten extract"
        )
    return version


def _joined(first: ReleaseDiff | None, second: ReleaseDiff | None) -> ReleaseDiff | None:
    """What the extractor says differently of the old text, then what the text says differently."""
    if first is None or second is None:
        return second or first
    return second.model_copy(
        update={
            "causes": tuple(dict.fromkeys([*first.causes, *second.causes])),
            "old_release": second.old_release,
            "head": (*first.head, *second.head),
            "entries": (*second.entries, *first.entries),
        }
    )


def filtered(found: ReleaseDiff, wanted: Wanted) -> ReleaseDiff | None:
    """The difference with the entries that are wanted; None where nothing of it is."""
    if wanted.everything:
        return found
    if found.change != "changed":
        facts = tuple(fact for fact in found.facts if not wanted.kinds or fact.kind in wanted.kinds)
        return found.model_copy(update={"facts": facts}) if facts and not wanted.zones else None
    entries = tuple(entry for entry in found.entries if _is_wanted(entry, wanted))
    return found.model_copy(update={"entries": entries}) if entries else None


def _is_wanted(entry: Entry, wanted: Wanted) -> bool:
    if wanted.kinds and entry.about not in wanted.kinds:
        return False
    zones = {side.zone for place in entry.places for side in (place.old, place.new) if side}
    if wanted.zones and not zones & wanted.zones:
        return False
    sure = [state.confidence for state in (entry.old, entry.new) if state and state.confidence is not None]
    return not sure or max(sure) >= wanted.min_confidence


def _counts(releases: tuple[ReleaseDiff, ...]) -> DiffCounts:
    entries = [entry for one in releases for entry in one.entries]
    shown = [one for one in releases if one.change == "changed" and one.entries]
    return DiffCounts(
        releases_added=sum(one.change == "added" for one in releases),
        releases_removed=sum(one.change == "removed" for one in releases),
        releases_changed=len(shown),
        texts_changed=sum(one.text_changed for one in releases),
        changed=counted(entries, "changed"),
        added=counted(entries, "added"),
        removed=counted(entries, "removed"),
        uncertain=sum(entry.uncertain for entry in entries),
    )
