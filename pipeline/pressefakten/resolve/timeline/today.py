"""The day that "heute" is: that of publication, of the embargo, or the one the text gives it."""

from collections.abc import Iterator, Sequence
from datetime import date

from pressefakten.resolve.head.embargo import embargo_at
from pressefakten.resolve.timeline.dated import Dated
from pressefakten.temporal.expressions import Interval, Point
from pressefakten.temporal.values import Context, answer


def said_today(text: str, dated: Sequence[Dated]) -> date | None:
    """The day that stands beside "heute" or "heutig" with its year ("am heutigen Freitag, 15. Oktober 2021")."""
    for item in dated:
        what = item.mention.data
        words = text[item.mention.start : item.mention.end].lower()
        if isinstance(what, Point) and what.absolute_day and what.year is not None and words.startswith("heut"):
            fixed = answer(what, Context()).fixed
            if fixed is not None and fixed.first is not None:
                return fixed.first
    return None


def day_of_embargo(text: str, dated: Sequence[Dated]) -> date | None:
    """The day, said with its year, before which a release may not be published: for it the release is written."""
    for item in dated:
        what = item.mention.data
        point = what.start if isinstance(what, Interval) and what.end is None else what
        if not isinstance(point, Point) or not point.absolute_day or point.year is None:
            continue
        if item.zone != "body" and embargo_at(text, item.mention.start, item.mention.end):
            fixed = answer(point, Context()).fixed
            return fixed.first if fixed is not None else None
    return None


def day_of_today(text: str, number: int, dated: Sequence[Dated], published: date | None) -> date | None:
    """The day that a date counts from: that of publication, unless "am heutigen Mittwoch" names the weekday of the
    embargo and not that of publication."""
    what = dated[number].mention.data
    if published is None or not isinstance(what, Point) or what.unit != "day" or what.shift != 0:
        return published
    if what.weekday is None or what.weekday == published.weekday():
        return published
    return next((day for day in _embargoes(text, dated, published) if day.weekday() == what.weekday), published)


def _embargoes(text: str, dated: Sequence[Dated], published: date) -> Iterator[date]:
    """The days from publication on before which the release says not to be published."""
    for other in dated:
        fixed = answer(other.mention.data, Context(published=published)).fixed if _is_day(other) else None
        day = fixed.first if fixed is not None else None
        if day is not None and day >= published and embargo_at(text, other.mention.start, other.mention.end):
            yield day


def _is_day(item: Dated) -> bool:
    return isinstance(item.mention.data, Point) and item.mention.data.absolute_day
