"""What the structure of a file says of its text: a page's footer, a heading, what a reader of the file would miss."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from pressefakten.read.source import Label
from pressefakten.reading import reading_of
from pressefakten.zones.lines import Line


def labels_of(doc: Doc) -> list[Label]:
    """The labels of a Doc's source, with offsets into the reading."""
    if not doc._.labels:
        return []
    reading = reading_of(doc)
    moved = [replace(label, start=reading.at(label.start), end=reading.at(label.end)) for label in doc._.labels]
    return [label for label in moved if label.start < label.end]


def cuts_of(labels: Sequence[Label]) -> set[int]:
    """Where lines are cut, so that each has one label."""
    return {offset for label in labels for offset in (label.start, label.end)}


def mark_labelled(lines: Sequence[Line], labels: Sequence[Label]) -> None:
    """Mark the lines that a label has, but those that are only sure not to be boilerplate."""
    for place, label in _labelled(lines, labels):
        if label.name != "main":
            lines[place].mark(label.name, f"label.{label.origin}")


def labelled_main(lines: Sequence[Line], labels: Sequence[Label]) -> list[int]:
    """The places of the open lines that are surely no boilerplate."""
    return [place for place, label in _labelled(lines, labels) if label.name == "main" and lines[place].zone is None]


def _labelled(lines: Sequence[Line], labels: Sequence[Label]) -> Iterator[tuple[int, Label]]:
    starts = [label.start for label in labels]
    for place, line in enumerate(lines):
        at = bisect_right(starts, line.start) - 1
        if at >= 0 and line.end <= labels[at].end:
            yield place, labels[at]
