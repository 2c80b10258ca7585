"""Days, times and intervals that ``babel`` writes, read back: German, Austrian and Swiss, each in sentences and lists.

The days are drawn from a fixed seed. Each must come back as it was, alone: a missed one is a gap, another one a wrong
fact.
"""

import random
from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest
import spacy

import pressefakten.recognizers.dates
import pressefakten.resolve.published
import pressefakten.resolve.timeline  # noqa: F401  registers the factory
from pressefakten.mentions import Stated

babel_dates = pytest.importorskip("babel.dates")

_SEED = 20240417
_PUBLISHED = date(2024, 4, 17)
_NEAR = 60
"""Days around publication within which a day without a year is that year's."""
_LOCALES = ("de", "de_AT", "de_CH")
_FRAMES = (
    "Das Konzert am {} ist öffentlich.",
    "{}",
    "- {}\n- Eintritt frei",
    "Termin: {}",
    "Sommerfest ({})",
    "Die Ausstellung im Rathaus beginnt am\n{} und kostet nichts.",
)


@pytest.fixture(scope="module")
def dates() -> spacy.Language:
    nlp = spacy.blank("de")
    for name in ("press_dates", "press_durations", "press_published", "press_timeline"):
        nlp.add_pipe(name)
    return nlp


def wrong(nlp: spacy.Language, cases: Iterable[tuple[str, str]]) -> list[str]:
    """The cases (words, value) that do not come back as the only date."""
    frames = random.Random(_SEED)
    failed = []
    for words, value in cases:
        text = frames.choice(_FRAMES).format(words)
        doc = nlp.make_doc(text)
        doc._.stated = Stated(published=_PUBLISHED.isoformat())
        found = [mention.value for mention in nlp(doc)._.mentions]
        if found != [value]:
            failed.append(f"{text!r}: {found} instead of {value}")
    return failed


def days(count: int, reach: int) -> list[date]:
    drawn = random.Random(_SEED)
    return [_PUBLISHED + timedelta(days=drawn.randint(-reach, reach)) for _ in range(count)]


@pytest.mark.parametrize("locale", _LOCALES)
@pytest.mark.parametrize("form", ["short", "medium", "long", "full"])
def test_dates_oracle_days_with_their_year(dates: spacy.Language, locale: str, form: str) -> None:
    cases = ((babel_dates.format_date(day, form, locale=locale), day.isoformat()) for day in days(60, 4000))
    assert not wrong(dates, cases)


@pytest.mark.parametrize("locale", _LOCALES)
@pytest.mark.parametrize("skeleton", ["MMMMd", "yMMMM"])
def test_dates_oracle_parts_of_a_day(dates: spacy.Language, locale: str, skeleton: str) -> None:
    whole = skeleton == "MMMMd"
    cases = (
        (
            babel_dates.format_skeleton(skeleton, day, locale=locale),
            day.isoformat() if whole else day.isoformat()[:7],
        )
        for day in days(60, _NEAR if whole else 4000)
    )
    assert not wrong(dates, cases)


@pytest.mark.parametrize("locale", _LOCALES)
def test_dates_oracle_days_with_a_time(dates: spacy.Language, locale: str) -> None:
    drawn = random.Random(_SEED)
    cases = []
    for day in days(60, 4000):
        moment = datetime(day.year, day.month, day.day, drawn.randint(6, 22), drawn.randrange(0, 60, 5))
        words = f"{babel_dates.format_date(day, 'long', locale=locale)}, "
        words += f"{babel_dates.format_time(moment, 'short', locale=locale)} Uhr"
        cases.append((words, moment.isoformat(timespec="minutes")))
    assert not wrong(dates, cases)


@pytest.mark.parametrize("locale", _LOCALES)
@pytest.mark.parametrize("skeleton", ["yMMMd", "yMd"])
def test_dates_oracle_intervals(dates: spacy.Language, locale: str, skeleton: str) -> None:
    drawn = random.Random(_SEED)
    cases = []
    for start in days(60, 2000):
        end = start + timedelta(days=drawn.randint(1, 90))
        words = babel_dates.format_interval(start, end, skeleton, locale=locale)
        cases.append((words, f"{start.isoformat()}/{end.isoformat()}"))
    assert not wrong(dates, cases)
