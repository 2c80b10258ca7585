"""Logistic regression, and how good the probabilities are that come of it. Numpy only."""

import math

import numpy as np

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

MOST_LOG_ODDS = 9.0
"""Log-odds beyond this (one in 8,000) are taken for this: no count behind them is so sure."""
STEPS = 50
BINS = 10


def log_odds(share: float) -> float:
    """ln(p / (1 - p)), within ``±MOST_LOG_ODDS``."""
    if share <= 0.0 or share >= 1.0:
        return math.copysign(MOST_LOG_ODDS, share - 0.5)
    return max(-MOST_LOG_ODDS, min(MOST_LOG_ODDS, math.log(share / (1.0 - share))))


def probability(odds: float) -> float:
    """The other way round."""
    return 1.0 / (1.0 + math.exp(-odds))


def fit(rows: Floats, right: Floats, prior: Floats) -> Floats:
    """The weights of a logistic regression by Newton's method. ``rows`` [cases, features]; ``right`` is 1 or 0 a case;
    ``prior`` is how dearly the square of each weight is paid."""
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        shares = 1.0 / (1.0 + np.exp(-rows @ weights))
        slope = rows.T @ (shares - right) + prior * weights
        curve = (rows * (shares * (1.0 - shares))[:, None]).T @ rows + np.diag(prior)
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if float(np.abs(step).max()) < 1e-7:
            break
    return weights


def calibration_error(shares: Floats, right: Floats) -> float:
    """Expected calibration error over ten equal bins (Guo et al. 2017): the mean distance of what is said of a bin's
    cases and what is true of them."""
    bins = np.minimum((shares * BINS).astype(int), BINS - 1)
    gaps = [abs(float((shares - right)[bins == one].sum())) for one in range(BINS)]
    return sum(gaps) / max(1, len(shares))


def ranking(shares: Floats, right: Floats) -> float:
    """The share of pairs of a right and a wrong case in which the right one has more (AUROC; ties count half)."""
    _, place, count = np.unique(shares, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count - 1) / 2)[place]
    good = float(right.sum())
    pairs = good * (len(right) - good)
    return float(ranks[right == 1].sum() - good * (good + 1) / 2) / pairs if pairs else math.nan
