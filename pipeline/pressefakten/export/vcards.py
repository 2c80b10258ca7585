"""The contact book as vCards: version 4.0 (RFC 6350), and 3.0 (RFC 2426) for programs that know no other."""

from collections.abc import Iterable
from pathlib import Path
from uuid import uuid5

from pressefakten.export.plain import visible
from pressefakten.export.records import ReleaseFacts
from pressefakten.export.request import ExportRequest
from pressefakten.json_records import JsonRecord
from pressefakten.report.contacts import (
    NAMESPACE,
    Contact,
    contacts,
    escaped,
    family_and_given,
    folded,
    said_in,
    uri,
    vcard,
)

_PHONES = (("phone", "VOICE"), ("mobile", "CELL"), ("fax", "FAX"))


def write(folder: Path, _: ExportRequest, releases: Iterable[ReleaseFacts]) -> None:
    """Write ``contacts-4.0.vcf`` and ``contacts-3.0.vcf`` to ``folder``."""
    heads: list[JsonRecord] = []
    facts: list[JsonRecord] = []
    for told in releases:
        heads.append({**told.release, "text": "", "zones": []})
        facts += told.facts
    book = contacts(heads, facts)
    for version, make in (("4.0", vcard), ("3.0", vcard_3)):
        with (folder / f"contacts-{version}.vcf").open("w", encoding="utf-8", newline="") as file:
            file.writelines(visible(make(one)) for one in book)


def vcard_3(one: Contact) -> str:
    """One vCard 3.0; numbers stand as they are dialled, and the kind of a bearer has no place."""
    home = one.organizations[0] if one.organizations else ""
    known_by = home or next((fact["value"] for facts in one.reach.values() for fact in facts), "")
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:urn:uuid:{uuid5(NAMESPACE, chr(31).join((one.kind, one.name, known_by)))}",
        f"FN:{escaped(' '.join(filter(None, (one.title, one.name))))}",
        *_name(one, home),
    ]
    lines += [f"ROLE:{escaped(role)}" for role in one.roles[:1]]
    lines += _reached(one)
    lines.append("NOTE:" + escaped("\n".join(said_in(release) for release in one.releases)))
    if one.last_seen:
        lines.append(f"REV:{one.last_seen}T00:00:00Z")
    lines.append("END:VCARD")
    return "".join(map(folded, lines))


def _reached(one: Contact) -> list[str]:
    lines = [f"TEL;TYPE=WORK,{kind}:{value}" for slot, kind in _PHONES for value in one.values(slot)]
    lines += [f"EMAIL;TYPE=INTERNET:{escaped(value)}" for value in one.values("email")]
    lines += [f"URL:{uri(value)}" for value in one.values("url")]
    return lines + [_address(fact) for fact in one.reach.get("address", [])]


def _name(one: Contact, home: str) -> list[str]:
    if one.kind != "person":
        org = escaped(home or one.name) + (f";{escaped(one.name)}" if home else "")
        return [f"N:{escaped(one.name)};;;;", f"ORG:{org}"]
    family, given = family_and_given(one.name)
    name = f"N:{escaped(family)};{escaped(given)};;{escaped(one.title)};"
    return [name, *(f"ORG:{escaped(other)}" for other in one.organizations[:1])]


def _address(fact: JsonRecord) -> str:
    street = " ".join(filter(None, (fact.get("street"), fact.get("number"))))
    parts = (fact.get("po_box"), "", street, fact.get("city"), "", fact.get("postcode"), fact.get("country"))
    return "ADR;TYPE=WORK:" + ";".join(escaped(part or "") for part in parts)
