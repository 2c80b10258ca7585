"""The commands: parsing and printing only. Data goes to standard output, talk to standard error.

Exit status: 0 when all went well, 1 when something was rejected or differs, 2 for wrong use and for trouble.
"""

import json
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

import click

from pressefakten import __version__
from pressefakten.errors import PressefaktenError, UsageError
from pressefakten.report.terminal import clean

# Everything that needs spaCy is imported inside its command: `pressefakten --help` must not wait for it.

CORPUS, OUT = "corpus", "outputs"


class Trouble(click.ClickException):
    """An error of ours, shown as ``Error: [R001] …`` with the next step beneath."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"Error: {clean(self.message)}", err=True)


class Commands(click.Group):
    """Commands in the order they are defined; our errors become messages with exit status 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PressefaktenError as error:
            raise Trouble(str(error)) from error

    def main(self, *args: Any, **kwargs: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # German texts must not fail in a terminal that cannot show them
                stream.reconfigure(errors="backslashreplace", **({} if stream.isatty() else {"encoding": "utf-8"}))
        with _orderly_end():
            return super().main(*args, **kwargs)


@contextmanager
def _orderly_end() -> Iterator[None]:
    """A command that is told to end (SIGTERM, or SIGHUP of a closed terminal) removes what is half written and ends its
    worker processes; the exit status is that of a killed command. Told twice, it ends at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, frame: object) -> NoReturn:
        signal.signal(number, signal.SIG_DFL)
        sys.exit(128 + number)

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    ours = [number for number in numbers if signal.getsignal(number) == signal.SIG_DFL]  # not under nohup
    for number in ours:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


out_option = click.option(
    "--out", "out", type=click.Path(path_type=Path), default=OUT, show_default=True, help="Folder of a run's outputs."
)
model_option = click.option(
    "--model", metavar="NAME", help="Take names from this installed spaCy pipeline instead of the model shipped here."
)
format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Print as."
)


def say(message: str) -> None:
    """Talk: to standard error, safe for a terminal. Nobody listening is no reason to lose a run."""
    with suppress(BrokenPipeError):
        click.echo(clean(message), err=True)


def put(lines: Iterable[str]) -> None:
    """Data for reading: to standard output, safe for a terminal."""
    for line in lines:
        click.echo(clean(line))


def put_text(text: str) -> None:
    """Data for programs: to standard output, byte for byte as UTF-8 unless it is a terminal."""
    if sys.stdout.isatty():
        click.echo(clean(text), nl=False)
    else:
        click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def put_json(record: Any, indent: int | None = None) -> None:
    """Data for programs: one record."""
    put_text(json.dumps(record, ensure_ascii=False, indent=indent) + "\n")


def standard_input() -> bytes:
    """All of standard input, but no more than the reader would take."""
    from pressefakten.settings import MAX_FILE_BYTES

    return sys.stdin.buffer.read(MAX_FILE_BYTES + 1)


def report_rejected(rejected: Iterable[Any]) -> None:
    for one in rejected:
        say(f"[{one.code}] {one.message}" + (f"\n  {one.hint}" if one.hint else ""))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pressefakten")
def main() -> None:
    """Facts from German press releases: who, what, when, how much, and whom to call.

    Each fact keeps its words and their offsets in the untouched text.
    """


@main.command()
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
    with _progress() as progress:
        outcome = runs.run(paths, out, model, jobs, progress, say)
    report_rejected(outcome.rejected)
    counts, seconds = outcome.run.counts, outcome.run.seconds
    rate = f"{counts.words / seconds.extract:,.0f} words/s" if seconds.extract else ""
    warned = f"{counts.warnings} with a contradiction, " if counts.warnings else ""
    say(
        f"{counts.facts} facts with {counts.mentions} mentions in {counts.releases} releases, "
        f"{counts.rejected} rejected, {warned}{seconds.total:.1f} s ({rate}) → {out}/"
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


class _progress:
    """Files, words a second and time left on a terminal; silence otherwise."""

    def __enter__(self) -> Callable[[int, int, int], None] | None:
        self._bar: Any = None
        if not sys.stderr.isatty():
            return None
        import time

        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("releases, {task.fields[rate]} words/s, left"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        task = self._bar.add_task("", total=None, rate="–")
        self._bar.start()
        first: list[float] = []  # when the first release was done, and its words: loading the model is no rate

        def advance(done: int, total: int, words: int) -> None:
            first[:] = first or [time.perf_counter(), words]
            rate = f"{(words - first[1]) / (time.perf_counter() - first[0]):,.0f}" if done > 1 else "–"
            self._bar.update(task, completed=done, total=total, rate=rate)

        return advance

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()


@main.command()
@click.argument("release")
@out_option
def show(release: str, out: Path) -> None:
    """Show one release's facts on a page. RELEASE is its name, or the beginning of it."""
    from pressefakten.report.show import page

    put(page(out, release))


@main.command()
@click.argument("name")
@out_option
@model_option
def explain(name: str, out: Path, model: str | None) -> None:
    """Explain a fact, or the head of a release: what spoke for it, and what lost.

    NAME is the id of a fact, or the beginning of it: its words, the rule, the steps to its value, and what lost. Or it
    is the name of a release: its headline, day, publisher and so on, with the runners-up. The release is extracted
    again from its text.
    """
    from pressefakten.report.explain import explanation

    put(explanation(out, name, model))


@main.command()
@click.argument("kind", required=False)
def schema(kind: str | None) -> None:
    """Print the JSON Schema of KIND, or the list of schemas.

    KIND is a kind of fact, or fact, release, entity, rejected, run, diff.
    """
    from pressefakten_schemas.generate import as_text, json_schemas

    known = json_schemas()
    if kind is None:
        put(known)
    elif kind in known:
        put_text(as_text(known[kind]))
    else:
        raise UsageError("C003", f"There is no schema {kind!r}", f"Known are {', '.join(known)}.")


@main.command("eval")
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Where texts are that do not stand beside their gold.",
)
@click.option("--errors", is_flag=True, help="List every difference.")
@model_option
@format_option
def evaluate(gold: Path, texts: Path | None, errors: bool, model: str | None, form: str) -> None:
    """Extract the gold texts afresh and compare.

    GOLD is a folder of NAME.json annotations beside their texts NAME.txt.
    """
    from pressefakten.evaluate import evaluate, load_gold
    from pressefakten.extractor import Extractor
    from pressefakten.report.evaluation import lines

    load_gold(gold, texts)  # wrong use shows before the pipeline is loaded
    report = evaluate(gold, Extractor(model), texts)
    if form == "json":
        record = report.record()
        put_json(record if errors else {name: part for name, part in record.items() if name != "errors"}, indent=2)
    else:
        put(lines(report, errors))
    if report.failed:
        sys.exit(1)


@main.command()
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
    with _progress() as progress:
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


@main.command()
@click.argument("old", type=click.Path(path_type=Path), required=False)
@click.argument("new", type=click.Path(path_type=Path), required=False)
@out_option
@format_option
def diff(old: Path | None, new: Path | None, out: Path, form: str) -> None:
    """Compare two runs by what their facts say.

    OLD and NEW are folders of outputs; without them, the last run is compared with the one before it. Moved offsets
    are no difference. Exit status: 0 same, 1 different, 2 trouble.
    """
    from pressefakten.diff import compare_runs
    from pressefakten.outputs import PREVIOUS
    from pressefakten.report.difference import lines

    if old and not new:
        old, new = old, out
    difference = compare_runs(old or out / PREVIOUS, new or out)
    if form == "json":
        put_json(difference.as_line(), indent=2)
    else:
        put(lines(difference))
    sys.exit(0 if difference.same else 1)


@main.command()
@click.argument("name")
@out_option
def who(name: str, out: Path) -> None:
    """Say who somebody is: roles, party, and where the releases name them."""
    from pressefakten.outputs import open_outputs
    from pressefakten.report.who import who as page

    outputs = open_outputs(out)
    put(page(name, outputs.releases, outputs.facts))


@main.command()
@click.option(
    "--format", "form", type=click.Choice(["csv", "vcard"]), default="csv", show_default=True, help="As what."
)
@out_option
def contacts(form: str, out: Path) -> None:
    """Print the telephone numbers and addresses of people and offices."""
    from pressefakten.outputs import open_outputs
    from pressefakten.report.contacts import contacts_csv, contacts_vcards

    outputs = open_outputs(out)
    put_text((contacts_csv if form == "csv" else contacts_vcards)(outputs.releases, outputs.facts))
