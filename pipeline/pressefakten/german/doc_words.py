"""The words of a Doc as the name rules see them, cut once and kept with the Doc."""

from collections.abc import Sequence

from spacy.tokens import Doc

from pressefakten.german.words import Words, cut
from pressefakten.mentions import Mention
from pressefakten.reading import text_of


def doc_words(doc: Doc) -> Words:
    """The words of a Doc."""
    kept: Words | None = doc.user_data.get("press_words")
    if kept is None:
        kept = doc.user_data["press_words"] = cut(text_of(doc))
    return kept


def words_of(doc: Doc, mentions: Sequence[Mention]) -> tuple[Words, dict[int, tuple[int, int]]]:
    """The words, and for each mention (by its place in the list) the half-open range of words that it touches."""
    words = doc_words(doc)
    return words, {number: words.between(mention.start, mention.end) for number, mention in enumerate(mentions)}
