"""A person or organisation as a timeline over the releases, for ``pressefakten who``."""

from collections.abc import Sequence
from difflib import get_close_matches

from pressefakten.errors import UsageError
from pressefakten.json_records import JsonRecord
from pressefakten.store.reading import Index
from pressefakten_schemas.entities import Appearance, Entity, Stated

_SHOWN_QUOTE = 160
"""Characters of a quote that the timeline shows."""
_SHOWN_RELEASES = 40
"""The last releases of a longer timeline that are shown."""


def who(index: Index, name: str, whole: bool = False) -> list[str]:
    """Everything the corpus says of ``name``, entity by entity, as lines of plain text; of a long timeline the last
    releases, unless ``whole``.

    ``name`` is a full name, a surname, an organisation's name or its abbreviation, without regard to case.
    Raises UsageError (C030) where nobody is called so, with the nearest names.
    """
    found = index.entities(name)
    if not found:
        known = {word: value for value in index.names() for word in (value, value.split()[-1])}
        near = dict.fromkeys(known[word] for word in get_close_matches(name, sorted(known), n=3, cutoff=0.6))
        raise UsageError(
            "C030",
            f"No release names {name!r}",
            f"Near to it: {', '.join(near)}" if near else "pressefakten show lists the persons of each release.",
        )
    found = sorted(found, key=lambda entity: (-len(entity.appearances), -entity.mentions, entity.value, entity.id))
    lines: list[str] = _apart(found) if len(found) > 1 else []
    for entity in found:
        lines += [""] * bool(lines) + _page(index, entity, None if whole else _SHOWN_RELEASES)
    return lines


def _apart(found: Sequence[Entity]) -> list[str]:
    """Several who are called so: what tells them apart, those named most often first."""
    lines = [f"{len(found)} are called so:"]
    for number, entity in enumerate(found, 1):
        told = [*(one.value for one in entity.roles), *(one.value for one in entity.affiliations)]
        told += [entity.appearances[0].release] if not told else []
        lines.append(f"  {number}. {_heading(entity)}: {', '.join(dict.fromkeys(told[:2]))}")
    return lines


def _page(index: Index, entity: Entity, most: int | None) -> list[str]:
    lines = [_heading(entity)]
    for label, stated in (
        ("roles", entity.roles),
        ("party", entity.parties),
        ("with", entity.affiliations),
        ("people", entity.people),
    ):
        lines += [f"  {label + ':':<9}{told}" for told in _told(stated)[:1]]
        lines += [f"  {'':<9}{told}" for told in _told(stated)[1:]]
    for number, contact in enumerate(entity.contacts):
        label = "contact:" if number == 0 else ""
        kind = contact.type or contact.kind
        lines.append(f"  {label:<9}{contact.value} ({kind}{_dates(contact)})")
    for number, conflict in enumerate(entity.conflicts):
        label = "conflict:" if number == 0 else ""
        lines.append(f"  {label:<9} ! {conflict.says}")
    lines.append("")
    shown = entity.appearances if most is None else entity.appearances[-most:]
    if len(shown) < len(entity.appearances):
        lines.append(f"  … {len(entity.appearances) - len(shown):,} earlier releases: --all")
    for appearance in shown:
        lines += _appearance(appearance, *index.named(appearance.release))
    return lines


def _appearance(appearance: Appearance, release: JsonRecord, facts: Sequence[JsonRecord]) -> list[str]:
    fact = next(one for one in facts if one["id"] == appearance.fact)
    roles = fact.get("roles") or ()
    times = "once" if appearance.mentions == 1 else f"{appearance.mentions} times"
    said = f", {appearance.quotes} quote{'s' if appearance.quotes != 1 else ''}" if appearance.quotes else ""
    return [
        f"  {appearance.published or 'undated':<11}{release.get('title') or appearance.release}",
        f"  {'':<11}{', '.join(roles) + ': ' if roles else ''}named {times}{said} [{appearance.release}]",
        *(f"  {'':<11}„{_short(quote)}“" for quote in _quotes_of(fact["value"], facts)),
    ]


def _quotes_of(speaker: str, facts: Sequence[JsonRecord]) -> list[str]:
    spoken = (one["value"] for one in facts if one["kind"] == "quote" and one.get("speaker") == speaker)
    return [quote for quote in spoken if quote]


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
