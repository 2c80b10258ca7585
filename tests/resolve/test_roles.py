"""Persons with roles, titles, parties and affiliations: the table ``persons.toml``."""

import tomllib
from pathlib import Path

import pytest
from tests.resolve.names_support import facts, mentions

CASES = tomllib.loads(Path(__file__).with_name("persons.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_roles_of_the_table(case):
    found = facts(case["text"], "person")
    assert {name: told.get("roles", []) for name, told in found.items()} == case["roles"]
    for attribute in ("title", "party", "affiliation"):
        assert {name: told[attribute] for name, told in found.items() if attribute in told} == case.get(attribute, {})


def test_roles_table_is_large_enough():
    assert sum(bool(roles) for case in CASES for roles in case["roles"].values()) >= 120


def test_roles_say_which_words_told():
    (person,) = mentions("Landrätin [Jutta Brandt]PER kam.", "person")
    assert "role 'Landrätin' before the name (roles.next)" in person.steps


def test_roles_a_mention_says_which_other_body_it_names():
    text = "[Ida Kern]PER, Leiterin des [Amts Moorbek]ORG, kam. Auch [Kern]PER vom [Verein Nord e. V.]ORG blieb."
    persons = mentions(text, "person")
    assert len({person.attributes["affiliation"] for person in persons}) == 1
    named = [(person.attributes | dict(person.own))["affiliation"] for person in persons]
    assert named == ["Amt Moorbek", "Verein Nord e. V."]


TOLD = [
    line.split("\t")
    for line in Path(__file__).with_name("roles_told.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "role"), TOLD, ids=[row[0][:60] for row in TOLD])
def test_roles_told_in_every_shape(text, role):
    text = text.replace("⏎", "\n")
    name = text[text.index("[") + 1 : text.index("]PER")]
    named = [one for one in mentions(text, "person") if one.value == name]
    written = [each for one in named for each in one.own.get("roles", one.attributes.get("roles", []))]
    assert any(role in each for each in written) if role != "-" else not written


def test_roles_stand_in_the_fact_in_the_nominative_and_as_written_at_the_mention():
    text = (
        "Der Dank galt dem Landrat [Jens Brockhues]PER. Die Rede des neuen Landrats [Brockhues]PER, Jurist, war kurz."
    )
    plain, declined = mentions(text, "person")
    assert plain.attributes["roles"] == ["Landrat"] and "roles" not in plain.own
    assert declined.attributes["roles"] == ["neuer Landrat", "Jurist"]
    assert declined.own["roles"] == ["neuen Landrats", "Jurist"]
    assert "role 'neuen Landrats' is 'neuer Landrat' in the nominative, of a man by the first name" in declined.steps


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Es kam Frau [Wiebe]PER. Mit Vorsitzender [Wiebe]PER sprach niemand.", ["Vorsitzende"]),
        ("Gespräch mit Vorsitzender [Toghrul Wiebe]PER.", ["Vorsitzender"]),  # nothing tells: as written
        ("Die Vorsitzende [Toghrul Wiebe]PER kam. Es war die Idee der Vorsitzenden [Wiebe]PER.", ["Vorsitzende"]),
        ("Die Vorsitzenden [Toghrul Wiebe]PER und [Jens Ohm]PER kamen.", ["Vorsitzenden"]),
        ("Der Amtsarzt und heutige Vorsitzende [Jens Ohm]PER kam.", ["Amtsarzt", "heutiger Vorsitzender"]),
        ("Der seit 2010 amtierende Vorsitzende [Jens Ohm]PER kam.", ["amtierender Vorsitzender"]),
        ("Der im Ort bekannte Vorsitzende [Jens Ohm]PER kam.", ["Vorsitzender"]),
        (
            "Dem Vorsitzenden [Anna Ohm]PER dankte man. Es kam auch Vorsitzende [Ohm]PER.",
            ["Vorsitzender", "Vorsitzende"],
        ),
    ],
)
def test_roles_need_a_sign_of_the_sex_where_their_nominative_does(text, roles):
    first = mentions(text, "person")[0].value
    assert facts(text, "person")[str(first)]["roles"] == roles
