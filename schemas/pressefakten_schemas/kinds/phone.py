"""Telephone numbers."""

from typing import Annotated, Literal

from pydantic import Field

from pressefakten_schemas.base import FactRecord, Mention
from pressefakten_schemas.kinds.record import OWNER, FactKind
from pressefakten_schemas.values import FactId

PhoneNumber = Annotated[str, Field(pattern=r"^(\+[1-9]\d{3,16}|\d{3,6})$", description="E.164, or a short code")]


class Phone(FactRecord):
    """A telephone number."""

    kind: Literal["phone"]
    value: PhoneNumber
    type: Literal["phone", "fax", "mobile", "short"]
    extension: str | None = Field(default=None, description="Durchwahl: the digits after the exchange number")
    area: str | None = Field(default=None, description="Place of the area code")
    validity: Literal["valid", "possible"] | None = Field(default=None, description="What the numbering plan says")
    owner: str | None = Field(default=None, description="Value of the person or office it reaches")
    owner_id: FactId | None = None
    mentions: tuple[Mention, ...] = Field(min_length=1)


KIND = FactKind(
    model=Phone,
    heading="Phone numbers",
    value="E.164: `+492162391024`; a short code as its digits: `110`",
    stage="press_phones",
    rank=60,
    agreement="phone",
    gold=("owner", "type"),
    identity=("type",),
    links=OWNER,
    usual={"type": "phone", "validity": "valid"},
)
