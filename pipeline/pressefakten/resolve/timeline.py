"""Values for the dates that need the release: its publication date, the date spoken of last, the tense."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.german.tense import Sentences, Tense, finished_at, looks_back, tense_at, told_as_done
from pressefakten.mentions import Mention, zone_at
from pressefakten.reading import text_of
from pressefakten.temporal.expressions import Expression, Interval, Point, Recurring, is_bare_weekday
from pressefakten.temporal.fixed import Fixed, day_value, next_to, of_year
from pressefakten.temporal.values import EVENING, Answer, Context, answer, attributes_of

_SEARCHED = 400  # characters of a sentence that the tense is looked for in, on each side
_REMEMBERED = 40  # dates that may stand between a date and the one it is counted from
_LISTED = re.compile(r"(?:,| und| sowie| oder| &|, und)(?: vom| am| im| zum| den)?\s")
_NEAR = 200  # characters from a year to the "Vorjahr" that is the year before it
_PROGRAMME = 400  # characters from the days of a programme to a weekday that is one of them
_STORY = 120  # days from publication that a story reaches which goes on from weekday to weekday
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
_YEAR = re.compile(r"(?<!\d)\d{4}(?=-|/|$)")
_ISO = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_QUALIFIERS = {
    "at_most": re.compile(r"(?i)weniger\s+als"),
    "at_least": re.compile(r"(?i)mehr\s+als|über"),
    "about": re.compile(r"(?i)ca\.|circa|etwa|ungefähr|rund|gut|knapp|fast"),
}
_IN = re.compile(
    r"(?i)in\s+(?:(?:ca\.|circa|etwa|ungefähr|rund|gut|knapp|fast|über|nur|genau|mehr\s+als|weniger\s+als)\s+)?"
)
_EACH = re.compile(r"(?i)\bjeweils(?: von| um| ab| gegen| zwischen| bis)?\s$")
_DAY_OF_ANY_YEAR = re.compile(r"XXXX-\d\d-\d\d(?!.*/)")
_LIST_LEAD = re.compile(r"[-–*•·#|>\s]{0,6}(?:(?i:am)\s)?")
_MOVED = re.compile(r"\b(?:verschoben|verlegt|vertagt|vorverlegt|abgesagt|entfällt|entfallen|verschiebt|nachgeholt)\b")
_LONGEST_LEAD = 12  # characters of a line before its date, with some to spare
_AIMED = re.compile(r"(?i)\b(?:für|auf) (?:den |die |das )?$")
_SAID_YEAR = re.compile(r"(?i)(?:\bim |\bin |\bjahre? |^)\s*$")

_YearsByDay = dict[tuple[int | None, int | None], set[int]]


@dataclass(slots=True)
class _Dated:
    """A mention with what has become of it. ``night`` is the day that the night it speaks of ends on."""

    mention: Mention
    made: Answer | None
    sentence: tuple[int, int]
    night: Fixed | None = None


def resolve_dates(doc: Doc) -> list[Mention]:
    """``doc._.mentions`` with every date resolved, in text order. Other kinds stay as they are."""
    mentions: list[Mention] = list(doc._.mentions) or _candidates(doc)
    published = date.fromisoformat(doc._.published.value) if _is_real_day(doc._.published) else None
    text = text_of(doc)
    sentences = Sentences(doc, text)
    dated = [
        _Dated(mention, None, sentences.around(mention.start))
        for mention in mentions
        if mention.kind == "date" and isinstance(mention.data, Point | Interval | Recurring)
    ]
    said = _years_by_day(dated)
    for number, item in enumerate(dated):
        if item.mention.rule == "date.compared_period":
            item.made = _year_before(number, dated)
        elif not _needs_day(item.mention.data):
            context = _context(text, number, dated, said, published)
            if zone_at(doc, item.mention.start) == "title":
                context = replace(context, named=_day_of_headline(number, dated, published) or context.named)
            item.made = answer(_compared(text, number, dated), context)
            item.night = _night_of(item)
    for number, item in enumerate(dated):
        if item.made is None:
            each = _EACH.search(text, max(0, item.mention.start - 20), item.mention.start)
            day, night = (None, False) if each else _day_in_force(doc, text, number, dated, published)
            item.night = day if night else None
            item.made = answer(item.mention.data, Context(published=published, day=day, night=night))
    resolved = {id(item.mention): _length(text, item) or _with_answer(item) for item in dated}
    return [resolved.get(id(mention), mention) for mention in mentions]


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


def _context(text: str, number: int, dated: Sequence[_Dated], said: _YearsByDay, published: date | None) -> Context:
    tense, over = _tense(text, dated[number])
    return Context(
        published=published,
        spoken=_compared_with(text, number, dated) or _spoken_of(number, dated),
        tense=tense,
        year=_year_said(text, number, dated)
        or _year_of_list(text, number, dated)
        or (
            _year_of_same_day(dated[number], said) or _year_of_day_before(number, dated) if published is None else None
        ),
        named=_named_day(number, dated, tense, published),
        after=_before_in_list(text, number, dated),
        over=over,
    )


def _tense(text: str, item: _Dated) -> tuple[Tense | None, bool]:
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
    weekday = weekend or _weekday_alone(mention.data) is not None
    if looks_back(text[start : mention.start], weekday, tense):
        return "past", False
    if tense == "past" and (_AIMED.search(sentence, 0, mention.start - start) or _MOVED.search(sentence)):
        return None, False  # what was planned for a day, or moved from one, may lie ahead
    if tense == "past":
        return tense, told_as_done(sentence, mention.start - start)
    return ("future" if re.match(r"(?:bis|ab)\b", words) else tense), False


_IN_CLOSED_BRACKET = re.compile(r"[^()]*\)")


def _compared(text: str, number: int, dated: Sequence[_Dated]) -> Expression:
    """The expression of a mention; "Vorjahr" counted from the year it is compared with, where one is said."""
    what: Expression = dated[number].mention.data
    if isinstance(what, Point) and _compared_with(text, number, dated) is not None:
        return replace(what, anchor="text")
    return what


def _compared_with(text: str, number: int, dated: Sequence[_Dated]) -> Fixed | None:
    """What "Vorjahr" is the year before: a year said shortly before it ("2014 waren es mehr als im Vorjahr")."""
    mention = dated[number].mention
    if mention.rule != "date.unit_compound" or not isinstance(mention.data, Point):
        return None
    for other in _back(dated, number):
        what, fixed = other.mention.data, other.made.fixed if other.made else None
        if mention.start - other.mention.end > _NEAR:
            return None
        if _IN_CLOSED_BRACKET.match(text, other.mention.end, mention.start):
            continue  # "2023 (2022: 40) …, im Vorjahr"
        if fixed is not None and fixed.first is not None and fixed.grain in _COMPARED[mention.data.unit or "year"]:
            said = isinstance(what, Point) and (what.year is not None or mention.data.unit == "month")
            return fixed if said else None
    return None


def _ends(what: Expression) -> tuple[Expression | None, ...]:
    """What an expression is made of: the two ends of an interval, or itself."""
    return (what.start, what.end) if isinstance(what, Interval) else (what,)


def _day_without_year(what: Expression) -> Point | None:
    """The expression where it is a day of the calendar whose year is not said."""
    return what if isinstance(what, Point) and what.absolute_day and what.year is None else None


def _year_before(number: int, dated: Sequence[_Dated]) -> Answer:
    """The same stretch a year before the one spoken of ("im März … als im Vorjahresmonat"); no value where none is."""
    mention = dated[number].mention
    grains = _STRETCHES.get(mention.data.unit, _STRETCHES["year"])
    for other in _back(dated, number):
        if mention.start - other.mention.end > _PROGRAMME:
            break
        fixed = other.made.fixed if other.made else None
        if fixed is None or fixed.first is None or fixed.last is None or fixed.grain not in grains:
            continue
        text = _YEAR.sub(lambda year: f"{int(year[0]) - 1:04d}", fixed.text)
        steps = [f"the stretch spoken of, {fixed.text}, a year before → {text}"]
        return Answer(text, "relative", steps)
    return Answer(None, "relative", ["no stretch spoken of to be compared with: no value"])


def _length(text: str, item: _Dated) -> Mention | None:
    """The duration that "in drei Monaten" is where it tells how long it took ("wurde in drei Monaten gebaut")."""
    mention, what = item.mention, item.mention.data
    if mention.rule != "date.in_units" or not isinstance(what, Point) or not what.shift:
        return None
    start, end = item.sentence
    if finished_at(text[start:end], mention.start - start) is not True:
        return None
    match = _IN.match(text, mention.start, mention.end)
    value = f"P{what.shift}{_ISO[what.unit]}" if what.unit in _ISO else None
    if match is None or value is None:
        return None
    steps = (f"'{' '.join(text[match.end() : mention.end].split())}': how long it took → {value}",)
    qualifier = next((name for name, words in _QUALIFIERS.items() if words.search(match[0])), None)
    attributes = {"qualifier": qualifier} if qualifier else {}
    return replace(
        mention,
        kind="duration",
        start=match.end(),
        value=value,
        attributes=attributes,
        steps=steps,
        rule="duration.took",
    )


def _spoken_of(number: int, dated: Sequence[_Dated]) -> Fixed | None:
    """The nearest earlier date that is known, as fine as the words need it: a day for "tags darauf"."""
    what = dated[number].mention.data
    points = [point for point in _ends(what) if isinstance(point, Point)]
    if not any(point.anchor == "text" for point in points):
        return None
    needs_day = any(point.unit in ("day", None) for point in points)
    for other in _back(dated, number):
        fixed = other.made.fixed if other.made else None
        if fixed is not None and fixed.first is not None and (fixed.grain == "day" or not needs_day):
            return fixed
    return None


def _year_said(text: str, number: int, dated: Sequence[_Dated]) -> int | None:
    """A year that the same sentence has named before a date without one ("2014 begann im Mai der Bau")."""
    for other in _back(dated, number):
        if other.sentence != dated[number].sentence:
            return None
        what = other.mention.data
        if isinstance(what, Point) and what.year is not None and other.made is not None:
            lead = text[max(other.sentence[0], other.mention.start - 8) : other.mention.start]
            if what.grain != "year" or _SAID_YEAR.search(lead):
                return what.year
    return None


def _year_of_list(text: str, number: int, dated: Sequence[_Dated]) -> int | None:
    """The year that stands once, at the end of a list ("am 3. März und am 5. April 2016")."""
    for index in range(number, min(number + 8, len(dated) - 1)):
        this, following = dated[index].mention, dated[index + 1].mention
        if _LISTED.fullmatch(text, this.end, following.start) is None:
            return None
        last = following.data.end if isinstance(following.data, Interval) else following.data
        if not isinstance(last, Point) or last.grain != dated[number].mention.data.grain or last.unit is not None:
            return None
        if last.year is not None:
            return last.year
    return None


def _before_in_list(text: str, number: int, dated: Sequence[_Dated]) -> date | None:
    """The day before this one in a list of days without a year, which runs forward ("27. März und 1. August"), or in a
    programme with a day at the head of each line."""
    if number == 0 or not _is_listed_day(dated[number]):
        return None
    before: _Dated | None = dated[number - 1]
    if before and _LISTED.fullmatch(text, before.mention.end, dated[number].mention.start) is None:
        before = _entry_before(text, number, dated)
    if before is None or not _is_listed_day(before) or before.made is None or before.made.fixed is None:
        return None
    return before.made.fixed.first


def _is_listed_day(item: _Dated) -> bool:
    first = _ends(item.mention.data)[0]
    return first is not None and _day_without_year(first) is not None


def _entry_before(text: str, number: int, dated: Sequence[_Dated]) -> _Dated | None:
    """The day that heads the entry before, where this one heads one, too."""
    if not _opens_line(text, dated[number].mention.start):
        return None
    for other in _back(dated, number):
        if dated[number].mention.start - other.mention.end > _PROGRAMME:
            return None
        if _opens_line(text, other.mention.start):
            return other
    return None


def _years_by_day(dated: Sequence[_Dated]) -> _YearsByDay:
    """The years that the release gives for each day of the calendar, as (month, day)."""
    years: _YearsByDay = {}
    for point in (point for one in dated for point in _points(one.mention.data)):
        if point.year is not None:
            years.setdefault((point.month, point.day), set()).add(point.year)
    return years


def _year_of_same_day(item: _Dated, said: _YearsByDay) -> int | None:
    """The one year that the release gives for the same day elsewhere ("3. Mai" in a headline, "3. Mai 2023" below)."""
    what = _day_without_year(item.mention.data)
    years = said.get((what.month, what.day), set()) if what else set()
    return next(iter(years)) if len(years) == 1 else None


def _named_day(number: int, dated: Sequence[_Dated], tense: Tense | None, published: date | None) -> Fixed | None:
    """The day that a bare weekday is among or right after days named before it ("von Freitag, 5. Mai, bis Sonntag,
    7. Mai … am Samstag"). None where it is on the wrong side of publication for its tense."""
    weekday = _weekday_alone(dated[number].mention.data)
    if weekday is None:
        return None
    for other in _back(dated, number):
        if dated[number].mention.start - other.mention.end > _PROGRAMME:
            return None
        if (day := _day_near(weekday, other)) is not None:
            return day if published is None or _fits(day, tense, published) else None
    return None


def _day_of_headline(number: int, dated: Sequence[_Dated], published: date | None) -> Fixed | None:
    """The day that the text names with the weekday of the headline ("Spatenstich am Montag … Am Montag, 27. Mai"),
    where it is one day of the time of publication."""
    weekday = _weekday_alone(dated[number].mention.data)
    if weekday is None or published is None:
        return None
    days = set()
    for other in dated[number + 1 :]:
        ends = _ends(other.mention.data)
        point = ends[0] if len(ends) == 1 else None
        if not isinstance(point, Point) or not point.absolute_day or point.weekday != weekday:
            continue
        made = answer(other.mention.data, Context(published=published)).fixed
        if made is not None and made.first is not None and abs((made.first - published).days) <= _STORY:
            days.add(made.first)
    return day_value(days.pop()) if len(days) == 1 else None


def _weekday_alone(what: Expression) -> int | None:
    """The weekday of an expression that has no other part but times of day, the first one of two."""
    ends = _ends(what)
    points = [point for point in ends if isinstance(point, Point)]
    weekdays = {point.weekday for point in points if is_bare_weekday(point) and point.anchor == "published"}
    if len(points) == len(weekdays) == 2 and points[0].weekday is not None:  # "Samstag und Sonntag"
        return points[0].weekday
    return weekdays.pop() if len(points) == len(ends) and len(weekdays) == 1 else None


def _day_near(weekday: int, other: _Dated) -> Fixed | None:
    """The day of this weekday that a date names with its own, or the day after it; any day of an interval of days."""
    what, fixed = other.mention.data, other.made.fixed if other.made else None
    ends = _ends(what)
    points = [point for point in ends if isinstance(point, Point) and point.absolute_day]
    if fixed is None or len(points) != len(ends):
        return None
    days = [_day_of(text[:10]) for text in fixed.text.split("/")]
    said = points[-1].weekday
    if said is not None and (weekday - said) % 7 <= 1:
        return next_to(days[-1], (weekday - said) % 7)
    first = _weekday_of(points[0], days[0])
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


_FOLLOWS = 31  # days in which a date of a series follows the one before it
_SERIES = 400  # characters between two dates of a series


def _year_of_day_before(number: int, dated: Sequence[_Dated]) -> int | None:
    """The year in which a day without one follows closely on the day named before ("30.11.2021 … am 03.12.")."""
    what = _day_without_year(dated[number].mention.data)
    if what is None:
        return None
    for other in _back(dated, number):
        if dated[number].mention.start - other.mention.end > _SERIES:
            return None
        before = other.made.fixed if other.made else None
        if before is None or before.last is None or before.grain != "day":
            continue
        for year in (before.last.year, before.last.year + 1):
            day = of_year(what, year, [])
            if day and day.first and 0 <= (day.first - before.last).days <= _FOLLOWS:
                return year
        return None
    return None


def _points(what: object) -> Iterator[Point]:
    """The days that a date names: itself or, of an interval, its ends, the first with the year of the last."""
    if isinstance(what, Point):
        yield what
    elif isinstance(what, Interval) and isinstance(what.start, Point) and isinstance(what.end, Point):
        yield replace(what.start, year=what.start.year or what.end.year)
        yield what.end


def _day_in_force(
    doc: Doc, text: str, number: int, dated: Sequence[_Dated], published: date | None
) -> tuple[Fixed | None, bool]:
    """The day that a bare time belongs to: in its sentence before it, else after it, else the last one before, else
    that of publication. A day whose year is not known counts too. What opens a line ("Samstag, 3. Mai: …") is not for
    the line before it. Times in a contact block are opening hours and have none. True beside it where a night is
    spoken of that ends on this day."""
    item = dated[number]
    if zone_at(doc, item.mention.start) == "contact":
        return None, False
    before = list(_back(dated, number))
    here = [other for other in before if other.sentence == item.sentence]
    later = [
        other
        for other in dated[number + 1 : number + 6]
        if other.sentence == item.sentence and not _opens_line(text, other.mention.start)
    ]
    for other in (*here, *later, *(other for other in before if not _set_aside(text, other))):
        if other.night is not None:
            return other.night, True
        fixed = other.made.fixed if other.made else None
        if fixed is not None and (day := _one_day(fixed)) is not None:
            return day, False
        if other in here and _is_days(other):
            return None, False  # a time of each of several days
    return day_value(published) if published else None, False


def _is_days(other: _Dated) -> bool:
    """Whether a date is several days, from one to another."""
    what, fixed = other.mention.data, other.made.fixed if other.made else None
    both = isinstance(what, Interval) and what.start is not None and what.end is not None
    return both and what.grain == "day" and fixed is not None and fixed.first != fixed.last


def _set_aside(text: str, other: _Dated) -> bool:
    """Whether a date is none that later times belong to: a deadline, what holds from a day on, what something else was
    moved to or from."""
    what = other.mention.data
    if isinstance(what, Interval) and (what.start is None or (what.end is None and not what.start.has_clock)):
        return True
    start, end = other.sentence
    return _MOVED.search(text, start, end) is not None


def _night_of(item: _Dated) -> Fixed | None:
    """The day on which the night ends that a date speaks of ("Nacht zum Sonntag", "vom 3. auf den 4. Mai",
    "Silvesternacht")."""
    what, fixed = item.mention.data, item.made.fixed if item.made else None
    end = what.end if isinstance(what, Interval) else what
    if fixed is None or not isinstance(end, Point):
        return None
    begins_on_it = end.holiday is not None and end.daypart == "night"
    if not end.night_before and not begins_on_it:
        return None
    before_midnight = (end.hour or 0) >= EVENING if end.has_clock else begins_on_it
    if before_midnight and isinstance(what, Point):
        return next_to(fixed, 1)
    return day_value(fixed.last) if fixed.last else _one_day(fixed)


def _one_day(fixed: Fixed) -> Fixed | None:
    """The day that a date is or, with its times, lies in; also where its year is not known."""
    if fixed.first is None:
        return Fixed(match[0], "day") if (match := _DAY_OF_ANY_YEAR.match(fixed.text)) else None
    return day_value(fixed.first) if fixed.grain == "day" and fixed.first == fixed.last else None


def _opens_line(text: str, start: int) -> bool:
    lead = text.rfind("\n", max(0, start - _LONGEST_LEAD), start) + 1
    return lead > 0 and _LIST_LEAD.fullmatch(text, lead, start) is not None


def _back(dated: Sequence[_Dated], number: int) -> Iterator[_Dated]:
    """The dates before, the nearest first; no further than a story reaches."""
    for index in range(number - 1, max(-1, number - 1 - _REMEMBERED), -1):
        yield dated[index]


def _with_answer(item: _Dated) -> Mention:
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
