"""Who stands nearest to a phone number, e-mail or web address or postal address.

The owner is the person, else the office, nearest to the number in its line, its block or its sentence, given by the
full value that the release has for it. An office that is no known name is given as written, with its body where that
stands on its line ("Kreis Muster, Pressestelle"). In order:

1. name: the person whose name an address bears (``mailboxes``);
2. column: who stands in the same cell of a line above (``columns``);
3. office: of what is nobody's own, such as "presse@…" (``shared``);
4. data: a person on the same line, who stands on the lines above, whose name the address beside it bears, the office
   right below (``block``); or, in running text, what follows a cue, else what its sentence names (``prose``);
5. domain: the body that the domain of an address names.
"""

from pressefakten.mentions import Mention
from pressefakten.resolve.owners.block import in_block, in_line, is_of_another, named_by, on_card
from pressefakten.resolve.owners.columns import in_column
from pressefakten.resolve.owners.mailboxes import only_body_of, person_of
from pressefakten.resolve.owners.page import Page
from pressefakten.resolve.owners.parties import Reachable, body_of_office, with_body
from pressefakten.resolve.owners.prose import in_run, in_sentence
from pressefakten.resolve.owners.shared import (
    RUN,
    Reached,
    below,
    is_public,
    of_each,
    of_office,
    of_service,
    of_two,
    shared,
)

_LONGEST_EXTENSION = 5


def owner(page: Page, contact: Mention) -> tuple[str, str] | None:
    """Who stands nearest, and where; None where nobody is near."""
    found = _found(page, contact)
    if found is None or (found[0].person and is_public(contact)):
        return None
    party, how = found
    of_persons = contact.kind == "phone" and of_two(page, contact, page.line(contact.start)[0])
    return with_body(page, party, alone=of_persons).value, how


def _found(page: Page, contact: Mention) -> Reached:
    low, high = page.line(contact.start)
    if named := _by_mailbox(page, contact, low, high):
        return named, "whose name the address bears"
    if page.is_recipients(low):
        return in_line(page, contact, low, high) or _by_domain(page, contact)
    if beside := in_column(page, contact):
        return beside, "above it in its column"
    if contact.kind == "phone" and (one := of_each(page, contact, low, high)):
        return one
    if found := shared(page, contact) or _near(page, contact, low, high):
        return found
    return _by_domain(page, contact) or _by_exchange(page, contact)


def _near(page: Page, contact: Mention, low: int, high: int) -> Reached:
    if of_two(page, contact, low):
        return below(page, low, high)
    if page.is_prose(low, high):
        return in_run(page, contact, low) or in_sentence(page, contact, low, high)
    if of_service(page, contact, low):
        return of_office(page, contact, low)
    return in_line(page, contact, low, high) or _above(page, contact, low) or below(page, low, high)


def _above(page: Page, contact: Mention, low: int) -> Reached:
    found = in_block(page, contact, low)
    if found and found[0].person and is_of_another(page, contact, low, found[0]):
        return of_office(page, contact, low)
    return found if found and found[0].person else on_card(page, contact, low) or found


def _by_mailbox(page: Page, contact: Mention, low: int, high: int) -> Reachable | None:
    """The person of its block, else of the release, whose name is in the local part of an address."""
    if contact.kind != "email":
        return None
    first, last = page.paragraph(low, high)
    near = page.between(max(first, contact.start - RUN), min(last, contact.end + RUN))
    value = person_of(contact, near) or named_by(page, contact)
    return page.person(value) if value else None


def _by_domain(page: Page, contact: Mention) -> Reached:
    """The body that the domain of an address names, or that of the address beside a number in its sentence."""
    low, high = page.line(contact.start)
    beside = page.contacts_in(*page.sentence(contact, low, high)) if contact.kind == "phone" else []
    for one in (contact, *beside):
        if body := only_body_of(one, page.bodies):
            return body, "the body that its domain names" if one is contact else "the body of the address beside it"
    return None


def _by_exchange(page: Page, contact: Mention) -> Reached:
    """The body in whose block a number at the same exchange stands ("0123 45-0" is whose "0123 45-67" is)."""
    if contact.kind != "phone" or contact.value is None:
        return None
    bases = (contact.value[:-length] for length in range(1, _LONGEST_EXTENSION + 1))
    for one in next((page.exchanges[base] for base in bases if base in page.exchanges), ()):
        found = of_office(page, one, page.line(one.start)[0]) if one is not contact else None
        if found and (body := body_of_office(page, found[0])):
            return body, "the office at the same exchange"
    return None
