"""Names of German towns."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from pressefakten.lexicon import load


@cache
def german_towns() -> frozenset[str]:
    """The towns that an area code is named after, as they are written there."""
    return frozenset(line.partition("\t")[2] for line in load("area_codes")["germany"].strip().split("\n"))


_PARTS = re.compile(r"(?P<town>.*?)(?: (?P<rest>[a-z].*))?")


@cache
def long_names() -> Mapping[str, tuple[str, ...]]:
    """How a town is called that has its river or region in its name → what follows there ("Isny" → "im Allgäu")."""
    rests: dict[str, set[str]] = defaultdict(set)
    for name in (*german_towns(), *load("places")["long"]["names"]):
        parts = _PARTS.fullmatch(name)
        if parts and parts["rest"]:
            rests[parts["town"]].add(parts["rest"])
    return {town: tuple(sorted(found, key=len, reverse=True)) for town, found in rests.items()}
