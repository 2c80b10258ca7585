"""One source → one validated release with its facts."""

from dataclasses import dataclass, field

from pydantic import ValidationError
from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.errors import ExtractionError, FactError, PressefaktenError
from pressefakten.language import build_language
from pressefakten.mentions import Zone, zone_at
from pressefakten.read import Source
from pressefakten.reading import Reading, reading_of
from pressefakten.resolve.facts import build_facts
from pressefakten.resolve.head.record import Stated, head_of
from pressefakten_schemas.facts import Fact
from pressefakten_schemas.releases import HeadField, Release, ZoneSpan


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one source yields. ``refused`` holds an error for each fact that the schema did not accept."""

    release: Release
    facts: list[Fact]
    refused: list[FactError] = field(default_factory=list)


class Extractor:
    """The loaded pipeline. Build it once; it keeps nothing of a release once that is done."""

    def __init__(self, model: str | None = None) -> None:
        self.nlp: Language = build_language(model)

    def extract(self, source: Source) -> Extraction:
        """The release and its facts. Raises ``PressefaktenError`` with the file's path in it."""
        # The words of a text stay in spaCy's vocabulary for good unless a memory zone takes them back.
        with self.nlp.memory_zone():
            return self._records(source, self.analyse(source))

    def analyse(self, source: Source) -> Doc:
        """The Doc after all stages, with candidates, losers and steps (for ``explain``). Raises like ``extract``."""
        doc = self.nlp.make_doc(source.text)
        doc._.stated = source.stated
        try:
            return self.nlp(doc)
        except PressefaktenError:
            raise
        except Exception as error:
            raise ExtractionError(
                "X001",
                f"{source.path}: {type(error).__name__}: {error}",
                "The other releases are not affected; please report this one with its text.",
            ) from error

    def _records(self, source: Source, doc: Doc) -> Extraction:
        reading = reading_of(doc)
        facts, refused = build_facts(source.release, reading, doc._.mentions, lambda offset: zone_at(doc, offset))
        head = head_of(doc)
        try:
            release = Release(
                release=source.release,
                source=source.path,
                source_url=source.stated.source,
                sha256=source.sha256,
                **{name: one.value for name, one in head.items()},
                head={name: _head_field(one, reading) for name, one in head.items()},
                text=source.text,
                zones=tuple(_zone_span(zone, reading) for zone in doc._.zones),
            )
        except ValidationError as error:
            raise FactError("F002", f"{source.path}: the release record is not valid: {error}") from error
        return Extraction(release, facts, refused)


def _zone_span(zone: Zone, reading: Reading) -> ZoneSpan:
    start, end = reading.span(zone.start, zone.end)
    return ZoneSpan(zone=zone.zone, start=start, end=end)


def _head_field(stated: Stated, reading: Reading) -> HeadField:
    if not stated.end:
        return HeadField(how=stated.how)
    start, end = reading.span(stated.start, stated.end)
    return HeadField(how=stated.how, start=start, end=end)
