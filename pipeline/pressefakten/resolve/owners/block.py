"""Whose a contact is in contact data: by its line, else by the lines above it, else by the line below its block."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.resolve.owners.mailboxes import pieces_of
from pressefakten.resolve.owners.page import SHORT_LINE, Page
from pressefakten.resolve.owners.parties import CUE, LONGEST, MARKUP, Reachable, body_beside, head_of, names_head
from pressefakten.resolve.owners.shared import RUN, Reached, is_deputy, is_switchboard, labels_another

_LEXICON = load("owners")
CLAUSE = re.compile(rf"\b(?:{'|'.join(_LEXICON['clause_verbs'])})\b")
_AS_LABEL = re.compile(rf":?[ ](?:(?:{'|'.join(_LEXICON['labels'])})[.:]?[ ])?", re.IGNORECASE)
_OF_PUBLISHER = re.compile(rf"(?:{'|'.join(_LEXICON['publisher_cues'])})\b", re.IGNORECASE)
_OF_OWNER = re.compile(rf"(?:{'|'.join(_LEXICON['labels'] + _LEXICON['own_labels'])})", re.IGNORECASE)
_HOUSES = frozenset(_LEXICON["houses"])
_BLANKS = 2
"""Blank lines that a block may have between a number and who it reaches."""


def in_line(page: Page, contact: Mention, low: int, high: int) -> Reached:
    """The person, else the office, before a number on its line; who stands behind one that begins it."""
    before = page.between(low, contact.start)
    if named := before_it(page, contact, before):
        return named
    siblings = page.contacts_in(low, high)
    opens = not page.between(low, min(one.start for one in siblings))
    chosen = _behind(page, contact, siblings, high) if opens and contact.kind in ("phone", "email") else None
    if chosen is not None:
        return chosen, "named after it on its line"
    return (own_office(page, contact, before), "the office before it on its line") if before else None


def own_office(page: Page, contact: Mention, offices: Sequence[Reachable]) -> Reachable:
    """The last office that is no label of another number and no house of an address, where a body is among them; else
    the last."""
    free = [one for one in offices if not labels_another(page, one, contact) and one.value not in _HOUSES]
    return head_of(page.text, free if any(one.known for one in free) else offices)


def before_it(page: Page, contact: Mention, before: Sequence[Reachable]) -> Reached:
    """The last person named before a number, or the body named after the person's own number; None without a person."""
    people = [party for party in before if party.person]
    if not people:
        return None
    last = before[-1]
    own = page.next_contact(people[-1].end)
    served = own is not None and own.start < last.start
    if served and not last.person and (last.known or _AS_LABEL.fullmatch(page.text, last.end, contact.start)):
        return last, "the office before it on its line"
    return not_the_head(page, people), "the person before it on its line"


def not_the_head(page: Page, people: Sequence[Reachable]) -> Reachable:
    """The last of several persons, or the one before whose office is named by its head ("X, Presse Landesrat Y")."""
    *_, before, last = [people[-1], *people]
    parted = last is before or "\n" in page.text[before.end : last.start] or page.contacts_in(before.end, last.start)
    return before if not parted and names_head(page.text, before.end, last.start) else last


def _behind(page: Page, contact: Mention, siblings: Sequence[Mention], high: int) -> Reachable | None:
    """Who is named behind a number that opens its line, before the next number behind a name."""
    following = page.between(contact.end, high)
    if not following:
        return None
    first = following[0].start
    stop = min((one.start for one in siblings if one.start > max(contact.start, first)), default=high)
    following = [party for party in following if party.start < stop and page.text[party.end : party.end + 1] != ":"]
    return next((party for party in following if party.person), following[0] if following else None)


def in_block(page: Page, contact: Mention, low: int) -> Reached:
    """Upwards from the line of the contact: the nearest person, else the nearest office; of a page or a postal address
    the office first."""
    office_first = contact.kind in ("url", "address")
    listed = contact.attributes.get("type") != "mobile" and _ends_list(page, low)
    for blanks, rows in groupby(_rows_above(page, low), key=itemgetter(2)):
        person, office, ends = _on_rows(page, rows, listed=listed, office_first=office_first, parted=blanks > 0)
        if person and not (office_first and office):
            return person, "the person above it in its block"
        if office:
            return office, "the office above it in its block"
        if ends:
            return None
    return None


def _rows_above(page: Page, low: int) -> Iterator[tuple[int, int, int]]:
    """The filled lines above in a block of contact data, the nearest first, with the blank lines up to each."""
    blanks = 0
    for start, end in page.above(low):
        if end - start > SHORT_LINE or page.is_sentence(start, end):
            return
        if page.text[start:end].strip():
            yield start, end, blanks
        else:
            blanks += 1
            if blanks > _BLANKS:
                return


def _on_rows(
    page: Page, rows: Iterable[tuple[int, int, int]], *, listed: bool, office_first: bool, parted: bool
) -> tuple[Reachable | None, Reachable | None, bool]:
    """The nearest person and office on lines without a blank one between, and whether a cue ends the block: one below
    an office, or one that blank lines part from the contact."""
    person: Reachable | None = None
    office: Reachable | None = None
    for start, end, _ in rows:
        person = person or (None if listed else _person_on(page, start, end))
        if person and not office_first:
            break
        office = office or _office_on(page, start, end)
        if (office or parted) and CUE.match(page.text[start:end].strip()):
            return person, office, True
    return person, office, False


def _ends_list(page: Page, low: int) -> bool:
    """Whether the lines above are persons with a number each: what stands below them is nobody's own."""
    rows = 0
    for start, end in page.above(low):
        named = [party for party in page.between(start, end) if party.person]
        if not named or not page.has_contact(start, end):
            break
        rows += 1
    return rows > 1


def is_of_another(page: Page, contact: Mention, low: int, person: Reachable) -> bool:
    """Whether a person has a number on a line above already, and the words before the next one say that it is for
    another or of another: on its own line ("X, 0123 4⏎Führungen: 0123 5", "X, 0123 4⏎Marktplatz 1, 12345 Aue, 0123 5")
    or on one between the two that is no address ("X, 0123 4⏎Dezernat Kommunikation⏎0123 5")."""
    own = page.next_contact(person.end)
    if own is None or own.start >= low or "phone" not in (own.kind, contact.kind):
        return False
    words = re.findall(r"[^\W\d_]{4,}", _words_before(page, contact, low, own))
    return any(word[:1].isupper() and not _OF_OWNER.fullmatch(word) for word in words)


def _words_before(page: Page, contact: Mention, low: int, own: Mention) -> str:
    """The words before a contact on its line, and those of the lines between it and the last contact above, none above
    the person's ``own``; lines with digits, such as those of an address, left out."""
    *_, last = (one for one in page.contacts_in(own.start, low) if one.kind != "address")
    between = page.text[page.line(last.end)[1] : low].splitlines()
    words = [line for line in between if not any(map(str.isdigit, line))]
    begin = low
    for one in page.contacts_in(max(low, contact.start - RUN), contact.start):
        if one.kind != "address":
            words.append(page.text[begin : one.start])
            begin = one.end
    return " ".join([*words, page.text[begin : contact.start]])


def on_card(page: Page, contact: Mention, low: int) -> Reached:
    """The person whose name an address bears on the lines of contact data around a number, where nobody is named."""
    if contact.kind != "phone" or is_switchboard(contact):
        return None
    named = {value for one in page.card(low) if (value := named_by(page, one)) is not None}
    person = page.person(named.pop()) if len(named) == 1 else None
    return (person, "whose name the address beside it bears") if person else None


def named_by(page: Page, contact: Mention) -> str | None:
    """The only person of the release whose name an address bears."""
    values = {value for piece in pieces_of(contact) for value in page.mailboxes.get(piece, ())}
    return values.pop() if len(values) == 1 else None


def _person_on(page: Page, start: int, end: int) -> Reachable | None:
    """The last person on a line, the first where the others stand in for them; none that heads an authority, unless a
    cue opens the line ("Verantwortlich: Vorsitzender X")."""
    people = [party for party in page.between(start, end) if party.person]
    if len(people) > 1 and is_deputy(page.text, people[0], people[1]):
        people = people[:1]
    if not people or (names_head(page.text, start, people[-1].start) and not _is_cued(page, start, people[-1])):
        return None
    return people[-1]


def _is_cued(page: Page, start: int, person: Reachable) -> bool:
    """Whether a cue that asks for a person opens a line, and no other party stands before the person."""
    opening = page.text[start : person.start].lstrip(MARKUP)
    cue = CUE.match(opening)
    return cue is not None and not _OF_PUBLISHER.match(opening) and page.between(start, person.end) == [person]


def _office_on(page: Page, start: int, end: int) -> Reachable | None:
    """The office on a line that holds no number of its own."""
    offices = [party for party in page.between(start, end) if not party.person]
    return _whole_line(page, start, end, offices) if offices and not page.has_contact(start, end) else None


def _whole_line(page: Page, low: int, high: int, offices: list[Reachable]) -> Reachable:
    """An office line is taken as it is written, unless a known name fills it."""
    line = page.text[low:high]
    cue = CUE.match(line.lstrip(MARKUP))
    begin = low + (len(line) - len(line.lstrip(MARKUP)))
    if cue:
        begin += cue.end()
    words = page.text[begin:high].strip(MARKUP)
    first = offices[0]
    if CLAUSE.search(words):
        return head_of(page.text, offices)
    if own := next((one for one in offices[1:] if not one.known and body_beside(page, one) == first), None):
        return own
    if first.end - first.start >= len(words) - 2 or len(words.split()) > LONGEST or "," in words:
        return first
    if all(party.known for party in offices):
        return offices[0]
    return Reachable(begin, high, words, False)
