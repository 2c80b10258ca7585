"""Units of administration: the words that a place is named with."""

from functools import cache

from pressefakten.lexicon import load


@cache
def _units() -> frozenset[str]:
    return frozenset(load("places")["units"]["words"])


def is_unit(word: str) -> bool:
    """Whether the word is a unit of administration ("Kreis", "Landes", "Stadt"), as it stands or in capitals."""
    return word in _units() or (word.isupper() and word.capitalize() in _units())
