"""What libraries write and this project reads in part: each share is told and has a floor, and nothing is read wrong.

Units and currencies of ``babel`` in every width, lengths of time, days counted from today, feasts of ``holidays`` without
their year, rules of ``dateutil`` in words. Drawn from a fixed seed; what is not read is a gap, another value a wrong fact.
"""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

import holidays
import pytest
import spacy
from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, WEEKLY, rrule, rrulestr, weekday

import pressefakten.recognizers.dates
import pressefakten.resolve.published
import pressefakten.resolve.timeline  # noqa: F401  registers the factory
from pressefakten.mentions import Stated
from pressefakten.tokenizer import make_german

babel_dates = pytest.importorskip("babel.dates")
babel_numbers = pytest.importorskip("babel.numbers")
babel_units = pytest.importorskip("babel.units")

_SEED = 20251127
_LOCALES = ("de", "de_AT", "de_CH")
_FRAMES = ("Der Plan nennt {} für das Jahr.", "{}", "- {}\n- Ende", "Zahlen: {}", "Es waren {}, sagte sie.")
_UNITS = (
    "length-kilometer", "length-meter", "length-centimeter", "length-millimeter", "mass-kilogram", "mass-gram",
    "mass-tonne", "area-hectare", "area-square-meter", "area-square-kilometer", "volume-liter", "volume-cubic-meter",
    "volume-milliliter", "temperature-celsius", "speed-kilometer-per-hour", "energy-kilowatt-hour", "power-kilowatt",
    "power-megawatt", "digital-gigabyte", "digital-terabyte", "electric-volt", "electric-ampere", "pressure-bar",
)  # fmt: skip
_LENGTHS = {"second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}  # fmt: skip
_CURRENCIES = (
    "EUR USD CHF GBP DKK SEK NOK JPY PLN CZK TRY HUF RON BGN RUB UAH CAD AUD NZD CNY INR BRL MXN ZAR KRW SGD HKD ILS "
    "EGP ISK RSD BAM MKD GEL AMD KZT ARS CLP COP PEN IDR MYR VND NGN"
).split()
_PUBLISHED = date(2024, 4, 17)
_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_NTH = {1: "ersten", 2: "zweiten", 3: "dritten", 4: "vierten", -1: "letzten"}
Case = tuple[str, object]


def told_share(name: str, cases: list[Case], read: Callable[[str], list[object]], floor: float) -> None:
    """Prints the share of ``cases`` that come back, and fails for one below the floor or for any wrong value."""
    right, wrong = 0, []
    for words, value in cases:
        found = read(words)
        right += found == [value]
        if found not in ([value], []):
            wrong.append((words, found, value))
    print(f"{name}: {right} of {len(cases)} read back, {len(wrong)} wrong")
    assert not wrong
    assert len(cases) >= 20 and right >= floor * len(cases)


@pytest.fixture(scope="module")
def amounts() -> spacy.Language:
    nlp = make_german()
    for name in ("press_money", "press_quantities", "press_durations"):
        nlp.add_pipe(name)
    return nlp


@pytest.fixture(scope="module")
def dates() -> spacy.Language:
    nlp = spacy.blank("de")
    for name in ("press_dates", "press_durations", "press_published", "press_timeline"):
        nlp.add_pipe(name)
    return nlp


def framed(drawn: random.Random, words: str) -> str:
    return drawn.choice(_FRAMES).format(words)


def values_of(nlp: spacy.Language, kind: str, text: str) -> list[object]:
    found = nlp(text)._.candidates[f"press_{kind}"]
    return [one.value if kind == "durations" else Decimal(one.value) for one in found]


def dated(nlp: spacy.Language, text: str) -> list[object]:
    doc = nlp.make_doc(text)
    doc._.stated = Stated(published=_PUBLISHED.isoformat())
    return [mention.attributes.get("rrule") or mention.value for mention in nlp(doc)._.mentions]


@pytest.mark.parametrize(("width", "floor"), [("long", 1.0), ("short", 0.95), ("narrow", 0.9)])
def test_shares_of_measures(amounts: spacy.Language, width: str, floor: float) -> None:
    drawn = random.Random(_SEED)
    cases: list[Case] = []
    for unit in _UNITS:
        for locale in _LOCALES:
            value = Decimal(drawn.randint(2, 99_999)) / drawn.choice([1, 10])
            words = babel_units.format_unit(value, unit, length=width, locale=locale)
            cases.append((framed(drawn, words), value))
    told_share(f"measures, {width}", cases, lambda text: values_of(amounts, "quantities", text), floor)


@pytest.mark.parametrize(("width", "floor"), [("long", 1.0), ("short", 0.4), ("narrow", 0.25)])
def test_shares_of_lengths_of_time(amounts: spacy.Language, width: str, floor: float) -> None:
    drawn = random.Random(_SEED)
    cases: list[Case] = []
    for unit, iso in _LENGTHS.items():
        for locale in _LOCALES * 3:
            number = drawn.randint(2, 300)
            words = babel_units.format_unit(number, f"duration-{unit}", length=width, locale=locale)
            cases.append((framed(drawn, words), iso.format(number)))
    told_share(f"lengths of time, {width}", cases, lambda text: values_of(amounts, "durations", text), floor)


@pytest.mark.parametrize(("form", "floor"), [("standard", 0.8), ("name", 0.7)])
def test_shares_of_currencies(amounts: spacy.Language, form: str, floor: float) -> None:
    drawn = random.Random(_SEED)
    cases: list[Case] = []
    for currency in _CURRENCIES:
        digits = babel_numbers.get_currency_precision(currency)
        for locale in _LOCALES:
            value = Decimal(drawn.randint(200, 10**8)).scaleb(-digits)
            words = babel_numbers.format_currency(value, currency, locale=locale, format_type=form)
            cases.append((framed(drawn, words), value))
    told_share(f"currencies, {form}", cases, lambda text: values_of(amounts, "money", text), floor)


def counted() -> Iterator[Case]:
    for number in range(2, 25):
        for sign in (-1, 1):
            day = _PUBLISHED + timedelta(days=sign * number)
            yield (
                babel_dates.format_timedelta(
                    timedelta(days=sign * number), granularity="day", threshold=1000, add_direction=True, locale="de"
                ),
                day.isoformat(),
            )
        year, week, _ = (_PUBLISHED - timedelta(weeks=number)).isocalendar()
        yield f"vor {number} Wochen", f"{year}-W{week:02d}"
        month = _PUBLISHED - relativedelta(months=number)
        yield f"vor {number} Monaten", f"{month:%Y-%m}"
        yield f"in {number} Jahren", f"{_PUBLISHED.year + number}"


def test_shares_of_days_from_today(dates: spacy.Language) -> None:
    frames = ("Das Amt zieht {} um.", "Das Haus öffnet {} wieder.")
    drawn = random.Random(_SEED)
    cases = [(drawn.choice(frames).format(words), value) for words, value in counted()]
    told_share("counted from today", cases, lambda text: dated(dates, text), 1.0)


def test_shares_of_feasts_without_their_year(dates: spacy.Language) -> None:
    cases: set[Case] = set()
    for country in ("DE", "AT", "CH"):
        for region in (None, *holidays.country_holidays(country).subdivisions):
            calendar = holidays.country_holidays(country, subdiv=region, years=_PUBLISHED.year, language="de")
            for day, names in calendar.items():
                if _PUBLISHED < day < _PUBLISHED + timedelta(days=240):
                    cases |= {(f"Das Amt schließt am {name}.", day.isoformat()) for name in names.split("; ")}
    told_share("feasts without their year", sorted(cases), lambda text: dated(dates, text), 0.5)


def spoken(rule: rrule, form: int) -> str:
    """A rule of ``dateutil`` in German words."""
    if rule._freq == MONTHLY:
        day, nth = rule._bynweekday[0]
        words = (f"jeden {_NTH[nth]} {_WEEKDAYS[day]} im Monat", f"am {_NTH[nth]} {_WEEKDAYS[day]} des Monats")
        return words[form % 2]
    days = [_WEEKDAYS[day] for day in rule._byweekday]
    if rule._interval > 1:
        return f"alle {rule._interval} Wochen {days[0].lower()}s"
    if set(rule._byweekday) == {5, 6}:
        return "an Wochenenden"
    return " und ".join(f"{day.lower()}s" for day in days) if form % 2 else f"jeden {' und '.join(days)}"


def test_shares_of_rules_in_words(dates: spacy.Language) -> None:
    drawn = random.Random(_SEED)
    start = date(2024, 1, 1)
    rules = [rrule(WEEKLY, byweekday=sorted(drawn.sample(range(7), drawn.randint(1, 2)))) for _ in range(60)]
    rules += [rrule(WEEKLY, interval=drawn.randint(2, 6), byweekday=[drawn.randint(0, 6)]) for _ in range(30)]
    rules += [rrule(MONTHLY, byweekday=weekday(day, nth)) for nth in _NTH for day in (0, 2, 5)]
    cases = [(f"Der Chor probt {spoken(rule, drawn.randint(0, 1))} im Saal.", days_of(rule, start)) for rule in rules]
    told_share("rules in words", cases, lambda text: [days_of(rrulestr(one), start) for one in dated(dates, text)], 1.0)


def days_of(rule: rrule, start: date) -> list[date]:
    """The days of a rule in the two years from ``start`` on."""
    begin = rule._dtstart.replace(year=start.year, month=start.month, day=start.day, hour=0, minute=0, second=0)
    return [one.date() for one in rule.replace(dtstart=begin).between(begin, begin + timedelta(days=730), inc=True)]
