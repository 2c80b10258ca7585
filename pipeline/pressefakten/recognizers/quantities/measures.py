"""Units of measure after a number, by symbol or word, with their UCUM code."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pressefakten.lexicon import load
from pressefakten.recognizers.numbers import Number, word_value
from pressefakten.recognizers.numbers.beside import UnitRules
from pressefakten.recognizers.numbers.trie import any_of, spelled_out
from pressefakten.recognizers.quantities.labels import Labels
from pressefakten.rules import atoms_of

_SYMBOL = 2
"""A unit of one or two letters is a symbol."""
_NOUN = re.compile(r"(?<![\w\\])[A-ZÄÖÜ](?=[a-zäöüß]{2})")


@dataclass(frozen=True, slots=True)
class Measure:
    """Offset of the unit's end, the unit as written, its UCUM code if it has one, and the rule that reads it."""

    end: int
    words: str
    ucum: str | None
    rule: str
    below: bool = False
    """Whether the words say "below zero"."""
    more: Decimal = Decimal(0)
    """What stands behind the unit: 0.85 of "1 Meter 85"."""


def _any_case(form: str) -> str:
    """The form, its nouns also in small letters: "10 grad celsius"."""
    return _NOUN.sub(lambda noun: f"[{noun[0]}{noun[0].lower()}]", form)


def _forms(entry: Mapping[str, Any]) -> list[str]:
    return [_any_case(form) for form in entry["forms"]]


def _hundredths(written: str | None) -> Decimal:
    """What two digits or a word add behind a unit."""
    if not written:
        return Decimal(0)
    return (Decimal(written) if written.isdigit() else word_value(written) or Decimal(0)) / 100


def _is_symbol(form: str) -> bool:
    return len(form) <= _SYMBOL and form.isalpha()


def _atoms() -> dict[str, str]:
    """The units of the lexicon as atoms for rules; they are simple patterns themselves."""
    entries = load("units")["measure"]
    forms = {form for entry in entries for form in _forms(entry)}
    degrees = {form for entry in entries if entry.get("degree") for form in _forms(entry)}
    made = {
        "MEASURE": [form for form in forms if not _is_symbol(form)],
        "SYMBOL": filter(_is_symbol, forms),
        "DEGREE": degrees,
        "TIGHT": load("units")["symbols"]["tight"],
    }
    atoms = {name: any_of(one for form in some for one in spelled_out(form)) for name, some in made.items()}
    return {**atoms, "TO_99": atoms_of("numbers")["TO_99"]}


RULES = UnitRules("quantities", table="measured", atoms=_atoms())


class Measures:
    """Finds the unit that a number measures in; ``labels`` tell which numbers measure nothing."""

    def __init__(self, labels: Labels) -> None:
        self._entries = [(re.compile("|".join(_forms(one))), one.get("ucum")) for one in load("units")["measure"]]
        self._codes: dict[str, str | None] = {}
        self._labels = labels

    def after(self, text: str, number: Number) -> Measure | None:
        """The unit of measure after ``number``, or None."""
        found = RULES.behind(text, number)
        if found is None:
            return None
        rule, match = found
        if rule.id == "quantity.symbol" and self._is_labelled(text, number):
            return None
        words = " ".join(match["unit"].split())
        if words not in self._codes:
            self._codes[words] = next((code for form, code in self._entries if form.fullmatch(words)), None)
        more = _hundredths(match.groupdict().get("hundredths"))
        return Measure(match.end(), words, self._codes[words], rule.id, bool(rule.sets.get("below")), more)

    def _is_labelled(self, text: str, number: Number) -> bool:
        """Whether the word before makes the number a name: "A 16 t"."""
        before = text[max(0, number.start - 30) : number.start].split()
        return bool(before) and text[number.start - 1] == " " and self._labels.is_label(before[-1])
