"""Sums whose currency stands in the header of a table or list ("Angaben in Mio. Euro"), or with the sum before them
("12,4 Mio. Euro (Vorjahr: 9,8)")."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from pressefakten.lexicon import load
from pressefakten.recognizers.money.currencies import CurrencyUnit, atoms, unit_of
from pressefakten.recognizers.numbers import Figure, Number, scale_words
from pressefakten.rules import Rule, load_rules

_FREE = re.compile(r"[ ]*(?:[,;|)\n\t(]|\Z|[ ](?=[\d(|–-])|\.(?:\s|\Z))")
"""What stands behind a figure without a unit of its own."""
_TABLES = load("money")["tables"]
_OPENS = re.compile(rf"\)?[ ]{{0,2}}(?::|(?P<columns>{_TABLES['columns']})?[ \t]*(?=\n|\Z))")
_OTHER_COLUMN, _OTHER_ROW = (re.compile(_TABLES[name]) for name in ("other_column", "other_row"))
_NUMERAL = re.compile(r"\d")
_ROW = re.compile(
    r"(?:[^\n]*?[^\W\d_][^\n]*?(?<=[ \t:|])|(?:19|20)\d\d[: \t|]{1,4})(?P<figures>[+–-]?\d[\d., \t|()+–-]*)"
)
"""A row of a table: a label, and figures at its end."""
_LONGEST_LINE = 70
_LINES = 40
_SMALL = 1000


@cache
def rules(table: str) -> tuple[Rule, ...]:
    """Those of the headers of tables ("header") or of what stands behind a sum ("tail")."""
    scales = "|".join(map(re.escape, scale_words()))
    return load_rules("money", table=table, atoms={**atoms(), "SCALE": f"(?:{scales})"})


def headers(text: str) -> list[tuple[int, int, CurrencyUnit]]:
    """Where a header names currency and magnitude without a number: ``[start, end)`` and what one of its units is."""
    found: list[tuple[int, int, CurrencyUnit]] = []
    for rule in rules("header"):
        for match in rule.find(text):
            unit = unit_of(match["unit"])
            scale = scale_words()[match["scale"]] if match["scale"] else Decimal(1)
            found.append((match.start(), match.end(), CurrencyUnit(unit.code, unit.factor * scale, rule.id)))
    return found


def below(text: str, header: tuple[int, int, CurrencyUnit], numbers: list[Number]) -> Iterator[Figure[CurrencyUnit]]:
    """The figures that a header gives its unit: on its own line behind a colon, else on the short lines below it."""
    _, end, unit = header
    opening = _OPENS.match(text, end)
    if opening is None or _OTHER_COLUMN.search(opening["columns"] or ""):
        return
    for low, high in _lines(text, end, opening.end()):
        for number in numbers:
            if low <= number.start and number.end <= high and _is_figure(text, number):
                value = -number.value if number.sign == "-" else number.value
                whole = CurrencyUnit(unit.code, Decimal(1), unit.rule) if number.scale != 1 else unit
                yield Figure(number.signed, number.end, whole, number, value, shared=True)


def _lines(text: str, header: int, start: int) -> Iterator[tuple[int, int]]:
    """The rest of the header's line where it holds figures, else the rows below that end in some."""
    end = _line_end(text, start)
    if _NUMERAL.search(text, start, end):
        yield start, end
        return
    if header - (text.rfind("\n", 0, header) + 1) > _LONGEST_LINE:
        return  # the end of a wrapped line of running text
    for _ in range(_LINES):
        start, end = end + 1, _line_end(text, end + 1)
        row = _ROW.fullmatch(text, start, end) if start < len(text) and end - start <= _LONGEST_LINE else None
        if row is None:
            return
        if not _OTHER_ROW.search(text, start, row.start("figures")):
            yield row.start("figures"), end


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _is_figure(text: str, number: Number) -> bool:
    if number.form not in ("digits", "grouped", "point") or number.is_year:
        return False
    return _FREE.match(text, number.end) is not None


def _number_at(numbers: Sequence[Number], start: int) -> Number | None:
    """Of numbers in text order the first that begins at ``start``."""
    at = bisect_left(numbers, start, key=lambda one: one.start)
    return numbers[at] if at < len(numbers) and numbers[at].start == start else None


def beside(text: str, figure: Figure[CurrencyUnit], numbers: list[Number]) -> Figure[CurrencyUnit] | None:
    """The figure of the year before in brackets right behind a sum, in its unit and magnitude; None without one."""
    for rule in rules("tail"):
        match = rule.at(text, figure.end)
        number = _number_at(numbers, match.start("value")) if match else None
        if number is None or figure.value is None:
            continue
        if number.scale == 1 and figure.number.scale != 1:
            if number.mantissa >= _SMALL:
                return None
            number = replace(number, scale=figure.number.scale)
        return Figure(number.signed, number.end, figure.unit.by(rule.id), number, number.value, shared=True)
    return None
