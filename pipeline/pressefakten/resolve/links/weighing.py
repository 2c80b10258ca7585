"""Candidates of a link, what speaks for each, and which of them wins."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from pressefakten.lexicon import load
from pressefakten.resolve.evidence import Weighed, total, weighed_evidence

Link = Literal["affiliation", "owner"]


@cache
def weights_of(link: Link) -> Mapping[str, float]:
    """Evidence → weight, from ``lexicon/links.toml``."""
    weights: Mapping[str, float] = load("links")[link]
    return weights


@cache
def enough(link: Link) -> float:
    """What a sum has to exceed: "nobody's" has 0, and a wrong link costs more than a missing one."""
    return float(load("links")["enough"][link])


def weigh(candidates: Mapping[str, Iterable[str]], weights: Mapping[str, float]) -> list[Weighed]:
    """The values, the best first. What no weight knows counts nothing."""
    weighed = [_weighed(value, evidence, weights) for value, evidence in candidates.items()]
    return sorted(weighed, key=lambda one: (-one.score, one.value))


def _weighed(value: str, evidence: Iterable[str], weights: Mapping[str, float]) -> Weighed:
    known = weighed_evidence(evidence, weights)
    return Weighed(value, total(known), known)


@cache
def sure(link: Link) -> frozenset[str]:
    """What joins two by itself."""
    return frozenset(load("links")["sure"][link])


def best(
    candidates: Mapping[str, Iterable[str]], weights: Mapping[str, float], link: Link, least: float | None = None
) -> Weighed | None:
    """The value for which most speaks, or None where too little speaks for any: ``least``, else what is ``enough``.

    What something sure speaks for comes before all else, however little more speaks for it.
    """
    weighed = weigh(candidates, weights)
    joined = [one for one in weighed if not sure(link).isdisjoint(candidates[one.value])]
    if joined:
        return joined[0]
    return weighed[0] if weighed and weighed[0].score > (enough(link) if least is None else least) else None
