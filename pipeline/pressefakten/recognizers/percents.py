"""Percentages and percentage points: "12,5 Prozent", "97%", "von 15 auf 17 %", "um 2 Prozentpunkte"."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.base import Recognizer
from pressefakten.recognizers.numbers import GAP, Figure, Number, canonical, figures, numbers

POINTS = "Prozentpunkte"


class Percents(Recognizer, stage="press_percents"):
    """Mentions of the kind ``percent``; ``value`` is the signed decimal as a string."""

    def __init__(self, nlp: Language, name: str) -> None:
        super().__init__(nlp, name)
        units = load("units")["percent"]
        self._unit = re.compile(
            rf"{GAP}(?:(?P<points>{_forms(units['points'])})|(?P<percent>{_forms(units['percent'])})"
            rf"|(?P<compound>-?{units['adjective']})|{units['compound']}(?!-(?:{_forms(units['named'])})))"
        )

    def find(self, doc: Doc) -> Iterator[Mention]:
        text = text_of(doc)
        if any(word in text for word in ("%", "rozent", "v. H", "v.H", "vH", "v H")):
            yield from self._mentions(doc, text)

    def _mentions(self, doc: Doc, text: str) -> Iterator[Mention]:
        for figure in figures(text, numbers(doc), lambda number: self._unit_of(text, number)):
            yield Mention(
                "percent", figure.start, figure.end, canonical(figure.value) if figure.value is not None else None,
                _rule(figure), _attributes(figure), (step(text, figure),),
            )  # fmt: skip

    def _unit_of(self, text: str, number: Number) -> tuple[int, int, str] | None:
        match = self._unit.match(text, number.end)
        if match is None or number.closed or (number.form == "words" and number.mantissa == 100 and match["compound"]):
            return None
        return number.signed, match.end(), "points" if match["points"] else "percent"


def _forms(forms: list[str]) -> str:
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


def _rule(figure: Figure[str]) -> str:
    return "percent." + ("range" if figure.value is None else "shared_unit" if figure.shared else figure.unit)


def _attributes(figure: Figure[str]) -> dict[str, str]:
    attributes: dict[str, str] = {}
    if figure.unit == "points":
        attributes["unit"] = POINTS
    if figure.qualifier:
        attributes["qualifier"] = figure.qualifier
    if figure.min is not None and figure.max is not None:
        attributes |= {"min": canonical(figure.min), "max": canonical(figure.max)}
    return attributes


def step(text: str, figure: Figure[str]) -> str:
    """One sentence for ``explain``."""
    words = " ".join(text[figure.start : figure.end].split())
    if figure.value is None and figure.min is not None and figure.max is not None:
        return f"{words!r} → from {canonical(figure.min)} to {canonical(figure.max)}"
    shared = " (unit shared with the number after it)" if figure.shared else ""
    return f"{words!r} → {canonical(figure.value) if figure.value is not None else '?'}{shared}"
