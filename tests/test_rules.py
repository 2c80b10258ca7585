"""Rules of the lexicon: the shape of an entry, its conditions, and what is refused."""

import re

import pytest

from pressefakten.errors import LexiconError
from pressefakten.rules import Example, compile_rule, expand, fill, marked, words

ATOMS = {"_": "[ \n]", "D": r"\d{1,2}"}
ENTRY = {"id": "test.hours", "pattern": "{D}{_}Uhr", "examples": {"um [9 Uhr]": "9"}}


@pytest.mark.parametrize(
    ("conditions", "text", "found"),
    [
        ({}, "um 9 Uhr, ab 11 Uhr", ["9 Uhr", "11 Uhr"]),
        ({"before": "ab{_}$"}, "um 9 Uhr, ab 11 Uhr", ["11 Uhr"]),
        ({"unless_before": "ab{_}$"}, "um 9 Uhr, ab 11 Uhr", ["9 Uhr"]),
        ({"after": ","}, "um 9 Uhr, ab 11 Uhr", ["9 Uhr"]),
        ({"unless_after": ","}, "um 9 Uhr, ab 11 Uhr", ["11 Uhr"]),
        ({"before": "ab{_}$", "after": ","}, "um 9 Uhr, ab 11 Uhr", []),
    ],
)
def test_rules_conditions_hold_around_the_match(conditions, text, found):
    assert [match[0] for match in compile_rule(ENTRY | conditions, ATOMS).find(text)] == found


def test_rules_match_where_they_are_tried():
    rule = compile_rule(ENTRY | {"unless_after": " früh"}, ATOMS)
    assert rule.at("um 9 Uhr", 3)[0] == "9 Uhr"
    assert rule.at("um 9 Uhr", 0) is None
    assert rule.at("um 9 Uhr früh", 3) is None


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ({"pattern": "a", "examples": ["a"]}, "has no id"),
        ({"id": "a", "examples": ["a"]}, "has no pattern"),
        ({"id": "a", "pattern": "a"}, "has no example"),
        ({"id": "a", "pattern": "a", "counterexamples": ["b"]}, "has no example"),
        ({"id": "a", "pattern": "a", "drop": True, "examples": ["a"]}, "has no counterexample"),
        ({"id": "a", "pattern": "a", "examples": ["a"], "unles_after": "b"}, "nobody reads its field 'unles_after'"),
        ({"id": "a", "pattern": "{WHAT}", "examples": ["a"]}, "no atom is called WHAT"),
        ({"id": "a", "pattern": "(", "examples": ["("]}, "its pattern is none"),
    ],
)
def test_rules_refuse_an_entry_that_is_none(entry, why):
    with pytest.raises(LexiconError, match=why) as refused:
        compile_rule(entry, ATOMS)
    assert refused.value.code == "L001"


def test_rules_keep_what_only_their_kind_reads():
    rule = compile_rule(
        ENTRY | {"check": "year", "set": {"unit": "hour"}}, ATOMS, allowed=frozenset({*ENTRY, "check", "set"})
    )
    assert (rule.extra, rule.sets) == ({"check": "year"}, {"unit": "hour"})


def test_rules_examples_are_marked_by_brackets():
    assert marked("um [9 Uhr] früh") == ("um 9 Uhr früh", 3, 8)
    assert compile_rule(ENTRY, ATOMS).examples == (Example("um 9 Uhr", 3, 8, "9"),)
    assert compile_rule(ENTRY | {"examples": ["9 Uhr"]}, ATOMS).examples == (Example("9 Uhr", 0, 5, None),)


def test_rules_atoms_are_patterns_or_lists_of_words():
    atoms = expand({"UNIT": ["Euro", "US Dollar"], "SUM": r"\d+{_}{UNIT}"}, ATOMS)
    assert re.fullmatch(atoms["SUM"], "5 US\nDollar")
    assert fill("{D}{2}", ATOMS) == r"\d{1,2}{2}"
    assert words(["Mio", "Mio."]) == r"Mio\.|Mio"
