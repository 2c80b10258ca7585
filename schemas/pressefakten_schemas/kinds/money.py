"""Sums of money."""

from typing import Annotated, Literal

from pydantic import Field

from pressefakten_schemas.base import FactRecord, QualifiedMention
from pressefakten_schemas.kinds.record import FactKind
from pressefakten_schemas.values import Decimal

Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 4217 code")]


class Money(FactRecord):
    """A sum; a range has ``min`` and ``max`` and no value."""

    kind: Literal["money"]
    value: Decimal | None
    currency: Currency
    min: Decimal | None = None
    max: Decimal | None = None
    per: str | None = Field(default=None, description='"monatlich", "pro Kopf"')
    note: str | None = Field(default=None, description='"zzgl. MwSt."')
    role: Literal["funding", "costs", "price", "fine", "turnover", "damage", "donation"] | None = None
    role_words: str | None = Field(default=None, description="The words that give the role")
    mentions: tuple[QualifiedMention, ...] = Field(min_length=1)


KIND = FactKind(
    model=Money,
    heading="Money",
    value="decimal as a string: `12.50`",
    stage="press_money",
    rank=70,
    agreement="money",
    gold=("currency", "qualifier", "min", "max", "per"),
    identity=("currency",),
    unit="currency",
    in_value=("currency", "min", "max"),
)
