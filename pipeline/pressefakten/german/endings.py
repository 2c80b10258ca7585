"""Endings of declined words, as several rules ask for them."""

from pressefakten.lexicon import load

ADJECTIVE_ENDINGS: tuple[str, ...] = tuple(load("declension")["adjective"]["endings"])
"""What an adjective ends in when it is declined."""
