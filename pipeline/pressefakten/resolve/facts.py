"""Mentions of one release → its facts: the same thing stated twice is one fact with two mentions.

Two mentions are one fact when kind and value agree, with what the kind's ``identity`` adds (unit, currency, type).
A fact without a value takes its words instead.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from pressefakten.errors import FactError
from pressefakten.mentions import Mention
from pressefakten.reading import Reading
from pressefakten.sure import surest
from pressefakten_schemas.facts import FACT, Fact
from pressefakten_schemas.kinds import RECORDS, FactKind
from pressefakten_schemas.vocabulary import Zone


def fact_id(release: str, kind: str, value: str, *others: str | None) -> str:
    """Twelve hexadecimal digits that change only when what the fact says changes."""
    said = "\x1f".join((release, kind, value, *(other or "" for other in others)))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def identity(release: str, mention: Mention, text: str) -> str:
    """The id of the fact that a mention states. A fact without a value takes its words in ``text``, the reading."""
    others = (mention.attributes.get(name) for name in RECORDS[mention.kind].identity)
    return fact_id(
        release, mention.kind, text[mention.start : mention.end] if mention.value is None else mention.value, *others
    )


def build_facts(
    release: str,
    reading: Reading,
    mentions: Iterable[Mention],
    zone_of: Callable[[int], Zone],
    min_confidence: float = 0.0,
) -> tuple[list[Fact], list[FactError]]:
    """The validated facts in text order, and an error (F001) for each that the schema refused.

    ``zone_of`` maps a code-point offset of the reading to the name of its zone. The facts quote the source. A fact
    whose surest mention is less sure than ``min_confidence`` is left out; mentions without a confidence are sure.
    """
    drafts: dict[str, dict[str, Any]] = {}
    for mention in mentions:
        kind = RECORDS[mention.kind]
        number = identity(release, mention, reading.text)
        start, end = reading.span(mention.start, mention.end)
        draft = drafts.setdefault(
            number, {"release": release, "id": number, "kind": mention.kind, "value": mention.value, "mentions": []}
        )
        place = {
            "start": start,
            "end": end,
            "text": reading.source[start:end],
            "zone": zone_of(mention.start),
            "rule": mention.rule,
            **mention.own,
        }
        _add_attributes(draft, place, kind, mention.attributes)
        draft["mentions"].append(place)
    drafts = {number: draft for number, draft in drafts.items() if surest(draft["mentions"]) >= min_confidence}
    _link(drafts)
    facts: list[Fact] = []
    refused: list[FactError] = []
    for draft in drafts.values():
        try:
            facts.append(FACT.validate_python(draft, context={"text": reading.source}))
        except ValidationError as error:
            refused.append(_refusal(draft, error))
    return facts, refused


def _add_attributes(
    draft: dict[str, Any], place: dict[str, Any], kind: FactKind, attributes: Mapping[str, Any]
) -> None:
    """What a mention says goes to the place or to the fact, as its kind has it: lists grow, else the fullest stays."""
    for name, given in attributes.items():
        if name in kind.mention_attributes and name not in kind.attributes:
            place[name] = given
        elif isinstance(given, list | tuple):
            known = draft.setdefault(name, [])
            known += [one for one in given if one not in known]
        elif name not in draft or (name in kind.fullest and len(given) > len(draft[name])):
            draft[name] = given


def _refusal(draft: Mapping[str, Any], error: ValidationError) -> FactError:
    place = draft["mentions"][0]
    return FactError(
        "F001",
        f"{draft['kind']} {place['text']!r} at [{place['start']}, {place['end']}): {_reason(error)}",
        f"The rule {place['rule']} made it; please report the sentence.",
    )


def _reason(error: ValidationError) -> str:
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors(include_url=False))


def _link(drafts: dict[str, dict[str, Any]]) -> None:
    """Add ``…_id`` beside each attribute that is the value of another fact of this release."""
    by_value = {(draft["kind"], draft["value"]): number for number, draft in drafts.items()}
    for draft in drafts.values():
        for name, kinds in RECORDS[draft["kind"]].links.items():
            if name in draft:
                number = next((by_value[kind, draft[name]] for kind in kinds if (kind, draft[name]) in by_value), None)
                if number is not None:
                    draft[f"{name}_id"] = number
