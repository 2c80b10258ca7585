"""Quantities: a number with the noun it counts ("neun Städten und Gemeinden") or its unit of measure ("140 km/h")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.base import Recognizer
from pressefakten.recognizers.numbers import Figure, Number, canonical, figures, numbers, per
from pressefakten.recognizers.quantities.ages import age_at
from pressefakten.recognizers.quantities.counted import CountedNouns
from pressefakten.recognizers.quantities.labels import is_named
from pressefakten.recognizers.quantities.measures import Measure, Measures
from pressefakten.rules import atoms_of


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted or measured, as written; ``ucum`` for a measure that has a code; the rule that read it
    makes no difference."""

    words: str
    kind: str
    rule: str = field(compare=False)
    ucum: str | None = None
    below: bool = False
    """Said to be below zero."""
    more: Decimal = Decimal(0)
    """What stands behind the unit: 0.85 of "1 Meter 85"."""


class Quantities(Recognizer, stage="press_quantities"):
    """Mentions of the kind ``quantity`` with ``unit`` and, for a measure, ``ucum``."""

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp, name)
        self._counted = CountedNouns(load("quantities"))
        self._measures = Measures(self._counted.labels)

    def find(self, doc: Doc) -> Iterator[Mention]:
        return self._mentions(doc, text_of(doc))

    def _mentions(self, doc: Doc, text: str) -> Iterator[Mention]:
        found = figures(
            text,
            numbers(doc),
            lambda number: self._unit_of(text, number),
            counted=lambda unit: unit.kind == "counted",
            may_share=lambda number, unit: self._may_share(text, number, unit),
        )
        for figure in map(_as_said, found):
            value = None if figure.value is None else canonical(figure.value)
            yield Mention(
                "quantity",
                figure.start,
                figure.end,
                value,
                figure.unit.rule,
                _attributes(text, figure),
                (_step(text, figure),),
            )

    def _may_share(self, text: str, number: Number, unit: Unit) -> bool:
        if unit.kind == "counted":
            return self._counted.labels.may_share(text, number)
        return unit.kind == "age" or not is_named(text, number)

    def _unit_of(self, text: str, number: Number) -> tuple[int, int, Unit] | None:
        if number.closed:
            return None
        age = age_at(text, number)
        if age:
            return number.start, age.end, Unit(age.words, "age", age.rule)
        if text.startswith(_NEVER, number.end):
            return None
        measure = self._measures.after(text, number)
        if measure:
            return number.signed, measure.end, _of_range(text, measure.end, _measured(measure))
        counted = self._counted.after(text, number)
        return (number.start, counted.end, Unit(counted.unit, "counted", counted.rule)) if counted else None


_NEVER = tuple("%€,;:!?)")
"""Right after a number, what shows that no unit of a quantity follows."""


def _measured(measure: Measure) -> Unit:
    return Unit(measure.words, "measure", measure.rule, measure.ucum, measure.below, measure.more)


_DEGREES = re.compile(atoms_of("quantities")["DEGREES_ON"])


def _of_range(text: str, end: int, unit: Unit) -> Unit:
    """The unit of the end of a range for its beginning, where that has but the sign ("10°-15°C")."""
    if unit.words not in _BARE_DEGREES or (range_to := _DEGREES.match(text, end)) is None:
        return unit
    return replace(unit, words=range_to["unit"], ucum="Cel")


_BARE_DEGREES = ("°", "Grad")


def _as_said(figure: Figure[Unit]) -> Figure[Unit]:
    """The figure with what the words behind it say: the sign of "5 Grad unter null", the rest of "1 Meter 85"."""
    if figure.unit.more and figure.value is not None:
        return replace(figure, value=figure.value + figure.unit.more)
    if not figure.unit.below:
        return figure
    value, low, high = (None if one is None else -abs(one) for one in (figure.value, figure.max, figure.min))
    return replace(figure, value=value, min=low, max=high)


def _attributes(text: str, figure: Figure[Unit]) -> dict[str, str]:
    attributes: dict[str, str] = {"unit": figure.unit.words}
    if figure.unit.ucum:
        attributes["ucum"] = figure.unit.ucum
    if figure.qualifier:
        attributes["qualifier"] = figure.qualifier
    if figure.min is not None and figure.max is not None:
        attributes |= {"min": canonical(figure.min), "max": canonical(figure.max)}
    each = per(text, figure.start, figure.end) if figure.unit.kind != "age" else None
    if each and each.lower() not in ("je", "à"):  # "je 100 Personen" is what something else is per
        attributes["per"] = each
    return attributes


def _step(text: str, figure: Figure[Unit]) -> str:
    words = " ".join(text[figure.start : figure.end].split())
    if figure.value is None and figure.min is not None and figure.max is not None:
        return f"{words!r} → from {canonical(figure.min)} to {canonical(figure.max)} {figure.unit.words}"
    value = canonical(figure.value) if figure.value is not None else "?"
    shared = " (unit shared with the number after it)" if figure.shared else ""
    return f"{words!r} → {value} {figure.unit.words}{shared}"
