"""Whether what stands in the text shows that digits are dialled: a label, their layout, the words around."""

import re

from pressefakten.lexicon import load
from pressefakten.recognizers.phones import labels
from pressefakten.recognizers.phones.countries import is_swiss
from pressefakten.recognizers.phones.layouts import DASH, DigitGroup
from pressefakten.recognizers.phones.parting import SERVICE, is_parted, is_parted_by_slash
from pressefakten.recognizers.phones.plan import DialledNumber, area_code
from pressefakten.recognizers.phones.written import WrittenNumber
from pressefakten.rules import Rule

_UNITS = "|".join(load("phones")["context"]["units"])
_UNIT_AFTER = re.compile(rf"[^\S\n]?(?:{_UNITS})(?!\w)|[:,]\d|/\d{{4}}", re.IGNORECASE)
_MISREAD = re.compile(r"[-–/]?[lIO]\d")
"""Letters that a scan has made of figures: the number goes on with them ("44 12-l7")."""
_NO_END = ("_", "%", "€", "°")
_MORE_BEHIND = re.compile(r"/(?P<digits>\d{2,5})(?!\d)")
_SIGNED = 2
"""Groups of digits from which on a plus sign is enough for a number that its plan does not hold valid."""
_SHORTEST_NAMED = 5
"""Digits of a number that a label names, at least, without its zeros; an area code alone is none."""
_SHORTEST_HOME = 7
"""Digits of a German number, without its 0, from which on its layout tells enough."""


def is_dialled(
    text: str, written: WrittenNumber, parts: list[DigitGroup], number: DialledNumber, digits: str, layout: Rule
) -> bool:
    """Whether the digits are a number here: by their label, else by what their layout asks for."""
    named = written.named is not None
    if _counts(text, parts[-1].end, named=named or _has_more(text, parts)):
        return False
    if named:
        beyond = len(number.national) - len(area_code(number) or "")
        return len(digits.lstrip("+0")) >= _SHORTEST_NAMED and beyond > 1
    if layout.sets["asks"] == "sign":
        return number.valid or len(parts) > _SIGNED
    return number.valid and _is_shown(text, parts, number, layout.sets["asks"], written.region, digits)


def _is_shown(text: str, parts: list[DigitGroup], number: DialledNumber, asks: str, region: str, digits: str) -> bool:
    """Whether a number without label shows what its layout asks for."""
    if asks == "words":
        return labels.in_context(text, parts[0].start)
    parted = is_parted(parts, number, digits)
    if asks == "parting or words":
        return parted or labels.in_context(text, parts[0].start)
    return parted and _is_laid_out(text, parts, number, region)


def _is_laid_out(text: str, parts: list[DigitGroup], number: DialledNumber, region: str) -> bool:
    """Whether a national number without label is laid out like one, or the words around speak of reaching somebody."""
    start = parts[0].start
    single = len(parts[0].digits) <= 2
    if single and any("." in part.gap or ":" in part.gap for part in parts[1:]):
        return False
    if region != "DE" or len(number.national) < _SHORTEST_HOME:
        return _is_known(parts, region) or _is_near_contact(text, start, parts[-1].end)
    if not single or len(parts) <= 2:
        return True
    return is_parted_by_slash(parts, number) or labels.in_context(text, start)


def _is_known(parts: list[DigitGroup], region: str) -> bool:
    """Whether digits are laid out as only Switzerland does, or are those of a mobile or a service."""
    swiss = region == "CH" and is_swiss(parts)
    return swiss or SERVICE.match("".join(part.digits for part in parts)) is not None


def _is_near_contact(text: str, start: int, end: int) -> bool:
    """Whether words of contact, a town or a mail address stand beside a number."""
    return labels.in_context(text, start) or labels.beside_mail(text, start, end) or labels.behind_town(text, start)


def _has_more(text: str, parts: list[DigitGroup]) -> bool:
    """Whether another extension stands behind a slash: "99529-3171/3172"."""
    extended = any(mark in parts[-1].gap for mark in DASH)
    more = _MORE_BEHIND.match(text, parts[-1].end)
    return extended and more is not None and len(more["digits"]) == len(parts[-1].digits)


def _counts(text: str, end: int, *, named: bool) -> bool:
    """Whether what follows shows that the digits are no number to dial: a unit, a letter, a mail address."""
    following = text[end : end + 1]
    if _MISREAD.match(text, end):
        return True
    if following == "@" or (following.isalpha() and following.islower()):
        return True
    return not named and (following.isalpha() or following in _NO_END or bool(_UNIT_AFTER.match(text, end)))
