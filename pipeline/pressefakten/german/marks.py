"""Quotation marks as single words."""

OPEN = frozenset("„\"“»«‚'›‹”")
CLOSE = frozenset("“\"”«»‘'‹›")
