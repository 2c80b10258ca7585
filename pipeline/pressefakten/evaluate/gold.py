"""Gold annotations: what a careful reader found in a text, in files beside it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pressefakten.errors import UsageError
from pressefakten_schemas.kinds import RECORDS

ANNOTATED = frozenset(kind for kind, record in RECORDS.items() if record.judged)
"""The kinds that are judged where a gold file does not name them itself (``annotated``)."""

_PLACED = ("kind", "start", "end", "text")
_EMPTY: tuple[Any, ...] = (None, "", [], False)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One gold mention; offsets are code points, half-open. ``attributes`` is all else that the gold says of it."""

    kind: str
    start: int
    end: int
    text: str
    value: str | None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    optional: bool = False
    alt_kinds: tuple[str, ...] = ()
    alt_values: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        return (self.kind, *self.alt_kinds)


@dataclass(frozen=True, slots=True)
class GoldField:
    """The right ``answers`` to one field of the head, the gold's own first; none where the release has none.

    ``printed`` is False where the text itself does not state it.
    """

    answers: tuple[str, ...]
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one text: mentions in the order of the file, spans of boilerplate (None: not annotated), the
    head (empty: not annotated) and the kinds that are judged."""

    name: str
    path: Path
    mentions: tuple[Annotation, ...]
    boilerplate: tuple[tuple[int, int], ...] | None = None
    head: Mapping[str, GoldField] = field(default_factory=dict)
    annotated: frozenset[str] = ANNOTATED


def load_gold(folder: Path, texts: Path | None = None, may_be_none: bool = False) -> list[Gold]:
    """Every ``NAME.json`` of ``folder`` whose text ``NAME.txt`` stands beside it, or in ``texts``.

    Raises UsageError where there is none (unless it ``may_be_none``), or one cannot be read.
    """
    found = []
    for file in sorted(folder.glob("*.json")):
        path = next((path for path in _texts(file, texts) if path.is_file()), folder / f"{file.stem}.txt")
        try:
            gold = _gold(file.stem, path, json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(
                "C010", f"{file} is no gold file: {error!r}", "See docs/evaluation.md for the form."
            ) from error
        if not path.is_file():
            raise UsageError(
                "C011", f"{file} has no text: {path} is missing", "Name its folder: pressefakten eval GOLD --texts DIR"
            )
        found.append(gold)
    if not found and not may_be_none:
        raise UsageError("C012", f"No gold files in {folder}", "A gold folder holds NAME.json beside NAME.txt.")
    return found


def _texts(file: Path, texts: Path | None) -> Iterator[Path]:
    for folder in (file.parent, texts):
        if folder is not None:
            yield folder / f"{file.stem}.txt"


def _gold(name: str, path: Path, data: Mapping[str, Any]) -> Gold:
    spans = data.get("boilerplate")
    return Gold(
        name,
        path,
        mentions=tuple(_annotation(fact) for fact in data["facts"]),
        boilerplate=None if spans is None else tuple(_span(span) for span in spans),
        head=_head(data) if "title" in data else {},
        annotated=frozenset(map(_kind, data.get("annotated", ANNOTATED))),
    )


def _kind(name: str) -> str:
    if name not in RECORDS:
        raise ValueError(f"there is no kind {name!r}")
    return name


def _annotation(fact: Mapping[str, Any]) -> Annotation:
    known = {*_PLACED, "value", "optional", "alt_kinds", "alt_values"}
    return Annotation(
        kind=_kind(fact["kind"]),
        start=fact["start"],
        end=fact["end"],
        text=fact["text"],
        value=fact.get("value"),
        attributes={name: said for name, said in fact.items() if name not in known and said not in _EMPTY},
        optional=fact.get("optional", False),
        alt_kinds=tuple(fact.get("alt_kinds", ())),
        alt_values=tuple(fact.get("alt_values", ())),
    )


def _span(span: list[Any]) -> tuple[int, int]:
    """``[start, end]``, or with the zone's name in front."""
    start, end = span[-2:]
    return int(start), int(end)


def _head(data: Mapping[str, Any]) -> dict[str, GoldField]:
    publishers = [
        name
        for whole in _answers(data, "publisher", "alt_publishers")
        for name in dict.fromkeys((whole, *whole.split(" / ")))  # "A / B": each of two publishers is one
    ]
    return {
        "published": GoldField(_answers(data, "published"), data.get("published_printed", True)),
        "title": GoldField(_answers(data, "title", "alt_titles")),
        "publisher": GoldField(tuple(publishers), data.get("publisher_printed", True)),
    }


def _answers(data: Mapping[str, Any], name: str, others: str = "") -> tuple[str, ...]:
    return (data[name], *data.get(others, ())) if data.get(name) else ()
