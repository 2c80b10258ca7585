"""The embargo of a release: the day before which it may not be published. Words: ``lexicon/embargo.toml``."""

import re
from functools import cache

from pressefakten.rules import Rule, atoms_of, load_rules

_OPENING, _LABEL = (re.compile(atoms_of("embargo")[name]) for name in ("OPENING", "LABEL"))
_LEAD = 90
"""Code points before a date that are looked at, in its line and the one above."""


@cache
def embargo_rules() -> tuple[Rule, ...]:
    """The rules, in the order of the file."""
    return load_rules("embargo")


def embargo_at(text: str, start: int, end: int) -> str | None:
    """The id of the rule by which the date ``text[start:end]`` is that of an embargo, or None."""
    if opening := _OPENING.match(text, start, end):  # the preposition of an open interval
        start = opening.end()
    line = text.rfind("\n", 0, start) + 1
    above = text.rfind("\n", 0, max(line - 1, 0)) + 1
    alone = not text[line:start].strip(" *_#>-–([") or _LABEL.fullmatch(text, above, max(line - 1, above))
    begin = max(above if alone else line, start - _LEAD)
    lead = text[begin:start]
    for rule in embargo_rules():
        for match in rule.pattern.finditer(lead):
            if _reaches(rule, lead, match.start()) and _holds(rule, text, end):
                return rule.id
    return None


def _reaches(rule: Rule, lead: str, start: int) -> bool:
    return rule.pattern.fullmatch(lead, start) is not None


def _holds(rule: Rule, text: str, end: int) -> bool:
    if rule.after is not None and not rule.after.match(text, end):
        return False
    return rule.unless_after is None or not rule.unless_after.match(text, end)
