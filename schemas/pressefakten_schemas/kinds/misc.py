"""Named things that are neither person, organization nor place."""

from typing import Literal

from pydantic import Field

from pressefakten_schemas.base import FactRecord, NameMention
from pressefakten_schemas.kinds.record import FactKind
from pressefakten_schemas.values import Name


class Misc(FactRecord):
    """A named programme, project, law, event or product."""

    kind: Literal["misc"]
    value: Name
    abbreviation: str | None = Field(default=None, description="Short name the release gives for it")
    mentions: tuple[NameMention, ...] = Field(min_length=1)


KIND = FactKind(
    model=Misc,
    heading="Names of other things",
    value="named programme, project, law, event, product",
    stage="press_names",
    rank=100,
    agreement="span",
    gold=("abbreviation",),
)
