"""Countries, landscapes, islands, mountains and waters by name."""

from functools import cache

from pressefakten.german.towns import german_towns
from pressefakten.lexicon import load


@cache
def known_places() -> frozenset[str]:
    """Countries and landscapes that are hardly ever anything else."""
    data = load("geography")
    return frozenset(name for group in ("countries", "regions") for name in data[group]["names"])


@cache
def behind_prepositions() -> dict[str, frozenset[str]]:
    """Mountain, water, landscape or island → the prepositions that one stands behind, with its article ("auf dem")."""
    data = load("geography")
    return {name: frozenset(data["before"][group]) for group, names in data["with_preposition"].items() for name in names}


def is_known_place(word: str) -> bool:
    """Whether a word, or what it is the genitive of, is a town with an area code, a state, country, landscape, mountain,
    water or island."""
    usual = "-".join(part.capitalize() for part in word.split("-")) if word.isupper() else word
    return not _all_known().isdisjoint((usual, usual.removesuffix("s")))


@cache
def _all_known() -> frozenset[str]:
    towns = (name for town in german_towns() for name in (town, town.partition(" ")[0]))
    return known_places() | behind_prepositions().keys() | frozenset(load("places")["safe"]["names"]) | frozenset(towns)
