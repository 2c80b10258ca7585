"""Money, percentages and quantities in sentences, read from tables beside this file.

A line of a table is a sentence with its spans in brackets, a tab, and what each span says.
"""

import doctest
import re
from pathlib import Path

import pytest
import spacy
from tests.support import candidates_in

from pressefakten.mentions import Mention
from pressefakten.recognizers import money, percents, quantities
from pressefakten.recognizers.money import countries, shared, tables
from pressefakten.recognizers.money.written import rules as written_rules
from pressefakten.recognizers.quantities import ages, counted, measures
from pressefakten.rules import Example, Rule
from pressefakten.tokenizer import make_german

_FACTORIES = (money.Money, percents.Percents, quantities.Quantities)
_EXPECTED = re.compile(r"(?P<value>\S+) <(?P<unit>[^>]*)> ?(?P<rest>.*)")
_PAIR = re.compile(r"(\w+)=(.*?)(?= \w+=|$)")


def rows(name: str) -> list[tuple[str, str]]:
    """(sentence with brackets, expectation or "") of each line of a table beside this module."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    cut = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return [(sentence.replace("\\n", "\n"), expected) for sentence, _, expected in cut]


def unmarked(sentence: str) -> tuple[str, list[str]]:
    """The sentence without its brackets, and what stood in them."""
    return re.sub(r"[\[\]]", "", sentence), re.findall(r"\[([^\]]*)\]", sentence)


def attributes(written: str) -> dict[str, str]:
    """ "min=5 max=8 per=pro Kopf" as a mapping."""
    return dict(_PAIR.findall(written))


def mentions(component: str, text: str) -> list[Mention]:
    """What one component alone finds in a text."""
    return spacy_alone(component)(text)._.candidates[component]


def spacy_alone(component: str) -> spacy.Language:
    if component not in _ALONE:
        _ALONE[component] = make_german()
        _ALONE[component].add_pipe(component)
    return _ALONE[component]


_ALONE: dict[str, spacy.Language] = {}


@pytest.mark.parametrize(("sentence", "expected"), rows("money.tsv"))
def test_money_in_a_sentence(sentence: str, expected: str) -> None:
    text, spans = unmarked(sentence)
    want = [
        (None if value == "-" else value, {"currency": currency, **attributes(" ".join(rest))})
        for value, currency, *rest in (one.split(" ") for one in expected.split(" | ") if one)
    ]
    found = mentions("press_money", text)
    assert [text[one.start : one.end] for one in found] == spans
    said = [{name: it for name, it in one.attributes.items() if not name.startswith("role")} for one in found]
    assert list(zip([one.value for one in found], said, strict=True)) == want


_RULES: dict[str, tuple[Rule, ...]] = {
    "press_money": (
        *written_rules(),
        *money.BEHIND.rules,
        *money.BEFORE.rules,
        *countries.RULES.rules,
        *shared.RULES.values(),
        *tables.rules("tail"),
    ),
    "press_percents": percents.RULES.rules,
    "press_quantities": (
        *ages.RULES.rules,
        *measures.RULES.rules,
        *counted.BETWEEN.values(),
        *counted.RULES.values(),
    ),
}
"""By component; those of heads of tables give no mention of their own."""


@pytest.mark.parametrize(
    ("component", "rule", "example"),
    [(name, rule.id, example) for name, rules in _RULES.items() for rule in rules for example in rule.examples],
)
def test_amounts_rule_example(component: str, rule: str, example: Example) -> None:
    found = [one for one in mentions(component, example.text) if one.start < example.end and example.start < one.end]
    assert [(one.rule, one.value) for one in found] == [(rule, example.value)]


@pytest.mark.parametrize(
    ("component", "rule", "text"),
    [(name, rule.id, text) for name, rules in _RULES.items() for rule in rules for text in rule.counterexamples],
)
def test_amounts_rule_counterexample(component: str, rule: str, text: str) -> None:
    assert [one.value for one in mentions(component, text) if one.rule == rule] == []


@pytest.mark.parametrize("rule", [rule.id for rules in _RULES.values() for rule in rules])
def test_amounts_rule_has_one_name(rule: str) -> None:
    assert [one.id for rules in _RULES.values() for one in rules].count(rule) == 1


def test_money_heads_of_tables_have_examples_that_hold() -> None:
    for rule in tables.rules("header"):
        for example in rule.examples:
            (head,) = tables.headers(example.text)
            assert (head[0], head[1], str(head[2].factor)) == (example.start, example.end, example.value)
        for text in rule.counterexamples:
            assert tables.headers(text) == []


@pytest.mark.parametrize(("sentence", "expected"), rows("roles.tsv"))
def test_money_role(sentence: str, expected: str) -> None:
    text, _ = unmarked(sentence)
    want = [None if one == "-" else tuple(one.split(" ", 1)) for one in expected.split(" | ")]
    found = [one.attributes for one in mentions("press_money", text)]
    assert [(one["role"], one["role_words"]) if "role" in one else None for one in found] == want


def test_money_tells_how_it_got_there() -> None:
    (sum_of_money,) = mentions("press_money", "Der Umbau kostet 3,6 Mio. Euro.")
    assert sum_of_money.rule == "money.sum"
    assert sum_of_money.steps == ("'3,6 Mio. Euro' → 3600000 EUR", "'kostet' beside it → costs")


def test_money_offsets_lead_to_the_untouched_text() -> None:
    text = "Der Zuschu\u0308ss betra\u0308gt 1\u202f200\u00a0Euro."
    (sum_of_money,) = candidates_in(spacy_alone("press_money")(text), "press_money")
    assert text[sum_of_money.start : sum_of_money.end] == "1\u202f200\u00a0Euro"
    assert sum_of_money.value == "1200"


@pytest.mark.parametrize("text", ["1 Euro ", "€ 5 ", "5 bis ", "zwischen 5 und ", "12,", "je ", "Mio. ", "1.000.000"])
def test_money_stands_hostile_input(text: str) -> None:
    long = text * (100_000 // len(text))
    assert len(mentions("press_money", long)) <= len(long) // 2


@pytest.mark.parametrize(("sentence", "expected"), rows("percents.tsv"))
def test_percents_in_a_sentence(sentence: str, expected: str) -> None:
    text, spans = unmarked(sentence)
    want = [
        (None if value == "-" else value, attributes(" ".join(rest)))
        for value, *rest in (one.split(" ") for one in expected.split(" | ") if one)
    ]
    found = mentions("press_percents", text)
    assert [text[one.start : one.end] for one in found] == spans
    assert [(one.value, dict(one.attributes)) for one in found] == want


def test_percents_that_share_a_unit_have_its_rule_and_say_so() -> None:
    found = mentions("press_percents", "Der Anteil stieg von 15 auf 17 %.")
    assert [one.rule for one in found] == ["percent.percent", "percent.percent"]
    assert found[0].steps == ("'15' → 15 (unit shared with the number after it)",)


@pytest.mark.parametrize("text", ["1 % ", "5 bis ", "zwischen 5 und ", "-", "1.", "v. H. ", "%", "12 Prozent, "])
def test_percents_stand_hostile_input(text: str) -> None:
    long = text * (100_000 // len(text)) + " 5 %"
    assert len(mentions("press_percents", long)) <= len(long) // 2


@pytest.mark.parametrize(("sentence", "expected"), rows("quantities.tsv"))
def test_quantities_in_a_sentence(sentence: str, expected: str) -> None:
    text, spans = unmarked(sentence)
    want = [
        (None if one["value"] == "-" else one["value"], {"unit": one["unit"], **attributes(one["rest"])})
        for one in map(_EXPECTED.fullmatch, expected.split(" | "))
        if one
    ]
    found = mentions("press_quantities", text)
    assert [text[one.start : one.end] for one in found] == spans
    assert [(one.value, dict(one.attributes)) for one in found] == want


@pytest.mark.parametrize(
    "text",
    [
        "5 große ",
        "5 großen und ",
        "2 Kinder und ",
        "3 km ",
        "im Alter von 5, ",
        "1 ",
        "zwei ",
        "A" * 50,
        "5 A-",
        "Nr. 5, ",
    ],
)
def test_quantities_stand_hostile_input(text: str) -> None:
    long = text * (100_000 // len(text)) + " 5 Kinder"
    assert len(mentions("press_quantities", long)) <= len(long) // 2


def test_amounts_document_shows_what_really_comes_back() -> None:
    document = Path(__file__).parents[2] / "docs" / "amounts.md"
    text = document.read_text(encoding="utf-8").replace("```python\n", "").replace("```", "")
    example = doctest.DocTestParser().get_doctest(text, {}, document.name, str(document), 0)
    assert example.examples
    assert doctest.DocTestRunner(verbose=False).run(example).failed == 0
