"""spaCy component ``press_sentences``: sentence boundaries by the rules of ``german.sentences``."""

from typing import Any

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

import pressefakten.mentions  # noqa: F401  (registers doc._.zones)
from pressefakten.german.sentences import sentence_starts
from pressefakten.reading import text_of


@Language.factory("press_sentences", assigns=["token.is_sent_start", "doc.sents"])
def create_sentences(nlp: Language, name: str) -> "Sentences":
    return Sentences()


class Sentences:
    """Sets ``token.is_sent_start`` for every token. A border of a zone is always a border of a sentence."""

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        starts = sentence_starts(text_of(doc))
        starts += [zone.start for zone in doc._.zones]
        offsets = doc.to_array([IDX])
        tokens = np.searchsorted(offsets, np.array(starts, dtype=offsets.dtype), side="right").astype(np.int64) - 1
        marks: Any = np.full(len(doc), -1, dtype=np.int64)  # spaCy's "does not begin a sentence"
        marks[0] = 1
        for start, token in zip(starts, tokens.tolist(), strict=True):
            # A boundary inside a token comes too late; blanks before it are a token of the sentence before.
            begins = token >= 0 and (offsets[token] == start or doc[token].is_space)
            if begins or token + 1 < len(doc):
                marks[token if begins else token + 1] = 1
        doc.from_array([SENT_START], marks.astype(np.uint64))
        return doc
