"""From the words of a group to the number or name that its field of a Point takes."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pressefakten.german.number_words import word_value

from .words import lookup, tables

_TWO_DIGIT_PIVOT = 50  # '49 is 2049, '50 is 1950
_LONG_NAME = 6  # letters from which on a name is known in spite of a slip
_DECLINED = re.compile(r"(?<=lf|.n|bt|ht|hs|nf|er|ei)e[nmr]?$")


class NotATime(Exception):
    """The words have the shape of a rule, yet no such time exists."""


def year(text: str) -> int:
    digits = re.sub(r"\D", "", text)
    number = int(digits)
    if len(digits) == 2:
        number += 2000 if number < _TWO_DIGIT_PIVOT else 1900
    return number


def count(text: str) -> float:
    """A count in digits ("2,5") or in words ("anderthalb", "fünfunddreißig"). Raises KeyError for what is no number."""
    if text[0].isdigit():
        return float(text.replace(",", "."))
    low = text.lower()
    for form in (low, _DECLINED.sub("", low)):
        try:
            return float(lookup("cardinals", form))
        except KeyError:
            if (known := word_value(form)) is not None:
                return float(known)
    raise KeyError(text)


def ordinal(text: str) -> int:
    return int(text) if text.isdigit() else int(lookup("ordinals", text))


def unit(text: str) -> str:
    """The unit of the calendar that a noun names. Raises KeyError for what names none."""
    for table in ("units_of_day", "units"):
        try:
            return str(lookup(table, text))
        except KeyError:
            continue
    raise KeyError(text)


def within(low: int, high: int) -> Callable[[str], int]:
    """What reads a number from ``low`` to ``high``, and raises NotATime for any other."""

    def convert(text: str) -> int:
        number = int(text)
        if not low <= number <= high:
            raise NotATime
        return number

    return convert


def month_number(text: str) -> int:
    if text.isdigit():
        return within(1, 12)(text)
    return _number_of(text, "months", "months_short")


def weekday_number(text: str) -> int:
    return _number_of(text, "weekdays", "weekdays_short", "weekday_adverbs")


def _number_of(text: str, *tables: str) -> int:
    """The number that the first of the lexicon's tables to hold the word gives it."""
    for table in tables:
        try:
            return int(lookup(table, text))
        except KeyError:
            continue
    raise NotATime


def misspelt_month(text: str) -> int:
    """The number of the long month name that the word is one slip away from ("Setember", "Febuar")."""
    for name, number in tables()["months"].items():
        if len(name) >= _LONG_NAME and text[0] == name[0] and _one_slip(text.lower(), name.lower()):
            return int(number)
    raise NotATime


def _one_slip(word: str, right: str) -> bool:
    """Whether one letter is missing, too many, another one, or two have changed places."""
    if word == right or abs(len(word) - len(right)) > 1:
        return False
    head = next((i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), min(len(word), len(right)))
    rest, wanted = word[head:], right[head:]
    return (
        rest[1:] in (wanted, wanted[1:])
        or rest == wanted[1:]
        or (rest[:2] == wanted[:2][::-1] and rest[2:] == wanted[2:])
    )


def _decade(text: str) -> int:
    number = int(text)
    return number // 10 if number >= 100 else number


FIELDS: Mapping[str, Callable[[str], Any]] = {
    "year": year,
    "month": month_number,
    "day": lambda text: within(1, 31)(str(ordinal(text))),
    "weekday": weekday_number,
    "week": within(1, 53),
    "season": lambda text: int(lookup("seasons", text)),
    "quarter": int,
    "half": int,
    "decade": _decade,
    "century": lambda text: within(1, 21)(str(ordinal(text))),
    "unit": unit,
    "hour": within(0, 24),
    "minute": within(0, 59),
    "second": within(0, 59),
    "part": lambda text: lookup("parts", text),
}
