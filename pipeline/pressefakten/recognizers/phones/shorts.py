"""Short codes (110, 112, 115, 116 117 …), taken for numbers only where the words say that they are dialled."""

import re
from collections.abc import Iterator, Sequence

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.spans import Taken

_SHORT = load("phones")["short"]
_CODE = re.compile(rf"(?<![\d.,:/+\-–])(?:{'|'.join(_SHORT['codes'])})(?![\d/]|[.,:]\d|\s?[-–]\s?\d|\s\d{{3}})")
_BEFORE = re.compile(
    rf"(?<!\w)(?:{'|'.join(_SHORT['before'])})[.:]?(?:\s?(?:{'|'.join(_SHORT['link'])})){{0,6}}\s?D?\Z", re.IGNORECASE
)
_BEFORE_PLAIN = re.compile(rf"(?<!\w)(?:{'|'.join(_SHORT['before_plain'])})[:.]?[ (]{{0,2}}D?\Z", re.IGNORECASE)
_REACH = re.compile(r"(?<!\w)(?:unter|über|die|der|den|per|via|mit|auf)\s(?:der |die |den )?[„\"(]?\Z", re.IGNORECASE)
_AFTER = re.compile(rf"[\"“”)]?,?\s(?:\w{{1,16}}\s){{0,2}}?(?:{'|'.join(_SHORT['after'])})(?!\w)", re.IGNORECASE)
_LIST = re.compile(r"(?:oder|und|bzw\.?|,|/|sowie)\s(?:die |der |den |unter |über |unter der )?\Z", re.IGNORECASE)
_UNIT = re.compile(rf"\s?-?(?:{'|'.join(load('phones')['context']['units'])})(?!\w)", re.IGNORECASE)
_ALONE = re.compile(r"\s*(?:[.,;:!?(|)\]]|\Z|\n|oder\b|und\b)")
_HELPLINE = re.compile(r"116\D?\d")
_PLAIN = re.compile(r"\s*(?:[.,;:!?)\]|]|\Z|\n|oder\b|und\b|an\b)")
"""116xxx numbers (harmonised services of social value) are hardly ever anything else; no counted noun must follow."""
_NEAR = 90
"""How many code points before a code are read."""


def find_shorts(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Mentions of short codes outside the spans ``taken``; offsets count in ``text``."""
    ends = {end for _, end in taken}
    spans = Taken(taken)
    for code in _CODE.finditer(text):
        start, end = code.span()
        if spans.overlaps(start, end):
            continue
        if _UNIT.match(text, end):
            continue
        window = text[max(0, start - _NEAR) : start]
        listed = _LIST.search(window)
        begin = start - len(listed[0]) if listed else -1
        named = _ALONE.match(text, end) and _BEFORE_PLAIN.search(window)
        near = listed is not None and not ends.isdisjoint((begin, begin - 1))
        helpline = _HELPLINE.match(code[0]) and _PLAIN.match(text, end)
        if not (
            helpline or named or _BEFORE.search(window) or _REACH.search(window) and _AFTER.match(text, end) or near
        ):
            continue
        digits = re.sub(r"\D", "", code[0])
        ends.add(end)
        yield Mention(
            "phone",
            start,
            end,
            digits,
            "phone.short",
            {"type": "short", "validity": "valid"},
            (f"{code[0]!r} is a short code that is dialled as it stands",),
        )
