"""Whose a contact is in running text: by a run of contact data behind a cue, else by its sentence."""

import re
from collections import Counter

from pressefakten.lexicon import load
from pressefakten.mentions import Mention, zone_at
from pressefakten.resolve.owners.block import CLAUSE, before_it, in_block, not_the_head, own_office
from pressefakten.resolve.owners.page import Page
from pressefakten.resolve.owners.parties import CUE, MARKUP, Reachable, head_of
from pressefakten.resolve.owners.shared import RUN, Reached

_LEXICON = load("owners")


def _either(key: str) -> str:
    """The inside of a pattern that matches each of the lexicon's entries, the first that fits."""
    return "|".join(_LEXICON[key])


_CLASS = re.compile(
    rf"(?:\b(?:{_either('before_class_noun')}) ?(?:{_either('articles')}|)\b ?"
    rf"|(?:{_either('of_class_noun')}) (?:des|der) )"
    rf"(?P<noun>{_either('class_nouns')})(?:e?s)?\b"
)
_HOTLINE = re.compile(
    rf"\b(?:{_either('before_hotline')})[ ](?:[a-zäöüß]+[ ])?"
    r"(?P<noun>(?:[A-ZÄÖÜ][\w-]*-)?Hotline|Infoline)\b"
)
_LABELS = re.compile(rf"(?<!\w)(?:{_either('labels')})(?![a-zäöüß])[.:]?", re.IGNORECASE)
_GOING_ON = re.compile(rf"\s*(?:{_either('going_on')})\b")
_BESIDE = re.compile(r"(?:,| in der| in| am| an der|:| \(| –| -)?\s{0,2}(?:in der |am |an der |im |in )?")
_PROSE = re.compile(r"[a-zäöüß]{3}[.!?]\s+[A-ZÄÖÜ][a-zäöüß]*\s[a-zäöüß]+\s")
_UNDER = re.compile(
    rf"[ ,(:–-]{{0,3}}(?:(?:{_either('before_number')})[ ])*(?:(?:{_either('labels')})[.:]?[ ])*", re.IGNORECASE
)
_OPENS_BRACKET = re.compile(rf"[a-zäöüß] \((?:(?:{_either('labels')})[.:]?[ ])?\Z", re.IGNORECASE)
_BRACKET = re.compile(r"[ ]\([^()\n]{2,60}\)")
_LONGEST = 120
"""Code points of an office that is told as it is written at most."""


def in_run(page: Page, contact: Mention, low: int) -> Reached:
    """What stands between the last cue and the first contact after it, in a line too long to be a block's."""
    cues = list(CUE.finditer(page.text, max(low, contact.start - RUN), contact.start))
    if not cues:
        return None
    begin = cues[-1].end()
    first = page.contacts_in(begin, contact.start + 1)[0].start
    if _PROSE.search(page.text, begin, first):
        return None
    if named := before_it(page, contact, page.between(begin, contact.start)):
        return named
    words = page.text[begin:first]
    label = _LABELS.search(words)
    words = " ".join((words[: label.start()] if label else words).split()).strip(MARKUP)
    parties = page.between(begin, first)
    if parties and CLAUSE.search(words):
        return head_of(page.text, parties), "the office of the sentence behind the cue"
    if not words or len(words) > _LONGEST or not parties:
        return None
    if len(parties) == 1 and parties[0].end - parties[0].start >= len(words):
        return parties[0], "named after the cue"
    return Reachable(begin, first, words, False), "named after the cue"


def in_sentence(page: Page, contact: Mention, low: int, high: int) -> Reached:
    """The person, else the office, of its sentence that is nearest, or that the sentence before is about."""
    start, end = page.sentence(contact, low, high)
    if found := _nearest(page, contact, start, end):
        return found
    if noun := _class_noun(page, start, end):
        return noun, "the class noun in its sentence stands for it"
    if zone_at(page.doc, contact.start) == "contact" and (found := in_block(page, contact, low)):
        return found
    if start > low and _GOING_ON.match(page.text[start:end]):
        before = page.between(*page.sentence_before(start, low))
        people = [party for party in before if party.person] or before
        if people:
            return people[-1], "named in the sentence before"
    if hotline := _hotline(page, start, end, low):
        return hotline, "spoken of in its sentence or shortly before"
    return None


def _hotline(page: Page, start: int, end: int, low: int) -> Reachable | None:
    """A hotline that the sentence of a contact, or one of the two before it, is about."""
    begin = page.sentence_before(page.sentence_before(start, low)[0], low)[0]
    found = list(_HOTLINE.finditer(page.text, begin, end))
    return Reachable(*found[-1].span("noun"), found[-1]["noun"], False) if found else None


def _nearest(page: Page, contact: Mention, start: int, end: int) -> Reached:
    """The person of the sentence, else the office, of a page the office first; of an address who stands beside it."""
    if contact.kind == "address":
        before = page.between(start, contact.start)
        beside = [one for one in before if _BESIDE.fullmatch(page.text[one.end : contact.start])]
        return (beside[-1], "named directly before it") if beside else None
    if bracketed := _in_bracket_behind(page, contact, end):
        return bracketed, "in the bracket behind it"
    person, office = (_nearest_of(page, contact, start, end, person=person) for person in (True, False))
    if person and office and (contact.kind == "url" or _comes_first(page, office[0], person[0], contact)):
        return office
    return person or office


def _comes_first(page: Page, office: Reachable, person: Reachable, contact: Mention) -> bool:
    """Whether an office has a number though a person is named: it stands right before, or the person has their own."""
    return _is_served(page, person, office, contact) or _is_right_before(page, person, office, contact)


def _in_bracket_behind(page: Page, contact: Mention, end: int) -> Reachable | None:
    """The person whom a bracket right behind a number names ("unter 0123 45 (Herr Kern)")."""
    bracket = _BRACKET.match(page.text, contact.end, end)
    people = [one for one in page.between(*bracket.span()) if one.person] if bracket else []
    return people[0] if len(people) == 1 else None


def _is_served(page: Page, person: Reachable, office: Reachable, contact: Mention) -> bool:
    """Whether a person has a number of their own before the office that is named last before a contact."""
    own = page.next_contact(person.end)
    return own is not None and own.start < office.start < contact.start


def _is_right_before(page: Page, person: Reachable, office: Reachable, contact: Mention) -> bool:
    """Whether only words such as "unter", "Telefon" stand between an office and a number, and the person behind it."""
    return person.start > contact.start and _UNDER.fullmatch(page.text, office.end, contact.start) is not None


def _nearest_of(page: Page, contact: Mention, start: int, end: int, *, person: bool) -> Reached:
    """The nearest person or office before a contact in its sentence, else the nearest behind it."""
    how = "the person" if person else "the office"
    before = page.between(start, contact.start)
    earlier = [party for party in before if party.person is person]
    if earlier:
        chosen = not_the_head(page, earlier) if person else own_office(page, contact, earlier)
        return chosen, f"{how} nearest before it in its sentence"
    if _OPENS_BRACKET.search(page.text, start, contact.start):
        return None
    later = next((party for party in page.between(contact.end, end) if party.person is person), None)
    if later and _reaches(page, contact, later, start, end, own=person and bool(before)):
        return later, f"{how} nearest after it in its sentence"
    return None


def _reaches(page: Page, contact: Mention, party: Reachable, start: int, end: int, *, own: bool) -> bool:
    """Whether a number may be that of somebody named behind it: none of its kind stands between, and the other has
    no ``own`` one behind ("die Pressestelle unter …, Landrätin X unter …")."""
    others = [one for one in page.contacts_in(start, end) if one.start != contact.start]
    between = any(contact.end <= one.start < party.start and one.kind == contact.kind for one in others)
    return not between and not (own and any(one.start >= party.end for one in others))


def _class_noun(page: Page, start: int, end: int) -> Reachable | None:
    """The organization or place that "an den Kreis" means: that of the release whose name begins with the noun."""
    for match in _CLASS.finditer(page.text, start, end):
        if names := page.by_noun.get(match["noun"]):
            return Reachable(*match.span("noun"), Counter(names).most_common(1)[0][0], False)
    return None
