"""A release as a row of words: what the name rules read.

Cut for names, not for grammar: a compound with its hyphens is one word ("KI-Leiterin", "Möltgen-Sicking"), so is a
role in short with its full stop ("Bgm.", "stv.", "LH-Stv.") and a form with a gender mark ("Beauftragte:r",
"Leiter*in", "Bürgermeister/-in"); every other sign is a word by itself.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pressefakten.lexicon import load

_SHORT_ROLES = "|".join(re.escape(word) for word in sorted(load("roles")["short"]["dotted"], key=len, reverse=True))
_SHORT_ADJECTIVES = "|".join(
    f"[{word[0].upper()}{word[0]}]{word[1:-1]}" for word in load("roles")["short"]["adjectives"] if word.endswith(".")
)
_COMPOUND_DEGREES = "|".join([*load("titles")["compound"], *load("titles")["compound_of_roles"]])
_WORD = re.compile(
    rf"(?:{_SHORT_ROLES})\.(?:in)?(?![^\W_])|M?Mag\.a(?![^\W_])|"
    r"(?:[^\W\d_]{2,30}-)?(?:[Ss]tv|[Ss]tellv)\.(?![^\W_])|"
    rf"(?<!\.\s)(?:{_SHORT_ADJECTIVES})\.(?=[ ]?[^\W\d_])|"
    rf"(?:{_COMPOUND_DEGREES})\.-[^\W\d_]{{2,12}}(?:\.-[^\W\d_]{{2,12}})?|"
    r"[^\W\d_](?>(?:[^\W_]|['’‘](?=[^\W_])|[-‐‑–](?=[^\W_])(?<!\s-)|[:*_·/](?=(?:-?[Ii]n(?:nen)?|[nrs]|e|er|en)(?![^\W_]))|"
    r"/-(?=(?:in(?:nen)?|[nr])(?![^\W_]))|\(-?(?=(?:in(?:nen)?|[nr])\))(?:in(?:nen)?|[nr])\))*)"
    r"|\d+(?>(?:[.,:]\d+)*)"
    r"|[^\w\s]|_"
)
_GLUED = re.compile(r"([A-ZÄÖÜ][a-zäöüß]{3,30})(?!In(?:nen)?$)([A-ZÄÖÜ][a-zäöüß]{3,30})")
_ROUTE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,30}(?:–[A-ZÄÖÜ][a-zäöüß]{2,30})+")
_LED_BY = tuple(load("places")["routes"]["nouns"])
_BREAK = re.compile(r"\n[ ]*\n")
WRAPPED = 50
"""A line of this many characters may go on in the next one: mail programs wrap at 65 to 78."""


@dataclass(frozen=True, slots=True)
class Words:
    """``texts[i]`` stands at ``[starts[i], ends[i])`` of ``text``, code points of the reading."""

    text: str
    texts: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.texts)

    def at(self, offset: int) -> int:
        """The first word that ends behind ``offset`` (``len(self)`` when there is none)."""
        return bisect_left(self.ends, offset + 1)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of words that touch ``[start, end)``."""
        return self.at(start), bisect_left(self.starts, end)

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this word and the one before."""
        return index > 0 and self.ends[index - 1] == self.starts[index]

    def line_break(self, index: int) -> bool:
        """Whether a line ends before this word in a way that ends a name as well.

        A long line that simply goes on (wrapped text) is no such end; an empty line always is.
        """
        if index <= 0:
            return True
        if index >= len(self.texts):
            return True
        gap = self.text[self.ends[index - 1] : self.starts[index]]
        if "\n" not in gap:
            return False
        if _BREAK.search(gap) or len(gap) - gap.rfind("\n") > 2:  # an empty line, or the next line is indented
            return True
        line = self.text.rfind("\n", 0, self.ends[index - 1]) + 1
        return self.ends[index - 1] - line < WRAPPED

    def whole(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """The ranges of words that matches of a pattern cover exactly, none with a line break inside."""
        for found in pattern.finditer(self.text):
            first, last = self.between(*found.span())
            if (self.starts[first], self.ends[last - 1]) == found.span() and not self.any_break(first, last):
                yield first, last

    def any_break(self, start: int, end: int) -> bool:
        """Whether a line break that ends a name lies between the words ``start`` .. ``end - 1``."""
        return any(self.line_break(i) for i in range(start + 1, end))

    def line_start(self, index: int) -> bool:
        """Whether this is the first word of its line; behind the last word a line would begin."""
        if index <= 0 or index >= len(self.texts):
            return True
        return "\n" in self.text[self.ends[index - 1] : self.starts[index]]

    def is_gap(self, index: int) -> bool:
        """Whether a tab or several blanks stand before this word, as between the columns of a table."""
        between = self.text[self.ends[index - 1] : self.starts[index]] if 0 < index < len(self.texts) else ""
        return len(between) > 1 or "\t" in between

    def words(self, start: int, end: int) -> str:
        """The text of a range of words as it stands, blanks in one."""
        return " ".join(self.text[self.starts[start] : self.ends[end - 1]].split()) if start < end else ""


def cut(text: str) -> Words:
    """The words of a reading's text."""
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _WORD.finditer(text):
        texts.append(found[0])
        starts.append(found.start())
        ends.append(found.end())
    words = Words(text, texts, starts, ends)
    _split_glued(words)
    _split_routes(words)
    return words


def _split_glued(words: Words) -> None:
    """Part two words that lost the blank between them ("KronshagenProfessionell"): the first stands alone elsewhere."""
    glued = [index for index, word in enumerate(words.texts) if _GLUED.fullmatch(word)]
    if not glued:
        return
    alone = set(words.texts)
    for index in reversed(glued):
        first, second = _GLUED.fullmatch(words.texts[index]).groups()  # type: ignore[union-attr]
        if first in alone:
            border = words.starts[index] + len(first)
            words.texts[index : index + 1] = [first, second]
            words.starts[index : index + 1] = [words.starts[index], border]
            words.ends[index : index + 1] = [border, words.ends[index]]


def _split_routes(words: Words) -> None:
    """Part the towns of a route that only a dash joins ("die Bahnstrecke Auen–Moorbek"), behind a noun of routes."""
    for index in range(len(words) - 1, 0, -1):
        text = words.texts[index]
        if "–" in text and _ROUTE.fullmatch(text) and words.texts[index - 1].lower().endswith(_LED_BY):
            parts = [part for part in re.split("(–)", text) if part]
            starts = [words.starts[index] + sum(map(len, parts[:at])) for at in range(len(parts))]
            words.texts[index : index + 1] = parts
            words.starts[index : index + 1] = starts
            words.ends[index : index + 1] = [start + len(part) for start, part in zip(starts, parts, strict=True)]
