"""The one text that every pattern sees, with the way back to the untouched source.

Sources spell one text in many ways: decomposed umlauts, no-break blanks, soft hyphens, CRLF, lines wrapped at a fixed
width, words cut at line ends, the "> " of forwarded mail. The tokenizer makes the Doc from the reading, so that rules
and tagger see one spelling only; the records get the offsets of the source.
"""

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressefakten.reading.characters import character_edits, in_place
from pressefakten.reading.edits import Map, apply
from pressefakten.reading.lines import line_edits
from pressefakten.reading.quoted import DEPTH, quote_mark_edits

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Reading", "read", "reading_of", "text_of"]

_SOURCE, _TEXT = "press_source", "press_text"


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` is what rules match on, ``source`` the text it was made from.

    Where both have the same length (nearly always) offsets are the same and no map is kept.
    """

    text: str
    source: str
    map: Map | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open source span, in code points, of ``text[start:end]`` (``start < end``)."""
        if self.map is None:
            return start, end
        return self.map.starts[start], self.map.ends[end - 1]

    def at(self, offset: int) -> int:
        """The offset in ``text`` of the first character that stands at ``offset`` of the source or behind it."""
        return offset if self.map is None else bisect_left(self.map.starts, offset)


def read(source: str) -> Reading:
    """The reading of a source text: composed letters, plain blanks, "\\n" at every line end, nothing invisible, no
    quotation marks of mail, cut words whole, and the lines of a wrapped paragraph as one."""
    text, way = in_place(source), None
    for edits_of in (character_edits, *[quote_mark_edits] * DEPTH, line_edits):
        text, way = apply(text, edits_of(text), way)
    return Reading(text, source, way)


def keep(doc: "Doc", reading: Reading) -> "Doc":
    """The Doc with the reading that it was made from, as plain data, so that it can be sent to another process."""
    doc.user_data[_TEXT] = reading.text
    if reading.map is not None or reading.source != reading.text:
        way = reading.map or Map(array("l"), array("l"))
        doc.user_data[_SOURCE] = (reading.source, way.starts.tobytes(), way.ends.tobytes())
    return doc


def reading_of(doc: "Doc") -> Reading:
    """The reading that a Doc was made from. A Doc of another tokenizer is its own source."""
    text = text_of(doc)
    source, *way = doc.user_data.get(_SOURCE, (text, b"", b""))
    starts, ends = array("l", way[0]), array("l", way[1])
    return Reading(text, source, Map(starts, ends) if starts else None)


def text_of(doc: "Doc") -> str:
    """The text that patterns match on; its offsets are those of the Doc's tokens and of its mentions."""
    kept: str | None = doc.user_data.get(_TEXT)
    if kept is None:
        kept = doc.user_data[_TEXT] = in_place(doc.text)
    return kept
