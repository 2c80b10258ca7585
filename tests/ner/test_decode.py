"""Decoding: legal paths only, the same whatever is laid beside a sentence."""

from itertools import pairwise, product

import numpy as np
import pytest

from pressefakten.ner.decode import best_paths
from pressefakten.ner.labels import TAGS, bio_spans, may_follow

RANDOM = np.random.default_rng(3)
LEGAL = np.array([[may_follow(a, b) for b in TAGS] for a in TAGS])
TRANSITION = np.where(LEGAL, RANDOM.normal(size=LEGAL.shape), -10_000).astype(np.float32)
START = np.where([may_follow(None, tag) for tag in TAGS], RANDOM.normal(size=len(TAGS)), -10_000).astype(np.float32)


def path_score(scores, path):
    steps = sum(TRANSITION[a, b] for a, b in pairwise(path))
    return START[path[0]] + steps + sum(scores[i, tag] for i, tag in enumerate(path))


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("O O", []),
        ("B-PER I-PER O", [(0, 2, "PER")]),
        ("B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("B-PER I-LOC", [(0, 1, "PER"), (1, 2, "LOC")]),
        ("O I-ORG I-ORG", [(1, 3, "ORG")]),
    ],
)
def test_decode_spans_of_bio_tags(tags, spans):
    assert bio_spans(tags.split()) == spans


def test_decode_finds_the_best_of_all_paths():
    scores = RANDOM.normal(size=(4, len(TAGS))).astype(np.float32) * 3
    best = max(product(range(len(TAGS)), repeat=4), key=lambda path: path_score(scores, path))
    assert best_paths([scores], TRANSITION, START)[0].tolist() == list(best)


def test_decode_is_legal_and_the_same_in_any_company():
    sentences = [RANDOM.normal(size=(n, len(TAGS))).astype(np.float32) * 4 for n in RANDOM.integers(0, 60, size=150)]
    together = best_paths(sentences, TRANSITION, START)
    for scores, path in zip(sentences, together, strict=True):
        assert path.tolist() == best_paths([scores], TRANSITION, START)[0].tolist()
        tags = [None, *(TAGS[tag] for tag in path)]
        assert all(may_follow(a, b) for a, b in pairwise(tags))
