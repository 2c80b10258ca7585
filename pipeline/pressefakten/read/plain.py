"""Plain text: the text is the file's characters."""

from collections.abc import Iterator

from pressefakten.read.encoding import decode
from pressefakten.read.source import Decoded


def read(data: bytes, name: str) -> Iterator[Decoded]:
    """The text as it stands in the file. Raises ReadError."""
    yield decode(data, name)
