"""A name in the making: a range of words with its kind, before it becomes a mention."""

from dataclasses import dataclass, field
from typing import Any

from pressefakten_schemas.kinds import Kind


@dataclass(frozen=True, slots=True)
class Candidate:
    """``[first, last)`` counts words of ``Words``."""

    kind: Kind
    first: int
    last: int
    rule: str
    steps: tuple[str, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)

    def holds(self, other: "Candidate") -> bool:
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: "Candidate") -> bool:
        return self.first < other.last and other.first < self.last
