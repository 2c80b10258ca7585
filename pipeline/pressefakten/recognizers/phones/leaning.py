"""What shortened digits say in full: the number they lean on gives its exchange or its area code.

The rules that find them are those of ``lexicon/phones.toml``, each with its examples.
"""

from dataclasses import dataclass

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.recognizers.phones.candidate import Found
from pressefakten.recognizers.phones.layouts import DASH
from pressefakten.recognizers.phones.numbers import area_code, ask
from pressefakten.rules import load_rules

_LEXICON = load("phones")
RULES = {
    rule.id: rule
    for rule in load_rules(
        "phones",
        atoms={
            "DASH": f"[{DASH}]",
            "LINK": f"(?:{'|'.join(_LEXICON['extension']['links'])})",
            "UNIT": f"(?:{'|'.join(_LEXICON['context']['units'])})",
            "EXTENSION": f"(?:{'|'.join(_LEXICON['extension']['words'])})",
            "SHORT_EXTENSION": f"(?:{'|'.join(_LEXICON['extension']['short_words'])})",
        },
    )
}
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


def made(text: str, one: Found, span: tuple[int, int], full: Full | None, label: str | None) -> Found | None:
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
    return Found(Mention("phone", *span, number.e164, full.rule, attributes, (step,)), number, one.base, full.extension)


def base(one: Found, digits: str) -> str:
    """What stands before an extension: the part before the hyphen; else what a final 0 or the last digits leave.

    An Austrian number without hyphen is the whole of it (KEM-V: the extension is dialled behind the subscriber's).
    """
    if one.extension is not None:
        return one.base
    national = one.number.national
    if one.number.country == AUSTRIA:
        return national
    if national.endswith("0"):
        return national[:-1]
    return national[: -len(digits)]


def subscriber(one: Found) -> str | None:
    """The national number without its area code; None for what has none."""
    area = area_code(one.number)
    return one.number.national[len(area) :] if area else None
