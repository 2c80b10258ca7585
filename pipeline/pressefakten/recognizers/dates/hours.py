"""Opening hours: a weekday with its hours that is one of every week, and the hours that follow it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pressefakten.german.calendar import WEEKDAY_SHORT
from pressefakten.temporal.expressions import Expression, Interval, Point, Recurring, is_bare_weekday

from .checks import context_pattern
from .grammar import Found
from .makers import clock_of
from .recurrence import BYDAY

_LEAD = 60
_SHORT_DAY = re.compile(rf"(?:{WEEKDAY_SHORT})\b")
_NEXT_LINE = re.compile(r"[^\n]{0,30}\n[^\n]{3,120}[,:|] {1,3}")


def recur(text: str, found: list[Found]) -> None:
    """A weekday with a time of day recurs where it goes on a list of such, or where opening hours are told; a time
    recurs that goes on those of days that do ("montags von 8 bis 12 und von 14 bis 16 Uhr")."""
    last: Found | None = None
    for item in found:
        if isinstance(item.what, Recurring):
            last = item if item.what.clock is not None else None
        elif last is not None and _goes_on(text, last, item):
            last = item
        elif (made := _of_each(text, item) or _of_opening(text, item, last)) is not None:
            item.what = made
            last = item if made.clock is not None else last


def _of_each(text: str, item: Found) -> Recurring | None:
    """What "jeweils" in front of a weekday, or of one weekday to another, makes of it: one of every week."""
    each = context_pattern("each_before").search(text, max(0, item.start - _LEAD), item.start)
    first = item.what.start if isinstance(item.what, Interval) else item.what
    if each is None or not isinstance(first, Point) or not is_bare_weekday(first):
        return None
    clock: Point | Interval | None = Point().with_clock_of(first) if first.has_clock else None
    if isinstance(clock, Point) and (isinstance(item.what, Interval) or each["from"]):
        clock = Interval(clock, _end_of_day(item.what))
    if each["from"] and clock is not None:
        item.start = each.start("from")
    return Recurring(f"FREQ=WEEKLY;BYDAY={BYDAY[first.weekday or 0]}", clock)


def _end_of_day(what: Expression) -> Point | None:
    """The time at which an interval within one day ends."""
    if not isinstance(what, Interval) or what.start is None or what.end is None:
        return None
    return Point().with_clock_of(what.end) if what.end.weekday == what.start.weekday else None


def _of_opening(text: str, item: Found, last: Found | None) -> Recurring | None:
    """A weekday with its time, on a list of such or where opening hours are told; None for one that is a day."""
    points = [item.what] if isinstance(item.what, Point) else list(_ends(item.what))
    said = [point for point in points if point is not None]
    if not _are_of_one_weekday(said) or not _tells_hours(text, item, last):
        return None
    clocks = [None if point is None else Point().with_clock_of(point) for point in points]
    times = clocks[0] if len(clocks) == 1 else Interval(clocks[0], clocks[1])
    return Recurring(f"FREQ=WEEKLY;BYDAY={BYDAY[said[0].weekday or 0]}", times)


def _are_of_one_weekday(points: Sequence[Point]) -> bool:
    """Whether there are times, all of one weekday."""
    return all(map(_weekday_and_clock, points)) and len({point.weekday for point in points}) == 1


def _tells_hours(text: str, item: Found, last: Found | None) -> bool:
    """Whether a weekday goes on a list of hours, or stands behind words for them."""
    if last is not None and (
        context_pattern("hours_listed").fullmatch(text, last.end, item.start) is not None or _is_entry(text, last, item)
    ):
        return True
    lead = text[max(0, item.start - _LEAD) : item.start]
    told = context_pattern("hours_before").search(lead) is not None
    return told and context_pattern("hours_of_a_day").search(lead) is None


def _is_entry(text: str, last: Found, item: Found) -> bool:
    """Whether a short weekday with hours ends a line of a list like the one before ("… Rathaus, Mo–Fr 8–18 Uhr")."""
    short = _SHORT_DAY.match(text, item.start, item.end) is not None and isinstance(item.what, Interval)
    return short and _NEXT_LINE.fullmatch(text, last.end, item.start) is not None


def _ends(what: Expression) -> tuple[Point | None, ...]:
    return (what.start, what.end) if isinstance(what, Interval) else ()


def _goes_on(text: str, last: Found, item: Found) -> bool:
    """Whether a bare time is one more of the day that ``last`` told to recur; it then does so too."""
    glue = context_pattern("hours_further").fullmatch(text, last.end, item.start)
    if glue is None or not isinstance(last.what, Recurring):
        return False
    clock = clock_of(item.what, (glue["open"] or "").lower())
    if clock is None:
        return False
    item.what, item.joined = replace(last.what, clock=clock), True
    item.start = glue.start("open") if glue["open"] else item.start
    return True


def _weekday_and_clock(point: Point) -> bool:
    return (
        point.weekday is not None
        and point.has_clock
        and point.day is None
        and point.unit is None
        and point.shift is None
    )
