"""The timeline of a person or organisation."""

from pathlib import Path

import pytest

from pressefakten.errors import UsageError
from pressefakten.report.who import who
from pressefakten.store.reading import index_of

RELEASES = [
    {
        "release": "a",
        "published": "2017-03-28",
        "publisher": "Kreis Moorbek",
        "place": None,
        "title": "Netzwerk wächst",
    },
    {"release": "b", "published": None, "publisher": "Kreis Moorbek", "place": None, "title": None},
]


def fact(of, number, kind, value, times=1, **attributes):
    mention = {"start": 0, "end": 1, "text": "x", "zone": "body", "rule": "test"}
    return {
        "release": of,
        "id": f"{number:012x}",
        "kind": kind,
        "value": value,
        "mentions": [mention] * times,
        **attributes,
    }


FACTS = [
    fact("a", 1, "person", "Mathea Holtkamp", times=2, roles=["KB-Leiterin"], title="Dr.",
         affiliation="Bildungszentrum Moorbek"),
    fact("a", 2, "organization", "Bildungszentrum Moorbek", abbreviation="KB"),
    fact("a", 3, "quote", "Wir laden alle ein.", speaker="Mathea Holtkamp"),
    fact("a", 4, "email", "kb@moorbek.example", owner="Bildungszentrum Moorbek"),
    fact("b", 5, "person", "Mathea Holtkamp", roles=["Dezernentin"], party="SPD"),
]  # fmt: skip

INDEX = index_of([{"source": f"{one['release']}.txt", "text": ""} | one for one in RELEASES], FACTS, Path("outputs"))


def test_who_shows_a_person_over_the_releases():
    assert who(INDEX, "holtkamp") == [
        "Dr. Mathea Holtkamp — person in 2 releases",
        "  roles:   KB-Leiterin (2017-03-28)",
        "           Dezernentin (undated)",
        "  party:   SPD (undated)",
        "  with:    Bildungszentrum Moorbek (2017-03-28)",
        "",
        "  2017-03-28 Netzwerk wächst",
        "             KB-Leiterin: named 2 times, 1 quote [a]",
        "             „Wir laden alle ein.“",
        "  undated    b",
        "             Dezernentin: named once [b]",
    ]


def test_who_finds_an_organisation_by_its_abbreviation():
    page = who(INDEX, "KB")
    assert page[0] == "Bildungszentrum Moorbek (KB) — organization in 1 release"
    assert "  people:  Mathea Holtkamp (2017-03-28)" in page
    assert "  contact: kb@moorbek.example (email, 2017-03-28)" in page


def test_who_names_the_nearest_where_nobody_is_called_so():
    with pytest.raises(UsageError, match="C030") as error:
        who(INDEX, "Holtkampf")
    assert "Mathea Holtkamp" in error.value.hint
