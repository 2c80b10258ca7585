"""Points, stretches and recurrences of time."""

from typing import Literal

from pydantic import Field

from pressefakten_schemas.base import DateMention, FactRecord
from pressefakten_schemas.kinds.record import FactKind
from pressefakten_schemas.values import Edtf, Rrule


class Date(FactRecord):
    """A point, stretch or recurrence of time."""

    kind: Literal["date"]
    value: Edtf | None
    rrule: Rrule | None = Field(default=None, description="RFC 5545 rule of what recurs")
    mentions: tuple[DateMention, ...] = Field(min_length=1)


KIND = FactKind(
    model=Date,
    heading="Dates",
    value="EDTF: `2017-03-28`, `2017-03`, `2015/..`, `2017-W31`, `2017-03-28T18:00`",
    stage="press_dates",
    rank=40,
    agreement="text",
    gold=("resolution", "part", "rrule"),
    identity=("rrule",),
    inside_names=True,
)
