"""Which strings are EDTF values, durations and recurrences."""

import pytest

from pressefakten_schemas.edtf import is_duration, is_edtf, is_rrule

EDTF = """
2017-03-28 2017-03 2017 2019-09-02/2019-10-31 2015/.. ../2030 2017-W31 2017-W31/.. 2017-W31/2017-W33 2017-21 2017-24
2017-33 2017-36 2017-33/2017-34 2017-03-28T18:00 2017-03-28T18:00:59 2017-03-28T09:00/2017-03-28T17:00
2019-03-27T12:00/.. XXXX-09-23 XXXX-09 XXXX-XX-23 XXXX-W12 XXXX-09-03/XXXX-09-07 199X 18XX 199X/.. 2020-02-29 XXXX-02-29 T18:00
T08:00/T12:00 T10:00/.. ../T17:00 2017-03-29T00:00 2019-03-08T19:18:59+02:00 2019-03-08T19:18:59Z -0044 2018-24
""".split()
NOT_EDTF = [
    *"""\n2017-3-28 28.03.2017 2017-13 2017-00 2017-03-32 2017-03-00 2017-W54 2017-W00 2017-25 2017-37 ../.. / 2015/ /2015 ..\n2015/../2017 T25:00 T18:60 T18 18:00 2017-03T18:00 2017T18:00 1 20XX-9 XXX5 2017-03-28T24:01 2017-03-28T24:00 2017-03-28- heute 2019-02-30 XXXX-02-30 2024-06-31/2024-07-02 2018-05-07/2018-05-03\n""".split(),
    "",
    " 2017",
    "2017 ",
    "2017\n",
    "２０１７",
]
DURATIONS = "P3M P2Y PT90M P2.5Y P0.5Y P8W P1Y6M PT1H30M PT2.5H P1DT12H PT45S P100Y PT24H P1.5D".split()
NOT_DURATIONS = ["", "P", "PT", "P3", "3M", "P3m", "PT3D", "P2,5Y", "P.5Y", "P-1Y", "P1YT", "P1M2Y", "PT30M2H", "P3M\n"]
RRULES = """
FREQ=DAILY FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR FREQ=MONTHLY;BYDAY=1TU FREQ=MONTHLY;BYDAY=-1FR FREQ=WEEKLY;INTERVAL=2
FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24 FREQ=DAILY;UNTIL=20261231T000000Z FREQ=DAILY;COUNT=3
""".split()
NOT_RRULES = [
    *"""\nDAILY FREQ=OFTEN FREQ=WEEKLY;BYDAY=MI FREQ=WEEKLY;BYDAY= BYDAY=MO;FREQ=WEEKLY FREQ=DAILY;FREQ=DAILY FREQ=WEEKLY;\nFREQ=DAILY;COUNT=3;UNTIL=20261231 RRULE:FREQ=DAILY FREQ=WEEKLY;INTERVAL=0 FREQ=MONTHLY;BYMONTHDAY=32 FREQ=DAILY;BYFOO=1\n""".split(),
    "",
    "FREQ=DAILY\n",
]


@pytest.mark.parametrize("value", EDTF)
def test_edtf_accepts(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize("value", NOT_EDTF)
def test_edtf_refuses(value: str) -> None:
    assert not is_edtf(value)


@pytest.mark.parametrize("value", DURATIONS)
def test_duration_accepts(value: str) -> None:
    assert is_duration(value)


@pytest.mark.parametrize("value", NOT_DURATIONS)
def test_duration_refuses(value: str) -> None:
    assert not is_duration(value)


@pytest.mark.parametrize("value", RRULES)
def test_rrule_accepts(value: str) -> None:
    assert is_rrule(value)


@pytest.mark.parametrize("value", NOT_RRULES)
def test_rrule_refuses(value: str) -> None:
    assert not is_rrule(value)
