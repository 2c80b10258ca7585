"""The noun a number counts, found without a tagger: what German spelling and declension give away.

After the number may stand attributes in lower case (adjectives, participles and their adverbs), then a capitalised
noun; "neun Städten und Gemeinden" counts both nouns. A word is an attribute when its ending agrees: -e anywhere, -en
only after an article or a preposition that asks for it ("mit fünf neuen Stellen"), since elsewhere -en is a verb.
"""

import re
from dataclasses import dataclass
from typing import Any

from pipeline.recognizers.numbers import Number

_NOUN = (
    r"[A-ZÄÖÜ][\wßäöüÄÖÜ]+(?:[:*_/](?:-?[Ii]nnen|[Ii]n)\b|\((?:innen|in)\))?"
    r"(?:-[\w]+){0,4}(?:[:*_/](?:-?[Ii]nnen|[Ii]n)\b)?"
)
_GAP = r"(?: {1,3}| ?\n ?)"
_WORD = re.compile(
    rf"(?P<comma>,)?(?P<gap>{_GAP})(?:(?P<noun>{_NOUN})|(?P<lower>[a-zäöüß][a-zäöüß]+(?:-[a-zäöüß]+)?(?P<cut>-)?))"
)
_TRUNCATED = re.compile(rf"-{_GAP}(?:und|oder|sowie|bzw\.|bis|/){_GAP}(?P<noun>{_NOUN})")
_SLASHED = re.compile(rf"-?/-?(?P<noun>{_NOUN})")
_AND = re.compile(rf"{_GAP}(?:und|oder|sowie|bzw\.|beziehungsweise|&){_GAP}(?P<noun>{_NOUN})(?P<cut>-)?")
_NEXT = re.compile(rf"{_GAP}(?P<word>[\wäöüß]+)")
_LAST_WORDS = re.compile(r"(?P<word>[\w§#/°.-]+)(?P<mark>[:,;)(\"“„]?) {0,2}\Z")
_ATTRIBUTES = 5
_WRAPPED = 45
"""A line of at least this many characters before its end was wrapped; a shorter one is a list, a heading, a cell."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase ``text[start:end]``; ``unit`` without what stands between ("drei *große* Städte")."""

    start: int
    end: int
    unit: str


class CountedNouns:
    """Finds what a number counts. ``lexicon`` is that of the topic "quantities"."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self._stop = frozenset(word for words in lexicon["stop"].values() for word in words)
        self._ends = frozenset(lexicon["ends"]["words"])
        self._labels = frozenset(lexicon["before"]["labels"])
        self._streets = tuple(lexicon["before"]["street_endings"])
        self._months = frozenset(lexicon["before"]["months"])
        self._declined = frozenset(lexicon["declined"]["after"])
        self._unmarked = frozenset(lexicon["unmarked"]["words"])
        self._single = frozenset(lexicon["unmarked"]["single"])
        self._singular = tuple(lexicon["unmarked"]["singular_endings"])
        self._plurals = frozenset(lexicon["unmarked"]["plural_exceptions"])
        self._agents = tuple(lexicon["unmarked"]["agent_endings"])
        self._idioms = frozenset(lexicon["idioms"]["words"])

    def after(self, text: str, number: Number) -> Counted | None:
        """The counted noun after ``number``, or None."""
        if number.closed or number.form == "article" or not self._countable(text, number):
            return None
        at, attributes = number.end, 0
        declined: bool | None = None
        while attributes <= _ATTRIBUTES:
            word = _WORD.match(text, at)
            if word is None or (word["comma"] and not attributes):
                return None
            if "\n" in word["gap"] and not _wrapped(text, word.start("gap")):
                return None
            if word["noun"]:
                return None if word["comma"] else self._noun(text, number, word.start("noun"), word["noun"], attributes)
            lower = word["lower"]
            if lower in ("und", "oder") and attributes and not word["cut"]:
                at = word.end()
                attributes += 1
                continue
            if lower in self._ends:
                return None
            if lower.endswith("en") and not word["cut"]:
                if declined is None:
                    declined = self._is_declined(text, number)
                if not declined:
                    return None
            attributes += 1
            at = word.end()
        return None

    def _noun(self, text: str, number: Number, start: int, noun: str, attributes: int) -> Counted | None:
        end = start + len(noun)
        if noun in self._stop or noun.split("-")[0] in self._stop:
            return None
        if f"{text[number.start : number.end].lower()} {noun}" in self._idioms:
            return None
        if text[end : end + 1] == "-":
            truncated = _TRUNCATED.match(text, end)
            if truncated is None or not self.is_plural(truncated["noun"]):
                return None
            return Counted(start, truncated.end(), _one_line(text[start : truncated.end()]))
        if noun.endswith("er") and not attributes:
            following = _WORD.match(text, end)
            if (
                following
                and following["noun"]
                and not following["comma"]
                and "\n" not in following["gap"]
                and not noun.lower().endswith(self._agents)
                and self.is_plural(following["noun"])
                and following["noun"] not in self._stop
            ):
                start, noun = following.start("noun"), following["noun"]
                end = following.end()
        if number.value == 1:
            if noun not in self._single:
                return None
        elif not self.is_plural(noun):
            return None
        coordinated = _AND.match(text, end)
        if coordinated and number.value != 1 and self._same_phrase(text, noun, coordinated):
            end = coordinated.end("noun")
        return Counted(start, end, _one_line(text[start:end]))

    def is_plural(self, noun: str) -> bool:
        """Could ``noun`` be a plural? By its ending: German plurals end in -e, -en, -er, -el, -n, -s, -a, -i, -o or stay."""
        if noun in self._unmarked or noun in self._plurals:
            return True
        base = re.split(r"[:*_/(]", noun)[0]
        if base != noun and re.search(r"[Ii]n(?:nen)?\)?$", noun):
            return True
        last = base.rsplit("-", 1)[-1]
        if last in self._unmarked:
            return True
        if last.isupper():
            return len(last) <= 5 and last.isalpha()
        if last.endswith("s"):
            return len(last) > 3 and not last.endswith(self._singular)
        if last.endswith(("heit", "keit", "schaft", "ung", "tion", "tät", "ion", "chen", "lein")):
            return last.endswith(("chen", "lein"))
        return last.endswith(("e", "n", "er", "el", "a", "i"))

    def _same_phrase(self, text: str, noun: str, coordinated: re.Match[str]) -> bool:
        """Does the second noun belong to the count? Not if it is a name, a singular, or begins the next clause."""
        second = coordinated["noun"]
        if (
            coordinated["cut"]
            or second in self._stop
            or not self.is_plural(second)
            or second.isupper()
            and not noun.isupper()
        ):
            return False
        if "\n" in coordinated[0] and not _wrapped(text, coordinated.start()):
            return False
        after = _NEXT.match(text, coordinated.end())
        if after and after["word"][0].isupper():
            return False
        if (
            second.endswith("er")
            and not second.lower().endswith(self._agents)
            and not noun.endswith(("nen", "er", "ern"))
        ):
            return False
        return (
            noun[-1] == second[-1]
            or noun.endswith(("nen", "e", "n", "s", "er"))
            and second.endswith(("e", "n", "s", "er"))
        )

    def _countable(self, text: str, number: Number) -> bool:
        """Not a label, a year, a postcode, a house number, a decimal that is a version."""
        start = number.start
        before = _LAST_WORDS.search(text, max(0, start - 40), start)
        previous = before["word"] if before else ""
        marked = bool(before and before["mark"])
        written = text[start : number.end]
        if number.form == "point" and (
            written.endswith(".0") or not written[0].isdigit() or number.scale == 1 and previous[:1].isupper()
        ):
            return False
        if start and text[start - 1] in "/§#.:" and text[start - 2 : start - 1] != " ":
            if text[start - 1] != "." or text[max(0, start - 3) : start] != "ca.":
                return False
        if number.form == "fraction" and number.scale == 1 and "/" in written:
            return False
        if previous in ("§", "§§", "#") or previous.endswith(("§", "/")):
            return False
        if number.form in ("digits", "point") and previous and not marked:
            bare = previous.rstrip(".")
            if bare in self._labels or previous.endswith(self._streets) or len(bare) == 1 and bare.isupper():
                return False
            if bare.rsplit("-", 1)[-1] in self._labels and bare[0].isupper() and "-" in bare:
                return False
            if bare[-1:].isdigit() and not _year(bare):
                return False
        if number.form == "digits" and number.scale == 1:
            length = number.end - number.start
            if number.is_year and (
                number.mantissa % 100
                or previous
                in (
                    "Jahr",
                    "Jahre",
                    "Jahren",
                    "im",
                    "seit",
                    "bis",
                    "ab",
                    "von",
                    "Anfang",
                    "Ende",
                    "Mitte",
                    "Sommer",
                    "Herbst",
                    "Frühjahr",
                    "Winter",
                    "Oktober",
                    "vor",
                    "nach",
                    *self._months,
                )
            ):
                return False
            if length == 5 and (
                not previous
                or marked
                or previous[-1:].isdigit()
                or previous in ("in", "D", "D-")
                or previous[:1].isupper()
            ):
                return False
            if length > 7:
                return False
        return True

    def _is_declined(self, text: str, number: Number) -> bool:
        before = re.findall(r"\w+", text[max(0, number.start - 45) : number.start])
        return any(word.lower() in self._declined for word in before[-3:])


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and 1800 <= int(word) <= 2100


def _wrapped(text: str, at: int) -> bool:
    newline = text.find("\n", at)
    return newline - (text.rfind("\n", 0, newline) + 1) >= _WRAPPED


def _one_line(words: str) -> str:
    return " ".join(words.split())
