"""Bytes → text: byte-order marks, UTF-8, UTF-16, and the single-byte encodings of German offices told apart.

UTF-8 is tried first and strictly: text in another encoding with an umlaut in it is practically never valid UTF-8.
What remains is judged by ``charset-normalizer`` among the encodings German texts come in.
"""

import codecs
import re

from charset_normalizer import from_bytes

from pressefakten.read import refusals
from pressefakten.read.source import Decoded
from pressefakten.settings import MAX_CONTROL_SHARE

# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "a rich text document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
)
_SINGLE_BYTE = ["cp1252", "latin_1", "cp850", "mac_roman"]
_GERMAN_SIGNS = frozenset("äöüÄÖÜßé„“”‚‘’–—…€§°»«\xa0")
_C1 = re.compile(rb"[\x80-\x9f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc3][\x80-\xbf]|\xe2\x80[\x80-\xbf]|\xc2[\xa0-\xbf]")
_HIGH = re.compile(rb"[\x80-\xff]")
# "ü" in UTF-8 read as Windows-1252 is "Ã¼", "„" is "â€ž", a no-break space "Â ".
_MOJIBAKE = re.compile("Ã[\x80-\xbf„–œŸžš‹‘’“”•—˜™›]|â€[\x80-\xbfž“”œ™˜¦š]|Â[\xa0§»«°·®]")


def decode(data: bytes, name: str) -> Decoded:
    """The text of ``data``; a byte-order mark is not part of it. Raises ReadError (R006–R009)."""
    if not data:
        raise refusals.empty(name)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise refusals.binary(name, what)
    text, encoding = _text(data, name)
    return Decoded(text, encoding, check(text, name))


def check(text: str, name: str) -> tuple[str, ...]:
    """What is strange about a text, in sentences for the user. Raises ReadError R008 for binary data."""
    if "\x00" in text or len(_CONTROL.findall(text)) > MAX_CONTROL_SHARE * len(text):
        raise refusals.binary(name, "binary data")
    return tuple(_warnings(text))


def _text(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise refusals.undecodable(name, _where(error, f"its byte-order mark says {encoding}")) from error
    if b"\x00" in data:
        return _wide(data, name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise refusals.undecodable(name, _where(error, "it is UTF-8 but for some bytes")) from error
    return _single_byte(data, name)


def _where(error: UnicodeDecodeError, what: str) -> str:
    return f"{what}, byte 0x{error.object[error.start]:02x} at offset {error.start:,} is wrong"


def _wide(data: bytes, name: str) -> tuple[str, str]:
    """UTF-16 without a mark: in German text nearly every second byte is zero, always on the same side."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < len(data) / 5 or min(even, odd) > len(data) / 50:
        raise refusals.binary(name, "binary data (it has zero bytes)")
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise refusals.undecodable(name, _where(error, f"it looks like {encoding}")) from error


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most bytes above 0x7f are well-formed UTF-8 sequences: then it is no single-byte encoding."""
    good = sum(len(match) for match in _MULTIBYTE.findall(data))
    return good > 0 and good >= 0.7 * len(_HIGH.findall(data))


def _single_byte(data: bytes, name: str) -> tuple[str, str]:
    best = from_bytes(data, cp_isolation=_SINGLE_BYTE, threshold=0.4).best()
    if best is None and not _is_windows(data):
        raise refusals.undecodable(name, "neither UTF-8, UTF-16, Windows-1252 nor Latin-1 gives readable text")
    encoding = best.encoding if best else "cp1252"
    if encoding == "latin_1" and _C1.search(data):
        encoding = "cp1252"  # Latin-1 has invisible control codes where Windows has „“–€
    elif encoding == "cp1252" and not _C1.search(data):
        encoding = "latin_1"
    try:
        return data.decode(encoding), encoding.replace("latin_1", "latin-1")
    except UnicodeDecodeError as error:
        raise refusals.undecodable(name, _where(error, f"it looks like {encoding}")) from error


def _is_windows(data: bytes) -> bool:
    """Whether the bytes above 0x7f are mostly German letters and signs of Windows-1252 (for texts of a few words, of
    which the library makes nothing)."""
    high = _HIGH.findall(data)
    known = sum(1 for byte in high if byte.decode("cp1252", "replace") in _GERMAN_SIGNS)
    return known >= 0.8 * len(high)


def _warnings(text: str) -> list[str]:
    found = []
    broken = _MOJIBAKE.findall(text)
    if broken:
        found.append(
            f"{len(broken)} broken characters such as '{broken[0]}': UTF-8 was once read as Windows-1252; "
            "names and places with umlauts will be missed"
        )
    if replaced := text.count("\ufffd"):
        found.append(f"{replaced} characters were lost before this file was saved (U+FFFD)")
    if re.match(r"\s*<(?:!doctype html|html)\b", text, re.IGNORECASE):
        found.append("looks like HTML: its markup is read as text")
    return found
