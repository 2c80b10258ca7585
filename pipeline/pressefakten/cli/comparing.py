"""``diff``: what has changed."""

import sys
from pathlib import Path

import click

from pressefakten.cli.options import model_option, out_option
from pressefakten.cli.printing import put, put_json, put_text

language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["de", "en"]),
    default="de",
    show_default=True,
    help="Language of the words.",
)


@click.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only changes of this kind of fact.")
@click.option("--release", "releases", multiple=True, metavar="NAME", help="Only releases whose name begins so.")
@click.option("--zone", "zones", multiple=True, metavar="ZONE", help="Only changes in this zone: title, body …")
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="SHARE", help="Only names at least so sure."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html"]),
    default="text",
    show_default=True,
    help="Print as.",
)
@language_option
@click.option("--quiet", "-q", is_flag=True, help="Print nothing; the exit status tells.")
@out_option
@model_option
def diff(
    old: str | None,
    new: str | None,
    kinds: tuple[str, ...],
    releases: tuple[str, ...],
    zones: tuple[str, ...],
    min_confidence: float,
    form: str,
    language: str,
    quiet: bool,
    out: Path,
    model: str | None,
) -> None:
    """Say what has changed between two runs, texts or versions, as news.

    OLD and NEW are folders of outputs, files (extracted on the spot), releases of the run in --out, or git:REV:PATH.
    Without them, the last run is compared with the one before it; with OLD alone, OLD with the last run. Moved and
    rewrapped text is no difference. Exit status: 0 same, 1 different, 2 trouble.
    """
    from pressefakten.diff.command import difference_of, wanted_of

    wanted = wanted_of(kinds, releases, zones, min_confidence)
    difference = difference_of(old, new, out, wanted, "en" if language == "en" else "de", model)
    if not quiet:
        _print(difference, form)
    sys.exit(0 if difference.same else 1)


def _print(difference: object, form: str) -> None:
    from pressefakten.report.difference import html, markdown, text
    from pressefakten_schemas.diff import Diff

    assert isinstance(difference, Diff)
    if form == "json":
        put_json(difference.as_line(), indent=2)
    elif form == "html":
        put_text(html.page(difference))
    else:
        put(markdown.lines(difference) if form == "markdown" else text.lines(difference))
