"""What is announced: days, deadlines, what recurs; as text and as a calendar."""

import sys
from pathlib import Path

import icalendar
import pytest

from pressefakten.report.agenda import calendar, events, lines, records

sys.path.insert(0, str(Path(__file__).parent))
from hand_made import fact, release

TEXT = (
    "Das Bad wird am 1. September 2024 in Aachen eröffnet. Anmeldeschluss ist der 15. Juni 2024. "
    "Die Ausstellung läuft vom 3. bis 9. Juni 2024. Die Bürgersprechstunde ist montags von 8 bis 12 Uhr. "
    "Am 3. Juni 2024 um 18 Uhr tagt der Rat. Gegründet wurde der Verein 1998. Am 4. Mai 2024 war es kalt. "
    "Der 20. Juni 2024 ist ein Donnerstag."
)
R = release("r", "2024-05-10", TEXT, title="Bad öffnet", source_url="https://example.org/bad")
FACTS = [
    fact(R, "date", "2024-09-01", "1. September 2024"),
    fact(R, "place", "Aachen", "Aachen"),
    fact(R, "date", "2024-06-15", "15. Juni 2024"),
    fact(R, "date", "2024-06-03/2024-06-09", "3. bis 9. Juni 2024"),
    fact(R, "date", "T08:00/T12:00", "montags von 8 bis 12 Uhr", rrule="FREQ=WEEKLY;BYDAY=MO"),
    fact(R, "date", "2024-06-03T18:00", "3. Juni 2024 um 18 Uhr"),
    fact(R, "date", "1998", "1998"),
    fact(R, "date", "2024-05-04", "4. Mai 2024"),
    fact(R, "date", "2024-06-20", "20. Juni 2024"),
    fact(R, "date", None, "Am 3. Juni", rrule=None),
]


def test_agenda_by_date_with_what_happens():
    assert [(one.begins, one.occasion) for one in events([R], FACTS)] == [
        ("2024-05-13T08:00", "Sprechstunde"),
        ("2024-06-03", "Veranstaltung"),
        ("2024-06-03T18:00", "Sitzung"),
        ("2024-06-15", "Anmeldeschluss"),
        ("2024-09-01", "Eröffnung"),
    ]


def test_agenda_everything_has_days_without_an_occasion():
    assert "2024-06-20" in [one.begins for one in events([R], FACTS, everything=True)]


def test_agenda_from_a_day_on():
    assert [one.begins[:10] for one in events([R], FACTS, "2024-06-10")] == ["2024-05-13", "2024-06-15", "2024-09-01"]


def test_agenda_where_and_until_when():
    found = {one.occasion: one for one in events([R], FACTS)}
    assert found["Eröffnung"].place == "Aachen"
    assert (found["Veranstaltung"].begins, found["Veranstaltung"].ends) == ("2024-06-03", "2024-06-09")


def test_agenda_page():
    page = list(lines(events([R], FACTS)))
    assert "2024-09-01  Eröffnung: 1. September 2024, Aachen" in page
    assert list(lines([])) == ["Nichts angekündigt."]


def test_agenda_records_leave_out_what_is_absent():
    assert all(value is not None for record in records(events([R], FACTS)) for value in record.values())


@pytest.fixture(scope="module")
def entries():
    made = icalendar.Calendar.from_ical(calendar(events([R], FACTS)))
    return {str(entry["summary"]).split(":")[0]: entry for entry in made.walk("VEVENT")}


def test_agenda_calendar_has_days_times_and_rules(entries):
    assert str(entries["Eröffnung"]["dtstart"].dt) == "2024-09-01"
    assert str(entries["Sitzung"]["dtstart"].dt) == "2024-06-03 18:00:00"
    assert str(entries["Veranstaltung"]["dtend"].dt) == "2024-06-10"
    consultation = entries["Sprechstunde"]
    assert consultation["rrule"].to_ical() == b"FREQ=WEEKLY;BYDAY=MO"
    assert [str(consultation[name].dt) for name in ("dtstart", "dtend")] == [
        "2024-05-13 08:00:00",
        "2024-05-13 12:00:00",
    ]


def test_agenda_calendar_has_place_address_and_sentence(entries):
    opening = entries["Eröffnung"]
    assert (str(opening["location"]), str(opening["url"])) == ("Aachen", "https://example.org/bad")
    assert str(opening["description"]) == "Das Bad wird am 1. September 2024 in Aachen eröffnet."


def test_agenda_calendar_is_the_same_each_time():
    assert calendar(events([R], FACTS)) == calendar(events([R], list(reversed(FACTS))))
