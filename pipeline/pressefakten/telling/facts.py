"""One fact in words: what it is called and what it says."""

from collections.abc import Callable
from decimal import Decimal

import phonenumbers

from pressefakten.json_records import JsonRecord
from pressefakten.lexicon import load
from pressefakten.telling import Language, label, word
from pressefakten.telling.numbers import currency_word, decimal_of, number, scale_of, scale_word, scaled
from pressefakten.telling.occasions import occasion_of
from pressefakten.telling.times import date_text, length_text, recurrence_text

_NAMED_BY = {"money": "role", "phone": "type", "identifier": "type"}
"""The attribute that tells what a fact of the kind is called."""
_SHOWN_WORDS = 60
"""Words of a quote that are told."""
_OF_KIND: dict[str, Callable[[JsonRecord, Language], str]] = {}


def value_text(fact: JsonRecord, language: Language = "de") -> str:
    """What the fact says, with its unit and qualifier: "rund 4,2 Millionen Euro", "1. März 2026", "06421 55-1234"."""
    teller = _OF_KIND.get(fact["kind"], _plain)
    return teller(fact, language) or words_of(fact)


_ALONE = frozenset(word.lower() for word in load("numbers")["per"]["alone"])
"""What says by itself that a figure is per something."""


def words_of(fact: JsonRecord) -> str:
    """The words of the first mention, on one line, in quotation marks."""
    return f"„{' '.join(fact['mentions'][0]['text'].split())}“"


def label_name(fact: JsonRecord, sentence: str = "", start: int = 0, end: int = 0) -> str:
    """The name of the fact's label: the role of a sum, the occasion of a date, else its kind. ``sentence[start:end]``
    are its words."""
    kind: str = fact["kind"]
    if kind in ("date", "duration") and sentence:
        last_day = kind == "date" and str(fact["value"] or "").startswith("../")
        occasion = occasion_of(sentence, start, end, "occasion" if kind == "date" else "length", last_day)
        return occasion.name if occasion else kind
    if kind == "quantity" and fact.get("unit") in ages():
        return "age"
    named = fact.get(_NAMED_BY.get(kind, "")) or kind
    return str(named) if named != "short" else kind


def ages() -> frozenset[str]:
    """Units of an age."""
    return frozenset(load("telling")["ages"])


def label_text(fact: JsonRecord, name: str, language: Language = "de") -> str:
    """The label as readers see it; of something counted the noun itself ("Plätze")."""
    unit = str(fact.get("unit") or "")
    if name == "quantity" and unit[:1].isupper() and not fact.get("ucum"):
        return plural(unit)
    return label(name, language)


def plural(unit: str) -> str:
    """A counted noun without the -n of its dative where that is sure: "Kindern" → "Kinder", "Plätzen" → "Plätze"."""
    stems = load("telling")["dative"]
    if unit.lower().endswith(tuple(stems["with_n"])) and not unit.lower().endswith(tuple(stems["without"])):
        return unit[:-1]
    return unit


def quantity_unit(fact: JsonRecord, language: Language = "de") -> str:
    """What stands behind the figure: "Prozent", "Euro", "Plätze"."""
    if fact["kind"] == "percent":
        return str(fact.get("unit") or word("percent", language))
    return str(fact.get("unit") or "")


def qualifier_of(fact: JsonRecord, language: Language = "de") -> str:
    """ "rund", "mindestens", where all mentions say so."""
    said = {mention.get("qualifier") for mention in fact["mentions"]}
    only = said.pop() if len(said) == 1 else None
    return word(only, language) if only else ""


def _plain(fact: JsonRecord, language: Language) -> str:
    return str(fact["value"] or "")


def _range(fact: JsonRecord, tell: Callable[[Decimal], str], language: Language) -> str:
    """The value, or "5 bis 8" of a range."""
    low, high = (decimal_of(fact.get(name)) for name in ("min", "max"))
    value = decimal_of(fact["value"])
    if value is not None:
        return tell(value)
    if low is not None and high is not None:
        return f"{tell(low)} {word('to', language)} {tell(high)}"
    return tell(low if low is not None else high) if (low, high) != (None, None) else ""  # type: ignore[arg-type]


def _number(fact: JsonRecord, language: Language) -> str:
    told = _range(fact, lambda value: number(value, language), language)
    return (
        _joined(qualifier_of(fact, language), told, quantity_unit(fact, language), _each(fact, language))
        if told
        else ""
    )


def _money(fact: JsonRecord, language: Language) -> str:
    values = [one for one in (decimal_of(fact.get(name)) for name in ("value", "min", "max")) if one is not None]
    if not values:
        return ""
    scale = scale_of(*values)
    told = _range(fact, lambda value: scaled(value, scale, language), language)
    unit = scale_word(values[-1], scale, language), currency_word(fact["currency"], values[-1], language)
    return _joined(qualifier_of(fact, language), told, *unit, _each(fact, language))


def _each(fact: JsonRecord, language: Language) -> str | None:
    """What a figure is per: "je Einwohner"; an adverb as it stands ("monatlich")."""
    per = fact.get("per")
    return f"{word('each', language)} {per}" if per and per.lower() not in _ALONE else per


def _joined(*parts: str | None) -> str:
    return " ".join(filter(None, parts))


def _date(fact: JsonRecord, language: Language) -> str:
    told = date_text(fact["value"], language) if fact["value"] else ""
    recurs = recurrence_text(fact["rrule"], language) if fact.get("rrule") else ""
    if recurs.startswith("FREQ"):
        return words_of(fact)
    return ", ".join(filter(None, (recurs, told)))


def _duration(fact: JsonRecord, language: Language) -> str:
    if fact["value"]:
        return _joined(qualifier_of(fact, language), length_text(fact["value"], language))
    ends = [length_text(fact[name], language) for name in ("min", "max") if fact.get(name)]
    return f" {word('to', language)} ".join(ends)


def _phone(fact: JsonRecord, language: Language) -> str:
    """As it is dialled: "06421 551234"; a foreign number with its country."""
    try:
        parsed = phonenumbers.parse(fact["value"], "DE")
    except phonenumbers.NumberParseException:
        return str(fact["value"])
    if not fact["value"].startswith("+"):
        return str(fact["value"])
    form = phonenumbers.PhoneNumberFormat
    national = parsed.country_code == 49 and language == "de"
    return str(phonenumbers.format_number(parsed, form.NATIONAL if national else form.INTERNATIONAL))


def _quote(fact: JsonRecord, language: Language) -> str:
    words = str(fact["value"]).split()
    told = " ".join(words[:_SHOWN_WORDS]) + (" …" if len(words) > _SHOWN_WORDS else "")
    return f"„{told}“"


_OF_KIND |= {
    "money": _money,
    "percent": _number,
    "quantity": _number,
    "date": _date,
    "duration": _duration,
    "phone": _phone,
    "quote": _quote,
}
