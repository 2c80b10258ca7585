"""Who stands nearest to a phone number, e-mail or web address or postal address.

The owner is the person, else the office, nearest to the number in its line, its block or its sentence, given by the
full value that the release has for it. An office that is no known name ("Pressestelle") is given as written. In order:

1. line: a person on the same line before the number (or after it, where the number begins the line);
2. run: in text without line breaks, what stands between a cue ("Rückfragen bitte an:") and the first number;
3. block: the lines above, up to the cue that opens the block;
4. sentence: in running text the person, else the office, of the sentence that is nearest to the number.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pressefakten.lexicon import load
from pressefakten.mentions import Mention, zone_at
from pressefakten.resolve.owners.page import CUE, SHORT_LINE, Page, Reachable

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
_CLAUSE = re.compile(rf"\b(?:{_either('clause_verbs')})\b")
_HEADS = re.compile(rf"\b\w{{0,20}}(?i:{_either('heads')})\b")
_GENITIVE = re.compile(rf"\s(?:{_either('joints_of_office')})\s\Z")
_LABELS = re.compile(rf"(?<!\w)(?:{_either('labels')})(?![a-zäöüß])[.:]?", re.IGNORECASE)
_GOING_ON = re.compile(rf"\s*(?:{_either('going_on')})\b")
_MARKUP = " \t*_#>|-–•·.,;:()[]\u2022"
_BESIDE = re.compile(r"(?:,| in der| in| am| an der|:| \(| –| -)?\s{0,2}(?:in der |am |an der |im |in )?")
_PROSE = re.compile(r"[a-zäöüß]{3}[.!?]\s+[A-ZÄÖÜ][a-zäöüß]*\s[a-zäöüß]+\s")
_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "á": "a", "-": ""})
_GENERAL = tuple(_LEXICON["general"])
_SIDE_BY_SIDE = re.compile(r"\s?(?:/|\||und|oder|&|·)\s?(?:[A-ZÄÖÜ][\w.']{0,12}\s)?")
_RUN = 500
"""How far after a cue, in code points, a run of contact data may go on in one line."""


class Nearest:
    """The owners of the contacts of one release."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.text
        self.bodies = {one.start for one in page.mentions if one.kind == "organization"}
        self.by_noun: dict[str, list[str]] = defaultdict(list)
        for one in page.mentions:
            if one.kind in ("organization", "place") and one.value and " " in one.value:
                self.by_noun[one.value.partition(" ")[0]].append(one.value)

    def owner(self, contact: Mention) -> tuple[str, str] | None:
        """Who stands nearest, and where; None where nobody is near."""
        low, high = self.page.line(contact.start)
        named = self._by_mailbox(contact, low, high)
        if named is not None:
            return named, "whose name the address bears"
        prose = high - low > SHORT_LINE or self.page.is_sentence(low, high)
        shared = high - low <= 2 * SHORT_LINE and (_is_general(contact) or self._of_two(contact, low))
        if shared and (found := self._office(contact, low, high)):
            return found
        if prose:
            if found := self._in_run(contact, low):
                return found
            return self._in_sentence(contact, low, high)
        if found := self._in_line(contact, low, high):
            return found
        return self._in_block(contact, low)

    def _by_mailbox(self, contact: Mention, low: int, high: int) -> str | None:
        """The person of its block whose surname is in the local part of an address ("erika.beispiel@…")."""
        if contact.kind != "email" or not contact.value:
            return None
        local = contact.value.partition("@")[0].lower()
        pieces = {_plain(piece) for piece in re.split(r"[._\-+]", local)} | {_plain(local)}
        first, last = self.page.paragraph(low, high)
        begin, stop = max(first, contact.start - _RUN), min(last, contact.end + _RUN)
        values = {
            party.value
            for party in self.page.between(begin, stop)
            if party.person and " " in party.value and pieces & _mailboxes(party.value)
        }
        return values.pop() if len(values) == 1 else None

    def _of_two(self, contact: Mention, low: int) -> bool:
        """Whether two persons stand side by side before a number, on its line or alone on the one above."""
        start, end = max(low, contact.start - _RUN), contact.start
        if not self.page.between(start, end):
            above = (line for line in self.page.above(low) if not self._has_contact(*line))
            start, end = next(above, (low, low))
        people = [party for party in self.page.between(start, end) if party.person]
        return len(people) > 1 and all(
            _SIDE_BY_SIDE.fullmatch(self.text[one.end : other.start]) for one, other in pairwise(people)
        )

    def _office(self, contact: Mention, low: int, high: int) -> tuple[str, str] | None:
        """The office of a number that is nobody's own: nearest before it on its line, else in its block above, else
        right below."""
        near = max(low, contact.start - _RUN)
        before = [party for party in self.page.between(near, contact.start) if not party.person]
        if before:
            return self._head(before).value, "the office before it on its line"
        for start, end in self.page.above(low):
            if end - start > SHORT_LINE or not self.text[start:end].strip() or self.page.is_sentence(start, end):
                break
            if offices := [party for party in self.page.between(start, end) if not party.person]:
                return self._head(offices).value, "the office above it in its block"
        _, last = self.page.paragraph(low, high)
        reach = min(last, contact.end + _RUN)
        after = [party for party in self.page.between(contact.end, reach) if not party.person]
        return (after[0].value, "the office below it in its block") if after else None

    def _in_line(self, contact: Mention, low: int, high: int) -> tuple[str, str] | None:
        before = self.page.between(low, contact.start)
        people = [party for party in before if party.person]
        if people:
            return people[-1].value, "the person before it on its line"
        siblings = self.page.contacts_in(low, high)
        opens = not self.page.between(low, min(one.start for one in siblings))
        chosen = self._behind(contact, siblings, high) if opens and contact.kind in ("phone", "email") else None
        if chosen is not None:
            return chosen.value, "named after it on its line"
        return (self._head(before).value, "the office before it on its line") if before else None

    def _behind(self, contact: Mention, siblings: Sequence[Mention], high: int) -> Reachable | None:
        """Who is named behind a number that opens its line, before the next number behind a name."""
        following = self.page.between(contact.end, high)
        if not following:
            return None
        first = following[0].start
        stop = min((one.start for one in siblings if one.start > max(contact.start, first)), default=high)
        following = [party for party in following if party.start < stop]
        return next((party for party in following if party.person), following[0] if following else None)

    def _in_run(self, contact: Mention, low: int) -> tuple[str, str] | None:
        """What stands between the last cue and the first contact after it, in a line too long to be a block's."""
        cues = list(CUE.finditer(self.text, max(low, contact.start - _RUN), contact.start))
        if not cues:
            return None
        cue = cues[-1]
        inside = self.page.contacts_in(cue.end(), contact.start + 1)
        if _PROSE.search(self.text, cue.end(), inside[0].start):
            return None
        people = [party for party in self.page.between(cue.end(), contact.start) if party.person]
        if people:
            return people[-1].value, "the person before it in the contact data"
        words = self.text[cue.end() : inside[0].start]
        label = _LABELS.search(words)
        words = words[: label.start()] if label else words
        words = " ".join(words.split()).strip(_MARKUP)
        parties = self.page.between(cue.end(), cue.end() + len(self.text[cue.end() : inside[0].start]))
        if parties and _CLAUSE.search(words):
            return self._head(parties).value, "the office of the sentence behind the cue"
        if not words or len(words) > 120 or not parties:
            return None
        if len(parties) == 1 and parties[0].end - parties[0].start >= len(words):
            return parties[0].value, "named after the cue"
        return words, "named after the cue"

    def _in_block(self, contact: Mention, low: int) -> tuple[str, str] | None:
        """Upwards from the line of the contact: the nearest person, else the nearest office."""
        office: Reachable | None = None
        person: Reachable | None = None
        wants_office = contact.kind in ("url", "address")
        blanks = 0
        for start, end in self.page.above(low):
            if end - start > SHORT_LINE:
                break
            line = self.text[start:end].strip()
            if not line:
                blanks += 1
                if person or office or blanks > 2:
                    break
                continue
            if self.page.is_sentence(start, end):
                break
            person = person or self._person_on(start, end)
            if person and not wants_office:
                break
            office = office or self._office_on(start, end)
            if CUE.match(line) and (office or blanks):
                break
        if person and not (wants_office and office):
            return person.value, "the person above it in its block"
        return (office.value, "the office above it in its block") if office else None

    def _person_on(self, start: int, end: int) -> Reachable | None:
        """The last person on a line, unless it names the head of an authority."""
        people = [party for party in self.page.between(start, end) if party.person]
        return people[-1] if people and not _HEADS.search(self.text[start : people[-1].start]) else None

    def _office_on(self, start: int, end: int) -> Reachable | None:
        """The office on a line that holds no number of its own."""
        offices = [party for party in self.page.between(start, end) if not party.person]
        return self._whole_line(start, end, offices) if offices and not self._has_contact(start, end) else None

    def _has_contact(self, low: int, high: int) -> bool:
        return any(one.kind != "address" for one in self.page.contacts_in(low, high))

    def _whole_line(self, low: int, high: int, offices: list[Reachable]) -> Reachable:
        """An office line is taken as it is written, unless a known name fills it."""
        line = self.text[low:high]
        cue = CUE.match(line.lstrip(_MARKUP))
        begin = low + (len(line) - len(line.lstrip(_MARKUP)))
        if cue:
            begin += cue.end()
        words = self.text[begin:high].strip(_MARKUP)
        first = offices[0]
        if _CLAUSE.search(words):
            return self._head(offices)
        if first.end - first.start >= len(words) - 2 or len(words.split()) > 8 or "," in words:
            return first
        known = [party for party in offices if party.start in self.bodies]
        if known and len(known) == len(offices):
            return known[0]
        return Reachable(begin, high, words, False)

    def _in_sentence(self, contact: Mention, low: int, high: int) -> tuple[str, str] | None:
        start, end = self.page.sentence(contact, low, high)
        if found := self._nearest(contact, start, end):
            return found
        if noun := self._class_noun(start, end):
            return noun, "the class noun in its sentence stands for it"
        if zone_at(self.page.doc, contact.start) == "contact":
            return self._in_block(contact, low)
        if start > low and _GOING_ON.match(self.text[start:end]):
            before = self.page.sentence_before(start, low)
            people = [party for party in self.page.between(*before) if party.person] or self.page.between(*before)
            if people:
                return people[-1].value, "named in the sentence before"
        if hotline := self._hotline(start, end, low):
            return hotline, "spoken of in its sentence or shortly before"
        return None

    def _hotline(self, start: int, end: int, low: int) -> str | None:
        """A hotline that the sentence of a contact, or one of the two before it, is about."""
        begin = self.page.sentence_before(self.page.sentence_before(start, low)[0], low)[0]
        found = list(_HOTLINE.finditer(self.text, begin, end))
        return found[-1]["noun"] if found else None

    def _nearest(self, contact: Mention, start: int, end: int) -> tuple[str, str] | None:
        before, after = self.page.between(start, contact.start), self.page.between(contact.end, end)
        if contact.kind == "address":
            beside = [one for one in before if _BESIDE.fullmatch(self.text[one.end : contact.start])]
            return (beside[-1].value, "named directly before it") if beside else None
        for person in (False, True) if contact.kind == "url" else (True, False):
            how = "the person" if person else "the office"
            earlier = [party for party in before if party.person is person]
            if earlier:
                chosen = earlier[-1] if person else self._head(earlier)
                return chosen.value, f"{how} nearest before it in its sentence"
            later = [party for party in after if party.person is person]
            if later and self._reaches(contact, later[0], start, end, own=person and bool(before)):
                return later[0].value, f"{how} nearest after it in its sentence"
        return None

    def _reaches(self, contact: Mention, party: Reachable, start: int, end: int, *, own: bool) -> bool:
        """Whether a number may be that of somebody named behind it: none of its kind stands between, and the other has
        no ``own`` one behind ("die Pressestelle unter …, Landrätin X unter …")."""
        others = [one for one in self.page.contacts_in(start, end) if one.start != contact.start]
        between = any(contact.end <= one.start < party.start and one.kind == contact.kind for one in others)
        return not between and not (own and any(one.start >= party.end for one in others))

    def _head(self, offices: list[Reachable]) -> Reachable:
        """The last office, or the one whose genitive it is ("das KI des Kreises Viersen" is the KI)."""
        last = offices[-1]
        for earlier in reversed(offices[:-1]):
            gap = self.text[earlier.end : last.start]
            if not _GENITIVE.fullmatch(gap):
                break
            last = earlier
        return last

    def _class_noun(self, start: int, end: int) -> str | None:
        """The organization or place that "an den Kreis" means: that of the release whose name begins with the noun."""
        for match in _CLASS.finditer(self.text, start, end):
            if names := self.by_noun.get(match["noun"]):
                return Counter(names).most_common(1)[0][0]
        return None


def _is_general(contact: Mention) -> bool:
    """Whether a mailbox or a number is an office's by its form ("presse@…", "…-0")."""
    if contact.kind == "email":
        return (contact.value or "").partition("@")[0].lower().startswith(_GENERAL)
    return False


def _plain(name: str) -> str:
    return name.lower().translate(_PLAIN)


def _mailboxes(name: str) -> set[str]:
    """What the local part of a person's address may hold: the surname, or the initial and the surname."""
    words = name.split()
    surname = _plain(words[-1])
    return {surname, _plain(words[0])[:1] + surname}
