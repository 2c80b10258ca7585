"""How a rule of ``lexicon/roles_rules.toml`` cuts roles out of the words that it matches: the noun with the adjectives
before it, what it is the role of, roles one behind the other.

Each cut gives the role phrases, none where the words there are no role.
"""

import re
from collections.abc import Callable, Mapping

from pressefakten.german.role_nouns import is_council, is_role, is_short_role
from pressefakten.resolve.roles.below import cell_below, line_above, line_below
from pressefakten.resolve.roles.complement import complement_end
from pressefakten.resolve.roles.complemented import OF, with_complement
from pressefakten.resolve.roles.phrase import Phrase, first_word
from pressefakten.resolve.roles.predicate import said_of
from pressefakten.resolve.roles.row import Near
from pressefakten.resolve.roles.sequence import role_phrases
from pressefakten.rules import Rule

Cut = Callable[[Near, Rule, "re.Match[str]"], list[Phrase]]
_AHEAD = 17
"""Words behind a role noun among which its complement is looked for."""
_AHEAD_OF_OFFICE = 13


def _span(near: Near, match: "re.Match[str]", group: str = "role") -> tuple[int, int]:
    """The words ``[first, last)`` of a group."""
    return near.row.index(match.start(group)), near.row.index(match.end(group))


def _noun(near: Near, rule: Rule, match: "re.Match[str]") -> list[Phrase]:
    noun, last = _span(near, match)
    return [Phrase(first_word(near.words, noun), noun, last)]


def _words(near: Near, rule: Rule, match: "re.Match[str]") -> list[Phrase]:
    first, last = _span(near, match)
    return [Phrase(first, first, last)]


def _complement(near: Near, rule: Rule, match: "re.Match[str]") -> list[Phrase]:
    """The role whose complement reaches to the joint; of several with ``complemented`` those that have one."""
    found = with_complement(near.words, near.row.index(match.start("joint")), "opens" in rule.sets, near)
    return [one for one in found if one.last > one.noun + 1] if "complemented" in rule.sets else found


def _of_another(near: Near, rule: Rule, match: "re.Match[str]") -> list[Phrase]:
    """The role of whose complement the one before the joint is a part ("Vorsitzender der Geschäftsführung")."""
    inner = first_word(near.words, near.row.index(match.start("role")))
    if inner < 2 or near.words.texts[inner - 1] not in OF:
        return []
    return with_complement(near.words, near.row.index(match.start("joint")), "opens" in rule.sets, near, inner - 1)


def _filled(near: Near, rule: Rule, match: "re.Match[str]") -> list[Phrase]:
    """An office whose complement fills the words up to the joint ("die Leitung des Chors | übernimmt")."""
    office, joint = near.row.index(match.start("role")), near.row.index(match.start("joint"))
    filled = complement_end(near.words, office + 1, joint, near.bodies) == joint
    return [Phrase(office, office, joint)] if filled else []


def _ahead(near: Near, rule: Rule, match: "re.Match[str]") -> list[Phrase]:
    return _with_what_follows(near, match, _AHEAD)


def _ahead_of_office(near: Near, rule: Rule, match: "re.Match[str]") -> list[Phrase]:
    return _with_what_follows(near, match, _AHEAD_OF_OFFICE)


def _with_what_follows(near: Near, match: "re.Match[str]", reach: int) -> list[Phrase]:
    """The role at a word with the complement behind it."""
    noun, behind = _span(near, match)
    stop = min(len(near.words), behind + reach)
    return [Phrase(noun, noun, complement_end(near.words, behind, stop, near.bodies))]


def _stack(near: Near, rule: Rule, match: "re.Match[str]") -> list[Phrase]:
    """ "LAbg. Bgm. X", "Einsatzleiter Polizeidirektor X": roles side by side, more than two where they are in short."""
    words, found = near.words, list[Phrase]()
    begin = first = near.row.index(match.end() - 1)
    while first > 0 and not words.line_break(first) and is_role(words.texts[first - 1]):
        short = is_short_role(words.texts[first]) or is_short_role(words.texts[first - 1])
        if not short and (is_council(words.texts[first - 1]) or first < begin):
            break
        found.insert(0, Phrase(first_word(words, first - 1), first - 1, first))
        first = found[0].first
    return found


def _line_above(near: Near, rule: Rule, match: "re.Match[str]") -> list[Phrase]:
    return line_above(near, near.row.index(match.start("joint")))


def _line_below(near: Near, rule: Rule, match: "re.Match[str]") -> list[Phrase]:
    return line_below(near, near.row.index(match.start("joint")))


def _cell_below(near: Near, rule: Rule, match: "re.Match[str]") -> list[Phrase]:
    return cell_below(near, near.row.index(match.start("joint")))


def _list(near: Near, rule: Rule, match: "re.Match[str]") -> list[Phrase]:
    """Roles one behind the other, up to the end of the group or as many words from the match on as ``reach`` says."""
    begin, stop = _span(near, match, "roles")
    if reach := rule.sets.get("reach"):
        stop = min(len(near.words), near.row.index(match.start()) + int(reach))
    return role_phrases(near.words, begin, stop, near, apposition=rule.sets["cut"] == "apposition")


def _whole(near: Near, rule: Rule, match: "re.Match[str]") -> list[Phrase]:
    """Roles that fill the group."""
    found = _list(near, rule, match)
    whole = found and (found[0].first, found[-1].last) == _span(near, match, "roles")
    return found if whole else []


def _said(near: Near, rule: Rule, match: "re.Match[str]") -> list[Phrase]:
    """The role that a verb says of the name before it: the noun of the group, or the one that ``roles`` leads to."""
    begin = near.row.index(match.start())
    if "role" in match.groupdict():
        return said_of(near, near.row.index(match.start("role")), None)
    return said_of(near, None, (near.row.index(match.start("roles")), begin))


CUTS: Mapping[str, Cut] = {
    "noun": _noun,
    "words": _words,
    "complement": _complement,
    "of_another": _of_another,
    "filled": _filled,
    "ahead": _ahead,
    "ahead_of_office": _ahead_of_office,
    "stack": _stack,
    "line_above": _line_above,
    "line_below": _line_below,
    "cell_below": _cell_below,
    "list": _list,
    "apposition": _list,
    "whole": _whole,
    "said": _said,
}
"""The ways to cut a role by the name that a rule sets."""


def cut(near: Near, rule: Rule, match: "re.Match[str]") -> list[Phrase]:
    """The role phrases of a match, each with the id of its rule."""
    found = CUTS[rule.sets.get("cut", "noun")](near, rule, match)
    return [one if one.rule else Phrase(one.first, one.noun, one.last, rule.id) for one in found]
