"""``report``."""

from pathlib import Path

import click

from pressefakten.cli.options import model_option, out_option
from pressefakten.cli.printing import say

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
    from pressefakten.html.site import write_report
    from pressefakten.outputs import open_outputs
    from pressefakten.store.names import find
    from pressefakten.store.reading import open_index

    known = open_outputs(out).releases
    with open_index(out) as index:
        names = [index.record(find(index, name))[0]["release"] for name in releases]
    how = None
    if steps if steps is not None else len(names or known) <= _MOST_STEPS:
        from pressefakten.extractor import Extractor
        from pressefakten.html.steps import steps_of

        extractor = Extractor(model)

        def how(release):  # type: ignore[no-untyped-def]
            return steps_of(release, extractor)

    page = write_report(out, to or out / "report", names, how, language)
    say(f"{len(names or known)} releases → {page}")
    if opens:
        click.launch(page.resolve().as_uri())
