"""The vocabulary shared by all records: kinds of fact, zones, and which attributes belong to a mention."""

from typing import Literal, get_args

Kind = Literal[
    "person", "organization", "place", "misc", "date", "duration", "phone", "email", "url", "address",
    "money", "percent", "quantity", "quote",
]  # fmt: skip
Zone = Literal["title", "subtitle", "dateline", "body", "caption", "contact", "boilerplate"]
Qualifier = Literal["about", "at_least", "at_most"]
Resolution = Literal["absolute", "inferred", "relative"]
Part = Literal["begin", "middle", "end"]

KINDS: tuple[Kind, ...] = get_args(Kind)
ZONES: tuple[Zone, ...] = get_args(Zone)

MENTION_ATTRIBUTES = frozenset({"resolution", "qualifier", "part", "warnings"})
"""What belongs to one mention rather than to the fact."""
