"""The lowest point of a smooth function: what weights are trained with. Numpy only."""

from collections.abc import Callable, Sequence

import numpy as np

from pressefakten.logistic import Floats

Loss = Callable[[Floats], tuple[float, Floats]]
"""A point → the value there and its gradient."""
Move = tuple[Floats, Floats, float]
"""A step, how the gradient changed over it, and one through their product."""

HALVINGS = 20
LEAST_GAIN = 1e-5
"""A step that gains less than this share of the value is the last."""


def minimize(loss: Loss, size: int, steps: int, memory: int = 8) -> Floats:
    """Where the loss is lowest, by L-BFGS with halved steps (Nocedal and Wright 2006, algorithm 7.5), from zero on."""
    here: Floats = np.zeros(size)
    value, gradient = loss(here)
    moves: list[Move] = []
    for _ in range(steps):
        found = _lower(loss, here, value, gradient, _direction(gradient, moves))
        if found is None:
            return here
        there, new_value, new_gradient = found
        move, change = there - here, new_gradient - gradient
        if float(move @ change) > 1e-10:
            moves = [*moves[-memory + 1 :], (move, change, 1 / float(move @ change))]
        done = value - new_value < LEAST_GAIN * abs(value)
        here, value, gradient = there, new_value, new_gradient
        if done:
            break
    return here


def _direction(gradient: Floats, moves: Sequence[Move]) -> Floats:
    """The gradient, turned by what the last moves tell of the curvature (the two-loop recursion)."""
    direction: Floats = gradient.copy()
    factors = []
    for move, change, scale in reversed(moves):
        factor = scale * float(move @ direction)
        factors.append(factor)
        direction -= factor * change
    if moves:
        move, change, _scale = moves[-1]
        direction *= float(move @ change) / float(change @ change)
    else:
        direction /= max(1.0, float(np.linalg.norm(direction)))
    for (move, change, scale), factor in zip(moves, reversed(factors), strict=True):
        direction += (factor - scale * float(change @ direction)) * move
    return direction


def _lower(
    loss: Loss, here: Floats, value: float, gradient: Floats, direction: Floats
) -> tuple[Floats, float, Floats] | None:
    """A point down the direction that is lower by enough, with its value and gradient; None where none is."""
    length, slope = 1.0, float(gradient @ direction)
    for _ in range(HALVINGS):
        there = here - length * direction
        new_value, new_gradient = loss(there)
        if new_value <= value - 1e-4 * length * slope:
            return there, new_value, new_gradient
        length /= 2
    return None
