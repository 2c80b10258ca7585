"""Names of German towns."""

from functools import cache

from pressefakten.lexicon import load


@cache
def german_towns() -> frozenset[str]:
    """The towns that an area code is named after, as they are written there."""
    return frozenset(line.partition("\t")[2] for line in load("area_codes")["germany"].strip().split("\n"))
