"""A person or organisation as a timeline over the releases, for ``pressefakten who``."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pressefakten.errors import UsageError
from pressefakten.registry import build_entities, key
from pressefakten_schemas.entities import Entity, Stated

Line = Mapping[str, Any]
_SHOWN_QUOTE = 160
"""Characters of a quote that the timeline shows."""


def who(name: str, releases: Iterable[Line], facts: Iterable[Line]) -> list[str]:
    """Everything the corpus says of ``name``, entity by entity, as lines of plain text.

    ``name`` is a full name, a surname, an organisation's name or its abbreviation, without regard to case.
    Raises UsageError (C030) where nobody is called so, with the nearest names.
    """
    releases, facts = list(releases), list(facts)
    entities = build_entities(releases, facts)
    found = _find(name, entities)
    if not found:
        known = {word: entity.value for entity in entities for word in (entity.value, entity.value.split()[-1])}
        near = dict.fromkeys(known[word] for word in get_close_matches(name, sorted(known), n=3, cutoff=0.6))
        raise UsageError(
            "C030",
            f"No release names {name!r}",
            f"Near to it: {', '.join(near)}" if near else "pressefakten show lists the persons of each release.",
        )
    quotes: dict[tuple[str, str], list[str]] = {}
    for fact in facts:
        if fact["kind"] == "quote" and fact.get("speaker") and fact["value"]:
            quotes.setdefault((fact["release"], fact["speaker"]), []).append(fact["value"])
    by_release = {release["release"]: release for release in releases}
    by_id = {fact["id"]: fact for fact in facts}
    lines: list[str] = []
    for entity in found:
        lines += [""] * bool(lines) + _page(entity, by_release, by_id, quotes)
    return lines


def _find(name: str, entities: list[Entity]) -> list[Entity]:
    """The entities of that name: by full name or abbreviation, else by surname or a word of the name."""
    wanted = key(name)
    exact = [
        entity
        for entity in entities
        if wanted in {key(entity.value), key(entity.abbreviation or ""), *map(key, entity.names)}
    ]
    if exact or not wanted:
        return exact
    return [entity for entity in entities if wanted in map(key, entity.value.split())] or [
        entity for entity in entities if wanted in key(entity.value) and len(wanted) > 3
    ]


def _page(
    entity: Entity,
    releases: Mapping[str, Line],
    facts: Mapping[str, Line],
    quotes: Mapping[tuple[str, str], list[str]],
) -> list[str]:
    lines = [_heading(entity)]
    for label, stated in (
        ("roles", entity.roles),
        ("party", entity.parties),
        ("with", entity.affiliations),
        ("people", entity.people),
    ):
        lines += [f"  {label + ':':<9}{told}" for told in _told(stated)[:1]]
        lines += [f"  {'':<9}{told}" for told in _told(stated)[1:]]
    for index, contact in enumerate(entity.contacts):
        label = "contact:" if index == 0 else ""
        kind = contact.type or contact.kind
        lines.append(f"  {label:<9}{contact.value} ({kind}{_dates(contact)})")
    for index, conflict in enumerate(entity.conflicts):
        label = "conflict:" if index == 0 else ""
        lines.append(f"  {label:<9} ! {conflict.says}")
    lines.append("")
    for appearance in entity.appearances:
        release = releases[appearance.release]
        lines.append(f"  {appearance.published or 'undated':<11}{release.get('title') or appearance.release}")
        fact = facts.get(appearance.fact, {})
        roles = fact.get("roles") or ()
        times = "once" if appearance.mentions == 1 else f"{appearance.mentions} times"
        said = f", {appearance.quotes} quote{'s' if appearance.quotes != 1 else ''}" if appearance.quotes else ""
        lines.append(f"  {'':<11}{', '.join(roles) + ': ' if roles else ''}named {times}{said} [{appearance.release}]")
        for quote in quotes.get((appearance.release, fact.get("value", entity.value)), []):
            lines.append(f"  {'':<11}„{_short(quote)}“")
    return lines


def _heading(entity: Entity) -> str:
    short = f" ({entity.abbreviation})" if entity.abbreviation else ""
    title = f"{entity.title} " if entity.title else ""
    also = f", also {', '.join(entity.names)}" if entity.names else ""
    releases = "1 release" if len(entity.appearances) == 1 else f"{len(entity.appearances)} releases"
    return f"{title}{entity.value}{short} — {entity.kind} in {releases}{also}"


def _told(stated: tuple[Stated, ...]) -> list[str]:
    return [f"{one.value}{_in_brackets(one)}" for one in stated]


def _in_brackets(one: Stated) -> str:
    return f" ({', '.join(one.dates)})" if one.dates else " (undated)"


def _dates(one: Stated) -> str:
    return f", {', '.join(one.dates)}" if one.dates else ""


def _short(quote: str) -> str:
    plain = " ".join(quote.split())
    return plain if len(plain) <= _SHOWN_QUOTE else plain[: _SHOWN_QUOTE - 1].rsplit(" ", 1)[0] + " …"
