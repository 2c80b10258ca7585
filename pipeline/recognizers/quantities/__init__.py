"""Quantities: a number with the noun it counts ("neun Städten und Gemeinden") or its unit of measure ("140 km/h")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.lexicon import load
from pipeline.mentions import Mention, propose
from pipeline.reading import reading
from pipeline.recognizers.numbers import GAP, Figure, Number, canonical, figures, numbers
from pipeline.recognizers.quantities.counted import CountedNouns

AGE = "Jahre"


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted or measured, as written; ``ucum`` for a measure."""

    words: str
    kind: str
    ucum: str | None = None


@Language.factory("press_quantities", assigns=["doc._.candidates"])
def make_quantities(nlp: Language, name: str) -> "Quantities":
    return Quantities()


class Quantities:
    """spaCy component: proposes mentions of the kind ``quantity`` with ``unit`` and, for a measure, ``ucum``."""

    def __init__(self) -> None:
        self._counted = CountedNouns(load("quantities"))
        self._ucum: dict[str, str] = {}
        groups: list[str] = []
        for index, entry in enumerate(load("units")["measure"]):
            groups.append(f"(?P<u{index}>{'|'.join(sorted(entry['forms'], key=len, reverse=True))})")
            if "ucum" in entry:
                self._ucum[f"u{index}"] = entry["ucum"]
        # The longest unit first would need one flat list; trying all and keeping the longest is as quick and plain.
        self._measures = re.compile(
            rf"{GAP}(?:{_flat(load('units')['measure'])})(?![\w°²³/%]|-[A-Za-zÄÖÜäöü]|\.[A-Za-z])"
        )
        self._by_form = [
            (re.compile("|".join(entry["forms"])), entry.get("ucum")) for entry in load("units")["measure"]
        ]
        self._known: dict[str, str | None] = {}
        self._age = re.compile(r"-?(?P<noun>[Jj])ährige?[rnms]?(?!\w)")
        self._old = re.compile(rf"{GAP}Jahren? (?:alte?[rnms]?|jung(?:e[rnms]?)?)(?!\w)")
        self._at_age = re.compile(rf"{GAP}Jahren?(?!\w)")
        self._aged = re.compile(r"(?:im Alter (?:von|zwischen|ab|bis)|Alter:)[^.!?\n]{0,40}\Z")

    def __call__(self, doc: Doc) -> Doc:
        return propose(doc, "press_quantities", self._mentions(doc, reading(doc).text))

    def _mentions(self, doc: Doc, text: str) -> Iterator[Mention]:
        way = reading(doc)
        found = figures(
            text, numbers(doc), lambda number: self._unit_of(text, number), counted=lambda unit: unit.kind == "counted"
        )
        for figure in found:
            counted = figure.unit.kind == "counted"
            start = figure.start if not counted or figure.min is not None else max(figure.start, _unsigned(figure))
            begin, end = way.span(start, figure.end)
            yield Mention(
                "quantity", begin, end, canonical(figure.value) if figure.value is not None else None,
                _rule(figure), _attributes(figure), (_step(text, figure),),
            )  # fmt: skip

    def _unit_of(self, text: str, number: Number) -> tuple[int, int, Unit] | None:
        if number.closed:
            return None
        after = text[number.end : number.end + 1]
        if after in "-jJ" and after:
            age = self._age.match(text, number.end)
            return (number.start, age.end(), Unit(AGE, "age")) if age and number.mantissa < 130 else None
        if after in "%€.,;:!?)":
            return None
        match = self._measures.match(text, number.end)
        if match and self._is_measure(text, number, match):
            words = " ".join(match[0].split())
            return number.signed, match.end(), Unit(words, "measure", self._ucum_of(words))
        if number.mantissa < 130 and number.scale == 1 and "Jahr" in text[number.end : number.end + 6]:
            old = self._old.match(text, number.end)
            if old is None and self._aged.search(text, max(0, number.start - 60), number.start):
                old = self._at_age.match(text, number.end)
            if old:
                words = old[0].split()[0]
                return number.start, text.index(words, number.end) + len(words), Unit(words, "age")
        counted = self._counted.after(text, number)
        return (number.signed, counted.end, Unit(counted.unit, "counted")) if counted else None

    def _is_measure(self, text: str, number: Number, match: re.Match[str]) -> bool:
        words = match[0].strip()
        if number.form == "article" and len(words) < 3:
            return False
        previous = text[max(0, number.start - 2) : number.start]
        if len(words) == 1 and words.isalpha() and (match[0] == words or number.form == "words" or "\n" in match[0]):
            return (
                match[0] == words and words in "mgtl" and number.form != "words" and not previous.endswith(("-", "/"))
            )
        return "\n" not in match[0] or len(words) > 2

    def _ucum_of(self, words: str) -> str | None:
        if words not in self._known:
            self._known[words] = next((code for pattern, code in self._by_form if pattern.fullmatch(words)), None)
        return self._known[words]


def _flat(entries: list[dict[str, list[str]]]) -> str:
    forms = {form for entry in entries for form in entry["forms"]}
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


def _unsigned(figure: Figure[Unit]) -> int:
    return figure.number.start


def _rule(figure: Figure[Unit]) -> str:
    return f"quantity.{figure.unit.kind}" + ("_range" if figure.value is None else "_shared" if figure.shared else "")


def _attributes(figure: Figure[Unit]) -> dict[str, str]:
    attributes: dict[str, str] = {"unit": figure.unit.words}
    if figure.unit.ucum:
        attributes["ucum"] = figure.unit.ucum
    if figure.qualifier:
        attributes["qualifier"] = figure.qualifier
    if figure.min is not None and figure.max is not None:
        attributes |= {"min": canonical(figure.min), "max": canonical(figure.max)}
    return attributes


def _step(text: str, figure: Figure[Unit]) -> str:
    words = " ".join(text[figure.start : figure.end].split())
    if figure.value is None and figure.min is not None and figure.max is not None:
        return f"{words!r} → from {canonical(figure.min)} to {canonical(figure.max)} {figure.unit.words}"
    value = canonical(figure.value) if figure.value is not None else "?"
    if figure.shared:
        return f"{words!r} → {value} {figure.unit.words} (unit shared with the number after it)"
    return f"{words!r} → {value} {figure.unit.words}"
