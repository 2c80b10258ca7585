"""Currencies as German texts write them, from the lexicon: behind or before a number, by name or by sign."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from pressefakten.lexicon import load
from pressefakten.rules import words

HUNDREDTH = Decimal("0.01")
_SHORTEST_NOUN = 4
"""Letters of a noun that is known in small letters too."""


@dataclass(frozen=True, slots=True)
class CurrencyUnit:
    """A currency, what one unit as written is worth in it, and the rule that reads a sum so, which makes no other
    currency of it."""

    code: str
    factor: Decimal
    rule: str = field(default="", compare=False)

    def by(self, rule: str) -> "CurrencyUnit":
        """The same, read by this rule."""
        return CurrencyUnit(self.code, self.factor, rule)


@cache
def after() -> dict[str, CurrencyUnit]:
    """Forms that follow a number, and what they mean."""
    units = {spelled: unit for entry, unit in _entries() for form in entry["forms"] for spelled in _spellings(form)}
    return units | {form: CurrencyUnit(code, Decimal(1)) for form, code in _foreign()}


@cache
def before() -> dict[str, CurrencyUnit]:
    """Forms that may also stand before a number."""
    return {form: unit for entry, unit in _entries() for form in entry.get("before", ())}


@cache
def parts() -> dict[str, frozenset[str]]:
    """Small units, and the currencies that have them: "Cent" of Euro and Dollar."""
    made: dict[str, frozenset[str]] = {}
    for entry, unit in _entries():
        if unit.factor == HUNDREDTH:
            codes = frozenset({unit.code, *entry.get("also", ())})
            made |= {form: made.get(form, frozenset()) | codes for form in entry["forms"]}
    return made


@cache
def atoms() -> dict[str, str]:
    """Atoms for rules: what stands behind a number, what before it, of both the whole units, and small units."""
    weights = load("money")["weights"]["forms"]
    forms = {
        "UNIT": [form for form in after() if form not in weights],
        "WEIGHT": weights,
        "SIGN": before(),
        "CURRENCY": [form for form, unit in after().items() if unit.factor == 1],
        "AHEAD": [form for form, unit in before().items() if unit.factor == 1],
        "PART": parts(),
    }
    return {atom: f"(?:{words(spelled)})" for atom, spelled in forms.items()}


@cache
def _nouns() -> tuple[str, ...]:
    return tuple(sorted({form.rsplit(" ", 1)[-1] for form in after()}, key=len))


def names_currency(text: str) -> bool:
    """Whether a currency may stand in the text at all: a look that costs next to nothing."""
    return any(noun in text for noun in _nouns())


def unit_of(written: str) -> CurrencyUnit:
    """The unit of a form as it stands in a text, line ends included."""
    form = " ".join(written.split())
    return after().get(form) or before()[form]


def _entries() -> Iterator[tuple[dict[str, list[str]], CurrencyUnit]]:
    for entry in load("money")["currency"]:
        yield entry, CurrencyUnit(entry["code"], Decimal(entry.get("factor", "1")))


def _spellings(form: str) -> tuple[str, ...]:
    """The form, and a noun of some length also in small letters: "20 dollar"."""
    noun = len(form) >= _SHORTEST_NOUN and form.isalpha() and form == form.capitalize()
    return (form, form.lower()) if noun else (form,)


def _foreign() -> Iterator[tuple[str, str]]:
    """Currencies that share their noun and are told by an adjective: "finnische Mark"."""
    for entry in load("money")["foreign"]:
        for stem, code in entry["codes"].items():
            for adjective in (f"{stem}{ending}" for ending in ("e", "en", "er")):
                for noun in entry["nouns"]:
                    yield f"{adjective} {noun}", code
                    yield f"{adjective.capitalize()} {noun}", code
