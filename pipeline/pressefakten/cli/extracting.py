"""``extract``."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pressefakten.cli.options import CORPUS, OUT, SHARD, confidence_option, model_option
from pressefakten.cli.printing import put_json, report_rejected, say, standard_input
from pressefakten.cli.progress import progress_line
from pressefakten.errors import UsageError

if TYPE_CHECKING:
    from pressefakten.corpus.run import Outcome


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True), metavar="[PATH]...")
@click.option(
    "--out", "out", type=click.Path(path_type=Path), help=f"Write the outputs there.  [default: {OUT} without a PATH]"
)
@model_option
@confidence_option
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    help="Processes that share the work.  [default: as many as pay, at most the cores]",
)
@click.option("--force", is_flag=True, help="Extract also what is unchanged since the last run.")
@click.option("--shard", type=SHARD, help="Only this part of the files, such as 1/8; see merge.")
def extract(
    paths: tuple[str, ...],
    out: Path | None,
    model: str | None,
    min_confidence: float,
    jobs: int | None,
    force: bool,
    shard: tuple[int, int] | None,
) -> None:
    """Extract the facts of press releases.

    PATH is a text, a folder of texts, or - for standard input. Without a PATH, the folder corpus/ is extracted into
    outputs/. With a PATH but without --out, the facts are printed as JSON Lines and no file is written. What is
    unchanged since the last run is taken from the store in the folder of outputs. Names say how sure they are;
    --min-confidence 0.8 leaves out the names that are less sure.
    """
    from pressefakten.corpus.run import Options, run

    if not paths:
        paths, out = (CORPUS,), out or Path(OUT)
    if "-" in paths and out is not None:
        raise UsageError(
            "C002", "Standard input has no place among a run's files", "Add it first: pressefakten add - < TEXT"
        )
    if out is None:
        _print_facts(paths, model, min_confidence)
        return
    with progress_line() as progress:
        outcome = run(paths, out, Options(model, jobs, force, shard, min_confidence=min_confidence), progress, say)
    report_rejected(outcome.rejected)
    _say_warnings(outcome, out)
    say(summary(outcome, out))
    if outcome.rejected:
        sys.exit(1)


@click.command()
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("parts", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PART...")
def merge(out: Path, parts: tuple[Path, ...]) -> None:
    """Put the parts of a corpus together that were extracted with --shard.

    Each PART is a folder of outputs; OUT becomes what one run over all of it had written. Nothing is extracted.
    """
    from pressefakten.corpus.merge import merge as put_together

    outcome = put_together(out, parts, say)
    report_rejected(outcome.rejected)
    say(summary(outcome, out))
    if outcome.rejected:
        sys.exit(1)


def _say_warnings(outcome: "Outcome", out: Path) -> None:
    """The first facts that contradict themselves, each with its warning."""
    from pressefakten.outputs import FACTS
    from pressefakten.report.warnings import told_at_the_end, warned_in

    if outcome.run.counts.warnings:
        for line in told_at_the_end(warned_in(out / FACTS)):
            say(line)


def summary(outcome: "Outcome", out: Path) -> str:
    """A finished run in one line."""
    from pressefakten.store.database import size

    counts, seconds = outcome.run.counts, outcome.run.seconds
    rate = f" ({counts.words / seconds.extract:,.0f} words/s)" if seconds.extract and outcome.extracted else ""
    warned = f", {counts.warnings} with a contradiction" if counts.warnings else ""
    foreign = f", {counts.foreign} not German" if counts.foreign else ""
    return (
        f"{counts.facts} facts with {counts.mentions} mentions in {counts.releases} releases, "
        f"{counts.rejected} rejected{foreign}{warned}; {outcome.extracted} of {outcome.files} files extracted, "
        f"{seconds.total:.1f} s{rate}, store {size(out) / 1e6:,.1f} MB → {out}/"
    )


def _print_facts(paths: tuple[str, ...], model: str | None, min_confidence: float) -> None:
    from pressefakten.corpus.finding import find
    from pressefakten.corpus.one_file import extract_file, extract_whole
    from pressefakten.errors import ReadError
    from pressefakten.extractor import Extractor
    from pressefakten.read import FoundFiles, read_bytes
    from pressefakten.store.results import Result, rejection

    files = [path for path in paths if path != "-"]
    found = find(files) if files else FoundFiles()
    extractor = Extractor(model, min_confidence=min_confidence)
    rejected = [rejection(refused.error, str(refused.path), "find") for refused in found.refused]
    results: list[Result] = []
    if "-" in paths:
        try:
            results.append(extract_whole(extractor, read_bytes(standard_input(), "stdin")))
        except ReadError as error:
            rejected.append(rejection(error, "stdin", "read"))

    def all_results() -> Iterable[Result]:
        yield from results
        for name, path in found.named():
            yield extract_file(extractor, path, name)

    for result in all_results():
        rejected += result.rejected
        for note in result.notes:
            say(note)
        for fact in result.facts:
            put_json(fact)
    report_rejected(rejected)
    if rejected:
        sys.exit(1)
