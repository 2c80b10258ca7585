"""What is counted from another date of the text, or compared with one: "tags darauf", "Vorjahr", "Vorjahresmonat"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pressefakten.resolve.timeline.dated import Dated, back, day_without_year, ends
from pressefakten.resolve.timeline.told import patterns
from pressefakten.temporal.answers import Answer
from pressefakten.temporal.expressions import Expression, Point
from pressefakten.temporal.fixed import Fixed, day_value, year_value

_NEAR = 200  # characters from a year to the "Vorjahr" that is the year before it
_SINCE = 60  # characters from "seit" to the year in which something began
_STORY = 400  # characters over which a story counts on from a date
_PROGRAMME = 400  # characters from the days of a programme to a weekday that is one of them
_COMPARED = {
    "year": ("year", "half", "quarter", "season", "month"),
    "month": ("month",),
    "week": ("week",),
    "quarter": ("quarter",),
}
_STRETCHES = {
    "year": ("month", "quarter", "half", "season", "week", "day", "year"),
    "month": ("month",),
    "quarter": ("quarter",),
    "half": ("half",),
    "week": ("week",),
    "day": ("day",),
}
_COMPARISONS = frozenset({"date.compared_period", "date.unit_compound"})
_YEAR = re.compile(r"(?<!\d)\d{4}(?=-|/|$)")
_IN_CLOSED_BRACKET = re.compile(r"[^()]*\)")


def compared(text: str, number: int, dated: Sequence[Dated]) -> Expression:
    """The expression of a mention; "Vorjahr" counted from the year it is compared with, where one is said."""
    what: Expression = dated[number].mention.data
    if isinstance(what, Point) and compared_with(text, number, dated) is not None:
        return replace(what, anchor="text")
    return what


def compared_with(text: str, number: int, dated: Sequence[Dated]) -> Fixed | None:
    """What "Vorjahr" is the year before: a year said shortly before it ("2014 waren es mehr als im Vorjahr")."""
    mention = dated[number].mention
    if mention.rule != "date.unit_compound" or not isinstance(mention.data, Point):
        return None
    unit = mention.data.unit or "year"
    other = _nearest_stretch(text, number, dated, _COMPARED[unit])
    if other is None or not (_says_year(other.mention.data) or _says_month(other.mention.data, unit)):
        return None
    return other.known


def _nearest_stretch(text: str, number: int, dated: Sequence[Dated], grains: Sequence[str]) -> Dated | None:
    """The nearest date before, as long as one of ``grains``, that the sentence speaks of."""
    start = dated[number].mention.start
    for other in back(dated, number):
        if start - other.mention.end > _NEAR:
            return None
        if other.known is not None and other.known.grain in grains and not _stands_aside(text, other, start):
            return other
    return None


def _stands_aside(text: str, other: Dated, start: int) -> bool:
    """Whether a date is in a bracket of its own ("2023 (2022: 40) …, im Vorjahr"), or something began then that goes
    on ("seit Messbeginn 1767")."""
    if _IN_CLOSED_BRACKET.match(text, other.mention.end, start):
        return True
    return patterns()["since_noun"].search(text, max(0, other.mention.start - _SINCE), other.mention.start) is not None


def _says_year(what: Expression) -> bool:
    return isinstance(what, Point) and what.year is not None


def _says_month(what: Expression, unit: str) -> bool:
    return isinstance(what, Point) and unit == "month"


def year_before(number: int, dated: Sequence[Dated]) -> Answer:
    """The same stretch a year before the one spoken of ("im März … als im Vorjahresmonat"); no value where none is."""
    mention = dated[number].mention
    grains = _STRETCHES.get(mention.data.unit, _STRETCHES["year"])
    for other in back(dated, number):
        if mention.start - other.mention.end > _PROGRAMME:
            break
        fixed = other.known
        if fixed is None or fixed.last is None or fixed.grain not in grains:
            continue
        if other.mention.rule in _COMPARISONS:
            continue  # "gegenüber dem Vorquartal …, gegenüber dem Vorjahresquartal": both of the quarter spoken of
        text = _year_earlier(fixed.text)
        if _told_year_later(number, dated, fixed.text):
            text = fixed.text  # "im August 2012 …, im August 2011 … als im Vorjahresmonat"
        steps = [f"the stretch spoken of, {fixed.text}, a year before → {text}"]
        return Answer(text, "relative", steps)
    return Answer(None, "relative", ["no stretch spoken of to be compared with: no value"])


def _year_earlier(value: str) -> str:
    return _YEAR.sub(lambda year: f"{int(year[0]) - 1:04d}", value)


def _told_year_later(number: int, dated: Sequence[Dated], value: str) -> bool:
    """Whether the same stretch a year after ``value`` is spoken of, too."""
    start = dated[number].mention.start
    near = (one.fixed for one in back(dated, number) if start - one.mention.end <= _PROGRAMME)
    return any(fixed is not None and _year_earlier(fixed.text) == value for fixed in near)


def spoken_of(number: int, dated: Sequence[Dated]) -> Fixed | None:
    """The nearest earlier date that is known, as fine as the words need it: a day for "tags darauf"."""
    points = _counted_from_text(dated[number].mention.data)
    if not points:
        return None
    needs_day = any(map(_is_counted_in_days, points))
    counts_on = all(point.shift != 0 for point in points)
    for other in back(dated, number):
        known = _known_as_fine(other, needs_day)
        if known is not None:
            if not counts_on or _is_of_story(dated[number], other):
                return _end_of(known) if _counts_behind(points) else known
        elif needs_day and day_without_year(other.mention.data) is not None:
            return None  # the day that is meant, but nobody knows its year
    return None


def _is_counted_in_days(point: Point) -> bool:
    return point.unit == "day" or (point.unit is None and not point.in_year)


def _known_as_fine(other: Dated, needs_day: bool) -> Fixed | None:
    """What a date is, where it is a day or no day is needed."""
    known = other.known
    return known if known is not None and (known.grain == "day" or not needs_day) else None


def counts_from_text(what: Expression) -> bool:
    """Whether an expression counts days or years from the date spoken of."""
    return bool(_counted_from_text(what))


def _counted_from_text(what: Expression) -> list[Point]:
    """The ends of an expression that counts from the date spoken of; none of one that does not."""
    points = [point for point in ends(what) if isinstance(point, Point)]
    return points if any(point.anchor == "text" for point in points) else []


def _counts_behind(points: Sequence[Point]) -> bool:
    return all(point.exact and (point.shift or 0) > 0 for point in points)


def _end_of(fixed: Fixed) -> Fixed:
    """The last day or year of an interval, which "drei Jahre später" counts from."""
    if fixed.last is None or "/" not in fixed.text:
        return fixed
    return (
        year_value(fixed.last.year)
        if fixed.grain == "year"
        else day_value(fixed.last)
        if fixed.grain == "day"
        else fixed
    )


def _is_of_story(item: Dated, other: Dated) -> bool:
    """Whether a date counts on from another: one shortly before it, and not the day of the release itself."""
    return item.mention.start - other.mention.end <= _STORY and other.zone not in ("dateline", "contact")
