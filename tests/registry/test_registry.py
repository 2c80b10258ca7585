"""Who is who over several releases: when two records are one person, and what contradicts."""

import pytest

from pressefakten.registry.entities import build_entities
from pressefakten.registry.offices import office_of

IDS = iter(f"{number:012x}" for number in range(1, 1000))


def release(name, published=None, publisher=None, **others):
    return {
        "release": name,
        "published": published,
        "publisher": publisher,
        "title": f"Title of {name}",
        "place": None,
    } | others


def fact(of, kind, value, **attributes):
    mention = {"start": 0, "end": 1, "text": "x", "zone": "body", "rule": "test"}
    return {"release": of, "id": next(IDS), "kind": kind, "value": value, "mentions": [mention], **attributes}


def persons(releases, facts):
    return [entity for entity in build_entities(releases, facts) if entity.kind == "person"]


TWO = [release("a", "2017-03-28", "Kreis Moorbek"), release("b", "2019-12-18", "Kreis Moorbek")]


def test_registry_joins_one_name_with_one_publisher():
    (person,) = persons(
        TWO,
        [
            fact("a", "person", "Mathea Holtkamp", roles=["Leiterin"]),
            fact("b", "person", "Mathea Holtkamp", roles=["Leiterin", "Dezernentin"]),
        ],
    )
    assert [(role.value, role.dates) for role in person.roles] == [
        ("Leiterin", ("2017-03-28", "2019-12-18")),
        ("Dezernentin", ("2019-12-18",)),
    ]
    assert [appearance.release for appearance in person.appearances] == ["a", "b"]


@pytest.mark.parametrize(
    "shared",
    [
        [fact("a", "organization", "Amt Moorbek-Süd"), fact("b", "organization", "Amt Moorbek-Süd")],
        [fact("a", "place", "Moorbek"), fact("b", "place", "Moorbek")],
    ],
)
def test_registry_joins_where_something_beside_the_name_is_shared(shared):
    facts = [fact("a", "person", "Ole Hansen"), fact("b", "person", "Ole Hansen"), *shared]
    assert len(persons([release("a"), release("b")], facts)) == 1


@pytest.mark.parametrize("shared", ["Deutschland", "Polizei", "CDU", "Nordrhein-Westfalen"])
def test_registry_does_not_join_by_what_everybody_names(shared):
    kind = "organization" if shared in ("Polizei", "CDU") else "place"
    facts = [
        fact("a", "person", "Ole Hansen"),
        fact("b", "person", "Ole Hansen"),
        fact("a", kind, shared),
        fact("b", kind, shared),
    ]
    first, second = persons([release("a"), release("b")], facts)
    assert first.id != second.id


def test_registry_never_joins_bare_surnames():
    assert len(persons(TWO, [fact("a", "person", "Hansen"), fact("b", "person", "Hansen")])) == 2


def test_registry_reads_spellings_of_one_name_as_one():
    (person,) = persons(TWO, [fact("a", "person", "Hans-Peter Groß"), fact("b", "person", "Hans Peter Groß")])
    assert (person.value, person.names) == ("Hans-Peter Groß", ("Hans Peter Groß",))


def test_registry_joins_organisations_by_full_name_only():
    releases = [release("a", publisher="Kreis Moorbek"), release("b", publisher="Kreis Heide")]
    facts = [
        fact(of, "organization", name)
        for of in "ab"
        for name in ("Kommunales Bildungszentrum", "Polizeiinspektion Heide Nord")
    ]
    names = [entity.value for entity in build_entities(releases, facts)]
    assert names == ["Kommunales Bildungszentrum", "Kommunales Bildungszentrum", "Polizeiinspektion Heide Nord"]


def test_registry_counts_quotes_contacts_and_people():
    body, person = build_entities(
        [release("a", "2020-01-01")],
        [
            fact("a", "person", "Ida Vogt", affiliation="Amt Moorbek"),
            fact("a", "organization", "Amt Moorbek", abbreviation="AM"),
            fact("a", "quote", "Gut so.", speaker="Ida Vogt"),
            fact("a", "phone", "+4943215550", type="phone", owner="Ida Vogt"),
        ],
    )
    assert (person.quotes, [contact.value for contact in person.contacts]) == (1, ["+4943215550"])
    assert (body.abbreviation, [member.value for member in body.people]) == ("AM", ["Ida Vogt"])


def test_registry_knows_a_person_by_each_body_that_a_mention_names():
    vogt = fact("a", "person", "Ida Vogt", affiliation="Amt Moorbek")
    vogt["mentions"] = [*vogt["mentions"], {**vogt["mentions"][0], "affiliation": "Verein Nord"}]
    found = build_entities([release("a", "2020-01-01")], [vogt, fact("a", "organization", "Verein Nord")])
    assert [one.value for one in found[-1].affiliations] == ["Amt Moorbek", "Verein Nord"]
    assert [member.value for member in found[0].people] == ["Ida Vogt"]


def test_registry_marks_two_parties():
    (person,) = persons(
        TWO, [fact("a", "person", "Ida Vogt", party="CDU"), fact("b", "person", "Ida Vogt", party="SPD")]
    )
    assert [conflict.about for conflict in person.conflicts] == ["party"]


def test_registry_marks_two_holders_of_one_office_at_once():
    releases = [
        release(name, day, "Kreis Moorbek")
        for name, day in (("a", "2018-01-01"), ("b", "2018-06-01"), ("c", "2019-01-01"))
    ]
    facts = [
        fact("a", "person", "Gero Milz", roles=["Landrat"]),
        fact("b", "person", "Ute Brune", roles=["Landrätin"]),
        fact("c", "person", "Gero Milz", roles=["Landrat"]),
        fact("b", "person", "Kai Roos", roles=["stellvertretender Landrat"]),
    ]
    marked = {person.value: [conflict.about for conflict in person.conflicts] for person in persons(releases, facts)}
    assert marked == {"Gero Milz": ["office"], "Ute Brune": ["office"], "Kai Roos": []}


def test_registry_takes_successors_for_no_contradiction():
    releases = [release("a", "2018-01-01", "Kreis Moorbek"), release("b", "2021-01-01", "Kreis Moorbek")]
    facts = [fact("a", "person", "Gero Milz", roles=["Landrat"]), fact("b", "person", "Ute Brune", roles=["Landrätin"])]
    assert not any(person.conflicts for person in persons(releases, facts))


@pytest.mark.parametrize(
    ("role", "office"),
    [("Landrätin", "landrat"), ("Landrat des Kreises Moorbek", "landrat"), ("ehemaliger Landrat", None), ("Vizepräsidentin", None),
     ("Oberbürgermeisterin", "oberbürgermeister"), ("Leiterin", None)],
)  # fmt: skip
def test_office_of(role, office):
    assert office_of(role) == office


def test_registry_does_not_depend_on_the_order_of_its_input():
    facts = [
        fact("a", "person", "Ole Hansen", roles=["Wart"]),
        fact("b", "person", "Ole Hansen", roles=["Leiter"]),
        fact("b", "organization", "Amt Moorbek"),
    ]
    assert build_entities(TWO, facts) == build_entities(TWO[::-1], facts[::-1])
