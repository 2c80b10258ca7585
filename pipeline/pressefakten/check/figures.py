"""What rules on numbers share: the value of a mention, whether a percentage agrees, words in front of it."""

import re
from decimal import Decimal
from functools import cache

from pressefakten.check.case import Case, FactMention
from pressefakten.lexicon import load
from pressefakten.telling.numbers import decimal_of, number

_BEFORE = 30
"""Characters in front of a percentage in which a word may say what it is of."""
_ROUNDING = Decimal("0.51")
"""Of the last digit that is written."""
_ROUGH = Decimal("0.1")
"""Part of a rough figure by which it may be off."""
ADVERB = "(?:(?:" + "|".join(load("check")["words"]["adverb"]) + r")\s+)?"
COUNTS = ("quantity", "money")


@cache
def pattern(name: str, tail: str = "") -> re.Pattern[str]:
    """The words of the table ``name`` in check.toml as a pattern, whatever their case, with ``tail`` behind them."""
    words = "|".join(re.escape(word) for word in load("check")["words"][name])
    return re.compile(rf"(?i)\b(?:{words})\b{tail}")


def number_of(one: FactMention) -> Decimal | None:
    """The value of a mention as a number; None of a range."""
    return decimal_of(one.fact["value"])


def _digits(one: FactMention) -> int:
    """Decimals of a percentage as written."""
    match = re.search(r",(\d+)", one.text)
    return len(match[1]) if match else 0


def agrees(right: Decimal, told: FactMention) -> bool:
    """Whether a percentage is the right one, rounded as it is written."""
    value = number_of(told)
    if value is None:
        return True
    slack = _ROUNDING.scaleb(-_digits(told))
    if told.mention.get("qualifier"):
        slack = max(slack, abs(right) * _ROUGH)
    return abs(abs(right) - abs(value)) <= slack


def percent_text(value: Decimal) -> str:
    """A share as a reader would round it."""
    return number(round(abs(value), 1))


def is_change(case: Case, percent: FactMention) -> bool:
    """Whether a word in front says that the percentage is a change ("um 5 Prozent")."""
    before = case.text[max(0, percent.start - _BEFORE) : percent.start]
    return pattern("change", rf"\s+{ADVERB}$").search(before) is not None
