"""Which format a file has, by its content first."""

import pytest

from pressefakten.errors import ReadError
from pressefakten.read.formats import FORMATS, format_of

from . import made


@pytest.mark.parametrize(
    ("data", "name", "format"),
    [
        (b"Neue Kita", "a.txt", "text"),
        (b"Neue Kita", "stdin", "text"),
        (b"# Neue Kita", "a.md", "markdown"),
        (b"<!DOCTYPE html><p>x", "a.txt", "html"),
        (b"\xef\xbb\xbf  <html><p>x", "a.bin", "html"),
        (b'<?xml version="1.0"?>\n<!-- x --><html xmlns="x">', "a.txt", "html"),
        (b"<p>x", "a.htm", "html"),
        ("<html><p>x".encode("utf-16"), "a.txt", "html"),
        (b"\n%PDF-1.4", "a.txt", "pdf"),
        (b"{\\rtf1", "a.doc", "rtf"),
        (b'<?xml version="1.0"?><?xml-stylesheet x?><rss version="2.0">', "a.txt", "feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "a.xml", "feed"),
        (b"<rdf:RDF>", "a.rdf", "feed"),
        (b"From: <Saved by Blink>\nMIME-Version: 1.0\n\nx", "a.bin", "page in one file"),
        (b"Subject: x\nMessage-ID: <1>\n\nText", "stdin", "mail"),
        (b"Subject: x\nMessage-ID: <1>\n\nText", "a.txt", "text"),
        (b"Ort: Rathaus\nZeit: 10 Uhr\n\nText", "stdin", "text"),
        (b"From a@b.example Mon Jan  1 00:00:00 2024\nSubject: x\n\nText", "a.txt", "mailbox"),
        (made.archive({"a.txt": b"x"}), "a.txt", "archive"),
        (made.archive({"word/document.xml": b"x"}), "a.zip", "docx"),
        (made.odt("x"), "a", "odt"),
    ],
)
def test_formats_by_content(data: bytes, name: str, format: str) -> None:
    assert format_of(data, name).name == format


@pytest.mark.parametrize(
    ("data", "name", "code", "words"),
    [
        (made.archive({"xl/workbook.xml": b"x"}), "a.xlsx", "R008", "a spreadsheet"),
        (made.archive({"ppt/presentation.xml": b"x"}), "a.pptx", "R008", "slides"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "R022", "an old office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.msg", "R022", "a mail of Outlook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx", "R022", "with a password"),
    ],
)
def test_formats_that_are_not_read(data: bytes, name: str, code: str, words: str) -> None:
    with pytest.raises(ReadError) as error:
        format_of(data, name)
    assert error.value.code == code and words in error.value.message and error.value.hint


@pytest.mark.parametrize("format", FORMATS.values(), ids=lambda format: format.name)
def test_formats_have_a_module(format) -> None:  # type: ignore[no-untyped-def]
    assert callable(format.reader().read)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in format.suffixes)
