"""What two neighbouring expressions make, and what stands between them: one maker a kind of join."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeGuard

from pressefakten.temporal.expressions import Expression, Interval, Point, Recurring, closing, interval, is_bare_weekday

Maker = Callable[[Expression, Expression, re.Match[str]], Expression | None]


_YEAR_PARTS = ("day", "month", "season", "year", "quarter")


def _fill(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    """The year (or week) that the right side says for the left side: "3. Mai | dieses Jahres"."""
    if isinstance(left, Interval) and left.start and left.end:
        start, end = _fill(left.start, right, glue), _fill(left.end, right, glue)
        return Interval(start, end) if isinstance(start, Point) and isinstance(end, Point) else None
    if not isinstance(left, Point) or left.year or left.unit or not _is_bare_stretch(right):
        return None
    return _of_year(left, right, glue) if right.grain == "year" else _of_week(left, right)


def _of_year(point: Point, year: Point, glue: re.Match[str]) -> Point | None:
    """The part of a year with the year that stands in the genitive behind it."""
    genitive = glue[0].strip() != "" or year.shift is not None
    return _of_stretch(point, year, year=year.year) if genitive and _lacks_year(point) else None


def _of_week(point: Point, stretch: Point) -> Point | None:
    """The weekday of a week, the day of a month."""
    return _of_stretch(point, stretch) if _lacks_stretch(point, stretch) else None


def _lacks_stretch(point: Point, stretch: Point) -> bool:
    """Whether a weekday is of the week said beside it, or a day of the month."""
    if stretch.unit == "week":
        return is_bare_weekday(point)
    return stretch.unit == "month" and point.day is not None and point.month is None


def _is_bare_stretch(what: Expression) -> TypeGuard[Point]:
    """Whether an expression is a year, or a week or month by its direction alone ("dieser Woche")."""
    if not isinstance(what, Point) or what.has_clock or what.part:
        return False
    return what.grain in (what.unit, "year")


def _lacks_year(point: Point) -> bool:
    """Whether a part of a year is said without its year."""
    return point.shift is None and point.in_year


def _of_stretch(point: Point, stretch: Point, year: int | None = None) -> Point:
    return replace(point, year=year, unit=stretch.unit, shift=stretch.shift, anchor=stretch.anchor)


def _fill_left(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    if isinstance(left, Point) and left.shift is None and "m" not in glue[0].lower():
        return None
    return _fill(right, left, re.match(r".*", " des ", re.S))  # type: ignore[arg-type]


def _merge(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    """A weekday or "heute" beside its date: the date stands, the weekday is kept to be checked."""
    if not isinstance(left, Point) or not isinstance(right, Point) or left.has_clock:
        return None
    if not _is_day(left) or not _is_day(right):
        return None
    if left.absolute_day:
        fits = _is_weekday(right) and not right.absolute_day and "(" in glue[0]
        return replace(left, weekday=right.weekday) if fits else None
    return _with_weekday(left, right) if _goes_beside_a_day(left) else None


def _goes_beside_a_day(point: Point) -> bool:
    """Whether a weekday, "heute" or a feast is said, in front of its day."""
    return point.weekday is not None or point.unit == "day" or point.holiday is not None


def _with_weekday(left: Point, right: Point) -> Point | None:
    """Of a weekday, feast or "heute" and a day behind it the one that says more, with the weekday of the other."""
    if right.absolute_day or (right.day is not None and right.weekday is None):
        return replace(right, weekday=left.weekday if left.weekday is not None else right.weekday)
    if left.unit == "day" and left.weekday is None and _is_weekday(right) and not right.daypart:
        return replace(left, weekday=right.weekday)
    if right.holiday is not None and left.weekday is not None:
        return replace(right, weekday=left.weekday)
    return None


def _is_day(point: Expression) -> bool:
    return isinstance(point, Point) and point.grain == "day"


def _is_weekday(point: Point) -> bool:
    return point.weekday is not None and point.shift is None


def _daypart_of(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    if not isinstance(left, Point) or left.grain != "daypart" or right.grain != "day":
        return None
    named = glue[0].strip() != ""
    if isinstance(right, Interval):
        return (_ending_night(right) if left.daypart == "night" else right) if named else None
    if not isinstance(right, Point) or right.has_clock:
        return None
    genitive = right.unit == "day" and right.anchor == "text"
    return _in_part(right, left, glue) if named or genitive else None


def _in_part(day: Point, part: Point, glue: re.Match[str]) -> Point:
    """The day with the part of it; of a night "zum Sonntag" it is the day that ends it."""
    to = re.search(r"(?i)\b(?:zum|zu|auf)\b", glue[0]) is not None
    return replace(day, daypart=part.daypart, night_before=part.daypart == "night" and to)


def _ending_night(what: Interval) -> Interval:
    """From one day to the next, said of a night."""
    return Interval(what.start, replace(what.end, night_before=True) if what.end else None, what.part)


def _night(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    made = _range(left, right, glue)
    night = isinstance(left, Point) and left.daypart == "night"
    return _ending_night(made) if night and isinstance(made, Interval) else made


def _with_daypart(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    if isinstance(left, Point) and isinstance(right, Point) and left.grain == "day" and right.grain == "daypart":
        return None if left.has_clock or left.daypart else replace(left, daypart=right.daypart)
    return None


def _clock(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    """A date and the time that stands behind it."""
    open_word = (glue["open"] or "").split(" ")[0].lower() if "open" in glue.re.groupindex else ""
    clock = clock_of(right, open_word)
    if clock is None:
        return None
    if isinstance(left, Recurring):
        return _recurring_at(left, clock)
    if isinstance(left, Interval) or left.grain != "day" or left.has_clock:
        return None
    if isinstance(clock, Point):
        return left.with_clock_of(_in_daypart(clock, left.daypart))
    return Interval(
        left.with_clock_of(clock.start) if clock.start else None, left.with_clock_of(clock.end) if clock.end else None
    )


def _recurring_at(what: Recurring, clock: "Point | Interval") -> Recurring | None:
    """What recurs with the time that stands behind it, the only one."""
    of_day = _in_daypart(clock, what.daypart) if isinstance(clock, Point) else clock
    return replace(what, clock=of_day) if what.clock is None else None


def clock_of(right: Expression, open_word: str) -> "Point | Interval | None":
    """The time of day that an expression is, an open interval behind "ab", "bis" or "seit"; None where it is none."""
    if isinstance(right, Recurring) or right.grain != "clock":
        return None
    if isinstance(right, Interval) or open_word not in ("ab", "bis", "seit"):
        return right
    return Interval(None, closing(right)) if open_word == "bis" else Interval(right, None)


def _in_daypart(clock: Point, daypart: str | None) -> Point:
    """The hour of the afternoon or evening that was said: "Montagabend um 8" is 20 o'clock."""
    if daypart in ("evening", "afternoon") and clock.hour is not None and 1 <= clock.hour < 12:
        return replace(clock, hour=clock.hour + 12)
    return clock


def _clock_first(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    if isinstance(left, Recurring) or left.grain != "clock":
        return None
    if not isinstance(right, Point) or right.grain != "day" or right.has_clock or _is_next_of_list(left, right, glue):
        return None
    if isinstance(left, Point):
        return right.with_clock_of(left)
    return Interval(
        right.with_clock_of(left.start) if left.start else None, right.with_clock_of(left.end) if left.end else None
    )


def _is_next_of_list(left: Point | Interval, right: Point, glue: re.Match[str]) -> bool:
    """Whether the day behind a time and a comma is another one: "endet um 16 Uhr, Silvester fährt er", "16 bis 19 Uhr,
    Samstag nur vormittags"."""
    if glue[0].strip() != ",":
        return False
    return right.holiday is not None or (isinstance(left, Interval) and is_bare_weekday(right))


def _range(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    if not isinstance(left, Point) or not isinstance(right, Point):
        return None
    if right.grain == "clock" and left.has_clock and left.grain == "day":
        return interval(left, right)
    if left.has_clock != right.has_clock and left.grain != "day":
        return None
    if is_bare_weekday(left) and right.year is not None and right.weekday is None:
        return None  # "am Montag bis zum 31. Dezember 2028 verlängert"
    return interval(left, right) if _are_ends(left, right) else None


def _are_ends(left: Point, right: Point) -> bool:
    """Whether two points are as fine as each other, or both parts of a year."""
    if left.grain != right.grain:
        return left.grain in _YEAR_PARTS and right.grain in _YEAR_PARTS
    return left.grain != "daypart" and (left.grain != "clock" or (left.has_clock and right.has_clock))


def _between(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    return _range(left, right, glue)


MAKERS: Mapping[str, Maker] = {
    "fill": _fill,
    "fill_left": _fill_left,
    "merge": _merge,
    "daypart": _daypart_of,
    "in_daypart": _with_daypart,
    "clock": _clock,
    "clock_first": _clock_first,
    "night": _night,
    "range": _range,
    "between": _between,
}
