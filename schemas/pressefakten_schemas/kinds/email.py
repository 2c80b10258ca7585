"""E-mail addresses."""

from typing import Annotated, Literal

from pydantic import Field

from pressefakten_schemas.base import FactRecord, Mention
from pressefakten_schemas.kinds.record import OWNER, FactKind
from pressefakten_schemas.values import FactId

Email = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\sA-Z]+\.[^@\sA-Z]+$")]


class EmailFact(FactRecord):
    """An e-mail address, its domain in lower case."""

    kind: Literal["email"]
    value: Email
    obfuscated: bool | None = Field(default=None, description='Written as "name(at)kreis.de"')
    owner: str | None = None
    owner_id: FactId | None = None
    mentions: tuple[Mention, ...] = Field(min_length=1)


KIND = FactKind(
    model=EmailFact,
    heading="E-mail addresses",
    value="address, its domain in lower case",
    stage="press_emails",
    rank=10,
    agreement="caseless",
    gold=("owner", "obfuscated"),
    links=OWNER,
)
