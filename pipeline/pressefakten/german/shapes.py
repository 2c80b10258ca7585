"""What single words look like: capitalised, an address, a degree, a particle, a noun that is no name."""

import re
from functools import cache, lru_cache

from pressefakten.german.function_words import function_words
from pressefakten.german.role_nouns import is_role, surname_like
from pressefakten.lexicon import load

_CAPITAL = re.compile(r"[A-ZÄÖÜÀ-ÖØ-Þ][^\W\d_]*(?:[-‐–'’][^\W\d_]+)*$|[A-ZÄÖÜ]$")


ARTICLES = function_words("before_name")
"""Words before a name that are no part of it."""


@cache
def given_names() -> frozenset[str]:
    """First names of the lexicon."""
    return frozenset(load("given_names")["names"])


@cache
def ambiguous_given_names() -> frozenset[str]:
    """First names that are surnames as often."""
    return frozenset(load("given_names")["ambiguous"])


@cache
def _set(topic: str, *keys: str) -> frozenset[str]:
    data = load(topic)
    for key in keys:
        data = data[key]
    return frozenset(data)


@cache
def _noun() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(load("common_nouns")["endings"]) + ")$")


def is_capital(word: str) -> bool:
    """Whether the word begins with a capital and holds letters only (hyphens and apostrophes count as letters)."""
    return word[:1].isupper() and _CAPITAL.match(word) is not None


@lru_cache(maxsize=10_000)
def is_given(word: str) -> bool:
    """Whether the word, or each part of a double name, is a first name ("Hans-Joachim", "STEPHANIE")."""
    names = given_names()
    if word in names or (word.isupper() and len(word) > 2 and word.capitalize() in names):
        return True
    parts = word.split("-")
    return len(parts) == 2 and all(part in names for part in parts)


def is_sure_given(word: str) -> bool:
    """Whether the word is hardly ever a surname."""
    return is_given(word) and word not in ambiguous_given_names()


@lru_cache(maxsize=10_000)
def is_plain_noun(word: str) -> bool:
    """Whether the word's ending or the lexicon says that it is a noun and no name."""
    return word in _set("common_nouns", "words") or (
        len(word) > 6 and "-" not in word and _noun().search(word) is not None
    )


def is_term(word: str) -> bool:
    """Whether a word or abbreviation names nobody and nothing in particular ("EBIT", "LED", "Pkw")."""
    return word in _set("terms", "words") or word.removesuffix("s") in _set("terms", "words")


@cache
def _term_ends() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(load("terms")["heads"]) + ")(?:e|en|er|ern|n|s|es)?$", re.IGNORECASE)


@lru_cache(maxsize=10_000)
def is_term_noun(word: str) -> bool:
    """Whether a noun is the head of ordinary terms ("Ergebnis", "Drehleiter"), so that its abbreviation is none of a
    name."""
    return _term_ends().search(word) is not None


def is_noun_surname(word: str) -> bool:
    """Whether a noun is a frequent surname ("Winter", "Bürger"): behind a first name or an address it is one."""
    return word in _set("titles", "surnames", "nouns")


def can_be_surname(word: str) -> bool:
    """Whether a capitalised word can be a surname, where something tells that it is one: nouns that are frequent ones
    too."""
    return can_be_name(word) or is_noun_surname(word)


def gender_of_address(word: str) -> str | None:
    """ "female" for "Frau", "male" for "Herr" and "Herrn", else None."""
    if word in _set("titles", "female"):
        return "female"
    return "male" if word in _set("titles", "male") else None


def is_family(word: str) -> bool:
    """Whether the word before a surname means several people ("Familie", "Eheleute")."""
    return word in _set("titles", "families")


def is_particle(word: str) -> bool:
    """Whether the word joins first name and surname ("von", "de")."""
    return word in _set("titles", "particles")


@cache
def _degrees() -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in load("titles")["degrees"])


@cache
def _fields() -> frozenset[str]:
    return frozenset(load("titles")["fields"])


@cache
def _compound_degrees() -> tuple[str, ...]:
    """What a degree of two parts begins with ("Dipl.-", "Dipl-")."""
    return (*(f"{first}.-" for first in load("titles")["compound"]), "Dipl-")


def is_degree(word: str) -> bool:
    """Whether the word is an academic degree, without its full stop ("Dr", "Prof", "Dipl.-Ing")."""
    return word in _degrees() or word.startswith(_compound_degrees())


def out_of_office(texts: list[str]) -> int:
    """How many words at the end say that a role is no longer held ("a. D.", "i. R.", "em."), 0 where none do."""
    if texts[-4:] in (["a", ".", "D", "."], ["i", ".", "R", "."]):
        return 4
    return 2 if texts[-2:] == ["em", "."] else 0


def is_degree_bracket(word: str) -> bool:
    """Whether the word stands in a bracket behind a degree ("FH" in "Dipl.-Ing. (FH)")."""
    return word in _set("titles", "bracketed")


def is_degree_field(word: str) -> bool:
    """Whether the word stands behind a degree ("med", "h", "c")."""
    return word in _fields()


def can_be_name(word: str) -> bool:
    """Whether a capitalised word can be part of a person's name."""
    return (
        is_capital(word)
        and not is_plain_noun(word)
        and not (is_role(word) and word.lower() not in surname_like())
        and not is_degree(word)
        and gender_of_address(word) is None
        and not (word.isupper() and len(word) in (2, 3) and not is_given(word))
    )
