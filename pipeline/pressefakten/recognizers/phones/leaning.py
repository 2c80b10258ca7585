"""What shortened digits say in full: the number they lean on gives its exchange or its area code.

The rules that find them are in ``rules.LEANING``.
"""

from dataclasses import dataclass

from pressefakten.mentions import Mention
from pressefakten.recognizers.phones.candidate import PhoneCandidate
from pressefakten.recognizers.phones.plan import area_code, ask

AUSTRIA = 43
IN_PLACE = "in place of the extension of"
WITH_AREA = "with the area code of"


@dataclass(frozen=True, slots=True)
class Full:
    """What shortened digits say in full: the ``national`` number, and how it follows from the number they lean on."""

    national: str
    how: str
    rule: str
    extension: str | None = None


def made(
    text: str, one: PhoneCandidate, span: tuple[int, int], full: Full | None, label: str | None
) -> PhoneCandidate | None:
    """The number at ``text[slice(*span)]`` that leans on ``one``, or None where no plan can have it."""
    number = ask(f"+{one.number.country}{full.national}", "DE") if full else None
    if full is None or number is None:
        return None
    attributes = {"type": label if label in ("fax", "mobile") else "phone"}
    if full.extension is not None:
        attributes["extension"] = full.extension
    if "area" in one.mention.attributes:
        attributes["area"] = one.mention.attributes["area"]
    attributes["validity"] = "valid" if number.valid else "possible"
    step = f"{text[slice(*span)]!r} {full.how} {one.mention.value}"
    return PhoneCandidate(
        Mention("phone", *span, number.e164, full.rule, attributes, (step,)), number, one.base, full.extension
    )


def base(one: PhoneCandidate, digits: str) -> str:
    """What stands before an extension: the part before the hyphen; else what a final 0 or the last digits leave. The
    0 is that of the switchboard unless the number ends as the extension begins ("555 4010" beside "-4019").

    An Austrian number without hyphen is the whole of it (KEM-V: the extension is dialled behind the subscriber's).
    """
    if one.extension is not None:
        return one.base
    national = one.number.national
    if one.number.country == AUSTRIA:
        return national
    if national.endswith("0") and national[-len(digits)] != digits[0]:
        return national[:-1]
    return national[: -len(digits)]


def subscriber(one: PhoneCandidate) -> str | None:
    """The national number without its area code; None for what has none."""
    area = area_code(one.number)
    return one.number.national[len(area) :] if area else None
