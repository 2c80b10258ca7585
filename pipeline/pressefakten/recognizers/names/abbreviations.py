"""Abbreviations that a release defines: "Kommunales Integrationszentrum (KI)", "MKI (Ministerium für …)".

The letters must be found in the words in order, the first at the head of a word (after Schwartz and Hearst 2003, "A
simple
algorithm for identifying abbreviation definitions in biomedical text"); capitals open words or parts of compounds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pressefakten.lexicon import load
from pressefakten.recognizers.names.class_nouns import legal_form
from pressefakten.recognizers.names.found import Name
from pressefakten.recognizers.names.words import Words, cut

_SHAPE = re.compile(r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{0,9}(?:[-.][A-Z]{1,4})?$")
_FUNCTION = frozenset(
    "für und der die das des dem den von vom zu zur zum in im am an e v of and the for mit sowie auf bei & , -".split()
)
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Definition:
    """``short`` stands for the words ``[first, last)``; ``at`` is the word of the abbreviation itself."""

    short: str
    first: int
    last: int
    at: int


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
    return len(words) > 0 and _match(words, short, 0, len(words)) == 0


def definitions(words: Words, names: list[Name]) -> Iterator[Definition]:
    """Every definition in the text, the bracket behind the long form or before it."""
    texts = words.texts
    ends = {name.last: name for name in names if name.kind != "person"}
    for index in range(1, len(texts) - 2):
        if texts[index] != "(":
            continue
        if texts[index + 2] in (")", ",", ";") and looks_like_one(texts[index + 1]):
            span = _long_form(words, texts[index + 1], index, ends)
            if span:
                yield Definition(texts[index + 1], *span, index + 1)
        elif looks_like_one(texts[index - 1]):
            close = next((i for i in range(index + 1, min(index + _LONGEST + 2, len(texts))) if texts[i] == ")"), None)
            if close and close > index + 2:
                found = _match(words, texts[index - 1], index + 1, close)
                if found == index + 1:
                    yield Definition(texts[index - 1], index + 1, close, index - 1)


def _long_form(words: Words, short: str, bracket: int, ends: dict[int, Name]) -> tuple[int, int] | None:
    """The words before the bracket that the letters stand for.

    "des Kreises X" or "im X" between name and bracket is stepped over: the name ends before it.
    """
    texts = words.texts
    stops = [bracket]
    stops += [
        index
        for index in range(bracket - 2, max(bracket - 7, 0), -1)
        if texts[index] in ("des", "der", "im", "in", "vom", "von") and texts[index + 1][0].isupper()
    ]
    best: tuple[int, int] | None = None
    for stop in stops:
        low = max(0, stop - _LONGEST)
        first = _match(words, short, low, stop)
        if first is None:
            continue
        if _initials(words, short, first, stop):
            return first, stop
        if best is None:
            best = (first, stop)
    if best is None and bracket in ends:
        name = ends[bracket]
        form = legal_form().search(words.text, words.starts[name.first], words.ends[bracket - 1])
        if form and _match(words, short, name.first, words.at(form.start())) is not None:
            return name.first, bracket  # "Bundesverband Auenhilfe e. V. (AH)"
        if any(part[:1].lower() == short[:1].lower() for part in texts[name.first].split("-")):
            return name.first, bracket  # "Lorenz-Institut für … (IEE)"
    return best


def _parts(word: str) -> str:
    return word.lower()


def _initials(words: Words, short: str, first: int, last: int) -> bool:
    """Whether each capital opens a word of the long form, in order, and no big word is left over."""
    heads = [
        words.texts[i][0].lower()
        for i in range(first, last)
        if words.texts[i].lower() not in _FUNCTION and words.texts[i][0].isalpha()
    ]
    letters = [letter.lower() for letter in short if letter.isalpha()]
    return heads == letters


def _match(words: Words, short: str, low: int, last: int) -> int | None:
    """The word at which the long form begins, or None. Letters are taken from the back (Schwartz and Hearst)."""
    letters = [letter.lower() for letter in short if letter.isalpha()]
    position = len(letters) - 1
    index = last - 1
    used_last = False
    while index >= low:
        text = words.texts[index]
        if text in (".", ";", "(", ")", "!", "?", "„", "“", '"', "»", "«"):
            return None
        if words.line_break(index + 1) and index + 1 < last:
            return None
        word = _parts(text)
        if text.lower() in _FUNCTION or not text[0].isalpha():
            if (
                position >= 0
                and text[0].isalpha()
                and word[0] == letters[position]
                and text.lower() in ("für", "und", "von", "der")
                and position > 0
                and not _head_before(words, index, low, letters[position])
            ):
                position -= 1
            index -= 1
            continue
        taken = _take(word, letters[: position + 1])
        if index == last - 1 and taken == 0:
            return None
        if taken == 0:
            return None
        used_last = True
        position -= taken
        if position < 0:
            return index if used_last else None
        index -= 1
    return None


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
