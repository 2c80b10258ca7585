"""What this version says differently about the texts of a run before it lands, and what the gold says of that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressefakten.diff.compare import Wanted, compare
from pressefakten.diff.inputs import Inputs, run_side
from pressefakten.diff.releases import Version
from pressefakten.diff.sides import Given
from pressefakten.errors import UsageError
from pressefakten.evaluate import Report, load_gold
from pressefakten.evaluate import compare as compare_with_gold
from pressefakten.evaluate.counts import Finding
from pressefakten.evaluate.gold import Gold
from pressefakten.telling import Language
from pressefakten_schemas.diff import Diff


@dataclass(frozen=True, slots=True)
class JudgedChange:
    """What the gold says of the change: faults that are gone, faults that came, and how many texts it judges."""

    texts: int
    gains: tuple[Finding, ...]
    losses: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """The difference between a run and what this version makes of the same texts. ``failed`` could not be extracted."""

    difference: Diff
    failed: tuple[str, ...]
    judged: JudgedChange | None = None


def preview(
    out: Path,
    wanted: Wanted,
    gold: Path | None = None,
    texts: Path | None = None,
    language: Language = "de",
    model: str | None = None,
) -> Preview:
    """Extract the texts of the run in ``out`` once more and compare. Raises OutputError, UsageError, ModelError."""
    side, inputs = run_side(out), Inputs(out, model)
    annotated = load_gold(gold, texts) if gold else []  # wrong use shows before the pipeline is loaded
    names = _asked(side.names(), wanted.releases, out)
    pairs = [(version, inputs.extracted_again(version)) for version in map(side.version, names)]
    old = [version for version, again in pairs if again]
    new = [again for _, again in pairs if again]
    failed = tuple(version.release["release"] for version, again in pairs if again is None)
    difference = compare(
        Given(side.name, old, side.manifest), Given("this version", new, inputs.manifest), wanted, language
    )
    return Preview(difference, failed, _judged(annotated, old, new) if annotated else None)


def _asked(names: Iterable[str], beginnings: tuple[str, ...], out: Path) -> list[str]:
    asked = [name for name in names if name.startswith(beginnings or "")]
    if not asked:
        raise UsageError("C005", f"There is no release {', '.join(beginnings)} in {out}", "See: pressefakten list")
    return asked


def _judged(annotated: Sequence[Gold], old: Sequence[Version], new: Sequence[Version]) -> JudgedChange:
    before, after = _report(annotated, old), _report(annotated, new)
    return JudgedChange(len(after.documents), _only(before, after), _only(after, before))


def _report(annotated: Sequence[Gold], versions: Sequence[Version]) -> Report:
    """What is right and wrong of the releases that have gold of their name and text."""
    by_name = {version.release["release"]: version for version in versions}
    report = Report()
    for gold in annotated:
        version = by_name.get(gold.name)
        if version is not None:
            compare_with_gold(report, gold, version.release, version.facts)
    return report


def _only(one: Report, other: Report) -> tuple[Finding, ...]:
    """The faults that only the first report has."""
    known = {_fault(finding) for finding in other.differences()}
    return tuple(finding for finding in one.differences() if _fault(finding) not in known)


def _fault(finding: Finding) -> tuple[object, ...]:
    return finding.document, finding.what, finding.kind, finding.text, finding.start, str(finding.expected)
