"""Gold annotations: what a careful reader found in a text, in files beside it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pressefakten.errors import UsageError

ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "person": ("title", "roles", "party", "affiliation"),
    "organization": ("abbreviation",),
    "place": (),
    "misc": ("abbreviation",),
    "date": ("resolution", "part", "rrule"),
    "duration": ("qualifier", "min", "max"),
    "phone": ("type", "owner"),
    "email": ("owner", "obfuscated"),
    "url": (),
    "address": ("street", "number", "postcode", "city"),
    "money": ("currency", "qualifier", "min", "max", "per"),
    "percent": ("unit", "qualifier", "min", "max"),
    "quantity": ("unit", "qualifier", "min", "max"),
    "quote": ("speaker",),
}
"""What the gold annotates of each kind, in the order of the report; other attributes are not judged."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One gold mention; offsets are code points, half-open."""

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

    def accepts(self, value: str | None) -> bool:
        """Whether ``value`` is a right reading. An optional annotation without a value lets any pass."""
        if self.value is None and self.optional:
            return True
        return plain(value) in {plain(self.value), *map(plain, self.alt_values)}


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotations of one text."""

    name: str
    path: Path
    mentions: tuple[Annotation, ...]
    boilerplate: tuple[tuple[int, int], ...] = ()
    published: str | None = None
    title: str | None = None


def plain(value: Any) -> Any:
    """A value as it is compared: runs of blanks are one blank."""
    return " ".join(value.split()) if isinstance(value, str) else value


def load_gold(folder: Path, texts: Path | None = None) -> list[Gold]:
    """Every ``NAME.json`` of ``folder`` whose text ``NAME.txt`` stands beside it, or in ``texts``.

    Raises UsageError where there is none, or one cannot be read.
    """
    found = []
    for file in sorted(folder.glob("*.json")):
        path = next((path for path in _texts(file, texts) if path.is_file()), folder / f"{file.stem}.txt")
        try:
            data = json.loads(file.read_text(encoding="utf-8"))
            mentions = tuple(_annotation(fact) for fact in data["facts"])
            boilerplate = tuple((start, end) for start, end in data.get("boilerplate", ()))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UsageError(
                "C010", f"{file} is no gold file: {error!r}", "See docs/evaluation.md for the form."
            ) from error
        if not path.is_file():
            raise UsageError(
                "C011", f"{file} has no text: {path} is missing", "Name its folder: pressefakten eval GOLD --texts DIR"
            )
        found.append(Gold(file.stem, path, mentions, boilerplate, data.get("published"), data.get("title")))
    if not found:
        raise UsageError("C012", f"No gold files in {folder}", "A gold folder holds NAME.json beside NAME.txt.")
    return found


def _texts(file: Path, texts: Path | None) -> Iterator[Path]:
    for folder in (file.parent, texts):
        if folder is not None:
            yield folder / f"{file.stem}.txt"


def _annotation(fact: Mapping[str, Any]) -> Annotation:
    return Annotation(
        kind=fact["kind"],
        start=fact["start"],
        end=fact["end"],
        text=fact["text"],
        value=fact["value"],
        attributes={name: fact[name] for name in ATTRIBUTES[fact["kind"]] if fact.get(name) is not None},
        optional=fact.get("optional", False),
        alt_kinds=tuple(fact.get("alt_kinds", ())),
        alt_values=tuple(fact.get("alt_values", ())),
    )
