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


def _date(value: str) -> str:
    if not is_edtf(value):
        raise ValueError(f"{value!r} is no EDTF date")
    return value


Date = Annotated[str, AfterValidator(_date)]


class HeadField(Record):
    """What spoke for a field of the head, and where: ``[start, end)`` in code points of ``text``."""

    how: str = Field(min_length=1, description="What spoke for it, the weightiest first")
    start: int | None = Field(default=None, ge=0, description="Absent where the sidecar states it")
    end: int | None = Field(default=None, ge=1)


class ZoneSpan(Record):
    """One zone: ``[start, end)`` in code points of ``text``."""

    zone: Zone
    start: int = Field(ge=0)
    end: int = Field(ge=1)


class Release(Record):
    """One press release."""

    release: str = Field(min_length=1, description="Name of the file without its extension; see docs/store.md")
    source: str = Field(description="Path of the file as it was given")
    source_url: str | None = Field(
        default=None, description="Where it was published, if the sidecar or the file says so"
    )
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="Of the file's bytes")
    part_of: str | None = Field(
        default=None, description="Of several releases of one file: the name of the file's release"
    )
    offset: int | None = Field(
        default=None, ge=0, description="Where `text` begins in the text of the file, if a slice"
    )
    title: str | None = None
    subtitle: str | None = None
    published: Day | None = Field(default=None, description="Day of publication")
    publisher: str | None = None
    place: str | None = Field(default=None, description="Place of the dateline")
    number: str | None = Field(default=None, description="The release's own number")
    embargoed_until: Date | None = Field(default=None, description="EDTF: not to be published before")
    version_of: str | None = Field(
        default=None, description="The release of which this is a later version, by its name"
    )
    language: str | None = Field(default=None, description="ISO 639, where the text is not German")
    warnings: tuple[str, ...] = Field(default=(), description="What is strange about the text, in English")
    head: dict[str, HeadField] = Field(default={}, description="Field of the head → what spoke for it, and where")
    text: str = Field(description="The text that all offsets count in, untouched")
    zones: tuple[ZoneSpan, ...] = ()

    def as_line(self) -> dict[str, Any]:
        """As in the other files, but what is not known stands there as null, so that every line has the same keys."""
        line = self.model_dump(mode="json")
        for name in ("source_url", "part_of", "offset", "version_of", "language", "warnings"):
            if line[name] in (None, []):
                del line[name]
        line["head"] = {name: one.as_line() for name, one in self.head.items()}
        return line

    @model_validator(mode="after")
    def _zones_in_order(self) -> Self:
        edge = 0
        for zone in self.zones:
            if not edge <= zone.start < zone.end <= len(self.text):
                raise ValueError(f"zone {zone.zone} [{zone.start}, {zone.end}) overlaps or leaves the text")
            edge = zone.end
        return self
