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
    r"(?:[A-Za-zÄÖÜäöüß][\w-]{2,24}ische[nrs]?[ \n](?:[Nn]eue[nr]?[ \n])?"
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
    told = ((*_foreign(), *_of_countries()), ((code, code) for code in codes()))
    return units | {form: CurrencyUnit(code, Decimal(1)) for pairs in told for form, code in pairs}


@cache
def before() -> dict[str, CurrencyUnit]:
    """Forms that may also stand before a number."""
    entries = ((entry.get("before", ()), unit) for entry, unit in _entries())
    return {form: unit for forms, unit in entries for sign in forms for form in {sign, _small_dollar(sign)}}


@cache
def parts() -> dict[str, frozenset[str]]:
    """Small units, and the currencies that have them: "Cent" of Euro and Dollar."""
    made: dict[str, frozenset[str]] = {}
    for entry, unit in _entries():
        if unit.factor == HUNDREDTH:
            codes = frozenset({unit.code, *entry.get("also", ())})
            spelled = {one for form in entry["forms"] for one in _spellings(form)}
            made |= {form: made.get(form, frozenset()) | codes for form in spelled}
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
        spelled
        for form, unit in after().items()
        if unit.factor == 1 and form.istitle() and form not in shared
        for spelled in _spellings(form)
    )


def unit_of(written: str) -> CurrencyUnit:
    """The unit of a form as it stands in a text, line ends included."""
    form = " ".join(written.split())
    return after().get(form) or before().get(form) or after()[re.split("[ -]", form)[-1]]


def _entries() -> Iterator[tuple[dict[str, list[str]], CurrencyUnit]]:
    for entry in load("money")["currency"]:
        yield entry, CurrencyUnit(entry["code"], Decimal(entry.get("factor", "1")))


def _spellings(form: str) -> Iterator[str]:
    """The form, and a noun of some length also in small letters, by itself and with what it goes with: "20 dollar",
    "50 us-dollar", "30 dänische kronen"; "Hongkong Dollar" beside "Hongkong-Dollar"."""
    yield from (form, _small_dollar(form))
    *further, noun = re.split("([ -])", form)
    if len(noun) < _SHORTEST_NOUN or not noun.isalpha() or noun != noun.capitalize():
        return
    lead = "".join(further)
    yield from (f"{lead}{noun.lower()}", form.lower())
    if lead.endswith("-") and noun in _dollars():
        yield from (f"{lead[:-1]} {noun}", f"{lead[:-1]} {noun.lower()}", f"{lead[:-1]} {noun}".lower())


def _small_dollar(form: str) -> str:
    """A sign of letters and "$" in small letters: "500 hk$"."""
    return form.lower() if form.endswith("$") else form


@cache
def _dollars() -> frozenset[str]:
    """Nouns that stand with a country apart from it too: "Singapur Dollar"."""
    return frozenset(load("money")["apart"]["nouns"])


def _foreign() -> Iterator[tuple[str, str]]:
    """Currencies that share their noun and are told by an adjective: "finnische Mark"."""
    for entry in load("money")["foreign"]:
        for stem, code in entry.get("codes", {}).items():
            for adjective in (f"{stem}{ending}" for ending in ("e", "en", "er", "es")):
                for noun in entry["nouns"]:
                    yield from ((f"{adjective} {noun}", code), (f"{adjective} {noun.lower()}", code))
                    yield f"{adjective[0].upper()}{adjective[1:]} {noun}", code


def _of_countries() -> Iterator[tuple[str, str]]:
    """Currencies that share their noun and are told by the country before it: "Jamaika-Dollar"."""
    for entry in load("money")["foreign"]:
        for country, code in entry.get("countries", {}).items():
            for noun in entry["nouns"]:
                yield from ((form, code) for form in _spellings(f"{country}-{noun}"))


def codes() -> tuple[str, ...]:
    """Codes that stand for themselves."""
    listed = load("money")["codes"]
    return (*listed["plain"], *listed["words"])
