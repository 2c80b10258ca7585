"""Short codes (110, 112, 115, 116 117 …), taken for numbers only where the words say that they are dialled."""

import re
from collections.abc import Iterator, Sequence

from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.spans import Taken

_SHORT = load("phones")["short"]
_CODES = "|".join(_SHORT["codes"])
_CODE = re.compile(
    rf"(?<![\d.,:+\-–])(?<!(?<!\d\d\d)/)(?:{_CODES})(?!\d|/(?!(?:{_CODES})(?![\d/]))|[.,:]\d|\s?[-–]\s?\d|\s\d{{3}})"
)
_BEFORE = re.compile(
    rf"(?<!\w)(?:{'|'.join(_SHORT['before'])})[.:]?(?:\s?(?:{'|'.join(_SHORT['link'])})){{0,6}}\s?D?\Z", re.IGNORECASE
)
_BEFORE_PLAIN = re.compile(rf"(?<!\w)(?:{'|'.join(_SHORT['before_plain'])})[:.]?[ (]{{0,2}}D?\Z", re.IGNORECASE)
_REACH = re.compile(rf"(?<!\w)(?:{'|'.join(_SHORT['reach'])})\s(?:der |die |den )?[„\"(]?\Z", re.IGNORECASE)
_AFTER = re.compile(rf"[\"“”)]?,?\s(?:\w{{1,16}}\s){{0,2}}?(?:{'|'.join(_SHORT['after'])})(?!\w)", re.IGNORECASE)
_LIST = re.compile(r"/\Z|(?:oder|und|bzw\.?|,|/|sowie)\s(?:die |der |den |unter |über |unter der )?\Z", re.IGNORECASE)
_UNIT = re.compile(rf"\s?-?(?:{'|'.join(load('phones')['context']['units'])})(?!\w)", re.IGNORECASE)
_ALONE = re.compile(r"\s*(?:[.,;:!?(|)\]]|\Z|\n|oder\b|und\b)")
_HELPLINE = re.compile(r"116\D?\d|22 8 33")
"""116xxx numbers (harmonised services of social value), and that of the chemists as it is advertised, are hardly ever
anything else; no counted noun must follow."""
_PLAIN = re.compile(r"\s*(?:[.,;:!?)\]|·•/–]|\Z|\n|oder\b|und\b|an\b|vom\b|aus\b|mobil\b)")
_UNDER = re.compile(r"(?<!\w)unter\s(?:der |den )?[„\"(]?\Z", re.IGNORECASE)
_REACHED = re.compile(rf"(?<!\w)(?:{'|'.join(_SHORT['reached'])})(?!\w)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
_NAMED_BEHIND = re.compile(r"(?: \([^()\d\n]{2,30}\))?")
"""Whom a code reaches: "122 (Feuerwehr), 133 (Polizei)"."""
_NEXT = re.compile(r"(?:,| oder| und| sowie| bzw\.| /)\s(?:unter )?(?:der |die )?")
_NEAR = 90
"""How many code points before a code are read."""
_SAME_SENTENCE = 120
"""How far around a code, in code points, the verb of its sentence may stand."""


def find_shorts(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Mentions of short codes outside the spans ``taken``; offsets count in ``text``."""
    starts, ends = {start for start, _ in taken}, {end for _, end in taken}
    spans = Taken(taken)
    for code in _CODE.finditer(text):
        start, end = code.span()
        if spans.overlaps(start, end) or _UNIT.match(text, end):
            continue
        if not (_is_named(text, code) or _is_reached(text, code) or _is_beside(text, code, starts, ends)):
            continue
        ends.update((end, _NAMED_BEHIND.match(text, end).end()))  # type: ignore[union-attr]
        yield Mention(
            "phone",
            start,
            end,
            re.sub(r"\D", "", code[0]),
            "phone.short",
            {"type": "short", "validity": "valid"},
            (f"{code[0]!r} is a short code that is dialled as it stands",),
        )


def _window(text: str, start: int) -> str:
    return text[max(0, start - _NEAR) : start]


def _is_named(text: str, code: "re.Match[str]") -> bool:
    """Whether what stands before names a service, or the code can be nothing else."""
    if _HELPLINE.match(code[0]) and _PLAIN.match(text, code.end()):
        return True
    window = _window(text, code.start())
    plain = _ALONE.match(text, code.end()) is not None and _BEFORE_PLAIN.search(window) is not None
    return plain or _BEFORE.search(window) is not None


def _is_reached(text: str, code: "re.Match[str]") -> bool:
    """Whether the words around tell that somebody is reached so: "die 110 wählen", "ist unter 117, … erreichbar"."""
    start, end = code.span()
    window = _window(text, start)
    if _REACH.search(window) and _AFTER.match(text, end):
        return True
    if not (_UNDER.search(window) and _ALONE.match(text, end)):
        return False
    before = _SENTENCE_END.split(text[max(0, start - _SAME_SENTENCE) : start])[-1]
    behind = _SENTENCE_END.split(text[end : end + _SAME_SENTENCE])[0]
    return _REACHED.search(before) is not None or _REACHED.search(behind) is not None


def _is_beside(text: str, code: "re.Match[str]", starts: set[int], ends: set[int]) -> bool:
    """Whether only a word such as "oder" parts the code from another number, which a preposition leads."""
    window = _window(text, code.start())
    if listed := _LIST.search(window):
        begin = code.start() - len(listed[0])
        if not ends.isdisjoint((begin, begin - 1)):
            return True
    behind = _NEXT.match(text, code.end())
    return behind is not None and behind.end() in starts and _REACH.search(window) is not None
