"""What a folder looks like: as long as it looks the same, no file has come, gone or been renamed in it."""

import hashlib
import os
import time
from collections.abc import Iterable, Mapping

_MOMENT = 2_000_000_000
"""Nanoseconds that a folder must have been left alone for its time to tell: some disks tell it by the second."""

Look = tuple[int, str]
"""When the folder was changed (0: a moment ago), and a hash of the names in it."""


def time_of(folder: str | os.PathLike[str]) -> int:
    """When the folder was changed, in nanoseconds; 0 where that was a moment ago, so that another change might have the
    same time, or cannot be told."""
    try:
        changed = os.stat(folder).st_mtime_ns  # noqa: PTH116  (a Path fails where it may not look)
    except OSError:
        return 0
    return changed if time.time_ns() - changed >= _MOMENT else 0


def names_hash(names: Iterable[str]) -> str:
    """A hash of the names in a folder that are not hidden."""
    shown = sorted(os.fsencode(name) for name in names if not name.startswith("."))
    return hashlib.blake2b(b"\0".join(shown), digest_size=16).hexdigest()


def same(folders: Mapping[str, Look]) -> bool:
    """Whether the folders look as they did."""
    for folder, (changed, names) in folders.items():
        if changed and time_of(folder) == changed:
            continue
        try:
            if names_hash(os.listdir(folder)) != names:
                return False
        except OSError:
            return False
    return True
