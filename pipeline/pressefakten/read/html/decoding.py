"""Bytes of a page → text: what is UTF-8 is UTF-8, whatever the page says; else its own word, else the best guess."""

import codecs
import re

from pressefakten.errors import ReadError
from pressefakten.read.encoding import decode

_CHARSET = re.compile(
    rb"""(?i)<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]*encoding=["']([\w.-]+)"""
)
_HEAD = 4_000


def decode_page(data: bytes, name: str) -> tuple[str, str]:
    """The text and its encoding. Raises ReadError R006, R008, R009."""
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        pass
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and (stated := _stated(data)):
        try:
            return data.decode(stated), stated
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        decoded = decode(data, name)
    except ReadError as error:
        if error.code != "R009" or b"\x00" in data[:_HEAD]:
            raise
        return data.decode("utf-8", "replace"), "utf-8"  # UTF-8 but for some bytes: browsers show it so
    return decoded.text, decoded.encoding


def _stated(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_HEAD])
    if match is None:
        return None
    stated = (match[1] or match[2]).decode("ascii").lower()
    try:
        codec = codecs.lookup(stated).name
    except LookupError:
        return None
    if codec.startswith("utf"):  # it is not, or it would be read by now
        return None
    return "cp1252" if codec in ("iso8859-1", "ascii") else codec  # as browsers do
