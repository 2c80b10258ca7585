"""How numbers are laid out: runs of digit groups with blanks, slashes, brackets, dots and dashes between them, and
where such a run stops being one number.

Layouts: DIN 5008 ("02162 39-1024"), its older form ("0 21 62 / 39 10 24"), ITU-T E.123 ("+49 2162 391024",
"(02162) 391024"), RFC 3966 ("+49-2162-39-1024") and their mixtures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pressefakten.lexicon import load

DASH = "-‐‑‒–—−"
_MARK = f"{DASH}/.()\\[\\]·*"
_GAP = rf"(?:\ {{0,3}}+(?>(?:[{_MARK}]{{1,3}}+\ {{0,3}}+)?)(?>(?:\n\ {{0,4}}+)?)(?>(?:[{DASH}/(.]\ ?+)?))"
RUN = re.compile(
    rf"(?<![\d_])(?:[(\[]?\+{{1,2}}\ ?[(\[]?\d|(?:[(\[]\ ?)?0(?={_GAP}[1-9]|\ ?0\ ?[1-9])|49(?=[ /(\-]))"
    rf"(?>(?:{_GAP}\d){{3,26}})"
)
"""A plus sign or a zero (or 49, where a plus was forgotten), and three to twenty-six digits more.

Each digit takes exactly one turn of the loop, so that a match costs no more than its length."""

_GROUP = re.compile(r"\d+")
_UNITS = "|".join(load("phones")["context"]["units"])
_MONTHS = "jan|feb|mär|maer|apr|mai|jun|jul|aug|sep|okt|nov|dez"
_STOP = re.compile(
    rf"""\d{{1,2}}\.\ ?\d{{1,2}}\.(?:\d|\s|$)            # 3.5. or 03.05.2019
    | \d{{1,2}}\.\ ?(?:{_MONTHS})                        # 3. Mai
    | \d{{1,2}}[:.]\d\d(?!\d)(?=\s?(?:[{DASH}]|bis|uhr)) # 8.30 - or 08:30 Uhr
    | \d{{1,2}}:\d\d
    | \d{{1,2}}\ ?(?:[{DASH}]|bis)\ ?\d{{1,2}}(?:[.:]\d\d)?\ ?uhr
    | \d{{1,7}}(?:[.,]\d{{1,3}})?\ ?(?:{_UNITS})(?!\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TOWN = re.compile(r"(?:\d{5}|\d{4})\ [A-ZÄÖÜ][a-zäöüß]{2}")
_TIME_TAIL = re.compile(r"[:,.]\d|\ ?(?:[%€°]|uhr\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Group:
    """One group of digits, and what stands between it and the group before."""

    start: int
    end: int
    digits: str
    gap: str


def groups(text: str, start: int, end: int) -> list[Group]:
    """The digit groups of ``text[start:end]``."""
    found: list[Group] = []
    before = start
    for match in _GROUP.finditer(text, start, end):
        found.append(Group(match.start(), match.end(), match[0], text[before : match.start()]))
        before = match.end()
    return found


def _count(parts: list[Group]) -> int:
    return sum(len(part.digits) for part in parts)


def cut(text: str, parts: list[Group], trunk: bool) -> list[Group]:
    """The leading groups that can be one number: what follows a new number, a date, a time, an amount, a postcode
    or a line that was complete is left out. ``trunk`` is False for international numbers."""
    kept = parts[:1]
    national = 8 if trunk else 9
    slashes_only = True
    for index in range(1, len(parts)):
        part, gap = parts[index], parts[index].gap
        have = _count(kept)
        complete = have >= national
        tight = gap.strip()
        if have + len(part.digits) > 17 or _STOP.match(text, part.start):
            break
        if "\n" in gap and (have >= 8 and not tight.startswith(tuple(DASH)) and not tight.endswith("/")):
            break
        if "(" in gap or "[" in gap:
            opening = (
                have <= 4
                and not trunk
                or have <= 5
                and trunk
                and part.digits != "0"
                or kept[0].gap.endswith(("(", "["))
            )
            if not opening or complete:
                break
        if ". " in gap:
            break
        if len(part.digits) in (4, 5) and gap[-1:] in " \n" and have >= 7 and _TOWN.match(text, part.start):
            break
        if (
            part.digits[0] == "0"
            and len(part.digits) >= 3
            and complete
            and (not tight or tight == "/" or gap.startswith(" ") and gap.endswith(" "))
            and _count(parts[index:]) >= 6
        ):
            break
        if "/" in tight and complete and not (slashes_only and tight == gap and len(kept) == 2 and kept[1].gap == gap):
            break
        if tight and tight != "/":
            slashes_only = False
        kept = parts[: index + 1]
    while len(kept) > 1 and _TIME_TAIL.match(text, kept[-1].end) and kept[-1].gap.strip() in ("", *DASH):
        if re.match(r"[,.]\d", text[kept[-1].end : kept[-1].end + 2]) and len(kept[-1].digits) > 3:
            break
        kept = kept[:-1]
    return kept


def shorter(parts: list[Group]) -> Iterator[list[Group]]:
    """``parts`` and its leading stretches, longest first, at most four."""
    for length in range(len(parts), max(0, len(parts) - 4), -1):
        yield parts[:length]
