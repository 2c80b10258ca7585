"""Roles in the nominative: "stellvertretenden Landrats" → "stellvertretender Landrat", "Kreistagsmitgliedern" →
"Kreistagsmitglied".

A role noun is brought back to what it is in the singular by the tables of ``lexicon/declension.toml``; what is declined
as an adjective ("der Vorsitzenden") needs the sex of the person, which the article tells, else the first name.
"""

import re
from functools import cache
from typing import Literal

from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.german.function_words import function_words
from pressefakten.german.role_nouns import declined_as, is_role_adjective, is_undeclined, role_form
from pressefakten.german.shapes import is_given
from pressefakten.lexicon import load

Sex = Literal["female", "male"]

_TABLE = load("declension")["role_nominative"]
_MALE = function_words("genitive_article") | function_words("dative_article")
_FEMALE = function_words("female_article")
_NEUTER = tuple(_TABLE["neuter"])
_FEMININE = tuple(_TABLE["feminine"])
_ENDING = re.compile(rf"(?:{'|'.join(sorted(ADJECTIVE_ENDINGS, key=len, reverse=True))})$")


@cache
def sex_of_first_name(name: str) -> Sex | None:
    """ "female" or "male" for a known first name, None for any other. Of a double name the first part tells."""
    first = name.split("-")[0]
    data = load("given_names")
    if first in data["either"]:
        return None
    if first in data["women"] or (first.endswith("a") and first not in data["not_feminine_in_a"]):
        return "female"
    return "male" if is_given(first) else None


def role_in_nominative(words: list[str], noun: int, before: str, sex: Sex | None) -> list[str]:
    """The words of a role, the word ``noun`` of which is its noun, as they would stand without an article.

    ``before`` is the word before it in the text; ``sex`` that of the person where it is known by other signs. What the
    tables do not know is left as written.
    """
    word = words[noun]
    declined = declined_as(word)
    if declined is None:
        return words
    start, base, kind = declined
    gender: str
    if kind == "adjective":
        gender = _sex_of_adjective(word, before.lower(), sex, plain=noun == 0)
        base += "r" if gender == "male" else ""
    else:
        form = role_form(word)
        gender = "female" if form and form.female else "male"
    inflected = list(words)
    inflected[noun] = word[:start] + (base.capitalize() if word[start].isupper() else base)
    if inflected[noun].lower().endswith(_NEUTER):
        gender = "neuter"
    elif inflected[noun].lower().endswith(_FEMININE):
        gender = "female"
    for index in range(noun):
        inflected[index] = _adjective(words[index], gender)
    return inflected


def _sex_of_adjective(word: str, before: str, sex: Sex | None, plain: bool) -> Sex:
    """Whom a role that is declined as an adjective names, by its ending and the article before it.

    ``plain``: no adjective stands between the two.
    """
    ending = _ENDING.search(word)
    end = ending[0] if ending else "e"
    if end in ("em", "es") or before in _MALE and end == "en":
        return "male"
    if before in _FEMALE:
        return "female"
    if end == "e":
        return _sex_of_e(before, sex, plain)
    return sex or ("female" if end == "en" and before == "der" else "male")


def _sex_of_e(before: str, sex: Sex | None, plain: bool) -> Sex:
    """Whom an ending in -e names: "der Vorsitzende", "die Vorsitzende", "Vorsitzende"."""
    if before == "der":
        return "male"
    return "female" if plain or before == "die" else sex or "female"


def _adjective(word: str, gender: str | None) -> str:
    """An adjective before a role noun with the ending of the nominative without an article."""
    of_town = word.endswith("er") and word[0].isupper()
    if not is_role_adjective(word) or is_undeclined(word) or gender is None or of_town:
        return word
    stem = _ENDING.sub("", word)
    return stem + _TABLE["endings"][gender] if stem != word and is_role_adjective(stem + "e") else word
