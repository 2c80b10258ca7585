"""The commands: parsing and printing only, one module a group of commands.

Exit status: 0 when all went well, 1 when something was rejected or differs, 2 for wrong use and for trouble.
Everything that needs spaCy is imported inside its command: ``pressefakten --help`` must not wait for it.
"""

import click

from pressefakten import __version__
from pressefakten.cli import (
    checking,
    comparing,
    corpus,
    exporting,
    extracting,
    facts,
    measuring,
    reporting,
    searching,
    times,
)
from pressefakten.cli.group import Commands

COMMANDS: tuple[click.Command, ...] = (
    extracting.extract,
    extracting.merge,
    corpus.add,
    corpus.watch,
    corpus.remove,
    corpus.forget,
    searching.list_releases,
    searching.search,
    facts.show,
    facts.explain,
    facts.who,
    facts.contacts,
    comparing.diff,
    comparing.preview,
    times.versions,
    times.timeline,
    times.agenda,
    checking.check,
    reporting.report,
    reporting.apply,
    exporting.export,
    measuring.evaluate,
    measuring.schema,
)
"""Every command, in the order in which help and docs/cli.md show them."""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pressefakten")
def main() -> None:
    """Facts from German press releases: who, what, when, how much, and whom to call.

    Each fact keeps its words and their offsets in the untouched text.
    """


for _command in COMMANDS:
    main.add_command(_command)
