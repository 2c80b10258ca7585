"""The spaCy component `press_ner`: sets `doc.ents` to persons, places, organizations and the rest (MISC).

It respects sentence borders where they are set, and the borders of `doc._.zones` where there are zones; it needs
neither. Each entity carries `span._.confidence`, how probable just this span with just this label is, calibrated on
sentences that the model was not trained on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import minibatch

from pressefakten.ner.decode import best_paths, entities
from pressefakten.ner.evidence import calibrated, keep
from pressefakten.ner.lattice import Lattice, lattices
from pressefakten.ner.model import TaggerModel

FACTORY = "press_ner"


@Language.factory(
    FACTORY,
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={"model": None, "batch_size": 32, "threads": 1},
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0},
)
def make_press_ner(nlp: Language, name: str, model: str | None, batch_size: int, threads: int) -> PressNer:
    """`model`: a model's folder, or None for the one that is shipped. `threads`: windows read at the same time."""
    return PressNer(model, batch_size=batch_size, threads=threads, name=name)


class PressNer:
    """Tags documents; `batch_size` and `threads` change how fast, never what is found."""

    def __init__(
        self, model: str | Path | None = None, *, batch_size: int = 32, threads: int = 1, name: str = FACTORY
    ) -> None:
        self.name, self.batch_size, self.threads = name, batch_size, threads
        self.tagger = TaggerModel(model)
        _register_confidence()

    def __call__(self, doc: Doc) -> Doc:
        self._annotate([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int | None = None) -> Iterator[Doc]:
        size = batch_size or self.batch_size
        for batch in minibatch(stream, size=size):  # type: ignore[no-untyped-call]
            docs = list(batch)
            self._annotate(docs)
            yield from docs

    def _annotate(self, docs: list[Doc]) -> None:
        tokens = [sentence_tokens(doc) for doc in docs]
        words = [[[doc[i].text for i in one] for one in some] for doc, some in zip(docs, tokens, strict=True)]
        scores = self.tagger.scores(words, self.threads)
        flat = [one for some in scores for one in some]
        paths = iter(best_paths(flat, self.tagger.transition, self.tagger.start))
        summed = iter(lattices(flat, self.tagger.transition, self.tagger.start))
        for doc, some in zip(docs, tokens, strict=True):
            found: list[Span] = []
            kept: list[tuple[list[int], Lattice]] = []
            for places in some:
                lattice = next(summed)
                kept.append((places, lattice))
                for first, last, label in entities(next(paths)):
                    span = Span(doc, places[first], places[last - 1] + 1, label=label)
                    share = lattice.span(first, last, label)
                    span._.confidence = calibrated(self.tagger.calibration, share, label, last - first)
                    found.append(span)
            doc.ents = found
            keep(doc, kept, self.tagger.calibration)

    def __getstate__(self) -> dict[str, Any]:
        """For worker processes: the settings only; the model is read again from its folder."""
        return {"model": self.tagger.folder, "batch_size": self.batch_size, "threads": self.threads, "name": self.name}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__(**state)  # type: ignore[misc]

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Nothing to write: the model's folder is part of the component's configuration."""

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> PressNer:
        return self


def sentence_tokens(doc: Doc) -> list[list[int]]:
    """The tokens of each sentence (their numbers in the document), white space left out.

    Sentences end where `token.is_sent_start` or a blank line says so, and where a zone begins or ends. One without a
    letter names nothing and is left out, so that rows of dots and digits cost nothing.
    """
    borders = {0, len(doc), *_sentence_borders(doc), *_zone_borders(doc)}
    sentences = ([i for i in range(*pair) if not doc[i].is_space] for pair in pairwise(sorted(borders)))
    return [tokens for tokens in sentences if _has_letter(doc, tokens)]


def _sentence_borders(doc: Doc) -> Iterator[int]:
    """Tokens at which a sentence begins, and those that hold a blank line."""
    annotated = doc.has_annotation("SENT_START")
    for token in doc:
        if annotated and token.is_sent_start or token.is_space and token.text.count("\n") > 1:
            yield token.i


def _has_letter(doc: Doc, tokens: list[int]) -> bool:
    return any(character.isalpha() for i in tokens for character in doc[i].text)


def _zone_borders(doc: Doc) -> Iterator[int]:
    """Tokens at which a zone begins or ends."""
    zones = getattr(doc._, "zones", None) if doc.has_extension("zones") else None
    edges = sorted({edge for zone in zones or () for edge in (zone.start, zone.end)})
    at = 0
    for token in doc:
        while at < len(edges) and edges[at] <= token.idx:
            yield token.i
            at += 1


def _register_confidence() -> None:
    if not Span.has_extension("confidence"):
        Span.set_extension("confidence", default=None)
