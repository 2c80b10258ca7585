"""Roles in the nominative."""

import pytest

from pressefakten.german.role_case import role_in_nominative, sex_of_first_name


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
    [("Karin", "female"), ("Anna", "female"), ("Uwe", "male"), ("Hans-Peter", "male"), ("Andrea", None), ("Xy", None)],
)
def test_role_case_sex_of_first_names(name, sex):
    assert sex_of_first_name(name) == sex
