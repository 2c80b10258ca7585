"""Annotated press releases as sentences: real layout, the names of menus too, cut as the pipeline cuts them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.ner.component import sentence_tokens
from pressefakten.ner.train.data import RELEASES, Sentence
from pressefakten.reading import reading_of
from pressefakten.tokenizer import make_german

KINDS = {"person": "PER", "place": "LOC", "organization": "ORG", "misc": "MISC"}


def read_releases(folder: Path) -> list[Sentence]:
    """The sentences of each `NAME.txt` whose `NAME.json` has `names`: [kind, start, end] in the text's code points."""
    nlp = make_german()
    for stage in ("press_zones", "press_sentences"):
        nlp.add_pipe(stage)
    return [one for path in sorted(folder.glob("*.json")) for one in _sentences(path, nlp)]


def _sentences(path: Path, nlp: Language) -> Iterator[Sentence]:
    names = json.loads(path.read_text(encoding="utf-8")).get("names")
    if not names:
        return
    doc = nlp(path.with_suffix(".txt").read_bytes().decode("utf-8"))
    tags = _tags(doc, [(start, end, KINDS[kind]) for kind, start, end in names])
    for tokens in sentence_tokens(doc):
        own = [tags[i] for i in tokens]
        if own[0].startswith("I-"):  # a name that a line end cuts begins anew
            own[0] = "B-" + own[0][2:]
        yield Sentence([doc[i].text for i in tokens], own, RELEASES)


def _tags(doc: Doc, names: list[tuple[int, int, str]]) -> list[str]:
    """A BIO tag for each token: one that lies in a name for the most part has its class."""
    reading, tags = reading_of(doc), []
    before: tuple[int, int, str] | None = None
    for token in doc:
        start, end = reading.span(token.idx, token.idx + len(token))
        here = next((one for one in names if min(one[1], end) - max(one[0], start) > (end - start) / 2), None)
        tags.append("O" if here is None else f"{'I' if here == before else 'B'}-{here[2]}")
        if not token.is_space:
            before = here
    return tags
