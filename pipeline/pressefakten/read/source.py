"""What reading a file gives."""

from dataclasses import dataclass, field

from pressefakten.mentions import Part, Stated


@dataclass(frozen=True, slots=True)
class Source:
    """One press release as it was read.

    ``release`` is the file's name without its extension, ``path`` the path as it was given (bytes of a folder's name
    that are not UTF-8 spelled with escapes), ``sha256`` the hash of the raw bytes. ``text`` is the decoded text that
    all offsets count in: a byte-order mark is not part of it, line ends and everything else stay as they are.
    ``encoding`` is the name of Python's codec. ``stated`` holds the sidecar's word. ``warnings`` are English sentences
    for the user ("looks like UTF-8 read as Latin-1 …").

    ``part`` tells where a release belongs that is one of several in one file. The first of them is called like the
    file, the others ``NAME#2``, ``NAME#3`` … (``part_name``).
    """

    release: str
    path: str
    sha256: str
    text: str
    encoding: str
    stated: Stated = field(default_factory=Stated)
    warnings: tuple[str, ...] = ()
    part: Part | None = None


def part_name(name: str, number: int) -> str:
    """The name of release ``number`` (from 1) of a file whose first release is called ``name``."""
    return name if number == 1 else f"{name}#{number}"


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a format module makes of a file's bytes."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()
