"""Make ``lexicon/links.toml`` from annotated releases.

``python -m pressefakten.resolve.links.train FOLDER… [--check]``

Each link is a choice among its candidates and "nobody's", which scores 0; the weights make the annotated choices likely
(conditional logit with a quadratic prior). ``--check`` leaves groups of publishers out of the training in turn and
measures on them.
"""

import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from spacy.tokens import Doc

from pressefakten.evaluate import load_gold
from pressefakten.evaluate.attributes import one_name
from pressefakten.evaluate.gold import Gold
from pressefakten.extractor import Extractor
from pressefakten.read import read_source
from pressefakten.reading import reading_of
from pressefakten.resolve.choices import Asked, fit_choices, weight_lines
from pressefakten.resolve.links.weighing import Link, best, enough
from pressefakten.resolve.roles import read_roles

PRIOR = 2
RAREST = 3
"""Evidence counts from so many candidates on."""
FOLDS = 6
LINKS: tuple[Link, ...] = ("affiliation", "owner")


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of one link with their evidence, and what the annotation says (none: nobody's). ``of`` is what is
    linked."""

    release: str
    of: str
    candidates: dict[str, list[str]]
    right: frozenset[str]

    def is_right(self, value: str) -> bool:
        return any(one_name(value, name) for name in self.right)

    @property
    def is_possible(self) -> bool:
        return not self.right or any(map(self.is_right, self.candidates))


def affiliations(doc: Doc, gold: Gold) -> Iterator[Choice]:
    """The choices of the persons that are annotated in a release."""
    reading = reading_of(doc)
    said: dict[tuple[int, int], str | None] = {
        (one.start, one.end): one.attributes.get("affiliation") for one in gold.mentions if one.kind == "person"
    }
    affiliations, found = read_roles(doc)
    for numbers, candidates in affiliations.candidates(found):
        spans = [reading.span(doc._.mentions[number].start, doc._.mentions[number].end) for number in numbers]
        known = [said[span] for span in spans if span in said]
        if known:
            right = frozenset(value for value in known if value)
            who = f"{doc._.mentions[numbers[0]].value}"
            yield Choice(gold.path.stem, who, {value: list(evidence) for value, evidence in candidates.items()}, right)


def fit(known: Sequence[Choice]) -> dict[str, float]:
    """Evidence → weight."""
    count: Counter[str] = Counter(
        name for choice in known for names in choice.candidates.values() for name in set(names)
    )
    asked = [
        Asked([*one.candidates.values()], right := [*map(one.is_right, one.candidates)], not any(right))
        for one in known
        if one.candidates
    ]
    return fit_choices(asked, [name for name in count if count[name] >= RAREST], PRIOR)


def measure(known: Sequence[Choice], weights: dict[str, float], link: Link, least: float | None = None) -> Counter[str]:
    """Stated, given, right, and how many could be right."""
    total: Counter[str] = Counter()
    for choice in known:
        found = best(choice.candidates, weights, link, least)
        given = found.value if found else None
        total["stated"] += bool(choice.right)
        total["given"] += given is not None
        total["right"] += given is not None and choice.is_right(given)
        total["possible"] += bool(choice.right) and choice.is_possible
    return total


def check(known: Sequence[Choice], link: Link, thresholds: Sequence[float]) -> dict[float, Counter[str]]:
    """The measure at each threshold, with groups of publishers left out in turn."""
    groups = sorted({choice.release[:2] for choice in known})
    totals: dict[float, Counter[str]] = defaultdict(Counter)
    for fold in range(FOLDS):
        out = set(groups[fold::FOLDS])
        weights = fit([choice for choice in known if choice.release[:2] not in out])
        for least in thresholds:
            totals[least] += measure([choice for choice in known if choice.release[:2] in out], weights, link, least)
    return totals


def write(weights: Mapping[Link, dict[str, float]], file: Path) -> None:
    """The lexicon of links, with the limits that it has."""
    kept = tomllib.loads(file.read_text("utf-8"))
    lines = [
        "# Evidence for who belongs to what, made by `make train-links`: a sum above `enough` is better than none.",
        "",
        "[enough]",
        *(f"{link} = {limit}" for link, limit in kept["enough"].items()),
        "",
        "# What joins two by itself: it comes before all sums.",
        "[sure]",
    ]
    for link, names in kept["sure"].items():
        lines += [f"{link} = [", *(f"    {json.dumps(name)}," for name in names), "]"]
    lines += weight_lines(weights.items())
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


@click.command()
@click.argument("folders", type=click.Path(exists=True, path_type=Path), nargs=-1, required=True)
@click.option("--check", "only_check", is_flag=True, help="Measure with groups left out; nothing is written.")
def main(folders: tuple[Path, ...], only_check: bool) -> None:
    """Learn who belongs to what from annotated releases."""
    extractor = Extractor()
    known: dict[Link, list[Choice]] = {link: [] for link in LINKS}
    for folder in folders:
        for gold in load_gold(folder):
            doc = extractor.analyse(read_source(gold.path))
            known["affiliation"] += affiliations(doc, gold)
    if only_check:
        for link in LINKS:
            for least, total in check(known[link], link, (0.0, 0.5, enough(link), 1.5, 2.0)).items():
                click.echo(f"{link} {least} " + ", ".join(f"{name} {count}" for name, count in total.items()))
        return
    write({link: fit(known[link]) for link in LINKS}, Path(__file__).parents[2] / "lexicon" / "links.toml")


if __name__ == "__main__":
    main()
