"""What a date or a length of time is about, where its sentence says so: opening, deadline, start of work."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pressefakten.lexicon import load

_BEFORE, _AFTER = 110, 70
"""How far, in characters, a word may stand from the date to speak of it."""
_WEAK_COST = 90
"""What a weak word adds to the distance."""
_CLAUSE = re.compile(r"[.!?]\s|; | – |\n")
_CLAUSE_COST = 60
"""What a border between clauses adds to the distance."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A row of the table: its name, whether it goes on an agenda, whether it is a last day."""

    name: str
    agenda: bool
    deadline: bool
    pattern: re.Pattern[str]
    weak: re.Pattern[str] | None
    """Words that speak of the date only where no other occasion stands near."""
    until: re.Pattern[str] | None
    """Words that speak of it where the date is a last day ("bis zum 30. Juni")."""


@cache
def occasions(table: str = "occasion") -> dict[str, Occasion]:
    """Name → row. ``table`` is "occasion" (of dates) or "length" (of durations)."""
    return {
        one["name"]: Occasion(
            one["name"],
            one.get("agenda", False),
            one.get("deadline", False),
            _pattern(one["words"]),
            _pattern(one["weak"]) if "weak" in one else None,
            _pattern(one["until"]) if "until" in one else None,
        )
        for one in load("occasions")[table]
    }


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    stems = [re.escape(word.removeprefix("*")) if word[0] == "*" else rf"(?<!\w){re.escape(word)}" for word in words]
    return re.compile("|".join(stems))


def occasion_of(
    sentence: str, start: int, end: int, table: str = "occasion", last_day: bool = False
) -> Occasion | None:
    """The row whose word stands nearest to ``sentence[start:end]``, or None. Of two at the same place the first row.

    ``last_day``: the date is the end of an open interval ("bis zum 30. Juni").
    """
    before, after = sentence[max(0, start - _BEFORE) : start].lower(), sentence[end : end + _AFTER].lower()
    best: tuple[int, int, Occasion] | None = None
    for order, row in enumerate(occasions(table).values()):
        for distance in _distances(row, before, after + " ", last_day):
            if best is None or (distance, order) < best[:2]:
                best = distance, order, row
    return best[2] if best else None


def _distances(row: Occasion, before: str, after: str, last_day: bool) -> Iterator[int]:
    for pattern, cost in ((row.pattern, 0), (row.weak, _WEAK_COST), (row.until if last_day else None, 0)):
        distance = _distance(pattern, before, after) if pattern else None
        if distance is not None:
            yield distance + cost


def _distance(pattern: re.Pattern[str], before: str, after: str) -> int | None:
    """Characters between the word and the date, with what clauses between them add; None where it does not stand."""
    found = []
    for match in pattern.finditer(before):
        between = before[match.end() :]
        found.append(len(between) + _CLAUSE_COST * len(_CLAUSE.findall(between)))
    for match in pattern.finditer(after):
        between = after[: match.start()]
        found.append(len(between) + _CLAUSE_COST * len(_CLAUSE.findall(between)))
    return min(found, default=None)
