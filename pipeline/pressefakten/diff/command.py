"""What ``pressefakten diff`` compares."""

from pathlib import Path

from pressefakten.diff.compare import Wanted, compare
from pressefakten.diff.inputs import Inputs
from pressefakten.diff.sides import Given, Side
from pressefakten.errors import OutputError
from pressefakten.outputs import PREVIOUS
from pressefakten.telling import Language
from pressefakten_schemas.diff import Diff


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
