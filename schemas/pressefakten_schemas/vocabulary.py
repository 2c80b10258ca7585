"""The words shared by all records beside the kinds of fact: zones, and what a mention says of its value."""

from typing import Literal, get_args

Zone = Literal["title", "subtitle", "dateline", "body", "caption", "contact", "boilerplate"]
Qualifier = Literal["about", "at_least", "at_most"]
Resolution = Literal["absolute", "inferred", "relative"]
Part = Literal["begin", "middle", "end"]
Corrected = Literal["accepted", "changed", "added"]

ZONES: tuple[Zone, ...] = get_args(Zone)
