"""Percentages."""

from typing import Literal

from pydantic import Field

from pressefakten_schemas.base import FactRecord, QualifiedMention
from pressefakten_schemas.kinds.record import FactKind
from pressefakten_schemas.values import Decimal


class Percent(FactRecord):
    """A percentage, or percentage points where ``unit`` says so."""

    kind: Literal["percent"]
    value: Decimal | None
    unit: Literal["Prozentpunkte"] | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    mentions: tuple[QualifiedMention, ...] = Field(min_length=1)


KIND = FactKind(
    model=Percent,
    heading="Percentages",
    value="decimal as a string: `12.5`",
    stage="press_percents",
    rank=80,
    agreement="number",
    gold=("unit", "qualifier", "min", "max"),
    identity=("unit",),
    unit="unit",
    unit_sign="%",
    in_value=("unit", "min", "max"),
    inside_names=True,
)
