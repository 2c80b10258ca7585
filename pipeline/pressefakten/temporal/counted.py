"""So many units from an anchor, and a weekday or weekend seen from it."""

from dataclasses import replace
from datetime import date, timedelta

from .answers import WEEKDAY_NAMES, Answer, Context, check_weekday
from .calendar import monday, month_of
from .expressions import Point
from .fixed import Fixed, day_value, half_value, month_value, of_year, quarter_value, week_value, year_value


def counted(point: Point, context: Context, base: date | None, made: Answer) -> Fixed | None:
    """So many units from the anchor, refined by a weekday or month where one is said ("Mittwoch vergangener Woche")."""
    shift, unit = point.shift or 0, point.unit or "day"
    words = anchor_words(point, base)
    if base is None:
        made.steps.append(f"{shift:+d} {unit} from {words}: no value")
        return None
    fixed = _to_the_day(base, unit, shift, point) or _shifted(base, unit, shift, context, point)
    if fixed is None:
        made.steps.append(f"{shift:+d} {unit} from {words}: no value")
        return None
    if unit == "year" and point.in_year:
        within = of_year(point, int(fixed.text[:4]), made.warnings)
        if within is not None:
            made.steps.append(f"year {shift:+d} from {words} → {within.text}")
        return within
    if unit == "week" and point.weekday is not None and fixed.first is not None:
        day = fixed.first + timedelta(days=point.weekday)
        made.steps.append(f"{WEEKDAY_NAMES[point.weekday]} of week {fixed.text} ({shift:+d} from {words}) → {day}")
        return day_value(day)
    if unit == "month" and point.day is not None:
        return of_year(replace(point, month=int(fixed.text[5:7])), int(fixed.text[:4]), made.warnings)
    made.steps.append(f"{unit} {shift:+d} from {words} → {fixed.text}")
    if unit == "day" and point.weekday is not None and point.day is None:
        check_weekday(point, fixed, made)
    return fixed


def _to_the_day(base: date, unit: str, shift: int, point: Point) -> Fixed | None:
    """The same day so many weeks, months or years ago; None where that month has no such day."""
    if point.to_the_day is None:
        return None
    try:
        day = base + timedelta(days=point.to_the_day)
        if unit == "week":
            return day_value(day + timedelta(weeks=shift))
        year, month = month_of(day.year, day.month, shift * (12 if unit == "year" else 1))
        return day_value(date(year, month, day.day))
    except (OverflowError, ValueError):
        return None


def _shifted(base: date, unit: str, shift: int, context: Context, point: Point) -> Fixed | None:
    try:
        if unit == "day":
            return day_value(base + timedelta(days=shift))
        if unit == "week":
            if point.anchor == "text" and context.spoken and context.spoken.grain == "day" and point.exact:
                return day_value(base + timedelta(weeks=shift))
            return week_value(base + timedelta(weeks=shift))
        if unit == "weekend":
            return _weekend(base, point.shift, context)
        if unit == "month":
            return month_value(*month_of(base.year, base.month, shift))
        if unit == "quarter":
            year, month = month_of(base.year, base.month, shift * 3)
            return quarter_value(year, (month - 1) // 3 + 1)
        if unit == "half":
            year, month = month_of(base.year, base.month, shift * 6)
            return half_value(year, 1 if month <= 6 else 2)
        if unit == "year":
            return year_value(base.year + shift)
        if unit == "decade":
            if abs(shift) > 1:
                return year_value(base.year + 10 * shift)
            return Fixed(f"{base.year // 10 + shift:03d}X", "decade") if 300 <= base.year < 9900 else None
        if unit == "century":
            return Fixed(f"{base.year // 100 + shift:02d}XX", "century") if 300 <= base.year < 9900 else None
    except (OverflowError, ValueError):
        return None
    return None


def _weekend(base: date, shift: int | None, context: Context) -> Fixed:
    this = monday(base) + timedelta(days=5)
    if shift is None:
        if base.weekday() >= 5:
            saturday = this
        elif context.tense == "future" or (context.tense == "present" and base.weekday() > 1):
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
    weekday, shift = point.weekday or 0, point.shift
    name, words = WEEKDAY_NAMES[weekday], anchor_words(point, base)
    if context.named is not None and shift is None:
        made.steps.append(f"{name} of the days named before → {context.named.text}")
        return context.named
    if base is None:
        made.steps.append(f"{name} of unknown week: no publication date")
        return None
    back, ahead = (base.weekday() - weekday) % 7, (weekday - base.weekday()) % 7
    if shift is None or shift == 0:
        if point.anchor == "text":
            day, how = base + timedelta(days=ahead), "on or after"
        elif context.tense in ("future", "present") or (shift == 0 and context.tense != "past"):
            day, how = base + timedelta(days=ahead), "on or after"
        else:
            day, how = base - timedelta(days=back), "on or before"
    elif shift < 0:
        day, how = base - timedelta(days=(back or 7) + 7 * (-shift - 1)), "before"
    else:
        day, how = base + timedelta(days=(ahead or 7) + 7 * (shift - 1)), "after"
    tense = f", {context.tense} tense" if context.tense and shift is None else ""
    made.steps.append(f"{name} {how} {words}{tense} → {day.isoformat()}")
    return day_value(day)


def base_of(point: Point, context: Context) -> date | None:
    if point.anchor == "text":
        return context.spoken.first if context.spoken else None
    return context.published


def anchor_words(point: Point, base: date | None) -> str:
    where = "the date spoken of" if point.anchor == "text" else "publication"
    return f"{where} ({base.isoformat()})" if base else f"{where} (unknown)"
