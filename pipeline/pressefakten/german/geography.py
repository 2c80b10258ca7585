"""Countries, landscapes, islands, mountains and waters by name."""

from functools import cache

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
