"""Text as the search sees it: what German spelling, case and line ends keep apart is one."""

import re
import unicodedata

_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d"}
)
_CUT = re.compile(r"(?<=[^\W\d_])[-\u2010]\s*\n\s*(?=[a-zäöüß])")
_UNSEEN = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u2060\ufeff"))
_BETWEEN = re.compile(r"[^a-z0-9]+")


def folded(text: str) -> str:
    """Lower case letters and digits, one blank between words and none around them: "Größe 9,1 %" → "groesse 9 1"."""
    text = _CUT.sub("", text.translate(_UNSEEN)) if not text.isascii() or "-" in text else text
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).lower().translate(_SPELLED)
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char if char.isascii() else _other(char) for char in text)
    else:
        text = text.lower()
    return _BETWEEN.sub(" ", text).strip() if text.isascii() else " ".join(re.sub(r"[\W_]+", " ", text).split())


def _other(char: str) -> str:
    """Accents go; letters of other scripts stay, signs part words."""
    if unicodedata.combining(char):
        return ""
    return char if char.isalnum() else " "
