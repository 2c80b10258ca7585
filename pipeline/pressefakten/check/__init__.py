"""Releases checked before they go out, or after they came in: what contradicts itself and what cannot be."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pressefakten.check import changes, contacts, cover, dates, form, sums  # noqa: F401  their rules enter the table
from pressefakten.check.case import Case, Fault
from pressefakten.check.rules import RULES, severity_of
from pressefakten.lexicon import load
from pressefakten_schemas.findings import Finding, Findings

_ORDER = ("error", "warning", "hint")
_LONGEST = 300


def findings_of(release: Mapping[str, Any], facts: Iterable[Mapping[str, Any]]) -> Findings:
    """What there is to say of a release, given as records: the grave first, then as the text goes."""
    case = Case(release, tuple(facts))
    found = sorted(_findings(case), key=lambda one: (_ORDER.index(one.severity), one.start or 0, one.rule))
    return Findings(
        release=release["release"], source=release["source"], title=release.get("title"), findings=tuple(found)
    )


def _findings(case: Case) -> Iterator[Finding]:
    for name, find in RULES.items():
        seen: set[tuple[int | None, str]] = set()
        for found in find(case):
            finding = _finding(case, name, found)
            if (finding.start, finding.says) not in seen:
                seen.add((finding.start, finding.says))
                yield finding


def _finding(case: Case, name: str, found: Fault) -> Finding:
    told = load("check")["rules"][name]
    sentence = None
    if found.start is not None and found.end is not None:
        begin, raw = case.sentence(found.start, found.end)
        sentence = _shown(raw, found.start - begin, found.end - begin)
    return Finding(
        rule=name,
        severity=severity_of(name),
        says=told["says"].format_map(found.values),
        why=told["why"],
        confidence=found.sure,
        zone=case.zone_at(found.start) if found.start is not None else None,  # type: ignore[arg-type]
        start=found.start,
        end=found.end,
        sentence=sentence,
    )


def _shown(sentence: str, start: int, end: int) -> str:
    """The sentence on one line, cut around the place where it is long."""
    if len(sentence) <= _LONGEST:
        return " ".join(sentence.split())
    first, last = max(0, start - _LONGEST // 2), min(len(sentence), end + _LONGEST // 2)
    cut = " ".join(sentence[first:last].split())
    return ("… " if first else "") + cut + (" …" if last < len(sentence) else "")
