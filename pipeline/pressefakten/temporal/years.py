"""The year, month or week of what is said without one: nearness to publication, tense, order of a list."""

from dataclasses import replace
from datetime import date

from .answers import Answer, Context
from .calendar import month_days, month_of
from .expressions import Point
from .fixed import Fixed, day_value, of_unknown_year, of_year

_FOLLOWS = 200  # days in which a date of a list follows the one before it
_FAR, _NEAR = 300, 60  # days: what tense says of a day so far off is outweighed by another year's so near
_PRESENT_WEIGHT = 5  # how much nearer what is past must be to be meant by a sentence of the present
_PRESENT_DAY_WEIGHT = 2  # … and a day of it


def day_of_month(point: Point, context: Context, base: date | None, made: Answer) -> Fixed | None:
    """A day without its month ("den 28."): of the month that makes it nearest to publication."""
    made.resolution = "inferred"
    number = point.day or 1
    if base is None:
        made.steps.append("a day of an unknown month")
        return Fixed(f"XXXX-XX-{number:02d}", "day")
    if context.after is not None and (following := _day_after(context.after, number)) is not None:
        made.steps.append(f"the first day {number} after {context.after} → {following}")
        return day_value(following)
    day = _choose([day_value(day) for day in _days_around(point, number, base)], base, context)
    made.steps.append(f"day {number} nearest to publication ({base.isoformat()}) → {day.text}")
    return day


def _days_around(point: Point, number: int, base: date) -> list[date]:
    """Such days of the months around, those on its weekday where any is."""
    months = [month_of(base.year, base.month, shift) for shift in _months_around(point)]
    days = [date(year, month, number) for year, month in months if number <= month_days(year, month)]
    if point.weekday is None:
        return days
    return [day for day in days if day.weekday() == point.weekday] or days


def _months_around(point: Point) -> range:
    """How many months off a day may lie; one with its weekday may be anywhere in the year around."""
    return range(-1, 2) if point.weekday is None else range(-12, 13)


def _day_after(after: date, day: int) -> date | None:
    """The first such day of a month on or after a date; None where that month has none."""
    year, month = month_of(after.year, after.month, 0 if day >= after.day else 1)
    return date(year, month, day) if 1 <= day <= month_days(year, month) else None


def directed(point: Point, context: Context, base: date | None, made: Answer) -> Fixed | None:
    """The last one that is over ("vergangenen Oktober"), the first that is still to begin ("kommenden Herbst")."""
    if base is None:
        made.steps.append("a direction without a publication date: no value")
        return None
    shift = point.shift or 0
    bare = replace(point, shift=None)
    options = [fixed for year in range(base.year - 3, base.year + 4) if (fixed := of_year(bare, year, [])) is not None]
    name, aside = _on_side(options, shift, base)
    number = max(abs(shift), 1)
    chosen = aside[number - 1] if len(aside) >= number else None
    if chosen is not None:
        made.steps.append(f"{name} one seen from {base} → {chosen.text}")
    return chosen


def _on_side(options: list[Fixed], shift: int, base: date) -> tuple[str, list[Fixed]]:
    """Those that are over or still to begin, the nearest first, and in words which side it is."""
    if shift < 0:
        return "last", [fixed for fixed in reversed(options) if fixed.last and fixed.last < base]
    if shift > 0:
        return "next", [fixed for fixed in options if fixed.first and fixed.first > base]
    return "this", [fixed for fixed in options if fixed.text[:4] == str(base.year)]


def yearless(point: Point, context: Context, base: date | None, made: Answer) -> Fixed | None:
    made.resolution = "inferred"
    if context.year is not None:
        fixed = of_year(point, context.year, made.warnings)
        if fixed is not None:
            made.steps.append(f"the year spoken of, {context.year} → {fixed.text}")
        return fixed
    if base is None:
        return _of_open_year(point, made)
    options = _years_around(point, base)
    if not options:
        return of_year(point, base.year, made.warnings)
    if (following := _following(options, context)) is not None:
        made.steps.append(f"the first one after {context.after} in a list that runs forward → {following.text}")
        return following
    chosen = _choose(options, base, context, _PRESENT_WEIGHT if point.day is None else _PRESENT_DAY_WEIGHT)
    if (unknown := _contradicted(chosen, point, context, base)) is not None:
        made.warnings.append(f"told as over, yet {chosen.text} is nearer to publication than the day a year before")
        made.steps.append(f"the tense contradicts nearness to publication, the year stays open → {unknown.text}")
        return unknown
    how = {"past": "on or before", "future": "on or after"}.get(context.tense or "", "nearest to")
    tense = f", {context.tense} tense" if context.tense else ""
    made.steps.append(f"the one {how} publication ({base.isoformat()}){tense} → {chosen.text}")
    of_year(point, int(chosen.text[:4]), made.warnings)
    return chosen


def _of_open_year(point: Point, made: Answer) -> Fixed | None:
    """A day of an unknown year ("XXXX-05-03"); no value for what is no day."""
    unknown = of_unknown_year(point)
    if unknown is not None and point.day is not None:
        made.resolution = "absolute"
    made.steps.append(f"no publication date, the year stays open → {unknown.text if unknown else 'no value'}")
    return unknown


def _years_around(point: Point, base: date) -> list[Fixed]:
    """The date in the year of publication, the one before and the one after; those on its weekday, where any is."""
    years = (of_year(point, year, []) for year in (base.year - 1, base.year, base.year + 1))
    options = [fixed for fixed in years if fixed is not None and fixed.first is not None]
    if point.weekday is None or point.day is None:
        return options
    return [fixed for fixed in options if fixed.first and fixed.first.weekday() == point.weekday] or options


def _contradicted(chosen: Fixed, point: Point, context: Context, base: date) -> Fixed | None:
    """The day of an unknown year, where the nearest one is told as over and lies ahead; else None."""
    ahead = chosen.first is not None and chosen.first > base
    return of_unknown_year(point) if context.over and point.day is not None and ahead else None


def _choose(options: list[Fixed], base: date, context: Context, past_weight: int = 1) -> Fixed:
    """The nearest one on the side that the tense looks to; the nearest of all where that one is far off. In a sentence
    of the present what is past counts as ``past_weight`` times as far off."""

    def nearness(fixed: Fixed) -> tuple[int, str]:
        over = context.tense == "present" and fixed.last is not None and fixed.last < base
        return _distance(fixed, base) * (past_weight if over else 1), fixed.text

    chosen = min(_on_side_of_tense(options, base, context) or options, key=nearness)
    nearest = min(options, key=lambda fixed: (_distance(fixed, base), fixed.text))
    if nearest.grain in ("day", "week") and _distance(chosen, base) > _FAR and _distance(nearest, base) <= _NEAR:
        return nearest
    return chosen


def _on_side_of_tense(options: list[Fixed], base: date, context: Context) -> list[Fixed]:
    """Those that have begun by publication in the past, those that are not over yet in the future."""
    if context.tense == "past":
        return [fixed for fixed in options if fixed.first and fixed.first <= base]
    if context.tense == "future":
        return [fixed for fixed in options if fixed.last and fixed.last >= base]
    return options


def _distance(fixed: Fixed, base: date) -> int:
    """How many days publication lies from a date, 0 within it."""
    first, last = fixed.first or base, fixed.last or base
    return 0 if first <= base <= last else min(abs((first - base).days), abs((last - base).days))


def _following(options: list[Fixed], context: Context) -> Fixed | None:
    """The first one on or after the date before it in a list, where it follows on within half a year or so."""
    if context.after is None:
        return None
    later = [fixed for fixed in options if fixed.first and 0 <= (fixed.first - context.after).days <= _FOLLOWS]
    return later[0] if later else None
