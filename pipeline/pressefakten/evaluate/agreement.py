"""When an extracted mention counts as the one that the gold annotates: by its span, or by overlap and value.

Which rule a kind goes by is in its record (``agreement``).
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from pressefakten.evaluate.gold import Annotation
from pressefakten_schemas.kinds import RECORDS, KindError

Way = Literal["strict", "overlap"]
WAYS: tuple[Way, ...] = ("strict", "overlap")
"""By the rule of the kind; by any overlap (quotes: by half), whatever the value."""

Value = str | None


@dataclass(frozen=True, slots=True)
class Predicted:
    """One extracted mention; ``attributes`` are those of its fact and its own."""

    kind: str
    start: int
    end: int
    text: str
    value: Value
    zone: str = "body"
    rule: str = ""
    attributes: Mapping[str, Any] = field(default_factory=dict)


def flatten(facts: Iterable[Mapping[str, Any]]) -> list[Predicted]:
    """The mentions of fact records (as in ``facts.jsonl``), in their order."""
    return [
        Predicted(
            kind=fact["kind"],
            start=mention["start"],
            end=mention["end"],
            text=mention["text"],
            value=fact["value"],
            zone=mention["zone"],
            rule=mention.get("rule", ""),
            attributes={**fact, **mention},
        )
        for fact in facts
        for mention in fact["mentions"]
    ]


def _number(value: Any) -> Any:
    try:
        return Decimal(str(value)).normalize()
    except InvalidOperation:
        return value


def _same_text(_: Annotation, value: Value, found: Predicted) -> bool:
    return value == found.value


def _same_number(annotation: Annotation, value: Value, found: Predicted) -> bool:
    """A range by both its ends; or, where the gold has a value as well, by that."""
    alike: bool = _number(value) == _number(found.value)
    if not any(end in annotation.attributes for end in ("min", "max")):
        return alike
    ends = [[_number(side.attributes.get(end)) for end in ("min", "max")] for side in (annotation, found)]
    return ends[0] == ends[1] or (value is not None and alike)


def _same_money(annotation: Annotation, value: Value, found: Predicted) -> bool:
    currencies = {side.attributes.get("currency", "EUR") for side in (annotation, found)}
    return len(currencies) == 1 and _same_number(annotation, value, found)


_LENGTH = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)


def _length(duration: Value) -> tuple[Decimal, Decimal] | None:
    """An ISO 8601 duration as months and seconds: how many days a month has, nobody knows."""
    parts = _LENGTH.fullmatch(duration or "")
    if not parts or duration == "P":
        return None
    years, months, weeks, days, hours, minutes, seconds = (Decimal(part or 0) for part in parts.groups())
    return years * 12 + months, ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds


def _same_length(_: Annotation, value: Value, found: Predicted) -> bool:
    return value == found.value or (_length(value) is not None and _length(value) == _length(found.value))


def _same_url(_: Annotation, value: Value, found: Predicted) -> bool:
    one, other = (re.sub(r"^https?://(www\.)?", "", (url or "").lower()).rstrip("/") for url in (value, found.value))
    return one == other


def _same_caseless(_: Annotation, value: Value, found: Predicted) -> bool:
    return (value or "").lower() == (found.value or "").lower()


def _same_phone(annotation: Annotation, value: Value, found: Predicted) -> bool:
    """The number, and whether it is a fax; whether it is mobile makes no difference."""
    faxes = {"fax" in side.attributes.get("type", "") for side in (annotation, found)}
    return value == found.value and len(faxes) == 1


def _same_address(annotation: Annotation, _: Value, found: Predicted) -> bool:
    """Postcode and house number: streets and towns are spelt in many ways."""
    postcodes = {side.attributes.get("postcode", "") for side in (annotation, found)}
    numbers = {side.attributes.get("number", "").replace(" ", "").replace("–", "-") for side in (annotation, found)}
    return len(postcodes) == len(numbers) == 1


SPAN, SHARE = "span", "share"
"""Found by the exact span, whatever the value; by the share of all their characters that both have in common."""

SHARES: dict[Way, float] = {"strict": 0.9, "overlap": 0.5}

VALUES: dict[str, Callable[[Annotation, Value, Predicted], bool]] = {
    "text": _same_text,
    "number": _same_number,
    "money": _same_money,
    "length": _same_length,
    "phone": _same_phone,
    "caseless": _same_caseless,
    "url": _same_url,
    "address": _same_address,
}
"""Found by any overlap and the value: the annotation, one of its values, what was found."""

RULES = {kind: record.agreement for kind, record in RECORDS.items()}
for _kind, _rule in RULES.items():
    if _rule not in {SPAN, SHARE, *VALUES}:
        raise KindError(f"The kind {_kind!r} agrees by {_rule!r}, which is no rule of {__name__}.VALUES.")


def overlap(one: Annotation | Predicted, other: Annotation | Predicted) -> bool:
    return one.start < other.end and other.start < one.end


def same_value(annotation: Annotation, found: Predicted) -> bool:
    """Whether the value found is one of the gold's; an optional annotation without a value lets any reading pass."""
    if annotation.optional and annotation.value is None:
        return True
    values = (annotation.value, *annotation.alt_values)
    return any(VALUES[RULES[annotation.kind]](annotation, value, found) for value in values)


def agree(annotation: Annotation, found: Predicted, way: Way) -> bool:
    """Whether the annotation may count as found by this mention."""
    if found.kind not in annotation.kinds or not overlap(annotation, found):
        return False
    rule = RULES[annotation.kind]
    if SPAN in (rule, RULES[found.kind]):
        return way == "overlap" or (found.start, found.end) == (annotation.start, annotation.end)
    if rule == SHARE:
        common = min(annotation.end, found.end) - max(annotation.start, found.start)
        both = max(annotation.end, found.end) - min(annotation.start, found.start)
        return common / both >= SHARES[way]
    return way == "overlap" or same_value(annotation, found)


def match(annotations: Sequence[Annotation], found: Sequence[Predicted], way: Way) -> dict[int, int]:
    """Annotation index → found index, one to one: each in text order, optional ones last, takes the first that
    agrees."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for i in sorted(range(len(annotations)), key=lambda i: (annotations[i].optional, annotations[i].start)):
        for j, mention in enumerate(found):
            if j not in taken and agree(annotations[i], mention, way):
                pairs[i] = j
                taken.add(j)
                break
    return pairs
