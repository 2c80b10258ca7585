"""What a run writes, whole or not at all.

New files are written and synced in ``OUT/.next``, which is then declared complete; only after that the files of the
last run go to ``OUT/previous`` and the new ones take their places. A run killed before leaves everything as it was;
one killed between is carried through by the next command. A run that found what is there already leaves the files and
``OUT/previous`` as they are, and brings ``run.json`` up to date.
"""

import contextlib
import errno
import filecmp
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import jsonlines
from filelock import FileLock, Timeout

from pressefakten.errors import OutputError
from pressefakten.outputs import COMPLETE, ENTITIES, FACTS, FILES, NEXT, PREVIOUS, REJECTED, RELEASES, RUN, dumps

_LOCK = ".lock"
_IN_PLACE = "in-place"
_AT_ONCE = 1 << 20
"""Bytes that are copied at once."""
_RECORDS = (RELEASES, FACTS, ENTITIES, REJECTED)


class Staging:
    """The files of one run while they are written. Use as a context: left without an error, the run takes its place.

    Raises OutputError where the folder cannot be written or another run is writing to it.
    """

    def __init__(self, out: Path, in_place: bool = False) -> None:
        self.out = out
        self.in_place = in_place
        """Said that the files are those of the last run still, and ``OUT/previous`` stays."""
        self.same = False
        """Said that the run found what is there already: nothing is written but its manifest."""
        self._next = out / NEXT
        self._open: dict[str, IO[bytes]] = {}
        self._writers: dict[str, jsonlines.Writer] = {}
        self._lock: FileLock | None = None

    def __enter__(self) -> Self:
        try:
            self._lock = _taken(self.out)
            _install(self.out)
            shutil.rmtree(self._next, ignore_errors=True)
            self._next.mkdir()
            for name in _RECORDS:
                self._open[name] = (self._next / name).open("wb")
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

    def write_text(self, name: str, lines: bytes) -> None:
        """Append whole lines, as they were written before, to the JSON Lines file ``name``."""
        try:
            self._open[name].write(lines)
        except OSError as error:
            raise _cannot_write(self.out / name, error) from error

    def copy(self, name: str, file: IO[bytes], length: int) -> None:
        """Append the next ``length`` bytes of another file to the JSON Lines file ``name``."""
        try:
            while length > 0:
                taken = file.read(min(length, _AT_ONCE))
                if not taken:
                    raise OSError(errno.EIO, "it is shorter than it was a moment ago")
                self._open[name].write(taken)
                length -= len(taken)
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

    def finish(self) -> None:
        """Sync what was written and declare it complete: from now on it takes its place, whatever happens."""
        trouble = self._close()
        try:
            if trouble:
                raise trouble
            if self.same or self._found_the_same():
                self._only_manifest()
            else:
                self._declare_complete()
        except OSError as cause:
            raise _cannot_write(self.out, cause) from cause

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                if self._next.exists() and not (self._next / COMPLETE).exists():
                    self.finish()
                _install(self.out)
            self._close()
        finally:
            if not (self._next / COMPLETE).exists():
                shutil.rmtree(self._next, ignore_errors=True)
            self._release()

    def _found_the_same(self) -> bool:
        """Whether the files are those that are there."""
        with contextlib.suppress(OSError):
            return all(filecmp.cmp(self._next / name, self.out / name, shallow=False) for name in _RECORDS)
        return False

    def _only_manifest(self) -> None:
        if (self._next / RUN).exists():
            _sync(self._next / RUN)
            (self._next / RUN).replace(self.out / RUN)
        shutil.rmtree(self._next)

    def _declare_complete(self) -> None:
        for path in sorted(self._next.iterdir()):
            _sync(path)
        if self.in_place:
            (self._next / _IN_PLACE).touch()
        (self._next / COMPLETE).touch()
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
            self._lock.release()


def check_place(out: Path) -> None:
    """Make the folder where it is missing. Raises OutputError where a run could not write there now."""
    with writing(out):
        pass


@contextmanager
def writing(out: Path) -> Iterator[None]:
    """Hold the folder's lock. Raises OutputError where another run has it (O002) or the folder cannot be written."""
    try:
        lock = _taken(out)
    except OSError as error:
        raise _cannot_write(out, error) from error
    try:
        yield
    finally:
        lock.release()


def recover(out: Path) -> None:
    """Carry a complete but not yet installed run through to its place. Does nothing where there is none."""
    new = out / NEXT
    if not (new / COMPLETE).exists():
        return
    previous = out / PREVIOUS
    written = [name for name in FILES if (new / name).exists()]
    in_place = (new / _IN_PLACE).exists()
    if len(written) == len(FILES) and not in_place:  # nothing moved yet: the last run is still whole
        shutil.rmtree(previous, ignore_errors=True)
        kept = [name for name in FILES if (out / name).exists()]
        if kept:
            previous.mkdir()
        for name in kept:
            _second_name(out / name, previous / name)
    for name in written:
        (new / name).replace(out / name)
    _sync(out)
    (new / COMPLETE).unlink()
    shutil.rmtree(new, ignore_errors=True)


def _second_name(path: Path, other: Path) -> None:
    """The file under another name too, or a copy where the disk gives no second name. Nobody writes into it again."""
    try:
        other.hardlink_to(path)
    except OSError:
        shutil.copy2(path, other)


def _taken(out: Path) -> FileLock:
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


def _locked(out: Path) -> FileLock:
    """Hold the folder's lock; the system frees it when a process dies."""
    lock = FileLock(out / _LOCK, blocking=False, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise OutputError(
            "O002", f"Another run is writing to {out}", "Wait for it, or name another folder with --out DIR."
        ) from error
    except OSError as error:
        if error.errno not in _NO_LOCK:
            raise
    except NotImplementedError:
        pass
    return lock


_NO_LOCK = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
"""Some network drives know no locks: runs of two people into one folder are theirs to avoid."""


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
            f"It is kept in {out / NEXT}: make room and see the rights (ls -la {out}); the next command goes on.",
        ) from error
