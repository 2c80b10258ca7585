"""Where a numbering plan parts the groups of a number: area or network code, subscriber's number, extension."""

import re
from itertools import pairwise

from pressefakten.recognizers.phones.layouts import DASH, DigitGroup
from pressefakten.recognizers.phones.plan import DialledNumber, area_code, area_codes

SERVICE = re.compile(r"0(?:1[5-7]\d|180|137|190|70\d|80\d|90\d|32|31|1888|199)")
"""What a German mobile or service number begins with."""
_NETWORK = 4
"""Digits of a network or service code with its 0, as it is mostly written: "01 60 / …"."""
_WITH_EXTENSIONS = frozenset({49, 43})
"""Countries whose numbering plans let an exchange number be followed by an extension (Durchwahl)."""
_LONGEST_EXTENSION = 6


def is_german_code(parts: list[DigitGroup]) -> bool:
    """Whether the digits begin with a German area, network or service code."""
    digits = "".join(part.digits for part in parts)[:6]
    codes = area_codes()
    return bool(SERVICE.match(digits)) or any(digits[1:stop] in codes for stop in (3, 4, 5, 6))


def is_parted(parts: list[DigitGroup], number: DialledNumber, digits: str) -> bool:
    """Whether a gap stands where the numbering plan divides the number (area or network code | subscriber)."""
    if digits.startswith(("+", "00")):
        return len(parts) >= 2
    area = area_code(number)
    lengths = {len(area) + 1} if area else {4, 5} if number.country == 49 else {2, 3, 4, 5}
    have = 0
    for part in parts[:-1]:
        have += len(part.digits)
        if have in lengths:
            return True
    return False


def is_parted_by_slash(parts: list[DigitGroup], number: DialledNumber) -> bool:
    """Whether a slash ends the area or network code, however its digits are grouped: "02 03 / 57 06"."""
    have = 0
    area = area_code(number)
    code = len(area) + 1 if area else _NETWORK
    for part, following in pairwise(parts):
        have += len(part.digits)
        if have == code:
            return "/" in following.gap
    return False


def extension_of(parts: list[DigitGroup], number: DialledNumber) -> tuple[str, str | None]:
    """The national number before the extension, and the extension: what follows the last hyphen after the area code.

    Source: DIN 5008. The extension is None where no hyphen stands there, and for countries without extensions.
    """
    national = number.national
    if number.country not in _WITH_EXTENSIONS or number.mobile:
        return national, None
    dashed = [index for index in range(1, len(parts)) if any(mark in parts[index].gap for mark in DASH)]
    if dashed:
        tail = "".join(part.digits for part in parts[dashed[-1] :])
        head = national[: -len(tail)] if national.endswith(tail) else ""
        if len(head) > _longest_code(number) and len(tail) <= _LONGEST_EXTENSION:
            return head, tail
    return national, None


def _longest_code(number: DialledNumber) -> int:
    """Digits that may be nothing but the area code: what stands before an extension is longer."""
    if area := area_code(number):
        return len(area)
    return 3 if number.country == 43 and number.national.startswith("1") else 5
