"""The rules of ``lexicon/dates_rules.toml``, compiled once, and the scan that finds what they match.

The scan goes from word to word; only where a word may begin an expression are the rules tried that begin with it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from pressefakten import lexicon
from pressefakten.german.number_words import word_value
from pressefakten.rules import fill
from pressefakten.temporal.expressions import Expression, Point

from . import checks
from .build import build
from .words import atoms, tables

_WORD = re.compile(r"[0-9]+|[^\W\d_]+")
_SHORT_NUMBER = 8  # letters; shorter number words are in the lexicon
_NOTHING = Point()  # what a rule with `drop` finds
_KNOWN_WORDS = 1 << 15  # words of texts whose rules are remembered
_BEFORE = 48  # how far back a context condition may look, in characters


@dataclass(frozen=True, slots=True, eq=False)
class DateRule:
    """One entry of the lexicon, ready to match."""

    id: str
    pattern: re.Pattern[str]
    given: Mapping[str, Any]
    before: re.Pattern[str] | None
    unless_before: re.Pattern[str] | None
    unless_after: re.Pattern[str] | None
    joined_only: bool
    check: str | None
    drop: bool


@dataclass(slots=True)
class Found:
    """An expression at ``[start, end)`` of the reading. ``joined`` once another has become a part of it; ``alone``
    where none may: hours of each of several days."""

    start: int
    end: int
    what: Expression
    rule: str
    conditions: tuple[DateRule, ...] = ()
    joined: bool = False
    alone: bool = False
    warnings: list[str] = field(default_factory=list)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern of the lexicon with its atoms written out. A name in it that stands twice is an error of re."""
    return re.compile(fill(pattern, atoms()))


@cache
def rules() -> tuple[DateRule, ...]:
    made = []
    for entry in lexicon.load("dates_rules")["rule"]:
        optional = {
            name: compile_pattern(entry[name]) if name in entry else None
            for name in ("before", "unless_before", "unless_after")
        }
        made.append(
            DateRule(
                id=entry["id"],
                pattern=compile_pattern(entry["pattern"]),
                given=entry.get("set", {}),
                joined_only=entry.get("joined_only", False),
                check=entry.get("check"),
                drop=entry.get("drop", False),
                **optional,
            )
        )
    return tuple(made)


@cache
def _by_first_word() -> Mapping[str, tuple[DateRule, ...]]:
    """Which rules may begin with a word (lower case) or with digits ("#", "####", "######"), after "#" and what stands
    behind it both those that look at it and those that do not."""
    firsts = [frozenset().union(*map(_words, entry["first"])) for entry in lexicon.load("dates_rules")["rule"]]
    keys = frozenset().union(*firsts)
    return {
        key: tuple(
            rule
            for rule, words in zip(rules(), firsts, strict=True)
            if key in words or (key[0] == _SHORT and len(key) == 2 and _SHORT in words)
        )
        for key in keys
    }


_SHORT = "#"  # the key of numbers of one or two digits
_BEHIND = str.maketrans({"\n": " ", "–": "-", "—": "-", "−": "-"})  # what is the same behind a number
_CARDINAL = "{cardinals}"  # the key of rules that may begin with any number word


def _words(first: str) -> set[str]:
    """The words, in lower case, that an entry of ``first`` stands for."""
    if not first.startswith("{"):
        return {first}
    name = first[1:-1].lower()
    behind = lexicon.load("dates")["first_words"]
    words = {_WORD.findall(word)[0].lower() if not word[0].isdigit() else _SHORT + word[1] for word in tables()[name]}
    if name == "weekdays":
        words = {word + tail for word in words for tail in behind["weekday_tails"]}
    found = {word + ending for word in words for ending in behind.get(name, [""])}
    return found | {_CARDINAL} if name == "cardinals" else found


@lru_cache(maxsize=_KNOWN_WORDS)
def _beginning_with(word: str) -> tuple[DateRule, ...]:
    """The rules that may begin with a word of the text, or a number of more than two digits."""
    by_first = _by_first_word()
    key = _key(word)
    if key not in by_first and len(key) > _SHORT_NUMBER and word_value(key) is not None:
        key = _CARDINAL  # "siebenundvierzig Jahre später"
    return by_first.get(key, ())


def _beginning_with_short(text: str, end: int) -> tuple[DateRule, ...]:
    """The rules that may begin with a number of one or two digits that ends at ``end``, by what stands behind it."""
    by_first, behind = _by_first_word(), text[end : end + 1].translate(_BEHIND)
    if behind == " " and not checks.context_pattern("behind_number").match(text, end):
        behind = ""
    return by_first.get(_SHORT + behind, by_first[_SHORT])


def scan(text: str) -> list[Found]:
    """All expressions that a single rule finds, in text order, none overlapping; context conditions not yet applied."""
    found: list[Found] = []
    done = 0
    for word in _WORD.finditer(text):
        start, end = word.span()
        if start < done:
            continue
        short = end - start < 3 and text[start].isdigit()
        candidates = _beginning_with_short(text, end) if short else _beginning_with(word[0])
        if not candidates:
            continue
        best = _longest(text, start, candidates)
        if best is not None:
            done = best.end
            if best.what is not _NOTHING:
                found.append(best)
    return found


def _key(word: str) -> str:
    """What the rules that may begin with a word are found by: itself, or how many digits it has."""
    if not word.isdigit():
        return word.lower()
    return _SHORT if len(word) < 3 else "####" if len(word) == 4 else "######"


def _longest(text: str, start: int, candidates: Sequence[DateRule]) -> Found | None:
    """The longest that one of the rules finds at ``start``, of equals the first."""
    best: Found | None = None
    for rule in candidates:
        match = rule.pattern.match(text, start)
        if match is None or (best is not None and match.end() < best.end):
            continue
        what = _meaning(text, match, rule)
        if what is None:
            continue
        if best is None or match.end() > best.end:
            best = Found(start, match.end(), what, rule.id, (rule,))
        elif what == best.what:  # another rule says the same under other conditions
            best.conditions += (rule,)
    return best


def _meaning(text: str, match: re.Match[str], rule: DateRule) -> Expression | None:
    """The expression that a match of a rule is, None where the rule does not hold there or no such time exists."""
    if not _stands(text, match, rule):
        return None
    if rule.drop:
        return _NOTHING
    return build({name: value for name, value in match.groupdict().items() if value}, rule.given)


def _stands(text: str, match: re.Match[str], rule: DateRule) -> bool:
    """Whether a match passes the check of its rule, and nothing stands around it that the rule rules out."""
    if rule.check is not None and not checks.CHECKS[rule.check](text, match):
        return False
    if rule.unless_after is not None and rule.unless_after.match(text, match.end()):
        return False
    start = match.start()
    return rule.unless_before is None or not rule.unless_before.search(text, max(0, start - _BEFORE), start)


def holds(text: str, found: Found) -> bool:
    """Whether the words around allow the reading as a time. What others have joined stands by itself."""
    return found.joined or not found.conditions or any(_allows(text, found, rule) for rule in found.conditions)


def _allows(text: str, found: Found, rule: DateRule) -> bool:
    if rule.joined_only:
        return False
    lead = text[max(0, found.start - _BEFORE) : found.start]
    return rule.before is None or rule.before.search(lead) is not None


def join_entries() -> Sequence[Mapping[str, Any]]:
    entries: Sequence[Mapping[str, Any]] = lexicon.load("dates_rules")["join"]
    return entries


def prefix_entries() -> Sequence[Mapping[str, Any]]:
    entries: Sequence[Mapping[str, Any]] = lexicon.load("dates_rules")["prefix"]
    return entries
