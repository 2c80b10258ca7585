"""An evaluation as text: errors on demand, then attributes, then the table of kinds."""

from collections.abc import Iterator

from pressefakten.evaluate import WAYS, Count, Report, kinds_in
from pressefakten.gold import ATTRIBUTES
from pressefakten.report.terminal import clean
from pressefakten_schemas.kinds import KINDS


def lines(report: Report, errors: bool = False) -> Iterator[str]:
    """The report, a line at a time; the table of kinds comes last."""
    for name, message in report.failed.items():
        yield f"{name} could not be extracted: {clean(message)}"
    if errors:
        yield from _errors(report)
    yield from _attributes(report)
    yield from _kinds(report)


def _share(share: float | None) -> str:
    return "    –" if share is None else f"{share:5.3f}"


def _shares(count: Count) -> str:
    return f"{_share(count.precision)} {_share(count.recall)} {_share(count.f1)}"


def _errors(report: Report) -> Iterator[str]:
    document = None
    for finding in sorted(report.findings, key=lambda finding: (finding.document, finding.start)):
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


def _attributes(report: Report) -> Iterator[str]:
    for kind in KINDS:
        names = [name for name in ATTRIBUTES[kind] if (kind, name) in report.attributes]
        cells = []
        for name in names:
            count = report.attributes[kind, name]
            extra = count.given - count.given_right
            cells.append(f"{name} {count.gold_right} of {count.gold}" + (f", {extra} wrong" if extra else ""))
        if cells:
            yield f"{kind}: " + "; ".join(cells)
    release = [
        f"{name} {count.gold_right} of {count.gold}"
        + (f", {count.given - count.given_right} wrong" if count.given > count.given_right else "")
        for name, count in report.release.items()
    ]
    yield "release: " + "; ".join(release)


def _kinds(report: Report) -> Iterator[str]:
    yield f"{len(report.documents)} texts      by the rule of the kind    exact span and kind  any overlap"
    yield "kind         gold found     P     R    F1      P     R    F1      P     R    F1  value  in boilerplate"
    for kind in kinds_in(report):
        count = report.kinds["found"][kind]
        value = _share(report.values[kind].recall)
        shares = "  ".join(_shares(report.kinds[way][kind]) for way in WAYS)
        left = report.boilerplate[kind] or ""
        yield f"{kind:12} {count.gold:4} {count.given:5} {shares}  {value}  {left}".rstrip()
    total = report.total("found")
    shares = "  ".join(_shares(report.total(way)) for way in WAYS)
    left = sum(report.boilerplate.values()) or ""
    values = Count()
    for count in report.values.values():
        values.add(count)
    yield f"{'all':12} {total.gold:4} {total.given:5} {shares}  {_share(values.recall)}  {left}".rstrip()
