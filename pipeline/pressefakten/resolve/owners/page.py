"""A release as the search for owners sees it: its lines and sentences, its contacts, and who may be reached."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pressefakten.german.sentences import sentence_starts
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.spans import Taken
from pressefakten_schemas.entities import CONTACTS

_LEXICON = load("owners")
CUE = re.compile(rf"(?<![\w-])(?:{'|'.join(_LEXICON['cues'])})\s?:", re.IGNORECASE)
_OFFICE = re.compile(
    rf"(?<![\w-])(?=[A-ZÄÖÜ])(?P<word>(?i:{'|'.join(_LEXICON['offices'])}))(?![\w-])(?P<tail>{_LEXICON['office_tail']})"
)
_NOT_TAIL = frozenset(_LEXICON["not_tail"])
_NEVER = frozenset(_LEXICON["never"])
SHORT_LINE = 110
"""A line longer than this, in code points, is running text unless it begins with a cue."""
_REACH = 800
"""Sentences and office words are looked at so far before a contact, in code points."""
_OVERLAP = 80
"""No office word is longer."""
_BLOCK = 14
"""How many lines above a number belong to its block."""


@dataclass(frozen=True, slots=True)
class Reachable:
    """Somebody who may be reached: a person, an organization, or the words of an office."""

    start: int
    end: int
    value: str
    person: bool


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
        self.parties = self._parties()
        self.party_starts = [party.start for party in self.parties]

    def _parties(self) -> list[Reachable]:
        known = [
            Reachable(one.start, one.end, one.value or self.text[one.start : one.end], one.kind == "person")
            for one in self.mentions
            if one.kind in ("person", "organization") and (one.value or self.text[one.start : one.end]) not in _NEVER
        ]
        taken = Taken([(one.start, one.end) for one in (*known, *self.contacts)])
        offices = []
        for office in self._offices():
            start, end = office.start(), office.end("word")
            words = office["tail"].split(" ")
            for word in words[1:]:
                if word.strip(".,:") in _NOT_TAIL:
                    break
                end = self.text.index(word, end) + len(word)
            if taken.overlaps(start, end):
                end = office.end("word")
                if taken.overlaps(start, end):
                    continue
            value = self.text[start:end]
            if self.text[max(0, start - 4) : start] in ("des ", "DES ") and value.endswith("s"):
                value = re.sub(r"e?s\Z", "", value)
            offices.append(Reachable(start, end, value, False))
        return sorted(known + offices, key=lambda party: (party.start, -party.end))

    def _offices(self) -> Iterator["re.Match[str]"]:
        """Office words as far from a contact as an owner may stand."""
        low = 0
        for contact in self.contacts:
            low = max(low, contact.start - _REACH)
            for office in _OFFICE.finditer(self.text, low, min(len(self.text), contact.end + _REACH // 2)):
                low = office.end()
                yield office
            low = max(low, min(len(self.text), contact.end + _REACH // 2 - _OVERLAP))

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
        begin = max(low, contact.start - _REACH, ends[before - 1] if before else 0)
        return begin, min(high, contact.end + _REACH, ends[after] if after < len(ends) else high)

    def sentence_before(self, start: int, low: int) -> tuple[int, int]:
        """The sentence that ends at ``start``, as much of it as lies behind ``low`` and within reach."""
        ends = self.sentence_ends
        at = bisect_left(ends, start)
        return max(low, start - _REACH, ends[at - 1] if at else 0), start
