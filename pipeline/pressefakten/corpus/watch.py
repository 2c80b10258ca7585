"""A folder is watched: what comes into it goes into the corpus, or, where it is the corpus, is extracted."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event

from pressefakten.errors import UsageError
from pressefakten.read.formats import suffix_is_known
from pressefakten.settings import WATCH_SETTLE_SECONDS

Look = tuple[int, int]
"""Size and time of change of a file."""


def arrivals(
    folder: Path, stop: Event | None = None, settle: float = WATCH_SETTLE_SECONDS, there: bool = True
) -> Iterator[list[Path]]:
    """The texts that come to ``folder`` or change in it, in batches, each file once it has been left alone for
    ``settle`` seconds: half-written ones wait. Those that are there already come first (unless not ``there``). Ends
    when ``stop`` is set. Raises UsageError C053 where there is no such folder."""
    from watchfiles import watch

    if not folder.is_dir():
        raise UsageError("C053", f"{folder} is no folder", "Name the folder that the texts come to.")
    waiting, given = _there(folder, settle, there)
    if ready := _ready(waiting, given, settle):
        yield ready
    changes = watch(folder, stop_event=stop, rust_timeout=max(100, int(settle * 500)), yield_on_timeout=True, step=200)
    for batch in changes:
        for _, name in batch:
            path = Path(name)
            look = _look(path)
            if look and _is_text(path, folder) and given.get(path) != look:
                waiting[path] = look, time.monotonic()
        if ready := _ready(waiting, given, settle):
            yield ready


def _there(folder: Path, settle: float, wanted: bool) -> tuple[dict[Path, tuple[Look, float]], dict[Path, Look]]:
    """The texts that are in the folder already: those that wait to be given, and those that count as given."""
    waiting: dict[Path, tuple[Look, float]] = {}
    given: dict[Path, Look] = {}
    for path in _texts(folder):
        look = _look(path)
        if look and wanted:
            waiting[path] = look, time.monotonic() - settle * (time.time_ns() - look[1] > settle * 1e9)
        elif look:
            given[path] = look
    return waiting, given


def _ready(waiting: dict[Path, tuple[Look, float]], given: dict[Path, Look], settle: float) -> list[Path]:
    """Take out of ``waiting`` what has not changed for long enough."""
    ready = []
    for path, (before, since) in sorted(waiting.items()):
        look = _look(path)
        if look is None:
            del waiting[path]
        elif look != before:
            waiting[path] = look, time.monotonic()
        elif time.monotonic() - since >= settle:
            del waiting[path]
            given[path] = look
            ready.append(path)
    return ready


def _texts(folder: Path) -> Iterable[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if _is_text(path, folder):
                yield path


def _is_text(path: Path, folder: Path) -> bool:
    """Whether its name is that of a text. Names of half-written files (".x", "x.part", "x.crdownload") are not."""
    hidden = any(
        part.startswith(".") for part in path.relative_to(folder.absolute() if path.is_absolute() else folder).parts
    )
    return not hidden and suffix_is_known(path.name) and path.stem.lower() != "readme"


def _look(path: Path) -> Look | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_size, status.st_mtime_ns) if path.is_file() else None


Handle = Callable[[list[Path]], None]
"""What is done with a batch of texts."""


def watch_folder(folder: Path, handle: Handle, stop: Event | None = None, there: bool = True) -> None:
    """Hand each batch of texts that comes to ``folder`` to ``handle``, until it is stopped."""
    for batch in arrivals(folder.absolute(), stop, there=there):
        handle(batch)
