"""From the named groups of a rule to an expression: each group says by its name which field its words fill.

A name that ends in 2 fills the second end of an interval. A builder returns None where the words cannot be meant as
time (month 13, 25 o'clock): the rule has then not matched.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pressefakten.german.number_words import word_value
from pressefakten.temporal.expressions import POINT_FIELDS, Expression, Interval, Point, Recurring, interval

from .words import lookup, tables

UNITS = {
    "tag": "day", "tage": "day", "tagen": "day", "tages": "day", "woche": "week", "wochen": "week", "monat": "month",
    "abend": "day", "morgen": "day", "nachmittag": "day", "vormittag": "day", "mittag": "day", "nacht": "day",
    "stunde": "hour", "stunden": "hour", "minute": "minute", "minuten": "minute",
    "sekunde": "second", "sekunden": "second",
}  # fmt: skip
BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TWO_DIGIT_PIVOT = 50  # '49 is 2049, '50 is 1950
_COMPOUND = {"vorvorjahr": ("year", -2), "vorjahr": ("year", -1), "vormonat": ("month", -1), "vorwoche": ("week", -1),
             "vorquartal": ("quarter", -1)}  # fmt: skip
_FOLLOWING = {"folgejahr": ("year", 1), "folgetag": ("day", 1), "folgemonat": ("month", 1), "folgewoche": ("week", 1),
              "vortag": ("day", -1), "vorabend": ("day", -1)}  # fmt: skip
_YEARLY = {"diesjährig": 0, "heurig": 0, "letztjährig": -1, "vorjährig": -1}
_LISTED_WEEKDAY = re.compile(r"[^\W\d_]+|[-–—−]")
_AND_HOLIDAYS = re.compile(
    r"(?i)-(?:\s{1,3}(?:und|u\.|&)\s{1,3}|/)feiertag(?:s|en?)?"
)  # they have no place in an rrule
_WEEKDAY_TAIL = re.compile(r"(?i)(?<=tag|och|end)(?:spät)?(?:abend|(?:vor|nach)?mittag|morgen|nacht)s?\Z")
_OWN = ("unit2_", "daypart2_")  # groups that say more of the first end
_LONG_NAME = 6  # letters from which on a name is known in spite of a slip
_DECLINED = re.compile(r"(?<=lf|.n|bt|ht|hs|nf|er|ei)e[nmr]?$")
_BEFORE = ("zuvor", "davor", "vorher", "früher")


class NotATime(Exception):
    """The words have the shape of a rule, yet no such time exists."""


def year(text: str) -> int:
    digits = re.sub(r"\D", "", text)
    number = int(digits)
    if len(digits) == 2:
        number += 2000 if number < _TWO_DIGIT_PIVOT else 1900
    return number


def count(text: str) -> float:
    """A count in digits ("2,5") or in words ("anderthalb", "fünfunddreißig"). Raises KeyError for what is no number."""
    if text[0].isdigit():
        return float(text.replace(",", "."))
    low = text.lower()
    for form in (low, _DECLINED.sub("", low)):
        try:
            return float(lookup("cardinals", form))
        except KeyError:
            if (known := word_value(form)) is not None:
                return float(known)
    raise KeyError(text)


def ordinal(text: str) -> int:
    return int(text) if text.isdigit() else int(lookup("ordinals", text))


def unit(text: str) -> str:
    return UNITS.get(text.lower()) or str(lookup("units", text))


def _number(low: int, high: int) -> Callable[[str], int]:
    def convert(text: str) -> int:
        number = int(text)
        if not low <= number <= high:
            raise NotATime
        return number

    return convert


def _month(text: str) -> int:
    if text.isdigit():
        return _number(1, 12)(text)
    return _number_of(text, "months", "months_short")


def _weekday(text: str) -> int:
    return _number_of(text, "weekdays", "weekdays_short", "weekday_adverbs")


def _number_of(text: str, *tables: str) -> int:
    """The number that the first of the lexicon's tables to hold the word gives it."""
    for table in tables:
        try:
            return int(lookup(table, text))
        except KeyError:
            continue
    raise NotATime


def misspelt_month(text: str) -> int:
    """The number of the long month name that the word is one slip away from ("Setember", "Febuar")."""
    for name, number in tables()["months"].items():
        if len(name) >= _LONG_NAME and _one_slip(text.lower(), name.lower()):
            return int(number)
    raise NotATime


def _one_slip(word: str, right: str) -> bool:
    """Whether one letter is missing, too many, another one, or two have changed places."""
    if word == right or abs(len(word) - len(right)) > 1:
        return False
    head = next((i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), min(len(word), len(right)))
    rest, wanted = word[head:], right[head:]
    return (
        rest[1:] in (wanted, wanted[1:])
        or rest == wanted[1:]
        or (rest[:2] == wanted[:2][::-1] and rest[2:] == wanted[2:])
    )


def _decade(text: str) -> int:
    number = int(text)
    return number // 10 if number >= 100 else number


_FIELDS: Mapping[str, Callable[[str], Any]] = {
    "year": year,
    "month": _month,
    "day": lambda text: _number(1, 31)(str(ordinal(text))),
    "weekday": _weekday,
    "week": _number(1, 53),
    "season": lambda text: int(lookup("seasons", text)),
    "quarter": int,
    "half": int,
    "decade": _decade,
    "century": lambda text: _number(1, 21)(str(ordinal(text))),
    "unit": unit,
    "hour": _number(0, 24),
    "minute": _number(0, 59),
    "second": _number(0, 59),
    "part": lambda text: lookup("parts", text),
}


def build(groups: Mapping[str, str], given: Mapping[str, Any]) -> Expression | None:
    """The expression that the matched ``groups`` and the rule's own fields (``given``) make, None where none."""
    try:
        first, second = _fields(groups, given)
    except (NotATime, KeyError, ValueError):
        return None
    if "rrule" in first or "rrule_days" in first:
        return Recurring(_rrule(first, groups))
    if "shift_count" in second:  # "in zwei bis drei Jahren"
        return _shifts(first, second, int(given.get("sign", 1)))
    if not _settle(first, groups, given):
        return None
    if not all(_settle_clock(fields, first.get("daypart")) for fields in (first, second)):
        return None
    if not second:
        return Point(**first)
    if len(groups.get("year2", "")) == 2 and "year" in first:  # "1914/15" stays in its century
        second["year"] = first["year"] // 100 * 100 + int(groups["year2"])
        second["year"] += 100 if second["year"] < first["year"] else 0
    return interval(Point(**first), Point(**second))


def _fields(groups: Mapping[str, str], given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The fields of a point and of an interval's other end ("day2"), as the rule gives and the text says them."""
    first: dict[str, Any] = {name: value for name, value in given.items() if name in POINT_FIELDS}
    second: dict[str, Any] = {name[:-1]: value for name, value in given.items() if name.endswith("2")}
    for name, text in groups.items():
        of_end = name.rstrip("_").endswith("2") and name not in _OWN
        target, plain = (second, name.rstrip("_")[:-1]) if of_end else (first, name)
        if plain in _FIELDS:
            target[plain] = _FIELDS[plain](text)
        elif (special := _SPECIAL.get(plain)) is not None:
            special(target, text, given)
    return first, second


def _settle(fields: dict[str, Any], groups: Mapping[str, str], given: Mapping[str, Any]) -> bool:
    """Count and direction become a shift, "halb" and "Viertel" move the hour. False where no time has both."""
    sign = fields.pop("sign", given.get("sign", 1))
    if "shift_count" in fields and not _settle_shift(fields, sign):
        return False
    if "edge" in groups and "year" in fields:
        fields.pop("unit", None)
        fields.pop("shift", None)
    if "clock_offset" in fields:
        if (moved := _offset_clock(fields.get("hour"), fields.pop("clock_offset"))) is None:
            return False
        fields["hour"], fields["minute"] = moved
    return True


def _settle_shift(fields: dict[str, Any], sign: int) -> bool:
    """A count of units as a shift, of years and a half one of months. False where it names no unit of the calendar."""
    shift = fields.pop("shift_count") * sign
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
    words = " ".join(words.lower().split())
    before = {"halb": 30, "dreiviertel": 45, "viertel": 15, "viertel vor": 45}
    if words == "viertel nach":
        return hour, 15
    return (hour - 1) % 24, before[words]


def _set(**values: Any) -> Callable[[dict[str, Any], str, Mapping[str, Any]], None]:
    def special(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
        for name, value in values.items():
            target[name] = value(text) if callable(value) else value

    return special


def _direction(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["shift"] = lookup("directions", text.lower())


def _direction_text(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["shift"] = lookup("directions_text", text.lower())
    target["anchor"] = "text"


def _nearday(table: str) -> Callable[[dict[str, Any], str, Mapping[str, Any]], None]:
    def special(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
        target["unit"], target["shift"] = "day", lookup(table, text.lower())

    return special


def _named(
    table: Mapping[str, tuple[str, int]], anchor: str
) -> Callable[[dict[str, Any], str, Mapping[str, Any]], None]:
    def special(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
        target["unit"], target["shift"] = table[text.lower()]
        target["anchor"] = anchor

    return special


def _yearly(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["unit"], target["shift"] = "year", _YEARLY[text.lower()]


def _edge(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    low = text.lower()
    target["unit"] = {"jah": "year", "mon": "month", "woc": "week"}[low[:3]]
    target["shift"] = 0
    if low.endswith("wechsel"):
        target["holiday"] = "12-31"
        target.pop("unit"), target.pop("shift")
    elif low.endswith(("ende", "mitte")):
        target["part"] = "end" if low.endswith("ende") else "middle"
    else:
        target["part"] = "begin"


def _later(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["sign"], target["anchor"] = (-1 if text.lower() in _BEFORE else 1), "text"
    target["exact"] = True


def _later_one(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target.setdefault("unit", "day")
    target["shift"], target["anchor"] = (-1 if text.lower() in _BEFORE else 1), "text"


def _daypart(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    for table in ("dayparts", "daypart_hours", "daypart_adverbs"):
        try:
            target["daypart"] = lookup(table, text)
            return
        except KeyError:
            continue


def _holiday(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["holiday"] = lookup("holidays", text)
    if text.lower().endswith("nacht"):  # it begins on the evening of the day
        target["daypart"] = "night"


def _press_number(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["year"], target["month"], target["day"] = 2000 + int(text[:2]), _month(text[2:4]), _number(1, 31)(text[4:])


def _foreign(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    from .foreign import parse_foreign

    day = parse_foreign(text)
    if day is None:
        raise NotATime
    target["year"], target["month"], target["day"] = day.year, day.month, day.day


def _midnight(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["hour"], target["minute"] = 0, 0


def _season_year(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    return


_SPECIAL: Mapping[str, Callable[[dict[str, Any], str, Mapping[str, Any]], None]] = {
    "direction": _direction,
    "direction_text": _direction_text,
    "nearday": _nearday("neardays"),
    "nearday_adjective": _nearday("neardays_adjective"),
    "compound": _named(_COMPOUND, "published"),
    "following": _named(_FOLLOWING, "text"),
    "yearly": _yearly,
    "edge": _edge,
    "count": _set(shift_count=count),
    "later": _later,
    "later1": _later_one,
    "later_": _later_one,
    "unit_later": _set(unit=unit),
    "unit2_": _set(unit=unit),
    "daypart": _daypart,
    "daypart2_": _daypart,
    "daypart_tail": _daypart,
    "daypart_adverb": _daypart,
    "decade_word": _set(decade=lambda text: lookup("decades", text.lower())),
    "quarter_word": _set(quarter=lambda text: ordinal(text.lower())),
    "quarter_roman": _set(quarter=lambda text: lookup("roman", text)),
    "half_word": _set(half=lambda text: ordinal(text.lower())),
    "to_the_day": _set(to_the_day=lambda text: lookup("neardays", text.lower())),
    "hour_word": _set(hour=lambda text: _number(0, 24)(text if text.isdigit() else f"{count(text):.0f}")),
    "minute_after": _set(minute=int),
    "clock_offset": _set(clock_offset=str),
    "midnight": _midnight,
    "nth_of": _set(nth=ordinal),
    "nth_of_": _set(nth=ordinal),
    "month_word": _set(month=ordinal),
    "nearday_": _nearday("neardays"),
    "minute_of": _set(minute=int),
    "unit_of": _set(unit=lambda text: unit(text.capitalize())),
    "month_misspelt": _set(month=misspelt_month),
    "year2_short": _set(year=year),
    "holiday": _holiday,
    "yymmdd": _press_number,
    "foreign": _foreign,
    "season_year2": _season_year,
    "weekly": _set(rrule_days=True),
    "weekday_set": _set(rrule=True),
    "unit_set": _set(rrule=True),
    "month_day": _set(rrule=True),
    "daily": _set(rrule=True),
    "opening": _set(rrule_days=True),
    "closed": _set(rrule_days=True),
}


def _rrule(fields: Mapping[str, Any], groups: Mapping[str, str]) -> str:
    if "closed" in groups:
        closed = _weekdays(groups["closed"])
        days = _weekdays(groups["weekly"]) if "weekly" in groups else range(len(BYDAY))
        return f"FREQ=WEEKLY;BYDAY={_byday(day for day in days if day not in closed)}"
    if "rrule_days" in fields:
        return f"FREQ=WEEKLY;BYDAY={_byday(_weekdays(groups.get('weekly') or groups['opening']))}"
    if "daily" in groups:
        return "FREQ=DAILY" if groups["daily"].lower() == "täglich" else "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    if "unit_set" in groups:
        frequency = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}[unit(groups["unit_set"])]
        every = int(count(groups["every"])) if "every" in groups else 1
        every = ordinal(groups["every_nth"].lower()) if "every_nth" in groups else every
        return f"FREQ={frequency}" + (f";INTERVAL={every}" if every > 1 else "")
    if "month_day" in groups:
        days = [_number(1, 31)(groups[name]) for name in ("month_day_too", "month_day") if name in groups]
        return f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}"
    days = _weekdays(groups["weekday_set"])
    nth = ordinal(groups["nth"].lower()) if "nth" in groups else None
    if nth is not None and "monthly" in groups:
        too = _byday(days, ordinal(groups["nth_too"].lower())) + "," if "nth_too" in groups else ""
        return f"FREQ=MONTHLY;BYDAY={too}{_byday(days, nth)}"
    interval = f"INTERVAL={nth};" if nth is not None and nth > 1 else ""
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
            day = _weekday(_WEEKDAY_TAIL.sub("", word))
        except NotATime:  # "und", "sowie"
            continue
        days += _days_to(days[-1], day) if through and days else [day]
        through = False
    return days


def _days_to(first: int, last: int) -> list[int]:
    """The weekdays after the first up to the last, over the weekend too ("Sa–Mo")."""
    return [day % 7 for day in range(first + 1, (last if last >= first else last + 7) + 1)]
