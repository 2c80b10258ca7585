"""What reading a file gives."""

from dataclasses import dataclass, field

from pressefakten.mentions import Stated


@dataclass(frozen=True, slots=True)
class Source:
    """One press release as it was read.

    ``release`` is the file's name without its extension, ``path`` the path as it was given (bytes of a folder's name
    that are not UTF-8 spelled with escapes), ``sha256`` the hash of the raw bytes. ``text`` is the decoded text that
    all offsets count in: a byte-order mark is not part of it, line ends and everything else stay as they are.
    ``encoding`` is the name of Python's codec. ``stated`` holds the sidecar's word. ``warnings`` are English sentences
    for the user ("looks like UTF-8 read as Latin-1 …").
    """

    release: str
    path: str
    sha256: str
    text: str
    encoding: str
    stated: Stated = field(default_factory=Stated)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a format module makes of a file's bytes."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()
