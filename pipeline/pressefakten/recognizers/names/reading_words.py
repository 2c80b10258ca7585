"""The words of a Doc, cut once, and where its mentions lie in them."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from pressefakten.mentions import Mention
from pressefakten.reading import Reading, reading
from pressefakten.recognizers.names.words import Words, cut


def doc_words(doc: Doc) -> tuple[Words, Reading]:
    """The words of a Doc's reading; cut at the first call and kept with the Doc."""
    read = reading(doc)
    kept: Words | None = doc.user_data.get("press_words")
    if kept is None:
        kept = doc.user_data["press_words"] = cut(read.text)
    return kept, read


def in_reading(doc: Doc, read: Reading, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Source spans as spans of the reading, both half-open code points."""
    if len(read.text) == len(doc.text):  # ``doc.text`` is put together at each call: asked once
        return list(spans)
    every = range(len(read.text))
    found = []
    for start, end in spans:
        first = bisect_left(every, start, key=lambda i: read.span(i, i + 1)[0])
        found.append((first, bisect_left(every, end, lo=first, key=lambda i: read.span(i, i + 1)[0])))
    return found


def words_of(doc: Doc, mentions: Sequence[Mention]) -> tuple[Words, dict[int, tuple[int, int]]]:
    """The words, and for each mention (by its place in the list) the half-open range of words that it touches."""
    words, read = doc_words(doc)
    spans = in_reading(doc, read, [(mention.start, mention.end) for mention in mentions])
    return words, {number: words.between(*span) for number, span in enumerate(spans)}
