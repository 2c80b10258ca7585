"""The text as lines, the unit in which zones are told apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pressefakten_schemas.kinds import Zone as ZoneName

_LINE = re.compile(r"[^\n]+")
_TEASER_END = re.compile(
    r"(?:\.\.\.|…|\[\s?\])(?:\s?\[?(?:mehr|mehr lesen|[Ww]eiterlesen|[Ww]eiter lesen)\]?)?[\s»>→]{0,4}\Z"
    r"|[\[»>→] ?(?:mehr|[Ww]eiterlesen)\]?[\s»>→]{0,4}\Z|\b[Ww]eiterlesen[\s»>→]{0,4}\Z"
)
_SENTENCE_END = re.compile(r"[.!?:][\"'“”«»‘’)\]]{0,3}\Z")

_FULL_STOP = re.compile(r"(?:[a-zäöüß)]|(?<!\d\.)(?<!\d\.\d)\d)[.!?][\"'“”«»‘’)]{0,3}\Z|[.!?][\"“”«»]\.?\Z")
_SPACED = re.compile(r"\W{0,3}(?:[A-ZÄÖÜ]-? ){4,}[A-ZÄÖÜ]\W{0,3}(?:\s{2,}(?:[A-ZÄÖÜ] ){2,}[A-ZÄÖÜ]\W{0,3})*")
"""A line whose letters are set apart: "P R E S S E M I T T E I L U N G"."""
_END = 6
"""Code points at the end of a line that show whether a sentence ends there."""
_SHORTEST_SENTENCE = 4
"""Words of a sentence at least."""

_SHORTEST_PARAGRAPH = 70
"""Code points from which on a whole sentence is running text."""
PARAGRAPH = 120
"""A line of this many characters or more is running text, not a headline, a link or a line of an address."""


@dataclass(slots=True)
class Line:
    """A line, or a part of one, without the blanks around it: ``[start, end)`` counts in the reading of the text.

    ``after_blank`` tells whether a blank line (or the beginning of the text) comes before it. ``zone`` is None while
    nothing is known; ``rule`` names what knew it. ``indent`` counts the blanks before it.
    """

    start: int
    end: int
    text: str
    after_blank: bool
    zone: ZoneName | None = None
    rule: str = ""
    indent: int = 0

    def mark(self, zone: ZoneName, rule: str) -> None:
        """Set the zone unless an earlier rule did."""
        if self.zone is None:
            self.zone, self.rule = zone, rule

    @property
    def is_paragraph(self) -> bool:
        """Whether this is running text: long, or a whole sentence of some length."""
        if len(self.text) < _SHORTEST_PARAGRAPH or self.is_teaser:
            return False
        return len(self.text) >= PARAGRAPH or _SENTENCE_END.search(self.text[-_END:]) is not None

    @property
    def is_sentence(self) -> bool:
        """Whether this is a whole sentence, however short: words with capital and small letters, and a full stop."""
        if _FULL_STOP.search(self.text[-_END:]) is None:
            return False
        words = self.text.split()
        small = sum(word[0].islower() for word in words)
        return len(words) >= _SHORTEST_SENTENCE and 2 * small >= len(words) - 1

    @property
    def is_teaser(self) -> bool:
        """Whether it breaks off as the teasers of portals do ("… kritisieren die...", "… mehr")."""
        return _breaks_off(self.text[-30:])


@lru_cache(maxsize=1_000)
def _breaks_off(end: str) -> bool:
    return bool(_TEASER_END.search(end))


def split_lines(text: str, cuts: list[int]) -> list[Line]:
    """The non-blank lines of ``text``, cut at the given offsets (ascending) too."""
    found: list[Line] = []
    last = None
    pending = iter([*cuts, len(text) + 1])
    cut = next(pending)
    for match in _LINE.finditer(text):
        begin = match.start()
        while begin < match.end():
            while cut <= begin:
                cut = next(pending)
            end = min(cut, match.end())
            part = text[begin:end]
            stripped = part.strip()
            if stripped:
                start = begin + part.index(stripped[0])
                after_blank = last is None or text.count("\n", last, start) > 1
                found.append(
                    Line(start, start + len(stripped), _closed_up(stripped), after_blank, indent=start - begin)
                )
                last = start + len(stripped)
            begin = end
    return found


def _closed_up(words: str) -> str:
    """A line as it is read: letters that are set apart are words."""
    if _SPACED.fullmatch(words) is None:
        return words
    return " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", words))


def open_lines(lines: list[Line]) -> Iterator[tuple[int, Line]]:
    """The lines no rule has marked yet, with their places in the list."""
    for place, line in enumerate(lines):
        if line.zone is None:
            yield place, line
