"""Percentages and percentage points: "12,5 Prozent", "97%", "von 15 auf 17 %", "um 2 Prozentpunkte"."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.base import Recognizer
from pressefakten.recognizers.numbers import Figure, Number, canonical, figures, numbers
from pressefakten.recognizers.numbers.beside import UnitRules

RULES = UnitRules("percents")
_SIGNS = ("%", "rozent", "v. H", "v.H", "vH", "v H", "vom Hundert")
"""A text without any of these has no percentage."""


@dataclass(frozen=True, slots=True)
class PercentUnit:
    """``words`` where it is no plain percentage; the rule that read it makes no difference."""

    words: str | None
    rule: str = field(compare=False)


_UNITS = {rule.id: PercentUnit(rule.sets.get("unit"), rule.id) for rule in RULES.rules}


class Percents(Recognizer, stage="press_percents"):
    """Mentions of the kind ``percent``; ``value`` is the signed decimal as a string."""

    def find(self, doc: Doc) -> Iterator[Mention]:
        text = text_of(doc)
        if not any(sign in text for sign in _SIGNS):
            return
        for figure in figures(text, numbers(doc), lambda number: _unit_of(text, number), elliptic=True):
            yield Mention(
                "percent", figure.start, figure.end, canonical(figure.value) if figure.value is not None else None,
                figure.unit.rule, _attributes(figure), (step(text, figure),),
            )  # fmt: skip


def _unit_of(text: str, number: Number) -> tuple[int, int, PercentUnit] | None:
    if number.closed:
        return None
    found = RULES.behind(text, number)
    if found is None:
        return None
    rule, match = found
    return number.signed, match.end(), _UNITS[rule.id]


def _attributes(figure: Figure[PercentUnit]) -> dict[str, str]:
    attributes: dict[str, str] = {}
    if figure.unit.words:
        attributes["unit"] = figure.unit.words
    if figure.qualifier:
        attributes["qualifier"] = figure.qualifier
    if figure.min is not None and figure.max is not None:
        attributes |= {"min": canonical(figure.min), "max": canonical(figure.max)}
    return attributes


def step(text: str, figure: Figure[PercentUnit]) -> str:
    """One sentence for ``explain``."""
    words = " ".join(text[figure.start : figure.end].split())
    if figure.value is None and figure.min is not None and figure.max is not None:
        return f"{words!r} → from {canonical(figure.min)} to {canonical(figure.max)}"
    shared = " (unit shared with the number after it)" if figure.shared else ""
    return f"{words!r} → {canonical(figure.value) if figure.value is not None else '?'}{shared}"
