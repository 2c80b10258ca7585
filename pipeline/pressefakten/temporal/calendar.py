"""The Gregorian calendar as the values need it: month ends, ISO weeks, seasons, feasts."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""Meteorological seasons, by EDTF code: first and last month."""


SCHOOL_BEGINS = 8
"""The month with which a school year begins, as officials count it in most states."""


def month_days(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def week_name(day: date) -> str:
    """The name of the ISO 8601 week that a day lies in ("2017-W31")."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def week_monday(year: int, week: int) -> date | None:
    """The Monday of an ISO week, None where the year has no such week."""
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def month_of(year: int, month: int, shift: int) -> tuple[int, int]:
    """Year and month ``shift`` months on."""
    count = year * 12 + month - 1 + shift
    return count // 12, count % 12 + 1


@cache
def feast(rule: str, year: int) -> date:
    """The day of a holiday in a year. ``rule`` is a day ("12-24"), a distance from Easter Sunday ("easter+50"), from
    the first Sunday in Advent ("advent1-7"), or "mothers" (second Sunday in May)."""
    if rule == "mothers":
        first = date(year, 5, 1)
        return first + timedelta(days=(6 - first.weekday()) % 7 + 7)
    for name, base in (("easter", easter), ("advent1", _first_advent)):
        if rule.startswith(name):
            return base(year) + timedelta(days=int(rule.removeprefix(name)))
    month, day = rule.split("-")
    return date(year, int(month), int(day))


def _first_advent(year: int) -> date:
    """The fourth Sunday before 25 December."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=christmas.weekday() + 1 + 21)
