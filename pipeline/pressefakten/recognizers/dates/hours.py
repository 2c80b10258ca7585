"""Opening hours: a weekday with its hours that is one of every week, and the hours that follow it."""

import re
from dataclasses import replace

from pressefakten.temporal.expressions import Interval, Point, Recurring, is_bare_weekday

from .checks import context_pattern
from .grammar import Found
from .makers import clock_of
from .recurrence import BYDAY

_LEAD = 60
_LISTED = re.compile(r"(?:[,;.]?\s{0,3}(?:und|sowie|/|\||-|–)?\s{0,3})")
_FURTHER = re.compile(  # what stands between the times of one day
    r"(?:\s?[,;/|+]|\s?\()?\s{0,3}(?:(?:und|sowie|oder|bzw\.|u\.|&)\s{1,3})?"
    r"(?:(?:auch|zusätzlich|außerdem|wieder|nochmals|dann|nachmittags|abends)\s{1,3}){0,2}"
    r"(?:(?:von|zwischen|um|(?P<open>ab|bis))\s{1,3})?"
)


def recur(text: str, found: list[Found]) -> None:
    """A weekday with a time of day recurs where it goes on a list of such, or where opening hours are told; a time
    recurs that goes on those of days that do ("montags von 8 bis 12 und von 14 bis 16 Uhr")."""
    hours, of_a_day = context_pattern("hours_before"), context_pattern("hours_of_a_day")
    each = context_pattern("each_before")
    last: Found | None = None
    for item in found:
        if isinstance(item.what, Recurring):
            last = item if item.what.clock is not None else None
            continue
        if last is not None and _goes_on(text, last, item):
            last = item
            continue
        points = [item.what] if isinstance(item.what, Point) else [item.what.start, item.what.end]
        said = [point for point in points if point is not None]
        if len(said) == 1 and is_bare_weekday(said[0]) and each.search(text, max(0, item.start - _LEAD), item.start):
            clock = Point().with_clock_of(said[0]) if said[0].has_clock else None
            item.what = Recurring(f"FREQ=WEEKLY;BYDAY={BYDAY[said[0].weekday or 0]}", clock)
            last = item if clock is not None else None
            continue
        if not all(_weekday_and_clock(point) for point in said) or len({point.weekday for point in said}) > 1:
            continue
        listed = last is not None and _LISTED.fullmatch(text, last.end, item.start) is not None
        lead = text[max(0, item.start - _LEAD) : item.start]
        if listed or (hours.search(lead) and not of_a_day.search(lead)):
            clocks = [None if point is None else Point().with_clock_of(point) for point in points]
            times = clocks[0] if len(clocks) == 1 else Interval(clocks[0], clocks[1])
            item.what = Recurring(f"FREQ=WEEKLY;BYDAY={BYDAY[said[0].weekday or 0]}", times)
            last = item


def _goes_on(text: str, last: Found, item: Found) -> bool:
    """Whether a bare time is one more of the day that ``last`` told to recur; it then does so too."""
    glue = _FURTHER.fullmatch(text, last.end, item.start)
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
