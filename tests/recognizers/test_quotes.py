"""Quotation marks: what is no speech, what hostile texts do, what stands in a mention."""

import doctest
import tomllib
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import assert_linear

from pressefakten.recognizers.quotes import speeches
from pressefakten.recognizers.quotes.cues import rules
from pressefakten.recognizers.quotes.marks import LONGEST
from pressefakten.recognizers.quotes.quotations import quotations

SILENT = tomllib.loads(Path(__file__).with_name("not_quotes.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def nlp():
    language = spacy.blank("de")
    language.add_pipe("press_quotes")
    return language


def proposed(nlp, text):
    return nlp(text)._.candidates["press_quotes"]


@pytest.mark.parametrize(
    "text",
    [pytest.param(text, id=f"{topic}-{n}") for topic, table in SILENT.items() for n, text in enumerate(table["texts"])],
)
def test_quotes_nobody_says(text):
    assert [text[one.quotation.start : one.quotation.end] for one in speeches(text)] == []


_RULES = [*rules("cue_before"), *rules("cue_behind")]
_EXAMPLES = [(rule.id, one) for rule in _RULES for one in rule.examples]
_COUNTEREXAMPLES = [(rule.id, text) for rule in _RULES for text in rule.counterexamples]


@pytest.mark.parametrize(("rule", "example"), _EXAMPLES)
def test_quotes_rule_example(rule, example):
    found = [
        (one.quotation.start, one.quotation.end, one.attribution.cue and one.attribution.cue.words)
        for one in speeches(example.text)
    ]
    assert found == [(example.start, example.end, example.value)], rule


@pytest.mark.parametrize(("rule", "text"), _COUNTEREXAMPLES)
def test_quotes_rule_counterexample(rule, text):
    assert [text[one.quotation.start : one.quotation.end] for one in speeches(text)] == [], rule


def test_quotes_span_is_the_words_without_marks(nlp):
    text = "Vorab: „ Wir öffnen am Montag wieder. “ Danach folgt Musik."
    (mention,) = proposed(nlp, text)
    assert text[mention.start : mention.end] == mention.value == "Wir öffnen am Montag wieder."
    assert (mention.kind, mention.rule) == ("quote", "quote.low_high")


def test_quotes_value_joins_lines_and_drops_repeated_marks(nlp):
    text = "Sie sagte: „Das Haus ist endlich fertig\ngebaut.\n\n„Nun ziehen alle gemeinsam ein.“"
    (mention,) = proposed(nlp, text)
    assert mention.value == "Das Haus ist endlich fertig gebaut. Nun ziehen alle gemeinsam ein."
    assert text[mention.start : mention.end].startswith("Das Haus") and text[mention.end :] == "“"


def test_quotes_steps_name_marks_and_cue(nlp):
    (mention,) = proposed(nlp, "»Es geht los«, verkündete der Verein.")
    assert mention.steps == (
        "words between guillemets marks",
        "speech: cue 'verkündete' behind the closing mark",
    )


def test_quotes_unclosed_says_so(nlp):
    (mention,) = proposed(nlp, "Sie sagte: „Wir kommen alle morgen wieder.\n\nDas Fest beginnt um 10 Uhr.")
    assert mention.value == "Wir kommen alle morgen wieder."
    assert "the closing mark is missing: ends with the paragraph" in mention.steps


@pytest.mark.parametrize(("size", "joined"), [(LONGEST - 1, True), (LONGEST, True), (LONGEST + 1, False)])
def test_quotes_length_limit(size, joined):
    text = f"„{'x' * size}“"
    assert [one.end - one.start for one in quotations(text)] == ([size] if joined else [])


@pytest.mark.parametrize(
    "mark", ["„", "“", '"', "»", "'", "‚", ",,", "''", '"a', 'a"', ' "', "„“", '" ', "\n„", "\n\n„a", " 'a", "<<"]
)
def test_quotes_hostile_runs_are_linear(mark):
    assert_linear(lambda size: mark * (size // len(mark)), speeches)


@pytest.mark.parametrize("unit", ["„Ja“, sagt er. ", "„Wir sind da. \n\n", "sagte laut so ", '"', "„a: “, ", "Dr. „x"])
def test_quotes_hostile_sentences_are_linear(unit):
    assert_linear(lambda size: "Sie sagte: " + unit * (size // len(unit)), speeches)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="„“”\"»«‚‘’'›‹,. :;-–\n aWirsagte(1)", max_size=120))
def test_quotes_any_text_gives_ordered_spans_inside(text):
    found = quotations(text)
    edge = 0
    for one in found:
        assert edge <= one.outer_start <= one.start < one.end <= one.outer_end <= len(text)
        edge = one.outer_end
    assert speeches(text) is not None


def test_quotes_documented_example():
    page = Path(__file__).parents[2] / "docs" / "quotes.md"
    results = doctest.testfile(str(page), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert (results.failed, results.attempted > 5) == (0, True)
