"""The day in force: the one that a bare time or part of the day belongs to."""

from collections.abc import Iterator, Sequence
from datetime import date

from pressefakten.german.tense import tense_at
from pressefakten.german.verb_tense import Tense
from pressefakten.resolve.timeline.dated import Dated, back, ends, one_day, opens_line
from pressefakten.resolve.timeline.told import patterns
from pressefakten.temporal.expressions import Expression, Interval, Point, Recurring
from pressefakten.temporal.fixed import Fixed, day_value, next_to
from pressefakten.temporal.values import EVENING

_QUOTED = (("„", "“"), ("»", "«"), ("«", "»"), ('"', '"'), ("“", "”"))
_NO_DAY = (None, False)
_STRETCHES = ("month", "season", "quarter")
_LONG_AGO = 300  # days before publication
_MORNING = 12  # an interval that ends before this hour goes through a night
_QUOTE = 600  # characters in which a quotation ends


def day_in_force(text: str, number: int, dated: Sequence[Dated], published: date | None) -> tuple[Fixed | None, bool]:
    """The day that a bare time belongs to: in its sentence before it, else after it, else the last one before, else
    that of publication. A day whose year is not known counts too. What opens a line ("Samstag, 3. Mai: …") is not for
    the line before it. True beside it where a night is spoken of that ends on this day."""
    item = dated[number]
    of_any_day = _is_of_any_day(text, item) or _is_of_a_stretch(number, dated)
    for other, here in _around(text, number, dated, far=not of_any_day):
        found = _day_of(other)
        if found is None and _is_of_several_days_here(text, item, other, here=here):
            return _NO_DAY
        if found is None or _is_to_come(text, item, other, published):
            continue
        if _is_of_former_times(text, item, other, published):
            of_any_day = True  # "1945 fielen Bomben. Die Feier beginnt um 11 Uhr": on a day that is told elsewhere
            continue
        return _NO_DAY if other.zone == "dateline" and (of_any_day or _is_of_every_night(text, item)) else found
    return _NO_DAY if of_any_day else _day_of_release(text, number, dated, published)


def _day_of_release(
    text: str, number: int, dated: Sequence[Dated], published: date | None
) -> tuple[Fixed | None, bool]:
    """The day of publication for a time without another; none for one of every night, or of what lasts."""
    if published is None or _is_of_every_night(text, dated[number]):
        return _NO_DAY
    return _NO_DAY if _holds_from_a_day(text, number, dated, published) else (day_value(published), False)


def _day_of(other: Dated) -> tuple[Fixed, bool] | None:
    """The day that a date gives to a time beside it, and whether a night ends on it; None where it is no single day."""
    if other.night is not None:
        return other.night, True
    day = one_day(other.fixed) if other.fixed is not None else None
    return (day, False) if day is not None else None


def _is_of_a_stretch(number: int, dated: Sequence[Dated]) -> bool:
    """Whether the sentence of a time names no day, but a month or season before it ("im April 40 nach 23 Uhr")."""
    sentence = dated[number].sentence
    before = [other.fixed for other in back(dated, number) if other.sentence == sentence and other.fixed is not None]
    return bool(before) and all(fixed.grain in _STRETCHES for fixed in before)


def _is_of_every_night(text: str, item: Dated) -> bool:
    """Whether a time goes on after midnight and its sentence does not look back ("Ruhe zwischen 22 und 6 Uhr")."""
    what = item.mention.data
    if not isinstance(what, Interval) or what.start is None or what.end is None:
        return False
    return (what.start.hour or 0) > (what.end.hour or 0) and _tense(text, item) != "past"


def _is_of_former_times(text: str, item: Dated, other: Dated, published: date | None) -> bool:
    """Whether a date of another sentence is told as over long before publication, where that of a time tells what is to
    come."""
    known = other.known if other.sentence != item.sentence else None
    if published is None or known is None or known.last is None or (published - known.last).days <= _LONG_AGO:
        return False
    return _tense(text, item) in ("present", "future") and _tense(text, other) == "past"


def _is_to_come(text: str, item: Dated, other: Dated, published: date | None) -> bool:
    """Whether a date of another sentence is to come, where that of a time tells what was."""
    known = other.known if other.sentence != item.sentence else None
    ahead = published is not None and known is not None and known.first is not None and known.first > published
    return ahead and _tense(text, item) == "past"


def _tense(text: str, item: Dated) -> Tense | None:
    start, end = item.sentence
    return tense_at(text[start:end], item.mention.start - start)


def _holds_from_a_day(text: str, number: int, dated: Sequence[Dated], published: date) -> bool:
    """Whether a time stands in a paragraph on what begins after publication and lasts, and does not look back."""
    item = dated[number]
    for other in back(dated, number):
        if text.find("\n\n", other.mention.end, item.mention.start) >= 0:
            return False
        what, fixed = other.mention.data, other.fixed
        if isinstance(what, Interval) and what.end is None and what.grain == "day" and fixed is not None:
            begins = fixed.first is not None and fixed.first > published
            return begins and _tense(text, item) != "past"
    return False


def _around(text: str, number: int, dated: Sequence[Dated], *, far: bool) -> Iterator[tuple[Dated, bool]]:
    """The dates that a bare time may belong to, each with whether it stands before it in its sentence."""
    sentence, before = dated[number].sentence, list(back(dated, number))
    for other in before:
        if other.sentence == sentence:
            yield other, True
    for other in dated[number + 1 : number + 6]:
        if other.sentence == sentence and not (opens_line(text, other.mention.start) or _is_no_day_of(other)):
            yield other, False
    for other in before if far else ():
        if not (_set_aside(text, other) or _is_background(text, other, sentence)):
            yield other, other.sentence == sentence


def _is_no_day_of(other: Dated) -> bool:
    """Whether a date is none of a time before it: one counted from what was told before both ("um 14 Uhr …, am nächsten
    Morgen"), or a deadline ("wer um 14 Uhr da war, meldet sich bis 3. Mai")."""
    what = other.mention.data
    if (
        isinstance(what, Interval)
        and what.start is None
        and what.grain == "day"
        and what.end
        and not what.end.has_clock
    ):
        return True
    return any(isinstance(point, Point) and point.anchor == "text" and point.shift for point in ends(what))


def _is_of_any_day(text: str, item: Dated) -> bool:
    """Whether a time stands in what somebody is quoted with, and no verb there looks back on a day ("jemand, der um
    zwei Uhr aufsteht")."""
    start = item.mention.start
    line = text.rfind("\n", 0, start) + 1
    for opening, closing in _QUOTED:
        opened = text.rfind(opening, line, start)
        opens = opened >= 0 and text[opened + 1].isalnum() and not text[opened - 1 : opened].isalnum()
        if opens and text.find(closing, opened + 1, start) < 0:
            end = text.find(closing, item.mention.end, start + _QUOTE)
            said = text[opened + 1 : end if end >= 0 else item.sentence[1]]
            return tense_at(said, start - opened - 1) != "past"
    return False


def _is_of_several_days(other: Dated) -> bool:
    """Whether a time beside a date is one of each of several days, or of all that recur."""
    return isinstance(other.mention.data, Recurring) or _is_days(other)


def _is_of_several_days_here(text: str, item: Dated, other: Dated, *, here: bool) -> bool:
    """Whether a time is one of several days, of its sentence or the one before, or at the head of its line."""
    if here:
        return _is_of_several_days(other)
    beside = other.sentence[1] == item.sentence[0] and other.zone == item.zone
    return _is_days(other) and (beside or _heads_line(text, other, item))


def _heads_line(text: str, other: Dated, item: Dated) -> bool:
    """Whether a date opens the line that a time stands in."""
    return opens_line(text, other.mention.start) and text.find("\n", other.mention.end, item.mention.start) < 0


def _is_days(other: Dated) -> bool:
    """Whether a date is several days, from one to another."""
    what, fixed = other.mention.data, other.fixed
    both = isinstance(what, Interval) and what.start is not None and what.end is not None
    return both and what.grain == "day" and fixed is not None and fixed.first != fixed.last


def _set_aside(text: str, other: Dated) -> bool:
    """Whether a date is none that later times belong to: a deadline, what holds from a day on, what something else was
    moved to or from."""
    what = other.mention.data
    if isinstance(what, Interval) and (what.start is None or (what.end is None and not _is_of_a_day(what.start))):
        return True
    start, end = other.sentence
    return patterns()["moved"].search(text, start, end) is not None


def _is_of_a_day(start: Point) -> bool:
    """Whether something began at a time or in a part of a day ("seit Dienstagnachmittag vermisst")."""
    return start.has_clock or start.daypart is not None


def _is_background(text: str, other: Dated, sentence: tuple[int, int]) -> bool:
    """Whether a date is told in the pluperfect, and the sentence of a time does not follow right behind."""
    start, end = other.sentence
    return (
        end != sentence[0]
        and sentence != other.sentence
        and patterns()["pluperfect"].search(text, start, end) is not None
    )


def night_of(item: Dated) -> Fixed | None:
    """The day on which the night ends that a date speaks of ("Nacht zum Sonntag", "vom 3. auf den 4. Mai",
    "Silvesternacht")."""
    what, fixed = item.mention.data, item.fixed
    end = what.end if isinstance(what, Interval) else what
    if fixed is None or not isinstance(end, Point):
        return None
    if not (end.night_before or _begins_a_night(end) or _goes_through_a_night(what, fixed)):
        return None
    if isinstance(what, Point) and _is_before_midnight(end):
        return next_to(fixed, 1)
    return day_value(fixed.last) if fixed.last else one_day(fixed)


def _goes_through_a_night(what: Expression, fixed: Fixed) -> bool:
    """Whether an interval is from the evening of a day to the next morning ("von Samstagabend bis Sonntagmorgen")."""
    if not isinstance(what, Interval) or what.start is None or what.end is None or what.grain != "day":
        return False
    if fixed.first is None or fixed.last is None or (fixed.last - fixed.first).days != 1:
        return False
    return _is_late(what.start) and (what.end.daypart == "morning" or (what.end.hour or EVENING) < _MORNING)


def _is_late(point: Point) -> bool:
    return point.daypart in ("evening", "night") or (point.hour or 0) >= EVENING


def _begins_a_night(point: Point) -> bool:
    """Whether a night begins on the day: that of a holiday."""
    return point.holiday is not None and point.daypart == "night"


def _is_before_midnight(point: Point) -> bool:
    """Whether a time of a night, or the night itself, is named by the day on which it begins."""
    return (point.hour or 0) >= EVENING if point.has_clock else _begins_a_night(point)
