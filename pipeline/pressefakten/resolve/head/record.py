"""The head as the record keeps it: each field with what spoke for it, and where. The sidecar's word comes first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from pressefakten.mentions import Zone
from pressefakten.reading import text_of
from pressefakten.resolve.head import names_of
from pressefakten.resolve.head.claims import claims_of
from pressefakten.resolve.head.embargo import embargo_at
from pressefakten.resolve.head.full_names import in_full
from pressefakten.resolve.head.titles import place_of, subtitle_of, title_of
from pressefakten.resolve.head.weighing import OF_COLLECTION, SURE_OF_PUBLISHER, weigh, weights_of, winner
from pressefakten.rules import atoms_of
from pressefakten.zones.dateline import DATE, TIME, is_number

_LABELLED_NUMBER = re.compile(
    rf"\b{atoms_of('lines')['NUMBER_LABEL']}[ ]?:?[ ]{{0,2}}"
    r"(?P<number>\d{1,5}(?:[ ]?[/-][ ]?(?:20)?\d{2,3})?)(?![\d.]|[ ]?[–-][ ]?\d)"
)
_YEARLY_NUMBER = re.compile(r"(?<![\d/.-])(?P<number>\d{1,4}[ ]?/[ ]?(?:(?:19|20)\d\d|\d\d))(?![\d/.-])")

_KEPT = "pressefakten.publisher"
"""Where a Doc keeps its publisher, with the mentions that it was found among: stages ask for it several times."""
_PLACE_IN_LIST = re.compile(r"\W{0,3}\d{1,2}\W{0,3}")
"""The place of a release in its collection is no number of its own."""


@dataclass(frozen=True, slots=True)
class StatedField:
    """A field of the head. ``[start, end)`` are offsets into the Doc's text, both 0 where the sidecar states it;
    ``sure`` is whether so much speaks for it that other links may build on it."""

    value: str
    how: str
    start: int = 0
    end: int = 0
    sure: bool = True


def head_of(doc: Doc) -> dict[str, StatedField]:
    """Field → what is known of it; fields that nothing states are absent."""
    found = {
        "title": _title(doc),
        "subtitle": _subtitle(doc),
        "published": _published(doc),
        "publisher": publisher_of(doc),
        "place": _place(doc),
        "number": _number(doc),
        "embargoed_until": _embargo(doc),
    }
    return {name: one for name, one in found.items() if one is not None}


def _zone(doc: Doc, name: str) -> Zone | None:
    return next((zone for zone in doc._.zones if zone.zone == name), None)


def _title(doc: Doc) -> StatedField | None:
    title = title_of(doc)
    if title is None:
        claimed = next(iter(claims_of(doc, "title")), None)
        return StatedField(claimed.value, f"claim: {claimed.origin}") if claimed else None
    if doc._.stated.title:
        return StatedField(title, "sidecar")
    zone = _zone(doc, "title")
    return StatedField(title, "zone title", zone.start, zone.end) if zone else None


def _subtitle(doc: Doc) -> StatedField | None:
    subtitle = subtitle_of(doc)
    title = _zone(doc, "title")
    below = [zone for zone in doc._.zones if zone.zone == "subtitle" and title and zone.start > title.start]
    return StatedField(subtitle, "zone subtitle", below[0].start, below[-1].end) if subtitle and below else None


def _published(doc: Doc) -> StatedField | None:
    if doc._.stated.published:
        return StatedField(doc._.stated.published, "sidecar")
    found = doc._.published
    if found is None or not found.value:
        return None
    how = found.steps[-1].removeprefix("publication date: ").split(" → ")[0]
    return StatedField(found.value, how, found.start, found.end)


def publisher_of(doc: Doc) -> StatedField | None:
    """Who published the release; None where too little speaks for anyone."""
    if doc._.stated.publisher:
        return StatedField(doc._.stated.publisher, "sidecar")
    if doc._.part and doc._.part.common.publisher:
        return StatedField(doc._.part.common.publisher, OF_COLLECTION)
    seen = tuple((mention.kind, mention.start, mention.value) for mention in doc._.mentions)
    kept = doc.user_data.get(_KEPT)
    if kept is None or kept[0] != seen:
        kept = doc.user_data[_KEPT] = (seen, _weighed_publisher(doc))
    found: StatedField | None = kept[1]
    return found


def _weighed_publisher(doc: Doc) -> StatedField | None:
    weighed = weigh(names_of(doc), weights_of("publisher"))
    first = winner(weighed, "publisher")
    if first is None:
        return None
    found = in_full(first, weighed)
    return StatedField(found.value, found.how, found.start, found.end, first.score > SURE_OF_PUBLISHER)


def _place(doc: Doc) -> StatedField | None:
    place = place_of(doc)
    if place is None:
        return StatedField(doc._.part.place, OF_COLLECTION) if doc._.part and doc._.part.place else None
    text = text_of(doc)
    for zone in doc._.zones:
        at = text.lower().find(place.lower(), zone.start, zone.end) if zone.zone == "dateline" else -1
        if at >= 0:
            return StatedField(place, "dateline", at, at + len(place))
    return StatedField(place, "dateline")


def _datelines(doc: Doc) -> Iterator[tuple[int, str]]:
    """The lines of datelines, with their offsets."""
    for zone in doc._.zones:
        if zone.zone == "dateline":
            for line in re.finditer(r"[^\n]+", text_of(doc)[zone.start : zone.end]):
                yield zone.start + line.start(), line[0]


def _number(doc: Doc) -> StatedField | None:
    """The number of the release in a publication line: behind its label, with its year, or alone on the line."""
    for offset, line in _datelines(doc):
        if is_number(line.strip()) and any(map(str.isdigit, line)):
            if doc._.part and _PLACE_IN_LIST.fullmatch(line.strip()):
                continue
            match = re.search(r"\d{1,5}(?:\s?[/-]\s?\d{2,4})?", line)
            how = "alone on its line"
        else:
            how = "in the publication line"
            bare = DATE.sub(lambda date: " " * len(date[0]), line)
            bare = TIME.sub(lambda time: " " * len(time[0]), bare)
            match = _LABELLED_NUMBER.search(bare) or _YEARLY_NUMBER.search(bare)
        if match:
            start, end = match.span("number") if "number" in match.re.groupindex else match.span()
            return StatedField(re.sub(r"\s", "", line[start:end]), how, offset + start, offset + end)
    return None


def _embargo(doc: Doc) -> StatedField | None:
    """The day before which the release may not be published; of an open interval ("bis 12 Uhr") its end."""
    text = text_of(doc)
    for mention in doc._.mentions:
        if mention.kind != "date" or not mention.value or not mention.value[0].isdigit() and mention.value[:2] != "..":
            continue
        if rule := embargo_at(text, mention.start, mention.end):
            value = mention.value.removeprefix("../").removesuffix("/..").split("/")[0]
            return StatedField(value, rule, mention.start, mention.end)
    return None
