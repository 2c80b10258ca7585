"""Where names begin and end: the table ``names.toml``; hostile and odd input."""

import tomllib
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from tests.resolve.names_support import read
from tests.support import assert_linear

from pressefakten.german.class_nouns import head_gender, is_thing
from pressefakten.german.role_nouns import is_role, role_form
from pressefakten.german.shapes import is_given
from pressefakten.german.words import cut
from pressefakten.lexicon import load
from pressefakten.recognizers.names import find

CASES = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_names_of_the_table(case):
    doc = read(case["text"])
    found = [f"{one.kind} {doc.text[one.start : one.end]}" for one in doc._.mentions]
    assert found == case["names"]


@pytest.mark.parametrize(
    ("text", "share", "found"),
    [
        ("Rund um Moorwitz, Lindow und Sielau ist es nass.", 0.35, ["Moorwitz", "Lindow", "Sielau"]),
        ("Rund um Moorwitz und Lindow ist es nass.", 0.2, []),
        ("Ein Brand in Schierke, vorn die Moorwitz.", 0.1, ["Schierke"]),
        ("Fahrt nach Norderung, in Landrat Otto, aus MOORWITZ und in Moorwitz Mitte.", 0.9, []),
    ],
)
def test_names_a_half_heard_place_stands_behind_a_preposition(text, share, found):
    names, _ = find(cut(text), [], lambda start, end: share)
    assert [cut(text).texts[name.first] for name in names] == found


@pytest.mark.parametrize(
    "word",
    """Kreissozialdezernentin KI-Leiterin Kreis-Jugendamtsleiter Beauftragte:r Leiter*in Sprecher/-in LeiterInnen Projektleiter_in
    Landtagsabgeordneten Kreistagsmitgliedern Polizeioberrätin Ministerialrat Anwältin Ärztin Kämmerin Feuerwehrfrau
    Vorstandsvorsitzender Vizepräsidentin Bischöfin Landräte CEO Pressekontakt Stadtverordnete""".split(),
)
def test_role_nouns_by_word_formation(word):
    assert is_role(word)


@pytest.mark.parametrize(
    "word",
    """Gegenwart Drehleiter Lautsprecher Datenträger Wetter Wasserleitung Autofahrer Monat Theater Heinz Fischer Köln
    Ministerium Präsidium sprecher Reiseführer Partner""".split(),
)
def test_words_that_only_look_like_role_nouns(word):
    assert not is_role(word)


@pytest.mark.parametrize(
    ("word", "plural"), [("Abgeordneten", True), ("Leiterinnen", True), ("Leiterin", False), ("Landrat", False)]
)
def test_role_nouns_tell_number(word, plural):
    assert role_form(word).plural is plural


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("Integrationszentrums", "neuter"),
        ("Polizeiinspektion", "feminine"),
        ("Ortsverband", "masculine"),
        ("Hund", None),
    ],
)
def test_class_nouns_tell_gender(word, gender):
    assert head_gender(word) == gender


def test_things_are_told_by_their_class_noun():
    assert is_thing("Integrationsmanagement")
    assert not is_thing("Tisch")


def test_given_names_are_single_words_and_no_nouns():
    names = load("given_names")["names"]
    assert len(names) > 1500
    assert not {"Herbst", "Montag", "Polizei", "Landrat"} & set(names)
    assert is_given("Hans-Joachim")
    assert not is_given("Hans-Tisch")


def test_words_keep_compounds_and_gender_marks_whole():
    words = cut("Die Leiter*innen (v.l.) Möltgen-Sicking, Dipl.-Ing. Beauftragte:r: 5.000")
    assert words.texts == [
        "Die", "Leiter*innen", "(", "v", ".", "l", ".", ")", "Möltgen-Sicking", ",", "Dipl.-Ing", ".", "Beauftragte:r", ":",
        "5.000",
    ]  # fmt: skip


def test_words_break_lines_where_a_name_must_end():
    long = "x" * 60
    words = cut(f"Anna\nMeier\n\nA {long} Ole\nHansen")
    assert [words.line_break(index) for index in range(len(words))] == [True, True, True, False, False, False]


UNITS = [
    "Anna Meier (CDU), ", "\n- Krüger Matti", "Ministerium für A, ", "Landrat ", "Dr. ", "(KI) ", "AB (", "X GmbH und ", "„A ",
    "Leiter der ", "Kreis Kleve ", "Adam Meier ist neuer ", "a-", "A:in",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS, ids=[repr(unit) for unit in UNITS])
def test_names_of_hostile_text_take_time_in_proportion(unit):
    def prepared(size: int) -> str:
        return (unit * (size // len(unit) + 1))[:size]

    assert_linear(prepared, lambda text: find(cut(text), []))


def test_names_run_alone_and_without_anything_before():
    nlp = spacy.blank("de")
    nlp.add_pipe("press_names")
    assert [one.value for one in nlp("Landrätin Jutta Brandt kam.")._.candidates["press_names"]] == ["Jutta Brandt"]
    assert nlp("")._.candidates["press_names"] == []


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            "Landrat Anna Meier ( CDU ) , und Dr . Kreis Kleve des Amtes für Sport (KI) „ “ \n - 5 GmbH ﻿ \u00ad ü".split(
                " "
            )
        ),
        max_size=30,
    ).map(" ".join)
)
def test_names_of_any_text_stay_inside_and_apart(text):
    doc: Doc = read(text.replace("[", "("))
    edge = 0
    for mention in doc._.mentions:
        assert edge <= mention.start < mention.end <= len(doc.text)
        assert mention.value
        edge = mention.end
