"""Finding the files of a run and reading their bytes without hanging, following loops or filling the memory."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pressefakten.errors import ReadError
from pressefakten.paths import spelled
from pressefakten.read import refusals
from pressefakten.read.formats import SUFFIXES
from pressefakten.settings import MAX_FILE_BYTES

_COMPANIONS = (".toml", ".json")  # sidecars, and gold annotations
CORRECTIONS = "corrections.jsonl"  # what readers said of facts, kept beside the texts
_ASSETS = ("_files", "-Dateien", "_Dateien", ".files")
"""How browsers name the folder of pictures and scripts beside a saved page."""
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
    """The texts of a run, sorted by release name, and what was refused before reading. ``names`` has the names of those
    that are not called by their file's name alone."""

    paths: list[Path] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    names: dict[Path, str] = field(default_factory=dict)

    def named(self) -> Iterator[tuple[str, Path]]:
        """Each text with the name of its release."""
        return ((self.names.get(path) or spelled(path.stem), path) for path in self.paths)


def read_file(path: Path, limit: int = MAX_FILE_BYTES) -> bytes:
    """The bytes of a regular file. Raises ReadError R001–R004, R010; never waits on a pipe or device."""
    name = str(path)
    try:
        _check_regular(name, path.stat())
        # O_NONBLOCK: opening a pipe that came meanwhile and that nobody writes to would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            _check_regular(name, status)
            if status.st_size > limit:
                raise refusals.too_large(name, status.st_size, "bytes", limit)
            data = file.read(limit + 1)
    except OSError as error:
        raise _refusal(name, error) from error
    if len(data) > limit:
        raise refusals.too_large(name, len(data), "bytes", limit)
    return data


def not_a_text(path: Path) -> ReadError:
    """Why a path without the extension of a format is not read: what is wrong with it, else its format."""
    name = str(path)
    try:
        _check_regular(name, path.stat())
    except ReadError as error:
        return error
    except OSError as error:
        return _refusal(name, error)
    return refusals.unknown_format(name, path.suffix, list(SUFFIXES))


def _check_regular(name: str, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise refusals.not_a_file(name, _KINDS.get(stat.S_IFMT(status.st_mode), "something else"))


def _refusal(name: str, error: OSError) -> ReadError:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return refusals.vanished(name, spelled(Path(name).readlink()) if Path(name).is_symlink() else "")
    if isinstance(error, PermissionError):
        return refusals.not_permitted(name)
    return refusals.unreadable(name, error)


def find_sources(paths: Iterable[str | Path], skipped: Callable[[Path], bool] | None = None) -> Found:
    """The files to read: files as given, and every text below a folder, without those that are ``skipped``.

    Folders are searched with all their sub-folders; links to folders are not followed, so that there are no loops, and
    links to files only where these lie in the folder too (R028). The pictures and scripts that a browser saves beside
    a page, hidden files, READMEs, sidecars and gold annotations of a text are no releases; anything else that is not
    read is refused (R005), never passed over in silence. A file reached twice is taken once.

    A release is called like its file, without the extension; where several files are called so, by the path below the
    folder that was given ("2019/pm-001"). Of two files in one folder that differ in their extension alone the first in
    order wins and the other is refused (R014).
    """
    files: dict[str, tuple[Path, Path]] = {}  # real path → the path, and the folder that was given
    real_folder = cache(os.path.realpath)

    def real_path(path: Path) -> str:
        if os.path.islink(path):  # noqa: PTH114  (see below)
            return os.path.realpath(path)
        return os.path.join(real_folder(path.parent), path.name)

    refused: list[Refused] = []
    for path in map(Path, paths):
        if os.path.isdir(path):  # noqa: PTH112 (a Path fails where it may not look)
            for file in _below(path, refused):
                files.setdefault(real_path(file), (file, path))
        else:
            files.setdefault(real_path(path), (path, path.parent))
    texts: list[tuple[Path, Path]] = []
    for path, folder in files.values():
        if skipped is not None and skipped(path):
            continue
        if path.suffix.lower() in SUFFIXES:
            texts.append((path, folder))
        else:
            refused.append(Refused(path, not_a_text(path)))
    if skipped is not None:
        refused = [one for one in refused if not skipped(one.path)]
    kept: dict[str, Path] = {}
    for name, path in sorted(release_names(texts), key=lambda named: (named[0], str(named[1]))):
        if name in kept:
            refused.append(Refused(path, refusals.same_release(path, kept[name])))
        else:
            kept[name] = path
    return Found(
        list(kept.values()),
        sorted(refused, key=lambda refused: str(refused.path)),
        {path: name for name, path in kept.items() if name != path.stem},
    )


def release_names(texts: Sequence[tuple[Path, Path]]) -> Iterator[tuple[str, Path]]:
    """Each text (path, folder that was given) under the name of its release: the file's name; where that stands in
    several folders, with as much of the path as tells them apart. Bytes that are not UTF-8 are spelled."""
    folders: dict[str, set[str]] = {}
    for path, _ in texts:
        folders.setdefault(path.stem, set()).add(str(path.parent))
    below: dict[str, set[str]] = {}
    for path, folder in texts:
        if len(folders[path.stem]) > 1:
            below.setdefault(_below_given(path, folder), set()).add(str(path.parent))
    for path, folder in texts:
        name = path.stem
        if len(folders[name]) > 1:
            name = _below_given(path, folder)
            if len(below[name]) > 1:  # of two folders that were given
                name = path.with_suffix("").as_posix().lstrip("./")
        yield spelled(name), path


def _below_given(path: Path, folder: Path) -> str:
    return (path.parent.relative_to(folder) / path.stem).as_posix()


def _below(folder: Path, refused: list[Refused]) -> Iterator[Path]:
    """The files to judge below a folder, its own before those of its sub-folders, each in the order of names."""
    folders, root = [folder], os.path.realpath(folder)
    while folders:
        here = folders.pop()
        try:
            with os.scandir(here) as entries:
                shown = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda one: one.name)
        except OSError as error:
            refused.append(Refused(here, _refusal(str(here), error)))
            continue
        inner = {entry.name: entry.is_symlink() for entry in shown if _is_folder(entry)}
        kept = [entry.name for entry in shown if entry.name not in inner and not _leads_out(entry, root, refused)]
        yield from _candidates(here, kept, refused)
        assets = _asset_folders(kept)
        folders += [here / name for name, is_link in reversed(inner.items()) if not is_link and name not in assets]


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads back to itself: reading says so
        return False


def _asset_folders(names: Iterable[str]) -> set[str]:
    """The folders of pictures and scripts that a browser saves beside pages of these names."""
    pages = [os.path.splitext(name)[0] for name in names if name.lower().endswith((".html", ".htm"))]
    return {page + ending for page in pages for ending in _ASSETS}


def _leads_out(entry: "os.DirEntry[str]", root: str, refused: list[Refused]) -> bool:
    """Whether it is a link to a file outside the folder, which is refused then."""
    if not entry.is_symlink():
        return False
    target = os.path.realpath(entry.path)
    if not os.path.isfile(target) or Path(target).is_relative_to(root):  # noqa: PTH113 (no raising)
        return False
    refused.append(Refused(Path(entry.path), refusals.outside(entry.path, spelled(target))))
    return True


def _candidates(folder: Path, names: list[str], refused: list[Refused]) -> Iterator[Path]:
    """Files that are texts or ought to be: no READMEs, and sidecars and gold annotations only without their text."""
    texts = {os.path.splitext(name)[0] for name in names if os.path.splitext(name)[1].lower() in SUFFIXES}
    for name in names:
        stem, suffix = os.path.splitext(name)
        if name == CORRECTIONS or stem.lower() == "readme" or (suffix.lower() in _COMPANIONS and stem in texts):
            continue
        path = folder / name
        if suffix.lower() == ".toml":
            refused.append(Refused(path, refusals.sidecar_alone(str(path))))
        else:
            yield path
