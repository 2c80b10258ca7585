"""Lattices: true shares of all paths, the same whatever is laid beside a sentence."""

from itertools import pairwise, product

import numpy as np
import pytest

from pressefakten.ner.decode import entities
from pressefakten.ner.labels import CLASSES, TAGS, may_follow
from pressefakten.ner.lattice import lattices

RANDOM = np.random.default_rng(3)
LEGAL = np.array([[may_follow(a, b) for b in TAGS] for a in TAGS])
TRANSITION = np.where(LEGAL, RANDOM.normal(size=LEGAL.shape), -10_000).astype(np.float32)
START = np.where([may_follow(None, tag) for tag in TAGS], RANDOM.normal(size=len(TAGS)), -10_000).astype(np.float32)
SCORES = RANDOM.normal(size=(4, len(TAGS))).astype(np.float32)


def weight(path):
    steps = sum(TRANSITION[a, b] for a, b in pairwise(path))
    return np.exp(START[path[0]] + steps + sum(SCORES[i, tag] for i, tag in enumerate(path)))


@pytest.fixture(scope="module")
def shares():
    """Path → its share of all paths of the four words."""
    weights = {path: weight(path) for path in product(range(len(TAGS)), repeat=4)}
    total = sum(weights.values())
    return {path: one / total for path, one in weights.items()}


@pytest.fixture(scope="module")
def lattice():
    return lattices([SCORES], TRANSITION, START)[0]


@pytest.mark.parametrize("span", [(0, 1, "PER"), (1, 3, "LOC"), (2, 4, "ORG"), (0, 4, "MISC"), (3, 4, "PER")])
def test_lattice_span_is_the_share_of_the_paths_that_hold_it(shares, lattice, span):
    expected = sum(share for path, share in shares.items() if span in entities(np.array(path)))
    assert lattice.span(*span) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize("kind", CLASSES)
def test_lattice_within_is_the_share_of_the_least_likely_word(shares, lattice, kind):
    named = [sum(share for path, share in shares.items() if TAGS[path[i]][2:] == kind) for i in (1, 2)]
    assert lattice.within(1, 3, kind) == pytest.approx(min(named), rel=1e-5)


def test_lattice_outside_is_the_share_of_the_likeliest_word(shares, lattice):
    nothing = [sum(share for path, share in shares.items() if path[i] == 0) for i in (0, 1)]
    assert lattice.outside(0, 2) == pytest.approx(max(nothing), rel=1e-5)


def test_lattice_is_the_same_in_any_company():
    sentences = [RANDOM.normal(size=(n, len(TAGS))).astype(np.float32) * 4 for n in RANDOM.integers(1, 60, size=150)]
    for scores, together in zip(sentences, lattices(sentences, TRANSITION, START), strict=True):
        alone = lattices([scores], TRANSITION, START)[0]
        assert np.array_equal(alone.ahead, together.ahead)
        assert np.array_equal(alone.behind, together.behind)
