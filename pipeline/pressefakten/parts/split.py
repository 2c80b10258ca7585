"""A collection → the sources of its releases, each with what the collection states for all."""

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Doc

from pressefakten.parts.collection import Collection
from pressefakten.read import Source, part_name
from pressefakten.read.source import Part, Stated, labels_within
from pressefakten.reading import reading_of
from pressefakten.resolve.head.record import head_of

Analyse = Callable[[Source], Doc]
"""A source → its Doc after all stages."""


def split_source(source: Source, collection: Collection, analyse: Analyse) -> list[Source]:
    """A source a release, in text order: its text is its slice of the whole, and the slices make up the whole."""
    text = source.text
    common, place = _stated_for_all(source, collection, analyse)
    stated = replace(source.stated, title=None)  # a title of the whole is none of its parts'
    ends = (*collection.starts[1:], len(text))
    found = []
    for number, (start, end, label) in enumerate(zip(collection.starts, ends, collection.labels, strict=True), 1):
        part = Part(source.release, start, *label, common, place)
        found.append(
            replace(
                source,
                release=part_name(source.release, number),
                text=text[start:end],
                stated=stated,
                part=part,
                labels=labels_within(source.labels, start, end),
            )
        )
    return found


def _stated_for_all(source: Source, collection: Collection, analyse: Analyse) -> tuple[Stated, str | None]:
    """The day, publisher and place that the collection states above its first release or below its last.

    The head is read as that of the first release, and what stands below all as the end of that.
    """
    second = collection.starts[1]
    whole = source.text[:second] + source.text[collection.tail_start :]
    if collection.head_end == 0 and collection.tail_start == len(source.text):
        return Stated(), None
    doc = analyse(replace(source, text=whole, stated=replace(source.stated, title=None), labels=()))
    head, reading = head_of(doc), reading_of(doc)
    for_all = f"{whole[: collection.head_end]}\n{whole[second:]}"
    kept: dict[str, str] = {}
    for name in ("published", "publisher", "place"):
        one = head.get(name)
        if one is None or not one.end:
            continue
        start, _ = reading.span(one.start, one.end)
        if start < collection.head_end or start >= second or (name == "publisher" and one.value in for_all):
            kept[name] = one.value
    return Stated(published=kept.get("published"), publisher=kept.get("publisher")), kept.get("place")
