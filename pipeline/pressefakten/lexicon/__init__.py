"""What the rules know, as data. One TOML file a topic; adding a word is an edit there, never in code."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(topic: str) -> dict[str, Any]:
    """The lexicon file ``topic``.toml as plain tables. Callers must not change what they get."""
    return tomllib.loads(files(__name__).joinpath(f"{topic}.toml").read_text(encoding="utf-8"))
