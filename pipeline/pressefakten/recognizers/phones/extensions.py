"""Extensions that stand apart from their number: "Durchwahl -211", "Fax: -1026", "DW 12", "Tim Sauer (-31)"."""

import re
from bisect import bisect
from collections.abc import Iterator

from pressefakten.mentions import Mention
from pressefakten.recognizers.phones.candidate import PhoneCandidate
from pressefakten.recognizers.phones.leaning import AUSTRIA, IN_PLACE, Full, base, made
from pressefakten.recognizers.phones.local import BESIDE, BLOCK, ELSEWHERE
from pressefakten.recognizers.phones.rules import LEANING
from pressefakten.rules import Rule
from pressefakten.spans import Taken

_RULES = [rule for rule in LEANING.values() if "where" in rule.sets]
_BEFORE = 600
"""How far before an extension, in code points, its exchange may have been named; half of that after it."""
_FAX = re.compile(r"(?i:fax)(?:\W{0,3}[^\W\d]{2,12})?\W{0,3}\Z")
"""The label right before an extension, or before its own word: "Fax -20", "Fax DW 20"."""
_LAST_GROUP = re.compile(r"\d{2} (?P<digits>\d{3,5})\Z")
"""The last digits of a number, behind a blank."""
_FULL_NAME = re.compile(r"[A-ZÄÖÜ][\w-]{1,30} [A-ZÄÖÜ][\w-]{1,30}\Z")
_SHORTEST_ALONE = 2


def _exchange(found: list[PhoneCandidate], starts: list[int], begin: int) -> PhoneCandidate | None:
    """The number that an extension at ``begin`` belongs to: the last before it, else the first after it, if near."""
    place = bisect(starts, begin)
    if place and begin - found[place - 1].mention.end < _BEFORE:
        return found[place - 1]
    return found[place] if place < len(found) and starts[place] - begin < _BEFORE // 2 else None


def extensions_alone(text: str, found: list[PhoneCandidate], taken: Taken) -> Iterator[Mention]:
    """Extensions that stand apart from their number: "Durchwahl -211", "Fax: -1026", "DW 12"."""
    fixed = [one for one in found if not one.number.mobile]
    starts = [one.mention.start for one in fixed]
    for rule, alone in _alone(text):
        begin = alone.start("dash") if alone["dash"] else alone.start("digits")
        if taken.overlaps(begin, alone.end()):
            continue
        one = _exchange(fixed, starts, begin)
        if one is None or not _may_extend(text, one, rule, alone, begin):
            continue
        digits = alone["digits"].replace(" ", "")
        label = "fax" if _FAX.search(text, max(0, alone.start() - 8), begin) else None
        stem = one.number.national[: -len(digits)] if _ends_alike(text, one, digits) else base(one, digits)
        full = Full(stem + digits, IN_PLACE, rule.id, digits)
        number = made(text, one, (begin, alone.end()), full, label)
        if number is not None:
            yield number.mention


def _alone(text: str) -> "Iterator[tuple[Rule, re.Match[str]]]":
    """Extensions by themselves, in text order."""
    matches = [(rule, match) for rule in _RULES for match in rule.find(text)]
    return iter(sorted(matches, key=lambda pair: pair[1].start()))


def _may_extend(text: str, one: PhoneCandidate, rule: Rule, alone: "re.Match[str]", begin: int) -> bool:
    """Whether an extension on its own may lean on the number: its exchange is known, and the words are near enough."""
    where = rule.sets["where"]
    ended = one.extension is not None or one.number.national.endswith("0") or one.number.country == AUSTRIA
    if not ended and not (where == "name" and _ends_alike(text, one, alone["digits"])):
        return False
    if where == "line":  # "Tim Sauer, -12" in the block of the number
        alike = one.extension == "0" or len(alone["digits"]) == len(one.extension or "")
        return alike and begin - one.mention.end > 0 and not ELSEWHERE.search(text, one.mention.end, begin)
    if where == "name":
        return _is_beside(text, one, alone, begin)
    return where != "number" or 0 <= begin - one.mention.end <= BESIDE


def _ends_alike(text: str, one: PhoneCandidate, digits: str) -> bool:
    """Whether a number without hyphen ends in as many digits behind a blank: "0761-201 1010" beside "(-1011)"."""
    last = _LAST_GROUP.search(text, one.mention.start, one.mention.end)
    return one.extension is None and last is not None and len(last["digits"]) == len(digits)


def _is_beside(text: str, one: PhoneCandidate, alone: "re.Match[str]", begin: int) -> bool:
    """Whether an extension in a bracket behind a name ("Tim Sauer (-31)") stands in the block of the number."""
    alike = len(alone["digits"]) == len(one.extension or "") or _ends_alike(text, one, alone["digits"])
    if alone["mark"] == "/":
        return alike
    low, high = sorted((one.mention.end, begin)) if begin > one.mention.end else (alone.end(), one.mention.start)
    named = _FULL_NAME.search(text, max(0, alone.start() - 40), alone.start())
    near = named is not None and high - low <= BLOCK and ELSEWHERE.search(text, low, high) is None
    return near and (alike or (one.extension == "0" and len(alone["digits"]) >= _SHORTEST_ALONE))
