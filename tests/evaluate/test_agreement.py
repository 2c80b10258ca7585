"""When an extracted mention counts as found, kind by kind, at the border of each rule."""

import pytest

from pressefakten.evaluate.agreement import Predicted, agree, match, same_value
from pressefakten.evaluate.gold import Annotation


def annotation(kind, start=0, end=10, value="v", optional=False, alt_kinds=(), alt_values=(), **attributes):
    return Annotation(kind, start, end, "", value, attributes, optional, alt_kinds, alt_values)


def found(kind, start=0, end=10, value="v", **attributes):
    return Predicted(kind, start, end, "", value, attributes=attributes)


@pytest.mark.parametrize(
    ("kind", "expected", "got", "same"),
    [
        ("date", "2024-05-03", "2024-05-03", True),
        ("date", "2024-05-03", "2024-05", False),
        ("date", None, None, True),
        ("date", None, "2024", False),
        ("duration", "P12M", "P1Y", True),
        ("duration", "P2Y6M", "P30M", True),
        ("duration", "P2W", "P14D", True),
        ("duration", "P1D", "PT24H", True),
        ("duration", "PT1H30M", "PT5400S", True),
        ("duration", "P1.5Y", "P18M", True),
        ("duration", "P1M", "P30D", False),
        ("duration", "P1M", "PT1M", False),
        ("duration", None, None, True),
        ("duration", None, "P1M", False),
        ("duration", "P1M", None, False),
        ("duration", "P", "P0D", False),
        ("phone", "+49216211", "+49216211", True),
        ("phone", "+49216211", "+49216212", False),
        ("email", "presse@example.de", "Presse@example.de", True),
        ("email", "presse@example.de", "info@example.de", False),
        ("url", "https://www.example.de/", "http://example.de", True),
        ("url", "https://example.de/Kita", "https://www.example.de/kita/", True),
        ("url", "https://example.de/kita", "https://example.de", False),
        ("url", "https://ww.example.de", "https://example.de", False),
        ("money", "30", "30.00", True),
        ("money", "30", "300", False),
        ("percent", "12.5", "12.50", True),
        ("percent", "9.1", "-9.1", False),
        ("quantity", "100", "1E2", True),
        ("quantity", "2", "two", False),
        ("quantity", None, "2", False),
        ("quantity", None, None, True),
    ],
)
def test_agreement_of_values(kind, expected, got, same):
    assert same_value(annotation(kind, value=expected), found(kind, value=got)) is same


@pytest.mark.parametrize(
    ("kind", "expected", "got", "same"),
    [
        ("phone", {}, {"type": "phone"}, True),
        ("phone", {"type": "mobile"}, {"type": "phone"}, True),
        ("phone", {"type": "fax"}, {"type": "fax"}, True),
        ("phone", {"type": "fax"}, {"type": "phone"}, False),
        ("phone", {}, {"type": "fax"}, False),
        ("money", {}, {"currency": "EUR"}, True),
        ("money", {"currency": "CHF"}, {"currency": "CHF"}, True),
        ("money", {"currency": "CHF"}, {"currency": "EUR"}, False),
        ("address", {"postcode": "12345", "number": "1-9"}, {"postcode": "12345", "number": "1 – 9"}, True),
        ("address", {"postcode": "12345", "number": "1"}, {"postcode": "12345", "number": "1a"}, False),
        ("address", {"postcode": "12345", "number": "1"}, {"postcode": "12346", "number": "1"}, False),
        ("address", {"number": "1"}, {"postcode": "12345", "number": "1"}, False),
        ("address", {"street": "Am Wall"}, {"street": "Auf dem Wall"}, True),
    ],
)
def test_agreement_of_what_stands_beside_the_value(kind, expected, got, same):
    assert same_value(annotation(kind, **expected), found(kind, **got)) is same


def test_agreement_of_addresses_whatever_their_value():
    assert same_value(annotation("address", value="Am Wall 1", number="1"), found("address", value="1", number="1"))


@pytest.mark.parametrize("kind", ["money", "percent", "quantity"])
@pytest.mark.parametrize(
    ("expected", "got", "same"),
    [
        ({"value": None, "min": "2", "max": "3"}, {"value": None, "min": "2.0", "max": "3"}, True),
        ({"value": None, "min": "2", "max": "3"}, {"value": None, "min": "2", "max": "4"}, False),
        ({"value": None, "min": "2", "max": "3"}, {"value": "3"}, False),
        ({"value": None, "min": "2", "max": "3"}, {"value": None}, False),
        ({"value": "3", "min": "2", "max": "3"}, {"value": "3"}, True),
        ({"value": "3", "min": "2", "max": "3"}, {"value": "2"}, False),
        ({"value": None, "max": "3"}, {"value": None, "max": "3"}, True),
        ({"value": "3"}, {"value": "3", "min": "2", "max": "3"}, True),
    ],
)
def test_agreement_of_ranges(kind, expected, got, same):
    assert same_value(annotation(kind, **expected), found(kind, **got)) is same


@pytest.mark.parametrize(
    ("expected", "got", "same"),
    [
        ({"value": "1", "alt_values": ("2",)}, "2", True),
        ({"value": "1", "alt_values": ("2",)}, "3", False),
        ({"value": None, "optional": True}, "3", True),
        ({"value": "1", "optional": True}, "3", False),
        ({"value": None, "alt_values": ("3",)}, "3", True),
    ],
)
def test_agreement_of_other_values_and_of_any_reading(expected, got, same):
    assert same_value(annotation("quantity", **expected), found("quantity", value=got)) is same


@pytest.mark.parametrize(
    ("kind", "span", "strict", "overlap"),
    [
        ("date", (0, 10), True, True),
        ("date", (9, 20), True, True),
        ("date", (10, 20), False, False),
        ("person", (0, 10), True, True),
        ("person", (0, 9), False, True),
        ("place", (9, 12), False, True),
        ("misc", (10, 12), False, False),
        ("quote", (0, 9), True, True),
        ("quote", (0, 8), False, True),
        ("quote", (1, 11), False, True),
        ("quote", (0, 5), False, True),
        ("quote", (0, 4), False, False),
        ("quote", (0, 20), False, True),
        ("quote", (0, 21), False, False),
    ],
)
def test_agreement_of_spans(kind, span, strict, overlap):
    assert agree(annotation(kind), found(kind, *span), "strict") is strict
    assert agree(annotation(kind), found(kind, *span), "overlap") is overlap


@pytest.mark.parametrize(
    ("expected", "got", "strict", "overlap"),
    [
        pytest.param(annotation("date", value="2024"), found("date", value="2023"), False, True, id="other value"),
        pytest.param(annotation("person", value="Lem"), found("person", value="Ada"), True, True, id="name, other value"),
        pytest.param(annotation("quote", value="a"), found("quote", value="b"), True, True, id="quote, other value"),
        pytest.param(annotation("place"), found("organization"), False, False, id="other kind"),
        pytest.param(annotation("place", alt_kinds=("organization",)), found("organization"), True, True, id="alt kind"),
        pytest.param(
            annotation("quantity", alt_kinds=("money",)), found("money", value="w"), False, True, id="alt kind, its value"
        ),
        pytest.param(
            annotation("date", value="2024", alt_kinds=("misc",)), found("misc", 0, 9), False, True, id="alt kind, a name"
        ),
    ],
)  # fmt: skip
def test_agreement_of_kinds_and_values_each_way(expected, got, strict, overlap):
    assert (agree(expected, got, "strict"), agree(expected, got, "overlap")) == (strict, overlap)


@pytest.mark.parametrize(
    ("annotations", "mentions", "pairs"),
    [
        pytest.param([annotation("date")], [found("date", 2, 4), found("date")], {0: 0}, id="first in the outputs"),
        pytest.param([annotation("date"), annotation("date")], [found("date")], {0: 0}, id="one to one"),
        pytest.param([annotation("date", 5, 9), annotation("date", 0, 6)], [found("date")], {1: 0}, id="in text order"),
        pytest.param(
            [annotation("date", 0, 6, optional=True), annotation("date", 5, 9)], [found("date")], {1: 0}, id="optional last"
        ),
        pytest.param(
            [annotation("date", 0, 6, optional=True)], [found("date", value="w"), found("date")], {0: 1}, id="that agrees"
        ),
    ],
)  # fmt: skip
def test_match_which_mention_is_whose(annotations, mentions, pairs):
    assert match(annotations, mentions, "strict") == pairs
