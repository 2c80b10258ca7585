"""The descent finds the lowest point of a smooth function."""

import numpy as np
import pytest

from pressefakten.minimize import minimize


def _bowl(point):
    """Lowest at (3, -1), a hundred times steeper in one direction than in the other."""
    steep = np.array([1.0, 100.0])
    off = point - np.array([3.0, -1.0])
    return float(steep @ (off * off)) / 2, steep * off


def test_minimize_finds_the_lowest_point():
    assert minimize(_bowl, 2, 50) == pytest.approx([3.0, -1.0], abs=1e-2)


def test_minimize_stays_where_no_step_goes_down():
    assert minimize(lambda point: (float(np.abs(point).sum()), np.ones(2)), 2, 50) == pytest.approx([0.0, 0.0])


def test_minimize_takes_no_more_steps_than_allowed():
    assert np.abs(minimize(_bowl, 2, 1) - [3.0, -1.0]).max() > 0.1
