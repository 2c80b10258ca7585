"""Nouns for places: streets, buildings, and what a place's name stands behind."""

from functools import cache, lru_cache

from pressefakten.lexicon import load


@lru_cache(maxsize=10_000)
def is_street(word: str) -> bool:
    """Whether the word names a street or square ("Adickesallee", "Willy-Brandt-Platz")."""
    lower = word.lower()
    return len(word) > 6 and lower.endswith(tuple(load("places")["streets"]["endings"]))


def is_building(word: str) -> bool:
    """Whether a word names a class of buildings ("Gasthof", "Sporthalle")."""
    return word[0].isupper() and word.lower().endswith(_buildings())


@cache
def _buildings() -> tuple[str, ...]:
    data = load("places")["buildings"]
    return tuple(head for head in data["heads"] if head not in data["without_name"])


@cache
def _named_by() -> frozenset[str]:
    return frozenset(load("places")["named_by"]["nouns"])


def names_place(word: str) -> bool:
    """Whether a place's name stands right behind the word ("Stadtteil", "Richtung")."""
    return word in _named_by()
