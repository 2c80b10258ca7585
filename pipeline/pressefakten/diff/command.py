"""What ``pressefakten diff`` compares."""

from collections.abc import Sequence
from pathlib import Path

from pressefakten.diff.compare import Wanted, compare
from pressefakten.diff.inputs import Inputs
from pressefakten.diff.releases import Version
from pressefakten.diff.sides import Given, Side
from pressefakten.errors import OutputError, UsageError
from pressefakten.outputs import PREVIOUS, by_release
from pressefakten.paths import spelled
from pressefakten.read.sidecar import as_day
from pressefakten.store.runs import KeptRun, runs
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
    old: str | None,
    new: str | None,
    out: Path,
    wanted: Wanted,
    language: Language = "de",
    model: str | None = None,
    since: str | None = None,
) -> Diff:
    """The difference between what is named; without names, between the last run in ``out`` and the last one that
    differed from it, or the last one before the day ``since``.

    Raises OutputError, ReadError, UsageError.
    """
    inputs = Inputs(out, model)
    if old is not None and since is not None:
        raise UsageError("C045", "OLD and --since both name the older side", "Leave one of them out.")
    before = inputs.side(old) if old is not None else _earlier(out, inputs, since)
    after = inputs.side(str(out) if new is None else new)
    before, after = _only_common(before, after), _only_common(after, before)
    return compare(before, after, wanted, language, inputs.again(before.manifest, after.manifest))


def _earlier(out: Path, inputs: Inputs, since: str | None) -> Side:
    """The run that the last one is compared with. Raises OutputError O006 where there is none, UsageError C044."""
    if since is not None and as_day(since) is None:
        raise UsageError("C044", f"--since {since!r} is no day", "Write e.g. --since 2024-05-03")
    kept = runs(out)
    if since is not None:
        earlier = [run for run in kept if str(run.manifest.get("started", ""))[:10] < since]
        if not earlier:
            oldest = f"the oldest kept is of {kept[-1].manifest['started'][:10]}" if kept else "none is kept"
            raise OutputError("O006", f"There is no run in {out} from before {since}; {oldest}", "Name a later day.")
        return _kept_side(earlier[0])
    if len(kept) > 1:
        return _kept_side(kept[1])
    previous = out / PREVIOUS
    if out.exists() and not previous.exists():
        raise OutputError(
            "O006", f"There is no run before the one in {out}", "Extract once more, or name two: diff OLD NEW"
        )
    return inputs.side(str(previous))


def _kept_side(run: KeptRun) -> Side:
    facts = by_release(run.facts)
    versions = [Version(release, facts.get(release["release"], [])) for release in run.releases]
    return Given(f"{spelled(run.folder.parent)} {str(run.manifest.get('started', ''))[:16]}", versions, run.manifest)


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
