"""What a date or a length of time is about, where its sentence says so: opening, deadline, start of work."""

import re
from dataclasses import dataclass
from functools import cache

from pressefakten.lexicon import load

_BEFORE, _AFTER = 110, 70
"""How far, in characters, a word may stand from the date to speak of it."""
_OTHER_SENTENCE = 400
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


@cache
def occasions(table: str = "occasion") -> dict[str, Occasion]:
    """Name → row. ``table`` is "occasion" (of dates) or "length" (of durations)."""
    return {
        one["name"]: Occasion(
            one["name"], one.get("agenda", False), one.get("deadline", False), _pattern(tuple(one["words"]))
        )
        for one in load("occasions")[table]
    }


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    stems = [re.escape(word.removeprefix("*")) if word[0] == "*" else rf"(?<!\w){re.escape(word)}" for word in words]
    return re.compile("|".join(stems))


def occasion_of(sentence: str, start: int, end: int, table: str = "occasion") -> Occasion | None:
    """The row whose word stands nearest to ``sentence[start:end]``, or None. Of two at the same place the first row."""
    before, after = sentence[max(0, start - _BEFORE) : start].lower(), sentence[end : end + _AFTER].lower()
    best: tuple[int, int, Occasion] | None = None
    for order, row in enumerate(occasions(table).values()):
        distance = _distance(row.pattern, before, after + " ")
        if distance is not None and (best is None or (distance, order) < best[:2]):
            best = distance, order, row
    return best[2] if best else None


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
