"""From the named groups of a rule to an expression: each group says by its name which field its words fill.

A name that ends in 2 fills the second end of an interval. A builder returns None where the words cannot be meant as
time (month 13, 25 o'clock): the rule has then not matched.
"""

from collections.abc import Mapping
from typing import Any

from pressefakten.temporal.expressions import POINT_FIELDS, Expression, Interval, Point, Recurring, interval

from .convert import FIELDS, NotATime
from .recurrence import rrule
from .special import SPECIAL
from .words import lookup

_WEEKS_IN_DAYS = {7: 1, 8: 1, 14: 2}  # as they are said from a day: "heute in acht Tagen" is in a week
_OWN = ("unit2_", "daypart2_")  # groups that say more of the first end


def build(groups: Mapping[str, str], given: Mapping[str, Any]) -> Expression | None:
    """The expression that the matched ``groups`` and the rule's own fields (``given``) make, None where none."""
    try:
        first, second = _fields(groups, given)
    except (NotATime, KeyError, ValueError):
        return None
    if "rrule" in first or "rrule_days" in first:
        return Recurring(rrule(first, groups), daypart=first.get("daypart"))
    if "shift_count" in second:  # "in zwei bis drei Jahren"
        return _shifts(first, second, int(given.get("sign", 1)))
    if not _settle(first, groups, given) or not _settle_offset(second):
        return None
    if not all(_settle_clock(fields, first.get("daypart")) for fields in (first, second)):
        return None
    if not second:
        return Point(**first)
    _stay_in_century(first, second, groups)
    return interval(Point(**first), Point(**second))


def _stay_in_century(first: Mapping[str, Any], second: dict[str, Any], groups: Mapping[str, str]) -> None:
    """The second year of a pair by its last two figures ("1914/15")."""
    if len(groups.get("year2", "")) == 2 and "year" in first:
        second["year"] = first["year"] // 100 * 100 + int(groups["year2"])
        second["year"] += 100 if second["year"] < first["year"] else 0


def _fields(groups: Mapping[str, str], given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields of a point and of an interval's other end ("day2"), as the rule gives and the text says them."""
    first: dict[str, Any] = {name: value for name, value in given.items() if name in POINT_FIELDS}
    second: dict[str, Any] = {name[:-1]: value for name, value in given.items() if name.endswith("2")}
    for name, text in groups.items():
        of_end = name.rstrip("_").endswith("2") and name not in _OWN
        target, plain = (second, name.rstrip("_")[:-1]) if of_end else (first, name)
        if plain in FIELDS:
            target[plain] = FIELDS[plain](text)
        elif (special := SPECIAL.get(plain)) is not None:
            special(target, text, given)
    return first, second


def _settle(fields: dict[str, Any], groups: Mapping[str, str], given: Mapping[str, Any]) -> bool:
    """Count and direction become a shift, the clock is set. False where no time has both."""
    sign = fields.pop("sign", given.get("sign", 1))
    if "shift_count" in fields and not _settle_shift(fields, sign):
        return False
    if "edge" in groups and "year" in fields:
        fields.pop("unit", None)
        fields.pop("shift", None)
    return _settle_offset(fields)


def _settle_offset(fields: dict[str, Any]) -> bool:
    """ "halb" and "Viertel" move the hour. False where there is no such time."""
    if "clock_offset" in fields:
        if (moved := _offset_clock(fields.get("hour"), fields.pop("clock_offset"))) is None:
            return False
        fields["hour"], fields["minute"] = moved
    return True


def _settle_shift(fields: dict[str, Any], sign: int) -> bool:
    """A count of units as a shift, of years and a half one of months. False where it names no unit of the calendar, or
    no whole weeks from a weekday."""
    shift = fields.pop("shift_count") * sign
    if "to_the_day" in fields and fields.get("unit") == "day":
        weeks = _WEEKS_IN_DAYS.get(abs(shift))
        if weeks is None and "weekday" in fields:
            return False
        fields["unit"], shift = ("week", weeks * sign) if weeks is not None else ("day", shift)
    if shift != int(shift) and fields.get("unit") == "year":
        fields["unit"], shift = "month", shift * 12
    fields["shift"] = int(shift)
    return bool(shift == int(shift))


def _shifts(first: dict[str, Any], second: dict[str, Any], sign: int) -> Expression | None:
    first.pop("sign", None)
    ends = [{**first, "shift_count": fields["shift_count"]} for fields in (first, second)]
    if not all(_settle_shift(fields, sign) for fields in ends):
        return None
    start, end = (Point(**fields) for fields in ends[::sign])
    return Interval(start, end)


def _settle_clock(fields: dict[str, Any], daypart: str | None) -> bool:
    if "hour" not in fields:
        return True
    fields.setdefault("minute", 0)
    hour = fields["hour"]
    if daypart in ("afternoon", "evening") and 1 <= hour < 12:
        fields["hour"] = hour + 12
    elif daypart == "noon" and hour in (1, 2):
        fields["hour"] = hour + 12
    elif daypart == "night" and 9 <= hour < 12:
        fields["hour"] = hour + 12
    elif daypart == "night" and hour == 12:
        fields["hour"] = 0
    return bool(fields["hour"] < 24 or fields["minute"] == 0)


def _offset_clock(hour: int | None, words: str) -> tuple[int, int] | None:
    if hour is None or not 1 <= hour <= 12:
        return None
    shift, minute = lookup("clock_offsets", words)
    return (hour + shift) % 24, minute
