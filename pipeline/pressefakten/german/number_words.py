"""German number words → exact decimals: "neun", "zweieinhalb", "hundertzwanzig", "dreihundertfünfzigtausend"."""

from decimal import Decimal
from functools import lru_cache

from pressefakten.lexicon import load

_LEXICON = load("numbers")
_ONES: dict[str, int] = _LEXICON["ones"]
_BELOW_100: dict[str, int] = _ONES | _LEXICON["teens"] | _LEXICON["tens"]
_TENS: dict[str, int] = _LEXICON["tens"]
_FIXED: dict[str, Decimal] = {
    word: Decimal(value) for table in ("inflected", "fractions", "whole") for word, value in _LEXICON[table].items()
}
_ADDITIONS: dict[str, Decimal] = {word: Decimal(value) for word, value in _LEXICON["additions"].items()}
_LONGEST = 60  # "siebenhundertsiebenundsiebzigtausendsiebenhundertsiebenundsiebzig" and little more is ever written


@lru_cache(maxsize=4096)
def word_value(word: str) -> Decimal | None:
    """The value of one written-out cardinal in any case, or None if ``word`` is none.

    Declined forms of "ein" are articles and give None; "ein" and "eins" give 1.
    """
    lower = word.lower()
    if len(lower) > _LONGEST + 10:
        return None
    fixed = _FIXED.get(lower)
    if fixed is not None:
        return fixed
    for ending, addition in _ADDITIONS.items():
        if lower.endswith(ending) and lower != ending:
            whole = _below_million(lower[: -len(ending)])
            return None if whole is None or not 0 < whole < 1000 else whole + addition
    whole = _below_million(lower)
    return None if whole is None else Decimal(whole)


def _below_million(word: str) -> int | None:
    if "tausend" in word:
        left, _, right = word.partition("tausend")
        thousands = 1 if not left else _below_thousand(left)
        rest = 0 if not right else _below_thousand(right.removeprefix("und"))
        return None if thousands is None or rest is None or not thousands else thousands * 1000 + rest
    return _below_thousand(word)


def _below_thousand(word: str) -> int | None:
    """Also "achtzehnhundert": up to nineteen hundreds."""
    if "hundert" in word:
        left, _, right = word.partition("hundert")
        hundreds = 1 if not left else _BELOW_100.get(left)
        rest = 0 if not right else _below_hundred(right.removeprefix("und"))
        return None if hundreds is None or rest is None or not 0 < hundreds < 20 else hundreds * 100 + rest
    return _below_hundred(word)


def _below_hundred(word: str) -> int | None:
    value = _BELOW_100.get(word)
    if value is not None:
        return value
    one, joined, ten = word.partition("und")
    if joined and one in _ONES and 0 < _ONES[one] < 10 and one != "eins" and ten in _TENS:
        return _ONES[one] + _TENS[ten]
    return None
