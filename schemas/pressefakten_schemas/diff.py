"""The difference between two runs or two texts as news: one change is one entry, with all its places.

A fact is known by its kind, its value and what the kind's identity adds, never by its offsets: moved and rewrapped text
is no difference.
"""

from typing import Any, Literal

from pydantic import Field

from pressefakten_schemas.base import SCHEMA_VERSION, Record
from pressefakten_schemas.kinds import Kind
from pressefakten_schemas.vocabulary import Zone

Change = Literal["changed", "added", "removed"]
Cause = Literal["text", "extractor", "sidecar"]
Head = Literal[
    "title", "subtitle", "published", "publisher", "place", "number", "embargoed_until", "source_url"
]  # fmt: skip


class FactState(Record):
    """A fact as one side has it."""

    id: str = Field(description="The fact of that side")
    kind: Kind
    value: str | None = None
    attributes: dict[str, Any] = Field(default_factory=dict, description="All that is compared beside the value")
    text: str = Field(description="Words of its first mention")
    confidence: float | None = Field(default=None, description="Of the surest mention, for names")


class FactChange(Record):
    """One fact that came (no ``old``), went (no ``new``) or says something else (both, of the same identity)."""

    old: FactState | None = None
    new: FactState | None = None


class AttributeChange(Record):
    """One attribute that is not what it was; absent is null."""

    name: str
    old: Any = None
    new: Any = None


class Passage(Record):
    """A sentence of one side with the words that changed in it."""

    start: int = Field(ge=0, description="Where the fact's words stand in the release's text, in code points")
    end: int = Field(ge=0)
    zone: Zone
    sentence: str = Field(description="The sentence on one line, cut with … where it is long")
    changed: tuple[tuple[int, int], ...] = Field(default=(), description="Changed words: spans of ``sentence``")


class Place(Record):
    """One place of the change: the passage of either side, where it has one."""

    old: Passage | None = None
    new: Passage | None = None


class Entry(Record):
    """One change, as a reader would tell it."""

    change: Change
    about: Kind | Literal["head"] = Field(description="Kind of the fact, or the head of the release")
    label: str = Field(description='What the fact is: "costs", "opening", "press_contact"; else its kind')
    says: str = Field(description="The change in one line, in the language asked for")
    cause: Cause
    uncertain: bool = Field(default=False, description="The words stand in both texts, or the names are unsure")
    old: FactState | None = None
    new: FactState | None = None
    head: AttributeChange | None = Field(default=None, description="Of an entry about the head of the release")
    changes: tuple[AttributeChange, ...] = Field(default=(), description="Other attributes of a fact that stayed")
    places: tuple[Place, ...] = ()
    facts: tuple[FactChange, ...] = Field(default=(), description="All changes of facts that this entry tells")


class ReleaseDiff(Record):
    """What changed in one release."""

    release: str
    old_release: str | None = Field(default=None, description="Its name on the old side, where that is another")
    title: str | None = None
    change: Change
    causes: tuple[Cause, ...] = Field(default=(), description="Why its facts differ")
    text_changed: bool = False
    head: tuple[AttributeChange, ...] = Field(default=(), description="Title, day of publication … of the release")
    entries: tuple[Entry, ...] = ()
    facts: tuple[FactState, ...] = Field(default=(), description="Of a release that came or went: its facts")


class DiffCounts(Record):
    """Sums over all releases."""

    releases_added: int = 0
    releases_removed: int = 0
    releases_changed: int = 0
    texts_changed: int = Field(default=0, description="Releases with another wording, whatever became of their facts")
    changed: int = Field(default=0, description="Entries, without the uncertain ones")
    added: int = 0
    removed: int = 0
    uncertain: int = 0


class Why(Record):
    """What made the two sides differ."""

    text: bool = Field(default=False, description="Texts differ, or releases came or went")
    extractor: tuple[AttributeChange, ...] = Field(default=(), description="Versions that differ, from the manifests")
    sidecar: bool = False


class Diff(Record):
    """What is different between two sides."""

    schema_version: str = SCHEMA_VERSION
    old: str
    new: str
    language: Literal["de", "en"] = "de"
    same: bool
    why: Why
    counts: DiffCounts
    releases: tuple[ReleaseDiff, ...] = ()

    def as_line(self) -> dict[str, Any]:
        """The record for JSON: what is absent is left out; the value of a fact and both sides of a change stay."""
        line: dict[str, Any] = _lean(self.model_dump(mode="json"))
        return line


_KEPT = frozenset({"value"})


def _lean(given: Any) -> Any:
    if isinstance(given, list):
        return [_lean(one) for one in given]
    if not isinstance(given, dict):
        return given
    is_change = set(given) == {"name", "old", "new"}
    return {
        key: _lean(one)
        for key, one in given.items()
        if key in _KEPT or is_change or one not in (None, [], {}, False) or key == "same"
    }
