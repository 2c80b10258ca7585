"""Two runs compared by what their facts say: a fact is known by its release and id, never by its offsets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from pressefakten.errors import OutputError
from pressefakten.outputs import PREVIOUS, Line, Outputs, by_release, open_outputs
from pressefakten.paths import spelled
from pressefakten.report.sentences import sentence_at
from pressefakten_schemas.diff import AttributeChange, Changed, Diff, DiffCounts, FactSummary, ReleaseDiff, Replaced

_METADATA = ("title", "subtitle", "published", "publisher", "place", "source_url")
_NOT_ATTRIBUTES = frozenset({"release", "id", "kind", "value", "mentions"})
_PLACE = frozenset({"start", "end", "text", "zone", "rule"})
_ALIKE = 0.6
"""Share of words that two sentences need in common for a fact in one to be taken as replaced by one in the other."""
_MOST_PAIRS = 2_000
"""More candidates than this in one release (a whole new text) are not compared for replacements."""


def compare_runs(old: Path, new: Path) -> Diff:
    """What is different between the runs in two folders. Raises OutputError where one is missing or damaged."""
    if old.name == PREVIOUS and not old.exists() and new.exists():
        raise OutputError(
            "O006", f"There is no run before the one in {new}", "Extract once more, or name two folders: diff OLD NEW"
        )
    return compare(open_outputs(old), open_outputs(new))


def compare(old: Outputs, new: Outputs) -> Diff:
    """What is different between two runs."""
    old_releases = {release["release"]: release for release in old.releases}
    new_releases = {release["release"]: release for release in new.releases}
    old_facts, new_facts = by_release(old.facts), by_release(new.facts)
    releases = []
    for name in sorted(old_releases.keys() | new_releases.keys()):
        before, after = old_releases.get(name), new_releases.get(name)
        difference = _compare_release(name, before, after, old_facts.get(name, []), new_facts.get(name, []))
        if difference is not None:
            releases.append(difference)
    counts = DiffCounts(
        releases_added=sum(one.change == "added" for one in releases),
        releases_removed=sum(one.change == "removed" for one in releases),
        releases_changed=sum(one.change == "changed" for one in releases),
        facts_added=sum(len(one.added) + len(one.replaced) for one in releases),
        facts_removed=sum(len(one.removed) + len(one.replaced) for one in releases),
        facts_changed=sum(len(one.changed) for one in releases),
    )
    return Diff(
        old=spelled(old.folder), new=spelled(new.folder), same=not releases, counts=counts, releases=tuple(releases)
    )


def _compare_release(
    name: str, before: Line | None, after: Line | None, old: Sequence[Line], new: Sequence[Line]
) -> ReleaseDiff | None:
    """The difference of one release, or None where its facts and metadata say the same."""
    old_by_id, new_by_id = {fact["id"]: fact for fact in old}, {fact["id"]: fact for fact in new}
    old_text, new_text = (before or {}).get("text", ""), (after or {}).get("text", "")
    added = [_summary(fact, new_text) for fact in new if fact["id"] not in old_by_id]
    removed = [_summary(fact, old_text) for fact in old if fact["id"] not in new_by_id]
    if before is None or after is None:
        return ReleaseDiff(
            release=name, change="added" if before is None else "removed", added=tuple(added), removed=tuple(removed)
        )
    changed = list(_changed(old_by_id, new, new_text))
    metadata = _changes({key: before.get(key) for key in _METADATA}, {key: after.get(key) for key in _METADATA})
    if not (added or removed or changed or metadata):
        return None
    replaced = _replacements(removed, added)
    gone, come = {pair.old.id for pair in replaced}, {pair.new.id for pair in replaced}
    return ReleaseDiff(
        release=name,
        change="changed",
        metadata=metadata,
        text_changed=old_text != new_text,
        added=tuple(fact for fact in added if fact.id not in come),
        removed=tuple(fact for fact in removed if fact.id not in gone),
        changed=tuple(changed),
        replaced=tuple(replaced),
    )


def _changed(old_by_id: Mapping[str, Line], new: Iterable[Line], text: str) -> Iterator[Changed]:
    """The facts that are still there and say something else beside their value. ``text`` is that of ``new``."""
    for fact in new:
        if fact["id"] not in old_by_id:
            continue
        changes = _changes(_attributes(old_by_id[fact["id"]]), _attributes(fact))
        if changes:
            yield Changed(fact=_summary(fact, text), changes=changes)


def _attributes(fact: Mapping[str, Any]) -> dict[str, Any]:
    """What the fact says beside its value, with what its mentions say; links follow from what they link."""
    own = {name: value for name, value in fact.items() if name not in _NOT_ATTRIBUTES and not name.endswith("_id")}
    for name in sorted({name for mention in fact["mentions"] for name in mention} - _PLACE):
        told = sorted({str(mention[name]) for mention in fact["mentions"] if name in mention})
        if told:
            own[name] = told[0] if len(told) == 1 else told
    return own


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[AttributeChange, ...]:
    names = [*old, *(name for name in new if name not in old)]
    return tuple(
        AttributeChange(name=name, old=old.get(name), new=new.get(name))
        for name in names
        if old.get(name) != new.get(name)
    )


def _summary(fact: Line, text: str) -> FactSummary:
    first = fact["mentions"][0]
    return FactSummary(
        id=fact["id"],
        kind=fact["kind"],
        value=fact["value"],
        attributes=_attributes(fact),
        text=first["text"],
        sentence=sentence_at(text, first["start"], first["end"]),
    )


def _replacements(removed: Iterable[FactSummary], added: Iterable[FactSummary]) -> list[Replaced]:
    """Facts gone whose place in an otherwise like sentence is taken by one of the same kind; the most alike first."""
    removed, added = list(removed), list(added)
    if len(removed) * len(added) > _MOST_PAIRS:
        return []
    scored = []
    for i, old in enumerate(removed):
        for j, new in enumerate(added):
            if old.kind == new.kind:
                likeness = SequenceMatcher(None, _around(old), _around(new), autojunk=False).ratio()
                if likeness >= _ALIKE:
                    scored.append((-likeness, i, j))
    pairs, gone, come = [], set(), set()
    for _, i, j in sorted(scored):
        if i not in gone and j not in come:
            gone.add(i)
            come.add(j)
            pairs.append((i, j))
    return [Replaced(old=removed[i], new=added[j]) for i, j in sorted(pairs)]


def _around(fact: FactSummary) -> list[str]:
    """The words of the sentence without those of the fact."""
    return fact.sentence.replace(" ".join(fact.text.split()), "\0", 1).split()
