"""Currencies as German texts write them, from the lexicon: behind or before a number, by name or by sign."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from pressefakten.lexicon import load
from pressefakten.recognizers.numbers.trie import any_of

HUNDREDTH = Decimal("0.01")
_SHORTEST_NOUN = 4
"""Letters of a noun that is known in small letters too."""
_ADJECTIVE = (
    r"(?:[A-Za-zÄÖÜäöüß][\w-]{2,24}ische[nr]?[ \n](?:[Nn]eue[nr]?[ \n])?"
    r"|[A-ZÄÖÜ][a-zäöüß]{2,15}(?:-[\w]{2,12}){0,2}-)"
)
"""Of which country a currency is."""


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
    alone = ((entry, unit) for entry, unit in _entries() if entry.get("alone", True))
    units = {spelled: unit for entry, unit in alone for form in entry["forms"] for spelled in _spellings(form)}
    return units | {form: CurrencyUnit(code, Decimal(1)) for form, code in (*_foreign(), *_of_countries())} | {
        code: CurrencyUnit(code, Decimal(1)) for code in codes()
    }


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
    weights, codes = load("money")["weights"]["forms"], load("money")["codes"]["words"]
    plain = load("money")["codes"]["plain"]
    forms = {
        "UNIT": [form for form in after() if form not in (*weights, *codes)],
        "WEIGHT": weights,
        "CODE": codes,
        "PLAIN": plain,
        "SIGN": before(),
        "CURRENCY": [form for form, unit in after().items() if unit.factor == 1],
        "AHEAD": [form for form, unit in before().items() if unit.factor == 1],
        "PART": parts(),
    }
    made = {atom: any_of(spelled) for atom, spelled in forms.items()}
    adorned = rf"{_ADJECTIVE}{any_of(_of_one_country())}"
    return made | {atom: f"(?:{adorned}|{made[atom]})" for atom in ("UNIT", "CURRENCY")}


@cache
def _of_one_country() -> frozenset[str]:
    """Nouns of which no other country has one: what an adjective before them says is known ("malaysische Ringgit")."""
    shared = {noun for entry in load("money")["foreign"] for noun in entry["nouns"]}
    return frozenset(
        form for form, unit in after().items() if unit.factor == 1 and form.istitle() and form not in shared
    )


def unit_of(written: str) -> CurrencyUnit:
    """The unit of a form as it stands in a text, line ends included."""
    form = " ".join(written.split())
    return after().get(form) or before().get(form) or after()[re.split("[ -]", form)[-1]]


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
                    yield f"{adjective[0].upper()}{adjective[1:]} {noun}", code


def _of_countries() -> Iterator[tuple[str, str]]:
    """Currencies that share their noun and are told by the country before it: "Jamaika-Dollar"."""
    for entry in load("money")["foreign"]:
        for country, code in entry.get("countries", {}).items():
            for noun in entry["nouns"]:
                yield f"{country}-{noun}", code


def codes() -> tuple[str, ...]:
    """Codes that stand for themselves."""
    listed = load("money")["codes"]
    return (*listed["plain"], *listed["words"])
