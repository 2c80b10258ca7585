"""What a reader says of facts: a line of ``corrections.jsonl``, made in the review desk of the report."""

from typing import Any, Literal, Self

from pydantic import Field, ValidationError, model_validator

from pressefakten_schemas.base import Record
from pressefakten_schemas.facts import FACT
from pressefakten_schemas.kinds import RECORDS, Kind
from pressefakten_schemas.values import FactId, Name

Action = Literal["accept", "reject", "change", "add"]


class Place(Record):
    """Words with what stands around them, so that they are found again where the text has moved."""

    start: int = Field(ge=0, description="Offset of the first character, in code points, as it was")
    end: int = Field(ge=1, description="Offset after the last character")
    exact: str = Field(min_length=1, description="The words")
    prefix: str = Field(default="", description="What stands before them")
    suffix: str = Field(default="", description="What stands behind them")
    attributes: dict[str, Any] = Field(default={}, description="What the mention says: qualifier, resolution, part")

    @model_validator(mode="after")
    def _as_long_as_its_words(self) -> Self:
        if self.end - self.start != len(self.exact):
            raise ValueError(f"[{self.start}, {self.end}) does not have the length of {self.exact!r}")
        return self


class Said(Record):
    """A fact as somebody says it."""

    kind: Kind
    value: str | None = None
    attributes: dict[str, Any] = Field(default={}, description="All that belongs to the fact")
    places: tuple[Place, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_a_fact(self) -> Self:
        """Refuse what the record of its kind would refuse."""
        mentions = [
            {
                **place.attributes,
                "start": place.start,
                "end": place.end,
                "text": place.exact,
                "zone": "body",
                "rule": "by hand",
            }
            for place in self.places
        ]
        line = {"release": "-", "id": "0" * 12, "kind": self.kind, "value": self.value, "mentions": mentions}
        try:
            FACT.validate_python({**self.attributes, **line})
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            field = ".".join(str(part) for part in first["loc"][1:])
            raise ValueError(f"{self.kind} {self.value!r}: {field}: {first['msg']}") from error
        links = {f"{name}_id" for name in RECORDS[self.kind].links}
        if known := sorted(links & self.attributes.keys()):
            raise ValueError(f"{known[0]} follows from what it links")
        return self


class Correction(Record):
    """One verdict on one fact of a release."""

    release: Name
    action: Action
    fact: FactId | None = Field(default=None, description="The fact, as the run called it")
    key: str | None = Field(default=None, description="What the review desk calls a fact that was added")
    was: Said | None = Field(default=None, description="What the run had found")
    now: Said | None = Field(default=None, description="What is right instead")

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> Self:
        needs = {"accept": ("was",), "reject": ("was",), "change": ("was", "now"), "add": ("now",)}[self.action]
        for name in ("was", "now"):
            if (getattr(self, name) is not None) != (name in needs):
                raise ValueError(f"{self.action} {'needs' if name in needs else 'has no'} {name!r}")
        return self

    @property
    def right(self) -> Said | None:
        """What is right; None where nothing is."""
        return self.was if self.action == "accept" else self.now
