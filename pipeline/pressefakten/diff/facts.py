"""What of a fact is compared: its identity without offsets and release, and what it says beside its value."""

from collections.abc import Mapping, Sequence
from typing import Any

from pressefakten.german.role_case import without_case
from pressefakten.json_records import OF_EVERY_FACT, JsonRecord
from pressefakten_schemas.diff import AttributeChange, FactState
from pressefakten_schemas.kinds import RECORDS

Key = tuple[str, ...]

NAMES = frozenset({"person", "organization", "place", "misc"})
"""Kinds that the tagger sees, and may see once more or less."""
_OF_PLACE = frozenset({"start", "end", "text", "zone", "rule", "confidence", "roles"})
"""What of a mention hangs on its words: its roles are those of the fact in another form."""
_TECHNICAL = frozenset(
    {
        "resolution",
        "validity",
        "extension",
        "area",
        "role_words",
        "cue",
        "speech",
        "ucum",
        "warnings",
        "obfuscated",
        "corrected",
    }
)
"""How a fact was read, not what it says: told only where the extractor is what changed."""


def key_of(fact: JsonRecord) -> Key:
    """What makes two facts the same in two runs: kind, value (the words where there is none), the kind's identity."""
    value = fact["value"]
    said = " ".join(fact["mentions"][0]["text"].split()) if value is None else value
    identity = (str(fact.get(name) or "") for name in RECORDS[fact["kind"]].identity)
    return (fact["kind"], said, *identity)


def keyed(facts: Sequence[JsonRecord]) -> dict[Key, JsonRecord]:
    """Facts by key. Of two with one key (null values with the same words) the mentions are put together."""
    found: dict[Key, JsonRecord] = {}
    for fact in facts:
        key = key_of(fact)
        if key in found:
            found[key] = {**found[key], "mentions": [*found[key]["mentions"], *fact["mentions"]]}
        else:
            found[key] = fact
    return found


def attributes_of(fact: JsonRecord, technical: bool = False) -> dict[str, Any]:
    """What the fact says beside its value, with what its mentions say; links follow from what they link."""
    left = OF_EVERY_FACT if technical else OF_EVERY_FACT | _TECHNICAL
    own = {name: value for name, value in fact.items() if name not in left and not name.endswith("_id")}
    return own | _of_mentions(fact, left)


def _of_mentions(fact: JsonRecord, left: frozenset[str]) -> dict[str, Any]:
    """What the mentions say of themselves, each value once; of what the fact says too, that with it."""
    said = {}
    for name in sorted({name for mention in fact["mentions"] for name in mention} - _OF_PLACE - left):
        told = sorted({str(one[name]) for one in (fact, *fact["mentions"]) if one.get(name) is not None})
        if told:
            said[name] = told[0] if len(told) == 1 else told
    return said


def state_of(fact: JsonRecord, technical: bool = False) -> FactState:
    """The fact as the difference keeps it."""
    sure = [mention["confidence"] for mention in fact["mentions"] if mention.get("confidence") is not None]
    return FactState(
        id=fact["id"],
        kind=fact["kind"],
        value=fact["value"],
        attributes=attributes_of(fact, technical),
        text=fact["mentions"][0]["text"],
        confidence=max(sure, default=None),
    )


def changes_between(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[AttributeChange, ...]:
    """The attributes that differ; lists are compared without their order, roles without their case."""
    names = [*old, *(name for name in new if name not in old)]
    return tuple(
        AttributeChange(name=name, old=old.get(name), new=new.get(name))
        for name in names
        if _comparable(name, old.get(name)) != _comparable(name, new.get(name))
    )


def _comparable(name: str, value: Any) -> Any:
    if name == "roles":
        return sorted({without_case(role) for role in value or ()})
    return sorted(map(str, value)) if isinstance(value, list | tuple) else value
