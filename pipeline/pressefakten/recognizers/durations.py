"""Lengths of time ("drei Monate", "90-minütig"): the component ``press_durations``, by the grammar of the dates."""

from collections.abc import Iterator

from spacy.tokens import Doc

from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.base import Recognizer
from pressefakten.recognizers.dates import quoting
from pressefakten.recognizers.dates.durations import find_durations


class Durations(Recognizer, stage="press_durations"):
    """A mention of the kind ``duration`` for every length of time of a Doc."""

    german_only = True

    def find(self, doc: Doc) -> Iterator[Mention]:
        text = text_of(doc)
        return (quoting(mention, text) for mention in find_durations(text))
