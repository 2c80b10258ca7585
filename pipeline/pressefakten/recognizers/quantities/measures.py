"""Units of measure after a number, by symbol or word, with their UCUM code."""

import re
from dataclasses import dataclass
from typing import Any

from pressefakten.lexicon import load
from pressefakten.recognizers.numbers import GAP, Number
from pressefakten.recognizers.quantities.labels import Labels

_SYMBOL = 2
"""A unit of one or two letters is a symbol, which needs a number in digits on the same line."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Offset of the unit's end, the unit as written, and its UCUM code if it has one."""

    end: int
    words: str
    ucum: str | None
    below: bool = False
    """Whether the words say "below zero"."""


class Measures:
    """``entries`` is the array ``measure`` of the topic "units"."""

    def __init__(self, entries: list[dict[str, Any]], labels: Labels) -> None:
        entries = [entry | {"forms": [_any_case(form) for form in entry["forms"]]} for entry in entries]
        forms = {form for entry in entries for form in entry["forms"]}
        ordered = "|".join(sorted(forms, key=lambda form: (-len(form), form)))
        self._unit = re.compile(rf"{GAP}(?P<unit>{ordered})(?![\w°²³%]|-[^\W\d_]|\.[A-Za-z])")
        self._entries = [(re.compile("|".join(entry["forms"])), entry.get("ucum")) for entry in entries]
        self._codes: dict[str, str | None] = {}
        self._labels = labels

    def after(self, text: str, number: Number) -> Measure | None:
        """The unit of measure after ``number``, or None."""
        match = self._unit.match(text, number.end)
        if match is None:
            return None
        unit = match["unit"]
        if len(unit) <= _SYMBOL and unit.isalpha() and not self._is_symbol(text, number, match):
            return None
        words = " ".join(unit.split())
        if words not in self._codes:
            self._codes[words] = next((code for form, code in self._entries if form.fullmatch(words)), None)
        below = _BELOW.match(text, match.end()) is not None and words[:1] in _DEGREES
        return Measure(match.end(), words, self._codes[words], below)

    def _is_symbol(self, text: str, number: Number, match: re.Match[str]) -> bool:
        if number.form in ("words", "article") or "\n" in match[0]:
            return False
        if match[0] == match["unit"] and match["unit"] in _TIGHT:
            return False
        before = text[max(0, number.start - 30) : number.start].split()
        return not before or text[number.start - 1] != " " or not self._labels.is_label(before[-1])


def _any_case(form: str) -> str:
    """The form, its nouns also in small letters: "10 grad celsius"."""
    return _NOUN.sub(lambda noun: f"[{noun[0]}{noun[0].lower()}]", form)


_DEGREES = ("G", "g", "°", "C")
_BELOW = re.compile(rf" (?:{'|'.join(load('quantities')['below_zero']['words'])})(?!\w)")
_NOUN = re.compile(r"(?<![\w\\])[A-ZÄÖÜ](?=[a-zäöü]{2})")
_TIGHT = frozenset({"W", "V", "L", "K", "A", "EW", "MP", "to"})
"""Symbols that need a blank: "5W" may be a name, "4K" a format."""
