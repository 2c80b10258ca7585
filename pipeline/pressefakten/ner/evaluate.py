"""`python -m pressefakten.ner.evaluate` (`make eval-ner`): a model's scores on the dev sentences of `NER_DATA`.

Exact spans with their class, as conlleval counts them (Tjong Kim Sang and De Meulder 2003). Each sentence is tagged as
a `Doc` of the words that the source has. Sources that do not annotate MISC are scored without it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from spacy.tokens import Doc

from pressefakten.ner import load_ner
from pressefakten.ner.labels import CLASSES, bio_spans
from pressefakten.ner.train.data import WITHOUT_MISC, Sentence, read_sentences

Spans = list[tuple[int, int, str]]


def tag(sentences: list[Sentence], model: Path | None, threads: int) -> tuple[list[Spans], float, float]:
    """Entities of each sentence, the seconds it took to load the model, and words tagged a second."""
    began = time.perf_counter()
    nlp = load_ner(model, threads=threads)
    loaded = time.perf_counter()
    docs = nlp.pipe(Doc(nlp.vocab, words=one.words) for one in sentences)
    found = [[(entity.start, entity.end, entity.label_) for entity in doc.ents] for doc in docs]
    words = sum(len(one.words) for one in sentences)
    return found, loaded - began, words / (time.perf_counter() - loaded)


def scores(found: list[Spans], gold: list[Spans], kinds: tuple[str, ...]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the classes `kinds`."""
    mine, theirs = (
        {(i, *span) for i, some in enumerate(side) for span in some if span[2] in kinds} for side in (found, gold)
    )
    right = len(mine & theirs)
    return right / max(1, len(mine)), right / max(1, len(theirs)), 2 * right / max(1, len(mine) + len(theirs))


def error_kind(span: tuple[int, int, str], others: Spans, missed: bool) -> str:
    """What is wrong with a span that is not on the other side: its class, its borders, both, or all of it."""
    for start, end, kind in others:
        if (start, end) == span[:2]:
            return f"class {span[2]} for {kind}" if not missed else ""
    for start, end, kind in others:
        if start < span[1] and span[0] < end:
            return ("borders" if kind == span[2] else "borders and class") if not missed else ""
    return f"{'missed' if missed else 'invented'} {span[2]}"


def errors(found: list[Spans], gold: list[Spans]) -> Counter[str]:
    """How many errors of each kind; a span that only differs in borders or class counts once."""
    kinds: Counter[str] = Counter()
    for mine, theirs in zip(found, gold, strict=True):
        kinds.update(error_kind(span, theirs, missed=False) for span in mine if span not in theirs)
        kinds.update(error_kind(span, mine, missed=True) for span in theirs if span not in mine)
    del kinds[""]
    return kinds


def report(sentences: list[Sentence], found: list[Spans]) -> None:
    print(f"{'source':<18}{'class':<7}{'precision':>10}{'recall':>8}{'F1':>8}")
    for source in dict.fromkeys(one.source for one in sentences):
        mine, theirs = _of_source(source, sentences, found)
        kinds = CLASSES[:3] if source in WITHOUT_MISC else CLASSES
        for name, some in (("all", kinds), *((kind, (kind,)) for kind in kinds)):
            precision, recall, f1 = scores(mine, theirs, some)
            print(f"{source:<18}{name:<7}{precision:>10.2%}{recall:>8.2%}{f1:>8.2%}")
    print("\nerrors on germeval14:")
    for kind, count in errors(*_of_source("germeval14", sentences, found)).most_common():
        print(f"{count:>6}  {kind}")


def _of_source(source: str, sentences: list[Sentence], found: list[Spans]) -> tuple[list[Spans], list[Spans]]:
    """What was found in the sentences of a source, and their gold."""
    rows = [row for row, one in enumerate(sentences) if one.source == source]
    return [found[row] for row in rows], [bio_spans(sentences[row].tags) for row in rows]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m pressefakten.ner.evaluate")
    parser.add_argument("--data", type=Path, required=True, help="folder with dev.jsonl.gz (NER_DATA)")
    parser.add_argument("--model", type=Path, help="a model's folder; without it the shipped one")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    path = options.data / "dev.jsonl.gz"
    if not path.exists():
        parser.error(f"no {path}; type: make eval-ner NER_DATA=<folder>")
    sentences = list(read_sentences(path))
    found, load_seconds, words_a_second = tag(sentences, options.model, options.threads)
    report(sentences, found)
    print(f"\nloaded in {load_seconds:.2f} s, {words_a_second:,.0f} words/s with {options.threads} thread(s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
