"""A press release as it was read: its text, where its parts are, and what is known of it."""

from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, model_validator

from pressefakten_schemas.base import Record
from pressefakten_schemas.edtf import is_edtf
from pressefakten_schemas.vocabulary import Zone


def _day(value: str) -> str:
    if len(value) != 10 or not is_edtf(value):
        raise ValueError(f"{value!r} is no calendar day")
    return value


Day = Annotated[str, AfterValidator(_day)]


class ZoneSpan(Record):
    """One zone: ``[start, end)`` in code points of ``text``."""

    zone: Zone
    start: int = Field(ge=0)
    end: int = Field(ge=1)


class Release(Record):
    """One press release."""

    release: str = Field(min_length=1, description="Name of the file without its extension")
    source: str = Field(description="Path of the file as it was given")
    source_url: str | None = Field(default=None, description="Where it was published, if the sidecar says so")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="Of the file's bytes")
    title: str | None = None
    subtitle: str | None = None
    published: Day | None = Field(default=None, description="Day of publication")
    publisher: str | None = None
    place: str | None = Field(default=None, description="Place of the dateline")
    text: str = Field(description="The text that all offsets count in, untouched")
    zones: tuple[ZoneSpan, ...] = ()

    def as_line(self) -> dict[str, Any]:
        """As in the other files, but what is not known stands there as null, so that every line has the same keys."""
        line = self.model_dump(mode="json")
        if self.source_url is None:
            del line["source_url"]
        return line

    @model_validator(mode="after")
    def _zones_in_order(self) -> Self:
        edge = 0
        for zone in self.zones:
            if not edge <= zone.start < zone.end <= len(self.text):
                raise ValueError(f"zone {zone.zone} [{zone.start}, {zone.end}) overlaps or leaves the text")
            edge = zone.end
        return self
