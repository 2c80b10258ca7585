"""Sums whose number and currency stand in one another, by the rules of the lexicon: "5 Euro 50", "-,80 Euro",
"5.000-Euro-Spende", "22/18/12 Euro". Each becomes a number of its own, whose unit is known."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pressefakten.lexicon import load
from pressefakten.recognizers.money.currencies import HUNDREDTH, CurrencyUnit, atoms, parts, unit_of
from pressefakten.recognizers.numbers import Number, digits_value, scale_words, word_value
from pressefakten.rules import Rule, expand, fill, load_rules

_TEN, _HUNDRED = 10, 100
_ARTICLES = frozenset(load("numbers")["articles"]["words"]) - {"ein"}
_AMOUNT = re.compile(r"(?P<value>\d+(?:[.,]\d\d)?)(?:[.,][-–—−]{1,2})?")


@dataclass(frozen=True, slots=True)
class WrittenSum:
    """A sum ``[number.signed, end)`` as a number with its unit."""

    number: Number
    end: int
    unit: CurrencyUnit


@cache
def rules() -> tuple[Rule, ...]:
    """Those that read a sum as a whole. ``must_hold`` is a pattern that the text must hold for the rule to be tried;
    ``at_sum`` says that it begins with a number that has its currency right behind it."""
    return load_rules("money", atoms=_atoms(), extra=("must_hold", "at_sum"))


@cache
def _atoms() -> dict[str, str]:
    return {**atoms(), "SCALE": f"(?:{'|'.join(map(re.escape, scale_words()))})"}


@cache
def _must_hold(rule: str) -> re.Pattern[str]:
    wanted = next(one.extra.get("must_hold", "") for one in rules() if one.id == rule)
    return re.compile(fill(wanted, expand(load("money")["atoms"], _atoms())))


def written(text: str, sums: Iterable[int]) -> list[WrittenSum]:
    """The sums of ``text`` that one of the rules reads, in text order, none overlapping. ``sums`` is where the numbers
    begin that have a currency behind them."""
    found = [one for rule in rules() for match in _matches(rule, text, sums) for one in _sums(rule, match)]
    if not found:
        return found
    kept: list[WrittenSum] = []
    for one in sorted(found, key=lambda sum_: (sum_.number.signed, -sum_.end)):
        if not kept or one.number.signed >= kept[-1].end:
            kept.append(one)
    return kept


def _matches(rule: Rule, text: str, sums: Iterable[int]) -> Iterator[re.Match[str]]:
    if rule.extra.get("at_sum"):
        return (match for start in sums if (match := rule.at(text, start)) is not None)
    is_tried = any(sign in text for sign in rule.first) if rule.first else _must_hold(rule.id).search(text) is not None
    return rule.find(text) if is_tried else iter(())


def _sums(rule: Rule, match: re.Match[str]) -> Iterator[WrittenSum]:
    groups = match.groupdict()
    unit = unit_of(match["unit"]).by(rule.id)
    if groups.get("list"):
        yield from _listed(match, unit)
        return
    main = _count(groups.get("main") or "0")
    small = _small(groups, unit)
    if main is None or small is None or (main == 1 and not match["main"][0].isdigit() and not small):
        return  # "Ein-Euro-Job"
    scale = scale_words()[groups["scale"]] if groups.get("scale") else Decimal(1)
    number = Number(match.start(), match.end(), main + small, scale, "grouped", "", match.start())
    yield WrittenSum(number, match.end(), unit)


def _small(groups: dict[str, str], unit: CurrencyUnit) -> Decimal | None:
    """What the small unit adds; None where it is none of the currency or a figure of its own."""
    if not groups.get("small"):
        return Decimal(0)
    count = _count(groups["small"])
    if count is None or count >= _HUNDRED:
        return None
    if groups.get("part"):
        return count * HUNDREDTH if unit.code in parts()[" ".join(groups["part"].split())] else None
    return count * HUNDREDTH if groups["small"].isdigit() or count >= _TEN else None


def _listed(match: re.Match[str], unit: CurrencyUnit) -> Iterator[WrittenSum]:
    """The prices of a list such as "22/18/12 Euro"; two that could be a fraction are none."""
    amounts = list(_AMOUNT.finditer(match["list"]))
    values = [digits_value(amount["value"]) for amount in amounts]
    if len(values) == 2 and values[0] is not None and values[1] is not None and values[0] < values[1] <= _TEN:
        return  # "3/4 Euro"
    start = match.start("list")
    for amount, value in zip(amounts, values, strict=True):
        if value is not None:
            begin, end = start + amount.start(), start + amount.end()
            end = match.end() if amount is amounts[-1] else end
            signed = min(begin, match.start("unit")) if amount is amounts[0] else begin
            number = Number(begin, end, value, Decimal(1), "grouped", "", signed)
            yield WrittenSum(number, number.end, unit)


def _count(written: str) -> Decimal | None:
    if written[0].isdigit():
        return digits_value(written)
    return Decimal(1) if written.lower() in _ARTICLES else word_value(written)
