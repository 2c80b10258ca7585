"""The zones of all lines at once: a linear-chain model over the features of the lines (conditional random field).

Its states tell more than the zones do: what stands above the headline has states of its own ("<boilerplate"), and from
those the way leads through the headline to the ones below it. So a text has one headline or none, and a menu above
it is weighed apart from a list of teasers below. The weights are data (``weights.json``), made by ``make train-zones``.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pressefakten_schemas.kinds import Zone as ZoneName

Floats = NDArray[np.float64]

ABOVE: tuple[ZoneName, ...] = ("boilerplate", "dateline", "subtitle", "contact", "caption", "body")
BELOW: tuple[ZoneName, ...] = ("subtitle", "dateline", "body", "caption", "contact", "boilerplate")
STATES: tuple[str, ...] = (*(f"<{zone}" for zone in ABOVE), "title", *BELOW)
ZONE_OF: tuple[ZoneName, ...] = (*ABOVE, "title", *BELOW)
TITLE = STATES.index("title")
ABOVE_TITLE = STATES.index("<boilerplate")
BELOW_TITLE = STATES.index("boilerplate")

NEVER = -1e4


def columns_of(*names: ZoneName) -> list[bool]:
    """Which states have one of these zones."""
    return [zone in names for zone in ZONE_OF]


def allowed_transitions() -> Floats:
    """0 where one state may follow another, a very low score where not: nothing leads back above the headline."""
    matrix = np.full((len(STATES), len(STATES)), NEVER)
    matrix[:TITLE, : TITLE + 1] = 0
    matrix[TITLE:, TITLE:] = 0
    return matrix


def allowed_start() -> Floats:
    """A text may begin above its headline, with it, or, where it has none, below."""
    return np.zeros(len(STATES))


def allowed_end() -> Floats:
    """Nothing ends above its headline."""
    return np.where(np.arange(len(STATES)) < TITLE, NEVER, 0.0)


@dataclass(frozen=True, slots=True)
class ChainWeights:
    """``rows`` holds a row of scores, one a state, for each feature of ``index``."""

    index: dict[str, int]
    rows: Floats
    transitions: Floats
    start: Floats
    end: Floats

    def emissions(self, features: Iterable[Iterable[str]]) -> Floats:
        """A row of scores a line."""
        get = self.index.get
        known = [[at for at in map(get, names) if at is not None] for names in features]
        return np.array([self.rows[at].sum(axis=0) for at in known]).reshape(len(known), len(STATES))


@cache
def load_weights() -> ChainWeights:
    """The weights shipped with the package."""
    return read_weights(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))


def read_weights(written: str) -> ChainWeights:
    """Weights as the training writes them."""
    kept: dict[str, Any] = json.loads(written)
    if kept["states"] != list(STATES):
        raise ValueError("the weights of the zones were made for other states: make train-zones")
    names = kept["features"]
    return ChainWeights(
        {name: at for at, name in enumerate(names)},
        np.array(list(names.values()), dtype=float),
        np.array(kept["transitions"], dtype=float) + allowed_transitions(),
        np.array(kept["start"], dtype=float) + allowed_start(),
        np.array(kept["end"], dtype=float) + allowed_end(),
    )


def best_path(weights: ChainWeights, emissions: Floats) -> list[int]:
    """The states of the best way through the lines (Viterbi)."""
    if not len(emissions):
        return []
    back = np.zeros(emissions.shape, dtype=np.int32)
    score = weights.start + emissions[0]
    columns = np.arange(len(STATES))
    for place in range(1, len(emissions)):
        through = score[:, None] + weights.transitions
        back[place] = through.argmax(axis=0)
        score = through[back[place], columns] + emissions[place]
    state = int((score + weights.end).argmax())
    path = [state]
    for place in range(len(emissions) - 1, 0, -1):
        state = int(back[place, state])
        path.append(state)
    return path[::-1]


def state_shares(weights: ChainWeights, emissions: Floats) -> Floats:
    """How probable each state is at each line (forward and backward)."""
    ahead = np.empty_like(emissions)
    ahead[0] = weights.start + emissions[0]
    for place in range(1, len(emissions)):
        ahead[place] = _log_sum(ahead[place - 1][:, None] + weights.transitions, axis=0) + emissions[place]
    behind = np.empty_like(emissions)
    behind[-1] = weights.end
    for place in range(len(emissions) - 2, -1, -1):
        behind[place] = _log_sum(weights.transitions + (emissions[place + 1] + behind[place + 1])[None, :], axis=1)
    both = ahead + behind
    return np.exp(both - _log_sum(both, axis=1)[:, None])


def _log_sum(scores: Floats, axis: int) -> Floats:
    top = scores.max(axis=axis, keepdims=True)
    summed: Floats = np.log(np.exp(scores - top).sum(axis=axis)) + top.squeeze(axis)
    return summed


def states_of(zones: Sequence[ZoneName]) -> list[int]:
    """The states of annotated zones: those before the headline are above it."""
    first = next((at for at, zone in enumerate(zones) if zone == "title"), 0)
    last = first
    while last < len(zones) and zones[last] == "title":
        last += 1
    found = [STATES.index(f"<{zone}") for zone in zones[:first]]
    found += [TITLE] * (last - first)
    return found + [STATES.index("subtitle" if zone == "title" else zone) for zone in zones[last:]]
