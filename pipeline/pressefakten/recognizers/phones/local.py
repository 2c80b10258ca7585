"""Numbers without area code: at an exchange that the release names in full, or in the block of one that has it."""

import re
from bisect import bisect
from collections.abc import Iterator

from pressefakten.mentions import Mention
from pressefakten.recognizers.phones import labels
from pressefakten.recognizers.phones.candidate import PhoneCandidate
from pressefakten.recognizers.phones.further import further
from pressefakten.recognizers.phones.leaning import WITH_AREA, Full, made
from pressefakten.recognizers.phones.plan import DialledNumber, area_code, area_codes
from pressefakten.recognizers.phones.rules import LEANING
from pressefakten.spans import Taken

_LOCAL, _SAME_AREA, _STATED = "phone.local", "phone.same_area", "phone.area"
_SURE_BASE = 3
"""Digits of an exchange that need no label: "39-40" may be a range."""
_SURE_EXTENSION = 3
"""Digits of an extension behind a shorter exchange."""
_ALONE = re.compile(r"\s*(?:[,;.)|(·/\n]|\Z|(?:und|oder|bzw)(?!\w))")
"""What follows a number that counts nothing."""
_FAR = 600
BESIDE = 24
"""How far after its number, in code points, an ambiguous short word ("App.", "Kl.") counts."""
BLOCK = 300
"""How far before a number without area code, in code points, the one may stand that gives it."""
ELSEWHERE = re.compile(r"\n\s*\n|[a-zäöüß]{3}[.!?]\s+[A-ZÄÖÜ]|[^\n]{110}|(?<!\d)\d{4,5}[ ][A-ZÄÖÜ]")
"""What ends a block of contact data: an empty line, a sentence, a line of running text, another town."""


def local_numbers(text: str, found: list[PhoneCandidate]) -> Iterator[Mention]:
    """Numbers without area code at an exchange that the release names in full: "104-1501" beside "02306 104-0"."""
    exchanges = _exchanges(found)
    if not exchanges:
        return
    taken, done = Taken((one.mention.start, one.mention.end) for one in found), 0
    for local in LEANING[_LOCAL].find(text):
        exchange = exchanges.get(local["base"].replace(" ", ""))
        if exchange is None or local.start() < done or taken.overlaps(*local.span()):
            continue
        number = _local_number(text, local, exchange, taken)
        if number is not None:
            added = [number, *(more for more in further(text, number) if not taken.overlaps(*_span(more)))]
            done = added[-1].mention.end
            yield from (one.mention for one in added)


def _exchanges(found: list[PhoneCandidate]) -> dict[str, PhoneCandidate]:
    """The exchanges that the release names in full, without area code, and the first number of each."""
    exchanges: dict[str, PhoneCandidate] = {}
    for one in found:
        if one.extension is not None and (area := area_code(one.number)):
            exchanges.setdefault(one.base[len(area) :], one)
    return exchanges


def _local_number(text: str, local: "re.Match[str]", exchange: PhoneCandidate, taken: Taken) -> PhoneCandidate | None:
    """The number at an exchange that ``local`` shortens; None where nothing shows that it is one."""
    label, _ = labels.before(text, local.start())
    if label == "other" or (label is None and not _is_told(text, local, exchange, taken)):
        return None
    extension = local["extension"]
    full = Full(exchange.base + extension, "at the exchange of", _LOCAL, extension)
    return made(text, exchange, local.span(), full, label)


def _is_told(text: str, local: "re.Match[str]", exchange: PhoneCandidate, taken: Taken) -> bool:
    """Whether a number without label is one: it goes on from another, or stands in the block of its exchange with an
    extension as long, or the words speak of reaching somebody."""
    sure = len(local["base"]) >= _SURE_BASE
    joined = (taken.gap_before(local.start()) or _FAR) <= 8
    alike = exchange.extension == "0" or len(local["extension"]) == len(exchange.extension or "")
    near = 0 <= local.start() - exchange.mention.end <= BLOCK and _ALONE.match(text, local.end()) is not None
    if alike and near and (sure or len(local["extension"]) >= _SURE_EXTENSION):
        return True
    return sure and (joined or labels.in_context(text, local.start()))


def stated_areas(text: str) -> Iterator[PhoneCandidate]:
    """German area codes that stand by themselves: "Vorwahl 02162". They are what numbers lean on, and no mentions."""
    for stated in LEANING[_STATED].find(text):
        area = stated["code"].replace(" ", "")[1:]
        if area in area_codes():
            mention = Mention("phone", *stated.span(), f"+49{area}", _STATED, {"area": area_codes()[area]})
            yield PhoneCandidate(mention, DialledNumber(f"+49{area}", 49, area, False, False), area, None)


def same_area(text: str, found: list[PhoneCandidate], taken: Taken) -> Iterator[Mention]:
    """Numbers without area code under a label, in one block with a number that has it: "Tel. (0 61 51) 12 34 56, Fax
    12 34 57"."""
    leans = sorted((one for one in (*found, *stated_areas(text)) if area_code(one.number)), key=_start)
    if not leans:
        return
    starts = [_start(one) for one in leans]
    for local in LEANING[_SAME_AREA].find(text):
        place = bisect(starts, local.start())
        one = leans[place - 1] if place else None
        digits = local["digits"].replace(" ", "")
        if one is None or taken.overlaps(*local.span("digits")) or not 5 <= len(digits) <= 8:
            continue
        if not _is_one_block(text, one.mention.end, local.start()):
            continue
        label = "fax" if "fax" in local["label"].lower() else None
        full = Full(f"{area_code(one.number)}{digits}", WITH_AREA, _SAME_AREA)
        number = made(text, one, local.span("digits"), full, label)
        if number is not None:
            yield number.mention


def _is_one_block(text: str, end: int, start: int) -> bool:
    """Whether a number that ends at ``end`` gives its area code to one under a label at ``start``."""
    gap = start - end
    return gap <= BESIDE or (gap <= BLOCK and ELSEWHERE.search(text, end, start + 1) is None)


def _start(one: PhoneCandidate) -> int:
    return one.mention.start


def _span(one: PhoneCandidate) -> tuple[int, int]:
    return one.mention.start, one.mention.end
