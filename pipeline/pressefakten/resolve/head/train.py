"""Make ``lexicon/head.toml`` from annotated releases.

``python -m pressefakten.resolve.head.train PRESS KEPT DAYS PUBLISHERS [--check]``

Each field is a choice among its candidates and "not stated", which scores 0; the weights make the annotated choices
likely (conditional logit with a quadratic prior). The zones that the evidence speaks of are found by weights that have
not seen the release: KEPT has those that ``zones.train`` learned without its group. ``--check`` leaves groups out of
the choice too, and measures.
"""

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pressefakten.extractor import Extractor
from pressefakten.read import read_source
from pressefakten.resolve.choices import ChoiceSet, fit_choices, weight_lines
from pressefakten.resolve.head import days_of, names_of
from pressefakten.resolve.head.full_names import in_full
from pressefakten.resolve.head.shapes import plain
from pressefakten.resolve.head.weighing import Candidate, Field, weigh, winner
from pressefakten.tokenizer import make_german
from pressefakten.zones import Zones, annotated
from pressefakten.zones import train as zones
from pressefakten.zones.chain import read_weights

PRIOR: dict[Field, float] = {"published": 0.15, "publisher": 1.0}
RAREST: dict[Field, int] = {"published": 1, "publisher": 2}
"""Evidence counts from so many candidates on."""
SURE: dict[str, float] = {"rule: office in the contact block": 1.5} | dict.fromkeys(
    (
        "rule: note of the agency",
        "rule: label of publishers",
        "rule: known publisher in the dateline",
        "rule: code of the headline",
        "rule: about the publisher",
    ),
    4.0,
)
"""What plainly says it starts from a weight of its own instead of 0: annotated pages have too few of each."""


@dataclass(frozen=True, slots=True)
class HeadChoice:
    """The candidates of one release, and which values are right (none: the release does not state the field)."""

    name: str
    candidates: list[Candidate]
    right: frozenset[str]

    def is_right(self, value: str) -> bool:
        return value in self.right or plain(value) in self.right

    @property
    def is_possible(self) -> bool:
        return not self.right or any(self.is_right(one.value) for one in self.candidates)


def right_values(gold: dict[str, object], field: Field) -> frozenset[str]:
    given = gold.get(field)
    if not given:
        return frozenset()
    if field == "published":
        return frozenset([str(given)])
    return frozenset(plain(name) for whole in [str(given)] for name in (whole, *whole.split(" / ")))


def choices(press: Path, kept: Path) -> Iterator[tuple[HeadChoice, HeadChoice]]:
    """Per release the choice of the day and of the publisher, with zones from weights that do not know the release."""
    extractor = Extractor()
    zones_of = cast(Zones, extractor.nlp.get_pipe("press_zones"))
    for fold, (left_out, _) in enumerate(zones.folds(list(annotated.read_pages(press)))):
        zones_of.weights = read_weights(zones.kept_in(kept, fold).read_text("utf-8"))
        for page in left_out:
            gold = json.loads((press / f"{page.name}.json").read_text("utf-8"))
            doc = extractor.analyse(extractor.parts(read_source(str(press / f"{page.name}.txt")))[0])
            yield (
                HeadChoice(page.name, list(days_of(doc)), right_values(gold, "published")),
                HeadChoice(page.name, list(names_of(doc)), right_values(gold, "publisher")),
            )


def case_choices(cases: Path, field: Field) -> Iterator[HeadChoice]:
    """The choices in the tests' cases of a field: short texts, some that do not state it."""
    nlp = make_german()
    nlp.add_pipe("press_zones")
    if field == "published":
        nlp.add_pipe("press_dates")
    of = days_of if field == "published" else names_of
    for number, case in enumerate(tomllib.loads(cases.read_text("utf-8"))["case"]):
        yield HeadChoice(f"::{number}", list(of(nlp(case["text"]))), right_values(case, field))


def fit(known: Sequence[HeadChoice], field: Field) -> dict[str, float]:
    """Evidence → weight."""
    count: Counter[str] = Counter(
        name for choice in known for name in {n for one in choice.candidates for n in one.evidence}
    )
    asked = [
        ChoiceSet(
            [one.evidence for one in choice.candidates],
            [choice.is_right(one.value) for one in choice.candidates],
            not choice.right,
        )
        for choice in known
        if choice.is_possible and choice.candidates
    ]
    return fit_choices(asked, [name for name in count if count[name] >= RAREST[field]], PRIOR[field], SURE)


def measure(known: Sequence[HeadChoice], weights: dict[str, float], field: Field) -> Counter[str]:
    """Stated and of these right, given and of these right."""
    total: Counter[str] = Counter()
    for choice in known:
        weighed = weigh(choice.candidates, weights)
        found = winner(weighed, field)
        if found is not None and field == "publisher":
            found = in_full(found, weighed)
        right = found is not None and choice.is_right(found.value)
        total.update(
            {
                "stated": bool(choice.right),
                "given": found is not None,
                "right": right,
                "possible": bool(choice.right) and choice.is_possible,
            }
        )
    return total


def check(known: Sequence[HeadChoice], field: Field) -> Counter[str]:
    total: Counter[str] = Counter()
    for group in sorted({choice.name[:2] for choice in known} - {"::"}):
        weights = fit([choice for choice in known if choice.name[:2] != group], field)
        total += measure([choice for choice in known if choice.name[:2] == group], weights, field)
    return total


def write(weights: dict[Field, dict[str, float]], file: Path) -> None:
    lines = [
        "# Evidence for the head of a release, made by `make train-zones`: a sum above 0 is better than none at all.",
        *weight_lines(weights.items()),
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("press", type=Path)
    parser.add_argument("kept", type=Path, help="folder of the weights of zones that do not know some groups")
    parser.add_argument("days", type=Path, help="cases of publication dates, as tests have them")
    parser.add_argument("publishers", type=Path, help="cases of publishers, as tests have them")
    parser.add_argument("--check", action="store_true", help="measure with each group left out; nothing is written")
    given = parser.parse_args()
    days, names = (list(known) for known in zip(*choices(given.press, given.kept), strict=True))
    days += case_choices(given.days, "published")
    names += case_choices(given.publishers, "publisher")
    fields: dict[Field, list[HeadChoice]] = {"published": days, "publisher": names}
    if given.check:
        for field, known in fields.items():
            print(field, ", ".join(f"{name} {count}" for name, count in check(known, field).items()))
        return
    weights = {field: fit(known, field) for field, known in fields.items()}
    write(weights, Path(__file__).parents[2] / "lexicon" / "head.toml")


if __name__ == "__main__":
    main()
