"""The text of a release in pieces: zones, and in them segments that know which mentions cover them.

Mentions nest and overlap; a segment is a stretch in which nothing begins or ends. Offsets are code points, half-open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pressefakten.json_records import JsonRecord


@dataclass(frozen=True, slots=True)
class MentionMark:
    """A mention of a fact: ``ref`` is the fact's id and the mention's number, ``ID-0``."""

    fact: str
    ref: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that the same marks cover, the longest first. ``begins`` and ``ends`` are marks that do so here."""

    start: int
    text: str
    marks: tuple[MentionMark, ...] = ()
    begins: tuple[MentionMark, ...] = ()
    ends: tuple[MentionMark, ...] = ()

    @property
    def inner(self) -> MentionMark | None:
        """The shortest mark: the one that a click means."""
        return self.marks[-1] if self.marks else None


@dataclass(frozen=True, slots=True)
class Block:
    """One zone as it is shown: without the blank lines around it."""

    zone: str
    segments: tuple[Segment, ...]

    @property
    def length(self) -> int:
        return sum(len(segment.text) for segment in self.segments)


def marks_of(facts: Sequence[JsonRecord]) -> list[MentionMark]:
    """Every mention of the facts, in text order, longer ones before those inside them."""
    marks = [
        MentionMark(fact["id"], f"{fact['id']}-{number}", fact["kind"], mention["start"], mention["end"])
        for fact in facts
        for number, mention in enumerate(fact["mentions"])
    ]
    return sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind, mark.ref))


def blocks(text: str, zones: Sequence[JsonRecord], marks: Sequence[MentionMark]) -> list[Block]:
    """The text as zones with their segments. What lies between zones is shown only where it is more than blanks."""
    shown = []
    for zone, start, end in _stretches(text, zones):
        start, end = _trimmed(text, start, end)
        if start < end:
            touching = [mark for mark in marks if mark.start < end and start < mark.end]
            shown.append(Block(zone, tuple(_segments(text, start, end, touching))))
    return shown


def _stretches(text: str, zones: Sequence[JsonRecord]) -> Iterator[tuple[str, int, int]]:
    at = 0
    for zone in zones:
        if zone["start"] > at:
            yield "body", at, zone["start"]
        yield zone["zone"], zone["start"], zone["end"]
        at = zone["end"]
    if at < len(text):
        yield "body", at, len(text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def _segments(text: str, start: int, end: int, marks: Sequence[MentionMark]) -> Iterator[Segment]:
    """The segments of ``[start, end)``: cut wherever a mark begins or ends."""
    cuts = {start, end} | {edge for mark in marks for edge in (mark.start, mark.end) if start < edge < end}
    for left, right in pairwise(sorted(cuts)):
        covering = sorted(
            (mark for mark in marks if mark.start <= left and right <= mark.end),
            key=lambda mark: (mark.start - mark.end, mark.ref),
        )
        begins = [mark for mark in covering if max(mark.start, start) == left]
        ends = [mark for mark in covering if min(mark.end, end) == right]
        yield Segment(left, text[left:right], tuple(covering), tuple(begins), tuple(ends))
