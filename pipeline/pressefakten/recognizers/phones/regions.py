"""From which country a number without country code is dialled."""

import re
from bisect import bisect
from collections import Counter
from functools import cached_property

from pressefakten.lexicon import load

_FIRST = r"(?=[.+(ABCDFGIJKLMNORSÖ\d])"
"""What every mark begins with: a look ahead that spares most positions the whole alternation."""
_MARKS = re.compile(
    f"{_FIRST}(?:"
    + "|".join(f"(?P<{name}>{'|'.join(marks)})" for name, marks in load("phones")["regions"].items())
    + ")"
)
_SIGNS = tuple(load("phones")["region_signs"])
_NAMES = tuple(load("phones")["region_names"])
_SWISS_SPELLING = re.compile(rf"(?<!\w)(?:{'|'.join(load('phones')['swiss_spelling'])})(?!\w)")
_SURE_SPELLINGS = 3
"""Different words spelled as in Switzerland that are enough."""
_NEAR = 200
"""How far around a number, in code points, a mark of its country counts."""


_OF = {name: re.compile("|".join(marks)) for name, marks in load("phones")["regions"].items()}


class Regions:
    """The country from which a number without country code is dialled: that of the nearest mark around it, else
    the only country that the text has marks of or is spelled as in, else ``home``. A country that is but named once
    gives no mark."""

    def __init__(self, text: str, home: str) -> None:
        self._text, self.home = text, home
        found = _found(text)
        marks = [(mark.start(), mark.lastgroup or home) for mark in _telling(found)]
        self._marks = marks if any(region != home for _, region in marks) else []
        self._starts = [start for start, _ in self._marks]
        spelled = "CH" if not marks and _is_swiss(text) and not self.at_home else home
        self._alone = _only({region for _, region in marks}, spelled)
        self.named = _only({mark.lastgroup or home for mark in found} - {home}, home)
        """The only other country that the text names at all: where a number cannot be one of ``home``."""

    @cached_property
    def at_home(self) -> bool:
        """Whether the text has a mark of ``home``: then no number is another country's by its digits alone."""
        return self.home in _OF and _OF[self.home].search(self._text) is not None

    @property
    def has_marks(self) -> bool:
        """Whether the text has marks of another country than ``home``."""
        return bool(self._marks)

    def at(self, offset: int) -> str:
        place = bisect(self._starts, offset)
        around = [mark for mark in self._marks[max(0, place - 1) : place + 1] if abs(mark[0] - offset) <= _NEAR]
        return min(around, key=lambda mark: abs(mark[0] - offset), default=(0, self._alone))[1]


def _found(text: str) -> "list[re.Match[str]]":
    """The marks of countries in a text, sought only where it holds a sign of one."""
    return list(_MARKS.finditer(text)) if any(sign in text for sign in _SIGNS) else []


def _telling(found: "list[re.Match[str]]") -> "list[re.Match[str]]":
    """The marks of countries that more than one mere name speaks for."""
    sure = {mark.lastgroup for mark in found if mark[0][:4].isdigit() or not mark[0].endswith(_NAMES)}
    named = Counter(mark.lastgroup for mark in found)
    return [mark for mark in found if mark.lastgroup in sure or (not sure and named[mark.lastgroup] > 1)]


def _is_swiss(text: str) -> bool:
    """Whether a text without mark of a country is spelled as in Switzerland, where nobody writes "ß"."""
    if "ß" in text or "ss" not in text:
        return False
    return len({word[0].lower() for word in _SWISS_SPELLING.finditer(text)}) >= _SURE_SPELLINGS


def _only(regions: set[str], home: str) -> str:
    return next(iter(regions)) if len(regions) == 1 else home
