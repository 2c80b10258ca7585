"""A difference carried out: what one side says, and the difference, give what the other says."""

from collections.abc import Mapping

from pressefakten.diff.facts import Key, keyed, state_of
from pressefakten.diff.releases import Version
from pressefakten.json_records import JsonRecord
from pressefakten_schemas.diff import FactState, ReleaseDiff
from pressefakten_schemas.kinds import RECORDS


def states(version: Version) -> dict[Key, FactState]:
    """The facts of a release by what they say."""
    return {key: state_of(fact) for key, fact in keyed(version.facts).items()}


def applied(facts: Mapping[Key, FactState], difference: ReleaseDiff | None) -> dict[Key, FactState]:
    """The facts after the difference. Raises KeyError where a fact that goes or changes is not there."""
    after = dict(facts)
    if difference is None:
        return after
    changes = [change for entry in difference.entries for change in entry.facts]
    for change in changes:
        if change.old:
            del after[_key(change.old)]
    for change in changes:
        if change.new:
            after[_key(change.new)] = change.new
    return after


def _key(state: FactState) -> Key:
    words = " ".join(state.text.split())
    line: JsonRecord = {"kind": state.kind, "value": state.value, **state.attributes}
    identity = (str(line.get(name) or "") for name in RECORDS[state.kind].identity)
    return (state.kind, words if state.value is None else state.value, *identity)
