"""What the numbering plans say of a string of digits: its E.164 form, type, validity and place."""

from dataclasses import dataclass
from functools import cache

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from pressefakten.lexicon import load

MAX_DIGITS = 15
"""ITU-T E.164: a number has at most fifteen digits, country code included."""

_MOBILE = {PhoneNumberType.MOBILE, PhoneNumberType.PAGER}


@dataclass(frozen=True, slots=True)
class DialledNumber:
    """A number as its plan reads it. ``national`` has no trunk prefix; ``valid`` is False for what is only possible."""

    e164: str
    country: int
    national: str
    valid: bool
    mobile: bool


@cache
def area_codes() -> dict[str, str]:
    """German area codes without the 0, and the place of each."""
    lines = load("area_codes")["germany"].strip().split("\n")
    return dict(line.split("\t") for line in lines)


def area_code(number: DialledNumber) -> str | None:
    """The area code (without the 0) of a German geographic number; None for all others."""
    if number.country != 49:
        return None
    codes = area_codes()
    return next((head for length in (5, 4, 3, 2) if (head := number.national[:length]) in codes), None)


def ask(digits: str, region: str) -> DialledNumber | None:
    """The number that ``digits`` ("02162391024" or "+4921…") dial from ``region``; None if no plan can have it."""
    if len(digits) > MAX_DIGITS + 3:
        return None
    try:
        parsed = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    if parsed.country_code is None or not phonenumbers.is_possible_number(parsed):
        return None
    e164 = phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
    if len(e164) - 1 > MAX_DIGITS:
        return None
    kind = phonenumbers.number_type(parsed)
    return DialledNumber(
        e164=e164,
        country=parsed.country_code,
        national=phonenumbers.national_significant_number(parsed),
        valid=kind != PhoneNumberType.UNKNOWN,
        mobile=kind in _MOBILE,
    )
