"""Candidates for a field of the head, the evidence for and against each, and which of them wins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Literal

from pressefakten.lexicon import load
from pressefakten.resolve.evidence import Weighed, total, weighed_evidence

Field = Literal["published", "publisher"]

ENOUGH: Mapping[Field, float] = {"published": 1.3, "publisher": 1.0}
"""What a sum has to exceed: "not stated" has 0, and a wrong publisher costs more than a missing one."""

SURE_OF_PUBLISHER = 3.0
"""What a publisher's sum has to exceed so that a person in its contact data is said to belong to it: of nine such
persons under weaker publishers one did."""

OF_COLLECTION = "stated for all releases of the collection"
"""How a part of a collection has what it does not state itself."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that may state a field: ``[start, end)`` in the Doc's text, and the names of what speaks for it."""

    value: str
    start: int
    end: int
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed(Weighed):
    """A value with the sum of its evidence, and where it stands: ``[start, end)`` in the Doc's text."""

    start: int
    end: int


@cache
def weights_of(field: Field) -> Mapping[str, float]:
    """Evidence → weight: what was learned (``lexicon/head.toml``) and what files claim (``lexicon/claims.toml``)."""
    weights: Mapping[str, float] = {**load("head")[field], **load("claims")[field]}
    return weights


def weigh(candidates: Iterable[Candidate], weights: Mapping[str, float]) -> list[Placed]:
    """The values, best first, each at its best place. What no weight knows counts nothing."""
    weighed = [_weighed(candidate, weights) for candidate in candidates]
    weighed.sort(key=lambda one: (one.value, -one.score, one.start))
    best = [next(places) for _, places in groupby(weighed, key=lambda one: one.value)]
    return sorted(best, key=lambda one: (-one.score, one.start, one.value))


def _weighed(candidate: Candidate, weights: Mapping[str, float]) -> Placed:
    known = weighed_evidence(candidate.evidence, weights)
    return Placed(candidate.value, total(known), known, candidate.start, candidate.end)


def winner(weighed: Sequence[Placed], field: Field) -> Placed | None:
    """The best value, or None where too little speaks for it."""
    return weighed[0] if weighed and weighed[0].score > ENOUGH[field] else None
