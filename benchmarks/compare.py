"""Our dates against ``dateparser``'s own search, on the gold of the five texts: ``python -m benchmarks.compare``."""

from pathlib import Path

import click
from dateparser.search import search_dates

from pressefakten.evaluate import Count, evaluate
from pressefakten.extractor import Extractor
from pressefakten.gold import Gold, load_gold
from pressefakten.read import read_source


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path), default="tests/gold")
@click.option("--texts", type=click.Path(exists=True, path_type=Path), default="corpus")
def main(gold: Path, texts: Path) -> None:
    """Compare who finds which dates. A hit of the search is right where it touches a date of the gold and its day
    begins as the gold's value does: coarser values, such as a month, are given to it as right."""
    ours = evaluate(gold, Extractor(), texts).kinds["found"]["date"]
    search = Count()
    for document in load_gold(gold, texts):
        search.add(_search(document))
    click.echo(f"{'':20} {'gold':>5} {'found':>6} {'right':>6}")
    for name, count in (("pressefakten", ours), ("dateparser.search", search)):
        click.echo(f"{name:20} {count.gold:5} {count.given:6} {count.given_right:6}")


def _search(document: Gold) -> Count:
    text = read_source(document.path).text
    dates = [annotation for annotation in document.mentions if annotation.kind == "date"]
    hits, at = [], 0
    for words, day in search_dates(text, languages=["de"]) or ():
        at = max(text.find(words, at), 0)
        hits.append((at, at + len(words), day.date().isoformat()))
    found = set()
    right = 0
    for start, end, day in hits:
        for number, date in enumerate(dates):
            values = [value.partition("/")[0] for value in (date.value, *date.alt_values) if value]
            if date.start < end and start < date.end and any(day.startswith(value) for value in values):
                right += 1
                found.add(number)
                break
    mandatory = [number for number, date in enumerate(dates) if not date.optional]
    return Count(len(mandatory), len(hits), len(found.intersection(mandatory)), right)


if __name__ == "__main__":
    main()
