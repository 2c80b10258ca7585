"""What speaks for a candidate, with its weights: what every choice of this room sums up and tells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Evidence = tuple[tuple[str, float], ...]
"""(name, weight), the weightiest first."""


def weighed_evidence(names: Iterable[str], weights: Mapping[str, float]) -> Evidence:
    """Each name once, with its weight; what no weight knows is left out."""
    known = [(name, weights[name]) for name in dict.fromkeys(names) if name in weights]
    return tuple(sorted(known, key=lambda pair: (-abs(pair[1]), pair[0])))


def total(evidence: Evidence) -> float:
    return sum(weight for _, weight in evidence)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A value with the sum of its evidence."""

    value: str
    score: float
    evidence: Evidence

    @property
    def how(self) -> str:
        """The names of the three weightiest things that speak for it."""
        return ", ".join([name for name, weight in self.evidence if weight > 0][:3])
