"""Nouns for places: streets and buildings."""

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
