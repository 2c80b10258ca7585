"""Cues that take more than a verb, by the rules of ``lexicon/quotes.toml``: "würdigte ihn als „…“", "sieht darin einen
„…“", "hofft, dass „…“", "„…“ heißt es aus …". Rules match up to the opening mark, or from behind the closing one."""

from functools import cache

from pressefakten.german.speech_cues import Cue
from pressefakten.rules import Rule, load_rules


@cache
def rules(table: str) -> tuple[Rule, ...]:
    """The rules of ``cue_before`` or ``cue_behind``."""
    return load_rules("quotes", table=table, extra=("capital", "any"))


def before(text: str, floor: int, start: int, end: int) -> tuple[Cue, Rule] | None:
    """The cue in the clause ``[floor, start)`` before words at ``[start, end)`` with their marks, and its rule."""
    lower = text[start + 1 : end].lstrip()[:1].islower()
    for rule in rules("cue_before"):
        if not (lower or rule.extra.get("capital")):
            continue
        match = rule.pattern.search(text, floor, start)
        if match is None or match.end() != start or not rule.allows(text, match.start(), end):
            continue
        kind = str(rule.sets.get("kind", "say"))
        return Cue(" ".join(match["verb"].split()), match.start("verb"), match.end("verb"), kind), rule
    return None


def behind(text: str, end: int) -> tuple[Cue, Rule] | None:
    """The cue right behind the closing mark at ``end`` without a comma, and its rule."""
    for rule in rules("cue_behind"):
        match = rule.at(text, end)
        if match is not None:
            kind = str(rule.sets.get("kind", "say"))
            return Cue(" ".join(match["verb"].split()), match.start("verb"), match.end("verb"), kind), rule
    return None
