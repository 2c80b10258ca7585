"""Data goes to standard output, talk to standard error; both safe for a terminal."""

import json
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import click

from pressefakten.report.terminal import clean


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
