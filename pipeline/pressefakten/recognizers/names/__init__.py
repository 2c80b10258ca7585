"""Persons, organisations, places and named things: the tagger's entities put right, and what rules find beside it."""

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Doc

from pressefakten.german.doc_words import doc_words
from pressefakten.german.words import Words
from pressefakten.mentions import Mention
from pressefakten.ner.evidence import TaggerEvidence
from pressefakten.recognizers.base import Recognizer
from pressefakten.recognizers.names.abbreviations import Definition
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.finders import FINDERS
from pressefakten.recognizers.names.labels import from_tagger
from pressefakten.recognizers.names.passes import PASSES, Pass
from pressefakten.recognizers.names.tagged import Tagged


class Names(Recognizer, stage="press_names", requires=["doc.ents"]):
    """``doc.ents`` (PER, LOC, ORG, MISC) and the words → persons, organizations, places and named things.

    Without entities the rules alone are at work.
    """

    german_only = True

    def find(self, doc: Doc) -> Iterator[Mention]:
        words = doc_words(doc)
        spans = [(ent.label_, ent.start_char, ent.end_char) for ent in doc.ents]
        names, defined = find(words, spans, _hearing(doc))
        doc.user_data["press_abbreviations"] = [
            (definition.short, words.words(definition.first, definition.last)) for definition in defined
        ]
        return (_mention(words, name) for name in names)


def _mention(words: Words, name: Candidate) -> Mention:
    start, end = words.starts[name.first], words.ends[name.last - 1]
    return Mention(
        name.kind, start, end, words.words(name.first, name.last), name.rule, steps=name.steps, data=name.data or None
    )


def _hearing(doc: Doc) -> Callable[[int, int], float]:
    """How likely the tagger holds code points for a place: not at all where another pipeline set the entities."""
    evidence = TaggerEvidence(doc)

    def hears(start: int, end: int) -> float:
        span = doc.char_span(start, end, alignment_mode="expand")
        return 0.0 if span is None else evidence.of(range(span.start, span.end), "LOC").span

    return hears


def find(
    words: Words, spans: Iterable[tuple[str, int, int]], hears: Callable[[int, int], float] = lambda start, end: 0.0
) -> tuple[list[Candidate], list[Definition]]:
    """The names of a release, none overlapping, and the abbreviations that it defines.

    ``spans``: the tagger's (label, start, end) in code points of ``words.text``; ``hears``: how likely it holds others
    for places.
    """
    tagged = Tagged(list(from_tagger(words, spans)), hears)
    names = [*tagged.names, *(name for finder in FINDERS.values() for name in finder(words, tagged))]
    state = Pass(words, tagged, names)
    for run in PASSES.values():
        run(state)
    return sorted(state.names, key=lambda name: name.first), state.defined
