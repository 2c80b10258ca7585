"""Roles before a name: "Landrat X", "der Dezernent der Kreisverwaltung, X", lists "die Abgeordneten X und Y"."""

import re
from collections.abc import Iterable

from pressefakten.german.role_nouns import is_of_several, role_form
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.resolve.roles.asides import past_asides
from pressefakten.resolve.roles.cuts import cut
from pressefakten.resolve.roles.phrase import ARTICLES, Phrase, is_plural
from pressefakten.resolve.roles.row import Near
from pressefakten.resolve.roles.rules import RULES
from pressefakten.rules import Rule

_REACH = 500
"""Code points of a row before a name that a rule may look at."""
_OF_ALL = frozenset({"roles.next", "roles.complement", "roles.member_of"})
"""Rules that find a role right before a name: one of several is that of each name of a list."""
_GO_ON = frozenset({",", "und", "sowie", ";", "&", "/", "|", "(", ")", "–", "-", "bzw", "•"})
_ARE = tuple([word] for word in load("roles")["around"]["are"])


def roles_before(near: Near, start: int) -> list[Phrase]:
    """The role phrases that end at word ``start``, with the label before them ("Pressesprecherin: Richterin X")."""
    found = _first_that_fits(RULES["before"], near, start)
    if found and found[-1].rule in _OF_ALL and _is_of_subject(near, found[-1], start):
        return []
    return [*_first_that_fits(RULES["over"], near, found[0].first), *found] if found else []


def _is_of_subject(near: Near, phrase: Phrase, start: int) -> bool:
    """Whether a role of several stands before one name alone: "den Vorsitz gaben die Mitglieder X"."""
    form = role_form(near.words.texts[phrase.noun])
    name = next((first for first in range(start, len(near.words)) if first in near.people), None)
    if name is None or form is None or not form.strict_plural or phrase.last != start:
        return False
    end = past_asides(near.words, near.people[name], {})
    return end < len(near.words) and near.words.texts[end] not in _GO_ON and not near.words.line_break(end)


def _first_that_fits(rules: Iterable[Rule], near: Near, start: int) -> list[Phrase]:
    """What the first rule says that fits the words before a word, with the roles that are joined to it."""
    for rule in rules:
        match = _up_to(rule, near, start)
        if match is None:
            continue
        found = cut(near, rule, match)
        if found and rule.allows(near.row.text, near.row.places[found[0].first] + 1, match.end()):
            more = _first_that_fits(RULES["joined"], near, found[0].first) if "joined" in rule.sets else []
            return [*more, *found]
        if "last" in rule.sets:
            return []
    return []


def _up_to(rule: Rule, near: Near, start: int) -> "re.Match[str] | None":
    """The match that ends with the gap before a word; the conditions wait for where the role begins."""
    end = near.row.places[start] + 1
    return rule.pattern.search(near.row.text, max(0, end - _REACH), end)


def spreads(words: Words, phrase: Phrase) -> bool:
    """Whether the role is meant of each name of the list behind it."""
    several = is_of_several(words.texts[phrase.noun]) and phrase.first == phrase.noun
    if several and not (phrase.first and words.texts[phrase.first - 1].lower() in ARTICLES):
        return True  # "Kassier X, Beisitzer Y und Z"
    return is_plural(words, phrase.noun) or words.texts[phrase.last : phrase.last + 1] in _ARE
