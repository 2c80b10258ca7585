"""How a line speaks of the page, the portal or the mail that it stands on, as names of features.

The words stand in ``lexicon/zones_page.toml``; which of them speak for what is learned.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from pressefakten.german.calendar import WEEKDAY, WEEKDAY_SHORT
from pressefakten.lexicon import load
from pressefakten.rules import atoms_of
from pressefakten.rules import words as any_of

_LONGEST = 200
"""Code points of a line that may be about the page from end to end."""
_FIRST = 5
"""Words of a longer one that tell it."""
_ATOMS = atoms_of("lines")
_HOURS = re.compile(
    rf"\b(?:{WEEKDAY_SHORT}|(?:{WEEKDAY})s?|[Tt]äglich)\b[^\n]{{0,25}}?"
    r"\b\d{1,2}(?:[.:]\d\d)?(?: Uhr)?(?: ?[–-] ?| bis )\d{1,2}\b"
)
TOLD = re.compile(r"(?:Am|On) [^\n]{6,60}(?:schrieb|wrote)[^\n]{0,60}:?\Z|>")
_RULE = re.compile(r"[\s_=~*#.–—-]{5,}\Z")
_FORMS = re.compile(r"\[[^\]\n]{2,30}\]|\b[A-Z][\w-]{1,20}\*")
_FILE_SIZE = re.compile(rf"\d\s?{_ATOMS['FILE_UNIT']}\b|\.{_ATOMS['FILE_TYPE']}\b")
_DIGITS = re.compile(r"\d+")


@cache
def _classes() -> dict[str, str]:
    return {word: name for name, words in load("zones_page")["classes"].items() for word in words}


def page_features(text: str, words: Sequence[str]) -> Iterator[str]:
    """The features of a line with these ``words``, in small letters."""
    short = len(text) <= _LONGEST
    looked = words if short else words[:_FIRST]
    class_of = _classes().get
    found = [name for one in (*looked, *map(" ".join, pairwise(looked))) if (name := class_of(one))]
    for name in sorted(set(found)):
        yield f"page={name}"
    if short and looked:
        yield f"page.share>{_step(len(found) / len(looked))}"
    if looked and (name := _begins(looked)):
        yield f"page.begins={name}"
    if short:
        yield from _shapes(text)


def _step(share: float) -> float:
    """The step that a share is above: 0.6, 0.3, 0, or -1 for none."""
    return 0.6 if share > 0.6 else 0.3 if share > 0.3 else 0 if share else -1


def _begins(words: Sequence[str]) -> str | None:
    return _classes().get(" ".join(words[:2])) or _classes().get(words[0])


def _shapes(text: str) -> Iterator[str]:
    for name, pattern in (("hours", _HOURS), ("form", _FORMS), ("file", _FILE_SIZE)):
        if pattern.search(text):
            yield f"page.{name}"
    if TOLD.match(text):
        yield "page.told"
    if _RULE.fullmatch(text):
        yield "page.rule"


@cache
def _liability() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(load('zones_page')['headings']['liability'])})(?!\w)")


def disclaims(text: str) -> bool:
    """Whether a line says who answers for what a page shows."""
    return _liability().match(text) is not None


def but_digits(plain: str) -> str:
    """A line as running heads repeat it, whatever the number of the page."""
    return _DIGITS.sub("#", plain)
