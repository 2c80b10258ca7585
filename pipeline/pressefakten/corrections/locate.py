"""Where words stand now that somebody quoted from an earlier state of a text.

After the W3C's text quote selector (Web Annotation Data Model, 4.2.4), but strict: a place is taken only where its
words and one whole side of what stood around them agree, and only where no other place does as well.
"""

import re

from pressefakten.export.plain import visible
from pressefakten_schemas.corrections import Place

_ENOUGH = 12
"""Characters of context on one side, blanks aside, that must agree; fewer only where the text begins or ends."""
_BLANKS = re.compile(r"\s+")


def locate(text: str, place: Place) -> tuple[int, int] | None:
    """``[start, end)`` of the words in ``text``, or None where they are gone or cannot be told apart from others.

    Where nothing moved they are taken as they stand. Offsets are code points.
    """
    text, exact = visible(text), visible(place.exact)
    there = text[place.start : place.end] == exact
    if there and _agreeing(text, place.start, place.end, place):
        return place.start, place.end
    scored = []
    for match in re.finditer(re.escape(exact), text):
        agreeing = _agreeing(text, match.start(), match.end(), place)
        if agreeing:
            scored.append((agreeing, match.start()))
    best = max(scored, default=(0, 0))[0]
    starts = [start for score, start in scored if score == best]
    return (starts[0], starts[0] + len(exact)) if len(starts) == 1 else None


def _agreeing(text: str, start: int, end: int, place: Place) -> int:
    """How many sides of the context agree: none, one or both. None where the words have become part of others."""
    if _grown(text[max(0, start - 1) : start], place.prefix[-1:]) or _grown(text[end : end + 1], place.suffix[:1]):
        return 0
    reach = 2 * max(len(place.prefix), len(place.suffix)) + 8
    before, behind = _bare(text[max(0, start - reach) : start]), _bare(text[end : end + reach])
    prefix, suffix = _bare(visible(place.prefix))[-_ENOUGH:], _bare(visible(place.suffix))[:_ENOUGH]
    left = before.endswith(prefix) if prefix else not before
    right = behind.startswith(suffix) if suffix else not behind
    return left + right


def _grown(beside: str, was: str) -> bool:
    """Whether a letter or digit stands now where none stood: "Bo Ek" has become "Bo Ekk"."""
    return beside.isalnum() and not was.isalnum()


def _bare(text: str) -> str:
    """Without blanks: lines may be wrapped anew."""
    return _BLANKS.sub("", text)
