"""``extract``."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from pressefakten.cli.options import CORPUS, OUT, model_option
from pressefakten.cli.printing import put_json, report_rejected, say, standard_input
from pressefakten.cli.progress import progress_line
from pressefakten.errors import UsageError


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True), metavar="[PATH]...")
@click.option(
    "--out", "out", type=click.Path(path_type=Path), help=f"Write the outputs there.  [default: {OUT} without a PATH]"
)
@model_option
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that share a large corpus."
)
def extract(paths: tuple[str, ...], out: Path | None, model: str | None, jobs: int) -> None:
    """Extract the facts of press releases.

    PATH is a text, a folder of texts, or - for standard input. Without a PATH, the folder corpus/ is extracted into
    outputs/. With a PATH but without --out, the facts are printed as JSON Lines and no file is written.
    """
    from pressefakten import run as runs

    if not paths:
        paths, out = (CORPUS,), out or Path(OUT)
    if "-" in paths and out is not None:
        raise UsageError(
            "C002", "Standard input has no place among a run's files", "Add it first: pressefakten add - < TEXT"
        )
    if out is None:
        _print_facts(paths, model)
        return
    with progress_line() as progress:
        outcome = runs.run(paths, out, model, jobs, progress, say)
    report_rejected(outcome.rejected)
    counts, seconds = outcome.run.counts, outcome.run.seconds
    rate = f"{counts.words / seconds.extract:,.0f} words/s" if seconds.extract else ""
    warned = f"{counts.warnings} with a contradiction, " if counts.warnings else ""
    foreign = f"{counts.foreign} not German, " if counts.foreign else ""
    say(
        f"{counts.facts} facts with {counts.mentions} mentions in {counts.releases} releases, "
        f"{counts.rejected} rejected, {foreign}{warned}{seconds.total:.1f} s ({rate}) → {out}/"
    )
    if outcome.rejected:
        sys.exit(1)


def _print_facts(paths: tuple[str, ...], model: str | None) -> None:
    from pressefakten import run as runs
    from pressefakten.errors import ReadError
    from pressefakten.extractor import Extractor
    from pressefakten.read import Found, read_bytes

    files = [path for path in paths if path != "-"]
    found = runs.find(files) if files else Found()
    extractor = Extractor(model)
    rejected = [runs.rejection(refused.error, str(refused.path), "find") for refused in found.refused]
    results: list[runs.Result] = []
    if "-" in paths:
        try:
            source = read_bytes(standard_input(), "stdin")
            results.append(runs.extract_source(extractor, source))
        except ReadError as error:
            rejected.append(runs.rejection(error, "stdin", "read"))

    def all_results() -> Iterable[runs.Result]:
        yield from results
        for path in found.paths:
            yield runs.extract_file(extractor, path)

    for result in all_results():
        rejected += result.rejected
        for note in result.notes:
            say(note)
        for fact in result.facts:
            put_json(fact)
    report_rejected(rejected)
    if rejected:
        sys.exit(1)
