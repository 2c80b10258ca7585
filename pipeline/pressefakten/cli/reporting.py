"""``report`` and ``apply``."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from pressefakten.cli.options import CORPUS, model_option, out_option
from pressefakten.cli.printing import say

_NO_RUN_BEFORE = "O006"
_MOST_STEPS = 25
"""So many releases are extracted again for their steps without being asked."""


@click.command()
@click.argument("releases", nargs=-1, metavar="[RELEASE]...")
@click.option("--to", type=click.Path(path_type=Path), help="Folder of the report.  [default: OUT/report]")
@click.option(
    "--language", type=click.Choice(["de", "en"]), default="de", show_default=True, help="Language to begin in."
)
@click.option(
    "--steps/--no-steps",
    default=None,
    help=f"Extract again to tell the steps to each value.  [default: up to {_MOST_STEPS} releases]",
)
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@out_option
@model_option
def report(
    releases: tuple[str, ...],
    to: Path | None,
    language: str,
    steps: bool | None,
    opens: bool,
    out: Path,
    model: str | None,
) -> None:
    """Write the report: static pages to look at, to review and to print.

    A page of each RELEASE (its name, or the beginning of it; without one, of all) and one of the whole corpus. The
    pages open from the folder, without server or network.
    """
    from pressefakten.check import findings_of
    from pressefakten.html.chosen import chosen
    from pressefakten.html.site import ReportRequest, write_report
    from pressefakten.outputs import open_outputs

    known = [one["release"] for one in open_outputs(out).releases]
    names = chosen(known, releases)
    wants_steps = steps if steps is not None else len(names or known) <= _MOST_STEPS
    asked = ReportRequest(
        releases=frozenset(names),
        language=language,
        steps=_steps(model) if wants_steps else None,
        difference=_difference(out, language),
        check=findings_of,
    )
    page = write_report(out, to or out / "report", asked)
    say(f"{len(names or known)} releases → {page}")
    if opens:
        click.launch(page.resolve().as_uri())


def _difference(out: Path, language: str) -> Any:
    """The difference to the run before; None where there is none, or one of another schema."""
    from pressefakten.diff.command import difference_of
    from pressefakten.diff.compare import Wanted
    from pressefakten.errors import OutputError

    try:
        return difference_of(None, None, out, Wanted(), "en" if language == "en" else "de")
    except OutputError as error:
        if error.code != _NO_RUN_BEFORE:
            say(f"No page of changes: {error.message}")
        return None


def _steps(model: str | None) -> Callable[[Mapping[str, Any]], Any]:
    from pressefakten.extractor import Extractor
    from pressefakten.html.steps import steps_of

    extractor = Extractor(model)
    return lambda release: steps_of(release, extractor)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--corpus", type=click.Path(path_type=Path), default=CORPUS, show_default=True, help="Whose corrections.")
@out_option
def apply(files: tuple[Path, ...], corpus: Path, out: Path) -> None:
    """Keep corrections made in the report.

    FILE is a corrections.jsonl that the report gave. Its lines are checked and kept in corrections.jsonl in the folder
    of the corpus; every later run applies them, and eval takes them for gold.
    """
    from pressefakten.corrections import files as kept
    from pressefakten.errors import UsageError

    if not corpus.is_dir():
        raise UsageError("C067", f"There is no folder {corpus}", "Name that of the texts with --corpus DIR.")
    new = [correction for file in files for correction in kept.read(file)]
    if not new:
        raise UsageError("C068", f"No correction in {', '.join(map(str, files))}", "Download them in the report first.")
    releases = {correction.release for correction in new}
    known = _known(out)
    for name in sorted(releases - known) if known else ():
        say(f"{name}: no release of this name in {out}; its corrections wait for one")
    held = kept.keep(new, corpus)
    say(f"{len(new)} corrections in {len(releases)} releases → {corpus / kept.NAME} ({len(held)} in all)")
    say(f"The next run applies them: pressefakten extract {corpus} --out {out}")


def _known(out: Path) -> set[str]:
    from pressefakten.outputs import RELEASES, read_lines

    return {one["release"] for one in read_lines(out / RELEASES)} if (out / RELEASES).is_file() else set()
