"""A Doc after all stages → the validated records of its release."""

from dataclasses import dataclass, field

from pydantic import ValidationError
from spacy.tokens import Doc

from pressefakten.errors import FactError
from pressefakten.german.foreign import name_of_language
from pressefakten.german.language import language_of
from pressefakten.mentions import Zone, zone_at
from pressefakten.read import Source
from pressefakten.reading import Reading, reading_of
from pressefakten.resolve.facts import build_facts
from pressefakten.resolve.head.record import StatedField, head_of
from pressefakten_schemas.facts import Fact
from pressefakten_schemas.releases import HeadField, Release, ZoneSpan


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one source yields: the release, and its facts in text order.

    ``refused`` holds an error for each fact that the schema did not accept, ``warnings`` what is strange about the text
    ("looks like HTML …").
    """

    release: Release
    facts: list[Fact]
    refused: list[FactError] = field(default_factory=list)
    warnings: tuple[str, ...] = ()


def records(source: Source, doc: Doc, min_confidence: float = 0.0) -> Extraction:
    """The validated records of a Doc that went through the stages, without facts less sure than ``min_confidence``."""
    reading = reading_of(doc)
    facts, refused = build_facts(
        source.release, reading, doc._.mentions, lambda offset: zone_at(doc, offset), min_confidence
    )
    head = head_of(doc)
    language = language_of(doc)
    warnings = (*source.warnings, *([_foreign(language)] if language else []))
    try:
        release = Release(
            release=source.release,
            source=source.path,
            source_url=source.stated.source or _address(source),
            sha256=source.sha256,
            version_of=source.stated.version_of,
            part_of=source.part.of if source.part else None,
            offset=source.part.offset if source.part else None,
            **{name: one.value for name, one in head.items()},
            head={name: _head_field(one, reading) for name, one in head.items()},
            language=language,
            warnings=warnings,
            text=source.text,
            zones=tuple(_zone_span(zone, reading) for zone in doc._.zones),
        )
    except ValidationError as error:
        raise FactError("F002", f"{source.path}: the release record is not valid: {error}") from error
    return Extraction(release, facts, refused, warnings)


def _foreign(language: str) -> str:
    name = name_of_language(language)
    return f"seems to be {name}, not German: no names and no dates are taken from it"


def _address(source: Source) -> str | None:
    """Where a file says that it was published: a page, an item of a feed."""
    return next((claim.value for claim in source.claims if claim.name == "url"), None)


def _zone_span(zone: Zone, reading: Reading) -> ZoneSpan:
    start, end = reading.span(zone.start, zone.end)
    return ZoneSpan(zone=zone.zone, start=start, end=end)


def _head_field(stated: StatedField, reading: Reading) -> HeadField:
    if not stated.end:
        return HeadField(how=stated.how)
    start, end = reading.span(stated.start, stated.end)
    return HeadField(how=stated.how, start=start, end=end)
