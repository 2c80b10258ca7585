"""``diff``, ``preview``: what has changed, and what would."""

import sys
from pathlib import Path
from typing import Literal

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
@click.option("--since", metavar="DAY", help="Compare with the last run before this day (2024-05-03).")
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
    since: str | None,
    language: str,
    quiet: bool,
    out: Path,
    model: str | None,
) -> None:
    """Say what has changed between two runs, texts or versions, as news.

    OLD and NEW are folders of outputs, files (extracted on the spot), releases of the run in --out, or git:REV:PATH.
    Without them, the last run is compared with the last one that differed from it; with OLD alone, OLD with the last
    run. Moved and rewrapped text is no difference. Exit status: 0 same, 1 different, 2 trouble.
    """
    from pressefakten.diff.command import difference_of, wanted_of

    wanted = wanted_of(kinds, releases, zones, min_confidence)
    difference = difference_of(old, new, out, wanted, "en" if language == "en" else "de", model, since)
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


@click.command()
@click.option("--gold", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Annotations to judge by.")
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where texts are that do not stand beside their gold.",
)
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only changes of this kind of fact.")
@click.option("--release", "releases", multiple=True, metavar="NAME", help="Only releases whose name begins so.")
@language_option
@out_option
@model_option
def preview(
    gold: Path | None,
    texts: Path | None,
    kinds: tuple[str, ...],
    releases: tuple[str, ...],
    language: str,
    out: Path,
    model: str | None,
) -> None:
    """Say what this version would read differently in the texts of the last run, and write nothing.

    With --gold, faults that would go and come against the annotations are listed. Exit status: 0 same, 1 different.
    """
    from pressefakten.diff.command import wanted_of
    from pressefakten.diff.preview import preview as preview_of
    from pressefakten.report.preview import lines

    lang: Literal["de", "en"] = "en" if language == "en" else "de"
    found = preview_of(out, wanted_of(kinds, releases), gold, texts, lang, model)
    put(lines(found, lang))
    sys.exit(0 if found.difference.same else 1)
