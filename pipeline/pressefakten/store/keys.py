"""What a result depends on: the bytes of the file and its sidecar, the release's name, and all that extracts."""

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from pressefakten import __version__
from pressefakten.corrections.files import beside, mark_of
from pressefakten.errors import ReadError
from pressefakten.read.files import read_file
from pressefakten.settings import MAX_SIDECAR_BYTES

if TYPE_CHECKING:
    from pressefakten.extractor import Extractor

_NOT_EXTRACTING = frozenset(
    {"/cli", "/store", "/report", "/evaluate", "/export", "/html", "/check", "/diff", "/ner/train"}
)
"""Rooms that change nothing of what is extracted. The reader of pages, which is called /read/html, is none of them."""
_SIZE = 16
_MOMENT = 2_000_000_000
"""Nanoseconds that a file must have been left alone: some disks tell the time of a change by the second."""
_LARGEST = 200_000_000
"""Bytes of a file that is hashed; what is larger is read anew each time, and refused by its reader."""


def fingerprint(model: str | None = None, extractor: "Extractor | None" = None, min_confidence: float = 0.0) -> bytes:
    """A short hash of everything but the text that a result depends on: code, lexicon, settings, tagger, libraries."""
    hashed = hashlib.blake2b(_of_package(), digest_size=_SIZE)
    if model is not None:
        hashed.update(_of_model(model))
    if extractor is not None and not _is_whole(extractor):
        hashed.update("\0".join(extractor.nlp.pipe_names).encode())
    if min_confidence:
        hashed.update(f"\0{min_confidence}".encode())
    return hashed.digest()


def _is_whole(extractor: "Extractor") -> bool:
    """Whether an extractor has the stages of those that a run makes itself: what one has found, the other finds."""
    language = sys.modules.get("pressefakten.language")  # one that is whole has loaded it
    return language is not None and extractor.nlp.pipe_names == [name for name, _ in language.STAGES]


def key_of(
    content: bytes, path: Path, name: str, made_by: bytes, beside: Callable[[Path], str | None] = beside
) -> bytes:
    """The key of the result of a file with this content and these corrections under this name; ``beside`` finds the
    corrections of a path."""
    hashed = hashlib.blake2b(made_by, digest_size=_SIZE)
    hashed.update(content)
    hashed.update(f"{path.suffix.lower()}\0{name}".encode("utf-8", "surrogateescape"))
    hashed.update(mark_of(path, name, beside))
    return hashed.digest()


def content_of(path: Path) -> bytes | None:
    """A hash of the bytes of a file and its sidecar, or None where they cannot be read."""
    try:
        data = read_file(path, _LARGEST)
        sidecar = path.with_suffix(".toml")
        beside = read_file(sidecar, MAX_SIDECAR_BYTES) if os.path.lexists(sidecar) else None
    except (ReadError, ValueError):
        return None
    hashed = hashlib.blake2b(hashlib.sha256(data).digest(), digest_size=_SIZE)
    hashed.update(b"-" if beside is None else hashlib.sha256(beside).digest())
    return hashed.digest()


def look_of(path: Path) -> str | None:
    """What a file and its sidecar look like from outside: as long as this stays, so do their bytes. None where that
    cannot be told: they are not there, or were changed a moment ago, so that another change might look the same."""
    now = time.time_ns()
    looks = []
    text = os.fspath(path)
    for one in (text, text[: len(text) - len(path.suffix)] + ".toml"):
        try:
            status = os.stat(one)  # noqa: PTH116  (a hundred thousand times)
        except OSError:
            if one == text:
                return None
            continue
        if now - max(status.st_mtime_ns, status.st_ctime_ns) < _MOMENT:
            return None
        looks.append(f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}")
    return "\n".join(looks)


@cache
def _of_package() -> bytes:
    hashed = hashlib.blake2b(__version__.encode(), digest_size=_SIZE)
    for package in ("pressefakten", "pressefakten_schemas"):
        for name, content in _contents(files(package), ""):
            hashed.update(f"\0{package}{name}\0".encode())
            hashed.update(content)
    for library in _libraries():
        hashed.update(f"\0{library}".encode())
    return hashed.digest()


def _contents(folder: Traversable, place: str) -> Iterator[tuple[str, bytes]]:
    """Every file that may bear on a result. The tagger's weights stand for themselves by their manifest."""
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            if f"{place}/{entry.name}" not in _NOT_EXTRACTING and entry.name != "__pycache__":
                yield from _contents(entry, f"{place}/{entry.name}")
        elif entry.name.endswith((".py", ".toml", ".json", ".txt")) and entry.name != "tokenizer.json":
            yield f"{place}/{entry.name}", entry.read_bytes()


def _libraries() -> list[str]:
    """``name version`` of what the package needs. Without its metadata (a plain checkout) none is known."""
    try:
        needed = sorted({line.split(";")[0] for line in requires("pressefakten") or () if "extra ==" not in line})
    except PackageNotFoundError:
        return []
    found = []
    for line in needed:
        name = "".join(char if char.isalnum() or char in "-_." else " " for char in line).split()[0]
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(name)
    return found


def _of_model(model: str) -> bytes:
    """An installed pipeline by its version, one in a folder by its files' names, sizes and times."""
    told = [model]
    folder = Path(model)
    if folder.is_dir():
        for path in sorted(folder.rglob("*")):
            status = path.stat()
            told.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    else:
        try:
            told.append(distribution(model).version)
        except (PackageNotFoundError, ValueError):
            told.append("?")
    return "\0".join(told).encode("utf-8", "surrogateescape")
