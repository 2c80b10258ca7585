"""Text from outside made safe for a terminal."""

import unicodedata

from pressefakten.paths import spelled

_KEEP = frozenset("\n\t")


def clean(text: str) -> str:
    """``text`` with control and direction-changing characters made visible (``\\x1b``), so that a hostile text cannot
    move the cursor, colour the screen or turn the reading order. Line feeds and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    text = spelled(text)
    return "".join(
        char if char in _KEEP or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"} else _visible(char)
        for char in text
    )


def _visible(char: str) -> str:
    if char in "\xad\u200b\u200c\u200d\u2060\ufeff":  # soft hyphen, joiners: harmless and common in German texts
        return char if char == "\u200d" else ""
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
