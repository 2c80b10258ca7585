"""Abbreviations: their shape, and whether their letters stand for given words.

The letters must be found in the words in order, the first at the head of a word, capitals where words or parts of
compounds begin (after Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation definitions in
biomedical text").
"""

import re
from functools import cache

from pressefakten.german.function_words import function_words
from pressefakten.german.words import Words, cut
from pressefakten.lexicon import load

_SHAPE = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{0,9}(?:[-.][A-Z]{1,4})?$")
_FUNCTION = function_words("small_in_long_form")
_GIVES_LETTER = function_words("letter_of_abbreviation")


@cache
def _excluded() -> frozenset[str]:
    return frozenset(load("abbreviations")["not_abbreviations"])


def looks_like_one(text: str) -> bool:
    """Whether a word has the shape of an abbreviation: two capitals at least, ten letters at most."""
    return (
        len(text) >= 2
        and _SHAPE.match(text) is not None
        and sum(letter.isupper() for letter in text) >= 2
        and text not in _excluded()
    )


def stands_for(short: str, long: str) -> bool:
    """Whether the letters of ``short`` can be taken from the words of ``long``, the first from the first word."""
    words = cut(long)
    return len(words) > 0 and match_letters(words, short, 0, len(words)) == 0


def stand_in_order(letters: str, word: str) -> bool:
    """Whether letters stand in a word in their order, the first of both being the same ("hza" in "hauptzollamt")."""
    left = iter(word)
    return letters[0] == word[0] and all(letter in left for letter in letters)


def are_initials(words: Words, short: str, first: int, last: int) -> bool:
    """Whether each capital opens a word of the long form, in order, and no big word is left over."""
    heads = [
        words.texts[i][0].lower()
        for i in range(first, last)
        if words.texts[i].lower() not in _FUNCTION and words.texts[i][0].isalpha()
    ]
    letters = [letter.lower() for letter in short if letter.isalpha()]
    return heads == letters


def match_letters(words: Words, short: str, low: int, last: int) -> int | None:
    """The word at which the long form begins, or None. Letters are taken from the back (Schwartz and Hearst)."""
    letters = [letter.lower() for letter in short if letter.isalpha()]
    for index in range(last - 1, low - 1, -1):
        text = words.texts[index]
        if text in _STOPS or (words.line_break(index + 1) and index + 1 < last):
            return None
        if text.lower() in _FUNCTION or not text[0].isalpha():
            if _gives_letter(words, index, low, letters):
                letters.pop()
            continue
        taken = _take(text.lower(), letters)
        if taken == 0:
            return None
        del letters[-taken:]
        if not letters:
            return index
    return None


_STOPS = frozenset('.;()!?„“"»«')
"""No long form reaches over these."""


def _gives_letter(words: Words, index: int, low: int, letters: list[str]) -> bool:
    """Whether a function word gives the last of ``letters``: a lexicon word, not the first letter, no other can."""
    text = words.texts[index].lower()
    return (
        len(letters) > 1
        and text[0] == letters[-1]
        and text in _GIVES_LETTER
        and not _head_before(words, index, low, letters[-1])
    )


def _head_before(words: Words, index: int, low: int, letter: str) -> bool:
    """Whether a content word next before begins with the letter, so that a function word need not give it."""
    for before in range(index - 1, low - 1, -1):
        text = words.texts[before]
        if text.lower() not in _FUNCTION and text[0].isalpha():
            return text[0].lower() == letter
    return False


def _take(word: str, letters: list[str]) -> int:
    """How many of the last ``letters`` the word gives, as many as fit; its first letter is the first of them."""
    for count in range(min(len(letters), 5), 0, -1):
        wanted = letters[-count:]
        if word[0] != wanted[0]:
            continue
        at = 0
        for letter in wanted[1:]:
            at = word.find(letter, at + 1)
            if at < 0:
                break
        else:
            return count
    return 0
