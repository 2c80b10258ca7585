"""The calendar days that a date's value spans: ``2019-09`` is the first to the thirtieth of September."""

import re
from calendar import monthrange
from datetime import date, timedelta

from pressefakten.temporal.calendar import week_monday

_POINT = re.compile(r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?")
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The month a season begins with, by its EDTF number; it has three."""
_QUARTERS = {33: 1, 34: 4, 35: 7, 36: 10}

Days = tuple[date | None, date | None]


def days_of(value: str | None) -> Days:
    """The first and the last day of an EDTF value; None where it is open or unknown."""
    if not value:
        return None, None
    first, slash, last = value.partition("/")
    if not slash:
        return _days(first)
    begin, end = _days(first)[0], _days(last)[1]
    return (begin, end) if not (begin and end and end < begin) else (begin, None)


def _days(point: str) -> Days:
    """Of a point in time; an unknown or open one has none."""
    match = _POINT.fullmatch(point)
    if match is None:
        return None, None
    year = int(match["year"])
    if not 1 <= year <= 9999:
        return None, None
    if match["week"]:
        monday = week_monday(year, int(match["week"]))
        return (monday, monday + timedelta(days=6)) if monday else (None, None)
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    return _stretch(year, int(match["month"] or 0))


def _stretch(year: int, month: int) -> Days:
    """A year, or a month, season or quarter of it."""
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    months = 1
    if month in _SEASONS or month in _QUARTERS:
        month, months = {**_SEASONS, **_QUARTERS}[month], 3
    if not 1 <= month <= 12:
        return None, None
    end = month + months - 1
    last_year, last = (year, end) if end <= 12 else (year + 1, end - 12)
    if last_year > 9999:
        return date(year, month, 1), None
    return date(year, month, 1), date(last_year, last, monthrange(last_year, last)[1])
