"""How the head of a release came about: each field, what spoke for it, and the runners-up."""

from collections.abc import Iterable, Iterator
from textwrap import shorten

from spacy.tokens import Doc

from pressefakten.reading import text_of
from pressefakten.resolve.head import days_of, names_of
from pressefakten.resolve.head.record import StatedField, head_of
from pressefakten.resolve.head.weighing import ENOUGH, Candidate, Field, Placed, weigh, weights_of
from pressefakten.zones import headlines

_SHOWN = 100  # characters of a line
_RUNNERS_UP = 3
_EVIDENCE = 8
_FIELDS = ("title", "subtitle", "published", "publisher", "place", "number", "embargoed_until")


def head_explanation(name: str, doc: Doc) -> Iterator[str]:
    """Lines on the head of the release ``name``."""
    head = head_of(doc)
    yield f"release {name}"
    for field in _FIELDS:
        yield ""
        stated = head.get(field)
        yield f"{field}: {stated.value if stated else '–'}"
        if stated:
            yield from _where(stated, text_of(doc))
        if stated and stated.how == "sidecar":
            continue
        if field == "title":
            yield from _headlines(doc)
        elif field == "published":
            yield from _candidates("published", days_of(doc))
        elif field == "publisher":
            yield from _candidates("publisher", names_of(doc))


def _where(stated: StatedField, text: str) -> Iterator[str]:
    if not stated.end:
        yield f"  by: {stated.how}"
        return
    words = " ".join(text[stated.start : stated.end].split())
    yield f"  by: {stated.how}"
    yield f"  at [{stated.start}, {stated.end}): „{words}“"


def _candidates(field: Field, candidates: Iterable[Candidate]) -> Iterator[str]:
    weighed = weigh(candidates, weights_of(field))
    for place, one in enumerate(weighed[: _RUNNERS_UP + 1]):
        won = place == 0 and one.score > ENOUGH[field]
        yield f"  {'won' if won else 'lost'} with {one.score:.1f} (needs {ENOUGH[field]:g}): {one.value}"
        yield f"    {_evidence(one)}"


def _evidence(one: Placed) -> str:
    return ", ".join(f"{name} {weight:+.1f}" for name, weight in one.evidence[:_EVIDENCE])


def _headlines(doc: Doc) -> Iterator[str]:
    for line in headlines(text_of(doc))[: _RUNNERS_UP + 1]:
        yield f"  {line.share:.0%} likely: {shorten(line.text, _SHOWN, placeholder=' …')}"
        yield "    " + ", ".join(f"{name} {weight:+.1f}" for name, weight in line.evidence[:_EVIDENCE])
