"""One model a kind of fact, told apart by ``kind``. Values are in the normal form of the kind."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, TypeAdapter

from pressefakten_schemas.base import DateMention, Mention, QualifiedMention, Record
from pressefakten_schemas.edtf import is_duration, is_edtf, is_rrule
from pressefakten_schemas.kinds import Kind


def _checked(name: str, holds: Any) -> AfterValidator:
    def check(value: str) -> str:
        if not holds(value):
            raise ValueError(f"{value!r} is no {name}")
        return value

    return AfterValidator(check)


Edtf = Annotated[str, _checked("EDTF date", is_edtf)]
Duration = Annotated[str, _checked("ISO 8601 duration", is_duration)]
Rrule = Annotated[str, _checked("RFC 5545 rule", is_rrule)]
Decimal = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$", description="Decimal number, no grouping")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 4217 code")]
PhoneNumber = Annotated[str, Field(pattern=r"^(\+[1-9]\d{3,16}|\d{3,6})$", description="E.164, or a short code")]
Email = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\sA-Z]+\.[^@\sA-Z]+$")]
Url = Annotated[str, Field(pattern=r"^[a-z][a-z0-9+.-]*://[^\s/?#A-Z]+([/?#]\S*[^\s/])?$")]
FactId = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$", description="Short hash of what the fact is")]
Name = Annotated[str, Field(min_length=1)]


class _Fact(Record):
    release: Name
    id: FactId


class Person(_Fact):
    """A person; ``value`` is the fullest name the release gives, without titles."""

    kind: Literal["person"]
    value: Name
    title: str | None = Field(default=None, description='Academic or noble title: "Prof. Dr."')
    roles: tuple[str, ...] = Field(default=(), description="Functions as written, without the article")
    party: str | None = None
    affiliation: str | None = Field(default=None, description="Value of the organization the person speaks for")
    affiliation_id: FactId | None = Field(default=None, description="The fact of that organization")
    mentions: tuple[Mention, ...] = Field(min_length=1)


class Organization(_Fact):
    """An organization; ``value`` is the longest name the release gives, in the nominative."""

    kind: Literal["organization"]
    value: Name
    abbreviation: str | None = None
    mentions: tuple[Mention, ...] = Field(min_length=1)


class Place(_Fact):
    """A place by its name in the nominative."""

    kind: Literal["place"]
    value: Name
    mentions: tuple[Mention, ...] = Field(min_length=1)


class Misc(_Fact):
    """A named programme, project, law, event or product."""

    kind: Literal["misc"]
    value: Name
    abbreviation: str | None = Field(default=None, description="Short name the release gives for it")
    mentions: tuple[Mention, ...] = Field(min_length=1)


class Date(_Fact):
    """A point, stretch or recurrence of time."""

    kind: Literal["date"]
    value: Edtf | None
    rrule: Rrule | None = Field(default=None, description="RFC 5545 rule of what recurs")
    mentions: tuple[DateMention, ...] = Field(min_length=1)


class DurationFact(_Fact):
    """A length of time; a range has ``min`` and ``max`` and no value."""

    kind: Literal["duration"]
    value: Duration | None
    min: Duration | None = None
    max: Duration | None = None
    mentions: tuple[QualifiedMention, ...] = Field(min_length=1)


class Phone(_Fact):
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


class EmailFact(_Fact):
    """An e-mail address, its domain in lower case."""

    kind: Literal["email"]
    value: Email
    obfuscated: bool | None = Field(default=None, description='Written as "name(at)kreis.de"')
    owner: str | None = None
    owner_id: FactId | None = None
    mentions: tuple[Mention, ...] = Field(min_length=1)


class UrlFact(_Fact):
    """A web address with scheme, host in lower case, no trailing slash."""

    kind: Literal["url"]
    value: Url
    owner: str | None = None
    owner_id: FactId | None = None
    mentions: tuple[Mention, ...] = Field(min_length=1)


class Address(_Fact):
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


class Money(_Fact):
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


class Percent(_Fact):
    """A percentage, or percentage points where ``unit`` says so."""

    kind: Literal["percent"]
    value: Decimal | None
    unit: Literal["Prozentpunkte"] | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    mentions: tuple[QualifiedMention, ...] = Field(min_length=1)


class Quantity(_Fact):
    """A number of something counted or measured."""

    kind: Literal["quantity"]
    value: Decimal | None
    unit: str | None = Field(default=None, description="The counted noun or the unit of measure, as written")
    ucum: str | None = Field(default=None, description="UCUM code of a unit of measure")
    min: Decimal | None = None
    max: Decimal | None = None
    per: str | None = None
    mentions: tuple[QualifiedMention, ...] = Field(min_length=1)


class Quote(_Fact):
    """Direct speech: the words between the quotation marks."""

    kind: Literal["quote"]
    value: Name
    speaker: str | None = Field(default=None, description="Value of the person who says it")
    speaker_id: FactId | None = None
    cue: str | None = Field(default=None, description='The verb: "sagte", "betonte", "so"')
    speech: int | None = Field(default=None, ge=1, description="Number shared by the parts of one speech")
    mentions: tuple[Mention, ...] = Field(min_length=1)


Fact = Annotated[
    Person | Organization | Place | Misc | Date | DurationFact | Phone | EmailFact | UrlFact | Address | Money | Percent
    | Quantity | Quote,
    Field(discriminator="kind"),
]  # fmt: skip
FACT: TypeAdapter[Fact] = TypeAdapter(Fact)

MODELS: dict[Kind, type[_Fact]] = {
    "person": Person, "organization": Organization, "place": Place, "misc": Misc, "date": Date,
    "duration": DurationFact, "phone": Phone, "email": EmailFact, "url": UrlFact, "address": Address,
    "money": Money, "percent": Percent, "quantity": Quantity, "quote": Quote,
}  # fmt: skip

IDENTITY: dict[Kind, tuple[str, ...]] = {
    "quantity": ("unit",), "money": ("currency",), "phone": ("type",), "percent": ("unit",), "date": ("rrule",),
}  # fmt: skip
"""What, beside release, kind and value, makes two mentions one fact."""
