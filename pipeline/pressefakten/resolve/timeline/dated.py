"""A date mention with what has become of it, and what its neighbours are asked for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressefakten.mentions import Mention
from pressefakten.temporal.answers import Answer
from pressefakten.temporal.expressions import Expression, Interval, Point
from pressefakten.temporal.fixed import Fixed, day_value
from pressefakten_schemas.kinds import Zone

_REMEMBERED = 40  # dates that may stand between a date and the one it is counted from
_DAY_OF_ANY_YEAR = re.compile(r"XXXX-\d\d-\d\d(?!.*/)")
_LIST_LEAD = re.compile(r"[-–*•·#|>\s]{0,6}(?:(?i:am)\s)?")
_LONGEST_LEAD = 12  # characters of a line before its date, with some to spare


@dataclass(slots=True)
class Dated:
    """A mention with what has become of it. ``night`` is the day that the night it speaks of ends on."""

    mention: Mention
    made: Answer | None
    sentence: tuple[int, int]
    zone: Zone
    night: Fixed | None = None

    @property
    def fixed(self) -> Fixed | None:
        """What the date is, also where its year is not known."""
        return self.made.fixed if self.made is not None else None

    @property
    def known(self) -> Fixed | None:
        """What the date is, where its days are known."""
        fixed = self.fixed
        return fixed if fixed is not None and fixed.first is not None else None


def back(dated: Sequence[Dated], number: int) -> Iterator[Dated]:
    """The dates before, the nearest first; no further than a story reaches."""
    for index in range(number - 1, max(-1, number - 1 - _REMEMBERED), -1):
        yield dated[index]


def ends(what: Expression) -> tuple[Expression | None, ...]:
    """What an expression is made of: the two ends of an interval, or itself."""
    return (what.start, what.end) if isinstance(what, Interval) else (what,)


def day_without_year(what: Expression) -> Point | None:
    """The expression where it is a day of the calendar whose year is not said."""
    return what if isinstance(what, Point) and what.absolute_day and what.year is None else None


def one_day(fixed: Fixed) -> Fixed | None:
    """The day that a date is or, with its times, lies in; also where its year is not known."""
    if fixed.first is None:
        return Fixed(match[0], "day") if (match := _DAY_OF_ANY_YEAR.match(fixed.text)) else None
    return day_value(fixed.first) if fixed.grain == "day" and fixed.first == fixed.last else None


def opens_line(text: str, start: int) -> bool:
    lead = text.rfind("\n", max(0, start - _LONGEST_LEAD), start) + 1
    return lead > 0 and _LIST_LEAD.fullmatch(text, lead, start) is not None
