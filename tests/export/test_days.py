import pytest

from pressefakten.export.days import days_of

CASES = [
    ("2024-05-03", "2024-05-03", "2024-05-03"),
    ("2024-05-03T18:00", "2024-05-03", "2024-05-03"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023", "2023-01-01", "2023-12-31"),
    ("2020-W53", "2020-12-28", "2021-01-03"),
    ("2017-24", "2017-12-01", "2018-02-28"),
    ("2017-34", "2017-04-01", "2017-06-30"),
    ("2019-09-02/2019-10", "2019-09-02", "2019-10-31"),
    ("2015/..", "2015-01-01", None),
    ("../2015", None, "2015-12-31"),
    ("2024-05-03T09:00/2024-05-03T17:00", "2024-05-03", "2024-05-03"),
    ("9999-24", "9999-12-01", None),
    ("0000", None, None),
    ("XXXX-09-23", None, None),
    ("199X", None, None),
    ("T08:00/T12:00", None, None),
    ("2024-XX", None, None),
    (None, None, None),
]


@pytest.mark.parametrize("value, first, last", CASES)
def test_days_of(value, first, last):
    assert [day and day.isoformat() for day in days_of(value)] == [first, last]
