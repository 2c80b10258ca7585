"""Numbers of countries that write no 0 before the number: Italian mobiles, Luxemburg, Liechtenstein.

Nothing but a label shows that the digits are dialled ("Handy 339 123 4567", "Tel. 26 48 12 34"), and a mark of the
country near by says where: only numbers that its plan holds valid are taken (ITU-T E.164, national annexes).
"""

import re
from collections.abc import Iterator

from pressefakten.mentions import Mention
from pressefakten.recognizers.phones import labels
from pressefakten.recognizers.phones.plan import DialledNumber, ask
from pressefakten.recognizers.phones.regions import Regions
from pressefakten.spans import Taken

_COUNTRIES = frozenset({"IT", "LU", "LI"})
_DIGITS = re.compile(r"(?<=[\s.:)])(?<!\d\s)[2-9]\d{1,9}(?:[ .]\d{2,4}){0,4}(?![\d/,.-]?\d)")
_SHORTEST = 6


def untrunked(text: str, taken: Taken, regions: Regions) -> Iterator[Mention]:
    """Mentions of such numbers outside the spans ``taken``."""
    if not (regions.has_marks or regions.home in _COUNTRIES):
        return
    for digits in _DIGITS.finditer(text):
        country = regions.at(digits.start())
        label = _label(text, digits.start())
        if label is None or country not in _COUNTRIES or taken.overlaps(*digits.span()):
            continue
        plain = re.sub(r"\D", "", digits[0])
        number = ask(plain, country) if len(plain) >= _SHORTEST else None
        if number is not None and number.valid:
            attributes = {"type": _type(number, label), "validity": "valid"}
            step = f"{digits[0]!r} → {number.e164} (dialled from {country})"
            yield Mention("phone", *digits.span(), number.e164, "phone.untrunked", attributes, (step,))


def _type(number: DialledNumber, label: labels.Label) -> str:
    """What kind of line it is: by its label, and by its plan where that is but a phone's."""
    if label == "phone" and number.mobile:
        return "mobile"
    return "phone" if label == "both" else label


def _label(text: str, start: int) -> labels.Label | None:
    """The label before ``start`` on its line that names a phone number; None without one."""
    label, begin = labels.before(text, start)
    return None if label == "other" or "\n" in text[begin:start] else label
