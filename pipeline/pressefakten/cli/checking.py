"""``check``: what a press office looks at before sending, and a fact checker after."""

import sys

import click

from pressefakten.cli.options import format_option, model_option
from pressefakten.cli.printing import put, put_json, report_rejected, say, standard_input


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="FILE...")
@format_option
@model_option
def check(files: tuple[str, ...], form: str, model: str | None) -> None:
    """Look for contradictions and for what cannot be, such as a weekday that does not fit its date.

    FILE is a text, a folder of texts, or - for standard input. Each finding is an error, a warning or a hint, with its
    sentence, why it is one, and how sure. Exit status: 0 none or hints alone, 1 errors or warnings, 2 trouble.
    """
    from pressefakten.check.run import check_files
    from pressefakten.report.findings import lines

    checked, rejected = check_files(files, standard_input() if "-" in files else None, model, say)
    if form == "json":
        put_json([one.as_line() for one in checked], indent=2)
    else:
        put(lines(checked))
    report_rejected(rejected)
    if rejected:
        sys.exit(2)
    if any(finding.severity != "hint" for one in checked for finding in one.findings):
        sys.exit(1)
