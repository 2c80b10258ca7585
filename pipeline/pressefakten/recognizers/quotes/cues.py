"""Cues that take more than a verb, by the rules of ``lexicon/quotes.toml``: "würdigte ihn als „…“", "sieht darin einen
„…“", "hofft, dass „…“", "„…“ heißt es aus …". Rules match up to the opening mark, or from behind the closing one."""

import re
from dataclasses import dataclass
from functools import cache

from pressefakten.german.speech_cues import Cue
from pressefakten.rules import Rule, load_rules

_WORD = re.compile(r"\w+")
# The group of the verb where nothing but words is in it, and a word ends behind it.
_VERBS = re.compile(r"\\b\(\?P<verb>((?:\(\?:[\w|]+\)|[\w|]+)+)\)(?=\\b|,|(?:\(\?:)?\[ \\n\])")


@cache
def rules(table: str) -> tuple[Rule, ...]:
    """The rules of ``cue_before`` or ``cue_behind``."""
    return load_rules("quotes", table=table, extra=("capital", "any", "part", "holds", "clause"))


@dataclass(frozen=True, slots=True)
class _Before:
    """A rule of ``cue_before`` with what tells quickly that it cannot match: ``verbs`` are those of which one must
    stand in the clause (None where its pattern has no mere list of them), ``holds`` what the quoted words must be."""

    rule: Rule
    verbs: frozenset[str] | None
    holds: re.Pattern[str] | None

    def may_match(self, text: str, clause: frozenset[str], start: int, end: int) -> bool:
        """Whether the words of the clause, those in the marks at ``[start, end)`` and those behind allow the rule."""
        if self.verbs is not None and self.verbs.isdisjoint(clause):
            return False
        if self.rule.after is not None and self.rule.after.match(text, end) is None:
            return False
        return self.holds is None or self.holds.search(text[start + 1 : end - 1]) is not None


@cache
def _rules_before() -> tuple[_Before, ...]:
    return tuple(_Before(rule, _verbs_of(rule), _holds_of(rule)) for rule in rules("cue_before"))


def _verbs_of(rule: Rule) -> frozenset[str] | None:
    listed = _VERBS.search(rule.pattern.pattern)
    return frozenset(_WORD.findall(listed[1].replace("(?:", ""))) if listed is not None else None


def _holds_of(rule: Rule) -> re.Pattern[str] | None:
    wanted = rule.extra.get("holds")
    return re.compile(str(wanted)) if wanted is not None else None


def before(text: str, floor: int, start: int, end: int) -> tuple[Cue, Rule, int] | None:
    """The cue in the clause ``[floor, start)`` before words at ``[start, end)`` with their marks, its rule, and where
    the clause of its subject begins."""
    lower = text[start + 1 : end].lstrip()[:1].islower()
    clause = frozenset(_WORD.findall(text, floor, start))
    for one in _rules_before():
        rule = one.rule
        if not (lower or rule.extra.get("capital")) or not one.may_match(text, clause, start, end):
            continue
        match = rule.pattern.search(text, floor, start)
        if match is not None and match.end() == start and rule.allows(text, match.start(), end):
            left = match.start() if rule.extra.get("clause") else floor
            return _cue(_with_verb(text, end, match, rule), rule), rule, left
    return None


def _with_verb(text: str, end: int, match: re.Match[str], rule: Rule) -> re.Match[str]:
    """The match that has the verb: of the words before, or of those behind where the clause ends in it."""
    if "verb" in match.re.groupindex or rule.after is None:
        return match
    behind_words = rule.after.match(text, end)
    assert behind_words is not None
    return behind_words


def behind(text: str, end: int, *, part: bool) -> Cue | None:
    """The cue right behind the closing mark at ``end``, of a sentence or a ``part`` of one."""
    for rule in rules("cue_behind"):
        if (part and not rule.extra.get("part")) or (match := rule.at(text, end)) is None:
            continue
        return _cue(match, rule)
    return None


def _cue(match: re.Match[str], rule: Rule) -> Cue:
    kind = str(rule.sets.get("kind", "say"))
    return Cue(" ".join(match["verb"].split()), match.start("verb"), match.end("verb"), kind)
