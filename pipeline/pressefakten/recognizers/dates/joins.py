"""How neighbouring expressions become one: a weekday with its date, a date with its time, two ends of an interval."""

import re
from dataclasses import dataclass
from functools import cache

from pressefakten.temporal.expressions import Interval, Point

from .checks import context_pattern
from .grammar import Found, compile_pattern, holds, join_entries
from .hours import recur
from .leads import take_leads
from .makers import MAKERS, Maker

_HOURS = "date_clock"  # the join before which days are joined that hours of each follow
_GAP = 40  # no two expressions are joined over more characters


@dataclass(frozen=True, slots=True)
class Join:
    id: str
    make: Maker
    glue: re.Pattern[str]
    close: re.Pattern[str] | None
    before: re.Pattern[str] | None


def join(text: str, found: list[Found]) -> list[Found]:
    """``found`` with neighbours joined, rule by rule in the order of the lexicon, then the words in front taken in."""
    for item in found:
        item.joined = take_leads(text, item, "part")
    for entry in _joins():
        if entry.id == _HOURS:
            found = _days_before_hours(text, found)
        found = _pass(text, found, entry)
    recur(text, found)
    found = [item for item in found if holds(text, item)]
    for item in found:
        take_leads(text, item, "since", "until", "before", "after")
    return found


def _pass(text: str, found: list[Found], entry: Join) -> list[Found]:
    out: list[Found] = []
    for item in found:
        near = out and item.start - out[-1].end <= _GAP
        if near and (made := _joined(text, out[-1], item, entry)) is not None:
            out[-1] = made
        else:
            out.append(item)
    return out


def _days_before_hours(text: str, found: list[Found]) -> list[Found]:
    """``found`` with two days joined that hours of each day follow ("30. April bis 2. Mai, 10 bis 18 Uhr"), before the
    hours become a part of the last day."""
    out: list[Found] = []
    for number, item in enumerate(found):
        hours = found[number + 1] if number + 1 < len(found) else None
        if out and hours is not None and (made := _days_of_hours(text, out[-1], item, hours)) is not None:
            out[-1], hours.alone = made, True
        else:
            out.append(item)
    return out


def _days_of_hours(text: str, left: Found, right: Found, hours: Found) -> Found | None:
    """From one day to another, where hours stand right behind; else None."""
    if not _are_hours(hours) or not _is_named_day(left) or not _is_named_day(right):
        return None
    to, at = (next(entry for entry in _joins() if entry.id == name) for name in ("range", _HOURS))
    return _joined(text, left, right, to) if at.glue.fullmatch(text, right.end, hours.start) else None


def _are_hours(found: Found) -> bool:
    """Whether an expression is from one time of day to another."""
    what = found.what
    return isinstance(what, Interval) and what.start is not None and what.end is not None and what.grain == "clock"


def _is_named_day(found: Found) -> bool:
    what = found.what
    return isinstance(what, Point) and (what.absolute_day or what.holiday is not None) and not what.has_clock


def _joined(text: str, left: Found, right: Found, entry: Join) -> Found | None:
    glue = _glue(text, left, right, entry)
    what = entry.make(left.what, right.what, glue) if glue is not None else None
    if glue is None or what is None:
        return None
    end = right.end
    if entry.close is not None and "(" in glue[0] and (closing := entry.close.match(text, end)):
        end = closing.end()
    return Found(left.start, end, what, f"date.{entry.id}", joined=True)


def _glue(text: str, left: Found, right: Found, entry: Join) -> re.Match[str] | None:
    """What stands between two expressions, where it joins them."""
    if right.start - left.end > _GAP or left.alone or right.alone:
        return None
    match = entry.glue.fullmatch(text, left.end, right.start)
    if match is None or context_pattern("border").search(text, left.end - _closes(left), right.start):
        return None
    if match[0].startswith(")") and text[max(0, left.start - 1) : left.start] != "(":
        return None  # "(25. Juli bis 7. September) bis 21 Uhr"
    if entry.before is not None and not entry.before.search(text[max(0, left.start - 20) : left.start]):
        return None
    return match


def _closes(left: Found) -> int:
    """1 where the last character of an expression may be a sentence's full stop: a day without its month ("B 27.")."""
    what = left.what
    return 1 if isinstance(what, Point) and what.day and not what.month and what.weekday is None else 0


@cache
def _joins() -> tuple[Join, ...]:
    return tuple(
        Join(
            id=entry["id"],
            make=MAKERS[entry["make"]],
            glue=compile_pattern(entry["glue"]),
            close=compile_pattern(entry["close"]) if "close" in entry else None,
            before=compile_pattern(entry["before"]) if "before" in entry else None,
        )
        for entry in join_entries()
    )
