"""Which side of publication a date lies on, as its sentence tells."""

import re
from collections.abc import Sequence
from datetime import date

from pressefakten.german.tense import (
    changes_on,
    is_aimed,
    is_announced,
    is_deadline,
    is_planned_in,
    is_set_for,
    looks_ahead,
    looks_back,
    tense_at,
    told_as_done,
)
from pressefakten.german.verb_tense import Tense
from pressefakten.resolve.head.embargo import embargo_at
from pressefakten.resolve.timeline.dated import Dated, back
from pressefakten.resolve.timeline.named import weekday_alone
from pressefakten.resolve.timeline.told import patterns
from pressefakten.temporal.expressions import Expression, Point

_GOES_ON = 80  # characters from a day to come to a weekday that goes on from it
_SEARCHED = 400  # characters of a sentence that the tense is looked for in, on each side


def tense_of(text: str, item: Dated) -> tuple[Tense | None, bool]:
    """Of the sentence; "seit" looks back and "bis", "ab" look ahead by themselves. True beside it where the clause of
    the date tells what has been done."""
    mention = item.mention
    words = text[mention.start : mention.end].lower()
    if words.startswith("seit"):
        return "past", False
    if item.zone != "body" and embargo_at(text, mention.start, mention.end):
        return "future", False
    start, end = item.sentence
    start, end = max(start, mention.start - _SEARCHED), min(end, mention.end + _SEARCHED)
    sentence = text[start : mention.start] + " " * (mention.end - mention.start) + text[mention.end : end]
    offset = mention.start - start
    tense = tense_at(sentence, offset)
    if (side := _side_of_lead(text[start : mention.start], mention.data, tense)) is not None:
        return side, False
    if _is_to_come(sentence, offset, mention.data, tense):
        return "future", False
    ahead = re.match(r"(?:bis|ab)\b", words) is not None or _is_planned(sentence, offset, mention.data, tense)
    if tense != "past":
        return ("future" if ahead else tense), False
    if ahead or is_aimed(sentence, offset) or patterns()["moved"].search(sentence):
        return None, False  # what was planned for a day, or moved from one, may lie ahead
    return tense, told_as_done(sentence, offset)


def _is_planned(sentence: str, offset: int, what: Expression, tense: Tense | None) -> bool:
    """Whether a sentence in the present tells what ends or changes on a day, or is to come in a month."""
    if tense != "present":
        return False
    of_month = isinstance(what, Point) and what.grain == "month" and what.year is None
    return changes_on(sentence, offset) or (of_month and is_planned_in(sentence, offset))


def _is_to_come(sentence: str, offset: int, what: Expression, tense: Tense | None) -> bool:
    """Whether the sentence says of a date that it lies ahead although its verb tells what was: something was moved to
    it, announced for it, or set for that weekday."""
    if patterns()["moved_to"].search(sentence, 0, offset) and patterns()["moved"].search(sentence):
        return True
    return tense == "past" and (is_announced(sentence, offset) or (_is_weekday(what) and is_set_for(sentence, offset)))


def goes_on_ahead(number: int, dated: Sequence[Dated], published: date | None) -> bool:
    """Whether a weekday without a verb goes on from today or a day to come ("morgen Regen, am Mittwoch Sonne")."""
    item, before = dated[number], next(back(dated, number), None)
    if published is None or before is None or weekday_alone(item.mention.data) is None:
        return False
    what, known = before.mention.data, before.known
    if known is None or not isinstance(what, Point) or item.mention.start - before.mention.end > _GOES_ON:
        return False
    today = known.first == published and what.unit == "day"
    return today or (known.first is not None and known.first > published)


def _is_weekday(what: Expression) -> bool:
    """Whether a date is a day of the week or a weekend, and nothing else."""
    weekend = isinstance(what, Point) and what.unit == "weekend" and what.shift is None
    return weekend or weekday_alone(what) is not None


def _side_of_lead(lead: str, what: Expression, tense: Tense | None) -> Tense | None:
    """The side that the words in front of a weekday, weekend or month tell by themselves."""
    point = what if isinstance(what, Point) else None
    weekday = _is_weekday(what)
    month = point is not None and point.grain in ("month", "season")
    if looks_back(lead, weekday, tense, month=month):
        return "past"
    if tense in (None, "present") and is_deadline(lead):
        return "future"
    return "future" if weekday and tense is None and looks_ahead(lead) else None
