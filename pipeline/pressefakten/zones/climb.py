"""The lowest point of a smooth function: what all training of weights climbs down with. Numpy only."""

from collections.abc import Callable

import numpy as np

from pressefakten.zones.chain import Floats


def climb(loss: Callable[[Floats], tuple[float, Floats]], size: int, steps: int, memory: int = 8) -> Floats:
    """Where the loss is lowest, by L-BFGS with halved steps."""
    here = np.zeros(size)
    value, gradient = loss(here)
    moves: list[tuple[Floats, Floats, float]] = []
    for _ in range(steps):
        direction = gradient.copy()
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
        length, slope = 1.0, float(gradient @ direction)
        for _ in range(20):
            there = here - length * direction
            new_value, new_gradient = loss(there)
            if new_value <= value - 1e-4 * length * slope:
                break
            length /= 2
        else:
            return here
        move, change = there - here, new_gradient - gradient
        if float(move @ change) > 1e-10:
            moves = [*moves[-memory + 1 :], (move, change, 1 / float(move @ change))]
        done = value - new_value < 1e-5 * abs(value)
        here, value, gradient = there, new_value, new_gradient
        if done:
            break
    return here
