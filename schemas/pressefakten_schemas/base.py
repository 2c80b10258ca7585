"""What all records have in common: frozen, unknown fields refused, absent attributes left out of the line."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from pressefakten_schemas.values import FactId, Name
from pressefakten_schemas.vocabulary import Corrected, Part, Qualifier, Resolution, Zone

SCHEMA_VERSION = "1.2"
"""Raised in the minor part when a field is added, in the major part when one changes or goes."""


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def as_line(self) -> dict[str, Any]:
        """The record as it stands in JSON Lines: keys in order of definition, absent attributes left out.

        ``value`` alone is kept when null, since an unresolved fact is still a fact.
        """
        return _without_absent(self.model_dump(mode="json"))


def _without_absent(line: dict[str, Any]) -> dict[str, Any]:
    return {
        key: [_without_absent(one) if isinstance(one, dict) else one for one in given]
        if isinstance(given, list)
        else given
        for key, given in line.items()
        if key == "value" or given not in (None, [], {})
    }


class Mention(Record):
    """One place where the release states the fact.

    ``[start, end)`` are code-point offsets into the release's ``text``. Validated with
    ``context={"text": release_text}``, a mention whose words are not at its offsets is refused.
    """

    start: int = Field(ge=0, description="Offset of the first character, in code points")
    end: int = Field(ge=1, description="Offset after the last character")
    text: str = Field(min_length=1, description="The words themselves: text[start:end]")
    zone: Zone
    rule: str = Field(min_length=1, description="What found it")
    warnings: tuple[str, ...] = Field(default=(), description="Contradictions noticed at this place")
    corrected: Corrected | None = Field(default=None, description="What a reader did here by hand")

    @model_validator(mode="after")
    def _quotes_its_place(self, info: ValidationInfo) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span [{self.start}, {self.end}) does not have the length of its words {self.text!r}")
        if info.context and info.context["text"][self.start : self.end] != self.text:
            raise ValueError(f"{self.text!r} does not stand at [{self.start}, {self.end})")
        return self


class NameMention(Mention):
    """A mention of a name."""

    confidence: float | None = Field(
        default=None, ge=0, le=1, description="How sure it is: of all mentions with 0.9, nine in ten are right"
    )


class QualifiedMention(Mention):
    """A mention of an amount, which may be given roughly."""

    qualifier: Qualifier | None = Field(default=None, description="rund, mindestens, bis zu …")


class DateMention(QualifiedMention):
    """A mention of a date."""

    resolution: Resolution | None = Field(default=None, description="How its value became known")
    part: Part | None = Field(default=None, description="Anfang, Mitte, Ende of the value")


class FactRecord(Record):
    """What the record of every kind of fact begins with; ``kind``, ``value``, attributes and ``mentions`` follow."""

    release: Name
    id: FactId
