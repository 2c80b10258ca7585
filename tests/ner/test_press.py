"""The made-up press sentences: the same with the same seed, and marked as the conventions say."""

import random
import re
from pathlib import Path

import pytest

from pressefakten.ner.labels import TAGS, bio_spans
from pressefakten.ner.train.data import Sentence, joined, retokenise
from pressefakten.ner.train.press import Grammar, adjective, initials, press_sentences, unmark
from pressefakten.tokenizer import make_german


@pytest.fixture(scope="module")
def german():
    return make_german()


def test_press_same_seed_same_sentences(german):
    first, again, other = (press_sentences(50, german, seed) for seed in (1, 1, 2))
    assert first == again != other


def test_press_tags_are_bio_and_no_slot_is_left(german):
    for sentence in press_sentences(2000, german, 3):
        assert set(sentence.tags) <= set(TAGS)
        assert len(sentence.words) == len(sentence.tags)
        assert not {"{", "}", "[", "]"} & set("".join(sentence.words))


def test_press_persons_have_neither_title_nor_greeting(german):
    for sentence in press_sentences(2000, german, 4):
        for start, end, kind in bio_spans(sentence.tags):
            if kind == "PER":
                assert not {"Herr", "Frau", "Dr.", "Prof.", "Landrat", "Grüße"} & set(sentence.words[start:end])


def test_press_marks_become_offsets():
    assert unmark("[PER A B] ([ORG C])") == ("A B (C)", [(0, 3, "PER"), (5, 6, "ORG")])


def test_press_marks_of_every_template_are_closed_and_never_nested():
    grammar = Grammar(random.Random(5))
    for template in grammar.templates * 20:
        marks = re.findall(r"\[(?:PER|LOC|ORG|MISC) (?=\S)|\]|\[", grammar.expand(template))
        assert [mark == "]" for mark in marks] == [False, True] * (len(marks) // 2), template


def test_press_kept_slot_comes_again_and_can_be_changed():
    grammar = Grammar(random.Random(6))
    long, again, short = grammar.expand("{it=assoc_name};{it};{it|initials}").split(";")
    assert long == again
    assert short == initials(long)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Bundesverband Deutscher Imker", "BDI"),
        ("Gewerkschaft der Bäcker", "GB"),
        ("Leibniz-Institut für Robotik", "LIR"),
    ],
)
def test_press_initials_leave_out_small_words(name, short):
    assert initials(name) == short


def test_press_adjective_of_a_town():
    assert [adjective(town) for town in ("Kassel", "Karlsruhe")] == ["Kasseler", "Karlsruher"]


def test_press_names_of_the_gold_are_not_in_the_grammar():
    grammar = Path(press_sentences.__code__.co_filename).with_name("press.toml").read_text(encoding="utf-8")
    for name in ("Viersen", "Heinsberg", "Wesel", "Esser", "Olislagers", "Holtmanns", "Kronshagen", "Gerloff"):
        assert name not in grammar


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Frau Uphoff ( SPD ) , Köln .", "Frau Uphoff (SPD), Köln."),
        ('Er sagte : " Ja ! "', 'Er sagte: "Ja!"'),
        ("„ Ja “ , sagt sie", "„Ja“, sagt sie"),
    ],
)
def test_data_words_are_joined_as_german_is_written(words, text):
    assert joined(words.split())[0] == text


def test_data_retokenised_words_keep_their_entities(german):
    words, tags = ["Der", "ICE", "Köln/Bonn", "hält", "."], ["O", "O", "B-LOC", "O", "O"]
    cut, kept = retokenise(Sentence(words, tags, "test"), german)
    assert " ".join(cut) == "Der ICE Köln / Bonn hält ."
    assert kept == ["O", "O", "B-LOC", "I-LOC", "I-LOC", "O", "O"]
