"""All readings of a sentence at once: how probable a span, a class or nothing is, by the sums of Rabiner (1989).

The linear chain gives every path of tags a weight. What all paths that agree on something weigh, over what all paths
weigh, is the probability of that something; sums from the front and from the back give it for any span.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pressefakten.ner.labels import TAGS

SIDE_BY_SIDE = 64
"""Sentences summed in one go. Each number depends on its own sentence alone."""


class Lattice(NamedTuple):
    """One sentence: [words, tags] arrays. Each row of ``ahead`` sums to 1, and so does ``ahead * behind``.

    ``gains`` are the words' own weights, scaled as ``ahead`` is; ``step`` [before, after] are those of the transitions.
    """

    ahead: np.ndarray
    behind: np.ndarray
    gains: np.ndarray
    step: np.ndarray
    opening: np.ndarray

    def span(self, first: int, last: int, kind: str) -> float:
        """The probability of just this entity: words ``[first, last)``, all of them and no more, of this class."""
        begin, inside = TAGS.index(f"B-{kind}"), TAGS.index(f"I-{kind}")
        reached = self.opening[begin] if first == 0 else self.ahead[first - 1] @ self.step[:, begin]
        share = float(reached * self.gains[first, begin])
        tag = begin
        for word in range(first + 1, last):
            share *= float(self.step[tag, inside] * self.gains[word, inside])
            tag = inside
        if last < len(self.gains):
            onward = self.step[tag] * self.gains[last] * self.behind[last]
            share *= float(onward.sum() - onward[inside])
        return min(1.0, share)

    def within(self, first: int, last: int, kind: str) -> float:
        """The probability of the least probable of the words ``[first, last)`` to be in an entity of this class."""
        begin = TAGS.index(f"B-{kind}")
        return float(self._tags(first, last)[:, begin : begin + 2].sum(axis=1).min())

    def outside(self, first: int, last: int) -> float:
        """The probability of the likeliest of the words ``[first, last)`` to be in no entity of ``CLASSES``."""
        tags = self._tags(first, last)
        return float((tags[:, 0] + tags[:, len(TAGS) :].sum(axis=1)).max())

    def _tags(self, first: int, last: int) -> np.ndarray:
        shares: np.ndarray = self.ahead[first:last] * self.behind[first:last]
        return shares


def lattices(scores: list[np.ndarray], transition: np.ndarray, start: np.ndarray) -> list[Lattice]:
    """One a sentence. ``scores``: for each [words, tags], at least one word; see ``decode.best_paths``."""
    step, opening = np.exp(transition.astype(np.float64)), np.exp(start.astype(np.float64))
    found: list[Lattice | None] = [None] * len(scores)
    order = sorted(range(len(scores)), key=lambda number: len(scores[number]))
    for at in range(0, len(order), SIDE_BY_SIDE):
        group = order[at : at + SIDE_BY_SIDE]
        for number, lattice in zip(group, _together([scores[i] for i in group], step, opening), strict=True):
            found[number] = lattice
    return [lattice for lattice in found if lattice is not None]


def _together(scores: list[np.ndarray], step: np.ndarray, opening: np.ndarray) -> list[Lattice]:
    lengths = np.array([len(one) for one in scores])
    gains = np.ones((int(lengths.max()), len(scores), len(opening)))
    for row, one in enumerate(scores):
        weights = one.astype(np.float64)
        gains[: len(one), row] = np.exp(weights - weights.max(axis=1, keepdims=True))
    ahead = _sums_ahead(gains, step, opening)
    behind = _sums_behind(gains, step, lengths)
    return [
        Lattice(ahead[:length, row], behind[:length, row], gains[:length, row], step, opening)
        for row, length in enumerate(lengths)
    ]


def _sums_ahead(gains: np.ndarray, step: np.ndarray, opening: np.ndarray) -> np.ndarray:
    """The shares of the tags of each word by the words up to it; scales ``gains`` so that they sum to 1."""
    ahead = np.empty_like(gains)
    reached = np.broadcast_to(opening, gains.shape[1:])
    for word in range(len(gains)):
        if word:
            reached = (ahead[word - 1][:, :, None] * step).sum(axis=1)
        gains[word] /= (reached * gains[word]).sum(axis=1, keepdims=True)
        ahead[word] = reached * gains[word]
    return ahead


def _sums_behind(gains: np.ndarray, step: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """What the words after each word make of its tags; 1 at the end of a sentence."""
    behind = np.ones_like(gains)
    for word in range(len(gains) - 2, -1, -1):
        onward = (step * (gains[word + 1] * behind[word + 1])[:, None, :]).sum(axis=2)
        behind[word] = np.where((lengths > word + 1)[:, None], onward, 1.0)
    return behind
