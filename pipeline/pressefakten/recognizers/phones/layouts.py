"""How numbers are laid out: runs of digit groups with blanks, slashes, brackets, dots and dashes between them, and
where such a run stops being one number.

Layouts: DIN 5008 ("02162 39-1024"), its older form ("0 21 62 / 39 10 24"), ITU-T E.123 ("+49 2162 391024",
"(02162) 391024"), RFC 3966 ("+49-2162-39-1024") and their mixtures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pressefakten.german.calendar import MONTH, MONTH_SHORT
from pressefakten.lexicon import load

_BULLET = "·"
DASH = "-‐‑‒–—−"
_BAR = "|"
MARKS = f"{DASH}/.()\\[\\]·*{_BAR}"
_GAP = rf"(?:\ {{0,3}}+(?>(?:[{MARKS}]{{1,3}}+\ {{0,3}}+)?)(?>(?:\n\ {{0,4}}+)?)(?>(?:[{DASH}/(.]\ ?+)?))"
RUN = re.compile(
    rf"(?<![\d_])(?:[(\[]?\+{{1,2}}\ ?[(\[]?\d|(?:[(\[]\ ?)?0(?={_GAP}[1-9]|\ ?0\ ?[1-9])|49(?=[ /(\-]))"
    rf"(?>(?:{_GAP}\d){{3,26}})"
)
"""A plus sign or a zero (or 49, where a plus was forgotten), and three to twenty-six digits more.

Each digit takes exactly one turn of the loop, so that a match costs no more than its length."""

_GROUP = re.compile(r"\d+")
_UNITS = "|".join(load("phones")["context"]["units"])
_STOP = re.compile(
    rf"""\d{{1,2}}\.\ ?\d{{1,2}}\.(?:\d|\s|$)            # 3.5. or 03.05.2019
    | \d{{1,2}}\.\ ?(?:{MONTH}|{MONTH_SHORT})            # 3. Mai
    | \d{{1,2}}[:.]\d\d(?!\d)(?=\s?(?:[{DASH}]|bis|uhr)) # 8.30 - or 08:30 Uhr
    | \d{{1,2}}:\d\d
    | \d{{1,2}}\ ?(?:[{DASH}]|bis)\ ?\d{{1,2}}(?:[.:]\d\d)?\ ?uhr
    | \d{{1,7}}(?:[.,]\d{{1,3}})?\ ?(?:{_UNITS})(?!\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_STOPS = re.compile(r"\)?\. ")
"""The end of a sentence; a dot between blanks parts groups of digits ("0 89 . 21 80")."""
_BERLIN = "9"
"""The authorities of Berlin write the 0 that is not dialled inside in brackets: "030 9(0)298-2000"."""
_TOWN = re.compile(r"(?:\d{5}|\d{4})\ [A-ZÄÖÜ][a-zäöüß]{2}")
_AREA = 6
"""Digits of an area code with its 0 at most: "0541|9633-401"."""
_NATIONAL, _INTERNATIONAL, _LONGEST = 8, 9, 17
"""Digits from which on a number may be complete (without and with its country code), and at most."""
_TIME_TAIL = re.compile(r"[:,.]\d|\ ?(?:[%€°]|uhr\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DigitGroup:
    """One group of digits, and what stands between it and the group before."""

    start: int
    end: int
    digits: str
    gap: str


def groups(text: str, start: int, end: int) -> list[DigitGroup]:
    """The digit groups of ``text[start:end]``."""
    found: list[DigitGroup] = []
    before = start
    for match in _GROUP.finditer(text, start, end):
        found.append(DigitGroup(match.start(), match.end(), match[0], text[before : match.start()]))
        before = match.end()
    return found


def _count(parts: list[DigitGroup]) -> int:
    return sum(len(part.digits) for part in parts)


def cut(text: str, parts: list[DigitGroup], trunk: bool) -> list[DigitGroup]:
    """The leading groups that can be one number: what follows a new number, a date, a time, an amount, a postcode
    or a line that was complete is left out. ``trunk`` is False for international numbers."""
    kept = parts[:1]
    for index in range(1, len(parts)):
        if _breaks(text, kept, parts[index:], trunk):
            break
        kept = parts[: index + 1]
    while len(kept) > 1 and _TIME_TAIL.match(text, kept[-1].end) and kept[-1].gap.strip() in ("", *DASH):
        if re.match(r"[,.]\d", text[kept[-1].end : kept[-1].end + 2]) and len(kept[-1].digits) > 3:
            break
        kept = kept[:-1]
    return kept


def _breaks(text: str, kept: list[DigitGroup], rest: list[DigitGroup], trunk: bool) -> bool:
    """Whether the number ends with ``kept``, and the first of ``rest`` is something else."""
    part, have = rest[0], _count(kept) - (2 if kept[0].digits.startswith("00") else 0)
    complete = have >= (_NATIONAL if trunk else _INTERNATIONAL)
    if have + len(part.digits) > _LONGEST or _is_stopped(text, part, trunk) or _is_postcode(text, part, have):
        return True
    if _is_barred(kept, part, trunk, complete=complete):
        return True
    if _is_listed(kept, part, complete) or _is_next_line(part, have):
        return True
    return complete and (_begins_another(rest) or ("/" in part.gap and not _second_slash(kept, part)))


def _is_stopped(text: str, part: DigitGroup, trunk: bool) -> bool:
    """Whether a day, a time or an amount begins with ``part``, or a sentence ended before it."""
    dotted = part.gap == "." and not trunk  # "+33.1.44.76.75.39" holds no day
    return _STOPS.match(part.gap) is not None or (not dotted and _STOP.match(text, part.start) is not None)


def _is_barred(kept: list[DigitGroup], part: DigitGroup, trunk: bool, *, complete: bool) -> bool:
    """Whether a bar or a bracket stands where none may part a number."""
    if _BAR in part.gap and not (part.gap == _BAR and trunk and len(kept) == 1 and _count(kept) <= _AREA):
        return True
    return ("(" in part.gap or "[" in part.gap) and (complete or not _may_bracket(kept, part, trunk))


def _is_next_line(part: DigitGroup, have: int) -> bool:
    """Whether a line ends where the number may be complete."""
    return "\n" in part.gap and have >= _NATIONAL and not _goes_on(part.gap.strip())


def _goes_on(tight: str) -> bool:
    """Whether a number goes on over a line end: "02162/⏎391024"."""
    return tight.startswith(tuple(DASH)) or tight.endswith("/")


def _may_bracket(kept: list[DigitGroup], part: DigitGroup, trunk: bool) -> bool:
    """Whether a bracket may stand here: around the area code or its 0."""
    if kept[0].gap.endswith(("(", "[")):
        return True
    have = _count(kept)
    if trunk and part.digits == "0":
        return kept[-1].digits == _BERLIN
    return have <= 5 if trunk else have <= 4


def _is_listed(kept: list[DigitGroup], part: DigitGroup, complete: bool) -> bool:
    """Whether a dot in the middle of the line parts this from a number that is complete or has its extension."""
    extended = any(mark in group.gap for group in kept[1:] for mark in DASH)
    return _BULLET in part.gap and (complete or extended)


def _is_postcode(text: str, part: DigitGroup, have: int) -> bool:
    return (
        len(part.digits) in (4, 5)
        and part.gap[-1:] in " \n"
        and have >= 7
        and _TOWN.match(text, part.start) is not None
    )


def _begins_another(rest: list[DigitGroup]) -> bool:
    """Whether another number begins: an area code with its 0, apart from what stands before."""
    gap, tight = rest[0].gap, rest[0].gap.strip()
    if rest[0].digits[0] != "0" or len(rest[0].digits) < 3 or _count(rest) < 6:
        return False
    return not tight or tight == "/" or (gap.startswith(" ") and gap.endswith(" "))


def _second_slash(kept: list[DigitGroup], part: DigitGroup) -> bool:
    """Whether a slash parts the same number once more: "02162/39/1024"."""
    return len(kept) == 2 and part.gap == "/" == kept[1].gap


def shorter(parts: list[DigitGroup]) -> Iterator[list[DigitGroup]]:
    """``parts`` and its leading stretches, longest first, at most four."""
    for length in range(len(parts), max(0, len(parts) - 4), -1):
        yield parts[:length]
