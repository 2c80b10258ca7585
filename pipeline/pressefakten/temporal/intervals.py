"""The value of an interval: both ends, each with what the other says, and never backwards."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from .answers import WEEKDAY_NAMES, Answer, Context, Resolution
from .clocks import with_clock
from .expressions import Interval, Point, is_bare_weekday
from .fixed import Fixed, day_value, next_to, of_year
from .points import point_answer


def interval_answer(what: Interval, context: Context) -> Answer:
    """The value of an interval as far as ``context`` gives both ends away."""
    start, end = _sides(what, context)
    sides = [side for side in (start, end) if side is not None]
    made = _together(sides, what.part)
    if any(side.value is None for side in sides):
        return made
    if start is not None and end is not None:
        end = _not_before(start, end, what)
    _settle(made, start, end)
    return made


def _settle(made: Answer, start: Answer | None, end: Answer | None) -> None:
    """Gives an interval its value from both ends, and none where the end lies before the start."""
    left, right = _edge(start, 0), _edge(end, -1)
    made.value = left if left == right else f"{left}/{right}"
    made.steps.append(f"interval → {made.value}")
    made.fixed = _covered(made.value, start, end)
    if start and end and (_are_reversed(start.fixed, end.fixed) or _times_are_reversed(left, right)):
        _run_backwards(made)


def _edge(side: Answer | None, which: int) -> str:
    """The first or last value of an end that is itself an interval; ".." for an open one."""
    return side.value.split("/")[which] if side and side.value else ".."


def _covered(value: str, start: Answer | None, end: Answer | None) -> Fixed | None:
    """The days from the first of one end to the last of the other."""
    known = [side.fixed for side in (start, end) if side is not None and side.fixed is not None]
    return Fixed(value, known[0].grain, known[0].first, known[-1].last) if known else None


def _sides(what: Interval, context: Context) -> tuple[Answer | None, Answer | None]:
    """The values of both ends, a bare weekday counted from the day at the other end."""
    context = _of_its_time(what, context)
    start = point_answer(what.start, context) if what.start else None
    end = point_answer(what.end, context) if what.end else None
    if what.exclusive:
        return _beside(start, 1), _beside(end, -1)
    if start is None or end is None or what.start is None or what.end is None:
        return start, end
    return _beside_each_other(what.start, what.end, start, end, context.named)


def _of_its_time(what: Interval, context: Context) -> Context:
    """The context with the year in which an interval without one began that goes on at publication ("ist von April bis
    Oktober offen"), unless the tense tells of one that is over."""
    if what.start is None or what.end is None or context.year is not None or context.tense == "past":
        return context
    if context.published is None or not (_is_month_or_season(what.start) and _is_month_or_season(what.end)):
        return context
    year = _year_around(what.start, what.end, context.published)
    return context if year is None else replace(context, year=year)


def _year_around(start: Point, end: Point, base: date) -> int | None:
    """The year of both ends between which a day lies; None where it does in none."""
    for year in (base.year - 1, base.year):
        first, last = of_year(start, year, []), of_year(end, year, [])
        if first and first.first and last and last.last and first.first <= base <= last.last:
            return year
    return None


def _is_month_or_season(point: Point) -> bool:
    """Whether a month or season is said alone, without its year and how far off it is."""
    plain = point.year is None and point.unit is None and point.shift is None
    return plain and point.grain in ("month", "season")


def _beside_each_other(
    first: Point, last: Point, start: Answer, end: Answer, named: Fixed | None
) -> tuple[Answer, Answer]:
    """The ends of an interval, one that is a weekday alone seen from the other end or from the days named before."""
    if is_bare_weekday(first) and last.day and end.fixed and end.fixed.first:
        start = _weekday_before(first, end.fixed.first, end.resolution)
    if named is not None and _are_weekdays_in_a_row(first, last):
        end = _days_on(named, first, last, start) or end
    return start, end


def _days_on(named: Fixed, first: Point, last: Point, start: Answer) -> Answer | None:
    """The weekday after one of the days named before ("am Samstag und Sonntag")."""
    later = next_to(named, ((last.weekday or 0) - (first.weekday or 0)) % 7)
    return None if later is None else _replaced(start, later, last)


def _beside(side: Answer | None, shift: int) -> Answer | None:
    """The day so many days off, of an end that is itself outside; the day itself where that hangs on its year."""
    if side is None or side.fixed is None or (moved := next_to(side.fixed, shift)) is None:
        return side
    return replace(side, value=moved.text, fixed=moved)


def _weekday_before(point: Point, end: date, resolution: Resolution) -> Answer:
    """The last such weekday before the day that an interval ends on ("Freitag bis 7. Mai")."""
    weekday = point.weekday or 0
    fixed = day_value(end - timedelta(days=(end.weekday() - weekday) % 7 or 7))
    value = with_clock(fixed, point) if point.has_clock else fixed.text
    return Answer(value, resolution, [f"the {WEEKDAY_NAMES[weekday]} before → {fixed.text}"], fixed=fixed)


def _together(sides: Sequence[Answer], part: str | None) -> Answer:
    """An answer without value that has the steps and warnings of the ends, and is as sure as the less sure one."""
    made = Answer(None, part=part or (sides[0].part if len(sides) == 1 else None))
    for side in sides:
        made.steps += side.steps
        made.warnings += [warning for warning in side.warnings if warning not in made.warnings]
        if made.resolution == "absolute":
            made.resolution = side.resolution
    return made


def _are_reversed(start: Fixed | None, end: Fixed | None) -> bool:
    return bool(start and end and start.first and end.last and start.first > end.last)


def _times_are_reversed(left: str, right: str) -> bool:
    """Whether the first of two days with a time is the later one. Bare times may run past midnight, and the last night
    of an unknown year ends in the next."""
    if "T" not in left[1:] or len(left) != len(right) or left <= right:
        return False
    return left[:1].isdigit() or left[:10] == right[:10]


def _run_backwards(made: Answer) -> None:
    made.warnings.append(f"interval runs backwards: {made.value}")
    made.value, made.fixed = None, None


def _are_weekdays_in_a_row(first: Point, last: Point) -> bool:
    """Whether both ends are weekdays alone, the second after the first ("Samstag und Sonntag")."""
    return first.weekday != last.weekday and is_bare_weekday(first) and is_bare_weekday(last)


def _not_before(start: Answer, end: Answer, what: Interval) -> Answer:
    """An end that only inference put before the start moves on: the next day for a time, else the next week or year."""
    if what.end is None or start.fixed is None or end.fixed is None:
        return end
    if _ends_after_midnight(start.fixed, end.fixed, what):
        later = next_to(end.fixed, 1)
    else:
        later = _next_after(start.fixed, end.fixed, what.end, inferred=end.resolution == "inferred")
    return end if later is None else _replaced(end, later, what.end)


def _next_after(start: Fixed, end: Fixed, point: Point, *, inferred: bool) -> Fixed | None:
    """The weekday, or the day of an ``inferred`` year, that comes next after the start; None where the end does not lie
    before it."""
    if not start.first or not end.last or not end.first or end.last >= start.first:
        return None
    if point.weekday is not None and point.day is None:
        return day_value(end.first + timedelta(days=7 * (((start.first - end.last).days + 6) // 7)))
    if not inferred or point.month is None:
        return None
    return of_year(point, start.first.year + (1 if point.month < start.first.month else 0), [])


def _ends_after_midnight(start: Fixed, end: Fixed, what: Interval) -> bool:
    """Whether an interval within one day, known or not, runs on into the next ("22 bis 3 Uhr")."""
    clocks = what.start is not None and what.end is not None and what.start.has_clock and what.end.has_clock
    if not clocks or start.text != end.text or start.grain != "day":
        return False
    return what.end is not None and what.start is not None and _minutes(what.end) < _minutes(what.start)


def _replaced(old: Answer, fixed: Fixed, point: Point) -> Answer:
    value = with_clock(fixed, point) if point.has_clock and fixed.grain == "day" else fixed.text
    return replace(old, value=value, fixed=fixed)


def _minutes(point: Point) -> int:
    return (point.hour or 0) * 60 + (point.minute or 0)
