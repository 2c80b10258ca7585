"""What a run leaves on disk, read back with errors that name the line. ``staging`` writes it."""

import contextlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import IO, Any

import jsonlines

from pressefakten import __version__
from pressefakten.errors import OutputError
from pressefakten.json_records import JsonObject
from pressefakten_schemas import SCHEMA_VERSION
from pressefakten_schemas.versions import is_newer, is_readable

RELEASES = "releases.jsonl"
FACTS = "facts.jsonl"
ENTITIES = "entities.jsonl"
REJECTED = "rejected.jsonl"
RUN = "run.json"
FILES = (RELEASES, FACTS, ENTITIES, REJECTED, RUN)
PREVIOUS = "previous"
STORE = "store.sqlite"
FORGOTTEN = "forgotten.json"
NEXT = ".next"
COMPLETE = "complete"
_WAIT_SECONDS = 10.0
"""How long a reader waits for a run that is just taking its place."""


def dumps(record: Mapping[str, Any]) -> str:
    """One JSON line: keys in the record's order, text as it is, no blank that is not needed for reading."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


def outputs_among(out: Path, texts: Iterable[str]) -> Callable[[str], bool]:
    """Whether a path found under ``texts`` (files and folders) belongs to the outputs in ``out``.

    All of ``out`` does, but where a folder of texts is ``out`` or lies in it: there only what a run writes.
    """
    mine = Path(os.path.realpath(out))
    all_of_it = not any(Path(os.path.realpath(text)).is_relative_to(mine) for text in texts)
    real_of_folder = cache(lambda folder: Path(os.path.realpath(folder)))
    holds_outputs = cache(lambda folder: folder.is_relative_to(mine))

    def is_output(path: str) -> bool:
        folder, name = os.path.split(path)
        if os.path.islink(path):  # noqa: PTH114  (a Path fails where it may not look)
            real = Path(os.path.realpath(path))
        elif holds_outputs(real_of_folder(folder)):
            real = real_of_folder(folder) / name
        else:
            return False
        if real == mine or not real.is_relative_to(mine):
            return False
        first, *below = real.relative_to(mine).parts
        return (
            all_of_it or first == PREVIOUS or (not below and (first in (*FILES, FORGOTTEN) or first.startswith(STORE)))
        )

    return is_output


def read_lines(path: Path, opened: IO[bytes] | None = None) -> Iterator[JsonObject]:
    """The records of a JSON Lines file (``opened`` already, or not). Raises OutputError with the line's number where
    one is damaged."""
    with reading(path), opened or path.open("rb") as file, jsonlines.Reader(file) as reader:
        number = 0
        while True:
            number += 1
            try:
                record = reader.read(type=dict)
            except EOFError:
                return
            except (jsonlines.InvalidLineError, UnicodeDecodeError) as error:
                raise OutputError(
                    "O004",
                    f"{path}, line {number}: no JSON record ({error})",
                    "Write it anew: pressefakten extract",
                ) from error
            yield record


@contextlib.contextmanager
def reading(path: Path) -> Iterator[None]:
    """Raises OutputError instead of what the system says of an output that is missing or cannot be read."""
    try:
        yield
    except FileNotFoundError as error:
        raise OutputError(
            "O003", f"{path} does not exist", f"Make it: pressefakten extract --out {path.parent}"
        ) from error
    except OSError as error:
        raise OutputError(
            "O005", f"{path} cannot be read: {error.strerror}", f"See its rights: ls -l {path}"
        ) from error


@dataclass(frozen=True)
class Outputs:
    """The files of a finished run, read when they are asked for."""

    folder: Path
    _open: dict[str, IO[bytes]] = field(default_factory=dict, repr=False, compare=False)
    """Files of one run, opened together: another run may take its place while they are read."""

    @cached_property
    def releases(self) -> list[JsonObject]:
        return list(self.lines(RELEASES))

    @cached_property
    def facts(self) -> list[JsonObject]:
        return list(self.lines(FACTS))

    @cached_property
    def run(self) -> JsonObject:
        try:
            with self.open(RUN) as file:
                return dict(json.load(file))
        except (OSError, TypeError, ValueError) as error:
            raise OutputError(
                "O003", f"{self.folder / RUN} is missing or damaged", "Make it: pressefakten extract"
            ) from error

    def facts_of(self, release: str) -> list[JsonObject]:
        return [fact for fact in self.facts if fact["release"] == release]

    def lines(self, name: str) -> Iterator[JsonObject]:
        """The records of one of the files, none where the run has no such file. One pass over a file ends before the
        next begins."""
        if self._open and name not in self._open:
            return iter(())
        return read_lines(self.folder / name, self.open(name))

    def open(self, name: str) -> IO[bytes]:
        """One of the files for reading from its beginning. Raises OSError where there is none."""
        if name not in self._open:
            return (self.folder / name).open("rb")
        file = os.fdopen(os.dup(self._open[name].fileno()), "rb")
        file.seek(0)
        return file

    def close(self) -> None:
        """Let go of the files."""
        _closed(self._open)


def open_outputs(folder: Path) -> Outputs:
    """The run in ``folder``, all of it of one run, whatever takes its place meanwhile. Raises OutputError where there
    is none, or one of another schema version (O008)."""
    until = time.monotonic() + _WAIT_SECONDS
    while True:
        _carry_through(folder)
        opened = _opened(folder)
        if _stands(folder, opened) or time.monotonic() > until:
            break
        _closed(opened)
        time.sleep(0.02)
    for name in (RELEASES, FACTS):
        if name not in opened:
            _closed(opened)
            raise OutputError(
                "O003", f"{folder / name} does not exist", f"Make it: pressefakten extract --out {folder}"
            )
    outputs = Outputs(folder, opened)
    if RUN in opened:  # history keeps none, for it holds the time
        _check_version(outputs)
    return outputs


def _carry_through(folder: Path) -> None:
    if (folder / NEXT / COMPLETE).exists():
        from pressefakten.store.staging import recover, writing

        with contextlib.suppress(OutputError, OSError), writing(folder):
            recover(folder)


def _opened(folder: Path) -> dict[str, IO[bytes]]:
    opened: dict[str, IO[bytes]] = {}
    for name in FILES:
        with contextlib.suppress(OSError):
            opened[name] = (folder / name).open("rb")
    return opened


def _stands(folder: Path, opened: Mapping[str, IO[bytes]]) -> bool:
    """Whether the files are those that are there now, and no run is just taking its place."""
    if (folder / NEXT / COMPLETE).exists():
        return False
    with contextlib.suppress(OSError):
        return all(os.path.samestat((folder / name).stat(), os.fstat(file.fileno())) for name, file in opened.items())
    return False


def _closed(opened: Mapping[str, IO[bytes]]) -> None:
    for file in opened.values():
        file.close()


def _check_version(outputs: Outputs) -> None:
    """Refuse what another version of the schemas wrote: it would be misread."""
    folder, written = outputs.folder, str(outputs.run.get("schema_version", "unknown"))
    if is_readable(written):
        return
    if is_newer(written):
        hint = f"Upgrade pressefakten (this is {__version__}), or write it anew with this one: "
    elif folder.name == PREVIOUS:
        hint = "It is the run before the last; after one more there is one to compare with: "
        folder = folder.parent
    else:
        hint = "Write it anew: "
    raise OutputError(
        "O008",
        f"{outputs.folder} was written by schema {written}; this version reads {_readable()}",
        f"{hint}make extract, or pressefakten extract --out {folder}",
    )


def _readable() -> str:
    major, minor = SCHEMA_VERSION.split(".")
    return SCHEMA_VERSION if minor == "0" else f"{major}.0 to {SCHEMA_VERSION}"


def by_release(facts: Iterable[JsonObject]) -> dict[str, list[JsonObject]]:
    """Facts grouped by release, in their order."""
    grouped: dict[str, list[JsonObject]] = {}
    for fact in facts:
        grouped.setdefault(fact["release"], []).append(fact)
    return grouped
