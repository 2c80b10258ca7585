"""Facts taken apart into what each mention states, and put together again: the same thing stated twice is one fact."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from pressefakten.json_records import OF_EVERY_FACT, JsonObject
from pressefakten.resolve.facts import fact_id
from pressefakten_schemas.facts import FACT
from pressefakten_schemas.kinds import RECORDS

_PLACE = frozenset({"start", "end", "text", "zone"})


@dataclass(frozen=True, slots=True)
class MentionState:
    """What one mention states. ``id`` is that of its fact where nobody changed what the fact is."""

    kind: str
    value: str | None
    start: int
    end: int
    attributes: Mapping[str, Any]
    mention: Mapping[str, Any]
    id: str | None = None

    @property
    def by_hand(self) -> bool:
        return "corrected" in self.mention


def stated_in(facts: Iterable[Mapping[str, Any]]) -> list[MentionState]:
    """Each mention of the facts with all that its fact says."""
    return [
        MentionState(
            kind=fact["kind"],
            value=fact["value"],
            start=mention["start"],
            end=mention["end"],
            attributes={name: given for name, given in fact.items() if _is_attribute(name)},
            mention={name: given for name, given in mention.items() if name not in _PLACE},
            id=fact["id"],
        )
        for fact in facts
        for mention in fact["mentions"]
    ]


def _is_attribute(name: str) -> bool:
    return name not in OF_EVERY_FACT and not name.endswith("_id")


Refused = tuple[tuple[str, int, int], str]
"""(kind, start, end) of a mention whose fact the schema refused, and why."""


def rebuild(
    release: Mapping[str, Any], stated: Sequence[MentionState], links: Mapping[tuple[str, str], str | None]
) -> tuple[list[JsonObject], list[Refused]]:
    """The facts in text order, and what the schema refused. ``links`` tells the new value of what was renamed."""
    drafts: dict[str, JsonObject] = {}
    for one in sorted(stated, key=lambda one: (one.start, one.end, one.kind)):
        number = one.id or _id_of(release, one)
        draft = drafts.setdefault(
            number, {"release": release["release"], "id": number, "kind": one.kind, "value": one.value, "mentions": []}
        )
        if one.by_hand or not draft["mentions"]:
            for name in [name for name in draft if _is_attribute(name)]:
                del draft[name]
            draft.update(one.attributes)
        draft["mentions"].append(_mention(release, one))
    _follow(drafts.values(), links)
    facts, refused = [], []
    for draft in drafts.values():
        try:
            facts.append(FACT.validate_python(draft, context={"text": release["text"]}).as_line())
        except ValidationError as error:
            why = error.errors(include_url=False)[0]["msg"]
            refused += [((draft["kind"], one["start"], one["end"]), why) for one in draft["mentions"]]
    facts.sort(key=_position)
    return facts, refused


def _id_of(release: Mapping[str, Any], one: MentionState) -> str:
    words = release["text"][one.start : one.end] if one.value is None else one.value
    others = (one.attributes.get(name) for name in RECORDS[one.kind].identity)
    return fact_id(release["release"], one.kind, words, *others)


def _mention(release: Mapping[str, Any], one: MentionState) -> JsonObject:
    zone = next((zone["zone"] for zone in release["zones"] if zone["start"] <= one.start < zone["end"]), "body")
    place = {"start": one.start, "end": one.end, "text": release["text"][one.start : one.end], "zone": zone}
    known = RECORDS[one.kind].mention_attributes
    return {**place, **{name: given for name, given in one.mention.items() if name == "rule" or name in known}}


def _follow(drafts: Iterable[JsonObject], links: Mapping[tuple[str, str], str | None]) -> None:
    """Links follow what was renamed and go with what was taken away; their ids are made anew."""
    drafts = list(drafts)
    by_value = {(draft["kind"], draft["value"]): draft["id"] for draft in drafts}
    for draft in drafts:
        for name, kinds in RECORDS[draft["kind"]].links.items():
            draft.pop(f"{name}_id", None)
            if name in draft:
                _follow_one(draft, name, kinds, by_value, links)


def _follow_one(
    draft: JsonObject,
    name: str,
    kinds: Sequence[str],
    by_value: Mapping[tuple[str, str | None], str],
    links: Mapping[tuple[str, str], str | None],
) -> None:
    """One link of a fact: it stays where what it names is still there."""
    known = [(kind, draft[name]) for kind in kinds]
    moved = next((key for key in known if key in links), None)
    if moved is not None and not any(key in by_value for key in known):
        new = links[moved]
        if new is None:
            del draft[name]
            return
        draft[name] = new
    number = next((by_value[kind, draft[name]] for kind in kinds if (kind, draft[name]) in by_value), None)
    if number is not None:
        draft[f"{name}_id"] = number


def _position(fact: JsonObject) -> tuple[int, int, str, str]:
    first = fact["mentions"][0]
    return first["start"], first["end"], fact["kind"], fact["id"]
