"""Rules see one spelling; offsets lead back to the untouched text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressefakten.reading import read

CASES = [
    ("Am 3. Ma\u0308rz 2020", "3. März 2020", "3. Ma\u0308rz 2020"),
    ("die Ver\xadan\xadstaltung", "Veranstaltung", "Ver\xadan\xadstaltung"),
    ("um 120\xa0000\u202fEuro", "120 000 Euro", "120\xa0000\u202fEuro"),
    ("eins\r\nzwei", "eins\nzwei", "eins\r\nzwei"),
    ("eins\rzwei", "eins\nzwei", "eins\rzwei"),
    ("\U0001f600 Esser", "Esser", "Esser"),
    ("a\u200bb", "ab", "a\u200bb"),
    ("e\u0301\u0323", "ẹ́", "e\u0301\u0323"),
]


@pytest.mark.parametrize(("source", "seen", "quoted"), CASES)
def test_reading_maps_back(source, seen, quoted):
    reading = read(source)
    at = reading.text.index(seen)
    start, end = reading.span(at, at + len(seen))
    assert source[start:end] == quoted


def test_reading_of_plain_text_needs_no_map():
    reading = read("Schlichter Text\n")
    assert reading.text == "Schlichter Text\n" and reading.span(3, 7) == (3, 7)


@given(st.text(alphabet=st.sampled_from("aäu\u0308\u0301\xad\u200b\xa0\r\n \U0001f600\t0,"), max_size=40))
def test_reading_spans_are_in_order_and_inside(source):
    reading = read(source)
    edge = 0
    for offset in range(len(reading.text)):
        start, end = reading.span(offset, offset + 1)
        assert edge <= start < end <= len(source) or (start, end) == reading.span(offset - 1, offset)
        edge = start
