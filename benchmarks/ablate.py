"""What each rule of names gains and loses on annotated texts: ``python -m benchmarks.ablate GOLD_FOLDER…``.

Every finder, pass and correction is switched off in turn, by its id. The tagger and the recognizers of other kinds run
once a text; a rule is tried on the texts on which it does something, and counts as far as what it finds comes out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import click
from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.evaluate import load_gold
from pressefakten.evaluate.agreement import Predicted, match
from pressefakten.evaluate.gold import Gold
from pressefakten.extractor import Extractor
from pressefakten.mentions import zone_at
from pressefakten.read import read_source
from pressefakten.reading import reading_of
from pressefakten.recognizers.names import bodies, labels, people, places, things
from pressefakten.recognizers.names.finders import FINDERS
from pressefakten.recognizers.names.passes import PASSES, Pass
from pressefakten.resolve.overlaps import NAMES

TABLES = (
    FINDERS, PASSES, labels.RELABELS,
    people.CORRECTIONS, places.CORRECTIONS, bodies.CORRECTIONS, bodies.KINDS, things.CORRECTIONS,
)  # fmt: skip
KEPT = frozenset({"settle"})
"""What is no rule but the frame of all of them."""

_CUTS = frozenset({"person", "place", "body", "thing"})
"""How the ids of corrections begin, which say None where no name is left."""

_NAMES = "press_names"
_SETTLING = ("press_overlaps", "press_entities", "press_confidence")
"""The stages behind the recognizers that tell which names come out."""


Spans = tuple[tuple[str, int, int], ...]
"""Kind and code points ``[start, end)`` of each name found."""

Counted = tuple[Spans, Counter[str]]
"""The names found, and how many are right, wrong and missed of each kind (``person.right`` …)."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text as it is before the rules of names, and its gold."""

    doc: Doc
    gold: Gold


@click.command()
@click.argument("folders", type=click.Path(exists=True, path_type=Path), nargs=-1, required=True)
@click.option("--rule", "only", multiple=True, help="Try these only.")
@click.option("--together", is_flag=True, help="Switch all of --rule off at once.")
def main(folders: tuple[Path, ...], only: tuple[str, ...], together: bool) -> None:
    """Print what taking a rule out gains (+) and loses (-): right mentions, and wrong ones that come or go."""
    nlp = Extractor().nlp
    texts = [text for folder in folders for text in prepared(nlp, folder)]
    whole, at_work = zip(*(watched(nlp, text) for text in texts), strict=True)
    total = sum((tally for _, tally in whole), Counter())
    kinds = sorted(NAMES)
    click.echo(f"{'right wrong missed':30} {'texts':>5} " + " ".join(f"{kind:>22}" for kind in kinds) + f" {'F1':>8}")
    figures = " ".join(f"{_figures(total, kind):>22}" for kind in kinds)
    click.echo(f"{'all rules':30} {len(texts):5} {figures} {f1(total):8.4f}")
    ids = [rule for table in TABLES for rule in table if rule not in KEPT and (not only or rule in only)]
    for group in [ids] if together else [[rule] for rule in ids]:
        with switched_off(group):
            now = [
                counts(nlp, text, before) if busy & set(group) else before
                for text, before, busy in zip(texts, whole, at_work, strict=True)
            ]
        after = sum((tally for _, tally in now), Counter())
        affected = sum(one is not before for one, before in zip(now, whole, strict=True))
        click.echo(
            f"{'+'.join(group)[:30]:30} {affected:5} "
            + " ".join(f"{_change(total, after, kind):>22}" for kind in kinds)
            + f" {f1(after) - f1(total):+8.4f}"
        )


def prepared(nlp: Language, folder: Path) -> Iterator[Text]:
    """The texts of a gold folder after the tagger and all recognizers but that of names."""
    stages = [stage for stage in nlp.pipe_names[: nlp.pipe_names.index(_SETTLING[0])] if stage != _NAMES]
    with nlp.select_pipes(enable=stages):
        for gold in load_gold(folder):
            yield Text(nlp(nlp.make_doc(read_source(gold.path).text)), gold)


def watched(nlp: Language, text: Text) -> tuple[Counted, set[str]]:
    """What is found in a text, and the ids of the rules that do anything there."""
    busy: set[str] = set()

    def watch(rule: str, work: Any) -> Any:
        def run(*given: Any) -> Any:
            before = list(given[0].names) if isinstance(given[0], Pass) else given[-2:]
            result = work(*given)
            if isinstance(given[0], Pass):
                idle = given[0].names == before
            else:
                result = list(result) if isinstance(result, Iterator) else result
                idle = not result or result == before
            if (
                not idle
                or rule.startswith("kind.")
                and result is not None
                or result is None
                and rule.partition(".")[0] in _CUTS
            ):
                busy.add(rule)
            return iter(result) if isinstance(result, list) else result

        return run

    with _tables({rule: watch(rule, work) for table in TABLES for rule, work in table.items()}):
        return counts(nlp, text), busy


@contextmanager
def _tables(works: Mapping[str, Any]) -> Iterator[None]:
    """The tables with these rules only, for as long as the block runs."""
    kept = [dict(table) for table in TABLES]
    try:
        for table in TABLES:
            rules = [(rule, works[rule]) for rule in table if rule in works]
            cast(MutableMapping[str, Any], table).clear()
            cast(MutableMapping[str, Any], table).update(rules)
        yield
    finally:
        for table, before in zip(TABLES, kept, strict=True):
            cast(MutableMapping[str, Any], table).clear()
            cast(MutableMapping[str, Any], table).update(before)


def switched_off(rules: list[str]) -> AbstractContextManager[None]:
    """The pipeline without these rules."""
    return _tables({rule: work for table in TABLES for rule, work in table.items() if rule not in rules})


def counts(nlp: Language, text: Text, before: Counted | None = None) -> Counted:
    """The names found in a text, and how many of them are right, wrong and missed a kind (``person.right`` …)."""
    doc = text.doc
    doc._.candidates.pop(_NAMES, None)
    doc._.lost = []
    for stage in (_NAMES, *_SETTLING):
        doc = nlp.get_pipe(stage)(doc)
    reading = reading_of(doc)
    spans = tuple(
        (mention.kind, *reading.span(mention.start, mention.end))
        for mention in doc._.mentions
        if mention.kind in NAMES & text.gold.annotated and zone_at(doc, mention.start) != "boilerplate"
    )
    if before is not None and before[0] == spans:
        return before
    found = [Predicted(kind, start, end, "", None) for kind, start, end in spans]
    annotated = [annotation for annotation in text.gold.mentions if set(annotation.kinds) & NAMES]
    pairs = match(annotated, found, "strict")
    tally: Counter[str] = Counter()
    for number, annotation in enumerate(annotated):
        if not annotation.optional:
            tally[f"{annotation.kind}.{'right' if number in pairs else 'missed'}"] += 1
    for number, mention in enumerate(found):
        tally[f"{mention.kind}.wrong"] += number not in pairs.values()
    return spans, tally


def f1(tally: Counter[str]) -> float:
    """The F1 over all names."""
    right, wrong, missed = (sum(tally[f"{kind}.{way}"] for kind in NAMES) for way in ("right", "wrong", "missed"))
    return 2 * right / max(1, 2 * right + wrong + missed)


def _figures(tally: Counter[str], kind: str) -> str:
    return " ".join(f"{tally[f'{kind}.{way}']}" for way in ("right", "wrong", "missed"))


def _change(before: Counter[str], after: Counter[str], kind: str) -> str:
    right, wrong = (after[f"{kind}.{way}"] - before[f"{kind}.{way}"] for way in ("right", "wrong"))
    return f"{kind} {right:+d} {wrong:+d}" if right or wrong else ""


if __name__ == "__main__":
    main()
