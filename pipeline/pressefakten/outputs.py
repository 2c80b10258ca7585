"""What a run leaves on disk: written whole or not at all, and read back with errors that name the line.

New files are written and synced in ``OUT/.next``, which is then declared complete; only after that the files of the
last run go to ``OUT/previous`` and the new ones take their places. A run killed before leaves everything as it was;
one killed between is carried through by the next command.
"""

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import jsonlines

from pressefakten import __version__
from pressefakten.errors import OutputError
from pressefakten_schemas import SCHEMA_VERSION
from pressefakten_schemas.versions import is_newer, is_readable

RELEASES = "releases.jsonl"
FACTS = "facts.jsonl"
ENTITIES = "entities.jsonl"
REJECTED = "rejected.jsonl"
RUN = "run.json"
FILES = (RELEASES, FACTS, ENTITIES, REJECTED, RUN)
PREVIOUS = "previous"
_NEXT = ".next"
_COMPLETE = "complete"
_LOCK = ".lock"

Line = dict[str, Any]


def dumps(record: Mapping[str, Any]) -> str:
    """One JSON line: keys in the record's order, text as it is, no blank that is not needed for reading."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False)


class Staging:
    """The files of one run while they are written. Use as a context: left without an error, the run takes its place.

    Raises OutputError where the folder cannot be written or another run is writing to it.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self._next = out / _NEXT
        self._open: dict[str, IO[str]] = {}
        self._writers: dict[str, jsonlines.Writer] = {}
        self._lock: IO[str] | None = None

    def __enter__(self) -> Self:
        try:
            self._lock = _taken(self.out)
            _install(self.out)
            shutil.rmtree(self._next, ignore_errors=True)
            self._next.mkdir()
            for name in (RELEASES, FACTS, ENTITIES, REJECTED):
                self._open[name] = (self._next / name).open("w", encoding="utf-8", newline="\n")
                self._writers[name] = jsonlines.Writer(self._open[name], dumps=dumps)
        except BaseException as error:
            self._close()
            self._release()
            if isinstance(error, OSError):
                raise _cannot_write(self.out, error) from error
            raise
        return self

    def write(self, name: str, record: Mapping[str, Any]) -> None:
        """Append one record to the JSON Lines file ``name``."""
        try:
            self._writers[name].write(record)
        except OSError as error:
            raise _cannot_write(self.out / name, error) from error

    def write_run(self, run: Mapping[str, Any]) -> None:
        """Write the manifest."""
        try:
            with (self._next / RUN).open("w", encoding="utf-8", newline="\n") as file:
                json.dump(run, file, ensure_ascii=False, indent=2)
                file.write("\n")
        except OSError as error:
            raise _cannot_write(self.out / RUN, error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            trouble = self._close()
            if kind is None:
                if trouble:
                    raise trouble
                self._declare_complete()
                _install(self.out)
        except OSError as cause:
            raise _cannot_write(self.out, cause) from cause
        finally:
            if not (self._next / _COMPLETE).exists():
                shutil.rmtree(self._next, ignore_errors=True)
            self._release()

    def _declare_complete(self) -> None:
        for path in sorted(self._next.iterdir()):
            _sync(path)
        (self._next / _COMPLETE).touch()
        _sync(self._next)

    def _close(self) -> OSError | None:
        """Close every file; what is still to be written may find no room."""
        trouble = None
        for file in self._open.values():
            try:
                file.close()
            except OSError as error:
                trouble = error
        return trouble

    def _release(self) -> None:
        if self._lock:
            self._lock.close()


def check_place(out: Path) -> None:
    """Make the folder where it is missing. Raises OutputError where a run could not write there now."""
    try:
        _taken(out).close()
    except OSError as error:
        raise _cannot_write(out, error) from error


def outputs_among(out: Path, texts: Iterable[str]) -> Callable[[Path], bool]:
    """Whether a path found under ``texts`` (files and folders) belongs to the outputs in ``out``.

    All of ``out`` does, but where a folder of texts is ``out`` or lies in it: there only what a run writes.
    """
    mine = Path(os.path.realpath(out))
    all_of_it = not any(Path(os.path.realpath(text)).is_relative_to(mine) for text in texts)

    def is_output(path: Path) -> bool:
        real = Path(os.path.realpath(path))
        if real == mine or not real.is_relative_to(mine):
            return False
        first, *below = real.relative_to(mine).parts
        return all_of_it or first == PREVIOUS or (first in FILES and not below)

    return is_output


def recover(out: Path) -> None:
    """Carry a complete but not yet installed run through to its place. Does nothing where there is none."""
    new = out / _NEXT
    if not (new / _COMPLETE).exists():
        return
    previous = out / PREVIOUS
    written = [name for name in FILES if (new / name).exists()]
    if len(written) == len(FILES):  # nothing moved yet: the last run is still whole
        shutil.rmtree(previous, ignore_errors=True)
        kept = [name for name in FILES if (out / name).exists()]
        if kept:
            previous.mkdir()
        for name in kept:
            shutil.copy2(out / name, previous / name)
    for name in written:
        (new / name).replace(out / name)
    _sync(out)
    (new / _COMPLETE).unlink()
    shutil.rmtree(new, ignore_errors=True)


def _taken(out: Path) -> IO[str]:
    """The lock of the folder, which is made where it is missing. Raises OutputError where something stands in the way
    of a file that a run writes: better said before the work than after it."""
    out.mkdir(parents=True, exist_ok=True)
    previous = out / PREVIOUS
    in_the_way = [out / name for name in FILES if (out / name).is_dir()]
    if previous.is_symlink() or (previous.exists() and not previous.is_dir()):
        in_the_way.append(previous)
    for path in in_the_way:
        what = "no folder of its own" if path == previous else "a folder"
        raise OutputError("O001", f"{path} cannot be written: it is {what}", f"Move it away: mv '{path}' DIR")
    return _locked(out)


def _locked(out: Path) -> IO[str]:
    """Hold the folder's lock until the file is closed; the system frees it when a process dies."""
    lock = (out / _LOCK).open("w")
    try:
        import fcntl
    except ImportError:  # Windows: runs of two people into one folder are theirs to avoid
        return lock
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        lock.close()
        raise OutputError(
            "O002", f"Another run is writing to {out}", "Wait for it, or name another folder with --out DIR."
        ) from error
    except OSError:  # some network drives know no locks: as on Windows
        pass
    return lock


def _sync(path: Path) -> None:
    try:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if not (path.is_dir() and error.errno in _NO_SYNC):
            raise


_NO_SYNC = frozenset({errno.EACCES, errno.EPERM, errno.EINVAL, errno.EBADF, errno.ENOTSUP})
"""A folder cannot be opened or synced on every system and drive; its files can."""


def _cannot_write(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    hint = "Name another folder with --out DIR."
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        reason = "a file stands where a folder should be"
    elif error.errno in (errno.ENOSPC, errno.EDQUOT):
        hint = "Make room on its disk, or name another folder with --out DIR."
    return OutputError("O001", f"{path} cannot be written: {reason}", hint)


def _install(out: Path) -> None:
    """``recover``, with an error that says where a finished run is that cannot take its place."""
    try:
        recover(out)
    except OSError as error:
        raise OutputError(
            "O009",
            f"The run is finished, but cannot take its place in {out}: {error.strerror or error}",
            f"It is kept in {out / _NEXT}: make room and see the rights (ls -la {out}); the next command goes on.",
        ) from error


def read_lines(path: Path) -> Iterator[Line]:
    """The records of a JSON Lines file. Raises OutputError with the line's number where one is damaged."""
    try:
        with path.open(encoding="utf-8") as file, jsonlines.Reader(file) as reader:
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
    except FileNotFoundError as error:
        raise OutputError(
            "O003", f"{path} does not exist", f"Make it: pressefakten extract --out {path.parent}"
        ) from error
    except OSError as error:
        raise OutputError(
            "O005", f"{path} cannot be read: {error.strerror}", "See its rights: ls -l " + str(path)
        ) from error


@dataclass(frozen=True)
class Outputs:
    """The files of a finished run, read when they are asked for."""

    folder: Path

    @cached_property
    def releases(self) -> list[Line]:
        return list(read_lines(self.folder / RELEASES))

    @cached_property
    def facts(self) -> list[Line]:
        return list(read_lines(self.folder / FACTS))

    @cached_property
    def run(self) -> Line:
        try:
            return dict(json.loads((self.folder / RUN).read_text(encoding="utf-8")))
        except (OSError, TypeError, ValueError) as error:
            raise OutputError(
                "O003", f"{self.folder / RUN} is missing or damaged", "Make it: pressefakten extract"
            ) from error

    def facts_of(self, release: str) -> list[Line]:
        return [fact for fact in self.facts if fact["release"] == release]


def open_outputs(folder: Path) -> Outputs:
    """The run in ``folder``. Raises OutputError where there is none, or one of another schema version (O008)."""
    if (folder / _NEXT / _COMPLETE).exists():
        with contextlib.suppress(OutputError, OSError), _locked(folder):
            recover(folder)
    for name in (RELEASES, FACTS):
        if not (folder / name).is_file():
            raise OutputError(
                "O003", f"{folder / name} does not exist", f"Make it: pressefakten extract --out {folder}"
            )
    outputs = Outputs(folder)
    if (folder / RUN).exists():  # history keeps none, for it holds the time
        _check_version(outputs)
    return outputs


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


def by_release(facts: Iterable[Line]) -> dict[str, list[Line]]:
    """Facts grouped by release, in their order."""
    grouped: dict[str, list[Line]] = {}
    for fact in facts:
        grouped.setdefault(fact["release"], []).append(fact)
    return grouped
