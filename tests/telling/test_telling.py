"""Values as people write them, what dates are about, and how far they are apart."""

from decimal import Decimal

import pytest

from pressefakten.telling.facts import label_name, plural, value_text
from pressefakten.telling.numbers import number, share_of_change, sum_of
from pressefakten.telling.occasions import occasion_of
from pressefakten.telling.times import apart, date_text, hours_moved, length_text, recurrence_text
from pressefakten_schemas.edtf import is_edtf


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        ("2025-09-01", "1. September 2025", "September 1, 2025"),
        ("2025-09-01T18:00", "1. September 2025, 18 Uhr", "September 1, 2025, 18:00"),
        (
            "2025-09-01T18:30/2025-09-01T20:00",
            "1. September 2025, 18.30 bis 20 Uhr",
            "September 1, 2025, 18:30 to 20:00",
        ),
        ("2025-09-01T19:00/2025-09-02T00:00", "1. September 2025, 19 bis 24 Uhr", "September 1, 2025, 19:00 to 24:00"),
        ("2015/..", "ab 2015", "from 2015"),
        ("../2030", "bis 2030", "until 2030"),
        ("2017-W31", "KW 31/2017", "week 31/2017"),
        ("2017-21", "Frühjahr 2017", "spring 2017"),
        ("2017-33", "1. Quartal 2017", "1. quarter 2017"),
        ("199X", "1990er Jahre", "1990s"),
        ("18XX", "19. Jahrhundert", "19. century"),
        ("XXXX-09-23", "23. September", "September 23"),
        ("2019-09-02/2019-10-31", "2. September bis 31. Oktober 2019", "September 2, 2019 to October 31, 2019"),
        ("2019-09-02/2019-09-05", "2. bis 5. September 2019", "September 2, 2019 to September 5, 2019"),
        ("2018-12-30/2019-01-02", "30. Dezember 2018 bis 2. Januar 2019", "December 30, 2018 to January 2, 2019"),
        ("2019-03", "März 2019", "March 2019"),
        ("T08:00/T12:00", "8 bis 12 Uhr", "08:00 to 12:00"),
    ],
)
def test_telling_dates(value, german, english):
    assert is_edtf(value)
    assert (date_text(value), date_text(value, "en")) == (german, english)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2025-09-01", "2026-03-01", "sechs Monate später"),
        ("2026-03-01", "2025-09-01", "sechs Monate früher"),
        ("2025-09-01", "2025-09-02", "einen Tag später"),
        ("2025-09-01", "2025-09-08", "eine Woche später"),
        ("2025-09-01", "2025-12-24", "rund vier Monate später"),
        ("2024-02-29", "2025-02-28", "ein Jahr später"),
        ("2025-09-01T18:00", "2025-09-01T19:00", "eine Stunde später"),
        ("2025-09-01T18:00", "2025-09-01T18:30", "30 Minuten später"),
        ("2025-09-01T18:00", "2025-09-03T17:00", "zwei Tage später"),
        ("2025", "2027", "zwei Jahre später"),
        ("2025-03", "2025-05", "zwei Monate später"),
        ("../2024-06-30", "../2024-07-15", "15 Tage später"),
        ("2025-09-01", "2025-10", ""),
        ("2025-09-01", "2025-09-01", ""),
        ("2017-21", "2017-23", ""),
        ("199X", "2001", ""),
    ],
)
def test_telling_how_far_apart(old, new, told):
    assert apart(old, new) == told


def test_telling_only_the_hour_moved():
    assert hours_moved("2024-08-17T20:00", "2024-08-17T21:00") == "17. August 2024, 20 Uhr → 21 Uhr"
    assert hours_moved("2024-08-17T20:00", "2024-08-18T21:00") == ""


@pytest.mark.parametrize(
    ("value", "told"),
    [("P16M", "16 Monate"), ("P1Y", "1 Jahr"), ("P2Y6M", "2 Jahre 6 Monate"), ("PT90M", "90 Minuten")],
)
def test_telling_lengths(value, told):
    assert length_text(value) == told


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,WE", "montags und mittwochs"),
        ("FREQ=MONTHLY", "monatlich"),
        ("FREQ=MONTHLY;BYDAY=1TH", "FREQ=MONTHLY;BYDAY=1TH"),
    ],
)
def test_telling_recurrences(rule, told):
    assert recurrence_text(rule) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("4200000", "4,2 Millionen Euro"),
        ("4250001", "4.250.001 Euro"),
        ("1000000", "1 Million Euro"),
        ("2500000000", "2,5 Milliarden Euro"),
        ("12.50", "12,50 Euro"),
        ("120000", "120.000 Euro"),
    ],
)
def test_telling_sums(value, told):
    assert sum_of(Decimal(value), "EUR") == told


@pytest.mark.parametrize(
    ("old", "new", "told"), [(42, 49, "+17 %"), (100, 103, "+3 %"), (200, 100, "−50 %"), (0, 5, ""), (5, 5, "")]
)
def test_telling_share_of_change(old, new, told):
    assert share_of_change(Decimal(old), Decimal(new)) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Kindern", "Kinder"),
        ("Plätzen", "Plätze"),
        ("Stellen", "Stellen"),
        ("Feiern", "Feiern"),
        ("Besucher", "Besucher"),
    ],
)
def test_telling_nominative_plural_only_where_it_is_sure(words, told):
    assert plural(words) == told


def test_telling_numbers_that_are_none_stay():
    assert number("viele") == "viele"


@pytest.mark.parametrize(
    ("sentence", "words", "name"),
    [
        ("Die Eröffnung ist für den 1. Mai geplant.", "1. Mai", "opening"),
        ("Anmeldeschluss ist der 1. Mai.", "1. Mai", "registration_closes"),
        ("Die Bauarbeiten beginnen am 1. Mai.", "1. Mai", "start_of_work"),
        ("Am 1. Mai findet die Sitzung statt.", "1. Mai", "meeting"),
        ("Der Verein wurde am 1. Mai gegründet.", "1. Mai", "founding"),
        ("Am 1. Mai war es kalt.", "1. Mai", None),
    ],
)
def test_telling_occasions(sentence, words, name):
    start = sentence.index(words)
    found = occasion_of(sentence, start, start + len(words))
    assert (found.name if found else None) == name


def test_telling_last_days_only():
    sentence = "Eltern können ihre Kinder bis zum 30. Juni anmelden."
    start = sentence.index("bis")
    assert occasion_of(sentence, start, start + 16, last_day=True).name == "registration_closes"
    assert occasion_of(sentence, start, start + 16) is None


def fact(kind, value, words="W", **more):
    return {"kind": kind, "value": value, "mentions": [{"text": words}], **more}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (fact("phone", "+496421551234", type="phone"), "06421 551234"),
        (fact("phone", "+43131336", type="phone"), "+43 1 31336"),
        (fact("phone", "110", type="short"), "110"),
        (fact("money", None, currency="EUR", min="5", max="8"), "5 bis 8 Euro"),
        (fact("money", "12", currency="EUR", per="Person"), "12 Euro je Person"),
        (fact("money", "12", currency="EUR", per="monatlich"), "12 Euro monatlich"),
        (fact("percent", "2", unit="Prozentpunkte"), "2 Prozentpunkte"),
        (fact("date", None, "am Mittwoch"), "„am Mittwoch“"),
        (
            fact("date", "T16:00/T18:00", "jeden ersten Donnerstag", rrule="FREQ=MONTHLY;BYDAY=1TH"),
            "„jeden ersten Donnerstag“",
        ),
        (fact("quote", "Ja, gewiss"), "„Ja, gewiss“"),
    ],
)
def test_telling_facts(given, told):
    assert value_text(given) == told


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (fact("money", "5", role="costs"), "costs"),
        (fact("money", "5"), "money"),
        (fact("phone", "5", type="fax"), "fax"),
        (fact("phone", "5", type="short"), "phone"),
        (fact("identifier", "5", type="iban"), "iban"),
        (fact("quantity", "54", unit="Jahre"), "age"),
    ],
)
def test_telling_labels(given, name):
    assert label_name(given) == name
