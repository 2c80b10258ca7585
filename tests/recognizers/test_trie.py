"""Fixed forms as one pattern: the longest that stands there, blanks that may be a line end, simple patterns spelled out."""

import re

import pytest

from pressefakten.recognizers.numbers.trie import any_of, spelled_out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Krone", "Krone"),
        ("Kronen", "Kronen"),
        ("Kr", "Kr"),
        ("Kr.", "Kr."),
        ("dänische\nKrone", "dänische\nKrone"),
        ("dänische", None),
        ("US-Kr", None),
    ],
)
def test_the_longest_form_is_found(text: str, found: str | None) -> None:
    match = re.compile(any_of(["Kr", "Kronen", "Krone", "Kr.", "dänische Krone"])).match(text)
    assert (match and match[0]) == found


def test_a_shorter_form_is_taken_where_the_longer_does_not_go_on() -> None:
    assert re.fullmatch(rf"{any_of(['Mark', 'Marken'])}e?", "Marke")


def test_no_form_matches_nothing_but_the_empty_text() -> None:
    assert re.fullmatch(any_of([]), "a") is None


@pytest.mark.parametrize(
    ("pattern", "forms"),
    [
        ("Litern?", {"Liter", "Litern"}),
        (r"lfd\. Meter", {"lfd. Meter"}),
        ("[Mm]eter", {"Meter", "meter"}),
        (r"dB ?\(A\)", {"dB(A)", "dB (A)"}),
    ],
)
def test_simple_patterns_are_spelled_out(pattern: str, forms: set[str]) -> None:
    assert set(spelled_out(pattern)) == forms
