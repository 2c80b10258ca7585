"""Dates and times that cannot be, or contradict each other."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from pressefakten.check.case import Case, FactMention, Fault
from pressefakten.check.rules import rule
from pressefakten.german.tense import tense_at
from pressefakten.lexicon import load
from pressefakten.rules import atoms_of
from pressefakten.telling.occasions import occasion_of
from pressefakten.telling.times import date_text, length_text

_WEEKDAY = re.compile(r"weekday does not fit: (?P<day>\S+) is a (?P<right>\w+), not a (?P<wrong>\w+)")
_TIME = re.compile(atoms_of("check")["CLOCK"])
_DAY = re.compile(r"\d\.\s?(?:\d|[A-ZÄÖÜ])")
_NEARLY_A_YEAR, _A_YEAR = timedelta(days=330), timedelta(days=365)
_LONG_DAY = timedelta(hours=16)
_BETWEEN = re.compile(atoms_of("check")["LENGTH_AND_INTERVAL"])
_DAYS_OF = {"Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}
_SLACK = {"Y": 32.0, "M": 17.0, "W": 4.0, "D": 1.1}
"""Days by which an interval may miss a length told in years, months, weeks or days."""
_LENGTH = re.compile(r"P(\d+)([YMWD])")


def _warned(case: Case, begin: str) -> Iterator[tuple[FactMention, str]]:
    for one in case.of("date"):
        for warning in one.mention.get("warnings") or ():
            if warning.startswith(begin):
                yield one, warning


@rule("weekday")
def wrong_weekdays(case: Case) -> Iterator[Fault]:
    days = load("check")["days"]
    for one, warning in _warned(case, "weekday does not fit"):
        match = _WEEKDAY.match(warning)
        if match and one.mention.get("resolution") == "absolute":
            values = {"day": date_text(match["day"]), "right": days[match["right"]], "wrong": days[match["wrong"]]}
            yield Fault(one.start, one.end, 0.98, values)
        elif match and case.published and match["day"][:4] == case.published[:4]:
            values = {"day": date_text(match["day"]), "right": days[match["right"]], "wrong": days[match["wrong"]]}
            yield Fault(one.start, one.end, 0.85, values)


@rule("no_such_day")
def days_that_are_not(case: Case) -> Iterator[Fault]:
    for one, _ in _warned(case, "no such day"):
        yield Fault(one.start, one.end, 0.97, {"words": one.text})


@rule("no_such_week")
def weeks_that_are_not(case: Case) -> Iterator[Fault]:
    for one, _ in _warned(case, "no such week"):
        yield Fault(one.start, one.end, 0.9, {"words": one.text})


@rule("no_such_time")
def times_that_are_not(case: Case) -> Iterator[Fault]:
    for match in case.search(_TIME):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            yield Fault(match.start(), match.end(), 0.95, {"words": match[0]})


@rule("backwards")
def intervals_backwards(case: Case) -> Iterator[Fault]:
    for one, _ in _warned(case, "interval runs backwards"):
        yield Fault(one.start, one.end, 0.95, {"words": one.text})


def _ends(value: str | None) -> tuple[datetime, datetime] | None:
    """Both ends of a closed interval of days or times."""
    begin, slash, end = (value or "").partition("/")
    try:
        return (datetime.fromisoformat(begin), datetime.fromisoformat(end)) if slash and len(begin) > 7 else None
    except ValueError:
        return None


@rule("long_way_round")
def nearly_a_year(case: Case) -> Iterator[Fault]:
    """ "5. Juni bis 3. Juni 2025": one year is written, and nearly a year would lie between."""
    for one in case.of("date"):
        ends = _ends(one.fact["value"])
        years = re.findall(r"(?<!\d)\d{4}(?!\d)", one.text)
        if ends and "T" not in one.fact["value"] and len(years) < 2 and _NEARLY_A_YEAR < ends[1] - ends[0] < _A_YEAR:
            yield Fault(one.start, one.end, 0.85, {"words": one.text})


@rule("clock_backwards")
def clocks_backwards(case: Case) -> Iterator[Fault]:
    for one in case.of("date"):
        ends = _ends(one.fact["value"])
        if not ends or "T" not in one.fact["value"] or len(_DAY.findall(one.text)) > 1:
            continue
        if ends[1].date() - ends[0].date() == timedelta(days=1) and ends[1] - ends[0] > _LONG_DAY:
            yield Fault(one.start, one.end, 0.8, {"words": one.text})


@rule("length")
def lengths_that_do_not_fit(case: Case) -> Iterator[Fault]:
    """A length beside its interval: "zwölf Monate vom 1. Januar bis 30. Juni"."""
    for group in case.together("date", "duration"):
        for one, other in pairwise(group):
            length, interval = (one, other) if one.fact["kind"] == "duration" else (other, one)
            between = case.text[one.end : other.start]
            if length.fact["kind"] == interval.fact["kind"] or not _BETWEEN.fullmatch(between):
                continue
            right = _another_length(length.fact["value"], interval.fact["value"])
            if right and not length.mention.get("qualifier"):
                values = {
                    "length": length_text(length.fact["value"]),
                    "interval": date_text(interval.fact["value"]),
                    "right": right,
                }
                yield Fault(one.start, other.end, 0.75, values)


def _another_length(length: str | None, interval: str | None) -> str:
    """How long the interval is, where that is not the length; else nothing."""
    told, ends = _LENGTH.fullmatch(length or ""), _span(interval)
    if not told or not ends:
        return ""
    count, unit = int(told[1]), told[2]
    days = (ends[1] - ends[0]).days + 1
    if abs(days - count * _DAYS_OF[unit]) <= _SLACK[unit]:
        return ""
    apart = relativedelta(ends[1] + timedelta(days=1), ends[0])
    months = apart.years * 12 + apart.months
    return length_text(f"P{months}M") if months and not apart.days else length_text(f"P{days}D")


def _span(interval: str | None) -> tuple[date, date] | None:
    """First and last day of a closed interval of days, months or years."""
    begin, slash, end = (interval or "").partition("/")
    if not slash or ".." in (begin, end) or "T" in begin + end:
        return None
    try:
        first = date.fromisoformat((begin + "-01-01")[:10])
        year, month, day = (*map(int, end.split("-")), 0, 0)[:3]
        month = month or 12
        return first, date(year, month, day or monthrange(year, month)[1])
    except ValueError:
        return None


@rule("late_deadline")
def late_deadlines(case: Case) -> Iterator[Fault]:
    """A last day for readers that has passed when the release comes out."""
    if not case.published:
        return
    for one in case.of("date"):
        value = str(one.fact["value"] or "").removeprefix("../")
        if (
            len(value) < 10
            or "/" in value
            or value[:10] >= case.published
            or one.mention.get("resolution") == "relative"
        ):
            continue
        begin, sentence = case.sentence(one.start, one.end)
        occasion = occasion_of(
            sentence, one.start - begin, one.end - begin, last_day=str(one.fact["value"]).startswith("../")
        )
        if occasion and occasion.deadline and tense_at(sentence, one.start - begin) != "past":
            yield Fault(one.start, one.end, 0.8, {"day": date_text(value), "published": date_text(case.published)})


@rule("late_embargo")
def late_embargoes(case: Case) -> Iterator[Fault]:
    until = case.release.get("embargoed_until")
    if until and case.published and until[:10] < case.published:
        place = (case.release.get("head") or {}).get("embargoed_until") or {}
        values = {"day": date_text(until), "published": date_text(case.published)}
        yield Fault(place.get("start"), place.get("end"), 0.8, values)
