"""Who is who over a corpus: the facts of all releases → one record a person or organisation.

Two releases mean the same person only when the full name agrees and something beside it does too: affiliation, party,
publisher, or an organisation or town that both releases name. A bare surname is never joined.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any, Literal

from pressefakten.german.class_nouns import is_body_plural, is_head, is_name_adjective_stem
from pressefakten.german.units import is_unit
from pressefakten.json_records import JsonRecord
from pressefakten.lexicon import load
from pressefakten.registry.offices import clashes, shown, terms_of
from pressefakten.settings import MAX_CONFLICT_RELEASES
from pressefakten_schemas.entities import CONTACTS, Appearance, Conflict, Contact, Entity, Stated

KINDS: tuple[Literal["organization", "person"], ...] = ("organization", "person")
UNDATED = "9999"
"""Sorts releases without a date behind all others."""
_ATTRIBUTES = ("title", "roles", "party", "affiliation", "abbreviation")


@dataclass(frozen=True, slots=True)
class Head:
    """What the registry needs of a release, and the names in it that may tell two bearers of one name apart."""

    release: str
    published: str | None
    publisher: str | None
    around: frozenset[str]


@dataclass(frozen=True, slots=True)
class Seen:
    """One fact about a person or organisation, with what its release says of it."""

    head: Head
    kind: str
    id: str
    value: str
    mentions: int
    attributes: JsonRecord
    quotes: int = 0
    contacts: tuple[tuple[str, str, str | None], ...] = ()
    people: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, str, str]:
        return self.head.published or UNDATED, self.head.release, self.id


def build_entities(releases: Iterable[JsonRecord], facts: Iterable[JsonRecord]) -> list[Entity]:
    """The persons and organisations of a corpus, sorted by kind, name and id.

    ``releases`` and ``facts`` are records as in ``releases.jsonl`` and ``facts.jsonl``; texts and zones are not needed.
    """
    by_release = {release["release"]: release for release in releases}
    entities = sorted(_unmarked(by_release, facts), key=lambda one: (one.kind, one.value, one.id))
    publishers = {name: release.get("publisher") for name, release in by_release.items()}
    marks = clashes(sorted(term for entity in entities for term in terms_of(entity, publishers.get)))
    return [
        entity.model_copy(update={"conflicts": (*entity.conflicts, *marks[entity.id])})
        if entity.id in marks
        else entity
        for entity in entities
    ]


def _unmarked(releases: Mapping[str, JsonRecord], facts: Iterable[JsonRecord]) -> Iterator[Entity]:
    grouped: dict[str, list[JsonRecord]] = defaultdict(list)
    for fact in facts:
        if fact["release"] in releases:
            grouped[fact["release"]].append(fact)
    named: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    for name in sorted(grouped):
        for seen in seen_in(releases[name], grouped[name]):
            named[seen.kind, key(seen.value)].append(seen)
    for (kind, _), group in named.items():
        yield from entities_of(kind, group)


def key(name: str) -> str:
    """What two spellings of one name share: letters only, in lower case ("Hans-Peter Groß" = "Hans Peter Gross")."""
    return re.sub(r"[\W_]+", "", name.casefold())


def head_of(release: JsonRecord, facts: Iterable[JsonRecord]) -> Head:
    """What the registry needs of a release beside its persons and organisations."""
    around = {fact["value"] for fact in facts if fact["kind"] in ("organization", "place") and fact["value"]}
    around |= {value for value in (release.get("publisher"), release.get("place")) if value}
    tells = frozenset(value for value in around if value not in _too_big() and len(value) > 2)
    return Head(release["release"], release.get("published"), release.get("publisher"), tells)


def seen_in(release: JsonRecord, facts: Sequence[JsonRecord]) -> Iterator[Seen]:
    """The persons and organisations of one release, with their quotes and contacts."""
    head = head_of(release, facts)
    quotes = Counter(fact["speaker"] for fact in facts if fact["kind"] == "quote" and fact.get("speaker"))
    contacts, people = _contacts_by_owner(facts), _people_by_body(facts)
    for fact in facts:
        name = fact["value"]
        if fact["kind"] in KINDS and name:
            yield Seen(
                head,
                fact["kind"],
                fact["id"],
                name,
                len(fact["mentions"]),
                {
                    one: told
                    for one in _ATTRIBUTES
                    if (told := bodies_of(fact) if one == "affiliation" else fact.get(one))
                },
                quotes[name] if fact["kind"] == "person" else 0,
                tuple(contacts.get(name, ())),
                tuple(people.get(name, ())),
            )


def _contacts_by_owner(facts: Iterable[JsonRecord]) -> dict[str, list[tuple[str, str, str | None]]]:
    """Kind, value and type of the numbers and addresses of each owner."""
    contacts: dict[str, list[tuple[str, str, str | None]]] = defaultdict(list)
    for fact in facts:
        if fact["kind"] in CONTACTS and fact.get("owner") and fact["value"]:
            contacts[fact["owner"]].append((fact["kind"], fact["value"], fact.get("type")))
    return contacts


def _people_by_body(facts: Iterable[JsonRecord]) -> dict[str, list[str]]:
    """The persons who belong to each body."""
    people: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        if fact["kind"] == "person" and fact["value"]:
            for body in bodies_of(fact):
                people[body].append(fact["value"])
    return people


def bodies_of(person: JsonRecord) -> list[str]:
    """The bodies that a person belongs to: that of the fact, and what a mention names otherwise."""
    told = (one.get("affiliation") for one in (person, *person["mentions"]))
    return list(dict.fromkeys(body for body in told if body))


@cache
def _too_big() -> frozenset[str]:
    """Names so common that sharing them tells nothing: states, countries, parties, generic bodies."""
    places = load("places")["safe"]["names"]
    generic = load("organizations")["generic"]["words"]
    parties = [name for party in load("parties")["party"] for name in party["names"]]
    return frozenset([*places, *generic, *parties, *(f"Land {place}" for place in places)])


def entities_of(kind: str, group: Iterable[Seen]) -> list[Entity]:
    """The bearers of one name, the earliest first, with ids that no two share: the first has the plain one. What
    contradicts among the holders of an office is not marked yet (``clashes``)."""
    entities = [_entity(kind, bearer) for bearer in _bearers(kind, sorted(group, key=lambda seen: seen.order))]
    taken: set[str] = set()
    given = []
    for entity in sorted(entities, key=lambda one: (one.value, _first(one))):
        number = entity.id
        if number in taken:
            number = _identity(entity.kind, entity.value, entity.appearances[0].release)
        taken.add(number)
        given.append(entity if number == entity.id else entity.model_copy(update={"id": number}))
    return given


def _bearers(kind: str, group: list[Seen]) -> list[list[Seen]]:
    """The group of one name, parted where nothing but the name speaks for one bearer."""
    name = group[0].value
    if kind == "person" and len(name.split()) < 2:
        return [[seen] for seen in group]
    if kind == "organization" and name not in _too_big() and _is_full_name(name):
        return [group]
    return _joined_by_signs(group, _by_sign(kind, group).values())


def _joined_by_signs(group: list[Seen], signs: Iterable[Sequence[int]]) -> list[list[Seen]]:
    """The group, parted but where those at the places of one sign, of several releases, are one."""
    same = list(range(len(group)))  # each leads to an earlier one that is the same, or to itself

    def root(index: int) -> int:
        while same[index] != index:
            same[index] = same[same[index]]
            index = same[index]
        return index

    for shared in signs:
        if len({group[index].head.release for index in shared}) > 1:
            for index in shared[1:]:
                one, other = sorted((root(shared[0]), root(index)))
                same[other] = one
    bearers: dict[int, list[Seen]] = defaultdict(list)
    for index, seen in enumerate(group):
        bearers[root(index)].append(seen)
    return list(bearers.values())


def _by_sign(kind: str, group: Sequence[Seen]) -> dict[tuple[str, str], list[int]]:
    """What speaks for one bearer where two releases have it, each with the places in the group that have it: the
    publisher, the affiliation, another name in the release; of many bodies with this name, the district or town."""
    signs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, seen in enumerate(group):
        around = seen.head.around - {seen.value}
        told = [("around", name) for name in around if kind == "person" or is_unit(name.split()[0])]
        if seen.head.publisher:
            told.append(("publisher", seen.head.publisher))
        if kind == "person":
            told += [("affiliation", body) for body in seen.attributes.get("affiliation", ())]
        for sign in told:
            signs[sign].append(index)
    return signs


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


def _entity(kind: str, group: list[Seen]) -> Entity:
    best = max(group, key=lambda seen: (len(seen.value), seen.value)).value
    names = sorted({seen.value for seen in group} - {best})
    people: dict[str, list[Seen]] = defaultdict(list)
    for seen in group:
        for name in dict.fromkeys(seen.people):
            people[name].append(seen)
    parties = _stated(group, "party")
    return Entity(
        id=_identity(kind, best),
        kind=kind,  # type: ignore[arg-type]
        value=best,
        names=tuple(names),
        abbreviation=next((one.attributes["abbreviation"] for one in group if "abbreviation" in one.attributes), None),
        title=max((one.attributes["title"] for one in group if "title" in one.attributes), key=len, default=None),
        roles=_stated(group, "roles"),
        parties=parties,
        affiliations=_stated(group, "affiliation"),
        people=_told(people),
        contacts=_contacts(group),
        quotes=sum(seen.quotes for seen in group),
        mentions=sum(seen.mentions for seen in group),
        appearances=tuple(
            Appearance(
                release=seen.head.release,
                published=seen.head.published,
                fact=seen.id,
                mentions=seen.mentions,
                quotes=seen.quotes,
            )
            for seen in group
        ),
        conflicts=_party_conflicts(best, parties),
    )


def _contacts(group: Iterable[Seen]) -> tuple[Contact, ...]:
    """The numbers and addresses by first date, each with the releases that give it."""
    by_contact: dict[tuple[str, str, str | None], list[Seen]] = defaultdict(list)
    for seen in group:
        for contact in seen.contacts:
            by_contact[contact].append(seen)
    return tuple(
        Contact(kind=kind, value=value, type=type_, **_when(givers))  # type: ignore[arg-type]
        for (kind, value, type_), givers in by_contact.items()
    )


def _stated(group: list[Seen], name: str) -> tuple[Stated, ...]:
    """The values of one attribute by first date, each with the releases that state it."""
    by_value: dict[str, list[Seen]] = defaultdict(list)
    for seen in group:
        given = seen.attributes.get(name) or ()
        for value in dict.fromkeys([given] if isinstance(given, str) else given):
            by_value[value].append(seen)
    return _told(by_value)


def _told(by_value: Mapping[str, list[Seen]]) -> tuple[Stated, ...]:
    return tuple(Stated(value=value, **_when(seen)) for value, seen in by_value.items())


def _when(group: list[Seen]) -> dict[str, Any]:
    dates = sorted({seen.head.published for seen in group if seen.head.published})
    return {"releases": tuple(dict.fromkeys(seen.head.release for seen in group)), "dates": tuple(dates)}


def _identity(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def _first(entity: Entity) -> tuple[str, str]:
    return entity.appearances[0].published or UNDATED, entity.appearances[0].release


def _party_conflicts(name: str, parties: tuple[Stated, ...]) -> tuple[Conflict, ...]:
    if len({key(party.value) for party in parties}) < 2:
        return ()
    told = ", ".join(f"{party.value} ({shown(party.dates)})" for party in parties)
    releases = tuple(sorted({release for party in parties for release in party.releases}))
    return (
        Conflict(about="party", says=f"{name} has several parties: {told}", releases=releases[:MAX_CONFLICT_RELEASES]),
    )
