"""The names of months and of days of the week, as patterns: all of them, or those of one length."""

from pressefakten.lexicon import load
from pressefakten.rules import words

_DATES = load("dates")

MONTH = words(_DATES["months"])
"""A month by its name: "Januar", "Jänner"."""
MONTH_SHORT = words(_DATES["months_short"])
"""A month cut short, without its full stop: "Jan", "Sept"."""
MONTH_FOREIGN = words(_DATES["months_foreign"])
"""A month as content systems stamp it: "March", "Oct"."""
WEEKDAY = words(_DATES["weekdays"])
"""A day of the week: "Montag"."""
WEEKDAY_SHORT = words(_DATES["weekdays_short"])
"""A day of the week in two letters: "Mo"."""
WEEKDAY_ADVERB = words(_DATES["weekday_adverbs"])
"""On each such day: "montags"."""
