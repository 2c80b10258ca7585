"""What a mail domain and initials say of the name of a body."""

import pytest

from pressefakten.resolve.roles.spoken import _fit, _has_initials


@pytest.mark.parametrize(
    ("value", "domain", "letters"),
    [
        ("Auenbank AG", "auenbank.example", 8),
        ("Stadtwerke Müggelau", "stadtwerke-mueggelau.example", 19),
        ("Museum für Kunst", "museum-kunst.example", 11),
        ("Verein der Bienen", "imkerei.example", 0),
        ("TSV Au", "tsv-au.example", 0),
    ],
)
def test_roles_spoken_domains_bear_words_of_a_name(value, domain, letters):
    assert _fit(value, domain) == letters


@pytest.mark.parametrize(
    ("value", "letters", "known"),
    [("Nordheider Turn-Bund", "NTB", True), ("Nordheider Turn-Bund", "NT", False), ("Bund", "B", False)],
)
def test_roles_spoken_initials_are_all_capitals_of_a_name(value, letters, known):
    assert _has_initials(value, letters) is known
