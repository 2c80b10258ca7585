"""The year that the text gives for a date without one: its sentence, its list, the same day told in full elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from pressefakten.german.verb_tense import Tense
from pressefakten.resolve.timeline.dated import Dated, back, day_without_year, ends, opens_line
from pressefakten.resolve.timeline.told import patterns
from pressefakten.temporal.expressions import Interval, Point
from pressefakten.temporal.fixed import of_year

_PROGRAMME = 400  # characters from the days of a programme to a weekday that is one of them
_FOLLOWS = 31  # days in which a date of a series follows the one before it
_MIDDLE = 15  # the day of a month that stands for it
_SERIES = 400  # characters between two dates of a series
_OF_HEAD = 12  # dates from the beginning among which the publication line is
_NEAR = 183  # days from a day with its year within which a weekday tells the year of another
YearsByDay = dict[tuple[int | None, int | None], set[int]]


def year_said(text: str, number: int, dated: Sequence[Dated], tense: Tense | None) -> int | None:
    """A year that the same sentence has named before a date without one ("2014 begann im Mai der Bau"); none from
    another half of it in front of what is to come ("1946 gegründet; gefeiert wird im Herbst")."""
    for other in back(dated, number):
        if other.sentence != dated[number].sentence:
            return None
        if tense in ("future", "present") and ";" in text[other.mention.end : dated[number].mention.start]:
            return None
        what = other.mention.data
        if isinstance(what, Point) and what.year is not None and other.made is not None:
            lead = text[max(other.sentence[0], other.mention.start - 8) : other.mention.start]
            if what.grain != "year" or patterns()["said_year"].search(lead):
                return what.year
    return None


def year_of_list(text: str, number: int, dated: Sequence[Dated]) -> int | None:
    """The year that stands once, at the end of a list ("am 3. März und am 5. April 2016")."""
    for index in range(number, min(number + 8, len(dated) - 1)):
        this, following = dated[index].mention, dated[index + 1].mention
        if patterns()["listed"].fullmatch(text, this.end, following.start) is None:
            return None
        last = following.data.end if isinstance(following.data, Interval) else following.data
        if not isinstance(last, Point) or last.grain != dated[number].mention.data.grain or last.unit is not None:
            return None
        if last.year is not None:
            return last.year
    return None


def before_in_list(text: str, number: int, dated: Sequence[Dated]) -> date | None:
    """The day before this one in a list of days without a year, which runs forward ("27. März und 1. August"), or in a
    programme with a day at the head of each line."""
    if number == 0 or not _is_listed_day(dated[number]):
        return None
    before: Dated | None = dated[number - 1]
    if before and patterns()["listed"].fullmatch(text, before.mention.end, dated[number].mention.start) is None:
        before = _entry_before(text, number, dated)
    if before is None or not _is_listed_day(before) or before.fixed is None:
        return None
    return before.fixed.first


def before_day_alone(number: int, dated: Sequence[Dated]) -> date | None:
    """The day named before one without its month in the same sentence ("am 12. Mai in Leipzig, am 13. in Bautzen")."""
    what = dated[number].mention.data
    if not isinstance(what, Point) or what.day is None or what.month is not None or what.weekday is not None:
        return None
    for other in back(dated, number):
        if other.sentence != dated[number].sentence:
            return None
        fixed = other.fixed
        if fixed is not None and fixed.grain == "day" and isinstance(other.mention.data, Point):
            return fixed.last
    return None


def _is_listed_day(item: Dated) -> bool:
    first = ends(item.mention.data)[0]
    return first is not None and day_without_year(first) is not None


def _entry_before(text: str, number: int, dated: Sequence[Dated]) -> Dated | None:
    """The day that heads the entry before, where this one heads one, too."""
    if not opens_line(text, dated[number].mention.start):
        return None
    for other in back(dated, number):
        if dated[number].mention.start - other.mention.end > _PROGRAMME:
            return None
        if opens_line(text, other.mention.start):
            return other
    return None


def years_by_day(dated: Sequence[Dated]) -> YearsByDay:
    """The years that the release gives for each day of the calendar, as (month, day)."""
    years: YearsByDay = {}
    for point in (point for one in dated for point in _points(one.mention.data)):
        if point.year is not None:
            years.setdefault((point.month, point.day), set()).add(point.year)
    return years


def years_said(dated: Sequence[Dated]) -> Iterator[int]:
    """The years that the release names, in its order."""
    return (point.year for one in dated for point in _points(one.mention.data) if point.year is not None)


def year_of_same_day(item: Dated, said: YearsByDay) -> int | None:
    """The one year that the release gives for the same day elsewhere ("3. Mai" in a headline, "3. Mai 2023" below)."""
    what = day_without_year(item.mention.data)
    years = said.get((what.month, what.day), set()) if what else set()
    return next(iter(years)) if len(years) == 1 else None


def year_of_weekday(item: Dated, said: YearsByDay) -> int | None:
    """The one year, of those that the release gives for other days, in which the day falls on its weekday, near one of
    them ("Donnerstag, 13. März" beside "14. März bis 31. August 2025")."""
    what = day_without_year(item.mention.data)
    if what is None or what.weekday is None:
        return None
    days = ((Point(month=month, day=day), years) for (month, day), years in said.items() if month and day)
    fitting = {year for day, years in days for year in years if _falls_on_its_weekday(what, day, year)}
    return fitting.pop() if len(fitting) == 1 else None


def _falls_on_its_weekday(what: Point, near: Point, year: int) -> bool:
    """Whether a day has its weekday in a year, and lies within half a year of another day."""
    this, other = (of_year(one, year, []) for one in (replace(what, weekday=None), near))
    if this is None or other is None or this.first is None or other.first is None:
        return False
    return abs((this.first - other.first).days) <= _NEAR and this.first.weekday() == what.weekday


def year_of_day_before(number: int, dated: Sequence[Dated]) -> int | None:
    """The year in which a day without one follows closely on the day named before ("30.11.2021 … am 03.12.")."""
    what = day_without_year(dated[number].mention.data)
    if what is None:
        return None
    for other in back(dated, number):
        if dated[number].mention.start - other.mention.end > _SERIES:
            return None
        before = other.fixed
        if before is None or before.last is None or before.grain != "day":
            continue
        for year in (before.last.year, before.last.year + 1):
            day = of_year(what, year, [])
            if day and day.first and 0 <= (day.first - before.last).days <= _FOLLOWS:
                return year
        return None
    return None


def year_of_issue(item: Dated, dated: Sequence[Dated]) -> int | None:
    """The year of a day or month where the publication line names but a month ("Mai 2025"): the one that makes it
    nearest, and on its weekday where it has one."""
    first = next((end for end in ends(item.mention.data) if end is not None), None)
    issue = next((one.mention.data for one in dated[:_OF_HEAD] if _names_month(one)), None)
    if not isinstance(first, Point) or not _lacks_year(first) or issue is None:
        return None
    nearest = _nearest_to(first, date(issue.year, issue.month, _MIDDLE))
    if nearest is None or (first.weekday is not None and first.nth is None and nearest.weekday() != first.weekday):
        return None
    return nearest.year


def _nearest_to(what: Point, day: date) -> date | None:
    """The first day of a date without its year, in the year that makes it nearest to a day."""
    options = (of_year(what, day.year + shift, []) for shift in (-1, 0, 1))
    days = [option.first for option in options if option is not None and option.first is not None]
    return min(days, key=lambda one: abs((one - day).days), default=None)


def _lacks_year(what: Point) -> bool:
    """Whether a month or a day of it is said without its year."""
    return what.month is not None and what.year is None and what.unit is None and what.shift is None


def _names_month(one: Dated) -> bool:
    what = one.mention.data
    return one.zone == "dateline" and isinstance(what, Point) and what.grain == "month" and what.year is not None


def _points(what: object) -> Iterator[Point]:
    """The days that a date names: itself or, of an interval, its ends, the first with the year of the last."""
    if isinstance(what, Point):
        yield what
    elif isinstance(what, Interval) and isinstance(what.start, Point) and isinstance(what.end, Point):
        yield replace(what.start, year=what.start.year or what.end.year)
        yield what.end
