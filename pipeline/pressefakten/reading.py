"""The text as the rules read it, with the way back to the untouched text.

Sources spell one character in many ways: decomposed umlauts, no-break and thin spaces, soft hyphens, CRLF.
Rules see one spelling only; offsets always lead back to the source text.
"""

import re
import unicodedata
from array import array
from dataclasses import dataclass

from spacy.tokens import Doc

_BLANKS = "\t\v\f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SAME_LENGTH = str.maketrans(dict.fromkeys(_BLANKS, " "))
_INVISIBLE = "\xad\u200b\u200c\u200d\u2060\ufeff"
_RETURN = re.compile("\r(?!\n)")
_UNEVEN = re.compile(f"[^{_INVISIBLE}\u0300-\u036f][\u0300-\u036f]+|[{_INVISIBLE}]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` is what rules match on: composed umlauts, plain blanks, "\\n" at every line end, nothing invisible.

    Where it has the length of the source text (nearly always) offsets are the same and no map is kept.
    """

    text: str
    _starts: "array[int] | None" = None
    _ends: "array[int] | None" = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open source span, in code points, of ``text[start:end]`` (``start < end``)."""
        if self._starts is None or self._ends is None:
            return start, end
        return self._starts[start], self._ends[end - 1]


def read(source: str) -> Reading:
    """The reading of a source text. "\\r\\n" becomes " \\n", so that a line end never changes an offset."""
    text = source.translate(_SAME_LENGTH)
    if "\r" in text:
        text = _RETURN.sub("\n", text).replace("\r", " ")
    if not _UNEVEN.search(text):
        return Reading(text)
    parts: list[str] = []
    starts, ends = array("l"), array("l")

    def keep(begin: int, stop: int) -> None:
        parts.append(text[begin:stop])
        starts.extend(range(begin, stop))
        ends.extend(range(begin + 1, stop + 1))

    done = 0
    for uneven in _UNEVEN.finditer(text):
        keep(done, uneven.start())
        done = uneven.end()
        if uneven[0][0] not in _INVISIBLE:
            composed = unicodedata.normalize("NFC", uneven[0])
            parts.append(composed)
            starts.extend([uneven.start()] * len(composed))
            ends.extend([uneven.end()] * len(composed))
    keep(done, len(text))
    return Reading("".join(parts), starts, ends)


def reading(doc: Doc) -> Reading:
    """The reading of a Doc's text, made once and kept with the Doc."""
    kept: Reading | None = doc.user_data.get("press_reading")
    if kept is None:
        kept = doc.user_data["press_reading"] = read(doc.text)
    return kept
