"""Sums whose currency stands with another sum of the sentence or release: "auf 14 Millionen Euro nach 12 Millionen"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from pressefakten.lexicon import load
from pressefakten.recognizers.money.currencies import HUNDREDTH, CurrencyUnit, after, atoms, parts
from pressefakten.recognizers.money.roles import MoneyRoles
from pressefakten.recognizers.numbers import Figure, Number, scale_words
from pressefakten.recognizers.numbers.figures import qualifier_before
from pressefakten.rules import load_rules, words
from pressefakten.spans import Taken

Sum = Figure[CurrencyUnit]

MAGNITUDE = Decimal(1_000_000)
"""From here on a number may be a sum without a currency of its own."""
SAME_SENTENCE = 120
"""How far, in characters, a sum may stand from the one whose currency it has."""
NEAR = 60
"""How far from a number the word may stand that says it to be money."""

RULES = {rule.id: rule for rule in load_rules("money", table="shared", atoms=atoms())}
_LIKE_BEFORE, _LIKE_NEXT, _LIKE_RELEASE = (
    RULES[f"money.{one}"] for one in ("like_sum_before", "like_next_part", "like_release")
)
_INSERTED = re.compile(r"[(,;]\s?[^()\n:,;]{1,30}:\s")
"""What a part is, before it: "8 Millionen Euro (Bund: 5 Millionen, Land: 3 Millionen)"."""
_ENDED = re.compile(
    "".join(rf"(?<!{word})" for word in load("money")["abbreviations"]["between_sums"]) + r"(?<!\d)[.!?:;]\s|\n"
)
_NAMED = re.compile(rf"(?<![\w-])(?:{words(form for form, unit in after().items() if unit.factor == 1)})(?!\w|-)")
_LARGE = words(form for form, worth in scale_words().items() if worth >= MAGNITUDE)
_OTHER = re.compile(rf"\b(?:{_LARGE})[ \n](?!(?:{words(after())})(?!\w))[A-ZÄÖÜ]")
"""Another magnitude that counts a noun: "für 3 Millionen Menschen"."""


class Sharing:
    """``of_money`` are stems of words that say a number to be a sum, ``roles`` what tells what a sum is for."""

    def __init__(self, of_money: Iterable[str], roles: MoneyRoles) -> None:
        self._of_money = re.compile("|".join(of_money))
        self._roles = roles

    def with_neighbours(self, text: str, every: list[Number], found: list[Sum]) -> Iterator[Sum]:
        """Sums in millions or more with the currency of the one before or behind them in their sentence.

        "auf 14 Millionen Euro nach 12 Millionen im Vorjahr"; "12,5 Mio. Euro (9,8 Mio.)". ``found`` is in text order.
        """
        at = 0
        for number in every:
            while at < len(found) and found[at].end <= number.start:
                at += 1
            if number.scale < MAGNITUDE or (at < len(found) and found[at].start < number.end):
                continue
            unit = _of_sum_before(text, number, found[at - 1]) if at else None
            unit = unit or (_of_next_part(text, number, found[at]) if at < len(found) else None)
            if unit is not None:
                yield _in_currency(text, number, unit)

    def with_release(self, text: str, every: list[Number], found: list[Sum]) -> Iterator[Sum]:
        """Sums in millions or more without a currency in their sentence, in a release that knows but one: what is also
        stated with it ("20 Millionen für Schulen", a headline), or what its sentence says to be money."""
        unit = _only_currency(found)
        if unit is None:
            return
        stated = {figure.value for figure in found if figure.unit.factor == 1}
        taken = Taken((figure.start, figure.end) for figure in found)
        for number in every:
            if number.scale < MAGNITUDE or taken.overlaps(number.start, number.end):
                continue
            if _LIKE_RELEASE.at(text, number.end) is None:
                continue
            if number.value in stated or self._is_said_of_money(text, number):
                yield _in_currency(text, number, unit.by(_LIKE_RELEASE.id))

    def _is_said_of_money(self, text: str, number: Number) -> bool:
        """Whether the sentence around the number speaks of money and counts nothing else in millions."""
        before = _ENDED.split(text[max(0, number.start - SAME_SENTENCE) : number.start])[-1]
        after = _ENDED.split(text[number.end : number.end + SAME_SENTENCE])[0]
        if _OTHER.search(before) or _OTHER.search(after):
            return False
        near = f"{before[-NEAR:]} {after[:NEAR]}".lower()
        return self._of_money.search(near) is not None or self._roles.of(text, number.start, number.end) is not None


def of_nearest_dollar(text: str, figure: Sum) -> Sum:
    """A sum in Cent with the currency of its sentence, where that names another one that has Cents and no Euro."""
    if figure.unit.factor != HUNDREDTH or figure.unit.code != "EUR":
        return figure
    before, behind = text[max(0, figure.start - SAME_SENTENCE) : figure.start], text[figure.end : figure.end + NEAR]
    near = f"{_ENDED.split(before)[-1]} {_ENDED.split(behind)[0]}"
    named = {after()[found[0]].code for found in _NAMED.finditer(near)}
    others = named & (parts()["Cent"] - {"EUR"})
    if "EUR" in named or len(others) != 1:
        return figure
    return replace(figure, unit=replace(figure.unit, code=others.pop()))


def _only_currency(found: list[Sum]) -> CurrencyUnit | None:
    """The whole unit of the one currency that a release knows; None where it knows several."""
    whole = [figure.unit for figure in found if figure.unit.factor == 1]
    return whole[0] if whole and len({figure.unit.code for figure in found}) == 1 else None


def _of_sum_before(text: str, number: Number, last: Sum) -> CurrencyUnit | None:
    """The currency of the sum before in the same sentence, where no noun follows the number."""
    between = text[last.end : number.start]
    if len(between) > SAME_SENTENCE or not last.unit.code or last.unit.factor != 1:
        return None
    if _ENDED.search(_INSERTED.sub("(", between)) or _LIKE_BEFORE.at(text, number.end) is None:
        return None
    return last.unit.by(_LIKE_BEFORE.id)


def _of_next_part(text: str, number: Number, following: Sum) -> CurrencyUnit | None:
    """The currency of the next part of a list: "Bund: 4 Mio., Land: 2 Mio. Euro"."""
    match = _LIKE_NEXT.at(text, number.end) if following.unit.factor == 1 else None
    return following.unit.by(_LIKE_NEXT.id) if match is not None and match.end() == following.start else None


def _in_currency(text: str, number: Number, unit: CurrencyUnit) -> Sum:
    """The sum that a number is in the currency of others."""
    value = -number.value if number.sign == "-" else number.value
    qualifier = qualifier_before(text, number.signed, number, False)
    return Figure(number.signed, number.end, unit, number, value, None, None, qualifier, True)
