"""The facts of a release as the page shows them beside the text: in groups, each fact with what is said of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pressefakten.export.days import days_of
from pressefakten.json_records import OF_EVERY_FACT, JsonRecord
from pressefakten_schemas.kinds import RECORDS

GROUPS: Mapping[str, tuple[str, ...]] = {
    "people": ("person",),
    "quotes": ("quote",),
    "contacts": ("phone", "email", "url", "address"),
    "money": ("money",),
    "dates": ("date", "duration"),
    "numbers": ("quantity", "percent"),
    "bodies": ("organization",),
    "places": ("place",),
    "things": ("misc", "identifier"),
}
"""Group → its kinds, in the order of the page. A kind that is in none comes with the last."""

_SHOWN_ELSEWHERE = OF_EVERY_FACT | {"ucum", "role_words", "speech"}
_SEPARATOR = "; "
_THIN = "\u202f"


@dataclass(frozen=True, slots=True)
class Card:
    """A fact as it is shown. ``said`` are attributes with their text and, where it names another fact, its id."""

    fact: JsonRecord
    value: str
    said: tuple[tuple[str, str, str | None], ...]
    quotes: tuple[JsonRecord, ...] = ()
    first_day: date | None = None

    @property
    def words(self) -> str:
        """What search looks in."""
        told = [self.value, str(self.fact["value"] or ""), *(text for _, text, _ in self.said)]
        told += [mention["text"] for mention in self.fact["mentions"]]
        return " ".join(" ".join(told).split()).casefold()

    @property
    def places(self) -> list[tuple[str, list[int]]]:
        """Each spelling with the numbers of its mentions."""
        found: dict[str, list[int]] = {}
        for number, mention in enumerate(self.fact["mentions"]):
            found.setdefault(" ".join(mention["text"].split()), []).append(number)
        return list(found.items())

    @property
    def tells_places(self) -> bool:
        """Whether its places say more than its value does."""
        said = self.places
        return self.fact["kind"] != "quote" and (len(said) > 1 or len(said[0][1]) > 1 or said[0][0] != self.value)

    @property
    def warnings(self) -> list[str]:
        return list(dict.fromkeys(said for one in self.fact["mentions"] for said in one.get("warnings", ())))

    @property
    def corrected(self) -> str:
        return next((one["corrected"] for one in self.fact["mentions"] if one.get("corrected")), "")


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Cards under one heading; ``parts`` are (whose they are, cards), of one without an owner where it has none."""

    name: str
    parts: list[tuple[str | None, list[Card]]] = field(default_factory=list)

    @property
    def mixed(self) -> bool:
        """Whether it holds several kinds, so that each card must say its own."""
        return len(GROUPS[self.name]) > 1

    @property
    def count(self) -> int:
        return sum(len(cards) for _, cards in self.parts)


def groups(facts: Sequence[JsonRecord]) -> list[FactGroup]:
    """The groups that have facts."""
    quoted: dict[str, list[JsonRecord]] = {}
    for fact in facts:
        if fact["kind"] == "quote" and fact.get("speaker_id"):
            quoted.setdefault(fact["speaker_id"], []).append(fact)
    cards: dict[str, list[Card]] = {name: [] for name in GROUPS}
    home = {kind: name for name, kinds in GROUPS.items() for kind in kinds}
    for fact in facts:
        cards[home.get(fact["kind"], "things")].append(_card(fact, tuple(quoted.get(fact["id"], ()))))
    return [FactGroup(name, list(_parts(name, ones))) for name, ones in cards.items() if ones]


def _parts(name: str, cards: list[Card]) -> Iterator[tuple[str | None, list[Card]]]:
    if name == "contacts":
        owners: dict[str, list[Card]] = {}
        for card in cards:
            owners.setdefault(card.fact.get("owner") or "", []).append(card)
        for owner in sorted(owners, key=lambda owner: not owner):  # nobody's last
            yield owner, owners[owner]
    elif name == "dates":
        yield None, sorted(cards, key=lambda card: (card.first_day is None, card.first_day or date.min))
    else:
        yield None, cards


def _card(fact: JsonRecord, quotes: tuple[JsonRecord, ...]) -> Card:
    first = days_of(fact["value"])[0] if fact["kind"] == "date" else None
    return Card(fact, value_text(fact), tuple(_said(fact)), quotes, first)


def _said(fact: JsonRecord) -> Iterator[tuple[str, str, str | None]]:
    for name, given in fact.items():
        if _is_told(fact["kind"], name, given):
            text = _SEPARATOR.join(map(str, given)) if isinstance(given, list | tuple) else str(given)
            yield name, text, fact.get(f"{name}_id")
    parts = {mention["part"] for mention in fact["mentions"] if mention.get("part")}
    if len(parts) == 1:
        yield "part", parts.pop(), None


def _is_told(kind: str, name: str, given: Any) -> bool:
    """Whether an attribute says something that neither the value nor the group says already."""
    record = RECORDS[kind]
    shown = name in _SHOWN_ELSEWHERE or name in record.in_value or name == record.unit or name.endswith("_id")
    return not (shown or record.usual.get(name) == given or (name == "owner" and kind in GROUPS["contacts"]))


_SIGNS = {"about": "≈", "at_least": "≥", "at_most": "≤"}


_NUMERIC = frozenset({"money", "percent", "quantity"})


def value_text(fact: JsonRecord) -> str:
    """A fact's value for reading, in no language: with unit, range, the sign of its qualifier; empty where unknown."""
    said = _bare_value(fact)
    if said is None:
        return str(fact.get("rrule", ""))
    record = RECORDS[fact["kind"]]
    unit = (record.unit and fact.get(record.unit)) or record.unit_sign
    told = {mention.get("qualifier") for mention in fact["mentions"]}
    sign = _SIGNS.get(told.pop() or "", "") if len(told) == 1 else ""
    return " ".join(filter(None, (sign, said, unit)))


def _bare_value(fact: JsonRecord) -> str | None:
    """The value, or the two ends of a range; None where there is neither."""
    shown = _grouped if fact["kind"] in _NUMERIC else str
    if fact["value"] is not None:
        return shown(fact["value"])
    if "min" in fact or "max" in fact:
        return "–".join(shown(fact.get(name, "…")) for name in ("min", "max"))
    return None


def _grouped(number: str) -> str:
    """Thousands apart by a thin blank, as no language forbids."""
    whole, point, rest = number.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    if not digits.isdigit() or len(digits) < 5:
        return number
    head = len(digits) % 3 or 3
    return (
        sign + _THIN.join([digits[:head], *(digits[at : at + 3] for at in range(head, len(digits), 3))]) + point + rest
    )
