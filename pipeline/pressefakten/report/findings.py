"""The findings of a check as text for a terminal."""

from collections.abc import Iterator, Sequence

from pressefakten_schemas.findings import Finding, Findings

_CALLED = {"error": "Fehler", "warning": "Warnung", "hint": "Hinweis"}
_SUMS = (("error", "Fehler", "Fehler"), ("warning", "Warnung", "Warnungen"), ("hint", "Hinweis", "Hinweise"))


def lines(checked: Sequence[Findings]) -> Iterator[str]:
    """File by file: what is wrong, why and how sure that is, with its sentence; a sum at the end."""
    for one in checked:
        if one.findings:
            yield f"== {one.title or one.release} [{one.source}]"
            for finding in one.findings:
                yield from _finding(finding)
            yield ""
    yield f"{_texts(len(checked))}: {_sum([finding for one in checked for finding in one.findings])}"


def _finding(finding: Finding) -> Iterator[str]:
    yield f"{_CALLED[finding.severity]}: {finding.says}"
    yield f"    {finding.why} [{finding.rule}, {finding.confidence:.0%} sicher]"
    if finding.sentence:
        yield f"    > {finding.sentence}"


def _texts(count: int) -> str:
    return "1 Text" if count == 1 else f"{count} Texte"


def _sum(findings: list[Finding]) -> str:
    counts = {severity: sum(one.severity == severity for one in findings) for severity, _, _ in _SUMS}
    told = [f"{counts[severity]} {one if counts[severity] == 1 else several}" for severity, one, several in _SUMS]
    return ", ".join(told) if findings else "nichts zu beanstanden"
