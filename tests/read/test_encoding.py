"""Encodings told apart, and what is no text."""

import codecs

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pressefakten.errors import ReadError
from pressefakten.read import Source, read_bytes
from pressefakten.read.encoding import decode

GERMAN = "Bürgermeister Jörg Weiß: „Schön – für 5 €!“ Grüße aus Köln, Übach und Straßburg."
LATIN = "Bürgermeister Jörg Weiß: Schön! Grüße aus Köln, Übach, Ärzte, Öl und Straßburg."
SHORT = ["Grüße", "Maaßen", "Jörg Müller", "Übach-Palenberg, 5. März", "GRÜSSE AUS KÖLN", "ä"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encoding_of_german(encoding: str) -> None:
    assert decode(GERMAN.encode(encoding), "x.txt").text == GERMAN


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp850", "mac_roman"])
def test_encoding_single_byte(encoding: str) -> None:
    assert decode(LATIN.encode(encoding), "x.txt").text == LATIN


@pytest.mark.parametrize("text", SHORT)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "latin-1", "cp1252"])
def test_encoding_of_few_words(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x.txt").text == text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"nur ASCII", "utf-8"),
        ("süß".encode(), "utf-8"),
        ("süß".encode("utf-8-sig"), "utf-8"),
        ("süß".encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + "süß".encode("utf-16-be"), "utf-16-be"),
        ("süß".encode("latin-1"), "latin-1"),
        ("„süß“".encode("cp1252"), "cp1252"),
    ],
)
def test_encoding_name(data: bytes, encoding: str) -> None:
    assert decode(data, "x.txt").encoding == encoding


@pytest.mark.parametrize(
    "text",
    ["Zeile\r\nZeile\r", "a\xa0b\u202fc", "Inte\xadgration", "Mu\u0308ller", "Fest 🎉👩‍👩‍👧", "a\ufeffb", "\tx\n\n"],
)
def test_encoding_leaves_every_character(text: str) -> None:
    assert decode(text.encode(), "x.txt").text == text


def test_encoding_mark_is_not_text() -> None:
    assert decode(b"\xef\xbb\xbfText", "x.txt").text == "Text"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "R006"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "R008"),
        (b"%PDF-1.4\n1 0 obj", "R008"),
        (b"PK\x03\x04abc", "R008"),
        (b"{\\rtf1 Hallo", "R008"),
        (b"text\x00with zero", "R008"),
        (bytes(range(1, 32)) * 10, "R008"),
        ("Grüße aus Köln".encode()[:-1] + b"\xc3\xb6 \xff \xc3", "R009"),
        (b"\xff\xfea", "R009"),
        ("süß, größer, über".encode() + b"\xe4", "R009"),
        (b"\xef\xbb\xbfabc \xe4 def", "R009"),
    ],
)
def test_encoding_refuses(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as error:
        decode(data, "x.txt")
    assert error.value.code == code
    assert "x.txt" in error.value.message and error.value.hint


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sch\u00c3\u00bcler aus K\u00c3\u00b6ln", "2 broken characters"),
        ("\u00e2\u20ac\u017eJa", "1 broken characters"),
        ("K\ufffdln", "1 characters were lost"),
        ("<!DOCTYPE html><html>", "looks like HTML"),
    ],
)
def test_encoding_warns(text: str, words: str) -> None:
    (warning,) = decode(text.encode(), "x.txt").warnings
    assert words in warning


@pytest.mark.parametrize("text", [GERMAN, "Ã ist ein Buchstabe", "CITROËN", "Á, Â und Ã", "20 £, 30 €"])
def test_encoding_warns_of_nothing(text: str) -> None:
    assert decode(text.encode(), "x.txt").warnings == ()


@settings(deadline=None)
@given(st.binary(max_size=300))
@example(b"\xff\xfe\x00\xd8")
@example(b"\x00")
@example(b"\x81\x8d\x8f")
def test_encoding_of_any_bytes(data: bytes) -> None:
    try:
        source = read_bytes(data, "any.txt")
    except ReadError as error:
        assert error.code.startswith("R0") and error.hint
    else:
        assert isinstance(source, Source) and source.text.strip()
        source.text.encode("utf-8")  # no lone surrogates


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_encoding_of_any_utf8(text: str) -> None:
    try:
        assert decode(text.encode("utf-8-sig"), "x.txt").text == text
    except ReadError as error:
        assert error.code == "R008" and text.startswith(("%PDF-", "{\\rtf", "GIF8", "PK"))
