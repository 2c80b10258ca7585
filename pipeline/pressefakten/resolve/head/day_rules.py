"""What the rules of single layouts take for the publication date. It is evidence like any other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pressefakten import lexicon
from pressefakten.mentions import Mention
from pressefakten.rules import atoms_of

_HEAD_LINES = 12  # how many lines of text may come before a dateline
_LEAD = 90
_LONGEST_LEAD = 60  # characters before the date of a dateline
_CLOCK_BEHIND = re.compile(r"[ ]?[–-]?[ ]?\d{1,2} (?:bis|[–-])")
_RUNNING = 120  # a line of this length is running text
_ATOMS = atoms_of("published")
_EVENT_BELOW, _LINE_LEAD, _LINE_TAIL, _NOT_PLACE = (
    re.compile(_ATOMS[name]) for name in ("EVENT_BEHIND", "LINE_LEAD", "LINE_TAIL", "NO_PLACE")
)


@dataclass(frozen=True, slots=True)
class _Marker:
    id: str
    before: re.Pattern[str]
    within: int
    weak: bool


@cache
def _markers() -> Sequence[_Marker]:
    return tuple(
        _Marker(entry["id"], re.compile(entry["before"]), entry.get("within", 10**9), entry.get("weak", False))
        for entry in lexicon.load("published")["marker"]
    )


def rules_for(text: str, days: Sequence[Mention]) -> Iterator[tuple[str, Mention]]:
    """What each rule of a layout takes for the publication date, with the rule's name, the surest rule first."""
    for found in (
        _marked(text, days, weak=False),
        _dateline(text, days),
        _press_number(days),
        _last_line(text, days),
        _behind_headline(text, days),
        _marked(text, days, weak=True),
    ):
        if found is not None:
            yield found


def _marked(text: str, days: Sequence[Mention], *, weak: bool) -> tuple[str, Mention] | None:
    """The first date with the words of a marker before it. Weak ones speak of a change rather than of publication."""
    for marker in _markers():
        if marker.weak != weak:
            continue
        for mention in days:
            if (
                mention.start <= marker.within
                and marker.before.search(text, max(0, mention.start - _LEAD), mention.start)
                and not _is_of_event(text, mention)
            ):
                return (marker.id, mention)
    return None


def _is_of_event(text: str, mention: Mention) -> bool:
    """Whether a date below running text is among the data of an event: "Datum: 3. Mai 2018", then "Ort: Rathaus"."""
    if not _EVENT_BELOW.match(text, mention.end):
        return False
    return any(len(line) >= _RUNNING for line in text[: mention.start].split("\n"))


def _dateline(text: str, days: Sequence[Mention]) -> tuple[str, Mention] | None:
    """A date at the beginning of one of the first lines, alone or after the place: "Kiel, 3. Mai 2017 – Am …"."""
    for mention in days:
        if _PORTAL_CLOCK.search(text, mention.start, mention.end) or mention.rule.endswith("press_number"):
            continue
        line_start = text.rfind("\n", 0, mention.start) + 1
        line_end = text.find("\n", mention.end)
        line_end = len(text) if line_end < 0 else line_end
        before = sum(1 for line in text[:line_start].split("\n") if line.strip())
        if before > _HEAD_LINES:
            break
        lead, tail = text[line_start : mention.start], text[mention.end : line_end]
        is_alone = lead.strip() == "vom" and not tail.strip() and not _UNTIL.match(text, line_end)
        if is_alone or _is_in_dateline(lead, tail):
            return ("published.dateline", mention)
    return None


def _is_in_dateline(lead: str, tail: str) -> bool:
    """Whether the words of its line around a date are those of a dateline, and no time or interval follows it."""
    if len(lead) > _LONGEST_LEAD or not _LINE_LEAD.fullmatch(lead) or _NOT_PLACE.match(lead):
        return False
    return _LINE_TAIL.match(tail) is not None and not (lead.strip() == "" and _CLOCK_BEHIND.match(tail))


_UNTIL = re.compile(r"\s{0,5}bis\b")
_PORTAL_CLOCK = re.compile(r"(?:\w{2,7}tag|Mittwoch|Sonnabend),?[ ][^\W\d_]{3,9}\.?[ ]\d{1,2},[ ]\d{4}")
"""A portal's clock is written by software, with its weekday: "Mittwoch, Oktober 9, 2024". Without one it is the date of
an entry ("Okt. 9, 2024")."""


def _press_number(days: Sequence[Mention]) -> tuple[str, Mention] | None:
    for mention in days:
        if mention.rule == "date.press_number":
            return ("published.press_number", mention)
    return None


def _last_line(text: str, days: Sequence[Mention]) -> tuple[str, Mention] | None:
    """A last line of its own: "Kiel, den 3. Mai 2017"."""
    if not days:
        return None
    mention = days[-1]
    if text[mention.end :].strip(" \n\r\t.)*_"):
        return None
    lead = text[text.rfind("\n", 0, mention.start) + 1 : mention.start]
    if _LINE_LEAD.fullmatch(lead) and not _NOT_PLACE.match(lead) and len(lead) < 60 and "\n" in text[: mention.start]:
        return ("published.last_line", mention)
    return None


_HEADLINE = re.compile(r"\s*(?:\S+[ ]){3,30}(?:[-–—|]|\()[ ]?")


def _behind_headline(text: str, days: Sequence[Mention]) -> tuple[str, Mention] | None:
    """The date that ends the first line, apart from its words: "Neue Halle eröffnet (3. Mai 2017)". What the text
    speaks of again is the day of an event."""
    if not days:
        return None
    first = days[0]
    again = any((other.value or "")[:10] == (first.value or "")[:10] for other in days[1:])
    line_end = text.find("\n", first.end)
    if again or line_end < 0 or text[first.end : line_end].strip(" )") or "\n" in text[: first.start].lstrip():
        return None
    if _HEADLINE.fullmatch(text, 0, first.start):
        return ("published.behind_headline", first)
    return None
