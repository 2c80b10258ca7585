"""Days as files state them in metadata: ISO 8601, RFC 5322, the German way of writing. No clock is looked at."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

from pressefakten.lexicon import load

_ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
_PACKED = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\s*\Z")
_GERMAN = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})(?!\d)")
_NAMED = re.compile(r"(?<!\d)(\d{1,2})\.?\s(\w{3,9})\.?\s((?:19|20)\d{2})(?!\d)")


def day_of(stated: object) -> str | None:
    """The EDTF day that a value of metadata begins with or is; None where it is none or no real day."""
    text = str(stated).strip()
    if match := _ISO.match(text) or _PACKED.match(text):
        return _real(int(match[1]), int(match[2]), int(match[3]))
    return day_in(text) or _of_mail(text)


def day_in(text: str) -> str | None:
    """The first day that a German text has in whole, as an EDTF day."""
    found = [match for match in (_GERMAN.search(text), _NAMED.search(text)) if match]
    for match in sorted(found, key=lambda match: match.start()):
        month = int(match[2]) if match[2].isdigit() else load("stamps")["months"].get(match[2].lower(), 0)
        if day := _real(int(match[3]), month, int(match[1])):
            return day
    return None


def _of_mail(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _real(year: int, month: int, day: int) -> str | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found.isoformat() if 1900 <= year <= 2199 else None
