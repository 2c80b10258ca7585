"""The rules of roles: each does what its examples say, and keeps out of its counterexamples."""

import re

import pytest
from tests.resolve.names_support import mentions

from pressefakten.errors import LexiconError
from pressefakten.mentions import Mention
from pressefakten.resolve.roles.cuts import CUTS
from pressefakten.resolve.roles.predicate import GUARDS
from pressefakten.resolve.roles.rules import RULES
from pressefakten.rules import Example, compile_rule, marked

_ALL = [rule for rules in RULES.values() for rule in rules]
_PEOPLE = re.compile("Jutta Brandt|Jens Altmann|Ida Vogt|Hinnerk Lüders")
EXAMPLES = [(rule.id, example) for rule in _ALL for example in rule.examples]
COUNTEREXAMPLES = [(rule.id, text) for rule in _ALL for text in rule.counterexamples]


def _person(text: str, start: int) -> Mention:
    """The person that stands at a code point of a text in which all of ``_PEOPLE`` are tagged."""
    tagged = _PEOPLE.sub(lambda found: f"[{found[0]}]PER", text)
    return next(one for one in mentions(tagged, "person") if one.start == start)


def _told_by(person: Mention, rule: str) -> list[str]:
    """The roles that a rule tells of a person, by the steps."""
    return [step.split("'")[1] for step in person.steps if step.startswith("role ") and step.endswith(f"({rule})")]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{rule}: {one.text[:40]}" for rule, one in EXAMPLES])
def test_roles_rules_find_their_examples(rule: str, example: Example):
    assert example.value in _told_by(_person(example.text, example.start), rule)


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES, ids=[f"{rule}: {t[:40]}" for rule, t in COUNTEREXAMPLES])
def test_roles_rules_keep_out_of_their_counterexamples(rule: str, text: str):
    plain, start, _ = marked(text)
    assert _told_by(_person(plain, start), rule) == []


def test_roles_rules_have_ids_of_their_own_and_say_whom_they_keep_out():
    assert len({rule.id for rule in _ALL}) == len(_ALL)
    assert all(rule.counterexamples for rule in _ALL)


def test_roles_rules_name_cuts_and_guards_that_are_known():
    assert {rule.sets.get("cut", "noun") for rule in _ALL} == set(CUTS)
    assert {rule.extra["guard"] for rule in _ALL if "guard" in rule.extra} == set(GUARDS)


def test_roles_rules_without_an_example_are_refused():
    with pytest.raises(LexiconError, match="no example"):
        compile_rule({"id": "roles.none", "pattern": "{ROLE}"}, {"ROLE": "R"})
