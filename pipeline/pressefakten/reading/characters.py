"""Characters that one text spells in several ways: blanks, hyphens, line ends, composed letters, ligatures."""

import re
import unicodedata
from collections.abc import Iterator

from pressefakten.reading.edits import Edit

_BLANKS = "\t\v\f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011"
_LINE_ENDS = "\x85\u2028\u2029"
_SAME_LENGTH = str.maketrans(
    dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_LINE_ENDS, "\n")
)
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_SOFT_HYPHEN = "\xad"
_LIGATURES = "\ufb00-\ufb06"
# A soft hyphen at a line end is a cut word; anywhere else it is invisible.
_CUT = rf"{_SOFT_HYPHEN}[ ]{{0,8}}(?:\r\n?|\n)[ ]{{0,40}}(?=[^\W\d_])"
_UNEVEN = re.compile(
    rf"(?P<cut>{_CUT})|(?P<unseen>[{_INVISIBLE}{_SOFT_HYPHEN}]+)|(?P<line>\r\n?)"
    rf"|[^{_INVISIBLE}{_SOFT_HYPHEN}\u0300-\u036f\r\n][\u0300-\u036f]+|[{_LIGATURES}]"
)


def in_place(text: str) -> str:
    """The text with plain blanks, hyphens and line ends, as far as offsets stay the same."""
    return text.translate(_SAME_LENGTH)


def character_edits(text: str) -> Iterator[Edit]:
    """What changes offsets: letters that are composed, what cannot be seen, and "\\r" at line ends."""
    for found in _UNEVEN.finditer(text):
        if found["line"]:
            new = "\n"
        elif found["cut"] or found["unseen"]:
            new = ""
        elif len(found[0]) == 1:
            new = unicodedata.normalize("NFKC", found[0])
        else:
            new = unicodedata.normalize("NFC", found[0])
        yield Edit(found.start(), found.end(), new)
