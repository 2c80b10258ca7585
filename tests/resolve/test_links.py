"""Links: the sum of what speaks for a body, and none where too little speaks for any."""

import pytest

from pressefakten.resolve.links.train import PersonChoice, annotated, fit, measure
from pressefakten.resolve.links.weighing import best, enough, weights
from pressefakten.resolve.roles.affiliation import CONSTRUCTIONS, FIRST

WEIGHTS = {"near": 1.0, "sends": 0.4, "far": -1.0}


@pytest.mark.parametrize(
    ("candidates", "value"),
    [
        ({}, None),
        ({"A": ["near"]}, "A"),
        ({"A": ["sends"]}, None),
        ({"A": ["near"], "B": ["near", "sends"]}, "B"),
        ({"A": ["near", "sends"], "B": ["near", "far"]}, "A"),
        ({"A": ["unknown"]}, None),
    ],
)
def test_links_best(candidates, value):
    found = best(candidates, WEIGHTS, 0.5)
    assert (found.value if found else None) == value


def test_links_weights_are_those_of_constructions():
    assert set(weights()) <= {*CONSTRUCTIONS, FIRST, "sender", "joined to the pair", "of all"}


@pytest.mark.parametrize("name", ["role", "joined", "bracket", "apposition", "line above", "block"])
def test_links_what_the_language_or_the_page_joins_is_enough_alone(name):
    assert weights()[FIRST] + weights().get(name, 0) > enough()


def test_links_training_tells_what_is_right_from_what_is_not():
    right = [PersonChoice(f"a{n}", {"A": ["role"], "B": ["label"]}, frozenset({"A"})) for n in range(9)]
    none = [PersonChoice(f"b{n}", {"B": ["label"]}, frozenset()) for n in range(9)]
    learned = fit([*right, *none])
    assert learned["role"] > 0 > learned["label"]
    assert measure([*right, *none], learned, 0.0) == {"stated": 9, "given": 9, "right": 9, "possible": 9}


def test_links_training_reads_annotated_people(tmp_path):
    (tmp_path / "aa01.json").write_text('{"title": "X", "people": [[0, 8, "Museum Aue"], [13, 20, null]]}')
    (tmp_path / "aa02.json").write_text('{"title": "X"}')
    assert list(annotated(tmp_path)) == [(tmp_path / "aa01.txt", {(0, 8): "Museum Aue", (13, 20): None})]
