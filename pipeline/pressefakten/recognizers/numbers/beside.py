"""What stands beside a number, by rules of the lexicon: the unit behind it or in front of it.

Such a rule is tried right at a number; its conditions look around number and unit. Beside the fields of every rule it
may say of the number itself:

    forms = ["digits"]              # how it must be written (``Number.form``)
    number = '[A-Z].+'              # the number as written must be this …
    unless_number = 'hundert'       # … must not be this
    at_least = 3                    # bounds of the value without its magnitude
    below = 130                     # … which also rule out one with a magnitude
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pressefakten.recognizers.numbers.scan import GAP, Number, scale_words
from pressefakten.rules import Rule, load_rules

FIELDS = ("forms", "number", "unless_number", "at_least", "below")
"""What only these rules have."""


@dataclass(frozen=True, slots=True)
class _UnitRule:
    """A rule with what it asks of the number."""

    rule: Rule
    forms: frozenset[str]
    number: re.Pattern[str] | None
    unless_number: re.Pattern[str] | None
    at_least: Decimal | None
    below: Decimal | None

    def takes(self, text: str, number: Number) -> bool:
        """Whether the number is one that the rule asks for."""
        if self.forms and number.form not in self.forms:
            return False
        if self.at_least is not None and number.mantissa < self.at_least:
            return False
        if self.below is not None and (number.mantissa >= self.below or number.scale != 1):
            return False
        if self.number is not None and not self.number.fullmatch(text, number.start, number.end):
            return False
        return self.unless_number is None or not self.unless_number.fullmatch(text, number.start, number.end)


class UnitRules:
    """The rules of a table in the order of the file, to be tried at a number.

    Their atoms GAP and SCALE are what may stand between a number and its unit, and any magnitude word; ``atoms`` are
    more. Raises LexiconError for an entry that is no rule.
    """

    def __init__(
        self, topic: str, *, table: str = "rule", atoms: Mapping[str, str] | None = None, extra: Iterable[str] = ()
    ) -> None:
        known = {"GAP": GAP, "SCALE": f"(?:{'|'.join(map(re.escape, scale_words()))})", **(atoms or {})}
        self.rules = load_rules(topic, table=table, atoms=known, extra=(*FIELDS, *extra))
        self._tried = tuple((rule.pattern.match, _unit_rule(rule)) for rule in self.rules)
        any_of_them = "|".join(_GROUP.sub("(?:", rule.pattern.pattern) for rule in self.rules)
        self._none_without = re.compile(any_of_them if len(self.rules) > _FEW else "")

    def behind(self, text: str, number: Number) -> tuple[Rule, re.Match[str]] | None:
        """The first rule that matches from the number's end on, with its match."""
        if self._none_without.match(text, number.end) is None:
            return None
        for match_at, one in self._tried:
            match = match_at(text, number.end)
            if match is not None and one.takes(text, number) and one.rule.allows(text, number.start, match.end()):
                return one.rule, match
        return None

    def before(self, text: str, number: Number, reach: int) -> tuple[Rule, re.Match[str]] | None:
        """The first rule that matches up to where the number or its sign starts, from ``reach`` code points before."""
        for _, one in self._tried:
            match = one.rule.up_to(text, number.signed, reach) if one.takes(text, number) else None
            if match is not None:
                return one.rule, match
        return None


_FEW = 2
"""More rules than this are looked for by one pattern first: nearly every number has no unit of the kind."""
_GROUP = re.compile(r"\(\?P<\w+>")


def _unit_rule(rule: Rule) -> _UnitRule:
    at_least, below = (Decimal(rule.extra[one]) if one in rule.extra else None for one in ("at_least", "below"))
    number, unless = (re.compile(rule.extra[one]) if one in rule.extra else None for one in ("number", "unless_number"))
    return _UnitRule(rule, frozenset(rule.extra.get("forms", ())), number, unless, at_least, below)
