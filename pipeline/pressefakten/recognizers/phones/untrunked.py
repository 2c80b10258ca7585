"""Numbers of countries that write no 0 before the number: Italian mobiles, Luxemburg, Liechtenstein.

Nothing but a label shows that the digits are dialled ("Handy 339 123 4567", "Tel. 26 48 12 34"), and a mark of the
country near by says where: only numbers that its plan holds valid are taken (ITU-T E.164, national annexes).
"""

import re
from collections.abc import Iterator

from pressefakten.mentions import Mention
from pressefakten.recognizers.phones import labels
from pressefakten.recognizers.phones.plan import ask
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
        plain = re.sub(r"\D", "", digits[0])
        country = regions.at(digits.start())
        if country not in _COUNTRIES or len(plain) < _SHORTEST or taken.overlaps(*digits.span()):
            continue
        label, begin = labels.before(text, digits.start())
        if label in (None, "other") or "\n" in text[begin : digits.start()]:
            continue
        number = ask(plain, country)
        if number is None or not number.valid:
            continue
        kind = "mobile" if number.mobile and label == "phone" else "phone" if label == "both" else str(label)
        step = f"{digits[0]!r} → {number.e164} (dialled from {country})"
        yield Mention(
            "phone", *digits.span(), number.e164, "phone.untrunked", {"type": kind, "validity": "valid"}, (step,)
        )
