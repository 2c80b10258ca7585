"""Make ``weights.json`` from annotated pages: ``python -m pressefakten.zones.train PRESS PAGES KEPT``.

The weights are learned several times, each time without some groups of publishers, and their mean is shipped: what
only a few pages say counts less in it. What each time gives is measured on the groups left out, and kept in KEPT, since
the head of a release is learned with zones from weights that do not know it. Numpy only; the same each time.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from pressefakten.minimize import minimize
from pressefakten.zones.annotated import AnnotatedPage, read_lined_pages, read_pages, with_layouts
from pressefakten.zones.chain import (
    STATES,
    ZONE_OF,
    ChainWeights,
    Floats,
    allowed_end,
    allowed_start,
    allowed_transitions,
    best_path,
)
from pressefakten.zones.likelihood import Problem

STEPS = 40
"""Steps of the descent at most."""
SMALLEST = 0.03
"""Weights below this say nothing."""
RAREST = 4
"""A feature counts from so many lines on,"""
GROUPS = 2
"""and from so many groups of publishers on."""
FOLDS = 5
"""Times that the weights are learned, each time without a part of the groups."""


def known_features(pages: Sequence[AnnotatedPage]) -> dict[str, int]:
    """The features that stand in enough lines of enough groups, numbered."""
    lines: Counter[str] = Counter()
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        for names in page.features:
            for name in set(names):
                lines[name] += 1
                groups[name].add(page.group)
    kept = sorted(name for name in lines if lines[name] >= RAREST and len(groups[name]) >= GROUPS)
    return {name: at for at, name in enumerate(kept)}


def fit(pages: Sequence[AnnotatedPage], steps: int = STEPS) -> ChainWeights:
    """The weights that make the zones of the pages likely."""
    pages = sorted(pages, key=lambda page: page.name)  # what is measured of a line is kept for its other layouts
    problem = Problem(pages, known_features(pages))
    return problem.unpack(minimize(problem.loss, problem.size, steps))


def write(weights: ChainWeights, file: Path) -> None:
    """Keep the weights, to two decimals; features that say nothing are left out."""
    names = {
        name: [round(float(score), 2) for score in weights.rows[at]]
        for name, at in sorted(weights.index.items())
        if np.abs(weights.rows[at]).max() >= SMALLEST
    }
    free = {
        "states": list(STATES),
        "start": _rounded(weights.start - allowed_start()),
        "end": _rounded(weights.end - allowed_end()),
        "transitions": [_rounded(row) for row in weights.transitions - allowed_transitions()],
    }
    lines = [f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in names.items()]
    head = ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in free.items())
    file.write_text("{\n" + head + ',\n "features": {\n' + ",\n".join(lines) + "\n }\n}\n", encoding="utf-8")


def _rounded(scores: Floats) -> list[float]:
    return [round(float(score), 2) for score in scores]


def measure(pages: Sequence[AnnotatedPage], weights: ChainWeights) -> Counter[str]:
    """Counts over the pages: characters and those on the right side, lines and those in their zone, headlines."""
    count: Counter[str] = Counter()
    for page in pages:
        found = [ZONE_OF[state] for state in best_path(weights, weights.emissions(page.features))]
        for line, wanted, got in zip(page.lines, page.zones, found, strict=True):
            size = len(line.text)
            count["characters"] += size
            count["right side"] += size * ((wanted == "boilerplate") == (got == "boilerplate"))
            count["lines"] += 1
            count["right zone"] += wanted == got
        count["pages"] += 1
        count["right title"] += [zone == "title" for zone in page.zones] == [zone == "title" for zone in found]
    return count


def folds(pages: Sequence[AnnotatedPage]) -> Iterator[tuple[list[AnnotatedPage], list[AnnotatedPage]]]:
    """The pages of some groups of publishers, and all others; each group is left out once."""
    groups = sorted({page.group for page in pages})
    for fold in range(min(FOLDS, len(groups))):
        out = frozenset(groups[fold::FOLDS])
        yield [page for page in pages if page.group in out], [page for page in pages if page.group not in out]


def mean(learned: Sequence[ChainWeights]) -> ChainWeights:
    """The mean of weights; a feature that some do not know has 0 there."""
    index: dict[str, int] = {}
    for one in learned:
        for name in one.index:
            index.setdefault(name, len(index))
    rows = np.zeros((len(index), len(STATES)))
    for one in learned:
        rows[[index[name] for name in one.index]] += one.rows[list(one.index.values())]
    return ChainWeights(
        index,
        rows / len(learned),
        np.mean([one.transitions for one in learned], axis=0),
        np.mean([one.start for one in learned], axis=0),
        np.mean([one.end for one in learned], axis=0),
    )


def kept_in(folder: Path, fold: int) -> Path:
    """Where the weights of a fold are kept."""
    return folder / f"{fold}.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("press", type=Path, help="annotated releases, the first two letters of a name their group")
    parser.add_argument("pages", type=Path, help="pages of lines beside their zones, as tests have them")
    parser.add_argument("kept", type=Path, help="folder for the weights that do not know some groups")
    given = parser.parse_args()
    given.kept.mkdir(parents=True, exist_ok=True)
    always = list(read_lined_pages(given.pages))
    learned, total = [], Counter[str]()
    for fold, (left_out, others) in enumerate(folds(list(read_pages(given.press)))):
        learned.append(fit(with_layouts([*others, *always])))
        write(learned[-1], kept_in(given.kept, fold))
        for group in sorted({page.group for page in left_out}):
            count = measure([page for page in left_out if page.group == group], learned[-1])
            total += count
            print(group, told(count), flush=True)
    print("all", told(total))
    write(mean(learned), Path(__file__).parent / "weights.json")


def told(count: Counter[str]) -> str:
    """What ``measure`` counted, in words."""
    return (
        f"title {count['right title']}/{count['pages']}"
        f"  right side {count['right side'] / count['characters']:.3f}"
        f"  zone of lines {count['right zone'] / count['lines']:.3f}"
    )


if __name__ == "__main__":
    main()
