"""Postal addresses."""

from typing import Literal

from pydantic import Field

from pressefakten_schemas.base import FactRecord, Mention
from pressefakten_schemas.kinds.record import OWNER, FactKind
from pressefakten_schemas.values import FactId, Name


class Address(FactRecord):
    """A postal address: ``street number, postcode city``."""

    kind: Literal["address"]
    value: Name
    street: str | None = None
    number: str | None = None
    po_box: str | None = Field(default=None, description="Postfach")
    postcode: str | None = None
    city: str | None = None
    country: str | None = Field(default=None, description="ISO 3166 code where the text gives one")
    owner: str | None = None
    owner_id: FactId | None = None
    mentions: tuple[Mention, ...] = Field(min_length=1)


KIND = FactKind(
    model=Address,
    heading="Addresses",
    value="`street number, postcode city`",
    stage="press_addresses",
    rank=30,
    agreement="address",
    gold=("street", "number", "postcode", "city"),
    links=OWNER,
    in_value=("street", "number", "postcode", "city"),
)
