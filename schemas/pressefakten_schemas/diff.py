"""The difference between two runs, by fact identity: release and id. Moved offsets are no difference."""

from typing import Any, Literal

from pydantic import Field

from pressefakten_schemas.base import SCHEMA_VERSION, Record
from pressefakten_schemas.kinds import Kind


class FactSummary(Record):
    """A fact as the difference shows it."""

    id: str
    kind: Kind
    value: str | None = None
    attributes: dict[str, Any] = Field(default_factory=dict, description="All that belongs to the fact")
    text: str = Field(description="Words of its first mention")
    sentence: str = Field(description="The sentence around its first mention, on one line")


class AttributeChange(Record):
    """One attribute that is not what it was; absent is null."""

    name: str
    old: Any = None
    new: Any = None


class Changed(Record):
    """A fact that both runs have, with other attributes or another number of mentions."""

    fact: FactSummary = Field(description="As the new run has it")
    changes: tuple[AttributeChange, ...]


class Replaced(Record):
    """A fact gone and one come that state the same thing with another value: same kind, same place in the text."""

    old: FactSummary
    new: FactSummary


class ReleaseDiff(Record):
    """What changed in one release."""

    release: str
    change: Literal["added", "removed", "changed"]
    metadata: tuple[AttributeChange, ...] = Field(default=(), description="Title, day of publication … of the release")
    text_changed: bool = False
    added: tuple[FactSummary, ...] = ()
    removed: tuple[FactSummary, ...] = ()
    changed: tuple[Changed, ...] = ()
    replaced: tuple[Replaced, ...] = ()


class DiffCounts(Record):
    """Sums over all releases; a replaced fact counts as one removed and one added."""

    releases_added: int = 0
    releases_removed: int = 0
    releases_changed: int = 0
    facts_added: int = 0
    facts_removed: int = 0
    facts_changed: int = 0


class Diff(Record):
    """What is different between two runs."""

    schema_version: str = SCHEMA_VERSION
    old: str
    new: str
    same: bool
    counts: DiffCounts
    releases: tuple[ReleaseDiff, ...] = ()
