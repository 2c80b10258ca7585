"""Finding the files of a run and reading their bytes without hanging, following loops or filling the memory."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pressefakten.errors import ReadError
from pressefakten.read import plain, refusals
from pressefakten.settings import MAX_FILE_BYTES

SUFFIXES = plain.SUFFIXES
_COMPANIONS = (".toml", ".json")  # sidecars, and gold annotations
_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


@dataclass(frozen=True, slots=True)
class Refused:
    """A path that will not be read, and why."""

    path: Path
    error: ReadError


@dataclass(frozen=True, slots=True)
class Found:
    """The texts of a run, sorted by release name, and what was refused before reading."""

    paths: list[Path] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def read_file(path: Path, limit: int = MAX_FILE_BYTES) -> bytes:
    """The bytes of a regular file. Raises ReadError R001–R004, R010; never waits on a pipe or device."""
    name = str(path)
    try:
        # O_NONBLOCK: opening a pipe nobody writes to would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise refusals.not_a_file(name, _KINDS.get(stat.S_IFMT(status.st_mode), "something else"))
            if status.st_size > limit:
                raise refusals.too_large(name, status.st_size, "bytes")
            data = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise refusals.vanished(name) from error
    except PermissionError as error:
        raise refusals.not_permitted(name) from error
    except IsADirectoryError as error:
        raise refusals.not_a_file(name, "a folder") from error
    except OSError as error:
        raise refusals.unreadable(name, error) from error
    if len(data) > limit:
        raise refusals.too_large(name, len(data), "bytes")
    return data


def find_sources(paths: Iterable[str | Path]) -> Found:
    """The files to read: files as given, and every text below a folder.

    Folders are searched with all their sub-folders; links to folders are not followed, so that there are no loops.
    Hidden files, READMEs, sidecars and gold annotations of a text are no releases; anything else that is not text is
    refused (R005), never passed over in silence. A file reached twice is taken once; of two files with one release
    name the first in order wins and the other is refused (R014).
    """
    files: dict[str, Path] = {}
    refused: list[Refused] = []
    for path in map(Path, paths):
        if path.is_dir():
            for file in _below(path, refused):
                files.setdefault(os.path.realpath(file), file)
        else:
            files.setdefault(os.path.realpath(path), path)
    kept: dict[str, Path] = {}
    for path in sorted(files.values(), key=lambda path: (path.stem, str(path))):
        if path.suffix.lower() not in SUFFIXES:
            refused.append(Refused(path, refusals.unknown_format(str(path), path.suffix, list(SUFFIXES))))
        elif path.stem in kept:
            refused.append(Refused(path, refusals.same_release(path, kept[path.stem])))
        else:
            kept[path.stem] = path
    return Found(list(kept.values()), sorted(refused, key=lambda refused: str(refused.path)))


def _below(folder: Path, refused: list[Refused]) -> Iterable[Path]:
    def trouble(error: OSError) -> None:
        name = str(error.filename or folder)
        cause = refusals.not_permitted(name) if isinstance(error, PermissionError) else refusals.unreadable(name, error)
        refused.append(Refused(Path(name), cause))

    for parent, folders, names in os.walk(folder, onerror=trouble):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        texts = {os.path.splitext(name)[0] for name in names if os.path.splitext(name)[1].lower() in SUFFIXES}
        for name in sorted(names):
            stem, suffix = os.path.splitext(name)
            if name.startswith(".") or stem.lower() == "readme":
                continue
            if suffix.lower() in _COMPANIONS and stem in texts:
                continue
            if suffix.lower() == ".toml":
                path = Path(parent, name)
                refused.append(Refused(path, refusals.sidecar_alone(str(path))))
                continue
            yield Path(parent, name)
