"""``docs/cli.md``, made from the commands' own help: ``python -m pressefakten.cli.manual docs/cli.md``."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from pressefakten.cli import main

_WIDTH = 100
_INTRODUCTION = (
    "Data goes to standard output, talk to standard error. Exit status: 0 when all went well, 1 when something was",
    "rejected (or, for `diff`, is different), 2 for wrong use and for trouble. Every error has a code and says what",
    "to do next. This page is made by `make docs` from the commands' own help.",
)


def manual() -> str:
    """The page: every command with its help as the terminal shows it."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# The commands"
    yield ""
    yield from _INTRODUCTION
    yield ""
    yield "```text"
    yield from _help(main, "pressefakten")
    yield "```"
    for name, command in main.commands.items():
        yield ""
        yield f"## {name}"
        yield ""
        yield "```text"
        yield from _help(command, f"pressefakten {name}")
        yield "```"


def _help(command: click.Command, name: str) -> list[str]:
    # Click keeps the help option that it makes first: it must be that of a real call.
    options = main.context_settings["help_option_names"]
    context = click.Context(
        command, info_name=name, terminal_width=_WIDTH, max_content_width=_WIDTH, help_option_names=options
    )
    return [line.rstrip() for line in command.get_help(context).splitlines()]


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(manual(), encoding="utf-8")
