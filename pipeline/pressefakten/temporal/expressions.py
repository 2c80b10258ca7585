"""What the words of a time expression say by themselves, before anything else of the release is known.

A Point is a set of calendar fields, each known or not ("3. Mai" knows day and month), possibly counted from somewhere
("vergangene Woche" is the week one before). Values are made of it in ``values``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal

Anchor = Literal["published", "text"]
_IN_YEAR = ("week", "month", "season", "quarter", "half")
_OF_YEARS = ("year", "decade", "century")


@dataclass(frozen=True, slots=True)
class Point:
    """One place in time as far as it is said.

    ``weekday`` counts from Monday = 0; ``season`` is the EDTF code 21..24; ``decade`` is 199 for the 1990s, 90 where
    the century is left open; ``century`` 19 is the 19th. ``unit`` and ``shift`` count from the ``anchor``, the
    publication date or the date spoken of: ("week", -1) is the week before. ``shift`` alone turns a weekday, month or
    season ("kommenden Freitag"). ``exact`` says that a count from a day was given ("zwei Wochen später"), which ends on
    a day; "in der Woche darauf" is the whole week. ``nth`` counts the weekday of the month or, where none is said, its
    weekend (-1 is the last). ``months`` are the first so many of a year. ``to_the_day`` says that the count ends on the
    day so many days off ("heute vor 25 Jahren"). ``night_before`` is set for the night that ends on the day ("Nacht zum
    Sonntag"): its evening is the day before's.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    week: int | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    months: int | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    unit: str | None = None
    shift: int | None = None
    anchor: Anchor = "published"
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    daypart: str | None = None
    part: str | None = None
    to_the_day: int | None = None
    night_before: bool = False
    exact: bool = False
    nth: int | None = None

    @property
    def has_clock(self) -> bool:
        return self.hour is not None

    @property
    def grain(self) -> str:
        """The finest calendar unit it names: day, week, month, …, "clock" for a bare time, "daypart" for "am Abend"."""
        if self._names_day:
            return "day"
        if self.months is not None:
            return "half"
        finest = self._said(_IN_YEAR) or self.unit or self._said(_OF_YEARS)
        return finest or ("clock" if self.has_clock else "daypart")

    @property
    def _names_day(self) -> bool:
        """Whether a day is said, by its number, weekday or feast or by counting days."""
        said = (self.day, self.weekday, self.holiday, self.to_the_day)
        return self.unit == "day" or any(one is not None for one in said)

    def _said(self, names: Sequence[str]) -> str | None:
        """The first of the fields that is known."""
        return next((name for name in names if getattr(self, name) is not None), None)

    @property
    def in_year(self) -> bool:
        """Whether a part of a year is said: a month, season, week, feast …"""
        parts = (self.month, self.season, self.quarter, self.half, self.months, self.holiday, self.week)
        return any(part is not None for part in parts)

    @property
    def dateless(self) -> bool:
        return self.grain in ("clock", "daypart")

    @property
    def absolute_day(self) -> bool:
        return self.day is not None and self.month is not None

    def with_clock_of(self, other: "Point") -> "Point":
        return replace(self, hour=other.hour, minute=other.minute, second=other.second)


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``start`` to ``end``, both included; None is an open end ("seit 2015"). An ``exclusive`` one begins after or
    ends before the day that is named ("vor dem 15. August")."""

    start: Point | None
    end: Point | None
    part: str | None = None
    exclusive: bool = False

    @property
    def grain(self) -> str:
        point = self.start or self.end
        return point.grain if point else "day"

    @property
    def dateless(self) -> bool:
        return self.grain in ("clock", "daypart")


@dataclass(frozen=True, slots=True)
class Recurring:
    """What comes again: an RFC 5545 rule, the times of day if they are said, the part of the day that it comes in."""

    rrule: str
    clock: Point | Interval | None = None
    daypart: str | None = None
    grain: str = "recurring"
    dateless: bool = False


Expression = Point | Interval | Recurring

POINT_FIELDS = frozenset(item.name for item in fields(Point))


def is_bare_weekday(point: Point) -> bool:
    """A weekday that no date, week or direction is said with."""
    return point.weekday is not None and point.day is None and point.unit is None and point.shift is None


def is_settled(what: Expression) -> bool:
    """Whether an expression is worth the same in every release: a recurrence, or what says its year itself."""
    if isinstance(what, Recurring):
        return True
    ends = [what] if isinstance(what, Point) else [end for end in (what.start, what.end) if end is not None]
    return all(_says_year(end) for end in ends)


def _says_year(point: Point) -> bool:
    if point.year is None or point.unit is not None or point.shift is not None:
        return False
    return point.absolute_day or (point.day is None and point.weekday is None)


def closing(point: Point) -> Point:
    """The end that "bis Mitternacht" names: the end of the day, not its beginning, which is "0 Uhr"."""
    midnight = (point.hour, point.minute, point.daypart) == (0, 0, "night")
    return replace(point, hour=24) if midnight else point


def interval(start: Point, end: Point) -> Interval:
    """An interval whose ends lend each other what only one of them says ("3. bis 7. Mai 2017", "8 bis 12 Uhr")."""
    if start.dateless and not end.dateless:
        start = end.with_clock_of(start)
    elif end.dateless and not start.dateless:
        end = start.with_clock_of(end)
    if _is_of_week(start, end):
        start = replace(start, unit="week", shift=end.shift, anchor=end.anchor)
    if _lacks_month(start, end):
        start = replace(start, month=end.month)
    start, end = _with_years(start, end)
    if end.unit == "year" and start.unit is None and start.year is None and start.month is not None:
        start = replace(start, unit="year", shift=end.shift, anchor=end.anchor)
    return Interval(start, end)


def _is_of_week(start: Point, end: Point) -> bool:
    """Whether a weekday begins what ends on one of a week that is said ("Montag bis Mittwoch nächster Woche")."""
    return end.unit == "week" and end.weekday is not None and start.weekday is not None and start.unit is None


def _lacks_month(start: Point, end: Point) -> bool:
    """Whether a day without its month begins an interval; beside its weekday only where the end lies behind it."""
    if start.month is not None or start.day is None:
        return False
    return start.weekday is None or start.day < (end.day or 0)


def _with_years(start: Point, end: Point) -> tuple[Point, Point]:
    if end.year is not None and _wants_year(start):
        return replace(start, year=end.year - (1 if _is_later_in_year(start, end) else 0)), end
    if start.year is not None and _wants_year(end):
        early = start.month is not None and end.month is not None and end.month < start.month
        return start, replace(end, year=start.year + (1 if early else 0))
    return start, end


def _wants_year(point: Point) -> bool:
    """Whether a part of a year is said, and neither its year nor how far off it is."""
    return point.year is None and point.unit is None and point.in_year


def _is_later_in_year(start: Point, end: Point) -> bool:
    """Whether the start lies behind the end if both were of one year: it is of the year before."""
    if start.season is not None and end.season is not None:
        return start.season > end.season
    if start.month is None or end.month is None:
        return False
    return (start.month, start.day or 0) > (end.month, end.day or 31)
