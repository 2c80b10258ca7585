"""What finds releases: ``list`` and ``search``."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pressefakten.cli.options import format_option, out_option
from pressefakten.cli.printing import put, put_json, say

if TYPE_CHECKING:
    from pressefakten.store.search import Hit


class Day(click.ParamType):  # type: ignore[type-arg]  # no generic in older versions of click
    """A day, or the month or year that begins with it."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", str(value)):
            self.fail(f"{value!r} is no day such as 2024-05-03, nor 2024-05 or 2024", param, ctx)
        return str(value)


since_option = click.option("--since", type=Day(), help="Only releases of this day or later (2024-05-03, 2024).")
publisher_option = click.option("--publisher", metavar="NAME", help="Only releases of who has this in the name.")


@click.command("list")
@since_option
@publisher_option
@out_option
@format_option
def list_releases(since: str | None, publisher: str | None, out: Path, form: str) -> None:
    """List the releases: day, name, number of facts, title, publisher."""
    from pressefakten.report.listing import lines
    from pressefakten.store.listing import listed
    from pressefakten.store.reading import open_index

    with open_index(out) as index:
        releases = listed(index, since, publisher)
        if form == "json":
            for one in releases:
                put_json(one)
        else:
            put(lines(releases))


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", metavar="KIND", help="Only facts of this kind, such as money; see schema.")
@since_option
@publisher_option
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many releases.")
@out_option
@format_option
def search(
    words: tuple[str, ...], kind: str | None, since: str | None, publisher: str | None, limit: int, out: Path, form: str
) -> None:
    """Search texts and facts: release, sentence, facts, the newest first.

    All WORDS must be there; "several words" in quotation marks stand side by side. Case and spelling do not matter
    (ä or ae, ß or ss), and parts of words are found: ausschuss finds Haushaltsausschusssitzung. With --kind, the words
    stand in the sentence of the fact, in its value or in the headline.
    """
    from pressefakten.report.listing import hit_lines, hit_record
    from pressefakten.store.reading import open_index
    from pressefakten.store.search import SearchQuery, check_kind
    from pressefakten.store.search import search as hits

    if kind is not None:
        check_kind(kind)
    with open_index(out) as index:
        found: Iterator[Hit] = hits(index, SearchQuery(words, kind, since, publisher))
        shown = 0
        for hit in islice(found, limit):
            shown += 1
            if form == "json":
                put_json(hit_record(hit))
            else:
                put(hit_lines(hit))
        if not shown:
            say("Nothing found. Try fewer or shorter words; all releases: pressefakten list")
        elif shown == limit and next(found, None):
            say(f"These are the newest {limit}; there are more: --limit {limit * 5}")
