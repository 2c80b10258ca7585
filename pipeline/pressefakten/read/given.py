"""What a caller gives → ``Source``: a text, a file or a file's content, and what is known of it from elsewhere."""

import os
import warnings
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pressefakten.errors import ArgumentError
from pressefakten.read import IN_MEMORY, Source, read_bytes, read_source, read_text
from pressefakten.read.formats import SUFFIXES
from pressefakten.read.sidecar import as_day

Given = str | os.PathLike[str] | bytes | Source
"""A text, a file, a file's content, or what was read already."""

_KEYS = ("source", "published", "title", "publisher")


def source_of(
    given: Given, *, published: date | str | None = None, title: str | None = None, publisher: str | None = None
) -> Source:
    """The source, with what is stated beside it in place of its sidecar's word.

    Raises ArgumentError A001–A004, ReadError.
    """
    stated = {
        "published": _day(published),
        "title": _line("title", title),
        "publisher": _line("publisher", publisher),
    }
    source = _read(given)
    known = {name: value for name, value in stated.items() if value is not None}
    return replace(source, stated=replace(source.stated, **known)) if known else source


def source_of_one(given: Given | Mapping[str, Any]) -> Source:
    """The source of one of many: given by itself, or a mapping of the arguments of ``source_of``. Raises like it."""
    if not isinstance(given, Mapping):
        return source_of(given)
    if unknown := [key for key in given if key not in _KEYS]:
        raise ArgumentError("A001", f"unknown key {unknown[0]!r} beside a source", f"Known are {', '.join(_KEYS)}.")
    if "source" not in given:
        raise ArgumentError("A001", "a mapping without the key 'source'", f"Known are {', '.join(_KEYS)}.")
    beside = {key: value for key, value in given.items() if key != "source"}
    return source_of(given["source"], **beside)


def _read(given: Given) -> Source:
    if isinstance(given, str):
        _warn_of_path(given)
        return read_text(_whole("the text", str(given)))
    if isinstance(given, os.PathLike):
        return read_source(Path(os.fsdecode(given)))
    if isinstance(given, bytes | bytearray | memoryview):
        return read_bytes(bytes(given), IN_MEMORY)
    if isinstance(given, Source):
        return given
    raise ArgumentError(
        "A001",
        f"a source is a str (the text), a pathlib.Path (a file) or bytes (a file's content), not {_type(given)}",
        "For several sources: pressefakten.Extractor().extract_many(sources)"
        if isinstance(given, list | tuple | set | dict)
        else "Give the release's text.",
    )


def _warn_of_path(text: str) -> None:
    """Say so where a text looks like the path of a file. It stays a text: what it is hangs on its type alone."""
    if len(text) > 1000 or "\n" in text or "\r" in text:
        return
    if (text.lower().endswith(SUFFIXES) and len(text.split()) == 1) or os.path.isfile(text):  # noqa: PTH113 (no raising)
        warnings.warn(
            f"{text!r} is taken for the text of a release; for the file give pathlib.Path({text!r})", stacklevel=5
        )


def _day(value: date | str | None) -> str | None:
    if value is None:
        return None
    day = as_day(value)
    if day is None:
        raise ArgumentError(
            "A002",
            f"published = {value!r} is no day",
            'Give a datetime.date or an ISO day, e.g. published="2017-03-28".',
        )
    return day


def _line(name: str, value: str | None) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise ArgumentError("A003", f"{name} = {value!r} is no text", f'Give {name}="…", or leave it out.')
    return _whole(name, value.strip())


def _whole(name: str, text: str) -> str:
    """The text, where it can be written at all: "\\ud83d" alone is half a character."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ArgumentError(
            "A004",
            f"{name} has half a character ({text[error.start]!a} at {error.start})",
            "It was decoded wrongly; give the bytes of the file instead.",
        ) from error
    return text


def _type(value: object) -> str:
    return "None" if value is None else type(value).__name__
