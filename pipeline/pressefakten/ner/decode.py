"""From scores of tags to entities: the best legal path of a linear-chain CRF (Viterbi 1967), sentence by sentence.

A sentence is decoded by itself. Sentences of like length are only laid side by side to save time; each number that is
computed depends on its own sentence alone, so that the result does not depend on which others are laid beside it.
"""

from __future__ import annotations

import numpy as np

from pressefakten.ner.labels import ALL_TAGS, CLASSES, bio_spans

SIDE_BY_SIDE = 64
"""Sentences decoded in one go."""


def best_paths(scores: list[np.ndarray], transition: np.ndarray, start: np.ndarray) -> list[np.ndarray]:
    """The best tag sequence of each sentence.

    `scores`: for each sentence [words, tags]; `transition` [before, after] and `start` have about -10,000 where a step
    is not legal. Returns tag numbers, one array a sentence.
    """
    paths: list[np.ndarray] = [np.zeros(0, dtype=np.int64)] * len(scores)
    order = sorted((i for i in range(len(scores)) if len(scores[i])), key=lambda i: len(scores[i]))
    for at in range(0, len(order), SIDE_BY_SIDE):
        group = order[at : at + SIDE_BY_SIDE]
        for index, path in zip(group, _best_paths([scores[i] for i in group], transition, start), strict=True):
            paths[index] = path
    return paths


def _best_paths(scores: list[np.ndarray], transition: np.ndarray, start: np.ndarray) -> list[np.ndarray]:
    lengths = np.array([len(one) for one in scores])
    rows, steps = np.arange(len(scores)), int(lengths.max())
    padded = np.zeros((steps, len(scores), len(start)), dtype=np.float32)
    for row, one in enumerate(scores):
        padded[: len(one), row] = one
    came_from = np.zeros(padded.shape, dtype=np.int8)
    best = padded[0] + start
    for step in range(1, steps):
        candidates = best[:, :, None] + transition
        came_from[step] = candidates.argmax(axis=1)
        following = candidates.max(axis=1) + padded[step]
        best = np.where((lengths > step)[:, None], following, best)
    path = np.zeros((steps, len(scores)), dtype=np.int64)
    tag = best.argmax(axis=1)
    for step in range(steps - 1, -1, -1):
        path[step] = tag
        tag = np.where((lengths > step) & (step > 0), came_from[step][rows, tag], tag)
    return [path[: lengths[row], row] for row in rows]


def entities(path: np.ndarray) -> list[tuple[int, int, str]]:
    """A path's entities as (first word, one past the last word, class); those of side classes are left out."""
    return [span for span in bio_spans([ALL_TAGS[tag] for tag in path]) if span[2] in CLASSES]
