"""Two values side by side: "4,2 → 4,9 Millionen Euro", and by how much they differ."""

from decimal import Decimal

from pressefakten.json_records import JsonRecord
from pressefakten.telling import Language, word
from pressefakten.telling.facts import ages, label_text, plural, qualifier_of, quantity_unit, value_text
from pressefakten.telling.numbers import (
    currency_word,
    decimal_of,
    number,
    scale_of,
    scale_word,
    scaled,
    share_of_change,
    signed,
)
from pressefakten.telling.occasions import occasions
from pressefakten.telling.times import apart, date_text, hours_moved, length_parts

NUMBERS = ("money", "quantity", "percent", "duration")


def both(old: JsonRecord, new: JsonRecord, language: Language) -> str:
    """Both values in full."""
    return f"{value_text(old, language)} → {value_text(new, language)}"


def figures(old: JsonRecord, new: JsonRecord, language: Language) -> tuple[str, str]:
    """Two numbers with what they share told once, and by how much the new one is more: "+700.000, +17 %"."""
    if new["kind"] == "duration":
        return _lengths(old, new, language), ""
    before, after = decimal_of(old["value"]), decimal_of(new["value"])
    if before is None or after is None or _unit(old) != _unit(new):
        return both(old, new, language), ""
    first, second = qualifier_of(old, language), qualifier_of(new, language)
    one, other, unit = _written(before, after, new, language)
    told = " ".join(filter(None, (first, one, "→", second, other, unit)))
    return told, _more(before, after, new["kind"], language)


def _written(before: Decimal, after: Decimal, fact: JsonRecord, language: Language) -> tuple[str, str, str]:
    """Both figures and their unit."""
    if fact["kind"] == "money":
        scale = scale_of(before, after)
        unit = f"{scale_word(after, scale, language)} {currency_word(fact['currency'], after, language)}".strip()
        return scaled(before, scale, language), scaled(after, scale, language), unit
    unit = quantity_unit(fact, language)
    in_label = fact["kind"] == "quantity" and label_text(fact, "quantity", language) == plural(unit)
    return number(before, language), number(after, language), "" if in_label and unit not in ages() else unit


def _more(before: Decimal, after: Decimal, kind: str, language: Language) -> str:
    if before == after:
        return ""
    if kind == "percent":
        points = word("point" if abs(after - before) == 1 else "points", language)
        return f"{signed(after - before, language)} {points}"
    more = signed(after - before, language, money=kind == "money")
    return ", ".join(filter(None, (more, share_of_change(before, after, language))))


def _unit(fact: JsonRecord) -> tuple[str | None, ...]:
    return fact.get("currency"), fact.get("unit"), fact.get("per")


def _lengths(old: JsonRecord, new: JsonRecord, language: Language) -> str:
    """ "16 → 18 Monate"."""
    before, after = (length_parts(fact["value"] or "", language) for fact in (old, new))
    if len(before) == len(after) == 1 and before[0][1][:3] == after[0][1][:3] and not qualifier_of(new, language):
        return f"{before[0][0]} → {after[0][0]} {after[0][1]}"
    return both(old, new, language)


def dates(old: JsonRecord, new: JsonRecord, name: str, language: Language) -> tuple[str, str]:
    """Two dates, the day once where only the hour is another, a last day without "bis"; and how far they are apart."""
    before, after = old["value"], new["value"]
    if not before or not after:
        return both(old, new, language), ""
    later = apart(before, after, language)
    if told := hours_moved(before, after, language):
        return told, later
    occasion = occasions().get(name)
    if occasion and occasion.deadline:
        return " → ".join(date_text(value.removeprefix("../"), language) for value in (before, after)), later
    return both(old, new, language), later
