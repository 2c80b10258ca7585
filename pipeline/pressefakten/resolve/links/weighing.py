"""Candidates of a link, what speaks for each, and which of them wins."""

from collections.abc import Iterable, Mapping
from functools import cache

from pressefakten.lexicon import load
from pressefakten.resolve.evidence import Weighed, total, weighed_evidence


@cache
def weights() -> Mapping[str, float]:
    """Construction → weight, from ``lexicon/links.toml``."""
    found: Mapping[str, float] = load("links")["affiliation"]
    return found


@cache
def enough() -> float:
    """What a sum has to exceed: "nobody's" has 0, and a wrong link costs more than a missing one."""
    return float(load("links")["enough"]["affiliation"])


def best(
    candidates: Mapping[str, Iterable[str]], known: Mapping[str, float] | None = None, least: float | None = None
) -> Weighed | None:
    """The value for which most speaks, or None where too little speaks for any: ``least``, else what is ``enough``.

    ``known`` are the weights to use instead of the shipped ones; what no weight knows counts nothing.
    """
    told = weights() if known is None else known
    weighed = [_weighed(value, evidence, told) for value, evidence in candidates.items()]
    first = min(weighed, key=lambda one: (-one.score, one.value), default=None)
    return first if first and first.score > (enough() if least is None else least) else None


def _weighed(value: str, evidence: Iterable[str], known: Mapping[str, float]) -> Weighed:
    found = weighed_evidence(evidence, known)
    return Weighed(value, total(found), found)
