"""Names of files as text: on most systems a name is bytes, and not all bytes are text."""

import os


def as_unicode(name: str) -> str:
    """The name that these bytes spell in UTF-8, whatever the locale made of them. Raises UnicodeError."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8")


def spelled(path: "str | os.PathLike[str]") -> str:
    """A path, or a sentence with one in it, as text that can be written and shown: bytes that are not UTF-8 stand
    there as escapes (``\\xff``)."""
    text = os.fspath(path)
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # a lone surrogate that stands for no byte
        return text.encode("utf-8", "backslashreplace").decode("utf-8")
