"""Web addresses."""

from typing import Annotated, Literal

from pydantic import Field

from pressefakten_schemas.base import FactRecord, Mention
from pressefakten_schemas.kinds.record import OWNER, FactKind
from pressefakten_schemas.values import FactId

Url = Annotated[str, Field(pattern=r"^[a-z][a-z0-9+.-]*://[^\s/?#A-Z]+([/?#]\S*[^\s/])?$")]


class UrlFact(FactRecord):
    """A web address with scheme, host in lower case, no trailing slash."""

    kind: Literal["url"]
    value: Url
    owner: str | None = None
    owner_id: FactId | None = None
    mentions: tuple[Mention, ...] = Field(min_length=1)


KIND = FactKind(
    model=UrlFact,
    heading="Web addresses",
    value="with scheme, host in lower case, no trailing slash",
    stage="press_urls",
    rank=20,
    agreement="url",
    gold=(),
    links=OWNER,
)
