"""Dates, recurrences and lengths of time as people write them, and how far two dates are apart."""

import re
from datetime import date, datetime, timedelta

from babel.dates import format_date, format_skeleton
from dateutil.relativedelta import relativedelta

from pressefakten.lexicon import load
from pressefakten.telling import Language, word
from pressefakten.telling.numbers import number, spelled_out

_POINT = re.compile(
    r"(?:(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?)?(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?.*)?"
)
_WEEK = re.compile(r"(\d{4}|XXXX)-W(\d\d)")
_DECADE, _CENTURY = re.compile(r"(\d{3})X"), re.compile(r"(\d\d)XX")
_SEASONS = ("spring", "summer", "autumn", "winter")
_LENGTH = re.compile(r"(T)?(\d+(?:\.\d+)?)([YMWDHS])")
_DAYS_TOLD, _WEEKS_TOLD = 45, 56
"""Differences up to so many days are told in days, and in weeks where they are whole."""
_MINUTES_TOLD = 90
_SAME_DAY = date(2000, 1, 1)


def date_text(value: str, language: Language = "de") -> str:
    """An EDTF value in words: "1. September 2025, 18 Uhr", "ab 2015", "KW 31/2017". Unknown forms stay as they are."""
    begin, slash, end = value.partition("/")
    if not slash:
        return _point(begin, language)
    if end == "..":
        return f"{word('from', language)} {_point(begin, language)}"
    if begin == "..":
        return f"{word('until', language)} {_point(end, language)}"
    return _interval(begin, end, language)


def _interval(begin: str, end: str, language: Language) -> str:
    to = word("to", language)
    day, _, clock = begin.partition("T")
    if clock and end.startswith(f"{day}T"):
        told = f"{_clock(begin, language, bare=True)} {to} {_clock(end, language)}"
        return f"{_point(day, language)}, {told}" if day else told
    if clock and day and end == f"{_next_day(day)}T00:00":
        return f"{_point(day, language)}, {_clock(begin, language, bare=True)} {to} {_midnight(language)}"
    if language == "de" and len(begin) == len(end) == len("2017-03-28") and begin[:4] == end[:4]:
        begins = f"{int(begin[8:])}." if begin[:7] == end[:7] else _point("XXXX" + begin[4:], language)
        return f"{begins} {to} {_point(end, language)}"
    return f"{_point(begin, language)} {to} {_point(end, language)}"


def _next_day(day: str) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _midnight(language: Language) -> str:
    return "24:00" if language == "en" else f"24 {word('clock', language)}"


def _parts(value: str) -> dict[str, str | None] | None:
    match = _POINT.fullmatch(value)
    return match.groupdict() if match and value else None


def _point(value: str, language: Language) -> str:
    parts = _parts(value)
    if parts is None or (parts["month"] and int(parts["month"]) > 12):
        return _special(value, language)
    told = _day(parts, language)
    if parts["hour"] is None:
        return told
    return f"{told}, {_clock(value, language)}" if told else _clock(value, language)


def _day(parts: dict[str, str | None], language: Language) -> str:
    year, month, day = parts["year"], parts["month"], parts["day"]
    if not year:
        return ""
    if not month:
        return year
    known = year.isdigit() and int(year) > 0
    moment = date(int(year) if known else _SAME_DAY.year, int(month), int(day or 1))
    if day and known:
        return str(format_date(moment, "long", locale=language))
    skeleton = ("MMMMd" if not known else "yMMMMd") if day else ("MMMM" if not known else "yMMMM")
    return str(format_skeleton(skeleton, datetime(moment.year, moment.month, moment.day), locale=language))


def _clock(value: str, language: Language, bare: bool = False) -> str:
    hour, minute = value.partition("T")[2][:5].split(":")
    if language == "en":
        return f"{hour}:{minute}"
    told = f"{int(hour)}" if minute == "00" else f"{int(hour)}.{minute}"
    return told if bare else f"{told} {word('clock', language)}"


def _special(value: str, language: Language) -> str:
    """Weeks, seasons, quarters, decades and centuries."""
    if week := _WEEK.fullmatch(value):
        return f"{word('week', language)} {int(week[2])}/{week[1]}"
    if decade := _DECADE.fullmatch(value):
        return f"{decade[1]}0{word('decade', language)}"
    if century := _CENTURY.fullmatch(value):
        return f"{int(century[1]) + 1}. {word('century', language)}"
    year, _, part = value.partition("-")
    if part.isdigit() and 21 <= int(part) <= 24:
        return f"{word(_SEASONS[int(part) - 21], language)} {year}"
    if part.isdigit() and 33 <= int(part) <= 36:
        return f"{int(part) - 32}. {word('quarter', language)} {year}"
    return value


def hours_moved(old: str, new: str, language: Language = "de") -> str:
    """ "17. August 2024, 20 → 21 Uhr" where only the hour of a day is another; else nothing."""
    day, clock = old.split("/")[0].split("T")[0], "T" in old
    if not (clock and "T" in new and day and new.startswith(f"{day}T") and old.startswith(f"{day}T")):
        return ""
    before, after = (date_text(value, language).partition(", ")[2 if language == "de" else 0] for value in (old, new))
    if language == "en" or not before or not after or "," in before + after:
        return ""
    return f"{_point(day, language)}, {before} → {after}"


def recurrence_text(rrule: str, language: Language = "de") -> str:
    """A simple rule in words: "montags und mittwochs", "monatlich"; others stay as they are."""
    days = load("telling")["days"]
    frequency, _, rest = rrule.removeprefix("FREQ=").partition(";")
    if not rest and frequency in days:
        return str(days[frequency][language])
    given = rest.removeprefix("BYDAY=").split(",")
    if frequency != "WEEKLY" or not all(day in days for day in given):
        return rrule
    *firsts, last = [str(days[day][language]) for day in given]
    joint = " und " if language == "de" else " and "
    return ", ".join(firsts) + (joint if firsts else "") + last


def length_text(value: str, language: Language = "de") -> str:
    """An ISO 8601 duration in words: "16 Monate", "2 Jahre 6 Monate"."""
    return " ".join(f"{count} {name}" for count, name in length_parts(value, language)) or value


def length_parts(value: str, language: Language = "de") -> list[tuple[str, str]]:
    """The figures of a duration with their units: [("2", "Jahre"), ("6", "Monate")]."""
    names = load("telling")["lengths"]
    days, _, clock = value.removeprefix("P").partition("T")
    found = []
    for prefix, part in (("", days), ("T", clock)):
        for _, count, unit in _LENGTH.findall(part):
            one, several, _ = names[prefix + unit][language]
            found.append((number(count, language), one if count == "1" else several))
    return found


def apart(old: str, new: str, language: Language = "de") -> str:
    """How much later or earlier the new date is: "sechs Monate später", "eine Stunde früher"; nothing where that cannot
    be said (another kind of value, the same day)."""
    one, other = _moment(old), _moment(new)
    if one is None or other is None or one[1] != other[1] or one[0] == other[0]:
        return ""
    (before, precision), (after, _) = one, other
    way = word("later" if after > before else "earlier", language)
    told = _distance(min(before, after), max(before, after), precision, language)
    return f"{told} {way}" if told else ""


def _moment(value: str) -> tuple[datetime, str] | None:
    """The first moment of a value with how fine it is: year, month, day or minute."""
    parts = _parts(value.removeprefix("../").split("/")[0])
    if parts is None or not (parts["year"] or "").isdigit():
        return None
    given = [parts[name] for name in ("year", "month", "day", "hour", "minute")]
    numbers = [int(part) if part else default for part, default in zip(given, (1, 1, 1, 0, 0), strict=True)]
    try:
        moment = datetime(*numbers)  # type: ignore[arg-type]
    except ValueError:  # a season or quarter in the place of the month, the year 0
        return None
    return moment, ("year", "month", "day", "minute", "minute")[sum(part is not None for part in given) - 1]


def _distance(before: datetime, after: datetime, precision: str, language: Language) -> str:
    days = (after.date() - before.date()).days
    if precision == "minute" and not days:
        return _clock_distance((after - before).seconds // 60, language)
    apart = relativedelta(after.date(), before.date())
    months = apart.years * 12 + apart.months
    whole = precision in ("year", "month") or (months and not apart.days)
    if whole:
        return _count("Y", months // 12, language) if months % 12 == 0 else _count("M", months, language)
    if days % 7 == 0 and days <= _WEEKS_TOLD:
        return _count("W", days // 7, language)
    if days <= _DAYS_TOLD:
        return _count("D", days, language)
    rounded = months + (1 if apart.days > 15 else 0)
    return f"{word('about', language)} {_count('M', rounded, language)}"


def _clock_distance(minutes: int, language: Language) -> str:
    if minutes % 60 == 0:
        return _count("TH", minutes // 60, language)
    return _count("TM", minutes, language) if minutes <= _MINUTES_TOLD else ""


def _count(unit: str, count: int, language: Language) -> str:
    _, several, single = load("telling")["lengths"][unit][language]
    return str(single) if count == 1 else f"{spelled_out(count, language)} {several}"
