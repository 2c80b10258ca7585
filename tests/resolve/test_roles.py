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
    assert "role 'Landrätin' before the name" in person.steps
