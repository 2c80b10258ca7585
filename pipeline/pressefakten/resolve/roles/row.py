"""The words of a release as one string, each with its marks: what the rules of ``lexicon/roles_rules.toml`` match on.

A word stands as a gap, the letters of its marks in the order of the alphabet, a colon and itself: " AR:Leiterin". The
gap says how it stands behind the word before: a blank, ``\\r`` glued to it, ``\\t`` in the next column, ``\\v`` on the
next line of wrapped text, ``\\n`` on a line that begins anew.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pressefakten.german.role_nouns import is_council, is_field, is_role, is_role_adjective
from pressefakten.german.shapes import gender_of_address, is_degree, is_degree_field, is_given, is_plain_noun
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.resolve.roles.phrase import is_plural, role_at

_SENTENCE_ENDS = frozenset('.!?;:„“”"»«()')
_CLAUSE_ENDS = frozenset('.!?;:„“”"»«')
_KNOWN_WORDS = 20_000
_MONTHS = frozenset(load("sentences")["words"]["months"])


@dataclass(frozen=True, slots=True)
class Row:
    """``text`` holds the words with their marks, ``places[i]`` is where the gap before word ``i`` stands, the last of
    them the end; ``words_at`` leads back."""

    text: str
    places: list[int]
    words_at: Mapping[int, int]

    def index(self, place: int) -> int:
        """The word whose gap stands at a place."""
        return self.words_at[place]


def row_of(words: Words, inside_people: Collection[int], bodies: Mapping[int, int]) -> Row:
    """The row of a release; ``bodies`` are its names of organisations and places by their first words."""
    following = {index for first, last in bodies.items() for index in range(first + 1, last)}
    parts: list[str] = []
    places: list[int] = []
    length = 0
    for index, text in enumerate(words.texts):
        name = "P" * (index in inside_people) + "I" * (index in following) + "B" * (index in bodies)
        part = f"{_gap(words, index)}{''.join(sorted(name + _marks(words, index)))}:{text}"
        places.append(length)
        parts.append(part)
        length += len(part)
    places.append(length)
    return Row("".join(parts) + "\n", places, {place: index for index, place in enumerate(places)})


def _gap(words: Words, index: int) -> str:
    if words.line_start(index):
        return "\n" if words.line_break(index) else "\v"
    if words.glued(index):
        return "\r"
    return "\t" if words.is_gap(index) else " "


def _marks(words: Words, index: int) -> str:
    """The letters that stand for what a word may be (the atoms of ``rules.py`` name them)."""
    text = words.texts[index]
    if not text[0].isalnum():
        return _marks_of_sign(words, index)
    marks = _marks_alone(text)
    if role_at(words, index):
        marks += "A" * ("A" not in marks) + "R" + "S" * is_plural(words, index)
    return marks


@lru_cache(maxsize=_KNOWN_WORDS)
def _marks_alone(text: str) -> str:
    """The letters of a word that its neighbours do not change."""
    marks = "J" * is_role_adjective(text)
    if not (text[0].isupper() or "-" in text):
        return marks
    marks += (
        "F" * is_field(text)
        + "N" * is_plain_noun(text)
        + "H" * (gender_of_address(text) is not None)
        + "G" * is_given(text)
    )
    return marks + "A" + "C" * is_council(text) if is_role(text) else marks


def _marks_of_sign(words: Words, index: int) -> str:
    """Whether a sign ends the sentence, or the clause."""
    return "E" * ends_sentence(words, index) + "K" * _ends_clause(words, index)


def ends_sentence(words: Words, index: int) -> bool:
    """Whether a sign ends the sentence; the full stop of an ordinal ("1. Vorsitzende") or a degree does not."""
    if words.texts[index] != ".":
        return words.texts[index] in _SENTENCE_ENDS
    before = words.texts[index - 1] if index else ""
    return not (before.isdigit() or is_degree(before) or is_degree_field(before))


def _ends_clause(words: Words, index: int) -> bool:
    """Whether a sign ends the clause; the full stop of a date ("am 1. März") does not."""
    texts = words.texts
    ordinal = texts[index] == "." and index > 0 and texts[index - 1].isdigit()
    return texts[index] in _CLAUSE_ENDS and not (ordinal and not _MONTHS.isdisjoint(texts[index + 1 : index + 2]))


@dataclass(frozen=True, slots=True)
class Near:
    """What the search for roles sees of a release: its words, their row, and where names stand. ``people`` and
    ``bodies`` (organisations, places and the rest) are the ends of names by their first words; ``inside`` are the words
    of persons' names, ``covered`` those of all others."""

    words: Words
    row: Row
    people: Mapping[int, int]
    bodies: Mapping[int, int]
    inside: Collection[int]
    covered: Collection[int]


def near(words: Words, people: Mapping[int, int], bodies: Mapping[int, int]) -> Near:
    """What the search for roles sees of a release with these names of persons and of others, by their first words."""
    inside, covered = ({index for first in names for index in range(first, names[first])} for names in (people, bodies))
    return Near(words, row_of(words, inside, bodies), people, bodies, inside, covered)
