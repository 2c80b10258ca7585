"""An evaluation as text: differences on demand, then head, zones, links, other attributes and the table of kinds."""

from collections.abc import Iterator, Sequence

from pressefakten.evaluate.counts import Count, Report, Verdicts
from pressefakten.report.terminal import clean

_HEAD = ("gold", "right", "wrong", "missing", "said")
_LINKS = ("gold", "found", "right", "wrong", "missing", "said")


def lines(report: Report, errors: bool = False) -> Iterator[str]:
    """The report, a line at a time; the table of kinds comes last, with all kinds together in its last line."""
    for name, message in report.failed.items():
        yield f"{name} could not be extracted: {clean(message)}"
    if errors:
        yield from _errors(report)
    head = [(name, counts) for name, counts in report.head.items() if counts.gold or counts.said]
    yield from _verdicts("head", _HEAD, head)
    yield from _zones(report)
    links = [(f"{kind} {name}", counts) for kind, name, counts in report.judged(links=True)]
    yield from _verdicts("links", _LINKS, links)
    yield from _others(report)
    yield from _confidence(report)
    yield from _kinds(report)


def _share(share: float | None) -> str:
    return "    –" if share is None else f"{share:5.3f}"


def _errors(report: Report) -> Iterator[str]:
    document = None
    for finding in report.differences():
        if finding.document != document:
            document = finding.document
            yield f"== {document}"
        rule = f"  ({finding.rule})" if finding.rule else ""
        yield clean(
            f"{finding.start:6} {finding.what:12} {finding.kind:12} {finding.text!r}: "
            f"expected {finding.expected!r}, got {finding.got!r}{rule}"
        )
        if finding.context:
            yield clean(f"       … {finding.context} …")
    yield ""


def _verdicts(heading: str, columns: Sequence[str], rows: Sequence[tuple[str, Verdicts]]) -> Iterator[str]:
    if rows:
        yield f"{heading:19}" + "".join(f"{column:>8}" for column in columns) + "        P"
        for name, counts in rows:
            numbers = "".join(f"{getattr(counts, column):8}" for column in columns)
            yield f"{name:19}{numbers}    {_share(counts.precision)}"
        yield ""


def _zones(report: Report) -> Iterator[str]:
    if (zones := report.zones).characters:
        share = f"{_share(zones.share)} of {zones.characters:,} characters"
        yield f"zones  {share} on the right side of release and boilerplate"
        yield f"       {zones.taken:,} taken for the release, {zones.lost:,} lost to boilerplate"
        yield f"       {sum(report.boilerplate.values())} facts out of boilerplate"
        yield ""


def _others(report: Report) -> Iterator[str]:
    rows: dict[str, list[str]] = {}
    for kind, name, counts in report.judged(links=False):
        wrong = counts.said - counts.said_right
        cell = f"{name} {counts.right} of {counts.found}" + (f", {wrong} wrong" if wrong else "")
        rows.setdefault(kind, []).append(cell)
    for kind, cells in rows.items():
        yield f"{kind:13}{'; '.join(cells)}"
    if rows:
        yield ""


def _confidence(report: Report) -> Iterator[str]:
    if measured := report.confidence():
        said, right, error, ranking = (_share(measured[name]) for name in ("said", "right", "error", "ranking"))
        yield f"confidence of {measured['names']:,} names: said {said}, right {right}, error {error}, ranking {ranking}"
        yield ""


def _kinds(report: Report) -> Iterator[str]:
    heading = f"{len(report.documents)} text{'s' * (len(report.documents) != 1)}"
    yield f"{heading:13}    gold   found       P      R     F1   overlap F1   out of boilerplate"
    for kind in report.kinds_seen():
        yield _row(kind, report.kinds["strict"][kind], report.kinds["overlap"][kind], report.boilerplate[kind])
    total = sum(report.boilerplate.values())
    yield _row("all (micro)", report.total("strict"), report.total("overlap"), total)


def _row(name: str, count: Count, overlap: Count, boilerplate: int) -> str:
    shares = "  ".join(map(_share, (count.precision, count.recall, count.f1)))
    row = f"{name:13}{count.gold:8}{count.found:8}   {shares}        {_share(overlap.f1)}   {boilerplate or '':18}"
    return row.rstrip()
