"""Bytes → ``Source``: what a file says, and what its format knows of it.

A further format is a module with ``read(data, name)``, entered in ``read/formats.py``.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from pressefakten.errors import ReadError
from pressefakten.paths import as_unicode, spelled
from pressefakten.read import refusals
from pressefakten.read.encoding import check
from pressefakten.read.files import FoundFiles, Refused, find_sources, not_a_text, read_file
from pressefakten.read.formats import format_of, suffix_is_known
from pressefakten.read.guarded import read_guarded
from pressefakten.read.sidecar import read_sidecar
from pressefakten.read.source import Decoded, Part, Source, Stated, part_name
from pressefakten.settings import MAX_CHARACTERS, MAX_DOCUMENT_BYTES, MAX_FILE_BYTES

__all__ = [
    "IN_MEMORY", "FoundFiles", "Read", "Refused", "Source", "find_sources", "in_memory", "part_name", "parts_in",
    "read_bytes", "read_parts", "read_source", "read_sources", "read_text",
]  # fmt: skip

IN_MEMORY, _TEXT = "<bytes>", "<text>"
_PLAIN = (".txt", ".md", ".markdown")
_INVISIBLE = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Read:
    """The releases of one file, in their order, and why parts of it (attachments, members) are not read."""

    sources: tuple[Source, ...]
    refused: tuple[ReadError, ...] = ()


def read_parts(path: str | Path) -> Read:
    """Read one file and its sidecar. Raises ReadError with a code R001–R028 that names the file, where nothing of it
    can be read."""
    path = Path(path)
    try:
        as_unicode(path.name)
    except UnicodeError as error:
        raise refusals.unwritable_name(str(path)) from error
    if not suffix_is_known(path.name):
        raise not_a_text(path)
    data = read_file(path, MAX_FILE_BYTES if path.suffix.lower() in _PLAIN else MAX_DOCUMENT_BYTES)
    return parts_in(data, spelled(path), read_sidecar(path))


def read_sources(path: str | Path) -> list[Source]:
    """Read the releases of one file: one of a text; several of a feed, a mail with attachments, an archive. Never
    empty. Raises ReadError like ``read_parts``, which tells what of the file cannot be read too."""
    return list(read_parts(path).sources)


def read_source(path: str | Path) -> Source:
    """Read a file of one release and its sidecar. Raises ReadError: R026 where the file has several."""
    return _only(read_parts(path), str(path))


def read_bytes(data: bytes, name: str, stated: Stated | None = None) -> Source:
    """Read what came from elsewhere, e.g. standard input, and holds one release; ``name`` ("stdin", "x.txt") tells the
    release and, by its extension, the format where the bytes do not. ``IN_MEMORY`` is no name: the release is called
    after its hash. Raises ReadError: R026 where there are several releases."""
    return _only(parts_in(data, name, stated), name)


def parts_in(data: bytes, name: str, stated: Stated | None = None) -> Read:
    """The releases in the bytes of a file. What is stated of a file with several is true of each of them, but for the
    title. Raises ReadError where there are none."""
    format = format_of(data, name)
    limit = MAX_FILE_BYTES if format.is_plain else MAX_DOCUMENT_BYTES
    if len(data) > limit:
        raise refusals.too_large(name, len(data), "bytes", limit)
    parts = list(format.reader().read(data, name)) if format.is_plain else read_guarded(format, data, name)
    refused = [part for part in parts if isinstance(part, ReadError)]
    kept: list[Decoded] = []
    for part in parts:
        if isinstance(part, Decoded):
            try:
                _refuse(part.text, name)
                kept.append(part)
            except ReadError as error:
                refused.append(error)
    if not kept:
        raise refused[0] if refused else refusals.without_text(name, f"a {format.name} file")
    return Read(tuple(_sources(kept, data, name, stated or Stated())), tuple(refused))


def _sources(parts: list[Decoded], data: bytes, name: str, stated: Stated) -> list[Source]:
    sha256 = hashlib.sha256(data).hexdigest()
    path = Path(name)
    release = path.stem if suffix_is_known(path.name) else path.name
    release = _nameless(sha256) if name == IN_MEMORY else release
    is_one = len(parts) == 1 and not parts[0].part
    if len(parts) > 1:
        stated = replace(stated, title=None)
    return [
        Source(
            release=called,
            path=name,
            sha256=sha256,
            text=part.text,
            encoding=part.encoding,
            stated=stated,
            warnings=part.warnings,
            claims=part.claims,
            labels=part.labels,
            part=None if is_one else Part(release),
        )
        for part, called in zip(parts, _names_of(parts, release), strict=True)
    ]


def _names_of(parts: list[Decoded], release: str) -> list[str]:
    """What the releases of a file are called: a part that has a name of its own is called by it, with a number behind
    where it is not the first of that name."""
    counts: Counter[str] = Counter()
    names = []
    for number, part in enumerate(parts, 1):
        counts[part.part] += 1
        again = f"-{counts[part.part]}" if counts[part.part] > 1 else ""
        names.append(f"{release}#{part.part}{again}" if part.part else part_name(release, number))
    return names


def read_text(text: str) -> Source:
    """What was decoded elsewhere: the text as it is, its hash that of its UTF-8 bytes. Raises ReadError R007–R010."""
    _refuse(text, _TEXT)
    return replace(in_memory(text), warnings=check(text, _TEXT))


def in_memory(text: str, stated: Stated | None = None) -> Source:
    """The Source of a text that has no file, whatever it holds."""
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Source(_nameless(sha256), _TEXT, sha256, text, "utf-8", stated or Stated())


def _only(read: Read, name: str) -> Source:
    if len(read.sources) > 1:
        raise refusals.several(name, len(read.sources))
    return read.sources[0]


def _refuse(text: str, name: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise refusals.too_large(name, len(text), "characters")
    if not text.translate(_INVISIBLE).strip():
        raise refusals.blank(name)


def _nameless(sha256: str) -> str:
    """The name of a release that has no file: two texts have two names, so that no two facts of them have one id."""
    return f"text_{sha256[:8]}"
