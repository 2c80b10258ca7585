"""``diff``."""

import sys
from pathlib import Path

import click

from pressefakten.cli.options import format_option, out_option
from pressefakten.cli.printing import put, put_json


@click.command()
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
