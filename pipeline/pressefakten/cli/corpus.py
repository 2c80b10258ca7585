"""What puts texts into the corpus and takes them out: ``add``."""

import sys
from pathlib import Path

import click

from pressefakten.cli.options import CORPUS, format_option, model_option, out_option
from pressefakten.cli.printing import put, put_json, report_rejected, say, standard_input
from pressefakten.cli.progress import progress_line


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="FILE...")
@click.option("--corpus", type=click.Path(path_type=Path), default=CORPUS, show_default=True, help="Where it goes.")
@click.option("--name", help="Name of the release instead of one made from its title.")
@out_option
@model_option
@format_option
def add(files: tuple[str, ...], corpus: Path, name: str | None, out: Path, model: str | None, form: str) -> None:
    """Put texts into the corpus, extract, and print the new facts.

    FILE is a text, or - for standard input. A sidecar FILE.toml goes along. A text that is already there is refused.
    """
    from pressefakten.add import add_texts
    from pressefakten.outputs import by_release
    from pressefakten.report.show import release_page

    texts = [(file, standard_input() if file == "-" else None) for file in files]
    with progress_line() as progress:
        added = add_texts(texts, corpus, out, name, model, progress, say)
    facts = by_release(added.facts)
    for release in added.releases:
        if form == "json":
            for fact in facts.get(release["release"], []):
                put_json(fact)
        else:
            put(release_page(release, facts.get(release["release"], [])))
    report_rejected(added.rejected)
    if added.rejected:
        sys.exit(1)
