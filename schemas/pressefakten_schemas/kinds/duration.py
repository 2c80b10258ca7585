"""Lengths of time."""

from typing import Literal

from pydantic import Field

from pressefakten_schemas.base import FactRecord, QualifiedMention
from pressefakten_schemas.kinds.record import FactKind
from pressefakten_schemas.values import Duration


class DurationFact(FactRecord):
    """A length of time; a range has ``min`` and ``max`` and no value."""

    kind: Literal["duration"]
    value: Duration | None
    min: Duration | None = None
    max: Duration | None = None
    mentions: tuple[QualifiedMention, ...] = Field(min_length=1)


KIND = FactKind(
    model=DurationFact,
    heading="Durations",
    value="ISO 8601: `P3M`",
    stage="press_durations",
    rank=50,
    agreement="length",
    gold=("qualifier", "min", "max"),
    in_value=("min", "max"),
    inside_names=True,
)
