"""Rules on records made by hand: what no short text brings about."""

import pytest

from pressefakten.check import findings_of

TEXT = "Am 2. Mai 2025 fällt die Sperrfrist. Es sind 40 Prozent."


def release(**more):
    known = {"release": "r", "source": "r.txt", "text": TEXT, "zones": [], "published": "2025-05-12", "head": {}}
    return {**known, **more}


def fact(kind, value, words, **more):
    start = TEXT.index(words)
    of_mention = {name: more.pop(name) for name in ("warnings", "resolution") if name in more}
    mention = {"start": start, "end": start + len(words), "text": words, "zone": "body", "rule": "r", **of_mention}
    return {"release": "r", "id": "0" * 12, "kind": kind, "value": value, **more, "mentions": [mention]}


MAIL = fact("email", "a@b.example", "Am")
DAY = fact("date", "2025-05-02", "2. Mai 2025", resolution="absolute")
SHARE = fact("percent", "40", "40 Prozent")


def rules(*facts, **more):
    return [one.rule for one in findings_of(release(**more), [MAIL, *facts]).findings]


@pytest.mark.parametrize(
    ("until", "expected"), [("2025-05-02T12:00", ["late_embargo"]), ("2025-05-12", []), ("2025-05-20", []), (None, [])]
)
def test_records_embargo_before_publication(until, expected):
    assert rules(DAY, SHARE, embargoed_until=until) == expected


def test_records_week_that_is_not():
    week = fact("date", None, "2. Mai 2025", warnings=["no such week: 2025-W53"])
    assert rules(week, SHARE) == ["no_such_week"]


def test_records_percentage_that_no_fact_covers():
    assert rules(DAY) == ["unread_number"]


def test_records_boilerplate_is_not_checked():
    zones = [{"zone": "boilerplate", "start": 0, "end": len(TEXT)}]
    assert rules(zones=zones) == []


def test_records_grave_findings_come_first():
    late = fact("date", "2025-05-02", "2. Mai 2025", warnings=["no such day: 2025-02-30"])
    found = findings_of(release(published=None), [late]).findings
    assert [one.severity for one in found] == ["error", "hint", "hint", "hint"]
