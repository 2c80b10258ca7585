"""Our dates against ``dateparser``'s own search, on the gold of the five texts: ``python -m benchmarks.compare``."""

from pathlib import Path

import click
from dateparser.search import search_dates

from pressefakten.evaluate import evaluate, load_gold
from pressefakten.evaluate.gold import Gold
from pressefakten.extractor import Extractor
from pressefakten.read import read_source


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path), default="tests/gold")
@click.option("--texts", type=click.Path(exists=True, path_type=Path), default="corpus")
def main(gold: Path, texts: Path) -> None:
    """Compare who finds which dates. A hit of the search is right where it touches a date of the gold and its day
    begins as the gold's value does: coarser values, such as a month, are given to it as right."""
    ours = evaluate(gold, Extractor(), texts).kinds["strict"]["date"]
    hits, right = map(sum, zip(*map(_search, load_gold(gold, texts)), strict=True))
    click.echo(f"{'':20} {'gold':>5} {'found':>6} {'right':>6}")
    for name, found, of_these in (("pressefakten", ours.found, ours.right), ("dateparser.search", hits, right)):
        click.echo(f"{name:20} {ours.gold:5} {found:6} {of_these:6}")


def _search(document: Gold) -> tuple[int, int]:
    """How many dates the search finds in a text, and how many of these are right."""
    text = read_source(document.path).text
    dates = [annotation for annotation in document.mentions if annotation.kind == "date"]
    hits, at = [], 0
    for words, day in search_dates(text, languages=["de"]) or ():
        at = max(text.find(words, at), 0)
        hits.append((at, at + len(words), day.date().isoformat()))
    right = 0
    for start, end, day in hits:
        for date in dates:
            values = [value.partition("/")[0] for value in (date.value, *date.alt_values) if value]
            if date.start < end and start < date.end and any(day.startswith(value) for value in values):
                right += 1
                break
    return len(hits), right


if __name__ == "__main__":
    main()
