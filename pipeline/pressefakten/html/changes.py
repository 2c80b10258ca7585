"""The pages of a difference and of a check: what changed, and what to look at, release by release."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

from pressefakten.html.corpus import page_of
from pressefakten_schemas.diff import Diff, Passage
from pressefakten_schemas.findings import Findings, Severity

MOST = 300
"""Releases on one page; those behind them are counted."""
_SEVERITIES: tuple[Severity, ...] = get_args(Severity)


def difference(diff: Diff, pages: frozenset[str]) -> dict[str, Any]:
    """What the page of a difference shows; ``pages`` are the releases that have one."""
    from pressefakten.report.difference.text import told
    from pressefakten.report.difference.words import parted, summary

    releases = []
    for one in diff.releases[:MOST]:
        facts = [told(fact, diff.language) for fact in one.facts] if one.change != "changed" else []
        page = page_of(one.release) if one.release in pages else ""
        releases.append((one, page, *parted(one), facts))
    return {"diff": diff, "releases": releases, "sums": summary(diff), "left": max(0, len(diff.releases) - MOST)}


def parts(passage: Passage) -> Iterator[tuple[str, bool]]:
    """The sentence in pieces, each with whether it changed."""
    done = 0
    for start, end in passage.changed:
        yield passage.sentence[done:start], False
        yield passage.sentence[start:end], True
        done = end
    yield passage.sentence[done:], False


def check(checked: Iterable[Findings]) -> dict[str, Any]:
    """What the page of a check shows: the releases with the gravest findings first."""
    found: Sequence[Findings] = [one for one in checked if one.findings]
    counts = Counter(finding.severity for one in found for finding in one.findings)
    ordered = sorted(
        found, key=lambda one: (min(_SEVERITIES.index(finding.severity) for finding in one.findings), one.release)
    )
    return {
        "releases": [(one, page_of(one.release)) for one in ordered[:MOST]],
        "counts": [(severity, counts[severity]) for severity in _SEVERITIES],
        "left": max(0, len(ordered) - MOST),
    }
