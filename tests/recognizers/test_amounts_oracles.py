"""Values that well-kept libraries write, read back: numbers in words by ``num2words``, sums and measures by ``babel``.

The values are drawn from a fixed seed and stand in sentences, lists, brackets and wrapped lines. Each must come back as it
was, alone, and in its unit: a missed one is a gap, a different one a wrong fact.
"""

import random
from collections.abc import Iterator
from decimal import Decimal

import pytest
import spacy

from pressefakten.tokenizer import make_german

babel_core = pytest.importorskip("babel.core")
babel_numbers = pytest.importorskip("babel.numbers")
babel_units = pytest.importorskip("babel.units")
num2words = pytest.importorskip("num2words").num2words

_SEED = 20241103
_FRAMES = (
    "Der Plan nennt {} für das Jahr.",
    "{}",
    "- {}\n- Ende",
    "Zahlen: {}",
    "(etwa {})",
    "Es waren {}, sagte sie.",
    "Die Stadt hat am Ende\n{} gezählt und damit mehr als im Jahr davor.",
)
_LOCALES = ("de", "de_AT", "de_CH")
_CURRENCIES = ("EUR", "USD", "CHF", "GBP", "DKK", "SEK", "JPY", "PLN", "CZK", "TRY")
_UNITS = (
    "length-kilometer",
    "length-meter",
    "mass-kilogram",
    "area-hectare",
    "area-square-meter",
    "volume-liter",
    "temperature-celsius",
    "speed-kilometer-per-hour",
    "energy-kilowatt-hour",
    "digital-gigabyte",
)


@pytest.fixture(scope="module")
def amounts() -> spacy.Language:
    nlp = make_german()
    for name in ("press_money", "press_percents", "press_quantities"):
        nlp.add_pipe(name)
    return nlp


def wrong(nlp: spacy.Language, kind: str, cases: Iterator[tuple[str, Decimal, str | None]]) -> list[str]:
    """The cases (words, value, currency or None) that do not come back as the only amount of their kind."""
    frames = random.Random(_SEED)
    failed = []
    for words, value, currency in cases:
        text = frames.choice(_FRAMES).format(words)
        every = nlp(text)._.candidates[f"press_{kind}"]
        found = [(one.value and Decimal(one.value), one.attributes.get("currency")) for one in every]
        if found != [(value, currency)]:
            failed.append(f"{text!r} is {value} {currency}, not {found}")
    return failed


def _sizes(draw: random.Random) -> int:
    low, high = draw.choice([(2, 99), (100, 9_999), (10_000, 999_999), (10**6, 10**9), (10**9, 10**12)])
    return draw.randint(low, high)


@pytest.mark.parametrize("swiss", [False, True])
def test_amounts_in_words(amounts: spacy.Language, swiss: bool) -> None:
    draw = random.Random(_SEED)
    values = [_sizes(draw) for _ in range(300)]
    values += [draw.randint(1, 99) * 10**6 + draw.randint(1, 999) * 1_000 for _ in range(100)]
    spelled = ((value, num2words(value, lang="de")) for value in values)
    cases = (
        (f"{words.replace('ß', 'ss') if swiss else words} Euro", Decimal(value), "EUR") for value, words in spelled
    )
    assert wrong(amounts, "money", cases) == []


def test_amounts_with_a_spoken_comma(amounts: spacy.Language) -> None:
    draw = random.Random(_SEED)
    values = [Decimal(draw.randint(1, 9_999)) / 100 for _ in range(200)]
    cases = ((f"{num2words(value, lang='de')} Prozent", value, None) for value in values)
    assert wrong(amounts, "percents", cases) == []


def test_amounts_of_main_and_small_unit(amounts: spacy.Language) -> None:
    draw = random.Random(_SEED)
    values = [Decimal(draw.randint(101, 99_999)) / 100 for _ in range(150)]
    cases = ((num2words(value, lang="de", to="currency", currency="EUR"), value, "EUR") for value in values)
    assert wrong(amounts, "money", cases) == []


@pytest.mark.parametrize("locale", _LOCALES)
@pytest.mark.parametrize("form", ["standard", "name"])
def test_amounts_in_currencies(amounts: spacy.Language, locale: str, form: str) -> None:
    draw = random.Random(_SEED)
    cases = []
    for currency in _CURRENCIES * 12:
        value = Decimal(draw.randint(1, 10**9)) / (1 if currency == "JPY" else 100)
        cases.append((babel_numbers.format_currency(value, currency, locale=locale, format_type=form), value, currency))
    assert wrong(amounts, "money", iter(cases)) == []


@pytest.mark.parametrize("locale", _LOCALES)
def test_amounts_in_all_currencies_by_name(amounts: spacy.Language, locale: str) -> None:
    draw = random.Random(_SEED)
    cases = []
    for currency in sorted(_tender() - _NAMED_ALIKE):
        places = babel_numbers.get_currency_precision(currency)
        value = Decimal(draw.randint(200, 10**8)) if not places else Decimal(draw.randint(200, 10**8)) / 100
        cases.append(
            (babel_numbers.format_currency(value, currency, locale=locale, format_type="name"), value, currency)
        )
    assert len(cases) > 140
    assert wrong(amounts, "money", iter(cases)) == []


_NAMED_ALIKE = {"XAF", "XCG", "TOP", "ZWG"}
"""What babel calls "CFA-Franc (BEAC)", "Karibischer Gulden", writes with a letter of its own, or names after gold."""


def _tender() -> set[str]:
    """The currencies that some country pays with today."""
    every = babel_core.get_global("territory_currencies").values()
    return {code for spans in every for code, _, end, tender in spans if tender and end is None}


@pytest.mark.parametrize("locale", _LOCALES)
@pytest.mark.parametrize("length", ["long", "short"])
def test_amounts_in_measures(amounts: spacy.Language, locale: str, length: str) -> None:
    draw = random.Random(_SEED)
    cases = []
    for unit in _UNITS * 10:
        value = Decimal(draw.randint(2, 99_999)) / draw.choice([1, 10])
        cases.append((babel_units.format_unit(value, unit, length=length, locale=locale), value, None))
    assert wrong(amounts, "quantities", iter(cases)) == []


@pytest.mark.parametrize("locale", _LOCALES)
def test_amounts_in_percent(amounts: spacy.Language, locale: str) -> None:
    draw = random.Random(_SEED)
    values = [Decimal(draw.randint(1, 9_999)) / 100 for _ in range(100)]
    cases = ((f"{babel_numbers.format_decimal(value, locale=locale)}\u00a0%", value, None) for value in values)
    assert wrong(amounts, "percents", cases) == []
