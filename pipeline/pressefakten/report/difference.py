"""A difference as text, release by release."""

from collections.abc import Iterator

from pressefakten.report.show import attributes_text
from pressefakten_schemas.diff import AttributeChange, Diff, FactSummary, ReleaseDiff
from pressefakten_schemas.kinds import RECORDS


def lines(diff: Diff) -> Iterator[str]:
    """``+`` came, ``-`` went, ``~`` says something else, ``>`` has another value; the sentence stands beneath."""
    for release in diff.releases:
        yield from _release(release)
    counts = diff.counts
    if diff.same:
        yield f"No difference between {diff.old} and {diff.new}."
        return
    yield (
        f"facts: {counts.facts_added} added, {counts.facts_removed} removed, {counts.facts_changed} changed; "
        f"releases: {counts.releases_added} added, {counts.releases_removed} removed, "
        f"{counts.releases_changed} changed ({diff.old} → {diff.new})"
    )


def _release(diff: ReleaseDiff) -> Iterator[str]:
    note = {"added": " (new release)", "removed": " (release removed)"}.get(diff.change, "")
    yield f"== {diff.release}{note}" + (", its text has changed" if diff.text_changed else "")
    for change in diff.metadata:
        yield f"~ {_change(change)}"
    for pair in diff.replaced:
        yield f"> {pair.old.kind} {_value(pair.old)} → {_value(pair.new)}"
        yield f"    {pair.new.sentence}"
    for sign, facts in (("-", diff.removed), ("+", diff.added)):
        for fact in facts:
            told = attributes_text(fact.kind, fact.attributes)
            yield f"{sign} {fact.kind} {_value(fact)}" + (f"  ({told})" if told else "")
            yield f"    {fact.sentence}"
    for changed in diff.changed:
        yield f"~ {changed.fact.kind} {_value(changed.fact)}: " + "; ".join(map(_change, changed.changes))
        yield f"    {changed.fact.sentence}"
    yield ""


def _value(fact: FactSummary) -> str:
    if fact.value is None:
        return f"„{fact.text}“ (no value)"
    unit = fact.attributes.get(RECORDS[fact.kind].unit or "", "")
    return f"{fact.value} {unit}".rstrip()


def _change(change: AttributeChange) -> str:
    def told(value: object) -> str:
        if value is None:
            return "nothing"
        return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)

    return f"{change.name} {told(change.old)} → {told(change.new)}"
