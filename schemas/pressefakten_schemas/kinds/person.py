"""Persons."""

from typing import Literal

from pydantic import Field

from pressefakten_schemas.base import FactRecord, NameMention
from pressefakten_schemas.kinds.record import FactKind
from pressefakten_schemas.values import FactId, Name


class PersonMention(NameMention):
    """A mention of a person."""

    roles: tuple[str, ...] = Field(
        default=(),
        description="Functions as the words here put them, where one stands in another form than in the fact",
    )
    affiliation: str | None = Field(
        default=None,
        description="The organization that the words here name, where it is not that of the fact",
    )


class Person(FactRecord):
    """A person; ``value`` is the fullest name the release gives, without titles."""

    kind: Literal["person"]
    value: Name
    title: str | None = Field(default=None, description='Academic or noble title: "Prof. Dr."')
    roles: tuple[str, ...] = Field(default=(), description="Functions in the nominative singular, without the article")
    party: str | None = None
    affiliation: str | None = Field(default=None, description="Value of the organization the person speaks for")
    affiliation_id: FactId | None = Field(default=None, description="The fact of that organization")
    mentions: tuple[PersonMention, ...] = Field(min_length=1)


KIND = FactKind(
    model=Person,
    heading="People",
    value="full name without titles, as completely as the release gives it",
    stage="press_names",
    rank=100,
    agreement="span",
    gold=("value", "roles", "party", "affiliation", "title"),
    links={"affiliation": ("organization",)},
    fullest=("title",),
)
