"""The notations of time that a record may hold, as grammars: EDTF, ISO 8601 durations, RFC 5545 recurrences.

EDTF here is ISO 8601-2:2019 (Extended Date/Time Format, https://www.loc.gov/standards/datetime/) as far as German
press texts need it, with the additions of docs/facts.md: minutes without seconds, ISO weeks ("2017-W31"), a time of
day alone ("T08:00") and unknown years in intervals. A day that the calendar does not have, such as 30 February, is no
value, nor is an interval of days that runs backwards.
"""

import re
from calendar import monthrange

_YEAR = r"(?:-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)"
_MONTH = r"(?:0[1-9]|1[0-2]|XX)"
_DAY = r"(?:0[1-9]|[12][0-9]|3[01]|XX)"
_SEASON_OR_QUARTER = r"(?:2[1-4]|3[3-6])"
_WEEK = r"W(?:0[1-9]|[1-4][0-9]|5[0-3]|XX)"
_CLOCK = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"
_POINT = (
    rf"(?:{_YEAR}-{_MONTH}-{_DAY}(?:{_CLOCK})?|{_YEAR}-{_MONTH}|{_YEAR}-{_SEASON_OR_QUARTER}"
    rf"|{_YEAR}-{_WEEK}|{_YEAR}|{_CLOCK})"
)
_EDTF = re.compile(rf"{_POINT}(?:/(?:{_POINT}|\.\.))?|\.\./{_POINT}")

_DAYS = re.compile(r"(?P<year>[0-9X]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_LEAP_YEAR = 2000

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_DURATION = re.compile(
    rf"P(?=[0-9T])(?:{_NUMBER}Y)?(?:{_NUMBER}M)?(?:{_NUMBER}W)?(?:{_NUMBER}D)?"
    rf"(?:T(?=[0-9])(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?"
)

_LIST = "(?:{0})(?:,(?:{0}))*"
_RULE_PARTS = {
    "FREQ": r"YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY|MINUTELY|SECONDLY",
    "INTERVAL": r"[1-9][0-9]*",
    "COUNT": r"[1-9][0-9]*",
    "UNTIL": r"[0-9]{8}(?:T[0-9]{6}Z?)?",
    "BYDAY": _LIST.format(r"[+-]?[0-9]{0,2}(?:MO|TU|WE|TH|FR|SA|SU)"),
    "BYMONTHDAY": _LIST.format(r"-?(?:[1-9]|[12][0-9]|3[01])"),
    "BYYEARDAY": _LIST.format(r"-?[1-9][0-9]{0,2}"),
    "BYWEEKNO": _LIST.format(r"-?[1-9][0-9]?"),
    "BYMONTH": _LIST.format(r"[1-9]|1[0-2]"),
    "BYSETPOS": _LIST.format(r"-?[1-9][0-9]{0,2}"),
    "BYHOUR": _LIST.format(r"1?[0-9]|2[0-3]"),
    "BYMINUTE": _LIST.format(r"[1-5]?[0-9]"),
    "BYSECOND": _LIST.format(r"[1-5]?[0-9]|60"),
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
}
_RULE_PATTERNS = {name: re.compile(pattern) for name, pattern in _RULE_PARTS.items()}


def is_edtf(value: str) -> bool:
    """Whether ``value`` is a point or an interval of the grammar above ("2017-03", "2015/..", "T08:00/T12:00")."""
    if _EDTF.fullmatch(value) is None:
        return False
    return all(_exists(day) for day in _DAYS.finditer(value)) and not _runs_backwards(value)


def _exists(day: re.Match[str]) -> bool:
    """Whether the calendar has the day, in a leap year where the year is not known."""
    year = int(day["year"]) if day["year"].isdigit() else _LEAP_YEAR
    return int(day["day"]) <= monthrange(year or _LEAP_YEAR, int(day["month"]))[1]


def _runs_backwards(value: str) -> bool:
    """Whether both ends of an interval are days of known years, the second before the first."""
    days = [day[0] for day in _DAYS.finditer(value) if day["year"].isdigit()]
    return len(days) == len(value.split("/")) == 2 and days[1] < days[0]


def is_duration(value: str) -> bool:
    """Whether ``value`` is an ISO 8601 duration ("P3M", "P2.5Y", "PT90M"); any of its numbers may be a decimal."""
    return _DURATION.fullmatch(value) is not None


def is_rrule(value: str) -> bool:
    """Whether ``value`` is an RFC 5545 recurrence without the "RRULE:" in front ("FREQ=WEEKLY;BYDAY=MO,WE").

    FREQ comes first, no part twice, and never both COUNT and UNTIL (RFC 5545, section 3.3.10).
    """
    parts = [part.partition("=") for part in value.split(";")]
    names = [name for name, _, _ in parts]
    if names[0] != "FREQ" or len(set(names)) < len(names) or {"COUNT", "UNTIL"} <= set(names):
        return False
    return all(
        name in _RULE_PATTERNS and _RULE_PATTERNS[name].fullmatch(content) is not None for name, _, content in parts
    )
