"""Days as metadata states them."""

import pytest

from pressefakten.read.days import day_in, day_of


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024-05-03T23:30:00+02:00", "2024-05-03"),
        ("2024-05-03T23:30:00Z", "2024-05-03"),
        ("20240503", "2024-05-03"),
        ("20240503T101500Z", "2024-05-03"),
        ("Fri, 3 May 2024 10:00:00 GMT", "2024-05-03"),
        ("Fri, 3 May 2024 10:00 +0200 (CEST)", "2024-05-03"),
        ("03.05.2024", "2024-05-03"),
        ("Erstellt am 3. Mai 2024, 10 Uhr", "2024-05-03"),
        ("3. März 2024", "2024-03-03"),
        ("31.02.2024", None),
        ("2024-13-01", None),
        ("0001-01-01", None),
        ("gestern", None),
        ("", None),
        ("99", None),
    ],
)
def test_days_of_metadata(stated: str, day: str | None) -> None:
    assert day_of(stated) == day


def test_days_first_in_a_text() -> None:
    assert day_in("vom 1. Juni 2024 bis 30.06.2024") == "2024-06-01"
