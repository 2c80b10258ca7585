"""Calendar fields to EDTF: what a Point is once its year is known, and what stays when it is not."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from .calendar import SCHOOL_BEGINS, SEASON_MONTHS, feast, monday, month_days, week_monday, week_name
from .expressions import Point

_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value with the days it covers: ``first`` and ``last`` are None where the year is not known."""

    text: str
    grain: str
    first: date | None = None
    last: date | None = None


def of_year(point: Point, year: int | None, warnings: list[str]) -> Fixed | None:
    """The value of the point's own fields in ``year``. A day or week that the year does not have is kept as written,
    with a word in ``warnings``; None where nothing is said that has a place in a year."""
    if point.century is not None:
        first = (point.century - 1) * 100
        return Fixed(f"{point.century - 1:02d}XX", "century", date(first + 1, 1, 1) if first >= 0 else None)
    if point.decade is not None:
        return _decade_value(point.decade)
    if year is None or not 1 <= year <= 9999:
        return None
    if point.holiday is not None:
        return day_value(feast(point.holiday, year)) if 1583 <= year <= 4099 else None
    return _of_month(point, year, warnings) if point.month is not None else _of_part(point, year, warnings)


def _decade_value(said: int) -> Fixed:
    """The decade, of the last century where none is said."""
    decade = said if said >= 100 else (190 if said >= 20 else 200) + said // 10
    return Fixed(f"{decade}X", "decade", date(decade * 10, 1, 1), date(decade * 10 + 9, 12, 31))


def _of_month(point: Point, year: int, warnings: list[str]) -> Fixed | None:
    """A month, a day of it, or its n-th weekday."""
    month = point.month or 1
    if point.day is None:
        return month_value(year, month) if point.nth is None else nth_value(year, month, point.weekday, point.nth)
    text = f"{year:04d}-{month:02d}-{point.day:02d}"
    if point.day > month_days(year, month):
        warnings.append(f"no such day: {text}")
        return Fixed(text, "day")
    return day_value(date(year, month, point.day))


def _of_part(point: Point, year: int, warnings: list[str]) -> Fixed:
    """A season, quarter, half or week; else the year itself."""
    if point.season is not None:
        return season_value(year, point.season)
    if point.quarter is not None:
        return quarter_value(year, point.quarter)
    if point.half is not None:
        return half_value(year, point.half)
    if point.months is not None:
        return months_value(year, 1, point.months)
    if point.week is None:
        return year_value(year)
    start = week_monday(year, point.week)
    if start is None:
        warnings.append(f"no such week: {year}-W{point.week:02d}")
        return Fixed(f"{year:04d}-W{point.week:02d}", "week")
    return week_value(start)


def nth_value(year: int, month: int, weekday: int | None, nth: int) -> Fixed | None:
    """The nth weekday of a month (-1 the last), the nth weekend where ``weekday`` is None; None where it has none."""
    wanted = 5 if weekday is None else weekday
    days = [date(year, month, day) for day in range(1, month_days(year, month) + 1)]
    days = [day for day in days if day.weekday() == wanted]
    if nth > len(days):
        return None
    day = days[nth] if nth < 0 else days[nth - 1]
    if weekday is not None:
        return day_value(day)
    sunday = day + timedelta(days=1)
    return Fixed(f"{day}/{sunday}", "weekend", day, sunday)


def of_unknown_year(point: Point) -> Fixed | None:
    """The value with its year left open, None where it hangs on the year."""
    if point.nth is not None:
        return None
    if point.day is not None and point.month is not None:
        if point.day > month_days(_LEAP_YEAR, point.month):
            return None
        return Fixed(f"XXXX-{point.month:02d}-{point.day:02d}", "day")
    if point.holiday is not None:
        return Fixed(f"XXXX-{point.holiday}", "day") if point.holiday[0].isdigit() else None
    said = of_year(replace(point, weekday=None, day=None, year=None), _LEAP_YEAR, [])
    if said is None or said.grain in ("year", "decade", "century"):
        return None
    return Fixed(said.text.replace(f"{_LEAP_YEAR}-", "XXXX-"), said.grain)


def year_value(year: int) -> Fixed:
    return Fixed(f"{year:04d}", "year", date(year, 1, 1), date(year, 12, 31))


def month_value(year: int, month: int) -> Fixed:
    return Fixed(f"{year:04d}-{month:02d}", "month", date(year, month, 1), date(year, month, month_days(year, month)))


def week_value(day: date) -> Fixed:
    start = monday(day)
    return Fixed(week_name(start), "week", start, start + timedelta(days=6))


def quarter_value(year: int, quarter: int) -> Fixed:
    first, last = quarter * 3 - 2, quarter * 3
    return Fixed(
        f"{year:04d}-{quarter + 32}", "quarter", date(year, first, 1), date(year, last, month_days(year, last))
    )


def half_value(year: int, half: int) -> Fixed:
    return months_value(year, 1, 6) if half == 1 else months_value(year, 7, 12)


def months_value(year: int, first: int, last: int) -> Fixed:
    text = f"{year:04d}-{first:02d}/{year:04d}-{last:02d}"
    return Fixed(text, "half", date(year, first, 1), date(year, last, month_days(year, last)))


def season_value(year: int, season: int) -> Fixed:
    first, last = SEASON_MONTHS[season]
    end_year = year + (1 if last < first else 0)
    return Fixed(
        f"{year:04d}-{season}", "season", date(year, first, 1), date(end_year, last, month_days(end_year, last))
    )


def school_year_value(year: int) -> Fixed:
    """The school year that begins in ``year``."""
    first = date(year, SCHOOL_BEGINS, 1)
    return Fixed(f"{year:04d}/{year + 1:04d}", "school_year", first, first.replace(year=year + 1) - timedelta(days=1))


def day_value(day: date) -> Fixed:
    return Fixed(day.isoformat(), "day", day, day)


def next_to(day: Fixed, shift: int) -> Fixed | None:
    """The day so many days off; None where it hangs on a year that is not known (the end of February)."""
    if day.first is not None:
        return day_value(day.first + timedelta(days=shift))
    _, _, month_day = day.text.partition("-")
    try:
        moved = {
            (date.fromisoformat(f"{year}-{month_day}") + timedelta(days=shift)).isoformat()[5:] for year in (2001, 2004)
        }
    except ValueError:
        return None
    return Fixed(f"XXXX-{moved.pop()}", "day") if len(moved) == 1 else None
