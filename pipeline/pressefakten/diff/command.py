"""What ``pressefakten diff`` compares."""

from collections.abc import Sequence
from pathlib import Path

from pressefakten.diff.compare import Wanted, compare
from pressefakten.diff.inputs import Inputs
from pressefakten.diff.sides import Given, Side
from pressefakten.errors import OutputError, UsageError
from pressefakten.outputs import PREVIOUS
from pressefakten.telling import Language
from pressefakten_schemas.diff import Diff
from pressefakten_schemas.kinds import KINDS
from pressefakten_schemas.vocabulary import ZONES


def wanted_of(
    kinds: Sequence[str] = (), releases: Sequence[str] = (), zones: Sequence[str] = (), min_confidence: float = 0.0
) -> Wanted:
    """What is asked for. Raises UsageError C043 for a kind or zone that there is not."""
    for given, known, what in ((kinds, KINDS, "kind of fact"), (zones, ZONES, "zone")):
        for one in given:
            if one not in known:
                raise UsageError("C043", f"There is no {what} {one!r}", f"Known are {', '.join(known)}.")
    return Wanted(frozenset(kinds), tuple(releases), frozenset(zones), min_confidence)


def difference_of(
    old: str | None, new: str | None, out: Path, wanted: Wanted, language: Language = "de", model: str | None = None
) -> Diff:
    """The difference between what is named; without names, between the last run in ``out`` and the one before it.

    Raises OutputError, ReadError, UsageError.
    """
    inputs = Inputs(out, model)
    if old is None:
        previous = out / PREVIOUS
        if out.exists() and not previous.exists():
            raise OutputError(
                "O006", f"There is no run before the one in {out}", "Extract once more, or name two: diff OLD NEW"
            )
        before: Side = inputs.side(str(previous))
    else:
        before = inputs.side(old)
    after = inputs.side(str(out) if new is None else new)
    before, after = _only_common(before, after), _only_common(after, before)
    return compare(before, after, wanted, language, inputs.again(before.manifest, after.manifest))


def _only_common(side: Side, other: Side) -> Side:
    """Of a run that is compared with a single text, the release of that name; of all else everything."""
    names, others = list(side.names()), list(other.names())
    if not (isinstance(other, Given) and len(others) == 1 and len(names) > 1):
        return side
    if others[0] not in names:
        raise OutputError(
            "O010", f"{side.name} has no release {others[0]!r}", "Name the release of the run instead of its folder."
        )
    return Given(f"{side.name}: {others[0]}", [side.version(others[0])], side.manifest)
