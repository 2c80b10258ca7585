"""Bytes → ``Source``: what a file says, exactly as it says it.

A further format is a module with ``SUFFIXES`` and ``read(data, name) -> Decoded``, entered in ``_FORMATS``.
"""

import hashlib
from dataclasses import replace
from pathlib import Path

from pressefakten.mentions import Stated
from pressefakten.paths import as_unicode, spelled
from pressefakten.read import plain, refusals
from pressefakten.read.encoding import check
from pressefakten.read.files import Found, Refused, find_sources, not_a_text, read_file
from pressefakten.read.sidecar import read_sidecar
from pressefakten.read.source import Source
from pressefakten.settings import MAX_CHARACTERS, MAX_FILE_BYTES

__all__ = [
    "IN_MEMORY", "Found", "Refused", "Source", "find_sources", "in_memory", "read_bytes", "read_source",
    "read_sources", "read_text",
]  # fmt: skip

IN_MEMORY, _TEXT = "<bytes>", "<text>"

_FORMATS = {suffix: module for module in (plain,) for suffix in module.SUFFIXES}
_INVISIBLE = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u2060\ufeff"))


def read_source(path: str | Path) -> Source:
    """Read one file and its sidecar. Raises ReadError with a code R001–R015 that names the file."""
    path = Path(path)
    try:
        as_unicode(path.name)
    except UnicodeError as error:
        raise refusals.unwritable_name(str(path)) from error
    if path.suffix.lower() not in _FORMATS:
        raise not_a_text(path)
    return read_bytes(read_file(path), spelled(path), read_sidecar(path))


def read_sources(path: str | Path) -> list[Source]:
    """Every release that a file holds, in order: one for a text, several for a feed, a mail with attachments, an
    archive. Their names may all be the file's; the run numbers them. Raises ReadError like ``read_source``."""
    return [read_source(path)]


def read_bytes(data: bytes, name: str, stated: Stated | None = None) -> Source:
    """Read what came from elsewhere, e.g. standard input; ``name`` ("stdin", "x.txt") tells the release and, by its
    extension, the format (plain text where it has none). ``IN_MEMORY`` is no name: the release is called after its
    hash. Raises ReadError."""
    if len(data) > MAX_FILE_BYTES:
        raise refusals.too_large(name, len(data), "bytes")
    path = Path(name)
    decoded = _FORMATS.get(path.suffix.lower(), plain).read(data, name)
    _refuse(decoded.text, name)
    sha256 = hashlib.sha256(data).hexdigest()
    release = path.stem if path.suffix.lower() in _FORMATS else path.name
    return Source(
        release=_nameless(sha256) if name == IN_MEMORY else release,
        path=name,
        sha256=sha256,
        text=decoded.text,
        encoding=decoded.encoding,
        stated=stated or Stated(),
        warnings=decoded.warnings,
    )


def read_text(text: str) -> Source:
    """What was decoded elsewhere: the text as it is, its hash that of its UTF-8 bytes. Raises ReadError R007–R010."""
    _refuse(text, _TEXT)
    return replace(in_memory(text), warnings=check(text, _TEXT))


def in_memory(text: str, stated: Stated | None = None) -> Source:
    """The Source of a text that has no file, whatever it holds."""
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Source(_nameless(sha256), _TEXT, sha256, text, "utf-8", stated or Stated())


def _refuse(text: str, name: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise refusals.too_large(name, len(text), "characters")
    if not text.translate(_INVISIBLE).strip():
        raise refusals.blank(name)


def _nameless(sha256: str) -> str:
    """The name of a release that has no file: two texts have two names, so that no two facts of them have one id."""
    return f"text_{sha256[:8]}"
