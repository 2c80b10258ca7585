"""The group of commands: our errors as messages with exit status 2, an orderly end on a signal."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import click

from pressefakten.errors import PressefaktenError
from pressefakten.report.terminal import clean

_WHOLE_SENTENCE = 200
"""Characters that no first sentence of a command's help is longer than."""


class Trouble(click.ClickException):
    """An error of ours, shown as ``Error: [R001] …`` with the next step beneath."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"Error: {clean(self.message)}", err=True)


class Commands(click.Group):
    """Commands in the order they are defined; our errors become messages with exit status 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the first sentence of each command's help, whole: Click cuts what has no room in one line."""
        rows = [(name, command.get_short_help_str(_WHOLE_SENTENCE)) for name, command in self.commands.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except PressefaktenError as error:
            raise Trouble(str(error)) from error
        except KeyboardInterrupt as error:  # Ctrl-C is no failure: the status is that of a command ended by it
            raise click.exceptions.Exit(128 + signal.SIGINT) from error

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
