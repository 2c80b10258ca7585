"""Logistic regression finds the odds that made the cases; its measures tell good probabilities from bad ones."""

import numpy as np
import pytest

from pressefakten.logistic import MOST_LOG_ODDS, calibration_error, fit, log_odds, probability, ranking


@pytest.mark.parametrize(
    ("share", "odds"), [(0.5, 0.0), (0.0, -MOST_LOG_ODDS), (1.0, MOST_LOG_ODDS), (1e-9, -MOST_LOG_ODDS), (0.75, 1.0986)]
)
def test_logistic_log_odds_stay_in_bounds(share, odds):
    assert log_odds(share) == pytest.approx(odds, abs=1e-4)


def test_logistic_probability_undoes_log_odds():
    assert [probability(log_odds(share)) for share in (0.1, 0.5, 0.93)] == pytest.approx([0.1, 0.5, 0.93])


def test_logistic_fit_finds_the_weights_behind_the_cases():
    chance = np.random.default_rng(1)
    rows = np.stack([chance.normal(size=20_000), np.ones(20_000)], axis=1)
    right = (chance.random(20_000) < 1 / (1 + np.exp(-rows @ [1.5, -0.5]))).astype(float)
    assert fit(rows, right, np.full(2, 0.1)) == pytest.approx([1.5, -0.5], abs=0.07)


@pytest.mark.parametrize(
    ("shares", "right", "error"),
    [
        ([0.9] * 10, [1] * 9 + [0], 0.0),
        ([0.9] * 10, [1] * 5 + [0] * 5, 0.4),
        ([1.0, 0.05], [1, 0], 0.025),
        ([], [], 0.0),
    ],
)
def test_logistic_calibration_error_is_the_gap_in_each_bin(shares, right, error):
    assert calibration_error(np.array(shares), np.array(right, dtype=float)) == pytest.approx(error)


@pytest.mark.parametrize(
    ("shares", "right", "share"),
    [
        ([0.1, 0.9], [0, 1], 1.0),
        ([0.9, 0.1], [0, 1], 0.0),
        ([0.5, 0.5], [0, 1], 0.5),
        ([0.2, 0.4, 0.6], [0, 1, 0], 0.5),
    ],
)
def test_logistic_ranking_is_the_share_of_pairs_in_order(shares, right, share):
    assert ranking(np.array(shares), np.array(right)) == pytest.approx(share)
