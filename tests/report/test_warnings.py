"""Contradictions are seen: on the page of a release, in an explanation, at the end of a run."""

from pressefakten.report.show import release_page
from pressefakten.report.warnings import told_at_the_end, warnings_of

_WARNING = "weekday does not fit: 2024-05-03 is a Friday, not a Monday"


def fact(number: int, *warnings: str) -> dict[str, object]:
    mention = {"start": 0, "end": 12, "text": "Mo,\n3.5.2024", "zone": "body", "rule": "date.weekday_date"}
    return {
        "release": "a",
        "id": f"{number:012x}",
        "kind": "date",
        "value": "2024-05-03",
        "mentions": [mention | ({"warnings": list(warnings)} if warnings else {})],
    }


def test_warnings_stand_below_their_fact_on_the_page():
    release = {"release": "a", "source": "a.txt", "embargoed_until": "2024-05-02T10:00"}
    page = list(release_page(release, [fact(1, _WARNING), fact(2)]))
    assert page[-2] == f"    ! {_WARNING}"
    assert page[2] == "embargoed until 2024-05-02T10:00"
    assert sum("!" in line for line in page) == 1


def test_warnings_of_a_fact_are_told_once():
    told = fact(1, _WARNING)
    told["mentions"] = [*told["mentions"], *told["mentions"]]
    assert warnings_of(told) == [_WARNING]


def test_warnings_at_the_end_name_release_fact_and_words():
    (line,) = told_at_the_end([fact(1, _WARNING), fact(2)])
    assert line == f"! a: date 000000000001 „Mo, 3.5.2024“: {_WARNING}"


def test_warnings_at_the_end_are_five_and_the_way_to_the_rest():
    lines = told_at_the_end([fact(number, _WARNING) for number in range(8)])
    assert len(lines) == 6
    assert lines[-1] == "! … and 3 more: pressefakten show RELEASE"
