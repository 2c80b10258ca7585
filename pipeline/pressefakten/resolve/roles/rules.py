"""The rules of ``lexicon/roles_rules.toml``: how a role stands to a name, over the row of a release (``row.py``)."""

import re
from collections.abc import Iterable

from pressefakten.german.function_words import function_words
from pressefakten.german.role_nouns import mandates
from pressefakten.lexicon import load
from pressefakten.rules import Rule, expand, fill, load_rules

_ROLES = load("roles")
_AROUND, _FRONTED = _ROLES["around"], _ROLES["fronted"]
_MONTHS = load("sentences")["words"]["months"]
_TIMES = [*_AROUND["fillers"], *_AROUND["between"], *_MONTHS]


def _any_of(words: Iterable[str]) -> str:
    """One word of the row that is any of these; a blank parts the words of one."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    patterns = ("".join(rf"\s[A-Z]*:{re.escape(one)}(?!\S)" for one in word.split()) for word in ordered)
    return f"(?:{'|'.join(patterns)})"


_ARTICLES = sorted(function_words("article"))
_ATOMS = {
    "ARTICLE_SMALL": _any_of(_ARTICLES),
    "ARTICLE": _any_of([*_ARTICLES, *(word.capitalize() for word in _ARTICLES)]),
    "LABEL": _any_of(_ROLES["labels"]["words"]),
    "IN": _any_of(_AROUND["inside_body"]),
    "OPENS_LABEL": _any_of(_AROUND["opens_label"]),
    "DOTTED": _any_of(_AROUND["dotted_labels"]),
    "COLLECTIVES": "|".join(_AROUND["collectives"]),
    "SIGN_OF_PLACE": _any_of(_AROUND["signs_of_place"]),
    "BEING": _any_of(_AROUND["is_before_name"]),
    "TO_BE": _any_of(_AROUND["to_be"]),
    "HOLDS": _any_of(_FRONTED["holds"]),
    "OFFICE": _any_of(_FRONTED["offices"]),
    "WORK": _any_of(_FRONTED["works"]),
    "LASTING": _any_of(set(_FRONTED["offices"]) - set(_FRONTED["works"])),
    "TAKES": _any_of(_AROUND["takes"]),
    "ELECTED": _any_of(_AROUND["elected"]),
    "FILLER": _any_of(_AROUND["fillers"]),
    "BETWEEN": _any_of(_AROUND["between"]),
    "TIME": _any_of(_TIMES),
    "MONTH": _any_of(_MONTHS),
    "LEAD": _any_of(_FRONTED["leads"]),
    "CHOSEN_LEAD": _any_of(_FRONTED["chosen_leads"]),
    "NEAR": _any_of(_FRONTED["near"]),
    "BELONGS": _any_of(_FRONTED["belongs"]),
    "POST": _any_of(_AROUND["posts"]),
    "SEAT": _any_of(mandates()),
    "OPENS_FIELD": _any_of([",", "|", "(", "–"]),
    "JOINS_FIELDS": _any_of(["und", "&", "-", "/"]),
    "REGION": _any_of(_ROLES["fields"]["regions"]),
    "SPORT": _any_of(_ROLES["fields"]["sports"]),
    "CLOSES_FIELD": _any_of(_ROLES["fields"]["closed_by"]),
}
RULES: dict[str, tuple[Rule, ...]] = {
    table: load_rules("roles_rules", table=table, atoms=_ATOMS, extra=("guard", "between"))
    for table in load("roles_rules")
    if table != "atoms"
}
"""The rules by where they look, in the order in which they are asked."""
_KNOWN = expand(load("roles_rules")["atoms"], _ATOMS)
BETWEEN = {rule.id: re.compile(fill(rule.extra["between"], _KNOWN)) for rule in RULES["fronted"]}
"""What fills the words between the role at the head of a sentence and the name."""
