"""The words in front of an expression that become a part of it: "Ende", "seit", "bis zum"."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeGuard

from pressefakten.temporal.expressions import Expression, Interval, Point, closing

from .grammar import Found, compile_pattern, prefix_entries
from .words import lookup

_LEAD = 60
_LONGEST = 24  # characters of a word in front, with the blanks behind it
_LAST_WORD = re.compile(r"(?<!\w)([^\W\d_]+\.?)[ \n]{1,5}['’‘´`]?\Z")
_WITHOUT_PARTS = ("day", "clock", "daypart")
_YEARS_AND_MORE = ("decade", "century", "year")


@dataclass(frozen=True, slots=True)
class _Lead:
    """What the words in front make, the last of them, all of them, those that must not stand before them, those that
    must stand behind."""

    make: str
    last: frozenset[str]
    pattern: re.Pattern[str]
    unless_before: re.Pattern[str] | None
    after: re.Pattern[str] | None


def take_leads(text: str, item: Found, *names: str) -> bool:
    """Words like "Ende" and "seit" in front of an expression become part of it. Whether any did."""
    before, last = item.start, _last_word(text, item.start)
    for lead in _leads():
        if lead.make not in names or last not in lead.last or (match := _stands_before(text, item, lead)) is None:
            continue
        behind = lead.after.match(text, item.end) if lead.after is not None else None
        if lead.after is not None and behind is None:
            continue
        what = _MAKES[lead.make](item.what, match)
        if what is not None:
            item.start, item.end, item.what = match.start(), behind.end() if behind else item.end, what
            last = _last_word(text, item.start)
    return item.start < before


def _last_word(text: str, end: int) -> str:
    """The word that ends where an expression begins, in lower case; "" where something else does."""
    match = _LAST_WORD.search(text, max(0, end - _LONGEST), end)
    return match[1].lower() if match is not None else ""


def _stands_before(text: str, item: Found, lead: _Lead) -> re.Match[str] | None:
    """The words of ``lead`` right in front of an expression, where nothing speaks against them."""
    low = max(0, item.start - _LEAD)
    match = lead.pattern.search(text, low, item.start)
    if match is None or (match.start() > 0 and text[match.start() - 1].isalnum()):
        return None
    against = lead.unless_before is not None and lead.unless_before.search(text, low, match.start())
    return None if against else match


def _part(what: Expression, match: re.Match[str]) -> Expression | None:
    """The expression with its part: "Ende" of any stretch, "frühen" of years and more."""
    groups = match.groupdict()
    adjective = groups.get("part_adjective")
    if not isinstance(what, Point | Interval) or what.grain in _WITHOUT_PARTS:
        return None
    part = lookup("parts", groups["part"].lower()) if not adjective else _part_of_adjective(adjective)
    if isinstance(what, Interval):
        return Interval(replace(what.start, part=part), what.end, part) if what.start and what.end else None
    if what.part is not None or (adjective and what.grain not in _YEARS_AND_MORE):
        return None
    return replace(what, part=part)


def _part_of_adjective(adjective: str) -> str:
    return "begin" if adjective.lower().startswith("früh") else "end"


def _since(what: Expression, match: re.Match[str]) -> Expression | None:
    return Interval(what, None) if _is_edge(what) else None


def _until(what: Expression, match: re.Match[str]) -> Expression | None:
    return Interval(None, closing(what)) if _is_edge(what) else None


def _is_edge(what: Expression) -> TypeGuard[Point]:
    """Whether an interval can begin or end with an expression: neither a part of the day nor an interval itself."""
    return isinstance(what, Point) and what.grain not in ("daypart", "school_year")


def _before(what: Expression, match: re.Match[str]) -> Expression | None:
    return Interval(None, what, exclusive=True) if _is_calendar_day(what) else None


def _after(what: Expression, match: re.Match[str]) -> Expression | None:
    return Interval(what, None, exclusive=True) if _is_calendar_day(what) else None


def _is_calendar_day(what: Expression) -> TypeGuard[Point]:
    return isinstance(what, Point) and what.absolute_day and not what.has_clock and what.daypart is None


_MAKES: dict[str, Callable[[Expression, re.Match[str]], Expression | None]] = {
    "part": _part,
    "since": _since,
    "until": _until,
    "before": _before,
    "after": _after,
}


@cache
def _leads() -> tuple[_Lead, ...]:
    def compiled(entry: Mapping[str, Any], name: str) -> re.Pattern[str] | None:
        return compile_pattern(entry[name]) if name in entry else None

    return tuple(
        _Lead(
            make=entry["make"],
            last=frozenset(entry["last"]),
            pattern=compile_pattern(entry["pattern"]),
            unless_before=compiled(entry, "unless_before"),
            after=compiled(entry, "after"),
        )
        for entry in prefix_entries()
    )
