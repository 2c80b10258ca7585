"""The contact book: whom the releases name with a number or address, as CSV or as vCards.

Both functions are pure: records of ``releases.jsonl`` and ``facts.jsonl`` as dicts go in, text comes out. Sources:
RFC 4180 (CSV), RFC 6350 (vCard 4.0), RFC 3966 (tel: URIs), OWASP "CSV Injection" (no cell that a spreadsheet takes for
a formula).
"""

import csv
import io
import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pressefakten.german.shapes import is_particle
from pressefakten.json_records import JsonRecord
from pressefakten_schemas.entities import CONTACTS

COLUMNS = (
    "kind", "name", "title", "role", "organization", "phone", "mobile", "fax", "email", "url", "address", "last_seen",
    "releases",
)  # fmt: skip
_SLOTS = ("phone", "mobile", "fax", "email", "url", "address")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SEPARATOR = "; "
_LINE = 75
"""RFC 6350, 3.2: a content line has at most 75 octets."""
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://www.rfc-editor.org/rfc/rfc6350")


@dataclass(slots=True)
class Contact:
    """One person or office. Lists hold what the newest release says first, each value once."""

    kind: str
    name: str
    title: str = ""
    roles: list[str] = field(default_factory=list)
    organizations: list[str] = field(default_factory=list)
    reach: dict[str, list[JsonRecord]] = field(default_factory=lambda: defaultdict(list))
    releases: list[JsonRecord] = field(default_factory=list)

    @property
    def last_seen(self) -> str:
        return next((release["published"] for release in self.releases if release.get("published")), "") or ""

    def values(self, slot: str) -> list[str]:
        return [fact["value"] for fact in self.reach.get(slot, [])]


def contacts(releases: Iterable[JsonRecord], facts: Iterable[JsonRecord]) -> list[Contact]:
    """People and offices that own a number or address: last seen latest first, then by name.

    The same name in two releases is one contact where they share a publisher, an organization or a number; an office by
    its mere word ("Pressestelle") only where they share the publisher or a number.
    """
    by_release: dict[str, list[JsonRecord]] = defaultdict(list)
    for fact in facts:
        by_release[fact["release"]].append(fact)
    ordered = sorted(releases, key=lambda release: release["release"])
    ordered.sort(key=lambda release: release.get("published") or "", reverse=True)
    book: list[Contact] = []
    keys: list[set[tuple[str, str]]] = []
    by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    for release in ordered:
        for found, marks in _of_release(release, by_release.get(release["release"], [])):
            same = next((at for at in by_name[found.kind, found.name] if keys[at] & marks), None)
            if same is None:
                by_name[found.kind, found.name].append(len(book))
                book.append(found)
                keys.append(marks)
            else:
                _merge(book[same], found)
                keys[same] |= marks
    book.sort(key=lambda one: (one.name.casefold(), one.kind))
    book.sort(key=lambda one: one.last_seen, reverse=True)
    return book


def contacts_csv(releases: Iterable[JsonRecord], facts: Iterable[JsonRecord]) -> str:
    """The contact book as RFC 4180 CSV with a header; "; " parts the values of a cell, numbers are tel: URIs."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in contacts(releases, facts):
        cells = [one.kind, one.name, one.title, _SEPARATOR.join(one.roles), _SEPARATOR.join(one.organizations)]
        for slot in _SLOTS:
            values = one.values(slot)
            cells.append(_SEPARATOR.join(map(_tel, values) if slot in ("phone", "mobile", "fax") else values))
        cells += [one.last_seen, _SEPARATOR.join(release["release"] for release in one.releases)]
        writer.writerow(map(_harmless, cells))
    return out.getvalue()


def contacts_vcards(releases: Iterable[JsonRecord], facts: Iterable[JsonRecord]) -> str:
    """The contact book as vCards 4.0, lines folded at 75 octets and ended by CRLF. A UID depends on kind, name
    and organization (or, without one, the first number)."""
    return "".join(vcard(one) for one in contacts(releases, facts))


def _of_release(release: JsonRecord, facts: list[JsonRecord]) -> Iterator[tuple[Contact, set[tuple[str, str]]]]:
    """The contacts of one release, each with what makes it the same as one of another release."""
    people = {fact["value"]: fact for fact in facts if fact["kind"] == "person"}
    offices = {fact["value"] for fact in facts if fact["kind"] == "organization"}
    found: dict[str, Contact] = {}
    for fact in facts:
        owner = fact.get("owner")
        if fact["kind"] not in CONTACTS or not owner or not fact.get("value"):
            continue
        if owner not in found:
            found[owner] = _contact(release, owner, people.get(owner))
        found[owner].reach[_slot(fact)].append(fact)
    for owner, one in found.items():
        yield one, _marks(one, release.get("publisher"), owner if owner in offices else None)


def _marks(one: Contact, publisher: str | None, office: str | None) -> set[tuple[str, str]]:
    """The numbers, addresses and bodies of a contact, one of which it must share with another to be the same."""
    reached = {(fact["kind"], fact["value"]) for facts in one.reach.values() for fact in facts}
    return reached | {("organization", name) for name in (*one.organizations, publisher, office) if name}


def _contact(release: JsonRecord, owner: str, person: JsonRecord | None) -> Contact:
    """Somebody who is reached, with what the release says of a person, and without numbers yet."""
    publisher = release.get("publisher") or ""
    one = Contact("person" if person else "office", owner, releases=[release])
    if person:
        one.title = person.get("title") or ""
        one.roles = list(person.get("roles") or ())
    home = (person or {}).get("affiliation") or (publisher if owner != publisher else "")
    one.organizations = [home] if home else []
    return one


def _slot(fact: JsonRecord) -> str:
    """The column of a contact: its kind, of phone numbers fax and mobile apart."""
    kind = str(fact["kind"])
    return fact["type"] if kind == "phone" and fact["type"] in ("fax", "mobile") else kind


def _merge(kept: Contact, older: Contact) -> None:
    kept.title = kept.title or older.title
    for mine, theirs in ((kept.roles, older.roles), (kept.organizations, older.organizations)):
        mine += [one for one in theirs if one not in mine]
    for slot, facts in older.reach.items():
        known = {fact["value"] for fact in kept.reach[slot]}
        kept.reach[slot] += [fact for fact in facts if fact["value"] not in known]
    kept.releases += older.releases


def _tel(value: str) -> str:
    """RFC 3966: a global number as it stands, a short code with the country it is dialled in."""
    return f"tel:{value}" if value.startswith("+") else f"tel:{value};phone-context=+49"


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP)."""
    cell = " ".join(cell.split()) if any(mark in cell for mark in "\r\n\t") else cell
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def escaped(text: str) -> str:
    """RFC 6350, 3.4: backslash, comma, semicolon and line end in a text value."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def uri(value: str) -> str:
    """A URI cannot hold blanks or line ends; what a text smuggled in is percent-encoded."""
    return "".join(f"%{ord(mark):02X}" if ord(mark) < 33 or ord(mark) == 127 else mark for mark in value)


def folded(line: str) -> str:
    """RFC 6350, 3.2: lines of at most 75 octets, no character cut in two, continued after CRLF and a blank."""
    pieces: list[str] = []
    piece, size, room = "", 0, _LINE
    for mark in line:
        octets = len(mark.encode("utf-8"))
        if size + octets > room:
            pieces.append(piece)
            piece, size, room = "", 0, _LINE - 1
        piece += mark
        size += octets
    pieces.append(piece)
    return "\r\n ".join(pieces) + "\r\n"


def family_and_given(name: str) -> tuple[str, str]:
    """Family and given names: the last word with the particles before it ("Adriaan | de Groot")."""
    words = name.split()
    at = len(words) - 1
    while at > 1 and is_particle(words[at - 1].lower()):
        at -= 1
    return " ".join(words[at:]), " ".join(words[:at])


def vcard(one: Contact) -> str:
    """A contact as one vCard 4.0, its lines folded."""
    lines = ["BEGIN:VCARD", "VERSION:4.0", *_who(one), *_reached(one)]
    lines.append("NOTE:" + escaped("\n".join(said_in(release) for release in one.releases)))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", one.last_seen):
        lines.append(f"REV:{one.last_seen.replace('-', '')}T000000Z")
    lines.append("END:VCARD")
    return "".join(map(folded, lines))


def _who(one: Contact) -> Iterator[str]:
    """Who it is: UID, kind, names, bodies and roles."""
    home = one.organizations[0] if one.organizations else ""
    known_by = home or next((values[0] for slot in _SLOTS if (values := one.values(slot))), "")
    yield f"UID:urn:uuid:{uuid.uuid5(NAMESPACE, chr(31).join((one.kind, one.name, known_by)))}"
    yield f"KIND:{'individual' if one.kind == 'person' else 'org'}"
    yield f"FN:{escaped(' '.join(filter(None, (one.title, one.name))))}"
    if one.kind == "person":
        family, given = family_and_given(one.name)
        yield f"N:{escaped(family)};{escaped(given)};;{escaped(one.title)};"
        yield from (f"ORG:{escaped(name)}" for name in one.organizations)
    else:
        yield f"ORG:{escaped(home or one.name)}" + (f";{escaped(one.name)}" if home else "")
    yield from (f"ROLE:{escaped(role)}" for role in one.roles)


def _reached(one: Contact) -> Iterator[str]:
    """How it is reached: numbers, mail, pages and postal addresses."""
    for slot, kind in (("phone", "voice"), ("mobile", "cell"), ("fax", "fax")):
        yield from (f'TEL;VALUE=uri;TYPE="work,{kind}":{_tel(value)}' for value in one.values(slot))
    yield from (f"EMAIL;TYPE=work:{escaped(value)}" for value in one.values("email"))
    yield from (f"URL:{uri(value)}" for value in one.values("url"))
    yield from (_adr(fact) for fact in one.reach.get("address", []))


def _adr(fact: JsonRecord) -> str:
    """RFC 6350, 6.3.1: box; extended (always empty); street; town; region; postcode; country."""
    street = " ".join(filter(None, (fact.get("street"), fact.get("number"))))
    parts = (fact.get("po_box"), "", street, fact.get("city"), "", fact.get("postcode"), fact.get("country"))
    return "ADR;TYPE=work:" + ";".join(escaped(part or "") for part in parts)


def said_in(release: JsonRecord) -> str:
    words = (release.get("published"), release.get("title"), f"({release['release']})")
    return " ".join(word for word in words if word)
