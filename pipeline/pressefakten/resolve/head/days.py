"""The publication date: every day that the text gives, with what speaks for and against it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pressefakten.lexicon import load
from pressefakten.mentions import Mention, zone_at
from pressefakten.reading import text_of
from pressefakten.resolve.head.day_rules import rules_for
from pressefakten.resolve.head.embargo import embargo_at
from pressefakten.resolve.head.weighing import Candidate
from pressefakten.rules import atoms_of
from pressefakten.zones.dateline import is_dateline, is_numbered, programme

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!.*/)")
_LEAD = 90
_WORD = re.compile(r"[^\W\d_]+")
_ATOMS = atoms_of("published")
_AIMED, _EARLIER, _EVENT, _EVENT_BEFORE, _WEEKDAY, _CHANGED, _RELEASE, _PUBLISHED, _HEADER, _PLACE, _CLOCK_OF_PORTAL = (
    re.compile(_ATOMS[name])
    for name in (
        "AIMED", "EARLIER", "EVENT_BEHIND", "EVENT_BEFORE", "WEEKDAY", "CHANGED", "RELEASE", "PUBLISHED", "HEADER",
        "PLACE", "PORTAL_CLOCK",
    )
)  # fmt: skip
_GOES_ON = re.compile(r"\)?[.:]?[ ]{0,2}(?:[-–—:|•·]|\(?[a-z]{2,5}\)?[ ]?[-–—:])?[ ]{1,3}[A-ZÄÖÜ„\"«»]")
_TODAY = re.compile(r"(?i)heut(?:e|ige[nrm]?)\b")
_BEFORE = frozenset(load("head_words")["before_day"])


@dataclass(frozen=True, slots=True)
class _Page:
    """What the days of one text share."""

    text: str
    starts: list[int]
    """Where its lines begin that are not blank."""
    lines: list[str]
    title: int
    """The number of the headline's line, -1 without one."""
    first_text: int
    """The number of the first line of running text."""
    dated: list[bool]
    counts: Counter[str]
    days: list[str]


def day_candidates(doc: Doc, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """A candidate for each mention of a whole day."""
    text = text_of(doc)
    days = [mention for mention in mentions if _is_day(mention)]
    days = [mention for mention in days if embargo_at(text, mention.start, mention.end) is None]
    days = [mention for mention in days if not _is_aimed_at(doc, text, mention)]
    days = _outside_programmes(text, days)
    if not days:
        return
    page = _page(doc, days)
    by_rules = _by_rules(doc, page, days)
    for number, mention in enumerate(days):
        rules = (rule for rule, chosen in by_rules if chosen is mention)
        evidence = (*_evidence(doc, page, mention, number, len(days)), *rules)
        yield Candidate((mention.value or "")[:10], mention.start, mention.end, evidence)


def _is_aimed_at(doc: Doc, text: str, mention: Mention) -> bool:
    """Whether a sentence of the body sets something for the day ("ruft für Freitag, 8. November 2024, auf"), or tells
    of what was held or written on it ("in der Sitzung vom 14. Dezember 2023")."""
    if zone_at(doc, mention.start) != "body":
        return False
    before = max(0, mention.start - _LEAD), mention.start
    return _AIMED.search(text, *before) is not None or _EARLIER.search(text, *before) is not None


def _outside_programmes(text: str, days: Sequence[Mention]) -> list[Mention]:
    """The days but those of a programme, of the rows of a table, and of what is remembered ("vor 25 Jahren, am …")."""
    found = list(_LINE.finditer(text))
    of_programme = {found[place].start() for place in programme([line[0].strip() for line in found])}
    kept = []
    for mention in days:
        start = text.rfind("\n", 0, mention.start) + 1
        row = text[start : start + 1] == "|" and text[mention.end : mention.end + _LEAD].split("\n", 1)[0].endswith("|")
        if start not in of_programme and not row and not _REMEMBERED.search(text[start : mention.start]):
            kept.append(mention)
    return kept


_LINE = re.compile(r"[^\n]+")
_REMEMBERED = re.compile(r"\bvor (?:\d{1,3}|\w{3,15}) Jahren,? (?:am |im )?\Z")


def _by_rules(doc: Doc, page: _Page, days: Sequence[Mention]) -> list[tuple[str, Mention]]:
    """What the rules of single layouts say, of the release alone and of the whole page, with the day of each."""
    said = list(rules_for(page.text, [day for day in days if zone_at(doc, day.start) != "boilerplate"]))
    whole = [(f"{rule}, in the whole page", chosen) for rule, chosen in rules_for(page.text, days)]
    return [*said, *whole, *(("the surest rule", chosen) for _, chosen in said[:1])]


def _is_day(mention: Mention) -> bool:
    """Whether a mention is a whole day that the text gives by itself."""
    absolute = mention.attributes.get("resolution", "absolute") == "absolute"
    return absolute and mention.value is not None and _DAY.match(mention.value) is not None


def _page(doc: Doc, days: Sequence[Mention]) -> _Page:
    text = text_of(doc)
    found = list(re.finditer(r"[^\n]*\S[^\n]*", text))
    starts, lines = [match.start() for match in found], [match[0] for match in found]
    title = next((zone.start for zone in doc._.zones if zone.zone == "title"), None)
    title_line = -1 if title is None else bisect_right(starts, title) - 1
    dated = [False] * len(lines)
    for mention in days:
        dated[bisect_right(starts, mention.start) - 1] = True
    first = next(
        (
            at
            for at, (start, line) in enumerate(zip(starts, lines, strict=True))
            if len(line) > 120 and zone_at(doc, start + len(line) - 1) == "body"
        ),
        len(lines),
    )
    values = [(mention.value or "")[:10] for mention in days]
    return _Page(text, starts, lines, title_line, first, dated, Counter(values), sorted(values))


def _evidence(doc: Doc, page: _Page, mention: Mention, number: int, count: int) -> Iterator[str]:
    at = bisect_right(page.starts, mention.start) - 1
    line = page.lines[at]
    lead = line[max(0, mention.start - page.starts[at] - _LEAD) : mention.start - page.starts[at]]
    tail = line[mention.end - page.starts[at] : mention.end - page.starts[at] + 60]
    zone = zone_at(doc, mention.start)
    yield "candidate"
    yield f"zone {zone}"
    yield from _place_in_page(page, at, zone)
    yield from _place_in_line(line, lead, tail, zone)
    yield from _words(page, mention, line, lead, at)
    value = (mention.value or "")[:10]
    if number == 0:
        yield "first date"
    if number == count - 1:
        yield "last date"
    if count == 1:
        yield "only date"
    if _WEEKDAY.search(page.text, max(0, mention.start - 15), mention.end):
        yield "weekday"
    if "T" in (mention.value or ""):
        yield "clock"
    yield from _among_days(page, value)
    if mention.rule.endswith("press_number"):
        yield "number of the release"
    if zone == "body" and _TODAY.match(page.text, mention.start):
        yield "said to be today"
    if _CLOCK_OF_PORTAL.search(page.text, mention.start, mention.end):
        yield "clock of the portal"


def _place_in_page(page: _Page, at: int, zone: str) -> Iterator[str]:
    if page.title >= 0:
        yield from _beside_headline(at - page.title)
    if at < page.first_text:
        yield "above text"
    elif at == page.first_text:
        yield "opens text"
    elif at == len(page.lines) - 1:
        yield "last line"
    if at >= 12:
        yield "far down"
    near = [other for other in (at - 1, at - 2, at + 1, at + 2) if 0 <= other < len(page.lines)]
    dated = sum(page.dated[other] for other in near)
    if dated >= 2:
        yield "list of dates"


def _beside_it(lead: str, tail: str) -> Iterator[str]:
    """What stands before a day in its line, and what behind it."""
    if not lead.strip(" #>*+_~|(["):
        yield "begins its line"
    elif _PLACE.fullmatch(lead):
        yield "place before it"
        if _GOES_ON.match(tail):
            yield "place before it, text behind it"
    if not tail.strip(" .)*_|]"):
        yield "ends its line"
    elif _GOES_ON.match(tail):
        yield "text behind it"


def _beside_headline(distance: int) -> Iterator[str]:
    """``distance`` in lines, negative above the headline."""
    side = "above" if distance < 0 else "below"
    yield "in headline" if distance == 0 else f"{side} headline"
    if 0 < abs(distance) <= 2:
        yield f"next to headline, {side}"
    elif abs(distance) <= 5:
        yield f"near headline, {side}"


def _place_in_line(line: str, lead: str, tail: str, zone: str) -> Iterator[str]:
    where = "in head" if zone in ("dateline", "title", "subtitle") else "in rest"
    if not lead.strip(" \t#>*+_~|([") and not tail.strip(" .)*_|]"):
        yield "alone on its line"
        yield f"alone on its line, {where}"
    elif is_dateline(line[:200]):
        yield "publication line"
        if is_numbered(line[:200]):
            yield "number beside it"
    yield from _beside_it(lead, tail)
    if re.search(r"[|•·▪–/]\s*$", lead) or re.match(r"\s*[|•·▪–/]", tail):
        yield "between signs"
    if len(line) > 200:
        yield "long line"


def _words(page: _Page, mention: Mention, line: str, lead: str, at: int) -> Iterator[str]:
    above = page.lines[at - 1] if at and len(page.lines[at - 1]) <= 60 else ""
    for name, pattern in (
        ("event", _EVENT_BEFORE),
        ("change", _CHANGED),
        ("release", _RELEASE),
        ("publication", _PUBLISHED),
    ):
        if pattern.search(lead):
            yield f"words of {name}"
        elif pattern.search(above):
            yield f"words of {name} above"
    if _HEADER.match(line):
        yield "header of mail"
    words = _WORD.findall(lead[-25:])
    if words and words[-1].lower() in _BEFORE:
        yield f"behind {words[-1].lower()!r}"
    if _EVENT.match(page.text, mention.end):
        yield "data of an event"


def _among_days(page: _Page, value: str) -> Iterator[str]:
    if page.counts[value] > 1:
        yield "stated again"
    if page.days[0] != page.days[-1]:
        if value == page.days[-1]:
            yield "latest of all"
        if value == page.days[0]:
            yield "earliest of all"
        if value[:4] != page.days[-1][:4]:
            yield "year before the latest"
