"""The patterns of ``lexicon/dates_told.toml``, compiled once."""

import re
from collections.abc import Mapping
from functools import cache

from pressefakten import lexicon


@cache
def patterns(table: str = "patterns") -> Mapping[str, re.Pattern[str]]:
    """The patterns of a table by name, in the order of the file."""
    return {name: re.compile(pattern) for name, pattern in lexicon.load("dates_told")[table].items()}
