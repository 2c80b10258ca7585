"""The tagger's spans as candidates: of which kind each is, and which are no names at all."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from pressefakten.german.class_nouns import is_event, is_head
from pressefakten.german.function_words import function_words
from pressefakten.german.place_nouns import is_building, names_place
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names import bodies, people, places, things
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.corrections import Range, correct

Relabel = Callable[[Words, str, int, int], str | None]
"""A better label for the words ``[first, last)``, or None."""


def from_tagger(words: Words, spans: Iterable[tuple[str, int, int]]) -> Iterator[Candidate]:
    """The candidates in the tagger's spans (label, start, end in code points of ``words.text``)."""
    for label, start, end in spans:
        first, last = words.between(start, end)
        if first >= last or _ends_inside_word(words, first, last, start, end):
            continue
        for begin, stop in _cells(words, first, _without_stop(words, first, last)):
            told = label
            for relabel in RELABELS.values():
                told = relabel(words, told, begin, stop) or told
            yield from _MAKE[told](words, begin, stop) if told in _MAKE else ()


def _cells(words: Words, first: int, last: int) -> Iterator[Range]:
    """The parts of a span between the columns of a table, which no name goes over."""
    gaps = [index for index in range(first + 1, last) if _COLUMN.fullmatch(words.text, *_between(words, index))]
    return pairwise([first, *gaps, last])


_COLUMN = re.compile(r" {3,}|[ ]*\t\s*")


def _between(words: Words, index: int) -> Range:
    return words.ends[index - 1], words.starts[index]


def _ends_inside_word(words: Words, first: int, last: int, start: int, end: int) -> bool:
    """Whether the tagger's span begins or ends inside a word ("NRW" in "NRW-Landesprojekt"): no name of its own."""
    return words.ends[last - 1] > end + 1 or words.starts[first] < start - 1


def _without_stop(words: Words, first: int, last: int) -> int:
    """The end of a name: a full stop behind a number ("auf der B 27.") ends the sentence alone."""
    return last - (words.texts[last - 1] == "." and last - 2 > first and words.texts[last - 2].isdigit())


def _event(words: Words, label: str, first: int, last: int) -> str | None:
    """ "Westpfalzschau", "Lohfelder Messe": what the tagger holds for a thing, or behind an article for a place, and an
    ending of events names as one. Without an article it is a town ("aus Moritzschau")."""
    if not (label == "MISC" and last - first == 1 or label == "LOC" and _behind_article(words, first)):
        return None
    named = is_event(words.texts[last - 1]) and not is_building(words.texts[first])
    return "EVENT" if named and not is_head(words.texts[first]) else None


def _behind_article(words: Words, first: int) -> bool:
    return not words.line_start(first) and words.texts[first - 1].lower() in _ARTICLES


_ARTICLES = function_words("article") | function_words("contracted")


def _fund(words: Words, label: str, first: int, last: int) -> str | None:
    """ "Europäischer Fonds für regionale Entwicklung": a fund of the Union is a programme, no body."""
    texts = words.texts[first : min(last, first + 2)]
    of_union = label == "ORG" and texts[0].startswith(_UNION["begins"]) and texts[-1].lower().endswith(_UNION["ends"])
    return "MISC" if of_union else None


def _payer(words: Words, label: str, first: int, last: int) -> str | None:
    """Whoever pays beside the Bund ("gefördert von Bund und Hessen")."""
    beside = label == "LOC" and last - first == 1 and words.texts[max(first - 2, 0) : first] in _BESIDE
    return "ORG" if beside else None


_BESIDE = (["Bund", "und"], ["Bund", ","])


_UNION = {name: tuple(words) for name, words in load("things")["funds"].items()}

RELABELS: Mapping[str, Relabel] = {
    "label.fund": _fund,
    "label.event": _event,
    "label.payer": _payer,
}


def _place(words: Words, first: int, last: int) -> Iterator[Candidate]:
    for start, end in _towns(words, first, last):
        if span := correct(words, start, end, places.CORRECTIONS):
            yield Candidate("place", *span, _rule_of_place(words, *span, end), ("the tagger found a place",))


def _rule_of_place(words: Words, first: int, last: int, tagged_end: int) -> str:
    """The rule's id: whether something goes on the town, or a noun stands before that names places."""
    if last > tagged_end:
        return "place.town"
    behind_noun = not words.line_start(first) and names_place(words.texts[first - 1])
    return "place.behind_noun" if behind_noun else "place.tagger"


def _towns(words: Words, first: int, last: int) -> Iterator[Range]:
    """The towns of a route ("Auen–Moorbek") or the roads that a slash joins ("A 7/A 72"), or the span as it is."""
    marks = [index for index in range(first, last) if words.glued(index) and _parts_places(words, index)]
    return ((start + 1, end) for start, end in pairwise([first - 1, *marks, last]) if start + 1 < end)


def _parts_places(words: Words, index: int) -> bool:
    return words.texts[index] == "–" or words.texts[index] == "/" and words.texts[index - 1].isdigit()


def _organization(words: Words, first: int, last: int) -> Iterator[Candidate]:
    if span := correct(words, first, last, bodies.CORRECTIONS):
        kind, why = bodies.kind_of(words, *span)
        rule = "place.list" if kind == "place" else f"{kind}.tagger"
        yield Candidate(kind, *span, rule, ("the tagger found an organisation", *why))


def _thing(words: Words, first: int, last: int) -> Iterator[Candidate]:
    if span := correct(words, first, last, things.CORRECTIONS):
        yield things.of_tagger(words, *span)


def _event_of_tagger(words: Words, first: int, last: int) -> Iterator[Candidate]:
    if span := correct(words, first, last, things.CORRECTIONS):
        yield Candidate("misc", *span, "misc.event", ("the tagger found a name", "its ending says an event"))


_MAKE: Mapping[str, Callable[[Words, int, int], Iterator[Candidate]]] = {
    "PER": people.from_tagger,
    "LOC": _place,
    "ORG": _organization,
    "MISC": _thing,
    "EVENT": _event_of_tagger,
}
