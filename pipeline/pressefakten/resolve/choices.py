"""Learning weights of evidence from annotated choices: conditional logit with a quadratic prior (McFadden 1974)."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pressefakten.logistic import Floats
from pressefakten.minimize import minimize

STEPS = 200
LEAST = 0.05
"""A weight smaller than this is left out."""


@dataclass(frozen=True, slots=True)
class ChoiceSet:
    """One choice: the evidence of each candidate, which of them are right, and whether none is, which scores 0."""

    candidates: Sequence[Iterable[str]]
    right: Sequence[bool]
    none_right: bool


def fit_choices(
    asked: Iterable[ChoiceSet], names: Iterable[str], prior: float, start: Mapping[str, float] | None = None
) -> dict[str, float]:
    """The weights of the evidence called ``names``, which make the right answers likely.

    ``prior`` is how dearly the square of a weight is paid, or of its distance from what it has in ``start``.
    """
    index = {name: at for at, name in enumerate(sorted(names))}
    begin = np.array([(start or {}).get(name, 0.0) for name in index])
    rows = [_row(one, index) for one in asked]

    def loss(weights: Floats) -> tuple[float, Floats]:
        moved = weights - begin
        value, gradient = prior * float(moved @ moved) / 2, prior * moved
        for table, right in rows:
            scores = table @ weights
            shares = np.exp(scores - scores.max())
            among = np.where(right, shares, 0)
            value -= float(np.log(among.sum() / shares.sum()))
            gradient = gradient + table.T @ (shares / shares.sum() - among / among.sum())
        return value, gradient

    found = minimize(loss, len(index), STEPS)
    return {name: round(float(found[at]), 2) for name, at in index.items() if abs(found[at]) >= LEAST}


def _row(one: ChoiceSet, index: Mapping[str, int]) -> tuple[Floats, "np.ndarray[tuple[int], np.dtype[np.bool_]]"]:
    table = np.zeros((len(one.candidates) + 1, len(index)))
    for at, names in enumerate(one.candidates):
        table[at, [index[name] for name in names if name in index]] = 1
    return table, np.array([*one.right, one.none_right])


def weight_lines(weights: Iterable[tuple[str, Mapping[str, float]]]) -> Iterator[str]:
    """The lines of a lexicon: a table of weights for each thing that is chosen."""
    for field, known in weights:
        yield from ("", f"[{field}]")
        yield from (f"{json.dumps(name, ensure_ascii=False)} = {weight}" for name, weight in known.items())
