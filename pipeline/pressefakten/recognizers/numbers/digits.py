"""Digits as German texts write them → exact decimals.

The rule for a single separator, stated once:

- a comma is the decimal sign ("5,5", "3,600" is three point six), unless groups of three follow twice or more
  ("1,200,000") or a decimal dot comes after it ("1,200.50"), which is the English way;
- a dot before exactly three digits groups ("120.000"), unless the number starts with 0 ("0.125");
- a dot before one, two or more than three digits is the decimal sign ("1.5", "12.50");
- blanks of all widths and apostrophes only ever group ("1 200 000", Swiss "1'200'000").
"""

import re
from decimal import Decimal

APOSTROPHES = "'’‘ʼ´"
GROUPED = rf"[1-9]\d{{0,2}}(?:(?>(?:\.\d{{3}})+)|(?>(?:[ {APOSTROPHES}]\d{{3}})+)|(?>(?:,\d{{3}}){{2,}}))(?!\d)"
ENGLISH = r"[1-9]\d{0,2}(?>(?:,\d{3})+)\.\d{1,2}(?!\d)"
DIGITS = rf"(?:{ENGLISH}|(?:{GROUPED}|\d{{1,15}}+)(?>(?:[.,]\d{{1,9}}+)?))"
_LONGEST = 15
"""Digits in one run."""
_DIGITS = re.compile(DIGITS.replace(r"\d", "[0-9]"))
_NO_GROUPS = re.compile(rf"[ {APOSTROPHES}]")
_GROUPED = re.compile(GROUPED)
_ENGLISH = re.compile(ENGLISH)


def digits_value(written: str) -> Decimal | None:
    """The value of ``written`` (unsigned, as matched by ``DIGITS``), or None if it is no decimal number."""
    if len(written) <= _LONGEST and written.isascii() and written.isdigit():
        return Decimal(written)
    if not _DIGITS.fullmatch(written):
        return None
    if _ENGLISH.fullmatch(written):
        return Decimal(written.replace(",", ""))
    grouped = _GROUPED.match(written)
    end = grouped.end() if grouped else 0
    whole = re.sub(r"\D", "", written[:end])
    rest = _NO_GROUPS.sub("", written[end:]).replace(",", ".")
    try:
        return Decimal(whole + rest)
    except ArithmeticError:
        return None
