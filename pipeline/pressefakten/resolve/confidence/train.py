"""Make ``weights.json``: ``python -m pressefakten.resolve.confidence.train GOLD --tagger MODEL``.

A logistic regression over the features of all names that the stages before find: right is what the gold has, with the
same span and kind. GOLD is a folder of gold files (docs/evaluation.md) or of releases as tests/press has them, with
``names``: [kind, start, end]. ``--tagger`` is the folder of a model that has not learned from these releases: the words
of one that has are surer there than they are elsewhere. ``--check`` only measures the shipped weights.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from spacy.language import Language

from pressefakten.evaluate.agreement import Predicted, match
from pressefakten.evaluate.gold import Annotation, Gold, load_gold
from pressefakten.language import OWN_MODEL, build_language
from pressefakten.logistic import calibration_error, fit, probability, ranking
from pressefakten.mentions import Mention
from pressefakten.read import read_source
from pressefakten.reading import reading_of
from pressefakten.resolve.confidence.features import LABELS, Name, features, names_of
from pressefakten.resolve.confidence.weights import load_weights

PRIOR = 3.0
"""How dearly the square of a weight is paid, but for that of ``any``."""
SMALLEST = 0.005
"""Weights below this say nothing."""
RAREST = 3
"""A feature counts from so many names on."""
RAREST_RULE = 10
"""So does that of a rule: a rarer one tells too little, and is as sure as its share that is right."""


@dataclass(frozen=True, slots=True)
class NameExample:
    """A name that was found, its features, whether it is right, and the group of publishers of its release."""

    name: Name
    found: Mapping[str, float]
    right: bool
    group: str


def annotated(folder: Path) -> list[Gold]:
    """The annotated releases of a folder, whichever of the two forms they have."""
    files = sorted(folder.glob("*.json"))
    named = [(file, json.loads(file.read_text("utf-8"))) for file in files]
    if not any("names" in data for _, data in named):
        return load_gold(folder)
    return [
        Gold(file.stem, file.with_suffix(".txt"), tuple(_annotation(*name) for name in data["names"]))
        for file, data in named
        if "names" in data
    ]


def _annotation(kind: str, start: int, end: int) -> Annotation:
    return Annotation(kind, start, end, "", None)


def cases(nlp: Language, golds: Sequence[Gold]) -> Iterator[NameExample]:
    """All names found in the releases; those whose annotation is optional are neither right nor wrong."""
    for gold in golds:
        doc = nlp(nlp.make_doc(read_source(gold.path).text))
        reading = reading_of(doc)
        places: list[Mention] = doc._.mentions
        spans = [reading.span(one.start, one.end) for one in places]
        found = [
            Predicted(one.kind, start, end, reading.source[start:end], one.value)
            for one, (start, end) in zip(places, spans, strict=True)
        ]
        owner = {number: gold.mentions[at] for at, number in match(gold.mentions, found, "strict").items()}
        for name in names_of(doc):
            if name.zone != "boilerplate" and not (name.number in owner and owner[name.number].optional):
                yield NameExample(name, features(name), name.number in owner, gold.name[:2])


def fitted(some: Sequence[NameExample]) -> dict[str, float]:
    """Feature → weight."""
    names = _common(some)
    place = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(some), len(names)))
    for row, case in enumerate(some):
        known = [name for name in case.found if name in place]
        rows[row, [place[name] for name in known]] = [case.found[name] for name in known]
    prior = np.array([0.01 if name == "any" else PRIOR for name in names])
    weights = fit(rows, np.array([float(case.right) for case in some]), prior)
    return {name: round(float(one), 3) for name, one in zip(names, weights, strict=True) if abs(one) >= SMALLEST}


def _common(some: Sequence[NameExample]) -> list[str]:
    """The features that enough names have to be weighed."""
    counts = Counter(name for case in some for name in case.found)
    rules = {case.name.mention.rule for case in some}
    return sorted(name for name, count in counts.items() if count >= (RAREST_RULE if name in rules else RAREST))


def rates(some: Sequence[NameExample]) -> dict[str, float]:
    """Rule or kind → the share of its names that is right; few names are drawn to the share of their kind."""
    by_kind: dict[str, list[bool]] = defaultdict(list)
    by_rule: dict[str, list[bool]] = defaultdict(list)
    for case in some:
        by_kind[case.name.mention.kind].append(case.right)
        by_rule[case.name.mention.rule].append(case.right)
    shares = {kind: sum(right) / len(right) for kind, right in by_kind.items()}
    drawn = {
        rule: (sum(right) + 5 * shares[rule.partition(".")[0]]) / (len(right) + 5) for rule, right in by_rule.items()
    }
    return {name: round(share, 3) for name, share in sorted((shares | drawn).items())}


def said(weights: Mapping[str, float], some: Sequence[NameExample]) -> list[float]:
    return [probability(sum(weights.get(name, 0.0) * one for name, one in case.found.items())) for case in some]


def left_out(some: Sequence[NameExample]) -> list[float]:
    """What is said of each case by weights that know no release of its group of publishers."""
    shares = [0.0] * len(some)
    for group in sorted({case.group for case in some}):
        weights = fitted([case for case in some if case.group != group])
        mine = [number for number, case in enumerate(some) if case.group == group]
        for number, share in zip(mine, said(weights, [some[number] for number in mine]), strict=True):
            shares[number] = share
    return shares


def report(some: Sequence[NameExample], shares: Sequence[float]) -> None:
    print(f"{'kind':<14}{'names':>7}{'right':>8}{'said':>8}{'error':>8}{'ranking':>9}")
    for kind in ("all", *LABELS):
        mine = [number for number, case in enumerate(some) if kind in ("all", case.name.mention.kind)]
        right, told = np.array([float(some[number].right) for number in mine]), np.array([shares[i] for i in mine])
        error, order = calibration_error(told, right), ranking(told, right)
        print(f"{kind:<14}{len(mine):>7}{right.mean():>8.3f}{told.mean():>8.3f}{error:>8.3f}{order:>9.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m pressefakten.resolve.confidence.train")
    parser.add_argument("gold", type=Path, help="folder of annotated releases")
    parser.add_argument(
        "--tagger", type=Path, help="folder of a tagger that has not seen them; without it the shipped one"
    )
    parser.add_argument("--check", action="store_true", help="measure the shipped weights on them")
    options = parser.parse_args()
    nlp = build_language()
    nlp.remove_pipe("press_confidence")
    if options.tagger:
        nlp.replace_pipe(OWN_MODEL, OWN_MODEL, config={"model": str(options.tagger)})
    some = list(cases(nlp, annotated(options.gold)))
    if options.check:
        report(some, said(load_weights().features, some))
        return
    report(some, left_out(some))
    kept = {"features": fitted(some), "rates": rates(some)}
    path = Path(__file__).parent / "weights.json"
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
