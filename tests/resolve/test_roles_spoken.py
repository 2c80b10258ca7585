"""What initials say of the name of a body."""

import pytest

from pressefakten.resolve.roles.context import initials_of


@pytest.mark.parametrize(
    ("values", "initials"),
    [
        ({"Nordheider Turn-Bund"}, {"NTB": {"Nordheider Turn-Bund"}}),
        ({"Verein der Bienen", "Volle Bude"}, {"VB": {"Verein der Bienen", "Volle Bude"}}),
        ({"Bund"}, {}),
    ],
)
def test_initials_are_all_capitals_of_a_name_of_several_words(values: set[str], initials: dict[str, set[str]]) -> None:
    assert initials_of(values) == initials
