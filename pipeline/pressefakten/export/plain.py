"""Text of a release made harmless for whoever opens an export: no control characters, no formulas.

Sources: OWASP "CSV Injection"; Unicode block "Control Pictures".
"""

import re
import unicodedata

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_SAFE_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_KEEP = frozenset("\t\n\r")
_HARMLESS = frozenset("\xad\u200c\u200d\ufeff\u2060\u200b")


def visible(text: str) -> str:
    """``text`` with each control or direction-changing character as one that can be seen: every offset still holds."""
    if text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(char: str) -> str:
    if char in _KEEP or char in _HARMLESS or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}:
        return char
    code = ord(char)
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def one_line(text: str) -> str:
    """``visible`` with every run of blanks and line ends as one blank."""
    return " ".join(visible(text).split())


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would take the cell for a formula. A number with its sign is none."""
    return cell.lstrip().startswith(_FORMULA) and not _SAFE_NUMBER.fullmatch(cell)


def cell(text: str) -> str:
    """One line that no spreadsheet takes for a formula: it gets an apostrophe in front."""
    text = one_line(text)
    return f"'{text}" if is_formula(text) else text
