"""How sure a fact is, from the records of its mentions."""

from collections.abc import Iterable, Mapping
from typing import Any


def surest(mentions: Iterable[Mapping[str, Any]]) -> float:
    """The highest confidence of a fact's mentions; 1 for what has none, as all but names."""
    return max(float(mention.get("confidence", 1.0)) for mention in mentions)
