"""Candidates and mentions: what a recognizer proposes and what the resolvers make of it.

A recognizer calls ``propose``; only ``pressefakten.resolve`` reads what others proposed.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from spacy.tokens import Doc, Span, SpanGroup

from pressefakten.read.source import Stated
from pressefakten_schemas.kinds import Kind
from pressefakten_schemas.kinds import Zone as ZoneName


@dataclass(frozen=True, slots=True)
class Zone:
    """One stretch of a release: ``[start, end)`` in code points of the reading."""

    zone: ZoneName
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text that states something.

    ``[start, end)`` are code-point offsets into the reading, the text of the Doc. ``value`` is the normal form, or
    None while (or if) it cannot be known. ``attributes`` are those of the kind, absent ones left out. ``rule`` names
    what found it. ``steps`` tell, a sentence a step, how the words became the value. ``data`` is what a recognizer
    hands to its own resolver; it never reaches a record. ``own`` are attributes that this mention gives otherwise
    than its fact.
    """

    kind: Kind
    start: int
    end: int
    value: str | None
    rule: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    steps: tuple[str, ...] = ()
    data: Any = None
    own: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lost:
    """A candidate that gave way, and why (for ``explain``)."""

    mention: Mention
    reason: str


def propose(doc: Doc, component: str, mentions: Iterable[Mention]) -> Doc:
    """Leave a component's candidates in ``doc._.candidates[component]`` and, for spaCy users, in ``doc.spans``.

    A Span covers the tokens that touch the mention; its ``label_`` is the kind, ``kb_id_`` the value and
    ``id_`` the rule. The exact offsets are those of the mention.
    """
    found = sorted(mentions, key=lambda mention: (mention.start, -mention.end, mention.kind))
    doc._.candidates[component] = found
    spans = [
        Span(doc, span.start, span.end, label=mention.kind, kb_id=mention.value or "", span_id=mention.rule)
        for mention in found
        if (span := doc.char_span(mention.start, mention.end, alignment_mode="expand")) is not None
    ]
    doc.spans[component] = SpanGroup(doc, name=component, spans=spans)
    return doc


def zone_at(doc: Doc, offset: int) -> ZoneName:
    """The zone a character lies in; "body" where none was marked."""
    zones: list[Zone] = doc._.zones
    before = bisect_right(zones, offset, key=attrgetter("start")) - 1
    return zones[before].zone if before >= 0 and offset < zones[before].end else "body"


def _register() -> None:
    for name, default in {
        "zones": [],  # list[Zone], sorted, not overlapping
        "stated": Stated(),  # the sidecar's word
        "claims": (),  # tuple[Claim, ...]: what the format states beside the text
        "labels": (),  # tuple[Label, ...]: what its structure says; offsets in the source
        "part": None,  # Part of a file that holds several releases, or None
        "candidates": {},  # component -> list[Mention]
        "mentions": [],  # list[Mention] that won, in text order
        "lost": [],  # list[Lost]
        "published": None,  # Mention of the publication date (value an EDTF day) or None
    }.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


_register()
