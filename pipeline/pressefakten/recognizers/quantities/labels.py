"""Numbers that count nothing: labels, house numbers, years, postcodes, paragraphs, versions, sections."""

import re
from typing import Any

from pressefakten.lexicon import load
from pressefakten.recognizers.numbers import GAP, Number
from pressefakten.rules import expand

_LAST_WORD = re.compile(r"[ \n]{0,2}(?P<mark>[:,;)(\"“„!?]*)(?P<word>[\w§#/°.+-]+)")
"""In words that are read from their end."""
ATOMS = expand(load("quantities")["atoms"], {"GAP": GAP})
"""Patterns of the topic "quantities" by name."""
_JOINT = ATOMS["JOINT"]
_LIST = re.compile(rf"(?P<word>[\w.§-]+)[ \n]\d{{1,4}}(?:{_JOINT}\d{{1,4}}){{0,5}}{_JOINT}\Z")
_JOINED = re.compile(rf"{_JOINT}\Z")
_LONGEST_JOINT = 6
_FILE = re.compile(r"\d\d ?[–—-] ?\Z")
_LEAST_FILE = 5
_AT_PLACE = re.compile(ATOMS["AT_PLACE"])
_NOUN = re.compile(r" [A-ZÄÖÜ][a-zäöüß]{2,}")
"""With these around it a number counts though a label stands before: "auf dem Abschnitt 61 Unfälle"."""
_WINDOW = 50
_LONGEST_BARE = 7
"""Digits without grouping: longer ones are telephone, file or account numbers."""
_POSTCODE = 5
_SHORT = 2
"""So many capitals before a number are its prefix: "A 66", "WA 4", "LF 20"."""
WRAPPED = 45
"""A line of at least this many characters before its end was wrapped; a shorter one is a list, a heading, a cell."""
_GROUPS = 4


class Labels:
    """Tells from the words before a number that it counts nothing. ``lexicon``: ``before`` of "quantities"."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self._labels = frozenset(lexicon["labels"])
        self._weak = frozenset(lexicon["weak"])
        self._low = int(lexicon["low"])
        self._streets = tuple(lexicon["street_endings"])
        self._of_years = frozenset(lexicon["of_years"]) | frozenset(lexicon["months"])

    def countable(self, text: str, number: Number) -> bool:
        """False for a label, a year, a postcode, a house number, a decimal that is a version or a section."""
        lead = _lead(text, number.start)
        before = _LAST_WORD.match(lead[::-1])
        previous = before["word"][::-1] if before else ""
        marked = bool(before and before["mark"])
        if _is_glued(text, number, lead) or _ends_in_sign(previous, marked):
            return False
        if number.form not in ("digits", "point"):
            return True
        if number.form == "point" and not self._is_decimal(text[number.start : number.end], previous, marked, number):
            return False
        if self._is_labelled(text, number, lead, "" if marked else previous):
            return False
        return number.scale != 1 or number.form != "digits" or self._is_count(number, previous, marked)

    def _is_labelled(self, text: str, number: Number, lead: str, previous: str) -> bool:
        """Whether the word before names the number: "Halle 3", the last of "Hallen 3, 4 und 5", a file number."""
        if self.is_label(previous, number) and not (_AT_PLACE.search(lead) and _NOUN.match(text, number.end)):
            return True
        joined = _JOINED.search(lead, max(0, len(lead) - _LONGEST_JOINT))
        listed = _LIST.search(lead) if joined else None
        if listed and self.is_label(listed["word"]):
            return True
        return _FILE.search(lead, max(0, len(lead) - _LEAST_FILE)) is not None and not _is_range(lead, number)

    def may_share(self, text: str, number: Number) -> bool:
        """May it take the noun of its neighbour? Not as the number of a vehicle or a unit: "ELW 1 und 3 RTW"."""
        return not is_named(text, number) and self.countable(text, number)

    def is_label(self, word: str, number: Number | None = None) -> bool:
        """ "Nr.", "Halle", "Dez.", "A" (as in "A 66"), "Schulstraße", or a number right before a number."""
        bare = word.rstrip(".")
        if not bare:
            return False
        if bare in self._labels or word.endswith(self._streets):
            return True
        if bare in self._weak and (number is None or number.value < self._low):
            return True
        is_compound = "-" in bare and bare[0].isupper() and bare.rsplit("-", 1)[-1] in self._labels
        return is_compound or _is_label_by_shape(bare)

    def _is_decimal(self, written: str, previous: str, marked: bool, number: Number) -> bool:
        """A decimal dot counts only in running text: "mit 1.5 Stellen", not "Web 2.0", not "8.5 Grünflächen"."""
        return number.scale != 1 or (
            previous[:1].islower() and not marked and previous[-1] != "." and not written.endswith(".0")
        )

    def _is_count(self, number: Number, previous: str, marked: bool) -> bool:
        length = number.end - number.start
        if length == 4 and previous in self._of_years and (number.is_year or previous.startswith("Jahr")):
            return False
        if number.is_year and number.mantissa % 100:
            return False
        if length == _POSTCODE and (marked or _may_be_before_postcode(previous)):
            return False
        return length <= _LONGEST_BARE


def is_named(text: str, number: Number) -> bool:
    """Whether the word before in capitals has the number for its own: "ELW 1", "DN 300"."""
    before = text[max(0, number.start - _WINDOW) : number.start].split()
    return number.form == "digits" and bool(before) and before[-1].isupper() and before[-1].isalpha()


def _is_label_by_shape(word: str) -> bool:
    """A paragraph sign, one or two capitals ("A 66"), or a number that is no year."""
    if word[-1] in "§/" or len(word) <= _SHORT and word.isupper() and word.isalpha():
        return True
    return word[-1].isdigit() and not _is_year(word)


def _may_be_before_postcode(word: str) -> bool:
    """Whether five digits behind a word may be a postcode: behind a street or its number, a letter, "in", nothing."""
    return len(word) <= 1 or word[-1].isdigit() or word[0].isupper() or word == "in"


def _lead(text: str, start: int) -> str:
    """The words before a number; those of a short line above, a heading or a cell, do not belong to it."""
    lead = text[max(0, start - _WINDOW) : start]
    newline = lead.rfind("\n")
    if newline >= 0:
        end = start - len(lead) + newline
        if end - (text.rfind("\n", 0, end) + 1) < WRAPPED:
            return lead[newline + 1 :]
    return lead


def _is_glued(text: str, number: Number, lead: str) -> bool:
    """Whether a sign ties the number to what stands before, or it is written like an account number or a fraction."""
    sign = text[number.start - 1 : number.start]
    if sign and sign in "/§#.:" and (sign != "." or not lead.endswith(("ca.", "max.", "min."))):
        return True
    if number.form == "fraction" and "/" in text[number.start : number.end]:
        return True
    return text.count(" ", number.start, number.end) >= _GROUPS and number.scale == 1


def _ends_in_sign(previous: str, marked: bool) -> bool:
    """Whether the word before ends in a sign that takes the number with it."""
    return not marked and previous.endswith(("§", "/"))


def _is_range(lead: str, number: Number) -> bool:
    """ "20-25 Personen" is a range; "190423 - 456 Bundesautobahn" a file number."""
    digits = re.search(r"(\d{1,9}) ?[–—-] ?\Z", lead)
    return digits is not None and not digits[1].startswith("0") and int(digits[1]) < number.mantissa


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and 1800 <= int(word) <= 2100
