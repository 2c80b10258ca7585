"""Cues that take more than a verb, by the rules of ``lexicon/quotes.toml``: "würdigte ihn als „…“", "sieht darin einen
„…“", "hofft, dass „…“", "„…“ heißt es aus …". Rules match up to the opening mark, or from behind the closing one."""

import re
from functools import cache

from pressefakten.german.speech_cues import Cue
from pressefakten.rules import Rule, load_rules


@cache
def rules(table: str) -> tuple[Rule, ...]:
    """The rules of ``cue_before`` or ``cue_behind``."""
    return load_rules("quotes", table=table, extra=("capital", "any", "part", "holds", "clause"))


def before(text: str, floor: int, start: int, end: int) -> tuple[Cue, Rule, int] | None:
    """The cue in the clause ``[floor, start)`` before words at ``[start, end)`` with their marks, its rule, and where
    the clause of its subject begins."""
    lower = text[start + 1 : end].lstrip()[:1].islower()
    for rule in rules("cue_before"):
        if not (lower or rule.extra.get("capital")) or not _holds(rule, text[start + 1 : end - 1]):
            continue
        match = rule.pattern.search(text, floor, start)
        if match is not None and match.end() == start and rule.allows(text, match.start(), end):
            return (
                _cue(_with_verb(text, end, match, rule), rule),
                rule,
                match.start() if rule.extra.get("clause") else floor,
            )
    return None


def _with_verb(text: str, end: int, match: re.Match[str], rule: Rule) -> re.Match[str]:
    """The match that has the verb: of the words before, or of those behind where the clause ends in it."""
    if "verb" in match.re.groupindex or rule.after is None:
        return match
    behind_words = rule.after.match(text, end)
    assert behind_words is not None
    return behind_words


def _holds(rule: Rule, words: str) -> bool:
    """Whether the words between the marks are such as the rule asks for."""
    wanted = rule.extra.get("holds")
    return wanted is None or re.search(str(wanted), words) is not None


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
