"""Lengths of time: a number with a unit, or one word that holds both ("zweijährig")."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from pressefakten import lexicon
from pressefakten.mentions import Mention
from pressefakten.rules import fill

from .convert import count
from .words import atoms, lookup

_ISO = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
_REACH = 70  # characters; the unit of a duration is no further from its number
_ARTICLE = re.compile(r"(?i)eine?[nmrs]?")
_SMALLER = {"hour": "minute", "minute": "second"}
_TIME = ("second", "minute", "hour")
_PARTS = {"year": (12, "month"), "hour": (60, "minute")}  # what a part of a unit is told in
_TIMES = {"quarter": (3, "month"), "half": (6, "month"), "decade": (10, "year"), "century": (100, "year")}


def iso_duration(number: float, unit: str) -> str:
    """The ISO 8601 form ("PT90M", "P2Y6M"), in whole units where they fit; quarters, half-years, decades and centuries
    in months and years."""
    if unit in _TIMES:
        times, unit = _TIMES[unit]
        number *= times
    whole, part = divmod(number, 1)
    if part and unit in _PARTS:
        times, smaller = _PARTS[unit]
        if part * times % 1 == 0:
            rest = _iso(part * times, smaller)
            return _sum(_iso(whole, unit), rest) if whole else rest
    return _iso(number, unit)


def _iso(number: float, unit: str) -> str:
    digits = f"{number:g}" if number < 1e6 else str(int(number))
    return f"P{'T' if unit in _TIME else ''}{digits}{_ISO[unit]}"


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    known = {**atoms(), **lexicon.load("durations")["atoms"]}
    known = {name: fill(pattern, known) for name, pattern in known.items()}
    return tuple(
        (entry["id"], re.compile(fill(entry["pattern"], known))) for entry in lexicon.load("durations")["rule"]
    )


@cache
def _scan() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in lexicon.load("durations")["scan"].items()}


@cache
def _context() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(fill(pattern, atoms())) for name, pattern in lexicon.load("durations")["context"].items()}


def find_durations(text: str) -> list[Mention]:
    """Every duration in ``text`` (a reading), in text order; offsets count in ``text``. A rule takes its words even
    where the context refuses them, so that no other rule makes "12 Jahren" of "Kinder von 6 bis 12 Jahren"."""
    made: list[Mention] = []
    done = 0
    for start in _starts(text):
        if start < done:
            continue
        for rule, pattern in _rules():
            if (match := pattern.match(text, start)) is not None:
                done = match.end()
                mention = _duration(text, rule, match)
                if mention is not None:
                    made.append(mention)
                break
    return made


def _starts(text: str) -> Iterator[int]:
    """Where a number or the word for one begins that a unit of time stands shortly behind."""
    number, low = _scan()["number"], 0
    for unit in _scan()["unit_word"].finditer(text):
        for found in number.finditer(text, max(low, unit.end() - _REACH), unit.end()):
            yield found.start()
        low = unit.end()


def _duration(text: str, rule: str, match: re.Match[str]) -> Mention | None:
    lead, tail = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 40]
    groups = {name: value for name, value in match.groupdict().items() if value}
    if _is_none(rule, groups, lead, tail) or (_is_article(groups) and not _counts_one(text, match, lead, tail)):
        return None
    try:
        values = _values(groups)
    except (KeyError, ValueError):
        return None
    qualifier = _qualifier(lead)
    attributes: dict[str, Any] = {} if qualifier is None else {"qualifier": qualifier}
    if len(values) == 2:
        attributes["min"], attributes["max"] = values
        return Mention(
            "duration", match.start(), match.end(), None, rule, attributes, (f"from {values[0]} to {values[1]}",)
        )
    return Mention("duration", match.start(), match.end(), values[0], rule, attributes, (values[0],))


def _values(groups: dict[str, str]) -> list[str]:
    """The length in ISO 8601, or the shortest and the longest. Raises KeyError or ValueError for what is no number."""
    if "hours" in groups:
        return [f"PT{int(groups['hours'])}H{int(groups['count'])}M{_count(groups['more']):g}S"]
    unit = _unit(groups["unit"])
    times = _count(groups["times"]) if "times" in groups else 1
    values = [iso_duration(_count(groups[name]) * times, unit) for name in ("low", "count") if name in groups]
    if "more" in groups:
        smaller = _unit(groups["more_unit"]) if "more_unit" in groups else _SMALLER[unit]
        values[-1] = _sum(values[-1], iso_duration(_count(groups["more"]), smaller))
    return values


def _is_none(rule: str, groups: dict[str, str], lead: str, tail: str) -> bool:
    """Whether the words around make it something else than a length of time: an age, a day so far ahead."""
    context = _context()
    if context["unless_before"].search(lead) or context["unless_after"].match(tail):
        return True
    if context["first_before"].search(lead) and context["of_year_after"].match(tail):
        return True
    if context["ahead_before"].search(lead) and _unit(groups["unit"]) not in _TIME:
        return True
    if _is_of_age(groups["unit"], lead, tail):
        return True
    return rule == "duration.between" and groups["low"].isdigit() and not context["lasting_before"].search(lead)


def _is_of_age(unit: str, lead: str, tail: str) -> bool:
    """Whether somebody is so old: "zehnjährig" unless a noun says what lasts, years behind a word for an age."""
    context = _context()
    if unit.lower().startswith("jährig") and (unit[0] == "J" or not context["lasting_after"].match(tail)):
        return True
    if unit.lower().startswith("jahr"):
        return context["age_before"].search(lead) is not None
    return _is_age(lead, tail)


def _is_age(lead: str, tail: str) -> bool:
    """Whether "mit acht Wochen" tells how old somebody is."""
    context = _context()
    return context["with_before"].search(lead) is not None and context["with_after"].match(tail) is not None


def _counts_one(text: str, match: re.Match[str], lead: str, tail: str) -> bool:
    """Whether "ein" in front of a unit is the number."""
    context = _context()
    if context["one_praised"].match(text, match.start()):
        return False
    if context["one_whole"].match(text, match.start()):
        return True
    if context["one_before"].search(lead) or context["one_after"].match(tail):
        return True
    return (
        match[0][0] == "E"
        and context["filled_after"].match(tail) is not None
        and context["one_first"].search(text, 0, match.start()) is not None
    )


def _is_article(groups: dict[str, str]) -> bool:
    """Whether "ein" may be no number: "ein Jahr", though not "eine Stunde", "eintägig" or "ein bis zwei Jahre"."""
    alone = _ARTICLE.fullmatch(groups["count"]) is not None and "low" not in groups and "more" not in groups
    return alone and not groups["unit"].startswith(("Stund", "Minut", "Sekund")) and not groups["unit"].islower()


def _sum(first: str, second: str) -> str:
    """One duration of two parts: "P1Y" and "P6M" make "P1Y6M"."""
    if "T" in first and "T" in second:
        return first + second.removeprefix("PT")
    return first + second.removeprefix("P")


def _count(text: str) -> float:
    low = text.lower().rstrip("-")
    if low.startswith(("halb",)):
        return 0.5
    if low in ("½", "1/2"):
        return 0.5
    if low in ("viertel", "dreiviertel"):
        return 0.25 if low == "viertel" else 0.75
    if low.startswith("beide"):
        return 2
    if low.endswith("1/2"):
        return float(low[:-3].strip()) + 0.5
    if low.endswith("½"):
        return float(low[:-1].strip() or 0) + 0.5
    return count(re.sub(r"(?<=\d)\.(?=\d{3})", "", text).rstrip("-") if text[0].isdigit() else low)


def _unit(text: str) -> str:
    low = "stunde" if text == "h" else text.lower()
    for stem, unit in lexicon.load("durations")["stems"].items():
        if low.startswith(stem):
            return str(unit)
    return str(lookup("units", text))


def _qualifier(lead: str) -> str | None:
    for name, pattern in _context().items():
        if name in ("about", "at_least", "at_most") and pattern.search(lead):
            return name
    return None
