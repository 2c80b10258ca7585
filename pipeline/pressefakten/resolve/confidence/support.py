"""What beside the tagger's word says that a name is one of a thing (misc)."""

import re

from pressefakten.german.class_nouns import is_thing
from pressefakten.german.marks import OPEN

_WORD = re.compile(r"\w[\w-]*")
_LAST_WORD = re.compile(r"(\w[\w-]*) ?$")
_REACH = 60
"""Code points before a name in which the word before it is looked for."""


def names_thing(text: str, start: int, end: int) -> bool:
    """Whether a class noun of things stands in ``text[start:end]`` or right before it, or a quotation mark opens it."""
    if text[start - 1 : start] in OPEN:
        return True
    before = _LAST_WORD.search(text, max(0, start - _REACH), start)
    return before is not None and is_thing(before[1]) or any(map(is_thing, _WORD.findall(text, start, end)))
