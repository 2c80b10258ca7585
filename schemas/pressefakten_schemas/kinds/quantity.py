"""Numbers of things counted or measured."""

from typing import Literal

from pydantic import Field

from pressefakten_schemas.base import FactRecord, QualifiedMention
from pressefakten_schemas.kinds.record import FactKind
from pressefakten_schemas.values import Decimal


class Quantity(FactRecord):
    """A number of something counted or measured."""

    kind: Literal["quantity"]
    value: Decimal | None
    unit: str | None = Field(default=None, description="The counted noun or the unit of measure, as written")
    ucum: str | None = Field(default=None, description="UCUM code of a unit of measure")
    min: Decimal | None = None
    max: Decimal | None = None
    per: str | None = None
    mentions: tuple[QualifiedMention, ...] = Field(min_length=1)


KIND = FactKind(
    model=Quantity,
    heading="Quantities",
    value="decimal as a string: `5.5`",
    stage="press_quantities",
    rank=90,
    agreement="number",
    gold=("unit", "qualifier", "min", "max"),
    identity=("unit",),
    unit="unit",
    in_value=("unit", "ucum", "min", "max"),
    inside_names=True,
)
