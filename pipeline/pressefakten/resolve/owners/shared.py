"""Whose a contact is that is nobody's own: a mailbox without a person's name, a switchboard, a number of two persons.

It is the office's, where one is named. In order: the body whose name the mailbox bears ("gemeinde@…"), the office
before it on its line, the person before it there, the office above it in its block, the body that its domain names.
"""

import re
from itertools import pairwise

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.resolve.owners.mailboxes import (
    bears,
    body_bearing,
    body_of,
    is_general,
    is_of_function,
    only_body_of,
    unit_of,
)
from pressefakten.resolve.owners.page import Page
from pressefakten.resolve.owners.parties import (
    CUE,
    Reachable,
    body_of_office,
    head_of,
    may_answer,
    names_head,
    opens_line,
)

Reached = tuple[Reachable, str] | None
"""Who is reached, and where they stand."""
RUN = 500
"""How far after its opening, in code points, a run of contact data may go on in one line."""
_SIDE_BY_SIDE = re.compile(r"\s?(?:\([^()\n]{1,40}\)\s?)?(?:,|/|\||und|oder|&|·)\s?(?:[A-ZÄÖÜ][\w.'-]{0,12}\s){0,2}")
_PAIRED = re.compile(r"\s?(?:bzw\.?|beziehungsweise|und|oder|[/|,&·•])\s?(?:(?:DW|Durchwahl|App\.)\s)?")
_ROW = 80
"""How far before and behind a number, in code points, those stand that are side by side with it."""
_LAST = 3
"""Last digits in which two numbers of one exchange may differ."""
_LABEL = 30
"""How far before its number, in code points, an office is but its label."""
_ENTRY = re.compile(r"[ ]*(?:[,;:|·•–(-]|\d|\n|\Z)")
"""What stands behind the name that opens a line of contact data."""
_SERVICE = re.compile(
    rf"[ \t•*–-]*(?:{'|'.join(load('owners')['services'])})(?![a-zäöüß])[^\n:|.]{{0,40}}"
    rf"(?::|[ ](?:über|unter|bei)[ ])[ ]?(?:[\w-]+[ ]){{0,2}}(?:(?:{'|'.join(load('owners')['labels'])})[.:]?)?[ ]*\Z",
    re.IGNORECASE,
)
_DEPUTY = re.compile(rf"(?:{'|'.join(load('owners')['deputies'])})", re.IGNORECASE)
_AS_DEPUTY = re.compile(rf",?[ ]\(?(?:{'|'.join(load('owners')['deputies'])})", re.IGNORECASE)
_PUBLIC = re.compile(rf"\+(?:{'|'.join(load('owners')['public_numbers'])})")


def shared(page: Page, contact: Mention) -> Reached:
    """The office of a contact that is nobody's own; None where it is somebody's, or no office is named."""
    low, high = page.line(contact.start)
    if page.is_prose(low, high) and not CUE.search(page.text, max(low, contact.start - RUN), contact.start):
        low, high = page.sentence(contact, low, high)
    before = page.between(max(low, contact.start - RUN), contact.start)
    if is_general(contact, before):
        return _of_mailbox(page, contact, low, high)
    is_shared = (
        is_switchboard(contact) or is_public(contact) or of_two(page, contact, low) or of_all(page, contact, low)
    )
    return of_office(page, contact, low) if is_shared else None


def of_service(page: Page, contact: Mention, low: int) -> bool:
    """Whether the label before a number at the head of its line says what it is for ("Karten: 0123 45"), so that it is
    not of the person on the line above."""
    if page.between(low, contact.start) or page.has_contact(low, contact.start):
        return False
    return _SERVICE.match(page.text, low, contact.start) is not None


def of_all(page: Page, contact: Mention, low: int) -> bool:
    """Whether a fax number stands on a line behind several persons who have a number each."""
    if contact.attributes.get("type") != "fax":
        return False
    people = [one for one in page.between(max(low, contact.start - RUN), contact.start) if one.person]
    ends = [*(one.start for one in people[1:]), contact.start]
    return len(people) > 1 and all(page.has_contact(one.end, end) for one, end in zip(people, ends, strict=True))


def is_switchboard(contact: Mention) -> bool:
    """Whether a number ends in the extension 0: that of the whole house (DIN 5008)."""
    return contact.kind == "phone" and contact.attributes.get("extension") == "0"


def is_public(contact: Mention) -> bool:
    """Whether a number is for everybody and nobody's own: an emergency or service number ("110", "0800 …")."""
    if contact.kind != "phone":
        return False
    return contact.attributes.get("type") == "short" or _PUBLIC.match(contact.value or "") is not None


def _of_mailbox(page: Page, contact: Mention, low: int, high: int) -> Reached:
    above = _above(page, contact, low)
    if found := _bearing(page, contact, above) or _on_line(page, contact, low):
        return found
    people = [one for one in page.between(max(low, contact.start - RUN), contact.start) if one.person]
    served = _is_served(page, contact, people, low, high)
    if people and not (served or of_two(page, contact, low)):
        return None
    if above:
        return _chosen(page, contact, above), "the office above it in its block"
    return below(page, low, high) or (_of_domain(page, contact) if served else None)


def _bearing(page: Page, contact: Mention, above: list[Reachable]) -> Reached:
    """The body whose name the local part of an address bears, or its office above."""
    if body := unit_of(contact, page.bodies):
        return _office_of(page, body, above), "whose name stands in the address"
    body = body_bearing(contact, page.bodies)
    return (body, "whose name the address bears") if body and not body_of(contact, above) else None


def _of_domain(page: Page, contact: Mention) -> Reached:
    """The body, or the sender, that the domain of an address names."""
    body = only_body_of(contact, page.bodies) or body_of(contact, page.senders)
    return (body, "the body that its domain names") if body else None


def _is_served(page: Page, contact: Mention, people: list[Reachable], low: int, high: int) -> bool:
    """Whether a mailbox says what it is for, and who stands before it on its line, else in its block, has a number of
    their own."""
    if not is_of_function(contact):
        return False
    first, _ = page.paragraph(low, high)
    nearest = people or [one for one in page.between(max(first, contact.start - RUN), low) if one.person]
    return bool(nearest) and page.has_contact(nearest[-1].end, contact.start)


def of_office(page: Page, contact: Mention, low: int) -> Reached:
    if found := _on_line(page, contact, low):
        return found
    above = _above(page, contact, low)
    return (_chosen(page, contact, above), "the office above it in its block") if above else None


def _on_line(page: Page, contact: Mention, low: int) -> Reached:
    """The office before it on its line."""
    start = max(low, contact.start - RUN)
    offices = [one for one in page.between(start, contact.start) if not one.person]
    chosen = [one for one in offices if not labels_another(page, one, contact)] or offices
    return (_chosen(page, contact, chosen), "the office before it on its line") if chosen else None


def _above(page: Page, contact: Mention, low: int) -> list[Reachable]:
    """The offices of the lines above in the same block, from the nearest that names any up to one with a body."""
    found: list[Reachable] = []
    for start, end in page.above(low):
        if not page.text[start:end].strip() or page.is_prose(start, end):
            break
        offices = [
            one
            for one in page.between(start, end)
            if not one.person
            and may_answer(page, start, one)
            and (bears(contact, one) or not (labels_another(page, one, contact) or _labels_person(page, one, end)))
        ]
        found = offices + found
        if any(one.known for one in offices):
            break
    return found


def labels_another(page: Page, office: Reachable, contact: Mention) -> bool:
    """Whether an office is but the label of a number before the contact ("Leitstelle 0123 45 · Fax 0123 46")."""
    if office.known:
        return False
    behind = page.next_contact(office.end)
    if behind is None or behind.start >= contact.start or behind.start - office.end > _LABEL:
        return False
    return "\n" not in page.text[office.end : behind.start] and not page.between(office.end, behind.start)


def _labels_person(page: Page, office: Reachable, end: int) -> bool:
    """Whether an office is but the label of somebody on its line, who has a number there ("Vertrieb: Jan Roth · 0123
    45"); ``end`` is that of the line."""
    if office.known or page.text[office.end : office.end + 1] != ":":
        return False
    people = [one for one in page.between(office.end, end) if one.person]
    return bool(people) and page.has_contact(people[0].end, end)


def _chosen(page: Page, contact: Mention, offices: list[Reachable]) -> Reachable:
    """The one that the domain names, else the nearest; the office of that body, where there is one."""
    heads = [one for one in offices if head_of(page.text, offices[: offices.index(one) + 1]) is one]
    body = body_of(contact, heads) or heads[-1]
    return _office_of(page, body, offices)


def _office_of(page: Page, body: Reachable, offices: list[Reachable]) -> Reachable:
    """The last office of a known body, where there is one among some; else the body."""
    others = [one for one in offices if not one.known] if body.known else []
    of_body = [one for one in others if (its := body_of_office(page, one)) and its.value == body.value]
    return of_body[-1] if of_body else body


def of_two(page: Page, contact: Mention, low: int) -> bool:
    """Whether two persons stand side by side before a number, on its line or on the nearest above that names any."""
    return bool(_side_by_side(page, contact, low))


def of_each(page: Page, contact: Mention, low: int, high: int) -> Reached:
    """The one of two persons side by side whom one of two numbers side by side reaches ("X und Y, 01 23-4 bzw. -5")."""
    people = _side_by_side(page, contact, low)
    beside = page.contacts_in(max(low, contact.start - _ROW), min(high, contact.end + _ROW)) if people else []
    numbers = [one for one in beside if one.attributes.get("type") == contact.attributes["type"]]
    if not people or len(people) != len(numbers) or not all(_are_paired(page, *pair) for pair in pairwise(numbers)):
        return None
    return people[numbers.index(contact)], "the person in the same place of the row"


def _are_paired(page: Page, one: Mention, other: Mention) -> bool:
    """Whether two numbers of one exchange stand side by side."""
    first, second = one.value or "", other.value or ""
    if one.kind != "phone" or not _PAIRED.fullmatch(page.text, one.end, other.start):
        return False
    return len(first) == len(second) and first[:-_LAST] == second[:-_LAST]


def _side_by_side(page: Page, contact: Mention, low: int) -> list[Reachable]:
    """The persons side by side before a number, two or more; none else."""
    before = page.between(max(low, contact.start - RUN), contact.start)
    people = [party for party in before if party.person] if before else _people_above(page, low)
    together = len(people) > 1 and all(_are_side_by_side(page, *pair) for pair in pairwise(people))
    return people if together else []


def _people_above(page: Page, low: int) -> list[Reachable]:
    """The persons on the nearest line above in the block that names any; none where they have a number there."""
    for start, end in page.above(low):
        if not page.text[start:end].strip() or page.is_prose(start, end):
            return []
        if people := [party for party in page.between(start, end) if party.person]:
            return [] if page.has_contact(start, end) else people
    return []


def is_deputy(text: str, one: Reachable, other: Reachable) -> bool:
    """Whether the words between two persons, or right behind the other, say that the other stands in for the one."""
    return _DEPUTY.search(text, one.end, other.start) is not None or _AS_DEPUTY.match(text, other.end) is not None


def _are_side_by_side(page: Page, one: Reachable, other: Reachable) -> bool:
    """Whether only a comma, "und" or the like stands between two persons, no number of the first."""
    text, gap = page.text, (one.end, other.start)
    if page.has_contact(*gap):
        return False
    if is_deputy(text, one, other) or names_head(text, *gap):
        return False
    return _SIDE_BY_SIDE.fullmatch(text, *gap) is not None


def below(page: Page, low: int, high: int) -> Reached:
    """The body that begins the nearest line below in the same block that names anybody."""
    _, last = page.paragraph(low, high)
    start = high + 1
    while start < last:
        begin, end = page.line(start)
        parties = page.between(begin, end)
        if parties:
            first = parties[0]
            entry = opens_line(page, begin, first) and first.known and not first.person
            entry = entry and _ENTRY.match(page.text, first.end) is not None
            return (first, "the office below it in its block") if entry else None
        start = end + 1
    return None
