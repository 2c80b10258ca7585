"""``press_addresses``: streets, squares, boxes, postcodes and towns, over lines and in one; and what only looks so."""

from pathlib import Path

import pytest
from tests.support import assert_linear, braced, candidates_in, found_in, table

from pressefakten.recognizers.addresses import find_addresses
from pressefakten.tokenizer import make_german

HERE = Path(__file__).parent


def found(text):
    return found_in(find_addresses, text)


@pytest.mark.parametrize("case", table(HERE / "addresses.tsv"))
def test_addresses_forms(case):
    marked, _, wanted = case.partition("\t")
    text, words = braced(marked)
    mentions = found(text)
    assert " | ".join(mention.value for mention in mentions) == wanted
    assert [text[mention.start : mention.end] for mention in mentions] == words


@pytest.mark.parametrize("text", table(HERE / "no_addresses.txt"))
def test_addresses_refused(text):
    assert [text[mention.start : mention.end] for mention in found(text)] == []


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        (
            "Hauptstr. 12 a, D-50667 Köln",
            {"street": "Hauptstr.", "number": "12a", "postcode": "50667", "city": "Köln", "country": "DE"},
        ),
        ("Postfach 10 12 34, 50462 Köln", {"po_box": "101234", "postcode": "50462", "city": "Köln"}),
        (
            "Bahnhofstrasse 10, CH-8001 Zürich",
            {"street": "Bahnhofstrasse", "number": "10", "postcode": "8001", "city": "Zürich", "country": "CH"},
        ),
        ("Brand in der Karlstraße 5.", {"street": "Karlstraße", "number": "5"}),
    ],
)
def test_addresses_attributes(text, attributes):
    assert dict(found(text)[0].attributes) == attributes


def test_addresses_offsets_count_in_the_source_text():
    nlp = make_german()
    nlp.add_pipe("press_addresses")
    text = "U\u0308ber\r\nRat\u00adhausmarkt\u00a03\r\n41747 Viersen"
    [mention] = candidates_in(nlp(text), "press_addresses")
    assert text[mention.start : mention.end] == "Rat\u00adhausmarkt\u00a03\r\n41747 Viersen"
    assert mention.value == "Rathausmarkt 3, 41747 Viersen"


HOSTILE = [
    "Am Markt 3 ",
    "A-",
    "a 1 ",
    "Am ",
    "12345 A ",
    "A",
    "Bad ",
    "Straße der ",
    "Große ",
    "a. 1",
    "Postfach 1 ",
    "1 2 3 ",
    "12345 Bad ",
    "Aer ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_addresses_linear_on_hostile_input(piece):
    assert_linear(lambda size: piece * (size // len(piece)), lambda text: found_in(find_addresses, text))
