"""German named entities by our own model: loading and running. Training is in `pressefakten.ner.train`."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language

from pressefakten.ner import component
from pressefakten.tokenizer import make_german

__all__ = ["load_ner"]


def load_ner(model: str | Path | None = None, *, batch_size: int = 32, threads: int = 1) -> Language:
    """A German `Language` with a tokenizer and `press_ner` only.

    It tags texts, and as well a `Doc` of given words: `nlp(Doc(nlp.vocab, words=["Frau", "Esser", "kommt"]))`. Blanks
    between words play no part. `model`: a model's folder, or None for the shipped one. Raises
    `pressefakten.errors.ModelError` if a model file is missing or damaged.
    """
    nlp = make_german()
    config = {"model": str(model) if model else None, "batch_size": batch_size, "threads": threads}
    nlp.add_pipe(component.FACTORY, config=config)
    return nlp
