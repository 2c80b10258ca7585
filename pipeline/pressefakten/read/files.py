"""Finding the files of a run and reading their bytes without hanging, following loops or filling the memory."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from pressefakten.errors import ReadError
from pressefakten.paths import spelled
from pressefakten.read import refusals
from pressefakten.read.folders import Look, names_hash, time_of
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
class FoundFiles:
    """The texts of a run (the name of the release and the path of each), sorted by name, and what was refused before
    reading. Paths are kept as plain strings: a large corpus has many."""

    texts: list[tuple[str, str]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    folders: dict[str, Look] = field(default_factory=dict, compare=False)
    """The folders that were searched, and what they looked like."""

    @property
    def paths(self) -> list[Path]:
        """The paths of the texts."""
        return [path for _, path in self.named()]

    def named(self) -> Iterator[tuple[str, Path]]:
        """Each text with the name of its release."""
        return ((name, Path(path)) for name, path in self.texts)


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


def find_sources(paths: Iterable[str | Path], skipped: Callable[[str], bool] | None = None) -> FoundFiles:
    """The files to read: files as given, and every text below a folder, without those that are ``skipped``.

    Folders are searched with all their sub-folders; links to folders are not followed, so that there are no loops, and
    links to files only where these lie in the folder too (R028). The pictures and scripts that a browser saves beside
    a page, hidden files, READMEs, sidecars and gold annotations of a text are no releases; anything else that is not
    read is refused (R005), never passed over in silence. A file reached twice is taken once.

    A release is called like its file, without the extension; where several files are called so, by the path below the
    folder that was given ("2019/pm-001"). Of two files in one folder that differ in their extension alone the first in
    order wins and the other is refused (R014).
    """
    refused: list[Refused] = []
    looks: dict[str, Look] = {}
    files = _given(paths, refused, looks)
    texts: list[tuple[str, str, str]] = []
    for path, folder, _ in files:
        if skipped is not None and skipped(path):
            continue
        stem, suffix = os.path.splitext(os.path.basename(path))
        if suffix.lower() in SUFFIXES:
            texts.append((stem, path, folder))
        else:
            refused.append(Refused(Path(path), not_a_text(Path(path))))
    del files
    if skipped is not None:
        refused = [one for one in refused if not skipped(str(one.path))]
    kept: list[tuple[str, str]] = []
    for name, path in release_names(texts):
        if kept and kept[-1][0] == name:
            refused.append(Refused(Path(path), refusals.same_release(Path(path), Path(kept[-1][1]))))
        else:
            kept.append((name, path))
    return FoundFiles(kept, sorted(refused, key=lambda refused: str(refused.path)), looks)


_File = tuple[str, str, bool]
"""A path, the folder that was given, and whether it is a link."""


def _given(paths: Iterable[str | Path], refused: list[Refused], looks: dict[str, Look]) -> list[_File]:
    """The files at the paths, each once; what folders hold that is refused, and how they look, is noted."""
    given = [str(Path(path)) for path in paths]
    files: list[_File] = []
    for path in given:
        if os.path.isdir(path):  # noqa: PTH112 (a Path fails where it may not look)
            files += _below(path, refused, looks)
        else:
            files.append((path, os.path.split(path)[0], os.path.islink(path)))  # noqa: PTH114
    return _once(files) if len(given) > 1 or any(is_link for _, _, is_link in files) else files


def _once(files: Iterable[_File]) -> list[_File]:
    """Each file by the first of its paths."""
    real_folder = cache(os.path.realpath)
    known: dict[tuple[str, str], _File] = {}
    for file in files:
        path, _, is_link = file
        folder, name = os.path.split(os.path.realpath(path) if is_link else path)
        known.setdefault((folder if is_link else real_folder(folder), name), file)
    return list(known.values())


def release_names(texts: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """The name of the release of each text (its file's name without extension, its path, the folder that was given)
    and its path, sorted: the file's name; where that stands in several folders, with as much of the path as tells them
    apart. Bytes that are not UTF-8 are spelled."""
    texts.sort()
    named: list[tuple[str, str]] = []
    for stem, group in groupby(texts, key=itemgetter(0)):
        several = list(group)
        if len({os.path.split(path)[0] for _, path, _ in several}) > 1:
            named += _longer_names(several)
        else:
            named += [(spelled(stem), path) for _, path, _ in several]
    named.sort()
    return named


def _longer_names(texts: list[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """Names and paths of texts in several folders whose files are called alike."""
    below: dict[str, set[str]] = {}
    for _, path, given in texts:
        below.setdefault(_below_given(path, given), set()).add(os.path.split(path)[0])
    for _, path, given in texts:
        name = _below_given(path, given)
        if len(below[name]) > 1:  # of two folders that were given
            name = Path(path).with_suffix("").as_posix().lstrip("./")
        yield spelled(name), path


def _below_given(path: str, given: str) -> str:
    return Path(os.path.splitext(path)[0]).relative_to(given).as_posix()


def _looked_at(folder: str, refused: list[Refused], looks: dict[str, Look]) -> list[os.DirEntry[str]]:
    """What a folder shows, and its look noted; nothing of one that cannot be read."""
    changed = time_of(folder)
    try:
        shown = _shown(folder)
    except OSError as error:
        refused.append(Refused(Path(folder), _refusal(folder, error)))
        return []
    looks[folder] = changed, names_hash(entry.name for entry in shown)
    return shown


def _below(folder: str, refused: list[Refused], looks: dict[str, Look]) -> Iterator[_File]:
    """The files to judge below a folder: its own before those of its sub-folders, each in
    the order of names. What the folders look like is noted in ``looks``."""
    folders, root = [folder], os.path.realpath(folder)
    while folders:
        here = folders.pop()
        shown = _looked_at(here, refused, looks)
        links = {entry.name for entry in shown if entry.is_symlink()}
        inner = dict.fromkeys(entry.name for entry in shown if _is_folder(entry))
        kept = [entry.name for entry in shown if entry.name not in inner and not _leads_out(entry, root, refused)]
        for name in _candidates(here, kept, refused):
            yield _joined(here, name), folder, name in links
        passed_by = links | _asset_folders(kept)
        folders += [_joined(here, name) for name in reversed(inner) if name not in passed_by]


def _shown(folder: str) -> "list[os.DirEntry[str]]":
    """What a folder holds, by name, without what is hidden."""
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda one: one.name)


def _joined(folder: str, name: str) -> str:
    return name if folder == "." else os.path.join(folder, name)


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


def _candidates(folder: str, names: list[str], refused: list[Refused]) -> Iterator[str]:
    """Names of files that are texts or ought to be: no READMEs, and sidecars and gold annotations only without their
    text."""
    texts = {os.path.splitext(name)[0] for name in names if os.path.splitext(name)[1].lower() in SUFFIXES}
    for name in names:
        stem, suffix = os.path.splitext(name)
        if name == CORRECTIONS or stem.lower() == "readme" or (suffix.lower() in _COMPANIONS and stem in texts):
            continue
        if suffix.lower() == ".toml":
            path = _joined(folder, name)
            refused.append(Refused(Path(path), refusals.sidecar_alone(path)))
        else:
            yield name
