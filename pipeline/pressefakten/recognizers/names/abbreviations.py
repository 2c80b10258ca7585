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
        elif looks_like_one(texts[index - 1]):
            close = next((i for i in range(index + 1, min(index + _LONGEST + 2, len(texts))) if texts[i] == ")"), None)
            if close and close > index + 2:
                found = match_letters(words, texts[index - 1], index + 1, close)
                if found == index + 1:
                    yield Definition(texts[index - 1], index + 1, close, index - 1)


def _long_form(words: Words, short: str, bracket: int, ends: dict[int, Candidate]) -> tuple[int, int] | None:
    """The words before the bracket that the letters stand for.

    "des Kreises X" or "im X" between name and bracket is stepped over: the name ends before it.
    """
    texts = words.texts
    stops = [bracket]
    stops += [
        index
        for index in range(bracket - 2, max(bracket - 7, 0), -1)
        if texts[index] in _BEFORE_COMPLEMENT and texts[index + 1][0].isupper()
    ]
    best: tuple[int, int] | None = None
    for stop in stops:
        low = max(0, stop - _LONGEST)
        first = match_letters(words, short, low, stop)
        if first is None:
            continue
        if are_initials(words, short, first, stop):
            return first, stop
        if best is None:
            best = (first, stop)
    if best is None and bracket in ends:
        name = ends[bracket]
        form = legal_form().search(words.text, words.starts[name.first], words.ends[bracket - 1])
        if form and match_letters(words, short, name.first, words.at(form.start())) is not None:
            return name.first, bracket  # "Bundesverband Auenhilfe e. V. (AH)"
        if any(part[:1].lower() == short[:1].lower() for part in texts[name.first].split("-")):
            return name.first, bracket  # "Lorenz-Institut für … (IEE)"
    return best
