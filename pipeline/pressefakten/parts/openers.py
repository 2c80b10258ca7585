"""The lines of a text, and those that may open a release of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pressefakten.rules import Rule, load_rules
from pressefakten.zones.dateline import is_dateline
from pressefakten.zones.phrases import normalize, rule_for

_LINE = re.compile(r"[^\n]+")
_INTEGER = re.compile(r"\d+")
_NUMBER_GROUPS = ("number", "bracketed", "coloned", "first")
_LONGEST = 300
"""Code points of a line that may open a release."""
_SHORTEST_HEADLINE = 8
_HEADLINE_BELOW = 3
"""Lines below an opener that its headline is looked for in."""
_STAMPS_ABOVE = 2
"""Publication lines right above a headline that belong to it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is not blank: ``[start, end)`` in the text, without the blanks around it."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Opener:
    """A line that may open a release: the place of the row, the kind of series, and what the line says.

    ``number`` counts the series, ``clock`` is its time of day in minutes; None where nothing says so.
    ``label`` is what stands before the headline in its line.
    """

    row: int
    kind: str
    rule: str
    number: int | None
    clock: int | None
    label: str
    headline: str
    words: str

    @property
    def plain(self) -> str:
        """The headline as it is compared with others."""
        return normalize(self.headline)


def rows_of(text: str) -> list[Row]:
    """The lines of a text that are not blank."""
    found = []
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words[0])
            found.append(Row(start, start + len(words), words))
    return found


@cache
def _rules() -> tuple[Rule, ...]:
    return load_rules("parts", table="opener", extra=("kind",))


def openers_in(rows: Sequence[Row]) -> Iterator[Opener]:
    """The lines that may open a release, in text order; the first rule that knows a line counts."""
    for place, row in enumerate(rows):
        if len(row.text) > _LONGEST:
            continue
        for rule in _rules():
            if match := rule.pattern.fullmatch(row.text):
                yield _opener(rows, place, rule, match)
                break


def _opener(rows: Sequence[Row], place: int, rule: Rule, match: re.Match[str]) -> Opener:
    known = match.groupdict()
    number = next((found for name in _NUMBER_GROUPS if (found := known.get(name))), None)
    digits = _INTEGER.match(number) if number else None
    return Opener(
        row=place,
        kind=rule.extra["kind"],
        rule=rule.id,
        number=int(digits[0]) if digits else None,
        clock=_minutes(known.get("clock")),
        label=known.get("label") or "",
        headline=known.get("headline") or _headline_below(rows, place),
        words=match[0],
    )


def _minutes(clock: str | None) -> int | None:
    if clock is None:
        return None
    hours, minutes = _INTEGER.findall(clock)[:2]
    return int(hours) * 60 + int(minutes)


def _headline_below(rows: Sequence[Row], place: int) -> str:
    """The headline under an opener that has none in its line: the first line that is no publication line."""
    for row in rows[place + 1 : place + 1 + _HEADLINE_BELOW]:
        if len(row.text) >= _SHORTEST_HEADLINE and not is_dateline(row.text):
            return row.text if len(row.text) <= _LONGEST else ""
    return ""


def first_row(rows: Sequence[Row], opener: Opener, text: str) -> int:
    """The row that a part begins with: publication lines right above its headline belong to it."""
    place = opener.row
    while place and opener.row - place < _STAMPS_ABOVE and not _is_apart(rows, place, text):
        place -= 1
    return place


def _is_apart(rows: Sequence[Row], place: int, text: str) -> bool:
    above, row = rows[place - 1], rows[place]
    return text.count("\n", above.end, row.start) > 1 or not is_dateline(above.text)


def opens_related(row: Row) -> bool:
    """Whether a line says that teasers of other stories follow."""
    rule = rule_for(row.text)
    return rule is not None and rule.zone == "boilerplate" and rule.scope in ("rest", "maybe", "box")
