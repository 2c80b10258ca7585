"""The table of rules: each a small function with the id of its entry in ``lexicon/check.toml``."""

from collections.abc import Callable, Iterable
from typing import get_args

from pressefakten.check.case import Case, Fault
from pressefakten.errors import LexiconError
from pressefakten.lexicon import load
from pressefakten_schemas.findings import Severity

Check = Callable[[Case], Iterable[Fault]]
RULES: dict[str, Check] = {}
"""Id → rule, in the order in which they are defined."""


def rule(name: str) -> Callable[[Check], Check]:
    """Enter a function under the id of its entry. Raises LexiconError L010 where there is no such entry."""

    def enter(find: Check) -> Check:
        if name not in load("check")["rules"]:
            raise LexiconError("L010", f"check.toml has no rule {name!r}", "Write its severity, says and why there.")
        RULES[name] = find
        return find

    return enter


def severity_of(name: str) -> Severity:
    """How grave the rule's findings are. Raises LexiconError L010 for a severity that there is not."""
    given = load("check")["rules"][name]["severity"]
    for severity in get_args(Severity):
        if severity == given:
            return severity  # type: ignore[no-any-return]
    raise LexiconError("L010", f"check.toml: {name} has the severity {given!r}", "Write error, warning or hint.")
