"""The best way through the lines that leaves a text its headline and its running text."""

from collections.abc import Sequence

import numpy as np

from pressefakten.zones.chain import (
    ABOVE_TITLE,
    BELOW_TITLE,
    NEVER,
    STATES,
    TITLE,
    ZONE_OF,
    ChainWeights,
    Floats,
    best_path,
    columns_of,
)
from pressefakten.zones.line_shape import tells
from pressefakten.zones.lines import Line
from pressefakten.zones.phrases import is_of_page

_BODY = STATES.index("body")
_ALL_BESIDE = frozenset(state for state, zone in enumerate(ZONE_OF) if zone in ("boilerplate", "contact", "dateline"))
"""What a text is that has neither headline nor running text."""
_SUBTITLES = frozenset(state for state, zone in enumerate(ZONE_OF) if zone == "subtitle")
_WORDS_OF_TEXT = 10
"""Words from which on a line below the headline is text, where nothing else is."""


def best_with_text(lines: Sequence[Line], weights: ChainWeights, emissions: Floats) -> list[int]:
    """The best way; where a subtitle has no headline, the best without one, and where no running text is below the
    headline, the best with no line of many words left out."""
    path = best_path(weights, emissions)
    if _ALL_BESIDE.issuperset(path) and not any(is_of_page(line.text) for line in lines):
        emissions[:, columns_of("boilerplate")] += NEVER
        path = best_path(weights, emissions)
    path = _below_headline(lines, weights, emissions, path)
    if TITLE not in path and not _SUBTITLES.isdisjoint(path):
        emissions[:, columns_of("subtitle")] += NEVER
        path = best_path(weights, emissions)
    if TITLE not in path or _BODY in path:
        return path
    long = [line.zone is None and len(line.text.split()) >= _WORDS_OF_TEXT for line in lines]
    emissions[long, BELOW_TITLE] += NEVER
    return best_path(weights, emissions)


def _below_headline(lines: Sequence[Line], weights: ChainWeights, emissions: Floats, path: list[int]) -> list[int]:
    """The way, or the best one with a headline above the running text, where all of that stands above the headline."""
    if TITLE not in path:
        return path
    text = [place for place, line in enumerate(lines) if _is_text(line)]
    if not text or text[-1] > path.index(TITLE):
        return path
    emissions[text[-1] :, TITLE] += NEVER
    emissions[np.ix_(text, [ABOVE_TITLE, BELOW_TITLE])] += NEVER
    return best_path(weights, emissions)


def _is_text(line: Line) -> bool:
    return line.zone is None and line.is_paragraph and not is_of_page(line.text) and tells(line.text)
