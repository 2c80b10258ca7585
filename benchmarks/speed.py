"""How fast releases become facts: ``make bench``, or ``python -m benchmarks.speed --releases 100 --words 300``.

In one run and on the same texts: the whole, each stage's share, the name tagger alone, and what the search of
``dateparser`` would cost if it were let loose on running text.
"""

import time
from collections.abc import Sequence
from typing import Any

import click
from dateparser.search import search_dates

from benchmarks.texts import releases
from pipeline.extract import Extractor
from pipeline.read import Source, read_bytes

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
    extractor.extract(read_bytes(next(releases(1, words, seed + 1)).encode(), "warm-up.txt"))

    whole, facts = _whole(extractor, sources)
    stages = _stages(extractor, texts)
    tagging = stages["press_ner"]
    searching = _searching(texts[:_SEARCHED]) / sum(len(text.split()) for text in texts[:_SEARCHED]) * total_words

    click.echo(f"{count} releases, {total_words:,} words, seed {seed}; pipeline loaded in {loading:.1f} s")
    click.echo(f"whole: {count / whole:,.1f} releases/s, {total_words / whole:,.0f} words/s, {facts} facts")
    click.echo("")
    click.echo(f"{'stage':20} {'ms/release':>10} {'share':>7}")
    rest = whole - sum(stages.values())
    for name, seconds in [*stages.items(), ("records", max(rest, 0.0))]:
        click.echo(f"{name:20} {seconds / count * 1000:10.2f} {seconds / whole:7.1%}")
    click.echo("")
    click.echo(f"whole against its name tagger alone:  {whole / tagging:5.2f} × the time")
    click.echo(f"whole against dateparser's search:    {whole / searching:5.2f} × the time (of {_SEARCHED} releases)")


def _whole(extractor: Extractor, sources: Sequence[Source]) -> tuple[float, int]:
    """Seconds for all sources, read texts to validated records, and the number of facts."""
    start = time.perf_counter()
    facts = 0
    for source in sources:
        extraction = extractor.extract(source)
        extraction.release.as_line()
        facts += len([fact.as_line() for fact in extraction.facts])
    return time.perf_counter() - start, facts


def _stages(extractor: Extractor, texts: Sequence[str]) -> dict[str, float]:
    """Seconds by stage, the tokenizer first."""
    seconds: dict[str, float] = {"tokenizer": 0.0, **dict.fromkeys(extractor.nlp.pipe_names, 0.0)}
    for text in texts:
        start = time.perf_counter()
        doc: Any = extractor.nlp.make_doc(text)
        seconds["tokenizer"] += time.perf_counter() - start
        for name, stage in extractor.nlp.pipeline:
            start = time.perf_counter()
            doc = stage(doc)
            seconds[name] += time.perf_counter() - start
    return seconds


def _searching(texts: Sequence[str]) -> float:
    """Seconds of ``dateparser``'s own search in running text."""
    start = time.perf_counter()
    for text in texts:
        search_dates(text, languages=["de"])
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
