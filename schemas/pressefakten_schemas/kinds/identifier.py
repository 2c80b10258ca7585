"""Numbers that name a thing."""

from typing import Annotated, Literal

from pydantic import Field

from pressefakten_schemas.base import FactRecord, Mention
from pressefakten_schemas.kinds.record import OWNER, FactKind
from pressefakten_schemas.values import FactId

Number = Annotated[str, Field(pattern=r"^\S+$", description="As written, without blanks")]


class Identifier(FactRecord):
    """A number that names a thing and counts nothing: an account, a tax number, a court's file, a book."""

    kind: Literal["identifier"]
    value: Number
    type: Literal["iban", "bic", "vat", "creditor", "isbn", "doi", "register", "file_number", "printed_paper"]
    validity: Literal["valid", "invalid"] | None = Field(default=None, description="What its check digits say")
    owner: str | None = Field(default=None, description="Value of the person or office that bears it")
    owner_id: FactId | None = None
    mentions: tuple[Mention, ...] = Field(min_length=1)


KIND = FactKind(
    model=Identifier,
    heading="Identifiers",
    value="the number without blanks: `DE02120300000000202051`",
    stage="press_identifiers",
    rank=25,
    agreement="text",
    gold=("owner", "type"),
    identity=("type",),
    links=OWNER,
    usual={"validity": "valid"},
    inside=("url",),
    unowned=("bic", "isbn", "doi", "file_number", "printed_paper"),
    judged=False,
)
