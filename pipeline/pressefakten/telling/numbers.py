"""Numbers, sums and percentages as people write them."""

from decimal import Decimal, InvalidOperation

from babel.numbers import format_decimal, get_currency_name, get_currency_symbol

from pressefakten.lexicon import load
from pressefakten.telling import Language, word

_MILLION, _BILLION = Decimal(10) ** 6, Decimal(10) ** 9
_EXACT = 1000
"""A sum is written in millions where that needs no more than three decimals."""
_WHOLE_FROM = 10
"""Percentages of change from here on are told without decimals."""


def decimal_of(value: object) -> Decimal | None:
    """The number that a record holds as text, or None."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def number(value: Decimal | str, language: Language = "de") -> str:
    """A number with the language's signs: "4.200,5". Unreadable ones stay as they are."""
    known = decimal_of(value)
    if known is None:
        return str(value)
    return str(format_decimal(known, format="#,##0.######", locale=language))


def signed(value: Decimal, language: Language = "de", money: bool = False) -> str:
    """With its sign: "+700.000", "−5", of money "+1,50"."""
    return ("−" if value < 0 else "+") + (cents if money else number)(abs(value), language)


def spelled_out(count: int, language: Language = "de") -> str:
    """ "sechs" up to twelve, "13" beyond."""
    words: list[str] = load("telling")["numbers"][language]
    return words[count] if 1 < count < len(words) else number(Decimal(count), language)


def scale_of(*values: Decimal) -> Decimal:
    """What all the values are told in: billions or millions where each of them is so large and round, else ones."""
    for scale in (_BILLION, _MILLION):
        if values and all(abs(value) >= scale and value * _EXACT % scale == 0 for value in values):
            return scale
    return Decimal(1)


def scaled(value: Decimal, scale: Decimal, language: Language = "de") -> str:
    """The figure of a sum alone: 4200000 in millions is "4,2"; what has cents has two places."""
    return cents(value, language) if scale == 1 else number(value / scale, language)


def cents(value: Decimal, language: Language = "de") -> str:
    """ "7,50", but "7"."""
    if value % 1 == 0:
        return number(value, language)
    return str(format_decimal(value, format="#,##0.00####", locale=language))


def scale_word(value: Decimal, scale: Decimal, language: Language = "de") -> str:
    """ "Millionen", "Million", or nothing."""
    if scale == 1:
        return ""
    name = "million" if scale == _MILLION else "billion"
    return word(name if abs(value) == scale else f"{name}s", language)


def currency_word(code: str, value: Decimal, language: Language = "de") -> str:
    """ "Euro", "US-Dollar" – the code itself where the language has no name for it."""
    try:
        count = 1 if abs(value) == 1 else 2
        return str(get_currency_name(code, count=count, locale=language)) or str(get_currency_symbol(code))
    except (LookupError, ValueError):
        return code


def sum_of(value: Decimal, code: str, language: Language = "de") -> str:
    """ "4,2 Millionen Euro"."""
    scale = scale_of(value)
    parts = scaled(value, scale, language), scale_word(value, scale, language), currency_word(code, value, language)
    return " ".join(filter(None, parts))


def share_of_change(old: Decimal, new: Decimal, language: Language = "de") -> str:
    """ "+17 %": by how much the new number is more or less than the old; nothing where the old one is zero."""
    if not old:
        return ""
    share = (new - old) / abs(old) * 100
    rounded = round(share) if abs(share) >= _WHOLE_FROM else round(share, 1)
    if not rounded:
        return ""
    sign = " %" if language == "de" else "%"
    return signed(Decimal(rounded), language) + sign
