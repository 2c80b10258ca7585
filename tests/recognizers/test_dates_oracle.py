"""Days, times and intervals that ``babel`` writes, and feasts that ``holidays`` names, read back: German, Austrian and
Swiss, each in sentences, lists, tables, brackets and over a line end.

The days are drawn from a fixed seed. Each must come back as it was, alone: a missed one is a gap, another one a wrong
fact.
"""

import random
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import holidays
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
    "| {} | Rathaus | frei |",
    "{}: Sommerfest im Park",
    "Sommerfest, {}",
    "Ort\tZeit\nRathaus\t{}\n",
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


def quarter(day: date) -> str:
    return f"{day.year}-{33 + (day.month - 1) // 3}"


SKELETONS = {
    "MMMMd": date.isoformat,
    "MMMd": date.isoformat,
    "MMMMEd": date.isoformat,
    "MMMEd": date.isoformat,
    "MEd": date.isoformat,
    "yMMMd": date.isoformat,
    "yMMMEd": date.isoformat,
    "yMEd": date.isoformat,
    "yMMMM": lambda day: day.isoformat()[:7],
    "yMMM": lambda day: day.isoformat()[:7],
    "yQQQ": quarter,
    "yQQQQ": quarter,
    "y": lambda day: str(day.year),
}
"""What is written of a day, and the value that it has then; without a year it is one near publication."""


@pytest.mark.parametrize("locale", _LOCALES)
@pytest.mark.parametrize("skeleton", SKELETONS)
def test_dates_oracle_parts_of_a_day(dates: spacy.Language, locale: str, skeleton: str) -> None:
    value, reach = SKELETONS[skeleton], 4000 if skeleton.startswith("y") else _NEAR
    written = ((babel_dates.format_skeleton(skeleton, day, locale=locale), value(day)) for day in days(40, reach))
    assert not wrong(dates, written)


@pytest.mark.parametrize("locale", _LOCALES)
@pytest.mark.parametrize("form", ["short", "medium", "long"])
def test_dates_oracle_moments(dates: spacy.Language, locale: str, form: str) -> None:
    drawn = random.Random(_SEED)
    cases = []
    for day in days(40, 4000):
        moment = datetime(
            day.year, day.month, day.day, drawn.randint(0, 23), drawn.randint(1, 59), drawn.randint(0, 59)
        )
        words = babel_dates.format_datetime(moment, form, locale=locale).removesuffix(" UTC")
        cases.append((words, moment.isoformat(timespec="minutes" if form == "short" else "seconds")))
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
@pytest.mark.parametrize("skeleton", ["yMMMd", "yMd", "yMMMEd", "yMEd", "MMMd", "MMMEd", "MEd", "Md", "yMMMM", "yMMM"])
def test_dates_oracle_intervals(dates: spacy.Language, locale: str, skeleton: str) -> None:
    drawn = random.Random(_SEED)
    with_year, with_day = skeleton.startswith("y"), "d" in skeleton
    cases = []
    for start in days(40, 2000 if with_year else _NEAR - 10):
        end = start + timedelta(days=drawn.randint(1, 90) if with_year else drawn.randint(1, 9))
        words = babel_dates.format_interval(start, end, skeleton, locale=locale)
        ends = dict.fromkeys(day.isoformat() if with_day else day.isoformat()[:7] for day in (start, end))
        cases.append((words, "/".join(ends)))
    assert not wrong(dates, cases)


@pytest.mark.parametrize("locale", _LOCALES)
def test_dates_oracle_intervals_of_a_day(dates: spacy.Language, locale: str) -> None:
    drawn = random.Random(_SEED)
    day, cases = _PUBLISHED.isoformat(), []
    for _ in range(60):
        start, end = time(drawn.randint(6, 12), drawn.randrange(0, 60, 5)), time(drawn.randint(13, 23), 30)
        words = babel_dates.format_interval(start, end, "Hm", locale=locale)
        cases.append((words, f"{day}T{start.isoformat('minutes')}/{day}T{end.isoformat('minutes')}"))
    assert not wrong(dates, cases)


NO_DAY_ALONE = {
    "Brückentag", "Brückentag nach Auffahrt", "Vortag vor Auffahrt", "Vortag vor Karfreitag", "Vortag vor Neujahr",
    "Nationalfeiertag", "Staatsfeiertag", "Auffahrt", "Tag der Volksabstimmung", "Wiederherstellung der Republik",
    "Fest der Unabhängigkeit", "Jahrestag der Ausrufung der Republik", "Knabenschiessen", "Sechseläuten", "Bettagsmontag",
    "Genfer Bettag", "Näfelser Fahrt", "Bruder Klaus", "Peter und Paul", "Hl. Florian", "Hl. Josef", "Hl. Leopold",
    "Hl. Martin", "Hl. Rupert",
}  # fmt: skip
"""Names that are other days elsewhere, persons, or feasts of one town; no fact comes of them but their year."""


@pytest.mark.parametrize("country", ["DE", "AT", "CH"])
def test_dates_oracle_holidays(dates: spacy.Language, country: str) -> None:
    cases = set()
    for region in (None, *holidays.country_holidays(country).subdivisions):
        for day, names in holidays.country_holidays(country, subdiv=region, years=(2023, 2026), language="de").items():
            cases |= {(f"{name} {day.year}", day.isoformat()) for name in names.split("; ") if name not in NO_DAY_ALONE}
    assert len(cases) > 20
    assert not wrong(dates, sorted(cases))
