"""Recurrences of RFC 5545 from the groups of a rule: weekdays, n-th weekdays, days of the month, every so often."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .checks import context_pattern
from .convert import NotATime, count, ordinal, unit, weekday_number, within

_FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LISTED_WEEKDAY = re.compile(r"[^\W\d_]+|[-–—−]")
_AND_HOLIDAYS = re.compile(
    r"(?i)-(?:\s{1,3}(?:und|u\.|&)\s{1,3}|/)feiertag(?:s|en?)?"
)  # they have no place in an rrule


def rrule(fields: Mapping[str, Any], groups: Mapping[str, str]) -> str:
    """The rule of RFC 5545 that the words of ``groups`` name."""
    if "closed" in groups:
        return _open_days(groups)
    if "rrule_days" in fields:
        return f"FREQ=WEEKLY;BYDAY={_byday(_weekdays(groups.get('weekly') or groups['opening']))}"
    return next((made(groups) for name, made in _KINDS.items() if name in groups), None) or _on_weekdays(groups)


def _daily(groups: Mapping[str, str]) -> str:
    """Of "täglich", or of "werktags"."""
    return "FREQ=DAILY" if groups["daily"].lower() == "täglich" else "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"


def _weekends(groups: Mapping[str, str]) -> str:
    return "FREQ=WEEKLY;BYDAY=SA,SU"


def _every_days(groups: Mapping[str, str]) -> str:
    return f"FREQ=DAILY;INTERVAL={int(count(groups.get('every_days') or groups['every_days_']))}"


def _on_days_of_month(groups: Mapping[str, str]) -> str:
    days = [within(1, 31)(groups[name]) for name in ("month_day_too", "month_day") if name in groups]
    return f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}"


def _open_days(groups: Mapping[str, str]) -> str:
    """The days that are not closed."""
    closed = _weekdays(groups["closed"])
    days = _weekdays(groups["weekly"]) if "weekly" in groups else range(len(BYDAY))
    return f"FREQ=WEEKLY;BYDAY={_byday(day for day in days if day not in closed)}"


def _every_unit(groups: Mapping[str, str]) -> str:
    every = int(count(groups["every"])) if "every" in groups else 1
    every = ordinal(groups["every_nth"].lower()) if "every_nth" in groups else every
    return f"FREQ={_FREQUENCIES[unit(groups['unit_set'])]}" + (f";INTERVAL={every}" if every > 1 else "")


def _on_weekdays(groups: Mapping[str, str]) -> str:
    """Weekdays of every week, of every n-th week, or the n-th of a month."""
    days = _weekdays(groups.get("weekday_set") or groups["weekday_set_"])
    nth = ordinal(groups["nth"].lower()) if "nth" in groups else 1
    if "nth" in groups and ("monthly" in groups or nth in (1, -1)):  # "jeden ersten Sonntag" is one of a month
        too = _byday(days, ordinal(groups["nth_too"].lower())) + "," if "nth_too" in groups else ""
        return f"FREQ=MONTHLY;BYDAY={too}{_byday(days, nth)}"
    every = int(count(groups["every"])) if "every" in groups else nth
    interval = f"INTERVAL={every};" if every > 1 else ""
    return f"FREQ=WEEKLY;{interval}BYDAY={_byday(days)}"


def _byday(days: Iterable[int], nth: int | str = "") -> str:
    return ",".join(f"{nth}{BYDAY[day]}" for day in sorted(set(days)))


def _weekdays(words: str) -> list[int]:
    """The weekdays of a list: "Mo, Mi–Fr", "montags bis donnerstags sowie samstags", "Sonn- und Feiertagen"."""
    days: list[int] = []
    through = False
    for word in _LISTED_WEEKDAY.findall(_AND_HOLIDAYS.sub("tag", words)):
        if word.lower() == "bis" or not word[0].isalpha():
            through = True
            continue
        try:
            day = weekday_number(context_pattern("weekday_tail").sub("", word))
        except NotATime:  # "und", "sowie"
            continue
        days += _days_to(days[-1], day) if through and days else [day]
        through = False
    return days


def _days_to(first: int, last: int) -> list[int]:
    """The weekdays after the first up to the last, over the weekend too ("Sa–Mo")."""
    return [day % 7 for day in range(first + 1, (last if last >= first else last + 7) + 1)]


_KINDS: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    "daily": _daily,
    "nights": lambda groups: f"FREQ=WEEKLY;BYDAY={_byday(_weekdays(groups['nights'])[::2])}",
    "every_daypart": lambda groups: "FREQ=DAILY",
    "unit_set": _every_unit,
    "weekends": _weekends,
    "weekends_": _weekends,
    "every_days": _every_days,
    "every_days_": _every_days,
    "month_day": _on_days_of_month,
}
"""By the group whose words tell it, how often something is; without one it is on weekdays."""
