"""Organizations."""

from typing import Literal

from pydantic import Field

from pressefakten_schemas.base import FactRecord, NameMention
from pressefakten_schemas.kinds.record import FactKind
from pressefakten_schemas.values import Name


class Organization(FactRecord):
    """An organization; ``value`` is the longest name the release gives, in the nominative."""

    kind: Literal["organization"]
    value: Name
    abbreviation: str | None = None
    mentions: tuple[NameMention, ...] = Field(min_length=1)


KIND = FactKind(
    model=Organization,
    heading="Organizations",
    value="longest name the release gives, in the nominative",
    stage="press_names",
    rank=100,
    agreement="span",
    gold=("abbreviation",),
)
