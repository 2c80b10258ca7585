"""How fast releases become facts: ``make bench``, or ``python -m benchmarks.speed --releases 100 --words 300``.

In one run and on the same texts: the whole, each stage's share, the name tagger alone, and what the search of
``dateparser`` would cost if it were let loose on running text.
"""

import time
from collections.abc import Callable
from typing import Any

import click
from benchmarks.texts import releases
from dateparser.search import search_dates

from pressefakten.extraction import records as records_of
from pressefakten.extractor import Extractor
from pressefakten.ner import load_ner
from pressefakten.read import Source, read_bytes

_SEARCHED = 5
"""Releases that ``dateparser`` searches; all of them would take minutes."""


@click.command()
@click.option("--releases", "count", default=60, show_default=True, help="How many releases.")
@click.option("--words", default=300, show_default=True, help="Words of each.")
@click.option("--seed", default=7, show_default=True, help="Of the generator.")
def main(count: int, words: int, seed: int) -> None:
    """Measure the speed of extraction on made-up releases."""
    texts = list(releases(count, words, seed))
    sources = [read_bytes(text.encode(), f"made-{number:04}.txt") for number, text in enumerate(texts)]
    total_words = sum(len(text.split()) for text in texts)
    start = time.perf_counter()
    extractor = Extractor()
    loading = time.perf_counter() - start
    tagger = load_ner()
    extractor.extract(read_bytes(next(releases(1, words, seed + 1)).encode(), "warm-up.txt"))

    stages: dict[str, float] = dict.fromkeys(["tokenizer", *extractor.nlp.pipe_names, "records"], 0.0)
    tagging = searching = searched = 0.0
    facts = 0
    for number, source in enumerate(sources):  # taking turns, so that a slow minute of the machine strikes all alike
        facts += _extract(extractor, source, stages)
        tagging += _seconds(lambda text=source.text: tagger(text))
        if number < _SEARCHED:
            searching += _seconds(lambda text=source.text: search_dates(text, languages=["de"]))
            searched += len(source.text.split())
    whole = sum(stages.values())
    searching *= total_words / searched
    dates = sum(stages[name] for name in ("press_dates", "press_durations", "press_published", "press_timeline"))

    click.echo(f"{count} releases, {total_words:,} words, seed {seed}; pipeline loaded in {loading:.1f} s")
    click.echo(f"whole: {count / whole:,.1f} releases/s, {total_words / whole:,.0f} words/s, {facts} facts")
    click.echo("")
    click.echo(f"{'stage':20} {'ms/release':>10} {'share':>7}")
    for name, seconds in stages.items():
        click.echo(f"{name:20} {seconds / count * 1000:10.2f} {seconds / whole:7.1%}")
    click.echo("")
    click.echo(f"the whole takes {whole / tagging:.2f} times as long as its name tagger alone")
    click.echo(f"dateparser's search takes {searching / whole:.2f} times as long as the whole,")
    click.echo(f"and {searching / dates:.0f} times as long as all stages for dates ({_SEARCHED} releases searched)")


def _extract(extractor: Extractor, source: Source, stages: dict[str, float]) -> int:
    """From a read text to records as they are written; adds the seconds of each stage and returns the facts."""
    docs: list[Any] = []
    stages["tokenizer"] += _seconds(lambda: docs.append(extractor.nlp.make_doc(source.text)))
    for name, stage in extractor.nlp.pipeline:
        stages[name] += _seconds(lambda stage=stage: docs.append(stage(docs.pop())))
    lines: list[dict[str, Any]] = []

    def records() -> None:
        extraction = records_of(source, docs.pop())
        lines.extend(fact.as_line() for fact in extraction.facts)
        extraction.release.as_line()

    stages["records"] += _seconds(records)
    return len(lines)


def _seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
