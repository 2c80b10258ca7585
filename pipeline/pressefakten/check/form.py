"""The form of the text: quotation marks, abbreviations, spellings of names, headline against text."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher

from pressefakten.check.case import Case, FactMention, Fault
from pressefakten.check.rules import rule
from pressefakten.german.abbreviations import looks_like_one
from pressefakten.json_records import JsonRecord
from pressefakten.lexicon import load
from pressefakten.registry.offices import office_of
from pressefakten.telling.facts import value_text
from pressefakten.telling.numbers import decimal_of
from pressefakten.telling.occasions import occasion_of

_OPEN, _CLOSE = "„", "“”"
_WORDS = 5
_ALIKE = 0.84
"""How alike two names of one length are that are spellings of one."""
_NEAR_FIGURES = Decimal("0.15")
"""Part by which two figures may differ that are meant to be one."""
_ROUNDED_FROM = 100
"""Smaller figures of a headline are exact: 6 euros are not 6.50."""
_NEAR_DAYS = 7


@rule("open_quote")
def quotes_left_open(case: Case) -> Iterator[Fault]:
    """A „ without its “ in the paragraph, unless the next paragraph goes on with a „."""
    paragraphs = list(_paragraphs(case))
    for number, (start, text) in enumerate(paragraphs):
        opened = _left_open(text)
        goes_on = number + 1 < len(paragraphs) and paragraphs[number + 1][1].lstrip().startswith(_OPEN)
        if opened is not None and not goes_on:
            words = " ".join(text[opened + 1 :].split()[:_WORDS])
            yield Fault(start + opened, start + opened + 1, 0.85, {"words": words})


@rule("closing_quote")
def quotes_never_opened(case: Case) -> Iterator[Fault]:
    """A “ that nothing opened, in a text that opens its quotes with „."""
    if _OPEN not in case.text:
        return
    for start, text in _paragraphs(case):
        depth = 0
        for place, char in enumerate(text):
            if char == _OPEN:
                depth += 1
            elif char == "“" and depth:
                depth -= 1
            elif char == "“" and text[place - 1 : place].strip() and not text[place + 1 : place + 2].isalnum():
                words = " ".join(text[:place].split()[-_WORDS:])
                yield Fault(start + place, start + place + 1, 0.75, {"words": words})


def _paragraphs(case: Case) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"(?:[^\n]|\n(?!\s*\n))+", case.text.replace("\r", " ")):
        if case.zone_at(match.start()) != "boilerplate" and match[0].strip():
            yield match.start(), match[0]


def _left_open(text: str) -> int | None:
    """Where the last „ stands that is never closed (by any closing mark, a straight one too)."""
    opened: list[int] = []
    for place, char in enumerate(text):
        if char == _OPEN:
            opened.append(place)
        elif opened and (char in _CLOSE or char == '"' or char == "«"):
            opened.pop()
    return opened[-1] if opened else None


@rule("abbreviation")
def abbreviations_not_explained(case: Case) -> Iterator[Fault]:
    """An abbreviation of an organization that the text never spells out, the first time it stands there."""
    explained = {str(fact.get("abbreviation")) for fact in case.facts if fact.get("abbreviation")}
    known = set(load("check")["abbreviations"]["known"])
    for one in case.of("organization", "misc"):
        short = str(one.fact["value"])
        first = one.mention is next(mention for mention in one.fact["mentions"] if mention["zone"] != "boilerplate")
        if not first or not looks_like_one(short) or short in known | explained or not short.isupper():
            continue
        if f"({short})" not in case.text and not re.search(rf"\b{re.escape(short)} \([^)]{{8,}}\)", case.text):
            yield Fault(one.start, one.end, 0.6, {"short": short})


@rule("spelling")
def two_spellings(case: Case) -> Iterator[Fault]:
    """Two persons of the release whose names differ by a letter or two."""
    people = [one for one in _first_mentions(case, "person") if len(one.fact["value"].split()) > 1]
    for number, one in enumerate(people):
        for other in people[number + 1 :]:
            if _spelled_alike(one.fact["value"], other.fact["value"]):
                yield Fault(other.start, other.end, 0.8, {"one": one.fact["value"], "other": other.fact["value"]})


def _first_mentions(case: Case, kind: str) -> Iterator[FactMention]:
    seen = set()
    for one in case.of(kind):
        if one.fact["id"] not in seen:
            seen.add(one.fact["id"])
            yield one


def _spelled_alike(one: str, other: str) -> bool:
    """Whether first or last name is the same and the other nearly ("Stefan Kurz", "Stephan Kurz")."""
    (*first, last), (*first_other, last_other) = one.split(), other.split()
    if one == other or len(first) != len(first_other):
        return False
    if first == first_other:
        return last[0] == last_other[0] and _nearly(last, last_other)
    return last == last_other and first[0][0] == first_other[0][0] and _nearly(" ".join(first), " ".join(first_other))


def _nearly(one: str, other: str) -> bool:
    if one == other or min(len(one), len(other)) < 4 or _sexes(one, other):
        return False
    plain, plain_other = (word.lower().replace("ph", "f").replace("ie", "i") for word in (one, other))
    return SequenceMatcher(None, plain, plain_other, autojunk=False).ratio() >= _ALIKE


def _sexes(one: str, other: str) -> bool:
    """Whether two first names are those of a man and a woman: "Martin", "Martina"."""
    short, long = sorted((one, other), key=len)
    return long in (f"{short}a", f"{short}e", f"{short}ine", f"{short}in")


@rule("two_offices")
def two_offices(case: Case) -> Iterator[Fault]:
    for one in _first_mentions(case, "person"):
        offices = {office_of(role): role for role in one.fact.get("roles", ())}
        held = [role for office, role in offices.items() if office in load("check")["words"]["single_office"]]
        if len(held) > 1:
            values = {"person": one.fact["value"], "one": held[0], "other": held[1]}
            yield Fault(one.start, one.end, 0.8, values)


def _only_in_title(fact: JsonRecord) -> bool:
    return all(mention["zone"] == "title" for mention in fact["mentions"])


def _never_in_title(fact: JsonRecord) -> bool:
    return not any(mention["zone"] == "title" for mention in fact["mentions"])


@rule("title_figure")
def headline_against_text(case: Case) -> Iterator[Fault]:
    """A figure that only the headline has, near to one of the same unit that only the text has."""
    for kind in ("money", "quantity", "percent"):
        for one in case.of(kind):
            if not _only_in_title(one.fact) or any(mention.get("qualifier") for mention in one.fact["mentions"]):
                continue
            near = [fact for fact in case.facts if fact["kind"] == kind and _is_meant(one.fact, fact, one.text)]
            if len(near) == 1:
                values = {"title": value_text(one.fact), "text": value_text(near[0])}
                yield Fault(one.start, one.end, 0.7, values)


def _is_meant(title: JsonRecord, fact: JsonRecord, words: str) -> bool:
    """Whether a figure of the text is near to that of the headline, in the same unit, and not the one it rounds."""
    value, other = decimal_of(title["value"]), decimal_of(fact["value"])
    if value is None or not other or not _never_in_title(fact) or value == other:
        return False
    if any(title.get(name) != fact.get(name) for name in ("currency", "unit", "per", "role")):
        return False
    rounded = _rounds(value, other) and abs(value) >= _ROUNDED_FROM
    return abs(value - other) <= abs(other) * _NEAR_FIGURES and not rounded


def _rounds(value: Decimal, other: Decimal) -> bool:
    """Whether the first number is the second with fewer digits: 4 million for 4.2 million."""
    step = Decimal(1).scaleb(_trailing(value))
    return abs(value - other) < step


def _trailing(value: Decimal) -> int:
    """The power of ten of the last digit that is not zero."""
    normal = value.normalize().as_tuple()
    return int(normal.exponent)


@rule("title_day")
def headline_day_against_text(case: Case) -> Iterator[Fault]:
    """A day that only the headline has, within a week of the only day that the text gives for the same occasion."""
    days = _days_in_figures(case)
    counts = Counter(_day(one.fact) for one in days)
    for one in days:
        occasion = _occasion(case, one)
        if occasion is None or counts[_day(one.fact)] > 1 or not _only_in_title(one.fact):
            continue
        others = [two for two in days if _is_other_day(one, two) and _occasion(case, two) == occasion]
        if len({two.fact["value"] for two in others}) == 1:
            yield Fault(one.start, one.end, 0.75, {"title": value_text(one.fact), "text": value_text(others[0].fact)})


def _days_in_figures(case: Case) -> list[FactMention]:
    return [one for one in case.of("date") if _day(one.fact) and re.search(r"\d", one.text)]


def _occasion(case: Case, one: FactMention) -> str | None:
    begin, sentence = case.sentence(one.start, one.end)
    occasion = occasion_of(sentence, one.start - begin, one.end - begin)
    return occasion.name if occasion else None


def _is_other_day(title: FactMention, text: FactMention) -> bool:
    one, other = _day(title.fact), _day(text.fact)
    if one is None or other is None or not _never_in_title(text.fact):
        return False
    return 0 < abs((other - one).days) <= _NEAR_DAYS


def _day(fact: JsonRecord) -> date | None:
    try:
        return date.fromisoformat(str(fact["value"])[:10]) if "/" not in str(fact["value"]) else None
    except ValueError:
        return None
