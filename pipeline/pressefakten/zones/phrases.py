"""The phrases of ``lexicon/zones.toml``: what stands on pages beside the release, and what opens contact blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from pressefakten.lexicon import load
from pressefakten_schemas.kinds import Zone as ZoneName

Scope = Literal["line", "weak", "paragraph", "box", "rest", "maybe", "media", "contact", "section", "head"]

_LONGEST = 400
"""Code points of a line that are compared."""


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """One entry of the lexicon. ``scope`` tells how far it reaches, see the head of the file."""

    id: str
    zone: ZoneName
    scope: Scope
    lines: frozenset[str]
    starts: re.Pattern[str] | None
    pattern: re.Pattern[str] | None
    inline: re.Pattern[str] | None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def matches(self, text: str, plain: str | None = None) -> bool:
        """Whether the rule knows this line; ``plain`` is its normalized form, where that is at hand."""
        if plain is None:
            plain = normalize(text)
        if plain in self.lines or (self.starts and self.starts.match(plain)):
            return True
        return bool(self.pattern and self.pattern.fullmatch(text))


@lru_cache(maxsize=2_000)
def normalize(text: str) -> str:
    """Lower case, single blanks, no signs at the ends: "» ZURÜCK" is "zurück"."""
    plain = " ".join(text[:_LONGEST].split())
    begin, end = 0, len(plain)
    while begin < end and not plain[begin].isalnum():
        begin += 1
    while begin < end and not plain[end - 1].isalnum():
        end -= 1
    return plain[begin:end].lower()


@cache
def rules() -> tuple[PhraseRule, ...]:
    """All rules in the order of the file: the first that matches a line counts."""
    return tuple(_rule(entry) for entry in load("zones")["rule"])


def _rule(entry: dict[str, Any]) -> PhraseRule:
    starts = entry.get("starts")
    return PhraseRule(
        id=entry["id"],
        zone=entry.get("zone", "boilerplate"),
        scope=entry["scope"],
        lines=frozenset(entry.get("lines", ())),
        starts=re.compile(rf"(?:{'|'.join(map(re.escape, starts))})(?!\w)") if starts else None,
        pattern=re.compile(entry["pattern"]) if "pattern" in entry else None,
        inline=re.compile(entry["inline"]) if "inline" in entry else None,
        examples=tuple(entry.get("examples", ())),
        counterexamples=tuple(entry.get("counterexamples", ())),
    )


@lru_cache(maxsize=1_000)
def rule_for(text: str) -> PhraseRule | None:
    """The first rule that knows this line."""
    plain = normalize(text)
    listed, opening, any_pattern, patterns = _known()
    place = listed.get(plain, len(rules()))
    if opening.match(plain) is not None:
        return next((rule for rule in rules() if rule.matches(text, plain)), None)
    if any_pattern.fullmatch(text):
        for at, pattern in patterns:
            if at >= place:
                break
            if pattern.fullmatch(text):
                return rules()[at]
    return rules()[place] if place < len(rules()) else None


def is_of_page(text: str) -> bool:
    """Whether a rule knows this line as what stands on a page beside a release."""
    rule = rule_for(text)
    return rule is not None and rule.zone == "boilerplate"


@cache
def _known() -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str], tuple[tuple[int, re.Pattern[str]], ...]]:
    """What spares asking every rule: the place of the first that lists a line, any of all openings, any of all
    patterns, and these with the places of their rules."""
    listed: dict[str, int] = {}
    for place, rule in enumerate(rules()):
        for line in rule.lines:
            listed.setdefault(line, place)
    starts = sorted({start for entry in load("zones")["rule"] for start in entry.get("starts", ())})
    patterns = tuple((place, rule.pattern) for place, rule in enumerate(rules()) if rule.pattern)
    opening = re.compile(rf"(?:{'|'.join(map(re.escape, starts))})(?!\w)")
    any_pattern = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in patterns))
    return listed, opening, any_pattern, patterns


@cache
def by_scope(*scopes: Scope) -> tuple[PhraseRule, ...]:
    return tuple(rule for rule in rules() if rule.scope in scopes)


def inline_cuts(text: str) -> Iterator[int]:
    """Offsets where a marker stands in the midst of a line: the line is cut there."""
    for rule in rules():
        if rule.inline:
            yield from (match.start() for match in rule.inline.finditer(text))
