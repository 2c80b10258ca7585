"""Abbreviations that a release defines: "Kommunales Integrationszentrum (KI)", "MKI (Ministerium für …)".

The letters must be found in the words in order (``german.abbreviations``).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pressefakten.german.abbreviations import are_initials, looks_like_one, match_letters
from pressefakten.german.class_nouns import legal_form
from pressefakten.german.function_words import function_words
from pressefakten.german.words import Words
from pressefakten.recognizers.names.candidate import Candidate

_LONGEST = 14
_BEFORE_COMPLEMENT = function_words("before_complement")


@dataclass(frozen=True, slots=True)
class Definition:
    """``short`` stands for the words ``[first, last)``; ``at`` is the word of the abbreviation itself."""

    short: str
    first: int
    last: int
    at: int


def definitions(words: Words, names: list[Candidate]) -> Iterator[Definition]:
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
        elif looks_like_one(texts[index - 1]) and (close := _long_form_in_bracket(words, index)):
            yield Definition(texts[index - 1], index + 1, close, index - 1)


def _long_form_in_bracket(words: Words, bracket: int) -> int | None:
    """The closing bracket of the long form of the abbreviation before ``bracket``, or None where none stands there."""
    texts, last = words.texts, min(bracket + _LONGEST + 2, len(words))
    close = next((index for index in range(bracket + 1, last) if texts[index] == ")"), None)
    if close is None or close <= bracket + 2:
        return None
    return close if match_letters(words, texts[bracket - 1], bracket + 1, close) == bracket + 1 else None


def _long_form(words: Words, short: str, bracket: int, ends: dict[int, Candidate]) -> tuple[int, int] | None:
    """The words before the bracket that the letters stand for, else the name before it that they may be short for.

    "des Kreises X" or "im X" between name and bracket is stepped over: the name ends before it.
    """
    best: tuple[int, int] | None = None
    for stop in _stops(words.texts, bracket):
        first = match_letters(words, short, max(0, stop - _LONGEST), stop)
        if first is None:
            continue
        if are_initials(words, short, first, stop):
            return first, stop
        best = best or (first, stop)
    if best is None and bracket in ends and _is_short_for(words, short, ends[bracket], bracket):
        return ends[bracket].first, bracket
    return best


def _stops(texts: list[str], bracket: int) -> Iterator[int]:
    """Where the long form before the bracket may end: there, or before a complement."""
    yield bracket
    for index in range(bracket - 2, max(bracket - 7, 0), -1):
        if texts[index] in _BEFORE_COMPLEMENT and texts[index + 1][0].isupper():
            yield index


def _is_short_for(words: Words, short: str, name: Candidate, bracket: int) -> bool:
    """Whether the letters stand in the name without its legal form, or its first word has a part that begins as they
    do ("Lorenz-Institut für … (IEE)")."""
    form = legal_form().search(words.text, words.starts[name.first], words.ends[bracket - 1])
    if form and match_letters(words, short, name.first, words.at(form.start())) is not None:
        return True
    return any(part[:1].lower() == short[:1].lower() for part in words.texts[name.first].split("-"))
