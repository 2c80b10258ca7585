"""The number grammar: what a number as written is worth."""

import itertools
import re
from decimal import Decimal
from pathlib import Path

import pytest

from pressefakten.recognizers.numbers import canonical, digits_value, scan, word_value

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("numbers.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("written", "value"), ROWS)
def test_numbers_value(written: str, value: str) -> None:
    whole = [number for number in scan(written) if (number.start, number.end) == (0, len(written))]
    assert [canonical(number.value) for number in whole] == ([] if value == "-" else [value])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("minus zwölf", "-12"),
        ("-9,1", "-9.1"),
        ("−9,1", "-9.1"),
        ("(–3)", "-3"),
        ("+1,0", "1"),
        ("+ 4,1", "4.1"),
        ("plus 3", "3"),
        ("A-66", None),
        ("Covid-19", None),
        ("5-7", "7"),
    ],
)
def test_numbers_sign(text: str, value: str | None) -> None:
    found = list(scan(text))
    assert (canonical(found[-1].value * (-1 if found[-1].sign == "-" else 1)) if found else None) == value


@pytest.mark.parametrize("text", ["mehrere hundert Menschen", "einige Tausend Besucher", "mehrere 100 Bäume"])
def test_numbers_leave_out_what_is_indefinite(text: str) -> None:
    assert list(scan(text)) == []


def test_numbers_keep_an_article_apart() -> None:
    assert [number.form for number in scan("eine Stelle, ein Prozent, eine Million")] == ["article", "article", "words"]


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [
        ("12.50", 2, "12.50"),
        ("12.5", 2, "12.50"),
        ("12.00", 2, "12"),
        ("12.345", 2, "12.345"),
        ("5.0", 0, "5"),
        ("1E+6", 0, "1000000"),
        ("-0.0", 0, "0"),
        ("0.30", 0, "0.3"),
        ("100", 2, "100"),
    ],
)
def test_canonical_form(value: str, places: int, written: str) -> None:
    assert canonical(Decimal(value), places=places) == written


def test_word_value_of_every_number_below_a_thousand_is_unique() -> None:
    ones = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
    tens = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
    teens = ["zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
    for number in range(2, 1000):
        hundreds, rest = divmod(number, 100)
        if rest == 1:
            below = "eins"
        elif rest < 10:
            below = ones[rest]
        elif rest < 20:
            below = teens[rest - 10]
        else:
            below = (ones[rest % 10] + "und" if rest % 10 else "") + tens[rest // 10]
        word = (ones[hundreds] + "hundert" if hundreds else "") + below
        assert word_value(word) == number, word


@pytest.mark.parametrize(
    "text", ["1.1.1.", "1,", "1 000 ", "12'", "zwei", "hundert", "½", "1/", "-1", "ein halb ", "9" * 10]
)
def test_numbers_scan_is_linear(text: str) -> None:
    """Every character is looked at a bounded number of times: twice the text gives about twice the numbers, at once."""
    short, long = text * (5_000 // len(text)), text * (100_000 // len(text))
    assert sum(1 for _ in scan(short)) <= sum(1 for _ in scan(long)) <= len(long)


@pytest.mark.parametrize("written", ["", "abc", "1.2.3", "12,", ",5", "١٢"])
def test_digits_value_refuses_what_is_no_number(written: str) -> None:
    assert digits_value(written) is None


def test_scan_never_overlaps() -> None:
    text = "eine halbe Million, 3,6 Mio. Euro, 1 1/2 Liter, 2 ½ t, -5 bis -10 Grad, zweieinhalb, 1'200.50 Fr."
    found = list(scan(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(re.search(r"\w|½", text[number.start : number.end]) for number in found)
