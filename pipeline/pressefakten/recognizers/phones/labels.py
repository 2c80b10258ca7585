"""What the words beside a number say of it: phone, fax, mobile, something else, or nothing."""

import re
from functools import lru_cache
from typing import Literal

from pressefakten.lexicon import load

Label = Literal["both", "fax", "mobile", "phone", "other"]
WINDOW = 64
"""How far before a number, in code points, a label is looked for."""

_OTHER_REACH = 12
"""How far, in code points, a label reaches that says what is no phone number."""

_LEXICON = load("phones")


def _words(entries: list[str]) -> str:
    return "|".join(entries)


_NO_COMPOUND = {"other": r"(?!-[^\W\d_])"}
""" "VR-Präsident" is no number of a register."""
_LABEL = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(
        f"(?P<{name}>(?:{_words(_LEXICON['labels'][name])}){_NO_COMPOUND.get(name, '')})"
        for name in ("both", "fax", "mobile", "other", "phone")
    )
    + r")(?![^\W\d_])"
)
"""A label in a text in lower case, which is quicker than a pattern for any case."""
_OF_OTHER = re.compile(r"\d ?\([^()\d]{0,24}\Z")
"""A bracket right behind another number, which its words are of: "0171 3126466 (mobil); Amt, 06151 90-2166"."""
_LETTER = re.compile(r"(?:^|[\s|,;(/*])(?P<letter>[TtFfMmPp])(?::|\.:?|(?=\s))[\s*]{0,4}\Z")
_GLYPH = re.compile(r"[☎☏📞📱📠✆℡]\ufe0f?[\s:]{0,3}\Z")
_AFTER = re.compile(r"\s{0,2}[(\[][^()\[\]\d\n]{0,24}[)\]]")
_TOWN_BEFORE = re.compile(r"(?<!\d)\d{4,5} [A-ZÄÖÜ][A-Za-zäöüß .-]{2,40}(?:,| [|·•–-]|\n) ?\Z")
_CONTEXT = re.compile(rf"\b(?:{_words(_LEXICON['context']['words'])})\b", re.IGNORECASE)
_MAIL_AFTER = re.compile(r"[\s|,;·•/-]{1,6}(?:e-?mail:?\s?)?[\w.+-]{1,60}@\w", re.IGNORECASE)
_MAIL_BEFORE = re.compile(r"@[\w.-]{3,60}[\s|,;·•/-]{1,6}\Z")
_ENDED = re.compile(r"[.!?]\s+(?=[A-ZÄÖÜ„\"])|\n\s*\n|\n[^\n]*\n")
_LETTERS: dict[str, Label] = {"t": "phone", "p": "phone", "f": "fax", "m": "mobile"}


def _kind(match: "re.Match[str]") -> Label:
    return match.lastgroup  # type: ignore[return-value]


def before(text: str, start: int) -> tuple[Label | None, int]:
    """The label that a number at ``start`` stands under and where that label begins; (None, start) without one.

    The nearest label counts, as long as no digits and no end of a sentence stand between the two.
    """
    low = max(0, start - WINDOW)
    label, begin = _before(text[low:start])
    return label, low + begin


@lru_cache(maxsize=1_000)
def _before(window: str) -> tuple[Label | None, int]:
    """The label of a number at the end of ``window``, and where it begins there."""
    if glyph := _GLYPH.search(window):
        return ("fax" if "📠" in glyph[0] else "mobile" if "📱" in glyph[0] else "phone"), glyph.start()
    if letter := _LETTER.search(window):
        return _LETTERS[letter["letter"].lower()], letter.start("letter")
    last = next(reversed(list(_LABEL.finditer(_lower(window)))), None)
    if last is None or not _reaches(window, last):
        return None, len(window)
    return _kind(last), last.start()


def _lower(text: str) -> str:
    """A text in lower case, as long as it was."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[0] for char in text)


def _reaches(window: str, label: "re.Match[str]") -> bool:
    """Whether a label is of the number at the end of ``window``: nothing between the two ends what it speaks of."""
    gap = window[label.end() :]
    if gap.startswith(")") and _OF_OTHER.search(window, 0, label.start()):
        return False
    if any(mark.isdigit() for mark in gap) or "@" in gap or _ENDED.search(gap.lstrip(".: ")):
        return False
    return _kind(label) != "other" or len(gap.strip(" .:-(#")) <= _OTHER_REACH


def after(text: str, end: int) -> Label | None:
    """The label in brackets directly after a number: "02162 39-1026 (Fax)"."""
    bracket = _AFTER.match(text, end)
    if bracket and (found := _LABEL.search(_lower(bracket[0]))) and _kind(found) != "other":
        return _kind(found)
    return None


def in_context(text: str, start: int) -> bool:
    """Whether the eighty characters before ``start`` speak of reaching somebody."""
    return _CONTEXT.search(text, max(0, start - 80), start) is not None


def behind_town(text: str, start: int) -> bool:
    """Whether a number goes on from postcode and town, as in contact data: "…, 9021 Klagenfurt, 0123 …"."""
    return _TOWN_BEFORE.search(text, max(0, start - 80), start) is not None


def beside_mail(text: str, start: int, end: int) -> bool:
    """Whether an e-mail address stands right before or behind a number, as in the lines of a contact block."""
    return _MAIL_AFTER.match(text, end) is not None or _MAIL_BEFORE.search(text, max(0, start - 80), start) is not None
