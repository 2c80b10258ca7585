"""A release as the search for owners sees it: its lines and sentences, its contacts, and who may be reached."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from spacy.tokens import Doc

from pressefakten.german.sentences import sentence_starts
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.resolve.head.record import publisher_of
from pressefakten.resolve.owners.mailboxes import mailboxes
from pressefakten.resolve.owners.parties import CUE, REACH, Reachable, parties
from pressefakten_schemas.entities import CONTACTS

_LEXICON = load("owners")
_RECIPIENTS = re.compile(rf"[> ]{{0,4}}(?:{'|'.join(_LEXICON['recipients'])})[ ]?:", re.IGNORECASE)
SHORT_LINE = 110
"""A line longer than this, in code points, is running text unless it begins with a cue."""
_MOST_BODIES = 300
_MOST_NUMBERS = 4
"""Numbers of an exchange that are looked at."""
_BLOCK = 14
"""How many lines above a number belong to its block."""


class Page:
    """Lines, contacts and parties by their offsets in the reading."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = text = text_of(doc)
        self.mentions: Sequence[Mention] = doc._.mentions
        self.contacts = [mention for mention in self.mentions if mention.kind in CONTACTS]
        self.contact_starts = [contact.start for contact in self.contacts]
        self.starts = [0] + [at + 1 for at, mark in enumerate(text) if mark == "\n"]
        marked = doc.has_annotation("SENT_START")
        self.sentence_ends = [sent.end_char for sent in doc.sents] if marked else sentence_starts(self.text)[1:]
        self.parties = parties(text, self.mentions, self.contacts)
        self.party_starts = [party.start for party in self.parties]

    def line(self, offset: int) -> tuple[int, int]:
        """The line around ``offset``, without its line end."""
        index = bisect_right(self.starts, offset) - 1
        start = self.starts[index]
        stop = self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.text)
        return start, stop

    def above(self, low: int) -> Iterator[tuple[int, int]]:
        """The lines above the one that begins at ``low``, the nearest first, as many as a block has."""
        index = bisect_right(self.starts, low) - 1
        for above in range(index - 1, max(-1, index - 1 - _BLOCK), -1):
            yield self.line(self.starts[above])

    def lines(self, low: int, many: int) -> Iterator[tuple[int, int]]:
        """The line that begins at ``low``, and those below it, so many in all."""
        index = bisect_right(self.starts, low) - 1
        for start in self.starts[index : index + many]:
            yield self.line(start)

    def between(self, low: int, high: int) -> list[Reachable]:
        """The parties that lie wholly in ``[low, high)``."""
        inside = slice(bisect_left(self.party_starts, low), bisect_left(self.party_starts, high))
        return [party for party in self.parties[inside] if party.end <= high]

    def contacts_in(self, low: int, high: int) -> list[Mention]:
        """The contacts that begin in ``[low, high)``."""
        return self.contacts[bisect_left(self.contact_starts, low) : bisect_left(self.contact_starts, high)]

    def paragraph(self, low: int, high: int) -> tuple[int, int]:
        """The non-blank lines around the line ``[low, high)``."""
        index = bisect_right(self.starts, low) - 1
        first = index
        while first > max(0, index - _BLOCK) and self._filled(first - 1):
            first -= 1
        last = min(len(self.starts) - 1, index + _BLOCK)
        while index < last and self._filled(index + 1):
            index += 1
        return self.starts[first], self.line(self.starts[index])[1]

    def _filled(self, index: int) -> bool:
        """Whether the line with this number holds anything but blanks."""
        start, end = self.line(self.starts[index])
        return end - start > SHORT_LINE or not self.text[start:end].isspace() and start < end

    def next_contact(self, offset: int) -> Mention | None:
        """The first number, mailbox or page behind ``offset``; an address is none."""
        following = self.contacts[(at := bisect_left(self.contact_starts, offset)) : at + 3]
        return next((one for one in following if one.kind != "address"), None)

    def has_contact(self, low: int, high: int) -> bool:
        """Whether a number, mailbox or page stands in ``[low, high)``; an address is none."""
        return any(one.kind != "address" for one in self.contacts_in(low, high))

    def is_recipients(self, low: int) -> bool:
        """Whether the line that begins at ``low`` tells to whom a mail goes ("An: …"): nobody above is reached."""
        return _RECIPIENTS.match(self.text, low) is not None

    def card(self, low: int) -> list[Mention]:
        """The contacts of the line that begins at ``low`` and of those right above and below that hold contacts but
        name nobody."""
        index = bisect_right(self.starts, low) - 1
        first = last = index
        while first > max(0, index - _BLOCK) and self._is_bare(first - 1):
            first -= 1
        while last < min(len(self.starts) - 1, index + _BLOCK) and self._is_bare(last + 1):
            last += 1
        return self.contacts_in(self.starts[first], self.line(self.starts[last])[1])

    def _is_bare(self, index: int) -> bool:
        low, high = self.line(self.starts[index])
        return high - low <= SHORT_LINE and bool(self.contacts_in(low, high)) and not self.between(low, high)

    @cached_property
    def bodies(self) -> list[Reachable]:
        """The known organizations, each once, at most a few hundred."""
        known = {party.value: party for party in reversed(self.parties) if party.known and not party.person}
        return list(reversed(known.values()))[:_MOST_BODIES]

    @cached_property
    def senders(self) -> list[Reachable]:
        """The mentions of who sends the release, under the name that the release has for it."""
        sender = publisher_of(self.doc)
        return [party for party in self.bodies if sender and party.value == sender.value]

    @cached_property
    def exchanges(self) -> dict[str, list[Mention]]:
        """The first numbers with an extension at each exchange, by what stands before the extension."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for one in self.contacts:
            extension = one.attributes.get("extension")
            if one.kind == "phone" and one.value and extension:
                found[one.value.removesuffix(extension)].append(one)
        return {base: numbers[:_MOST_NUMBERS] for base, numbers in found.items()}

    def person(self, value: str) -> Reachable | None:
        """Where a person is named first."""
        return self._people.get(value)

    @cached_property
    def _people(self) -> dict[str, Reachable]:
        return {party.value: party for party in reversed(self.parties) if party.person}

    @cached_property
    def mailboxes(self) -> dict[str, set[str]]:
        """The persons whose address may have a local part, by that part."""
        found: dict[str, set[str]] = defaultdict(set)
        for value in {party.value for party in self.parties if party.person and " " in party.value}:
            for form in mailboxes(value):
                found[form].add(value)
        return found

    @cached_property
    def by_noun(self) -> dict[str, list[str]]:
        """The names of several words of bodies and places by their first word, those of companies by "Firma" before."""
        names: dict[str, list[str]] = defaultdict(list)
        for one in self.mentions:
            if one.kind in ("organization", "place") and one.value and " " in one.value:
                names[one.value.partition(" ")[0]].append(one.value)
            if one.kind == "organization" and one.value and self.text.endswith("Firma ", 0, one.start):
                names["Firma"].append(one.value)
        return names

    def is_prose(self, low: int, high: int) -> bool:
        """Whether the line ``[low, high)`` is running text: too long for contact data, or a sentence."""
        return high - low > SHORT_LINE or self.is_sentence(low, high)

    def is_sentence(self, low: int, high: int) -> bool:
        """Whether the line ``[low, high)`` is running text by its length, its end and its words."""
        line = self.text[low:high].strip()
        return (
            len(line) > 60
            and line.endswith((".", "!", "?", "entgegen", ":"))
            and re.search(r"\s[a-zäöüß]+\s[a-zäöüß]+\s", line) is not None
            and CUE.match(line) is None
        )

    def sentence(self, contact: Mention, low: int, high: int) -> tuple[int, int]:
        """The sentence of a contact, or as much of it as lies on the line ``[low, high)`` and within reach."""
        ends = self.sentence_ends
        before, after = bisect_right(ends, contact.start), bisect_left(ends, contact.end)
        begin = max(low, contact.start - REACH, ends[before - 1] if before else 0)
        return begin, min(high, contact.end + REACH, ends[after] if after < len(ends) else high)

    def sentence_before(self, start: int, low: int) -> tuple[int, int]:
        """The sentence that ends at ``start``, as much of it as lies behind ``low`` and within reach."""
        ends = self.sentence_ends
        at = bisect_left(ends, start)
        return max(low, start - REACH, ends[at - 1] if at else 0), start
