"""The value of one point in time: as written, counted from an anchor, or against the publication date."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from .answers import Answer, Context, check_weekday
from .clocks import SMALL_HOURS, bare_clock, in_night, into_the_night, with_clock
from .counted import base_of, counted, weekday_value
from .expressions import Point
from .fixed import Fixed, next_to, of_year
from .years import day_of_month, directed, yearless

_NO_SUCH = "no such"  # how a warning of a day or week begins that the calendar does not have
_TWENTIES = 20  # the decade whose century the tense tells


def point_answer(point: Point, context: Context) -> Answer:
    """The value of one point in time as far as ``context`` gives it away."""
    made = Answer(None, part=point.part)
    if point.dateless:
        return bare_clock(point, context, made)
    try:
        fixed = _fix(point, context, made)
    except (OverflowError, ValueError):  # datetime knows the years 1 to 9999
        made.steps.append("outside the calendar: no value")
        fixed = None
    if fixed is None:
        if made.resolution == "absolute":
            made.resolution = "relative"
        return made
    if any(warning.startswith(_NO_SUCH) for warning in made.warnings):
        return made
    made.fixed, made.value = fixed, fixed.text
    if point.weekday is not None and point.day is not None:
        check_weekday(point, fixed, made)
    if point.has_clock and fixed.grain == "day":
        made.fixed = _day_of_clock(fixed, point, made)
        made.value = with_clock(made.fixed, point)
    return made


def _day_of_clock(day: Fixed, point: Point, made: Answer) -> Fixed:
    """The day that a time lies on which is told of a night: the small hours are the next day's."""
    if into_the_night(point) and (point.hour or 0) < SMALL_HOURS:
        day = next_to(day, 1) or day
    return in_night(day, point, made) if point.night_before else day


def _fix(point: Point, context: Context, made: Answer) -> Fixed | None:
    base = base_of(point, context)
    if (count := _counting(point)) is not None:
        made.resolution = "relative"
        return count(point, context, base, made)
    if point.day is not None and point.month is None:
        return day_of_month(point, context, base, made)
    if point.year is None and point.grain not in ("decade", "century"):
        return yearless(point, context, base, made)
    if point.decade == _TWENTIES and context.tense == "future":
        point = replace(point, decade=202)
    fixed = of_year(point, point.year, made.warnings)
    if fixed is not None:
        made.steps.append(f"as written → {fixed.text}")
    return fixed


def _counting(point: Point) -> Callable[[Point, Context, date | None, Answer], Fixed | None] | None:
    """How a point is counted from its anchor, None where it is said without counting."""
    if point.unit is not None and not (point.absolute_day and point.year):
        return counted
    if point.weekday is not None and point.day is None and point.nth is None:
        return weekday_value
    alone = point.day is not None and point.month is None
    return directed if point.shift is not None and point.year is None and not alone else None
