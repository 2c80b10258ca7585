"""Bytes → ``Source``: what a file says, exactly as it says it.

A further format is a module with ``SUFFIXES`` and ``read(data, name) -> Decoded``, entered in ``_FORMATS``.
"""

import hashlib
from pathlib import Path

from pressefakten.mentions import Stated
from pressefakten.paths import as_unicode, spelled
from pressefakten.read import plain, refusals
from pressefakten.read.files import Found, Refused, find_sources, not_a_text, read_file
from pressefakten.read.sidecar import read_sidecar
from pressefakten.read.source import Source
from pressefakten.settings import MAX_CHARACTERS, MAX_FILE_BYTES

__all__ = ["Found", "Refused", "Source", "find_sources", "read_bytes", "read_source"]

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


def read_bytes(data: bytes, name: str, stated: Stated | None = None) -> Source:
    """Read what came from elsewhere, e.g. standard input; ``name`` ("stdin", "x.txt") tells the release and, by its
    extension, the format (plain text where it has none). Raises ReadError."""
    if len(data) > MAX_FILE_BYTES:
        raise refusals.too_large(name, len(data), "bytes")
    path = Path(name)
    decoded = _FORMATS.get(path.suffix.lower(), plain).read(data, name)
    if len(decoded.text) > MAX_CHARACTERS:
        raise refusals.too_large(name, len(decoded.text), "characters")
    if not decoded.text.translate(_INVISIBLE).strip():
        raise refusals.blank(name)
    release = path.stem if path.suffix.lower() in _FORMATS else path.name
    return Source(
        release=release,
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=decoded.text,
        encoding=decoded.encoding,
        stated=stated or Stated(),
        warnings=decoded.warnings,
    )
