"""Who is who over a corpus: the facts of all releases → one record a person or organisation.

Two releases mean the same person only when the full name agrees and something beside it does too: affiliation, party,
publisher, or an organisation or town that both releases name. A bare surname is never joined.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import Any, Literal

from pressefakten.german.class_nouns import is_body_plural, is_head, is_name_adjective_stem
from pressefakten.german.units import is_unit
from pressefakten.lexicon import load
from pressefakten_schemas.entities import CONTACTS, Appearance, Conflict, Contact, Entity, Stated

Line = Mapping[str, Any]
KINDS: tuple[Literal["organization", "person"], ...] = ("organization", "person")
UNDATED = "9999"
"""Sorts releases without a date behind all others."""


@dataclass(slots=True)
class _Seen:
    """One fact about a person or organisation, with what its release says around it."""

    fact: Line
    release: Line
    around: frozenset[str]
    quotes: int = 0
    contacts: list[Line] = field(default_factory=list)
    people: list[str] = field(default_factory=list)

    @property
    def order(self) -> tuple[str, str]:
        return self.release.get("published") or UNDATED, self.release["release"]


def build_entities(releases: Iterable[Line], facts: Iterable[Line]) -> list[Entity]:
    """The persons and organisations of a corpus, sorted by kind, name and id.

    ``releases`` and ``facts`` are records as in ``releases.jsonl`` and ``facts.jsonl``; texts and zones are not needed.
    """
    by_release = {release["release"]: release for release in releases}
    grouped: dict[str, list[Line]] = defaultdict(list)
    for fact in facts:
        if fact["release"] in by_release:
            grouped[fact["release"]].append(fact)
    named: dict[tuple[str, str], list[_Seen]] = defaultdict(list)
    for name in sorted(grouped):
        for seen in _seen(by_release[name], grouped[name]):
            named[seen.fact["kind"], key(seen.fact["value"])].append(seen)
    entities = []
    for kind, name in sorted(named):
        groups = _same(kind, sorted(named[kind, name], key=lambda seen: seen.order))
        entities += [_entity(kind, group) for group in groups]
    entities = _with_ids(entities)
    return _mark_offices(entities, by_release)


def key(name: str) -> str:
    """What two spellings of one name share: letters only, in lower case ("Hans-Peter Groß" = "Hans Peter Gross")."""
    return re.sub(r"[\W_]+", "", name.casefold())


def _seen(release: Line, facts: Sequence[Line]) -> Iterable[_Seen]:
    """The persons and organisations of one release, quotes and contacts with their owners."""
    around = {fact["value"] for fact in facts if fact["kind"] in ("organization", "place") and fact["value"]}
    around |= {value for value in (release.get("publisher"), release.get("place")) if value}
    tells = frozenset(value for value in around if value not in _too_big() and len(value) > 2)
    quotes: dict[str, int] = defaultdict(int)
    contacts: dict[str, list[Line]] = defaultdict(list)
    people: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        if fact["kind"] == "quote" and fact.get("speaker"):
            quotes[fact["speaker"]] += 1
        elif fact["kind"] in CONTACTS and fact.get("owner") and fact["value"]:
            contacts[fact["owner"]].append(fact)
        elif fact["kind"] == "person" and fact.get("affiliation"):
            people[fact["affiliation"]].append(fact["value"])
    for fact in facts:
        if fact["kind"] in KINDS and fact["value"]:
            name = fact["value"]
            own = tells - {name}
            yield _Seen(
                fact, release, own, quotes[name] if fact["kind"] == "person" else 0, contacts[name], people[name]
            )


@cache
def _too_big() -> frozenset[str]:
    """Names so common that sharing them tells nothing: states, countries, parties, generic bodies."""
    places = load("places")["safe"]["names"]
    generic = load("organizations")["generic"]["words"]
    parties = [name for party in load("parties")["party"] for name in party["names"]]
    return frozenset([*places, *generic, *parties, *(f"Land {place}" for place in places)])


def _same(kind: str, group: list[_Seen]) -> list[list[_Seen]]:
    """The group of one name, parted where nothing but the name speaks for one bearer."""
    if kind == "person" and len(group[0].fact["value"].split()) < 2:
        return [[seen] for seen in group]
    if kind == "organization" and group[0].fact["value"] not in _too_big() and _is_full_name(group[0].fact["value"]):
        return [group]
    clusters: list[list[_Seen]] = []
    for seen in group:
        fitting = [cluster for cluster in clusters if any(_compatible(seen, other) for other in cluster)]
        merged = [other for cluster in fitting for other in cluster] + [seen]
        clusters = [cluster for cluster in clusters if cluster not in fitting] + [merged]
    return [sorted(cluster, key=lambda seen: seen.order) for cluster in clusters]


def _is_full_name(name: str) -> bool:
    """Whether an organisation's name says enough by itself.

    "Kommunales Integrationszentrum" or "Ministerium für Inneres" exists in many places; a name with a place or a family
    name in it does not.
    """
    words = name.split(" für ")[0].split()
    return any(
        word[0].isupper()
        and not is_head(word)
        and not is_body_plural(word)
        and not is_name_adjective_stem(word)
        and not is_unit(word)
        for word in words
    )


def _compatible(one: _Seen, other: _Seen) -> bool:
    """Whether something beside the name speaks for one bearer in both releases."""
    if one.release["release"] == other.release["release"]:
        return False
    publishers = {one.release.get("publisher"), other.release.get("publisher")}
    if len(publishers) == 1 and None not in publishers:
        return True
    shared = one.around & other.around
    if one.fact["kind"] == "organization":  # of many with this name: the one of the same district or town
        return any(is_unit(name.split()[0]) for name in shared)
    for name in ("affiliation", "party"):
        if one.fact.get(name) and one.fact.get(name) == other.fact.get(name) and (name == "affiliation" or shared):
            return True
    return bool(shared)


def _entity(kind: str, group: list[_Seen]) -> Entity:
    best = max(group, key=lambda seen: (len(seen.fact["value"]), seen.fact["value"])).fact["value"]
    names = sorted({seen.fact["value"] for seen in group} - {best})
    contacts: dict[tuple[str, str, str | None], list[_Seen]] = defaultdict(list)
    for seen in group:
        for contact in seen.contacts:
            contacts[contact["kind"], contact["value"], contact.get("type")].append(seen)
    parties = _stated(group, "party")
    return Entity(
        id=_identity(kind, best),
        kind=kind,  # type: ignore[arg-type]
        value=best,
        names=tuple(names),
        abbreviation=next((seen.fact["abbreviation"] for seen in group if seen.fact.get("abbreviation")), None),
        title=max((seen.fact["title"] for seen in group if seen.fact.get("title")), key=len, default=None),
        roles=_stated(group, "roles"),
        parties=parties,
        affiliations=_stated(group, "affiliation"),
        people=_told({name: [seen for seen in group if name in seen.people] for seen in group for name in seen.people}),
        contacts=tuple(
            Contact(kind=of, value=value, type=type_, **_when(seen))  # type: ignore[arg-type]
            for (of, value, type_), seen in contacts.items()
        ),
        quotes=sum(seen.quotes for seen in group),
        mentions=sum(len(seen.fact["mentions"]) for seen in group),
        appearances=tuple(
            Appearance(
                release=seen.release["release"],
                published=seen.release.get("published"),
                fact=seen.fact["id"],
                mentions=len(seen.fact["mentions"]),
                quotes=seen.quotes,
            )
            for seen in group
        ),
        conflicts=_party_conflicts(best, parties),
    )


def _stated(group: list[_Seen], name: str) -> tuple[Stated, ...]:
    """The values of one attribute by first date, each with the releases that state it."""
    by_value: dict[str, list[_Seen]] = defaultdict(list)
    for seen in group:
        given = seen.fact.get(name) or ()
        for value in dict.fromkeys([given] if isinstance(given, str) else given):
            by_value[value].append(seen)
    return _told(by_value)


def _told(by_value: Mapping[str, list[_Seen]]) -> tuple[Stated, ...]:
    return tuple(Stated(value=value, **_when(seen)) for value, seen in by_value.items())


def _when(group: list[_Seen]) -> dict[str, Any]:
    dates = sorted({seen.release["published"] for seen in group if seen.release.get("published")})
    return {"releases": tuple(dict.fromkeys(seen.release["release"] for seen in group)), "dates": tuple(dates)}


def _identity(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def _with_ids(entities: list[Entity]) -> list[Entity]:
    """Ids that no two share: the first bearer of a name (by date) keeps the plain one."""
    taken: set[str] = set()
    given = []
    for entity in sorted(entities, key=lambda one: (one.kind, one.value, _first(one))):
        number = entity.id
        if number in taken:
            number = _identity(entity.kind, entity.value, entity.appearances[0].release)
        taken.add(number)
        given.append(entity if number == entity.id else entity.model_copy(update={"id": number}))
    return sorted(given, key=lambda one: (one.kind, one.value, one.id))


def _first(entity: Entity) -> tuple[str, str]:
    return entity.appearances[0].published or UNDATED, entity.appearances[0].release


def _party_conflicts(name: str, parties: tuple[Stated, ...]) -> tuple[Conflict, ...]:
    if len({key(party.value) for party in parties}) < 2:
        return ()
    told = ", ".join(f"{party.value} ({', '.join(party.dates) or 'undated'})" for party in parties)
    releases = tuple(sorted({release for party in parties for release in party.releases}))
    return (Conflict(about="party", says=f"{name} has several parties: {told}", releases=releases),)


def office_of(role: str) -> str | None:
    """The single-seat office a role means ("Landrätin" → "landrat"), or None for another or a past one."""
    data = load("offices")
    words = role.split()
    if not words or any(word.lower().startswith(tuple(data["not_in_office"])) for word in words):
        return None
    noun = words[0].lower().removesuffix("in")
    return noun.replace("landrät", "landrat") if noun in data["single"] else None


def _mark_offices(entities: list[Entity], releases: Mapping[str, Line]) -> list[Entity]:
    """Mark two holders of one office of one body whose dates cross."""
    held: dict[tuple[str, str], list[tuple[Entity, Stated]]] = defaultdict(list)
    for entity in entities:
        if entity.kind != "person":
            continue
        for role in entity.roles:
            office = office_of(role.value)
            if office is None or not role.dates:
                continue
            rest = " ".join(role.value.split()[1:])
            bodies = {releases[name].get("publisher") for name in role.releases} if not rest else {rest}
            for body in sorted(one for one in bodies if one):
                held[office, body].append((entity, role))
    marks: dict[str, list[Conflict]] = defaultdict(list)
    for (office, body), holders in sorted(held.items()):
        for index, (one, first) in enumerate(holders):
            for other, second in holders[index + 1 :]:
                if one.id != other.id and first.dates[0] <= second.dates[-1] and second.dates[0] <= first.dates[-1]:
                    says = (
                        f"{one.value} ({', '.join(first.dates)}) and {other.value} ({', '.join(second.dates)}) "
                        f"are both called {office.capitalize()} of {body}"
                    )
                    conflict = Conflict(
                        about="office", says=says, releases=tuple(sorted({*first.releases, *second.releases}))
                    )
                    marks[one.id].append(conflict)
                    marks[other.id].append(conflict)
    return [
        entity.model_copy(update={"conflicts": (*entity.conflicts, *marks[entity.id])})
        if entity.id in marks
        else entity
        for entity in entities
    ]
