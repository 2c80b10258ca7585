"""A role as a phrase of words: its noun, the adjectives before it and what it is the role of
(``complement.py``).

"stellvertretende Leiterin des Sachgebiets E1" = adjective, noun, complement. The article stays out (docs/facts.md).
"""

import re
from dataclasses import dataclass, field

from pressefakten.german.function_words import function_words
from pressefakten.german.role_nouns import (
    is_council,
    is_role,
    is_role_adjective,
    is_role_adverb,
    is_role_behind,
    is_undeclined,
    needs_name,
    role_form,
)
from pressefakten.german.words import Words
from pressefakten.lexicon import load

ARTICLES = function_words("article")
_PLURAL_BEHIND = function_words("before_plural")
_SINGULAR_BEHIND = function_words("before_singular")
_FIELDS_OF_TWO = frozenset(tuple(field.split()) for field in load("roles")["around"]["fields_of_two"])
_CHANGES_HANDS = frozenset(load("roles")["around"]["changes_hands"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``[first, last)``; ``noun`` is the role noun, the complement begins behind it. ``rule`` is the id of what
    found it."""

    first: int
    noun: int
    last: int
    rule: str = field(default="", compare=False)

    def text(self, words: Words) -> str:
        return words.words(self.first, self.last)


def first_word(words: Words, noun: int) -> int:
    """Where the adjectives begin that belong to the role ("neu gewählte Vizepräsidentin", "1. Bürgermeister")."""
    first = noun
    while first > 0 and not _parted(words, first) and (size := _attribute(words, first, noun)):
        first -= size
    return first


def _parted(words: Words, index: int) -> bool:
    """Whether a word opens a line or a column."""
    return words.line_break(index) or words.is_gap(index)


def _attribute(words: Words, first: int, noun: int) -> int:
    """How many words right before ``first`` belong to the role."""
    texts, before = words.texts, words.texts[first - 1]
    if before in _CHANGES_HANDS and (is_undeclined(texts[first]) or texts[first].isupper()):
        return 0
    if is_role_adjective(before) or (first < noun and is_role_adverb(before)) or re.fullmatch(r"\d\.", before):
        return 1
    return next((size for size, joins in _JOINTS if first >= size and joins(words, first, noun)), 0)


def _ends_ordinal(words: Words, first: int, noun: int) -> bool:
    """ "1. Vorsitzende": whether a number and its full stop stand before a word."""
    ordinal = words.texts[first - 1] == "." and re.fullmatch(r"\d|II?", words.texts[first - 2])
    return bool(ordinal) and words.glued(first - 1)


def _joins_adjectives(words: Words, first: int, noun: int) -> bool:
    """ "erste und kommissarische Leiterin": whether another adjective is joined to the one at a word."""
    if words.texts[first - 1] not in ("und", ",", "&") or first >= noun:
        return False
    return is_role_adjective(words.texts[first - 2]) and not is_role(words.texts[first])


def _joins_parties(words: Words, first: int, noun: int) -> bool:
    """ "CDU/CSU-Chef": whether a stroke and another abbreviation stand before the noun."""
    texts = words.texts
    return texts[first - 1] == "/" and first == noun and "-" in texts[noun] and texts[first - 2].isupper()


def _joins_first_part(words: Words, first: int, noun: int) -> bool:
    """ "Kinder- und Jugendbuchautorin": whether the first part of another noun is joined to this one."""
    texts = words.texts
    if texts[first - 1] != "und" or first != noun or texts[first - 2] != "-":
        return False
    return words.glued(first - 2) and texts[first - 3][0].isupper()


_JOINTS = ((2, _ends_ordinal), (2, _joins_adjectives), (2, _joins_parties), (3, _joins_first_part))
"""What may stand before a role and belong to it, each with the number of its words."""


def role_at(words: Words, index: int) -> bool:
    """Whether the word is a role noun that may stand without a name beside it (a council is none)."""
    text = words.texts[index]
    if not is_role(text):
        return is_role_behind(text, words.texts[index - 1] if index else "")
    return not is_council(text) and not needs_name(text) and not _is_cut(words, index)


def _is_cut(words: Words, index: int) -> bool:
    """Whether a word is the first part of another noun: "Maler- und Lackiererhandwerk", "Investor Relations"."""
    following = words.texts[index + 1 : index + 2]
    return (following == ["-"] and words.glued(index + 1)) or (words.texts[index], *following) in _FIELDS_OF_TWO


def is_plural(words: Words, noun: int) -> bool:
    """Whether the role noun is meant of several people here: by its form, or by "die/den/beiden" before a form that
    can be plural."""
    text = words.texts[noun]
    form = role_form(text)
    if form is None:  # "die sachkundigen Bürger"
        return text.endswith("innen") or (noun > 1 and words.texts[noun - 2].lower() in _PLURAL_BEHIND)
    if not form.plural:
        return False
    if form.strict_plural:
        return True
    first = first_word(words, noun)
    before = words.texts[first - 1].lower() if first else ""
    if before[-2:] == "er" and before[:1].islower() is False and first > 1:
        before = words.texts[first - 2].lower()
    return before in _PLURAL_BEHIND or (words.texts[noun].endswith("n") and before not in _SINGULAR_BEHIND)
