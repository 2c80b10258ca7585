"""Which format a file has, by its content first and its name second, and the module that reads it.

A format is an entry of ``FORMATS`` and a module with ``read(data, name)``: the releases in a file's bytes, in order; in
the place of a part that cannot be read stands its ReadError. The module is imported when a file needs it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from pressefakten.errors import ReadError
from pressefakten.read import refusals
from pressefakten.read.source import Decoded
from pressefakten.settings import MAX_NESTING, MAX_RELEASES

Part = Decoded | ReadError


class Reader(Protocol):
    """A format's module."""

    def read(self, data: bytes, name: str) -> Iterable[Part]: ...


@dataclass(frozen=True, slots=True)
class FileFormat:
    """``module`` reads the format; ``is_plain`` tells that it needs no process of its own."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    is_plain: bool = False

    def reader(self) -> Reader:
        return cast(Reader, import_module(f"pressefakten.read.{self.module}"))


FORMATS = {
    format.name: format
    for format in (
        FileFormat("text", (".txt",), "plain", is_plain=True),
        FileFormat("markdown", (".md", ".markdown"), "markdown"),
        FileFormat("html", (".html", ".htm", ".xhtml"), "html"),
        FileFormat("page in one file", (".mhtml", ".mht"), "mhtml"),
        FileFormat("pdf", (".pdf",), "pdf"),
        FileFormat("mail", (".eml",), "mail"),
        FileFormat("mailbox", (".mbox",), "mailbox"),
        FileFormat("docx", (".docx",), "docx"),
        FileFormat("odt", (".odt",), "odt"),
        FileFormat("rtf", (".rtf",), "rtf"),
        FileFormat("feed", (".rss", ".atom", ".rdf", ".xml"), "feed"),
        FileFormat("archive", (".zip",), "archive"),
    )
}
_BY_SUFFIX = {suffix: format for format in FORMATS.values() for suffix in format.suffixes}
SUFFIXES = tuple(_BY_SUFFIX)
"""The endings of the files that a folder is searched for; the first is that of plain text."""

_HTML = re.compile(rb"(?i)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.DOTALL)
_FEED = re.compile(
    rb"\s*(?:<\?[^>]*>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE rss[^>]*>\s*)*<(?:rss|feed|(?:\w+:)?RDF)\b", re.DOTALL
)
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_OF_MAIL = re.compile(rb"(?im)^(?:mime-version|message-id|received|return-path|content-type|delivered-to):")
_OF_PAGE = re.compile(rb"(?im)^(?:snapshot-content-location:|from:\s*<saved by )")
_MAILBOX = re.compile(rb"From \S+ .{3,60}\d{4}\r?\n[A-Za-z-]{2,40}:")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_SAMPLE = 4_000


def format_of(data: bytes, name: str) -> FileFormat:
    """The format of a file's bytes. ``name`` decides where the bytes look like any text: then it is that of its ending,
    plain text without one. Raises ReadError R005 or R008 for what is read by no module."""
    suffix = PurePath(name).suffix.lower()
    head = _unmarked(data[:_SAMPLE])
    if data.startswith(b"PK\x03\x04"):
        return FORMATS[_packed(data, name)]
    if b"%PDF-" in data[:1024]:
        return FORMATS["pdf"]
    if data.startswith(b"{\\rtf"):
        return FORMATS["rtf"]
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise refusals.old_office(name, suffix)
    if _HTML.match(head):
        return FORMATS["html"]
    if _FEED.match(head):
        return FORMATS["feed"]
    if _MAILBOX.match(data[:_SAMPLE]):
        return FORMATS["mailbox"]
    if _OF_PAGE.search(head) and _is_mail(head):
        return FORMATS["page in one file"]
    if not suffix and _is_mail(head):  # in a .txt its header is part of the text
        return FORMATS["mail"]
    return _BY_SUFFIX.get(suffix, FORMATS["text"])


def suffix_is_known(name: str) -> bool:
    return PurePath(name).suffix.lower() in _BY_SUFFIX


def _unmarked(head: bytes) -> bytes:
    """The beginning of a text in bytes of ASCII, whatever its encoding."""
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\x00", b"")


def _is_mail(head: bytes) -> bool:
    """Whether a text begins with the header of a mail as it was sent: words such as "Von:" do not make one."""
    lines = _MAIL.match(head)
    return lines is not None and bool(_OF_MAIL.search(head.split(b"\n\n")[0].split(b"\r\n\r\n")[0]))


_OFFICE = ((b"word/document.xml", "docx"), (b"opendocument.text", "odt"))
_OPEN_DOCUMENT = (b"content.xml", b"META-INF/manifest.xml")
_OTHER = (
    (b"xl/workbook.xml", "a spreadsheet"),
    (b"ppt/presentation.xml", "a set of slides"),
    (b"opendocument.spreadsheet", "a spreadsheet"),
    (b"opendocument.presentation", "a set of slides"),
    (b"application/epub", "a book"),
)


def _packed(data: bytes, name: str) -> str:
    """The format of a zip archive: names of members stand in it as they are."""
    for mark, found in _OFFICE:
        if mark in data[:_SAMPLE] or mark in data[-65_000:]:
            return found
    for mark, what in _OTHER:
        if mark in data[:_SAMPLE] or mark in data[-65_000:]:
            raise refusals.binary(name, what)
    return "odt" if all(mark in data[-65_000:] for mark in _OPEN_DOCUMENT) else "archive"


def parts_of(data: bytes, name: str, nesting: int = 1) -> Iterator[Part]:
    """The releases in a file's bytes, for modules whose files hold files. Raises ReadError."""
    if nesting > MAX_NESTING:
        raise refusals.nested(name)
    format = format_of(data, name)
    for number, part in enumerate(format.reader().read(data, name), 1):
        if number > MAX_RELEASES:
            yield refusals.too_many(name, MAX_RELEASES)
            return
        yield part
