"""The words in front of an expression that become a part of it: "Ende", "seit", "bis zum"."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from pressefakten.temporal.expressions import Expression, Interval, Point

from .grammar import Found, compile_pattern, prefix_entries
from .words import lookup

_LEAD = 60


def take_leads(text: str, item: Found, *names: str) -> bool:
    """Words like "Ende" and "seit" in front of an expression become part of it. Whether any did."""
    before = item.start
    for name, pattern, after in _leads():
        if name not in names:
            continue
        match = pattern.search(text, max(0, item.start - _LEAD), item.start)
        if match is None or (match.start() > 0 and text[match.start() - 1].isalnum()):
            continue
        behind = after.match(text, item.end) if after is not None else None
        if after is not None and behind is None:
            continue
        what = _MAKES[name](item.what, match)
        if what is not None:
            item.start, item.end, item.what = match.start(), behind.end() if behind else item.end, what
    return item.start < before


def _part(what: Expression, match: re.Match[str]) -> Expression | None:
    groups = match.groupdict()
    if groups.get("part"):
        part = lookup("parts", groups["part"].lower())
    else:
        part = "begin" if groups["part_adjective"].lower().startswith("früh") else "end"
    if isinstance(what, Point) and what.grain not in ("day", "clock", "daypart") and what.part is None:
        if "part_adjective" in groups and groups["part_adjective"] and what.grain not in ("decade", "century", "year"):
            return None
        return replace(what, part=part)
    if isinstance(what, Interval) and what.start and what.end and what.grain not in ("day", "clock", "daypart"):
        return Interval(replace(what.start, part=part), what.end, part)
    return None


def _since(what: Expression, match: re.Match[str]) -> Expression | None:
    if not isinstance(what, Point) or what.grain == "daypart":
        return None
    return Interval(what, None)


def _until(what: Expression, match: re.Match[str]) -> Expression | None:
    if not isinstance(what, Point) or what.grain == "daypart":
        return None
    return Interval(None, what)


_MAKES: dict[str, Callable[[Expression, re.Match[str]], Expression | None]] = {
    "part": _part,
    "since": _since,
    "until": _until,
}


@cache
def _leads() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """What each makes, its words in front, and the words that must stand behind, if any."""
    return tuple(
        (
            entry["make"],
            compile_pattern(entry["pattern"]),
            compile_pattern(entry["after"]) if "after" in entry else None,
        )
        for entry in prefix_entries()
    )
