"""Currencies of several countries that stand without one ("300 Pesos"): of the only country of theirs that the release
names; no sum where it names none or two."""

import re
from decimal import Decimal
from functools import cache

from pressefakten.lexicon import load
from pressefakten.recognizers.money.currencies import CurrencyUnit, after
from pressefakten.recognizers.numbers import Number
from pressefakten.recognizers.numbers.beside import UnitRules
from pressefakten.recognizers.numbers.trie import any_of

_ENTRIES = {
    spelled: entry
    for entry in load("money")["foreign"]
    if "named" in entry
    for noun in entry["nouns"]
    for spelled in (noun, noun.lower())
}
RULES = UnitRules("money", table="named", atoms={"SHARED": any_of(form for form in _ENTRIES if form not in after())})


def of_country(text: str, number: Number) -> tuple[int, CurrencyUnit] | None:
    """Where a sum in such a currency ends, and its unit; None where the country is not known."""
    found = RULES.behind(text, number)
    if found is None:
        return None
    rule, match = found
    noun = " ".join(match["unit"].split())
    code = _code(text, noun)
    if code is None or number.value < _ENTRIES[noun].get("least", 0):
        return None
    return match.end(), CurrencyUnit(code, Decimal(1), rule.id)


def settled(text: str, written: str, unit: CurrencyUnit) -> CurrencyUnit:
    """The unit of a noun that means one country's currency, or that of the other country that the release names."""
    code = _code(text, written) if written in _ENTRIES else None
    return unit if code is None else CurrencyUnit(code, unit.factor, unit.rule)


def _code(text: str, noun: str) -> str | None:
    names, codes = _countries(noun)
    named = {codes[name] for name in names.findall(text)}
    return named.pop() if len(named) == 1 else None


@cache
def _countries(noun: str) -> tuple[re.Pattern[str], dict[str, str]]:
    entry = _ENTRIES[noun]
    stems = {stem: code for raw, code in entry.get("codes", {}).items() for stem in (raw, raw.capitalize())}
    codes = {**stems, **entry["named"]}
    return re.compile(rf"(?<!\w)(?:{any_of(entry['named'])}(?=s?(?!\w))|{any_of(stems)}(?=e[nrsm]?(?!\w)))"), codes
