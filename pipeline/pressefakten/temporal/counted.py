"""So many units from an anchor, and a weekday or weekend seen from it."""

from dataclasses import replace
from datetime import date, timedelta

from .answers import WEEKDAY_NAMES, Answer, Context, check_weekday
from .calendar import SCHOOL_BEGINS, monday, month_of
from .expressions import Point
from .fixed import (
    Fixed,
    day_value,
    half_value,
    month_value,
    of_year,
    quarter_value,
    school_year_value,
    week_value,
    year_value,
)

_LATE = 10  # the month from which on the beginning of a year is looked forward to
_MONTHS = {"month": 1, "quarter": 3, "half": 6}
_YEARS = {"year": 1, "decade": 10, "century": 100}


def counted(point: Point, context: Context, base: date | None, made: Answer) -> Fixed | None:
    """So many units from the anchor, refined by a weekday or month where one is said ("Mittwoch vergangener Woche")."""
    unit = point.unit or "day"
    shift = 1 if _begins_next(point, base, context) else point.shift or 0
    words = anchor_words(point, base, context)
    fixed = None
    if base is not None:
        fixed = _to_the_day(base, unit, shift, point) or _shifted(base, unit, shift, context, point)
    if fixed is None:
        made.steps.append(f"{shift:+d} {unit} from {words}: no value")
        return None
    if _says_part_of(unit, point):
        return _part_of(unit, point, fixed, f"{shift:+d} from {words}", made)
    made.steps.append(f"{unit} {shift:+d} from {words} → {fixed.text}")
    return fixed


def _says_part_of(unit: str, point: Point) -> bool:
    """Whether a month of the year, a day of the month or a weekday of the week counted to is said."""
    if unit in ("week", "day"):
        return point.weekday is not None
    return (unit == "year" and point.in_year) or (unit == "month" and point.day is not None)


def _part_of(unit: str, point: Point, fixed: Fixed, words: str, made: Answer) -> Fixed | None:
    """The part that is said of the year, month or week counted to."""
    if unit in ("week", "day"):
        return _on_weekday(point, fixed, f"({words})", made)
    if unit == "month":
        return of_year(replace(point, month=int(fixed.text[5:7])), int(fixed.text[:4]), made.warnings)
    within = of_year(point, int(fixed.text[:4]), made.warnings)
    if within is not None:
        made.steps.append(f"year {words} → {within.text}")
    return within


def _begins_next(point: Point, base: date | None, context: Context) -> bool:
    """Whether the beginning of "the" year is that of the next one, as it is late in a year for what is to come."""
    year = (point.unit, point.shift, point.part, point.anchor) == ("year", 0, "begin", "published")
    return year and base is not None and base.month >= _LATE and context.tense in ("future", "present")


def _on_weekday(point: Point, fixed: Fixed, words: str, made: Answer) -> Fixed:
    """The weekday of a week; a day counted is held against the weekday beside it."""
    weekday = point.weekday or 0
    if fixed.grain == "week" and fixed.first is not None:
        day = fixed.first + timedelta(days=weekday)
        made.steps.append(f"{WEEKDAY_NAMES[weekday]} of week {fixed.text} {words} → {day}")
        return day_value(day)
    made.steps.append(f"{point.unit} {words} → {fixed.text}")
    if point.day is None:
        check_weekday(point, fixed, made)
    return fixed


def _to_the_day(base: date, unit: str, shift: int, point: Point) -> Fixed | None:
    """The same day, or the next such weekday, so many days, weeks, months or years off; None where that month has no
    such day."""
    if point.to_the_day is None:
        return None
    try:
        day = base + timedelta(days=point.to_the_day)
        if point.weekday is not None:
            away = (day.weekday() - point.weekday) % 7 if shift < 0 else (point.weekday - day.weekday()) % 7
            day += timedelta(days=-away if shift < 0 else away)
        if unit in ("day", "week"):
            return day_value(day + timedelta(days=shift * (7 if unit == "week" else 1)))
        year, month = month_of(day.year, day.month, shift * (12 if unit == "year" else 1))
        return day_value(date(year, month, day.day))
    except (OverflowError, ValueError):
        return None


def _shifted(base: date, unit: str, shift: int, context: Context, point: Point) -> Fixed | None:
    try:
        if unit in _MONTHS:
            return _of_months(unit, *month_of(base.year, base.month, shift * _MONTHS[unit]))
        if unit in _YEARS:
            return year_value(base.year + shift * _YEARS[unit]) if point.exact else _of_years(unit, base.year, shift)
        if unit == "school_year":
            begun = base.year if point.exact else base.year - (1 if base.month < SCHOOL_BEGINS else 0)
            return school_year_value(begun + shift)  # before summer the new one is still to begin
        if unit == "day":
            return day_value(base + timedelta(days=shift))
        if unit == "week":
            return _week(base + timedelta(weeks=shift), point, context)
        return _weekend(base, point.shift, context) if unit == "weekend" else None
    except (OverflowError, ValueError):
        return None


def _week(day: date, point: Point, context: Context) -> Fixed:
    """The week of a day, or the day itself where weeks are counted from a day of the text ("zwei Wochen später")."""
    to_a_day = point.anchor == "text" and context.spoken and context.spoken.grain == "day" and point.exact
    return day_value(day) if to_a_day else week_value(day)


def _of_months(unit: str, year: int, month: int) -> Fixed:
    if unit == "quarter":
        return quarter_value(year, (month - 1) // 3 + 1)
    if unit == "half":
        return half_value(year, 1 if month <= 6 else 2)
    return month_value(year, month)


def _of_years(unit: str, year: int, shift: int) -> Fixed | None:
    """A year, decade or century so many off; of decades only the next ones are named as such."""
    if unit == "year" or (unit == "decade" and abs(shift) > 1):
        return year_value(year + shift * _YEARS[unit])
    if not 300 <= year < 9900:
        return None
    if unit == "decade":
        return Fixed(f"{year // 10 + shift:03d}X", "decade")
    return Fixed(f"{year // 100 + shift:02d}XX", "century")


def _weekend(base: date, shift: int | None, context: Context) -> Fixed:
    this = monday(base) + timedelta(days=5)
    if shift is None:
        if base.weekday() >= 5:
            saturday = this
        elif context.tense in ("future", "present"):
            saturday = this
        else:
            saturday = this - timedelta(weeks=1)
    elif shift < 0:
        saturday = this + timedelta(weeks=shift)
    elif shift == 0:
        saturday = this
    else:
        saturday = this + timedelta(weeks=shift if base.weekday() >= 5 else shift - 1)
    sunday = saturday + timedelta(days=1)
    return Fixed(f"{saturday}/{sunday}", "weekend", saturday, sunday)


def weekday_value(point: Point, context: Context, base: date | None, made: Answer) -> Fixed | None:
    """The weekday of the days named before, or on its side of the anchor."""
    name = WEEKDAY_NAMES[point.weekday or 0]
    if context.named is not None and point.shift is None:
        made.steps.append(f"{name} of the days named before → {context.named.text}")
        return context.named
    if base is None:
        made.steps.append(f"{name} of unknown week: no publication date")
        return None
    day, how = _weekday_from(base, point, context)
    tense = f", {context.tense} tense" if context.tense and point.shift is None else ""
    made.steps.append(f"{name} {how} {anchor_words(point, base, context)}{tense} → {day.isoformat()}")
    return day_value(day)


def _weekday_from(base: date, point: Point, context: Context) -> tuple[date, str]:
    """The weekday counted from a day, and in words how."""
    weekday, shift = point.weekday or 0, point.shift or 0
    back, ahead = (base.weekday() - weekday) % 7, (weekday - base.weekday()) % 7
    if shift < 0:
        return base - timedelta(days=(back or 7) + 7 * (-shift - 1)), "before"
    if shift > 0:
        return base + timedelta(days=(ahead or 7) + 7 * (shift - 1)), "after"
    looks_ahead = context.tense in ("future", "present") or (point.shift == 0 and context.tense != "past")
    if point.anchor == "text" or looks_ahead:
        return base + timedelta(days=ahead), "on or after"
    return base - timedelta(days=back), "on or before"


def base_of(point: Point, context: Context) -> date | None:
    if point.anchor == "text":
        return context.spoken.first if context.spoken else None
    if context.told is not None and point.unit == "year":
        return context.told.first
    return context.published


def anchor_words(point: Point, base: date | None, context: Context) -> str:
    where = "publication"
    if point.anchor == "text" or (context.told is not None and base == context.told.first):
        where = "the date spoken of"
    return f"{where} ({base.isoformat()})" if base else f"{where} (unknown)"
