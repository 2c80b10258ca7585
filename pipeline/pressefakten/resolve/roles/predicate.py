"""Roles that a verb says of the name before it: "X ist seit 2015 Vorsitzende", "X wurde zur Leiterin gewählt"."""

from functools import cache

from pressefakten.german.role_nouns import is_role, is_role_adjective
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.resolve.roles.asides import past_asides
from pressefakten.resolve.roles.phrase import ARTICLES, Phrase, complement_end, first_word, role_at
from pressefakten.resolve.roles.sequence import FILLERS, NameSpans, names_somebody, noun_at, role_end, role_phrases

_STOP = frozenset({".", "!", "?", ";", ":", "„", "“", "”", '"', "»", "«"})
_LOOKAHEAD = 10
_CLAUSE = 20
"""Words before "zur" among which the verb of its clause is looked for."""
_AROUND = load("roles")["around"]
TO_BE = frozenset(_AROUND["to_be"])
_ELECTED = frozenset(_AROUND["elected"])
_TAKES = frozenset(_AROUND["takes"])
_BETWEEN = frozenset(_AROUND["between"])


def predicate(words: Words, index: int, names: NameSpans) -> list[Phrase]:
    """ "X ist seit 2015 Vorsitzende des …", "X … als neuer Leiter": within the clause, before any other person."""
    texts = words.texts
    stop = min(len(texts), index + _LOOKAHEAD + 8)
    for ahead in range(index, min(stop, index + _LOOKAHEAD)):
        if ahead in names.people or _ends_clause(words, ahead) or (ahead > index and _parts(words, ahead)):
            return []
        if texts[ahead : ahead + 2] == ["als", "auch"]:  # "sowohl … als auch"
            return []
        begin = _where_role_begins(words, ahead)
        if begin is not None:
            return _said_of(words, noun_at(words, begin, stop), names)
        if _is_predicative(words, index, ahead) and not names_somebody(words, ahead + 1, names):
            plain = all(map(_may_stand_between, texts[index + 1 : ahead]))
            return _said_of(words, ahead, names) if plain else []
    return []


def _parts(words: Words, index: int) -> bool:
    """Whether a comma or the end of a line parts what stands behind from the subject."""
    return words.texts[index] == "," or words.line_break(index)


def _ends_clause(words: Words, index: int) -> bool:
    """Whether a sign ends the clause here; the full stop of a date ("am 1. März") does not."""
    texts = words.texts
    ordinal = texts[index] == "." and texts[index - 1].isdigit() and texts[index + 1 : index + 2] != []
    return texts[index] in _STOP and not (ordinal and texts[index + 1] in _months())


def _where_role_begins(words: Words, index: int) -> int | None:
    """The word at which a role must begin behind "als", "zur … gewählt", "das Amt der"; None elsewhere."""
    texts = words.texts
    chosen = texts[index] in ("zur", "zum", "zu") and not _is_day(words, index + 1)
    if texts[index] == "als" or (chosen and _is_elected(words, index)):
        return index + 1
    takes = texts[index] == "Amt" and texts[index + 1 : index + 2] in (["der"], ["des"]) and index + 2 < len(texts)
    return index + 2 if takes and _takes_office(words, index) else None


def _is_day(words: Words, index: int) -> bool:
    """Whether the words from here on are a day: "zum 1. Juli"."""
    texts = words.texts
    return (
        texts[index + 1 : index + 2] == ["."]
        and texts[index].isdigit()
        and not _months().isdisjoint(texts[index + 2 : index + 3])
    )


def _is_predicative(words: Words, verb: int, index: int) -> bool:
    """Whether a role noun stands behind a form of "sein", "werden" or "bleiben" at the word ``verb``."""
    return index > verb and words.texts[verb] in TO_BE and is_role(words.texts[index]) and role_at(words, index)


def _said_of(words: Words, noun: int | None, names: NameSpans) -> list[Phrase]:
    """The role with its complement, unless it is that of a person named behind it."""
    if noun is None or names_somebody(words, noun + 1, names):
        return []
    stop = min(len(words), noun + 18)
    last = role_end(words, noun, stop, names)
    joined = words.texts[last : last + 1] == ["und"] and not words.line_break(last + 1)
    more = role_phrases(words, last + 1, min(len(words), last + 19), names) if joined else []
    if more and any(spot in names.people for spot in range(last, more[-1].last)):
        more = []  # "X war Chef und Müller sein Vertreter"
    return [Phrase(first_word(words, noun), noun, last), *more]


def said_behind(words: Words, end: int, bodies: dict[int, int]) -> list[Phrase]:
    """ "Im Mai wird X (43) Chefärztin am Hospital": the role right behind the subject of a form of being."""
    noun = past_asides(words, end, bodies)
    if noun >= len(words) or words.line_break(noun) or not role_at(words, noun):
        return []
    return [Phrase(noun, noun, complement_end(words, noun + 1, min(len(words), noun + 18), bodies))]


def _is_elected(words: Words, index: int) -> bool:
    """Whether the clause elects or appoints somebody: only then "zur" leads to a role of the person before."""
    for ahead in range(max(0, index - _CLAUSE), min(index + 16, len(words))):
        ordinal = words.texts[ahead] == "." and words.texts[ahead - 1].isdigit() and len(words.texts[ahead - 1]) == 1
        if words.texts[ahead] in _STOP and ahead > index and not ordinal:
            return False  # but "zum 1. Vorsitzenden gewählt"
        if words.texts[ahead] in _ELECTED:
            return True
    return False


def _takes_office(words: Words, index: int) -> bool:
    """Whether a verb shortly before "Amt" says that somebody takes or holds it."""
    return any(text in _TAKES for text in words.texts[max(0, index - 8) : index])


@cache
def _months() -> frozenset[str]:
    return frozenset(load("sentences")["words"]["months"])


def _may_stand_between(word: str) -> bool:
    """Whether a word may stand between "ist" and a role ("seit vielen Jahren")."""
    if word in ARTICLES or word in FILLERS or word in _BETWEEN or word in _months():
        return True
    return is_role_adjective(word) or word[0].isdigit() or (word[0].islower() and word.endswith(("e", "er", "en")))
