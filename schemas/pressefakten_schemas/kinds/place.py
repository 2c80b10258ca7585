"""Places."""

from typing import Literal

from pydantic import Field

from pressefakten_schemas.base import FactRecord, NameMention
from pressefakten_schemas.kinds.record import FactKind
from pressefakten_schemas.values import Name


class Place(FactRecord):
    """A place by its name in the nominative."""

    kind: Literal["place"]
    value: Name
    mentions: tuple[NameMention, ...] = Field(min_length=1)


KIND = FactKind(
    model=Place,
    heading="Places",
    value="name in the nominative",
    stage="press_names",
    rank=100,
    agreement="span",
    gold=(),
)
