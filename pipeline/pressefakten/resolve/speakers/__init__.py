"""Who says what: the ``speaker`` of every quotation, a person's value.

The attribution that the recognizer found is read first (behind the mark, before the colon); then the speech goes on
with the speaker before it, or with the person of the sentence before. Where the text names nobody the speaker stays
absent.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.german.speech_cues import Attribution
from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.resolve.speakers.callings import callings
from pressefakten.resolve.speakers.context import Speaker
from pressefakten.resolve.speakers.people import People
from pressefakten.resolve.speakers.search import Search

__all__ = ["make_speakers"]

_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Settled:
    """A quote with its speaker; ``speech`` counts the speeches of the release, 0 for words repeated in the headline."""

    quote: Mention
    speaker: Speaker
    speech: int


class PressSpeakers:
    """Replaces the quotes of ``doc._.mentions`` by copies with their speakers."""

    def __init__(self, name: str) -> None:
        self.name = name
        callings()  # read here, not in the midst of a release

    def __call__(self, doc: Doc) -> Doc:
        mentions = doc._.mentions
        quotes = [mention for mention in mentions if isinstance(mention.data, Attribution)]
        if not quotes:
            return doc
        people = People(mentions, text_of(doc), [(quote.start, quote.end) for quote in quotes])
        copies = _with_speakers(quotes, Search(people))
        doc._.mentions = [copies.get(id(mention), mention) for mention in mentions]
        return doc


def _with_speakers(quotes: list[Mention], search: Search) -> dict[int, Mention]:
    """Copies of the quotes with ``speaker`` and ``speech``, by the ``id()`` of the original."""
    settled = list(_settled((quote for quote in quotes if quote.data.place != "repeated"), search))
    repeated = [_Settled(quote, _of_repeated(quote, settled), 0) for quote in quotes if quote.data.place == "repeated"]
    parts = Counter(one.speech for one in settled)
    return {
        id(one.quote): _copy(one, in_parts=one.speech > 0 and parts[one.speech] > 1) for one in [*settled, *repeated]
    }


def _settled(quotes: Iterator[Mention], search: Search) -> Iterator[_Settled]:
    """The quotes with their speakers; a part that goes on with the one before is of the same speech."""
    speech = 0
    for quote in quotes:
        if quote.data.place != "split" or not speech:
            speech += 1
        yield _Settled(quote, search.next(quote.data), speech)


def _copy(settled: _Settled, *, in_parts: bool) -> Mention:
    quote, speaker = settled.quote, settled.speaker
    attributes = dict(quote.attributes)
    if speaker.value is not None:
        attributes = {"speaker": speaker.value, **attributes}
    if in_parts:
        attributes["speech"] = settled.speech
    return replace(quote, attributes=attributes, steps=(*quote.steps, speaker.step))


def _of_repeated(quote: Mention, settled: list[_Settled]) -> Speaker:
    """The speaker of the words below that a headline repeats."""
    words = _plain(quote.value)
    for other in settled:
        if f" {words} " in f" {_plain(other.quote.value)} ":
            value = other.speaker.value
            return Speaker(value, f"speaker: {value or 'nobody'}, as of the same words below")
    return Speaker(None, "speaker: the text names nobody")


def _plain(value: str | None) -> str:
    return " ".join(_WORDS.findall(value or "")).casefold()


@Language.factory("press_speakers", assigns=["doc._.mentions"], requires=["doc._.mentions"])
def make_speakers(nlp: Language, name: str) -> PressSpeakers:
    """The component that gives every quotation its speaker."""
    return PressSpeakers(name)
