"""Roles in the nominative."""

import pytest

from pressefakten.german.role_case import role_in_nominative, sex_in_role, sex_of_first_name, without_case


@pytest.mark.parametrize(
    ("words", "noun", "before", "sex", "value"),
    [
        ("stellvertretenden Landrats", 1, "des", None, "stellvertretender Landrat"),
        ("Ratsmitgliedern", 0, "den", None, "Ratsmitglied"),
        ("neuen Vorstandsmitglieds", 1, "des", None, "neues Vorstandsmitglied"),
        ("Vorsitzenden", 0, "zur", None, "Vorsitzende"),
        ("Vorsitzenden", 0, "dem", "female", "Vorsitzender"),
        ("Vorsitzenden", 0, "die", "female", "Vorsitzende"),
        ("Vorsitzender", 0, "und", "female", "Vorsitzende"),
        ("Kuratoren", 0, "den", None, "Kurator"),
        ("Doktorandinnen", 0, "die", None, "Doktorandin"),
        ("Obfrauen", 0, "die", None, "Obfrau"),
        ("Sprecher:in", 0, "die", None, "Sprecher:in"),
        ("LH-Stv.", 0, "den", None, "LH-Stv."),
        ("Chief Executive Officer", 2, "der", None, "Chief Executive Officer"),
        ("Managing Director", 1, "den", "male", "Managing Director"),
        ("leitende Hebamme", 1, "die", "female", "leitende Hebamme"),
        ("neuen Teamleitung", 1, "der", None, "neue Teamleitung"),
        ("stv. Wehrleiters", 1, "des", None, "stv. Wehrleiter"),
        ("Auentaler Abgeordneten", 1, "dem", None, "Auentaler Abgeordneter"),
    ],
)
def test_role_case_nominative(words, noun, before, sex, value):
    assert " ".join(role_in_nominative(words.split(), noun, before, sex)) == value


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Karin", "female"),
        ("Anna", "female"),
        ("Uwe", "male"),
        ("Hans-Peter", "male"),
        ("Andrea", None),
        ("Xy", None),
        ("Malu", "female"),
        ("Kate", "female"),
        ("Ueli", "male"),
        ("Béla", "male"),
        ("Gerhild", "female"),
        ("Kim", None),
    ],
)
def test_role_case_sex_of_first_names(name, sex):
    assert sex_of_first_name(name) == sex


@pytest.mark.parametrize(
    ("words", "noun", "before", "several", "sex"),
    [
        ("Vorsitzende", 0, "die", False, "female"),
        ("Vorsitzende", 0, "der", False, "male"),
        ("Vorsitzenden", 0, "der", False, "female"),
        ("Vorsitzenden", 0, "der", True, None),
        ("Vorsitzenden", 0, "", False, None),
        ("neuem Vorsitzenden", 1, "mit", False, "male"),
        ("neuer Vorsitzenden", 1, "mit", False, "female"),
        ("Vorsitzende", 0, "und", False, None),
        ("Leiterin", 0, "", False, "female"),
        ("Leiterinnen", 0, "die", True, "female"),
        ("Landrat", 0, "der", False, None),
        ("Mitglied", 0, "das", False, None),
    ],
)
def test_role_case_sex_in_role(words, noun, before, several, sex):
    assert sex_in_role(words.split(), noun, before, several) == sex


@pytest.mark.parametrize(
    ("words", "noun", "before", "sex", "value"),
    [
        ("Kuratoren", 0, "die", "female", "Kuratorin"),
        ("Kuratoren", 0, "die", None, "Kuratoren"),
        ("Geschäftsführern", 0, "den", None, "Geschäftsführer"),
        ("stellvertretenden Geschäftsführern", 1, "den", None, "stellvertretenden Geschäftsführern"),
        ("stellvertretenden Geschäftsführern", 1, "den", "female", "stellvertretende Geschäftsführerin"),
        ("Kaufleute", 0, "die", "female", "Kauffrau"),
        ("Kreisräte", 0, "die", "female", "Kreisrätin"),
        ("Vorstände", 0, "die", "female", "Vorstand"),
        ("Vorsitzenden", 0, "die", None, "Vorsitzenden"),
        ("Vorsitzenden", 0, "die", "male", "Vorsitzender"),
        ("Sprecher:innen", 0, "die", "female", "Sprecher:in"),
        ("stellvertretenden Sprecher*innen", 1, "die", None, "stellvertretende Sprecher*in"),
        ("VertreterInnen", 0, "die", None, "VertreterIn"),
        ("Mitarbeiter/-innen", 0, "die", None, "Mitarbeiter/-in"),
        ("Kolleg:innen", 0, "die", None, "Kolleg:in"),
        ("Business Angels", 1, "die", None, "Business Angel"),
        ("Polizeibeamten", 0, "die", "female", "Polizeibeamtin"),
        ("Azubis", 0, "die", "female", "Azubi"),
        ("Bauherren", 0, "die", "female", "Bauherrin"),
        ("Pröpste", 0, "die", "female", "Pröpstin"),
        ("Lehrkräften", 0, "den", "female", "Lehrkraft"),
        ("CEOs", 0, "die", "male", "CEO"),
        ("Pädagogen", 0, "die", "male", "Pädagoge"),
    ],
)
def test_role_case_of_several(words, noun, before, sex, value):
    assert " ".join(role_in_nominative(words.split(), noun, before, sex, several=True)) == value


@pytest.mark.parametrize(
    ("words", "noun", "before", "sex", "value"),
    [
        ("CEO", 0, "der", None, "CEO"),
        ("Stadtrates", 0, "des", None, "Stadtrat"),
        ("Schirmherrn", 0, "dem", None, "Schirmherr"),
        ("Erster Stadträtin", 1, "von", None, "Erste Stadträtin"),
        ("1. Vorsitzenden", 1, "", None, "1. Vorsitzenden"),
        ("neuen CEO", 1, "der", None, "neue CEO"),
        ("neuen CEO", 1, "dem", None, "neuer CEO"),
        ("PHK'in", 0, "die", None, "PHK'in"),
        ("Wissenschaftliche Ansprechpartner", 1, "", None, "Wissenschaftliche Ansprechpartner"),
        ("Architekten", 0, "der", "female", "Architektin"),
        ("Vorsitzender", 0, "mit", None, "Vorsitzender"),
        ("heutige Vorsitzende", 1, "und", "male", "heutiger Vorsitzender"),
        ("heutige Vorsitzende", 1, "und", None, "heutige Vorsitzende"),
    ],
)
def test_role_case_leaves_what_nothing_tells(words, noun, before, sex, value):
    assert " ".join(role_in_nominative(words.split(), noun, before, sex)) == value


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Landrats", "Landrat", True),
        ("stellvertretenden Vorsitzenden", "stellvertretende Vorsitzende", True),
        ("Leiterin der Kita", "Leiter der Kita", False),
        ("Presse", "Presse", True),
        ("Presse", "Pressen", False),
    ],
)
def test_role_case_without_case(one, other, same):
    assert (without_case(one) == without_case(other)) == same
