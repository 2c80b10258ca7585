"""A person or organisation over all releases: when named, in which roles, whom it speaks for, what contradicts."""

from typing import Literal, get_args

from pydantic import Field

from pressefakten_schemas.base import Record
from pressefakten_schemas.releases import Day


class Appearance(Record):
    """One release in which the entity is named."""

    release: str = Field(min_length=1)
    published: Day | None = Field(default=None, description="Day of publication of that release")
    fact: str = Field(pattern=r"^[0-9a-f]{12}$", description="The fact of that release")
    mentions: int = Field(ge=1, description="How often the release names it")
    quotes: int = Field(default=0, ge=0, description="Quotes it speaks there")


class Stated(Record):
    """One attribute, with the releases that state it, by date."""

    value: str = Field(min_length=1)
    releases: tuple[str, ...] = Field(min_length=1)
    dates: tuple[Day, ...] = Field(default=(), description="Publication days of those releases, where known")


class Contact(Stated):
    """A number or address that reaches the entity."""

    kind: Literal["phone", "email", "url", "address"]
    type: str | None = Field(default=None, description="Of a phone: phone, fax, mobile, short")


CONTACTS: frozenset[str] = frozenset(get_args(Contact.model_fields["kind"].annotation))
"""The kinds of fact that reach somebody."""


class Conflict(Record):
    """What the releases say that cannot well be true together."""

    about: Literal["party", "office"]
    says: str = Field(min_length=1, description="The contradiction in one sentence")
    releases: tuple[str, ...] = Field(min_length=1, description="Some of the releases that say so")
    others: int | None = Field(default=None, ge=1, description="Of an office: how many others are said to hold it")


class Entity(Record):
    """The same person or organisation in one release or several.

    ``id`` is a short hash of kind and value; a second bearer of the name has its first release hashed in as well.
    """

    id: str = Field(pattern=r"^[0-9a-f]{12}$")
    kind: Literal["person", "organization"]
    value: str = Field(min_length=1, description="The fullest name")
    names: tuple[str, ...] = Field(default=(), description="Other spellings that releases use")
    abbreviation: str | None = None
    title: str | None = None
    roles: tuple[Stated, ...] = Field(default=(), description="Functions in the nominative, the earliest first")
    parties: tuple[Stated, ...] = ()
    affiliations: tuple[Stated, ...] = ()
    people: tuple[Stated, ...] = Field(default=(), description="Of an organisation: persons who speak for it")
    contacts: tuple[Contact, ...] = ()
    quotes: int = Field(default=0, ge=0)
    mentions: int = Field(ge=1)
    appearances: tuple[Appearance, ...] = Field(min_length=1, description="By date, undated ones last")
    conflicts: tuple[Conflict, ...] = ()
