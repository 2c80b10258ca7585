"""Weekdays that are among days named elsewhere: "von Freitag, 5. Mai, bis Sonntag, 7. Mai … am Samstag"."""

from collections.abc import Sequence
from datetime import date

from pressefakten.resolve.timeline.dated import Dated, back, ends, opens_line
from pressefakten.temporal.answers import Context, Tense
from pressefakten.temporal.expressions import Expression, Point, is_bare_weekday
from pressefakten.temporal.fixed import Fixed, day_value, next_to
from pressefakten.temporal.values import answer

_PROGRAMME = 400  # characters from the days of a programme to a weekday that is one of them
_PROGRAMME_OF_LINES = 1200  # … that opens a line
_STORY = 120  # days from publication that a story reaches which goes on from weekday to weekday


def named_day(
    text: str, number: int, dated: Sequence[Dated], tense: Tense | None, published: date | None
) -> Fixed | None:
    """The day that a bare weekday is among or right after days named before it ("von Freitag, 5. Mai, bis Sonntag,
    7. Mai … am Samstag"). None where it is on the wrong side of publication for its tense."""
    weekday = weekday_alone(dated[number].mention.data)
    if weekday is None:
        return None
    start = dated[number].mention.start
    reach = _PROGRAMME_OF_LINES if opens_line(text, start) else _PROGRAMME
    for other in back(dated, number):
        if start - other.mention.end > reach:
            return None
        if (day := _day_near(weekday, other)) is not None:
            return day if published is None or _fits(day, tense, published) else None
    return None


def day_of_headline(number: int, dated: Sequence[Dated], published: date | None) -> Fixed | None:
    """The day that the text names with the weekday of the headline ("Spatenstich am Montag … Am Montag, 27. Mai"),
    where it is one day of the time of publication."""
    weekday = weekday_alone(dated[number].mention.data)
    if weekday is None or published is None:
        return None
    days = set()
    for other in dated[number + 1 :]:
        both = ends(other.mention.data)
        point = both[0] if len(both) == 1 else None
        if not isinstance(point, Point) or not point.absolute_day or point.weekday != weekday:
            continue
        made = answer(other.mention.data, Context(published=published)).fixed
        if made is not None and made.first is not None and abs((made.first - published).days) <= _STORY:
            days.add(made.first)
    return day_value(days.pop()) if len(days) == 1 else None


def weekday_again(number: int, dated: Sequence[Dated]) -> Dated | None:
    """The first date below a headline that is its weekday alone, too; None where none is, or it is of another week."""
    weekday = weekday_alone(dated[number].mention.data)
    if weekday is None:
        return None
    below = (other for other in dated[number + 1 :] if other.zone in ("subtitle", "body"))
    return next((other for other in below if weekday_alone(other.mention.data) == weekday), None)


def weekday_alone(what: Expression) -> int | None:
    """The weekday of an expression that has no other part but times of day, the first one of two."""
    both = ends(what)
    points = [point for point in both if isinstance(point, Point)]
    weekdays = {point.weekday for point in points if is_bare_weekday(point) and point.anchor == "published"}
    if len(points) == len(weekdays) == 2 and points[0].weekday is not None:  # "Samstag und Sonntag"
        return points[0].weekday
    return weekdays.pop() if len(points) == len(both) and len(weekdays) == 1 else None


def _day_near(weekday: int, other: Dated) -> Fixed | None:
    """The day of this weekday that a date names with its own, or the day after it; any day of an interval of days."""
    points, fixed = _days_named(other.mention.data), other.fixed
    if fixed is None or not points:
        return None
    days = [_day_of(text[:10]) for text in fixed.text.split("/")]
    said = points[-1].weekday
    if said is not None and (weekday - said) % 7 <= 1:
        return next_to(days[-1], (weekday - said) % 7)
    return _day_within(weekday, points[0], days)


def _days_named(what: Expression) -> list[Point]:
    """The day, or the two of an interval, where both are named with their month; else none."""
    both = ends(what)
    points = [point for point in both if isinstance(point, Point) and point.absolute_day]
    return points if len(points) == len(both) else []


def _day_within(weekday: int, point: Point, days: Sequence[Fixed]) -> Fixed | None:
    """The day of this weekday within an interval of days that ``point`` opens, shorter than a week."""
    first = _weekday_of(point, days[0])
    if first is None or len(days) == 1:
        return None
    ahead = (weekday - first) % 7
    return next_to(days[0], ahead) if ahead <= _days_between(days[0], days[-1]) < 7 else None


def _day_of(text: str) -> Fixed:
    """A day in EDTF, also one whose year is not known."""
    try:
        return day_value(date.fromisoformat(text))
    except ValueError:
        return Fixed(text, "day")


def _weekday_of(point: Point, day: Fixed) -> int | None:
    return point.weekday if day.first is None else day.first.weekday()


def _days_between(first: Fixed, last: Fixed) -> int:
    """How many days on the last is, of an unknown year counted in one without a leap day; -1 where none can be said."""
    try:
        start, end = (date.fromisoformat(day.text.replace("XXXX", "2001")) for day in (first, last))
    except ValueError:
        return -1
    return (end - start).days


def _fits(day: Fixed, tense: Tense | None, published: date) -> bool:
    """Whether a day named in the text is of the time of publication, and on the side of it that the tense looks to."""
    if day.first is None:
        return True
    if abs((day.first - published).days) > _STORY:
        return False
    return tense is None or (day.first <= published if tense == "past" else day.first >= published)
