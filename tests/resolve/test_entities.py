"""Short names to full names: the table ``aliases.toml``, and what the release says of it."""

import tomllib
from pathlib import Path

import pytest
from tests.resolve.names_support import mentions, read
from tests.support import in_source

from pressefakten.german.nominative import nominative, place_without_genitive, plain_case
from pressefakten.reading import reading_of

CASES = tomllib.loads(Path(__file__).with_name("aliases.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_entities_of_the_table(case):
    assert [mention.value for mention in mentions(case["text"], case["kind"])] == case["values"]


def test_entities_table_is_large_enough():
    assert len(CASES) >= 60


def test_entities_give_the_abbreviation_to_every_mention():
    found = mentions("Das Kommunale Bildungszentrum (KB) wächst. Das KB lädt ein.", "organization")
    assert [mention.attributes for mention in found] == [{"abbreviation": "KB"}] * 3


def test_entities_tell_why_two_mentions_are_one():
    _, short = mentions("[Frank Ohlendorf]PER kam. „Gut“, so Amtsleiter Ohlendorf.", "person")
    assert "surname of 'Frank Ohlendorf', the only one of that name here" in short.steps


def test_entities_keep_the_words_in_the_source_text():
    text = "Bürgermeister Ole\u00a0Hansen kam. Ole Ha\u00adnsen ging."
    doc = read(text)
    people = in_source([one for one in doc._.mentions if one.kind == "person"], reading_of(doc))
    assert [(text[one.start : one.end], one.value) for one in people] == [
        ("Ole\u00a0Hansen", "Ole Hansen"),
        ("Ole Ha\u00adnsen", "Ole Hansen"),
    ]


@pytest.mark.parametrize(
    ("declined", "value"),
    [
        ("kommunalen Integrationszentrums", "kommunales Integrationszentrum"),
        ("Freiwilligen Feuerwehr Kronsdorf", "Freiwillige Feuerwehr Kronsdorf"),
        ("Bayerischen Roten Kreuzes", "Bayerisches Rotes Kreuz"),
        ("Landesbetriebes Wald", "Landesbetrieb Wald"),
        ("Frankfurter Polizei", "Frankfurter Polizei"),
        ("Offene Daten Netzwerk", "Offene Daten Netzwerk"),
        ("Haus der Jugend", "Haus der Jugend"),
        ("Bundesministeriums der Justiz", "Bundesministerium der Justiz"),
        ("Free Software Foundation", "Free Software Foundation"),
    ],
)
def test_nominative(declined, value):
    assert nominative(declined) == value


@pytest.mark.parametrize(
    ("declined", "before", "value"),
    [
        ("Runden Kongresses", "des", "Runder Kongress"),
        ("Runde Kongress", "der", "Runder Kongress"),
        ("Runden Programm", "der", "Runden Programm"),
        ("Blauen Schule", "zur", "Blaue Schule"),
        ("Ferien Projekt", "im", "Ferien Projekt"),
        ("Straßen Museum", "im", "Straßen Museum"),
        ("Haustür gegen Fahrkarte", "", "Haustür gegen Fahrkarte"),
        ("Wir machen Programm", "", "Wir machen Programm"),
        ("Land- und Forstwirtschaftlichen Amtes", "des", "Land- und Forstwirtschaftliches Amt"),
        ("Auensteiner Freien Theaters", "des", "Auensteiner Freies Theater"),
    ],
)
def test_nominative_of_what_agrees_only(declined, before, value):
    assert nominative(declined, before) == value


@pytest.mark.parametrize(
    ("place", "before", "after", "value"),
    [
        ("Moorbeks", "", "Landrat", "Moorbek"),
        ("Moers", "In", "Menschen", "Moers"),
        ("Worms", "", "Bürgermeister", "Worms"),
        ("Paris", "", "Bürgermeisterin", "Paris"),
        ("Kevelaers", "Innenstadt", ".", "Kevelaer"),
        ("Bergische Land", "ins", ".", "Bergisches Land"),
        ("Alten Landes", "des", ".", "Altes Land"),
        ("Seeburger Landes", "des", ".", "Seeburger Land"),
        ("Regierungsbezirk Seeburg", "im", "ist", "Regierungsbezirk Seeburg"),
    ],
)
def test_place_without_genitive(place, before, after, value):
    assert place_without_genitive(place, frozenset(), before, after) == value


def test_plain_case_leaves_short_capitals():
    assert plain_case("NEUSTADT AN DER AISCH") == "Neustadt an der Aisch"
    assert plain_case("NRW") == "NRW"
