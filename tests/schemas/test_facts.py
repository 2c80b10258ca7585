"""What a record accepts and what it refuses."""

import pytest
from pydantic import ValidationError

from pressefakten_schemas.facts import FACT

TEXT = "Rund 30 Vereine kamen."
AMOUNT = {
    "release": "r", "id": "0123456789ab", "kind": "quantity", "value": "30", "unit": "Vereine",
    "mentions": [
        {"start": 5, "end": 15, "text": "30 Vereine", "zone": "body", "rule": "quantity.noun", "qualifier": "about"},
    ],
}  # fmt: skip


def fact(kind: str, value: str | None, **attributes):
    mention = {"start": 0, "end": 4, "text": "Rund", "zone": "body", "rule": "r"}
    return {"release": "r", "id": "0123456789ab", "kind": kind, "value": value, **attributes, "mentions": [mention]}


def test_a_line_keeps_the_order_of_keys_and_leaves_absent_ones_out():
    line = FACT.validate_python(AMOUNT).as_line()
    assert list(line) == ["release", "id", "kind", "value", "unit", "mentions"]
    assert list(line["mentions"][0]) == ["start", "end", "text", "zone", "rule", "qualifier"]


def test_a_missing_value_stays_as_null():
    line = FACT.validate_python(fact("date", None)).as_line()
    assert list(line) == ["release", "id", "kind", "value", "mentions"]
    assert line["value"] is None


def test_a_mention_quotes_its_place():
    assert FACT.validate_python(AMOUNT, context={"text": TEXT}).mentions[0].text == "30 Vereine"
    with pytest.raises(ValidationError, match="does not stand at"):
        FACT.validate_python(AMOUNT, context={"text": "Etwa 30 Freunde kamen."})


def test_a_record_is_frozen():
    with pytest.raises(ValidationError, match="frozen"):
        FACT.validate_python(AMOUNT).value = "31"


@pytest.mark.parametrize(
    ("kind", "value", "attributes"),
    [
        ("date", "2017-03-28", {}),
        ("date", "2015/..", {}),
        ("date", "XXXX-09-23", {}),
        ("date", "2017-21", {}),
        ("date", "T08:00/T12:00", {"rrule": "FREQ=WEEKLY;BYDAY=MO,WE"}),
        ("duration", "P3M", {}),
        ("duration", None, {"min": "P2Y", "max": "P3Y"}),
        ("phone", "+492162391024", {"type": "phone"}),
        ("phone", "110", {"type": "short"}),
        ("email", "Presse@kreis-viersen.de", {}),
        ("url", "https://www.kreis-viersen.de/ki", {}),
        ("url", "http://blogs.example.org/greve/?p=354", {}),
        ("url", "https://example.org?id=4", {}),
        ("money", "12.50", {"currency": "EUR"}),
        ("percent", "-9.1", {}),
    ],
)
def test_normal_forms_are_accepted(kind, value, attributes):
    assert FACT.validate_python(fact(kind, value, **attributes)).value == value


@pytest.mark.parametrize(
    ("kind", "value", "attributes"),
    [
        ("date", "28.03.2017", {}),
        ("date", "2017-13-01", {}),
        ("date", "T08:00", {"rrule": "WEEKLY"}),
        ("duration", "3 Monate", {}),
        ("phone", "02162 391024", {"type": "phone"}),
        ("phone", "+492162391024", {"type": "telephone"}),
        ("phone", "+492162391024", {}),
        ("email", "presse@Kreis-Viersen.de", {}),
        ("email", "kreis-viersen.de", {}),
        ("url", "www.kreis-viersen.de", {}),
        ("url", "https://www.kreis-viersen.de/", {}),
        ("money", "12,50", {"currency": "EUR"}),
        ("money", "1.200.000", {"currency": "EUR"}),
        ("money", "12", {"currency": "Euro"}),
        ("person", "", {}),
        ("person", None, {}),
        ("person", "Katarina Esser", {"age": "40"}),
        ("hobby", "Chess", {}),
    ],
)
def test_anything_else_is_refused(kind, value, attributes):
    with pytest.raises(ValidationError):
        FACT.validate_python(fact(kind, value, **attributes))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 4), (5, 14)])
def test_a_span_has_the_length_of_its_words(start, end):
    with pytest.raises(ValidationError):
        FACT.validate_python({**AMOUNT, "mentions": [{**AMOUNT["mentions"][0], "start": start, "end": end}]})
