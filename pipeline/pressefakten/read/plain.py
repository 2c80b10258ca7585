"""Plain text and Markdown: the text is the file's characters."""

from pressefakten.read.encoding import decode
from pressefakten.read.source import Decoded

SUFFIXES = (".txt", ".md")


def read(data: bytes, name: str) -> Decoded:
    """The text as it stands in the file. Raises ReadError."""
    return decode(data, name)
