"""The year that a story of former times goes on in: "1866 begann der Krieg. Am 3. Juli siegten die Preußen."."""

from collections.abc import Sequence
from datetime import date
from itertools import islice

from pressefakten.german.verb_tense import Tense
from pressefakten.resolve.timeline.dated import Dated, back, ends
from pressefakten.resolve.timeline.told import patterns
from pressefakten.resolve.timeline.years import years_said
from pressefakten.temporal.expressions import Point, Recurring
from pressefakten.temporal.fixed import Fixed, of_year

_GOES_ON = 250  # characters from one date of a story to the next
_FORMER = 2  # years before publication from which on a story is one of former times
_LONG_AGO = 25  # … where a year alone opens it ("2019 erhielt das Werk einen Preis. Im Januar …" is of this year)
_NEAR = 60  # days from publication within which a date is of its time, not of the story
_ANNIVERSARY = 10  # years before publication from which on a story may be told because its day comes round
_YEAR = 365
_INTO_NEXT = 150  # days in which a story goes on from the end of a year into the next
_HISTORY = 1990  # a text without a day of its own that names no year from then on tells history
_FIRST = 100  # years of a release among which the last one is looked for
_LEAD = 8  # characters before a year that show it is the time of the sentence


def year_of_story(
    text: str, number: int, dated: Sequence[Dated], tense: Tense | None, published: date | None
) -> int | None:
    """The year of a day or month without one, or of the first of two, that goes on from a date of former times right
    before it; None where the sentence does not look back, or the date was shortly before publication."""
    what = ends(dated[number].mention.data)[0]
    words = text[dated[number].mention.start : dated[number].mention.end].lower()
    past = tense == "past" or (tense is None and words.startswith("ab "))
    if not past or not isinstance(what, Point) or not _lacks_year(what):
        return None
    before = _told_before(text, number, dated)
    if before is None or not _is_of_former_times(before, dated, published):
        return None
    if published is not None and _is_near(what, published) and not _is_of_an_anniversary(before, published):
        return None
    start, end = dated[number].sentence
    return _year_after(what, before, had_been=patterns()["had_been"].search(text, start, end) is not None)


def year_of_its_end(
    text: str, number: int, dated: Sequence[Dated], tense: Tense | None, published: date | None
) -> Fixed | None:
    """The date of former times whose year "bis Jahresende" or "Ende des Jahres" is the end of; None of other words."""
    last = ends(dated[number].mention.data)[-1]
    if tense == "future" or not isinstance(last, Point) or last.part is None:
        return None
    if (last.unit, last.shift, last.anchor) != ("year", 0, "published"):
        return None
    before = _told_before(text, number, dated)
    return before if before is not None and _is_of_former_times(before, dated, published) else None


def _is_of_former_times(before: Fixed, dated: Sequence[Dated], published: date | None) -> bool:
    """Whether a date lies so far back, from publication or else from the last year that the release names; a text that
    names none but former years is history."""
    last = published.year if published is not None else max(islice(years_said(dated), _FIRST), default=0)
    if published is None and last < _HISTORY:
        return before.first is not None
    ago = _LONG_AGO if before.grain == "year" else _FORMER
    return before.first is not None and before.first.year <= last - ago


def _lacks_year(what: Point) -> bool:
    plain = what.year is None and what.unit is None and what.shift is None and what.weekday is None
    return plain and what.month is not None and what.grain in ("day", "month")


def _told_before(text: str, number: int, dated: Sequence[Dated]) -> Fixed | None:
    """The date that a story has come to, in the same paragraph and shortly before; None where it is told of something
    else's beginning, or only compared with."""
    start = dated[number].mention.start
    for other in back(dated, number):
        if start - other.mention.end > _GOES_ON or text.find("\n\n", other.mention.end, start) >= 0:
            return None
        what = other.mention.data
        if isinstance(what, Recurring) or what.dateless:
            continue
        fixed = other.fixed
        closed = isinstance(what, Point) or (what.start is not None and what.end is not None)
        return fixed if closed and fixed is not None and _is_of_story(text, other, fixed) else None
    return None


def _is_of_story(text: str, other: Dated, fixed: Fixed) -> bool:
    start, end = other.sentence
    if fixed.first is None or fixed.last is None or fixed.first.year != fixed.last.year:
        return False
    if patterns()["since_when"].search(text, start, end):
        return False
    lead = text[max(start, other.mention.start - _LEAD) : other.mention.start]
    return fixed.grain in ("day", "month") or patterns()["said_year"].search(lead) is not None


def _is_near(what: Point, published: date) -> bool:
    """Whether such a date began before publication and was over no longer than so many days."""
    around = (of_year(what, published.year + shift, []) for shift in (-1, 0))
    return any(
        one.first <= published and (published - one.last).days <= _NEAR
        for one in around
        if one is not None and one.first is not None and one.last is not None
    )


def _is_of_an_anniversary(before: Fixed, published: date) -> bool:
    """Whether the story is one of many years ago, at this time of the year: that its days are near tells nothing."""
    if before.first is None or before.grain == "year" or published.year - before.first.year < _ANNIVERSARY:
        return False
    days = abs(before.first.timetuple().tm_yday - published.timetuple().tm_yday)
    return min(days, _YEAR - days) <= _NEAR


def _year_after(what: Point, before: Fixed, *, had_been: bool) -> int | None:
    """The year of the first such date on or after the one before it, where that is not far off, else that of the date
    before; this too where the sentence tells what had been until then."""
    if before.first is None:
        return None
    year = before.first.year
    same, following = (of_year(what, one, []) for one in (year, year + 1))
    if same is not None and same.last is not None and (same.last >= before.first or had_been):
        return year
    near = following is not None and following.last is not None and (following.last - before.first).days <= _INTO_NEXT
    return year + 1 if near else None
