"""Values for the dates that need the release: its publication date, the date spoken of last, the tense."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.german.tense import Sentences
from pressefakten.mentions import Mention, zone_at
from pressefakten.reading import text_of
from pressefakten.resolve.timeline.compared import compared, compared_with, counts_from_text, spoken_of, year_before
from pressefakten.resolve.timeline.dated import Dated
from pressefakten.resolve.timeline.force import day_in_force, night_of
from pressefakten.resolve.timeline.lengths import length_of
from pressefakten.resolve.timeline.named import day_of_headline, named_day, weekday_again
from pressefakten.resolve.timeline.sides import goes_on_ahead, tense_of
from pressefakten.resolve.timeline.story import year_of_its_end, year_of_story
from pressefakten.resolve.timeline.today import day_of_embargo, day_of_today, said_today
from pressefakten.resolve.timeline.told import patterns
from pressefakten.resolve.timeline.years import (
    YearsByDay,
    before_day_alone,
    before_in_list,
    year_of_day_before,
    year_of_issue,
    year_of_list,
    year_of_same_day,
    year_of_weekday,
    year_said,
    years_by_day,
)
from pressefakten.temporal.expressions import Expression, Interval, Point, Recurring, is_settled
from pressefakten.temporal.values import Answer, Context, answer, attributes_of

_LEAD = 20  # characters before a time that tell of which days it is


def resolve_dates(doc: Doc) -> list[Mention]:
    """``doc._.mentions`` with every date resolved, in text order. Other kinds stay as they are."""
    mentions: list[Mention] = list(doc._.mentions) or _candidates(doc)
    text = text_of(doc)
    dated = _dated(doc, text, mentions)
    published = date.fromisoformat(doc._.published.value) if _is_real_day(doc._.published) else None
    published = published or said_today(text, dated) or day_of_embargo(text, dated)
    _resolve(text, dated, published)
    resolved = {id(item.mention): length_of(text, item) or _with_answer(item) for item in dated}
    return [resolved.get(id(mention), mention) for mention in mentions]


def _resolve(text: str, dated: Sequence[Dated], published: date | None) -> None:
    """Gives every date its value: first the days, then the times of theirs, then what is counted from those."""
    said = years_by_day(dated)
    for number, item in enumerate(dated):
        if not _needs_day(item.mention.data):
            item.made = _answer_of(text, number, dated, said, published)
            item.night = night_of(item)
    for number, item in enumerate(dated):
        if item.made is None:
            _give_day(text, number, dated, published)
    for number, item in enumerate(dated):
        if item.fixed is None and counts_from_text(item.mention.data):  # "am Morgen …, am Vorabend"
            item.made = _answer_of(text, number, dated, said, published)


def _dated(doc: Doc, text: str, mentions: Sequence[Mention]) -> list[Dated]:
    sentences = Sentences(doc, text)
    return [
        Dated(mention, None, sentences.around(mention.start), zone_at(doc, mention.start))
        for mention in mentions
        if mention.kind == "date" and isinstance(mention.data, Point | Interval | Recurring)
    ]


def _answer_of(text: str, number: int, dated: Sequence[Dated], said: YearsByDay, published: date | None) -> Answer:
    """The value of a date that says its day, or more than it."""
    if is_settled(dated[number].mention.data):
        return answer(dated[number].mention.data, Context(published=published))
    if dated[number].mention.rule == "date.compared_period":
        return year_before(number, dated)
    context = _context(text, number, dated, said, day_of_today(text, number, dated, published))
    if dated[number].zone == "title":
        context = _of_headline(text, number, dated, context)
    return answer(compared(text, number, dated), context)


def _give_day(text: str, number: int, dated: Sequence[Dated], published: date | None) -> None:
    """The value of a time or part of the day on the day in force; times in a contact block are opening hours."""
    item = dated[number]
    of_each = item.zone == "contact" or _is_of_each(text, item) or _goes_on_of_each(text, number, dated)
    day, night = (None, False) if of_each else day_in_force(text, number, dated, published)
    item.night = day if night else None
    item.made = answer(item.mention.data, Context(published=published, day=day, night=night))


def _is_of_each(text: str, item: Dated) -> bool:
    """Whether a time is one of each of several days: "jeweils um 8 Uhr", "an beiden Tagen bis 21 Uhr", "nachts zwischen
    22 und 5 Uhr" where the sentence does not look back."""
    start, told = item.mention.start, patterns()
    if told["each_before"].search(text, max(0, start - _LEAD), start):
        return True
    if told["of_these_days"].search(text, item.sentence[0], start):
        return True
    if told["of_every_day"].search(text, item.sentence[0], start):
        return True
    if told["of_these_days_behind"].match(text, item.mention.end, item.sentence[1]):
        return True
    ranged = isinstance(item.mention.data, Interval) and item.mention.data.end is not None
    return (
        ranged
        and told["at_night"].search(text, max(0, start - _LEAD), start) is not None
        and tense_of(text, item)[0] != "past"
    )


def _goes_on_of_each(text: str, number: int, dated: Sequence[Dated]) -> bool:
    """Whether a time goes on another that has no day ("jeweils von 9 bis 12 und 13 bis 15 Uhr")."""
    before = dated[number - 1] if number else None
    if before is None or not _needs_day(before.mention.data) or before.made is None or before.fixed is not None:
        return False
    return patterns()["of_each_too"].fullmatch(text, before.mention.end, dated[number].mention.start) is not None


def _candidates(doc: Doc) -> list[Mention]:
    found = [mention for name in ("press_dates", "press_durations") for mention in doc._.candidates.get(name, [])]
    return sorted(found, key=lambda mention: (mention.start, -mention.end))


def _is_real_day(mention: Mention | None) -> bool:
    if mention is None or mention.value is None:
        return False
    try:
        date.fromisoformat(mention.value)
    except ValueError:
        return False
    return True


def _needs_day(what: Expression) -> bool:
    return not isinstance(what, Recurring) and what.dateless


def _context(text: str, number: int, dated: Sequence[Dated], said: YearsByDay, published: date | None) -> Context:
    tense, over = tense_of(text, dated[number])
    of_year = year_of_its_end(text, number, dated, tense, published)
    if tense is None and goes_on_ahead(number, dated, published):
        tense = "future"
    return Context(
        published=published,
        spoken=compared_with(text, number, dated) or spoken_of(number, dated),
        told=of_year,
        tense=tense,
        year=year_said(text, number, dated, tense)
        or year_of_list(text, number, dated)
        or year_of_story(text, number, dated, tense, published)
        or (_year_told_elsewhere(number, dated, said) if published is None else None),
        named=named_day(text, number, dated, tense, published),
        after=before_in_list(text, number, dated) or before_day_alone(number, dated),
        over=over,
    )


def _year_told_elsewhere(number: int, dated: Sequence[Dated], said: YearsByDay) -> int | None:
    """The year of a day without one, from other days of a release whose own day nobody knows."""
    item = dated[number]
    return (
        year_of_same_day(item, said)
        or year_of_weekday(item, said)
        or year_of_issue(item, dated)
        or year_of_day_before(number, dated)
    )


def _of_headline(text: str, number: int, dated: Sequence[Dated], context: Context) -> Context:
    """The context of a date of the headline: the day that the text below names with its weekday, or the side of
    publication that it tells of it."""
    named = day_of_headline(number, dated, context.published) or context.named
    tense = context.tense
    if named is None and (again := weekday_again(number, dated)) is not None:
        tense = tense_of(text, again)[0] or tense
    return replace(context, named=named, tense=tense)


def _with_answer(item: Dated) -> Mention:
    made = item.made
    if made is None:
        return item.mention
    steps = tuple(made.steps)
    if item.mention.steps and steps:
        words = item.mention.steps[0].split("': ", 1)[0]
        if words.startswith("'"):
            steps = (f"{words}': {steps[0]}", *steps[1:])
    return replace(item.mention, value=made.value, attributes=attributes_of(made), steps=steps)


class Timeline:
    """Gives the dates in ``doc._.mentions`` their values."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.mentions = resolve_dates(doc)
        return doc


@Language.factory("press_timeline", requires=["doc._.published"], assigns=["doc._.mentions"])
def make_timeline(nlp: Language, name: str) -> Timeline:
    return Timeline()
