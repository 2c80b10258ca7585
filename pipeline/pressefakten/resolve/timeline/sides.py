"""Which side of publication a date lies on, as its sentence tells."""

import re

from pressefakten.german.tense import Tense, is_aimed, looks_ahead, looks_back, tense_at, told_as_done
from pressefakten.resolve.timeline.dated import Dated
from pressefakten.resolve.timeline.named import weekday_alone
from pressefakten.resolve.timeline.told import patterns
from pressefakten.temporal.expressions import Point

_SEARCHED = 400  # characters of a sentence that the tense is looked for in, on each side


def tense_of(text: str, item: Dated) -> tuple[Tense | None, bool]:
    """Of the sentence; "seit" looks back and "bis", "ab" look ahead by themselves. True beside it where the clause of
    the date tells what has been done."""
    mention = item.mention
    words = text[mention.start : mention.end].lower()
    if words.startswith("seit"):
        return "past", False
    start, end = item.sentence
    start, end = max(start, mention.start - _SEARCHED), min(end, mention.end + _SEARCHED)
    sentence = text[start : mention.start] + " " * (mention.end - mention.start) + text[mention.end : end]
    tense = tense_at(sentence, mention.start - start)
    weekend = isinstance(mention.data, Point) and mention.data.unit == "weekend" and mention.data.shift is None
    weekday = weekend or weekday_alone(mention.data) is not None
    month = isinstance(mention.data, Point) and mention.data.grain in ("month", "season")
    if looks_back(text[start : mention.start], weekday, tense, month=month):
        return "past", False
    if weekday and tense is None and looks_ahead(text[start : mention.start]):
        return "future", False
    if tense == "past" and (is_aimed(sentence, mention.start - start) or patterns()["moved"].search(sentence)):
        return None, False  # what was planned for a day, or moved from one, may lie ahead
    ahead = re.match(r"(?:bis|ab)\b", words) is not None
    if tense == "past" and ahead:
        return None, False
    if tense == "past":
        return tense, told_as_done(sentence, mention.start - start)
    return ("future" if ahead else tense), False
