"""`python -m pressefakten.ner.calibrate` (`make calibrate`): makes the tagger's confidence true.

Every second dev sentence of `NER_DATA`, none of which the model was trained on, tells how often an entity with a given
probability and so many words is right; three numbers for each class go into the model's manifest. The other half of the
sentences measures. Sources that do not annotate MISC are left out for it.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from pressefakten.logistic import calibration_error, fit, log_odds, ranking
from pressefakten.ner import load_ner
from pressefakten.ner.labels import CLASSES, bio_spans
from pressefakten.ner.model import MANIFEST, SHIPPED
from pressefakten.ner.train.data import WITHOUT_MISC, Sentence, read_sentences

PRIOR = 1.0
"""How dearly the square of a weight is paid."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An entity that the model found: its class, its words, what the model says of it, whether the gold has it."""

    kind: str
    words: int
    share: float
    right: bool


def judged(sentences: Sequence[Sentence], model: Path | None) -> list[Judged]:
    """Every entity that the model finds in the sentences; `share` is its calibrated confidence, if it has one."""
    nlp = load_ner(model)
    found: list[Judged] = []
    for one, doc in zip(sentences, nlp.pipe(Doc(nlp.vocab, words=one.words) for one in sentences), strict=True):
        gold = set(bio_spans(one.tags))
        found += [
            Judged(entity.label_, len(entity), entity._.confidence, (entity.start, entity.end, entity.label_) in gold)
            for entity in doc.ents
            if not (entity.label_ == "MISC" and one.source in WITHOUT_MISC)
        ]
    return found


def calibration(cases: Sequence[Judged]) -> dict[str, list[float]]:
    """Class → what the log-odds of the share, the logarithm of the number of words, and 1 count for (Platt 1999)."""
    found = {}
    for kind in CLASSES:
        some = [case for case in cases if case.kind == kind]
        rows = np.array([[log_odds(case.share), math.log(case.words), 1.0] for case in some])
        right = np.array([float(case.right) for case in some])
        found[kind] = [round(float(weight), 3) for weight in fit(rows, right, np.full(3, PRIOR))]
    return found


def report(cases: Sequence[Judged]) -> None:
    print(f"{'class':<8}{'entities':>9}{'right':>8}{'said':>8}{'error':>8}{'ranking':>9}")
    for kind in ("all", *CLASSES):
        some = [case for case in cases if kind in ("all", case.kind)]
        shares, right = np.array([case.share for case in some]), np.array([float(case.right) for case in some])
        error, order = calibration_error(shares, right), ranking(shares, right)
        print(f"{kind:<8}{len(some):>9}{right.mean():>8.3f}{shares.mean():>8.3f}{error:>8.3f}{order:>9.3f}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m pressefakten.ner.calibrate")
    parser.add_argument("--data", type=Path, required=True, help="folder with dev.jsonl.gz (NER_DATA)")
    parser.add_argument("--model", type=Path, default=SHIPPED, help="a model's folder; without it the shipped one")
    parser.add_argument("--check", action="store_true", help="measure, and leave the manifest as it is")
    options = parser.parse_args()
    path = options.data / "dev.jsonl.gz"
    if not path.exists():
        parser.error(f"no {path}; type: make calibrate NER_DATA=<folder>")
    sentences = list(read_sentences(path))
    if not options.check:
        write(options.model, {})
        write(options.model, calibration(judged(sentences[::2], options.model)))
    report(judged(sentences[1::2], options.model))
    return 0


def write(folder: Path, found: dict[str, list[float]]) -> None:
    """Put the calibration into a model's manifest."""
    path = folder / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["settings"]["calibration"] = found
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
