"""How likely weights make the zones of annotated pages: a linear chain with a quadratic prior, and its gradient."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pressefakten.zones.annotated import AnnotatedPage
from pressefakten.zones.chain import STATES, ChainWeights, Floats, allowed_end, allowed_start, allowed_transitions

Integers = NDArray[np.int64]

PRIOR = 4.0
"""Strength of the prior: how dearly a weight's square is paid."""


SMALLEST = 1e-300
"""Stands for a way that leads nowhere, where its logarithm is taken."""
FREQUENT = 300
"""So many features stand in most lines: a table of them is quicker than a list."""


class _Rare:
    """Which lines have which of the rarer features, in the order of both."""

    def __init__(self, ids: Integers, lines: Integers) -> None:
        order = np.argsort(lines, kind="stable")
        self.ids, self.lines = ids[order], lines[order]
        self.line_starts = _starts(self.lines)
        self.line_names = self.lines[self.line_starts]
        by_id = np.argsort(self.ids, kind="stable")
        self.lines_by_id, sorted_ids = self.lines[by_id], self.ids[by_id]
        self.id_starts = _starts(sorted_ids)
        self.id_names = sorted_ids[self.id_starts]

    def add_rows(self, rows: Floats, scores: Floats) -> None:
        """Add to the scores of each line the rows of its features."""
        if len(self.ids):
            scores[self.line_names] += np.add.reduceat(rows[self.ids], self.line_starts, axis=0)

    def add_errors(self, errors: Floats, rows: Floats) -> None:
        """Add to the row of each feature the errors of its lines."""
        if len(self.ids):
            rows[self.id_names] += np.add.reduceat(errors[self.lines_by_id], self.id_starts, axis=0)


def _starts(ordered: Integers) -> Integers:
    """Where each run of one number begins."""
    return np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(ordered) else ordered


def _frequent_apart(ids: Integers, lines: Integers, size: int) -> tuple[Integers, Floats, _Rare]:
    """The most frequent features, a table of how often each of ``size`` lines has them, and the rest."""
    frequent = np.sort(np.argsort(-np.bincount(ids), kind="stable")[:FREQUENT])
    column = np.full(int(ids.max()) + 1, -1)
    column[frequent] = np.arange(len(frequent))
    place = column[ids]
    table = np.zeros((size, len(frequent)))
    np.add.at(table, (lines[place >= 0], place[place >= 0]), 1)
    return frequent, table, _Rare(ids[place < 0], lines[place < 0])


class Problem:
    """The pages as arrays, padded to one length, and the likelihood of weights."""

    def __init__(self, pages: Sequence[AnnotatedPage], index: dict[str, int]) -> None:
        self.index = index
        pages = sorted(pages, key=lambda page: -len(page.states))
        self.lengths = np.array([len(page.states) for page in pages])
        self.shape = (int(self.lengths[0]), len(pages))
        lines: list[int] = []
        ids: list[int] = []
        slots: list[int] = []
        self.gold = np.zeros(self.shape, dtype=np.int64)
        for column, page in enumerate(pages):
            for row, (names, state) in enumerate(zip(page.features, page.states, strict=True)):
                known = [at for name in names if (at := index.get(name)) is not None]
                ids += known
                lines += [len(slots)] * len(known)
                slots.append(row * len(pages) + column)
                self.gold[row, column] = state
        self.slots = np.array(slots)
        self.frequent, self.table, self.rare = _frequent_apart(np.array(ids), np.array(lines), len(slots))
        self.there = np.arange(self.shape[0])[:, None] < self.lengths[None, :]
        self.counts = self.there.sum(axis=1).tolist()
        """Pages that have so many lines, a number a step."""
        self.size = len(index) * len(STATES) + len(STATES) ** 2 + 2 * len(STATES)

    def unpack(self, flat: Floats) -> ChainWeights:
        states = len(STATES)
        rows, rest = flat[: len(self.index) * states], flat[len(self.index) * states :]
        return ChainWeights(
            self.index,
            rows.reshape(-1, states),
            rest[: states**2].reshape(states, states) + allowed_transitions(),
            rest[states**2 : states**2 + states] + allowed_start(),
            rest[states**2 + states :] + allowed_end(),
        )

    def loss(self, flat: Floats) -> tuple[float, Floats]:
        """The negative log likelihood with its prior, and the gradient."""
        weights = self.unpack(flat)
        steps, pages = self.shape
        states = len(STATES)
        own = self.table @ weights.rows[self.frequent]
        self.rare.add_rows(weights.rows, own)
        flat_scores = np.zeros((steps * pages, states))
        flat_scores[self.slots] = own
        scores: Floats = flat_scores.reshape(steps, pages, states)
        ahead = self._ahead(weights, scores)
        behind = self._behind(weights, scores)
        final = ahead[self.lengths - 1, np.arange(pages)] + weights.end
        total = _log_sum(final)
        shares = np.exp(ahead + behind - total[None, :, None]) * self.there[:, :, None]
        pairs = self._pairs(ahead, scores + behind, total) * np.exp(weights.transitions)
        value, gold = self._gold(weights, scores)
        gradient = self._gradient(shares, pairs, gold)
        penalty = PRIOR * float(flat @ flat) / 2
        return float(total.sum() - value + penalty), gradient + PRIOR * flat

    def _pairs(self, ahead: Floats, onward: Floats, total: Floats) -> Floats:
        """How probable each pair of states is, summed over all lines, without the score of the transition itself."""
        pairs = np.zeros((len(STATES), len(STATES)))
        for step, count in enumerate(self.counts[1:], start=1):
            before, here = ahead[step - 1, :count], onward[step, :count]
            top = before.max(axis=1)
            pairs += np.exp(before - top[:, None]).T @ np.exp(here + (top - total[:count])[:, None])
        return pairs

    def _ahead(self, weights: ChainWeights, scores: Floats) -> Floats:
        ahead = np.zeros_like(scores)
        ahead[0] = weights.start + scores[0]
        through = np.exp(weights.transitions)
        for step, count in enumerate(self.counts[1:], start=1):
            ahead[step, :count] = _log_product(ahead[step - 1, :count], through) + scores[step, :count]
        return ahead

    def _behind(self, weights: ChainWeights, scores: Floats) -> Floats:
        behind = np.zeros_like(scores)
        behind[self.lengths - 1, np.arange(self.shape[1])] = weights.end
        through = np.exp(weights.transitions).T
        for step in range(len(scores) - 2, -1, -1):
            count = self.counts[step + 1]
            behind[step, :count] = _log_product(scores[step + 1, :count] + behind[step + 1, :count], through)
        return behind

    def _gold(self, weights: ChainWeights, scores: Floats) -> tuple[float, Floats]:
        """The score of the annotated states, and how often they follow each other."""
        _steps, pages = self.shape
        own = np.take_along_axis(scores, self.gold[:, :, None], axis=2)[:, :, 0]
        follow = self.there[1:]
        one, two = self.gold[:-1][follow], self.gold[1:][follow]
        pairs = np.zeros((len(STATES), len(STATES)))
        np.add.at(pairs, (one, two), 1)
        ends = self.gold[self.lengths - 1, np.arange(pages)]
        value = (own * self.there).sum() + weights.transitions[one, two].sum()
        value += weights.start[self.gold[0]].sum() + weights.end[ends].sum()
        return float(value), pairs

    def _gradient(self, shares: Floats, pairs: Floats, gold: Floats) -> Floats:
        steps, pages = self.shape
        error = shares.copy()
        where = np.nonzero(self.there)
        error[where[0], where[1], self.gold[where]] -= 1
        flat = error.reshape(steps * pages, -1)[self.slots]
        rows = np.zeros((len(self.index), len(STATES)))
        self.rare.add_errors(flat, rows)
        rows[self.frequent] += self.table.T @ flat
        last = self.lengths - 1
        parts = (rows.ravel(), (pairs - gold).ravel(), error[0].sum(axis=0), error[last, np.arange(pages)].sum(axis=0))
        return np.concatenate(parts)


def _log_sum(scores: Floats) -> Floats:
    top = scores.max(axis=1)
    summed: Floats = np.log(np.exp(scores - top[:, None]).sum(axis=1)) + top
    return summed


def _log_product(scores: Floats, through: Floats) -> Floats:
    """The logarithm of ``exp(scores) @ through``."""
    top = scores.max(axis=1, keepdims=True)
    summed: Floats = np.log(np.exp(scores - top) @ through + SMALLEST) + top
    return summed
