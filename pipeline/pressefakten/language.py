"""The one spaCy ``Language`` whose components are the stages, in order."""

import importlib
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from pressefakten.errors import ArgumentError, ModelError
from pressefakten.tokenizer import make_german
from pressefakten_schemas.kinds import RECORDS

OWN_MODEL = "press_ner"

_FINDERS = tuple(dict.fromkeys(record.stage for record in RECORDS.values()))

STAGES: tuple[tuple[str, str], ...] = (
    ("press_zones", "pressefakten.zones"),
    ("press_sentences", "pressefakten.sentences"),
    ("press_ner", "pressefakten.ner"),
    *((name, f"pressefakten.recognizers.{name.removeprefix('press_')}") for name in _FINDERS),
    ("press_overlaps", "pressefakten.resolve.overlaps"),
    ("press_published", "pressefakten.resolve.published"),
    ("press_timeline", "pressefakten.resolve.timeline"),
    ("press_entities", "pressefakten.resolve.entities"),
    ("press_confidence", "pressefakten.resolve.confidence"),
    ("press_roles", "pressefakten.resolve.roles"),
    ("press_speakers", "pressefakten.resolve.speakers"),
    ("press_owners", "pressefakten.resolve.owners"),
)
"""Every stage: the component's name and the module that registers its factory. The recognizers in the middle are those
that the records of the kinds name."""

# What other models call our four classes.
LABELS = {"PER": "PER", "PERSON": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG", "MISC": "MISC"}


def build_language(model: str | Path | None = None) -> Language:
    """The whole pipeline. ``model`` names another installed spaCy pipeline to take PER, LOC and ORG from.

    Raises ``ModelError`` M010 where that pipeline is not installed, M011 where it has no entity recognizer;
    ``ArgumentError`` A005 where it is no name.
    """
    if model is not None and not (isinstance(model, str | Path) and str(model)):
        raise ArgumentError(
            "A005",
            f"model = {model!r} is not the name of an installed spaCy pipeline",
            'Give e.g. model="de_core_news_lg", or leave it out to use our own.',
        )
    nlp = make_german()
    for name, module in STAGES:
        if name == OWN_MODEL and model is not None:
            nlp.add_pipe("press_borrowed_ner", name=name, config={"model": str(model)})
        else:
            importlib.import_module(module)
            nlp.add_pipe(name)
    return nlp


@Language.factory("press_borrowed_ner", assigns=["doc.ents"], default_config={"model": "de_core_news_lg"})
def make_borrowed_ner(nlp: Language, name: str, model: str) -> "BorrowedNer":
    return BorrowedNer(model)


class BorrowedNer:
    """Takes ``doc.ents`` from another spaCy pipeline, run on the same tokens; sentence borders stay ours."""

    def __init__(self, model: str) -> None:
        try:
            self.other = spacy.load(model, exclude=["parser", "lemmatizer", "senter"])
        except OSError as error:
            raise ModelError(
                "M010",
                f"the spaCy pipeline {model!r} is not installed",
                f"Install it with: python -m spacy download {model} — or leave --model out to use our own.",
            ) from error
        if not {"ner", "entity_ruler"} & set(self.other.pipe_names):
            raise ModelError(
                "M011",
                f"the spaCy pipeline {model!r} finds no entities; it has: {', '.join(self.other.pipe_names) or '-'}",
                "Name one with PER, LOC and ORG, such as de_core_news_lg.",
            )

    def __call__(self, doc: Doc) -> Doc:
        words = Doc(
            self.other.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc]
        )
        found = self.other(words).ents
        doc.set_ents([Span(doc, ent.start, ent.end, LABELS[ent.label_]) for ent in found if ent.label_ in LABELS])
        return doc
