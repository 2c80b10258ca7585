"""What the tagger says of any words of a document, whether or not it found an entity there."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Doc

from pressefakten.logistic import log_odds, probability
from pressefakten.ner.lattice import Lattice

_KEPT = "press_tagger"

Calibration = Mapping[str, Sequence[float]]
"""Class → what the log-odds of the chain's own probability, the logarithm of the number of words, and 1 count for."""


def calibrated(calibration: Calibration, share: float, kind: str, words: int) -> float:
    """How many in a hundred entities with this probability are right, over a hundred.

    Without numbers for the class, the probability itself.
    """
    slope, by_length, shift = calibration.get(kind, (1.0, 0.0, 0.0))
    return round(probability(slope * log_odds(share) + by_length * math.log(words) + shift), 4)


def keep(doc: Doc, sentences: list[tuple[list[int], Lattice]], calibration: Calibration) -> None:
    """Leave with the Doc what ``TaggerEvidence`` needs: for each sentence its tokens and its lattice."""
    doc.user_data[_KEPT] = (sentences, dict(calibration))


@dataclass(frozen=True, slots=True)
class Heard:
    """Of a span and a class, from 0 to 1: ``span``, that just this is an entity (calibrated); ``within``, that its
    least likely word is in one; ``outside``, that its likeliest word is in none of any class."""

    span: float
    within: float
    outside: float


class TaggerEvidence:
    """The tagger's word on a Doc that went through ``press_ner``."""

    def __init__(self, doc: Doc) -> None:
        self._sentences, self._calibration = doc.user_data.get(_KEPT, ((), {}))
        self._places = {
            token: (number, word)
            for number, (tokens, _) in enumerate(self._sentences)
            for word, token in enumerate(tokens)
        }

    def __bool__(self) -> bool:
        """Whether the tagger read the Doc at all."""
        return bool(self._sentences)

    def of(self, tokens: Sequence[int], kind: str) -> Heard:
        """What is said of tokens that follow one another; of tokens in several sentences no span is an entity."""
        places = [self._places[token] for token in tokens if token in self._places]
        runs = [(number, [word for _, word in run]) for number, run in groupby(places, key=lambda place: place[0])]
        if not runs:
            return Heard(0.0, 0.0, 1.0)
        parts = [(self._sentences[number][1], words[0], words[-1] + 1) for number, words in runs]
        within = min(lattice.within(first, last, kind) for lattice, first, last in parts)
        outside = max(lattice.outside(first, last) for lattice, first, last in parts)
        if len(parts) > 1:
            return Heard(0.0, within, outside)
        ((lattice, first, last),) = parts
        return Heard(
            calibrated(self._calibration, lattice.span(first, last, kind), kind, last - first), within, outside
        )
