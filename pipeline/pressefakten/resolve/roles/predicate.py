"""Roles that a verb says of the name before it: "X ist seit 2015 Vorsitzende", "X wurde zur Leiterin gewählt"."""

from collections.abc import Callable, Mapping

from pressefakten.lexicon import load
from pressefakten.resolve.roles.phrase import Phrase, first_word
from pressefakten.resolve.roles.row import Near
from pressefakten.resolve.roles.sequence import names_somebody, noun_at, role_end, role_phrases

_STOP = frozenset({".", "!", "?", ";", ":", "„", "“", "”", '"', "»", "«"})
_CLAUSE = 20
"""Words before "zur" among which the verb of its clause is looked for."""
_REACH = 18
"""Words behind a name, or a role noun, that are read."""
_AROUND = load("roles")["around"]
_ELECTED = frozenset(_AROUND["elected"])
_TAKES = frozenset(_AROUND["takes"])


def said_of(near: Near, noun: int | None, led: tuple[int, int] | None) -> list[Phrase]:
    """The role at the word ``noun`` with its complement, unless it is that of a person named behind it.

    ``led``: where the role phrase begins instead, and where the words behind the name begin.
    """
    words = near.words
    if led:
        noun = noun_at(words, led[0], min(len(words), led[1] + _REACH))
    if noun is None or names_somebody(words, noun + 1, near):
        return []
    last = role_end(words, noun, min(len(words), noun + _REACH), near)
    joined = words.texts[last : last + 1] == ["und"] and not words.line_break(last + 1)
    more = role_phrases(words, last + 1, min(len(words), last + _REACH + 1), near) if joined else []
    if more and any(spot in near.people for spot in range(last, more[-1].last)):
        more = []  # "X war Chef und Müller sein Vertreter"
    return [Phrase(first_word(words, noun), noun, last), *more]


def _is_elected(near: Near, index: int) -> bool:
    """Whether the clause elects or appoints somebody: only then "zur" leads to a role of the person before."""
    texts = near.words.texts
    for ahead in range(max(0, index - _CLAUSE), min(index + 16, len(texts))):
        ordinal = texts[ahead] == "." and texts[ahead - 1].isdigit() and len(texts[ahead - 1]) == 1
        if texts[ahead] in _STOP and ahead > index and not ordinal:
            return False  # but "zum 1. Vorsitzenden gewählt"
        if texts[ahead] in _ELECTED:
            return True
    return False


def _takes_office(near: Near, index: int) -> bool:
    """Whether a verb shortly before "Amt der" says that somebody takes or holds it."""
    return any(text in _TAKES for text in near.words.texts[max(0, index - 9) : index - 1])


GUARDS: Mapping[str, Callable[[Near, int], bool]] = {"elected": _is_elected, "takes_office": _takes_office}
"""What a rule may ask of the clause around the word right before a role."""
