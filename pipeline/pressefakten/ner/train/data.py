"""Sentences: reading them, joining their words as German is written, and cutting them up again as spaCy does."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np
from spacy.language import Language

from pressefakten.ner.labels import SIDE_CLASSES, TAGS

WITHOUT_MISC = {"smartdata", "mobie", "ler"}
"""Sources that do not annotate MISC: where their gold says O, MISC is left open."""

TRAINING_FILES = ("germeval14-deriv", "parliament", "smartdata", "mobie", "ler")

WITH_SIDE = {"germeval14"}
"""Sources whose gold has the side classes: elsewhere they are left open where the gold says O."""

UNLABELLED = "unlabelled"
"""Source of sentences without gold: only the teacher says something of them."""

RELEASES = "releases"
"""Source of the sentences of annotated releases, which stand in the order of their text."""

NO_BLANK_BEFORE = set(".,;:!?)]}%'’“…") | {"..."}
NO_BLANK_AFTER = set("([{„‚")


@dataclass
class Sentence:
    """Words with their BIO tags. `words` are the source's own; `retokenised` is the same sentence cut by spaCy."""

    words: list[str]
    tags: list[str]
    source: str
    retokenised: tuple[list[str], list[str]] | None = field(default=None, repr=False)
    taught: tuple[np.ndarray, ...] = field(default=(), repr=False)
    """the teacher's scores [words, the nine tags] of `words` and of `retokenised`"""


def of_the_nine(scores: np.ndarray) -> np.ndarray:
    """Scores [words, the nine tags] of scores [words, tags]: side classes (`-deriv`, `-part`) count as O."""
    if scores.shape[1] == len(TAGS):
        return scores
    outside = np.logaddexp.reduce(np.column_stack([scores[:, :1], scores[:, len(TAGS) :]]), axis=1)
    return np.column_stack([outside, scores[:, 1 : len(TAGS)]])


def read_sentences(path: Path) -> Iterator[Sentence]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield Sentence(record["tokens"], [plain_tag(tag) for tag in record["tags"]], record["source"])


def plain_tag(tag: str) -> str:
    """GermEval's tag without the class of the name inside: "B-LOCderiv" is "B-DERIV"."""
    for side in SIDE_CLASSES:
        if tag.endswith(side.lower()):
            return f"{tag[:2]}{side}"
    return tag


def read_training(folder: Path) -> list[Sentence]:
    """All training files of `NER_DATA`, in their order, so that neighbours stay neighbours."""
    return [one for name in TRAINING_FILES for one in read_sentences(folder / f"train-{name}.jsonl.gz")]


def read_unlabelled(folder: Path, every: int) -> list[Sentence]:
    """Each `every`-th unlabelled sentence of a common length."""
    words = islice(read_unlabelled_words(folder), 0, None, every)
    return [Sentence(one, ["O"] * len(one), UNLABELLED) for one in words if 4 <= len(one) <= 80]


def read_unlabelled_words(folder: Path) -> Iterator[list[str]]:
    """The words of the unlabelled sentences: they only tell which pieces occur in German."""
    with gzip.open(folder / "unlabelled.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").partition("\t")[2].split(" ")


def joined(words: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """The sentence as it is written, and for each word its half-open code-point offsets in it."""
    text, offsets, glue, quoted = "", [], True, False
    for word in words:
        straight = word in {'"', "''", "``"}
        closing = word in NO_BLANK_BEFORE or (straight and quoted)
        if text and not glue and not closing:
            text += " "
        offsets.append((len(text), len(text) + len(word)))
        text += word
        glue = word in NO_BLANK_AFTER or (straight and not quoted)
        if straight:
            quoted = not quoted
    return text, offsets


def retokenise(sentence: Sentence, nlp: Language) -> tuple[list[str], list[str]]:
    """The sentence cut by spaCy's tokenizer: a token that touches an entity takes its tag."""
    text, offsets = joined(sentence.words)
    owner: list[int] = [-1] * len(text)
    for index, (start, end) in enumerate(offsets):
        owner[start:end] = [index] * (end - start)
    words, tags, last_word = [], [], -1
    for token in nlp.make_doc(text):
        if token.is_space:
            continue
        inside = [i for i in owner[token.idx : token.idx + len(token)] if i >= 0]
        tag = next((sentence.tags[i] for i in inside if sentence.tags[i] != "O"), "O")
        first = next((i for i in inside if sentence.tags[i] != "O"), -1)
        if tag.startswith("B-") and first == last_word:
            tag = "I-" + tag[2:]  # the second token of one word
        last_word = first
        words.append(token.text)
        tags.append(tag)
    return words, tags


def retokenise_all(sentences: list[Sentence], nlp: Language) -> None:
    for sentence in sentences:
        sentence.retokenised = retokenise(sentence, nlp)
