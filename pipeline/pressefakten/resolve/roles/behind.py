"""Roles behind a name: appositions, brackets, lines of a contact block, columns, fields of work, verbs."""

import re
from collections.abc import Iterable

from pressefakten.lexicon import load
from pressefakten.resolve.roles.asides import past_asides
from pressefakten.resolve.roles.cuts import cut
from pressefakten.resolve.roles.phrase import Phrase
from pressefakten.resolve.roles.predicate import GUARDS
from pressefakten.resolve.roles.row import Near
from pressefakten.resolve.roles.rules import RULES
from pressefakten.rules import Rule

TO_BE = frozenset(load("roles")["around"]["to_be"])
_Match = re.Match[str]


def roles_behind(near: Near, end: int) -> list[Phrase]:
    """The role phrases that belong to the name ending at word ``end``."""
    if end >= len(near.words):
        return []
    aside = past_asides(near.words, end, near.bodies)
    return (
        [*_first_that_fits(RULES["bracket"], near, end, aside), *_behind(near, end, aside)]
        or _first_that_fits(RULES["otherwise"], near, end, aside)
        or _said(near, aside)
    )


def said_behind(near: Near, end: int) -> list[Phrase]:
    """ "Im Mai wird X (43) Chefärztin am Hospital": the role right behind the subject of a form of being."""
    aside = past_asides(near.words, end, near.bodies)
    return _first_that_fits(RULES["subject"], near, aside, aside)


def _behind(near: Near, end: int, aside: int) -> list[Phrase]:
    """The roles right behind a name; what a form of being says behind an apposition goes with them ("X, derzeit
    Finanzchefin, wird Vorsitzende")."""
    found = _first_that_fits(RULES["behind"], near, end, aside)
    if not found or near.words.texts[aside] != ",":
        return found
    comma, texts = found[-1].last, near.words.texts
    being = texts[comma : comma + 1] == [","] and not TO_BE.isdisjoint(texts[comma + 1 : comma + 2])
    return [*found, *_said(near, comma + 1)] if being and not near.words.line_break(comma + 1) else found


def _first_that_fits(rules: Iterable[Rule], near: Near, end: int, aside: int) -> list[Phrase]:
    """What the first rule says that fits behind the name that ends before a word; most look behind what is stepped
    over there."""
    for rule in rules:
        match = rule.at(near.row.text, near.row.places[end if "from_name" in rule.sets else aside])
        if match and (found := cut(near, rule, match)):
            return found
    return []


def _said(near: Near, index: int) -> list[Phrase]:
    """The role that a verb says of the name before a word: the sign nearest to the name decides."""
    place = near.row.places[index]
    matches = [(rule, match) for rule in RULES["verb"] if (match := rule.at(near.row.text, place))]
    signs = [(_sign(match), rule, match) for rule, match in matches if _may_lead(near, rule, match)]
    if not signs:
        return []
    _, rule, match = min(signs, key=lambda one: one[0])
    return cut(near, rule, match)


def _sign(match: _Match) -> int:
    """Where the role begins that a verb leads to."""
    return match.start("role") if "role" in match.groupdict() else match.start("roles")


def _may_lead(near: Near, rule: Rule, match: _Match) -> bool:
    guard = rule.extra.get("guard")
    return guard is None or GUARDS[guard](near, near.row.index(_sign(match)) - 1)
