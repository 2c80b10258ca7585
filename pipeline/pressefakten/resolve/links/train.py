"""Make ``lexicon/links.toml`` from annotated releases.

``python -m pressefakten.resolve.links.train FOLDER… [--check]``

Whom a person belongs to is a choice among the bodies that some construction joins to it and "nobody's", which scores
0; the weights of the constructions make the annotated choices likely (conditional logit with a quadratic prior).
A FOLDER holds texts, each with a JSON file whose ``people`` are lists of start, end, and the body or null. ``--check``
leaves groups of publishers out of the training in turn and measures on them.
"""

import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from spacy.tokens import Doc

from pressefakten.evaluate.attributes import one_name
from pressefakten.extractor import Extractor
from pressefakten.read import read_source
from pressefakten.reading import reading_of
from pressefakten.resolve.choices import ChoiceSet, fit_choices, weight_lines
from pressefakten.resolve.links.weighing import best, enough
from pressefakten.resolve.roles import read_roles

PRIOR = 2
RAREST = 2
"""A construction counts from so many candidates on."""
FOLDS = 6

People = dict[tuple[int, int], str | None]
"""Where a person stands in a text → the body it belongs to there."""


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """The bodies of one person with their evidence, and what the annotation says (none: nobody's)."""

    release: str
    candidates: dict[str, list[str]]
    right: frozenset[str]

    def is_right(self, value: str) -> bool:
        return any(one_name(value, name) for name in self.right)

    @property
    def is_possible(self) -> bool:
        return not self.right or any(map(self.is_right, self.candidates))


def annotated(folder: Path) -> Iterator[tuple[Path, People]]:
    """The releases of a folder whose people are annotated, each with the text and the people."""
    for file in sorted(folder.glob("*.json")):
        people = json.loads(file.read_text("utf-8")).get("people", ())
        if people:
            yield file.with_suffix(".txt"), {(start, end): body for start, end, body in people}


def affiliations(doc: Doc, release: str, people: People) -> Iterator[PersonChoice]:
    """The choices of the persons that are annotated in a release."""
    reading = reading_of(doc)
    affiliations, found = read_roles(doc)
    for numbers, candidates in affiliations.candidates(found):
        spans = [reading.span(doc._.mentions[number].start, doc._.mentions[number].end) for number in numbers]
        known = [people[span] for span in spans if span in people]
        if known:
            right = frozenset(value for value in known if value)
            yield PersonChoice(release, {value: list(evidence) for value, evidence in candidates.items()}, right)


def fit(known: Sequence[PersonChoice]) -> dict[str, float]:
    """Evidence → weight."""
    count: Counter[str] = Counter(
        name for choice in known for names in choice.candidates.values() for name in set(names)
    )
    asked = [
        ChoiceSet([*one.candidates.values()], right := [*map(one.is_right, one.candidates)], not any(right))
        for one in known
        if one.candidates
    ]
    return fit_choices(asked, [name for name in count if count[name] >= RAREST], PRIOR)


def measure(known: Sequence[PersonChoice], weights: dict[str, float], least: float) -> Counter[str]:
    """Stated, given, right, and how many could be right."""
    total: Counter[str] = Counter()
    for choice in known:
        found = best(choice.candidates, weights, least)
        given = found.value if found else None
        total["stated"] += bool(choice.right)
        total["given"] += given is not None
        total["right"] += given is not None and choice.is_right(given)
        total["possible"] += bool(choice.right) and choice.is_possible
    return total


def check(known: Sequence[PersonChoice], thresholds: Sequence[float]) -> dict[float, Counter[str]]:
    """The measure at each threshold, with groups of publishers left out in turn."""
    groups = sorted({choice.release[:2] for choice in known})
    totals: dict[float, Counter[str]] = defaultdict(Counter)
    for fold in range(FOLDS):
        out = set(groups[fold::FOLDS])
        weights = fit([choice for choice in known if choice.release[:2] not in out])
        for least in thresholds:
            totals[least] += measure([choice for choice in known if choice.release[:2] in out], weights, least)
    return totals


def write(weights: dict[str, float], file: Path) -> None:
    """The lexicon of links, with the limit that it has."""
    limit = tomllib.loads(file.read_text("utf-8"))["enough"]["affiliation"]
    lines = [
        "# What joins a person to a body, and how much it speaks for it; made by `make train-links`. A sum above",
        "# `enough` is better than none.",
        "",
        "[enough]",
        f"affiliation = {limit}",
        *weight_lines([("affiliation", weights)]),
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


@click.command()
@click.argument("folders", type=click.Path(exists=True, path_type=Path), nargs=-1, required=True)
@click.option("--check", "only_check", is_flag=True, help="Measure with groups left out; nothing is written.")
def main(folders: tuple[Path, ...], only_check: bool) -> None:
    """Learn who belongs to what from annotated releases."""
    extractor = Extractor()
    known: list[PersonChoice] = []
    for folder in folders:
        for text, people in annotated(folder):
            known += affiliations(extractor.analyse(read_source(text)), text.stem, people)
    if only_check:
        for least, total in check(known, (-1.0, -0.5, enough(), 0.5, 1.0)).items():
            click.echo(f"{least} " + ", ".join(f"{name} {count}" for name, count in total.items()))
        return
    write(fit(known), Path(__file__).parents[2] / "lexicon" / "links.toml")


if __name__ == "__main__":
    main()
