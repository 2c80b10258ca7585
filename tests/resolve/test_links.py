"""Links: what is sure comes first, then the sum of the evidence, and none where too little speaks for any."""

import pytest

from pressefakten.resolve.links.weighing import best, sure

WEIGHTS = {"near": 1.0, "sends": 0.4, "far": -1.0}


@pytest.mark.parametrize(
    ("candidates", "value"),
    [
        ({}, None),
        ({"A": ["near"]}, "A"),
        ({"A": ["sends"]}, None),
        ({"A": ["near"], "B": ["near", "sends"]}, "B"),
        ({"A": ["near", "sends"], "B": ["role", "far"]}, "B"),
        ({"A": ["unknown"]}, None),
    ],
)
def test_links_best(candidates, value):
    found = best(candidates, WEIGHTS, "affiliation", 0.5)
    assert (found.value if found else None) == value


def test_links_sure_constructions_are_those_of_the_language():
    assert {"role", "joined", "bracket", "apposition"} <= sure("affiliation")
