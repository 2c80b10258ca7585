"""Times of day: on their day, on the day in force, and in the night that ends or begins on it."""

from .answers import Answer, Context
from .expressions import Point
from .fixed import Fixed, next_to

_NEW_YEARS_EVE = "12-31"
_MIDNIGHT = 24
SMALL_HOURS = 6  # before this hour the night of New Year's Eve lies in the new year
EVENING = 18  # from this hour on a night lies before its midnight


def bare_clock(point: Point, context: Context, made: Answer) -> Answer:
    if point.grain == "daypart":
        made.resolution = "relative"
        if context.day is not None:
            made.value = context.day.text
            made.fixed = context.day
            made.steps.append(f"part of the day in force → {made.value}")
        return made
    clock = clock_text(point)
    made.resolution = "inferred"
    if context.day is None:
        made.value = clock
        made.steps.append(f"a time without a date → {clock}")
        return made
    made.fixed = in_night(context.day, point, made) if context.night else context.day
    made.value = with_clock(made.fixed, point)
    made.steps.append(f"time {clock} on the day in force, {made.fixed.text} → {made.value}")
    return made


def into_the_night(point: Point) -> bool:
    """Whether what is told of a holiday goes on after midnight: New Year's Eve, "Osternacht"."""
    return point.holiday == _NEW_YEARS_EVE or (point.holiday is not None and point.daypart == "night")


def in_night(day: Fixed, point: Point, made: Answer) -> Fixed:
    """The day that a time of the night has which ends on ``day``: the one before, up to midnight."""
    before = next_to(day, -1) if (point.hour or 0) >= EVENING else None
    if before is not None:
        made.steps.append(f"before midnight of the night to {day.text} → {before.text}")
    return before or day


def with_clock(day: Fixed, point: Point) -> str:
    """The day with its time; 24 o'clock is the beginning of the next day."""
    clock = clock_text(point)
    if point.hour == _MIDNIGHT:
        return ((next_to(day, 1) or day).text if day.grain == "day" else day.text) + clock
    if clock == "T00:00:00":
        return day.text  # a time stamp of midnight says the day
    return day.text + clock


def clock_text(point: Point) -> str:
    text = f"T{(point.hour or 0) % _MIDNIGHT:02d}:{point.minute or 0:02d}"
    return text + (f":{point.second:02d}" if point.second is not None else "")
