"""Roles in the nominative: "stellvertretenden Landrats" → "stellvertretender Landrat", "Kreistagsmitgliedern" →
"Kreistagsmitglied".

A role noun is brought back to what it is in the singular by the tables of ``lexicon/declension.toml``. What is declined
as an adjective ("der Vorsitzenden"), and the plural of a man's noun ("Kuratoren"), need the sex of the person: the
article tells it, else what is known of the person. Where nothing does, a role stays as it is written.
"""

import re
from functools import cache
from typing import Literal

from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.german.function_words import function_words
from pressefakten.german.role_declension import feminine_of
from pressefakten.german.role_nouns import declined_as, is_role_adjective, is_undeclined, role_form, single_of_both
from pressefakten.german.shapes import is_given
from pressefakten.lexicon import load

Sex = Literal["female", "male"]

_TABLE = load("declension")["role_nominative"]
_MALE = function_words("genitive_article") | function_words("dative_article")
_FEMALE = function_words("female_article")
_BEFORE_SEVERAL = function_words("before_plural") - {"den", "der", "mit", "sowie"}
_DATIVES = function_words("dative_plural")
_JOINTS = frozenset({"und", "sowie", ",", "&", "/"})
"""Before these another role may stand whose article counts for both: "der Amtsleiter und heutige Vorsitzende"."""
_NEUTER = tuple(_TABLE["neuter"])
_FEMININE = tuple(_TABLE["feminine"])
_MASCULINE = tuple(_TABLE["masculine"])
_ENDING = re.compile(rf"(?:{'|'.join(sorted(ADJECTIVE_ENDINGS, key=len, reverse=True))})$")


@cache
def sex_of_first_name(name: str) -> Sex | None:
    """ "female" or "male" for a known first name, None for any other. Of a double name the first part tells."""
    first = name.split("-")[0]
    data = load("given_names")
    if first in data["either"]:
        return None
    if first in data["women"] or first.endswith("a") and first not in data["not_feminine_in_a"]:
        return "female"
    if first in data["men"] or is_given(first):
        return "male"
    return "female" if first.endswith(tuple(data["women_end"])) else None


def sex_in_role(words: list[str], noun: int, before: str, several: bool = False, certain: bool = False) -> Sex | None:
    """Of which sex a role says that its bearer is: by a woman's noun ("Leiterin"), or by the article and the ending of
    what is declined as an adjective. ``several`` have it together: then only a woman's noun tells. ``certain``: only
    signs that fit one sex alone ("dem Vorsitzenden"), not an ending without an article ("Vorsitzende X")."""
    declined = declined_as(words[noun])
    if declined is not None and declined[2] == "adjective":
        skipped = several or certain and not _is_certain(words[noun], before.lower())
        return None if skipped else _sex_of_adjective(words, noun, before.lower())
    form = role_form(words[noun])
    return "female" if form and form.female else None


def role_in_nominative(words: list[str], noun: int, before: str, sex: Sex | None, several: bool = False) -> list[str]:
    """The words of a role, the word ``noun`` of which is its noun, as they would stand without an article.

    ``before`` is the article before it in the text, if any; ``sex`` that of the person where it is known by other
    signs; ``several`` have the role together ("die Kuratoren X und Y"). What the tables do not know, and what hangs on
    a sex that nothing tells, is left as written.
    """
    word = words[noun]
    if single := single_of_both(word):
        return _inflected(words, noun, single, "female")
    declined = declined_as(word)
    if declined is None:
        return words
    start, base, kind = declined
    told: str | None = _as_adjective(words, noun, before.lower(), sex, several) if kind == "adjective" else None
    if kind == "adjective":
        base = f"{base}r" if told == "male" else feminine_of(base) or base
    elif kind == "noun":
        several = several or _is_of_several(words[:noun], before.lower(), word.lower().endswith(base))
        base, told = _as_noun(word, base, sex, several, adjectives=_declinable(words[:noun]))
    else:
        told = _as_it_is(base, words, noun, before.lower(), sex, several)
    if told is None:
        return words
    return _inflected(words, noun, word[:start] + _capitals_as_in(word[start:], base), told)


def _capitals_as_in(written: str, base: str) -> str:
    """``base``, the letters that it shares with what is written kept as they are there ("CEOs" → "CEO")."""
    same = next(
        (size for size, (one, other) in enumerate(zip(written.lower(), base, strict=False)) if one != other), len(base)
    )
    opening = written[:same] or (base[0].upper() if written[0].isupper() else base[0])
    return opening + base[len(opening) :]


def without_case(role: str) -> str:
    """A role as it is compared, in the nominative of a man where the noun does not tell a woman: what differs in its
    case alone becomes the same ("des Vorsitzenden", "die Vorsitzende"). One without a known role noun stays."""
    words = role.split()
    noun = next((number for number, word in enumerate(words) if role_form(word) is not None), None)
    return role if noun is None else " ".join(role_in_nominative(words, noun, "", "male"))


def _inflected(words: list[str], noun: int, singular: str, gender: str) -> list[str]:
    """A role with its noun in the nominative singular, and the adjectives before it."""
    return [*(_adjective(word, gender) for word in words[:noun]), singular, *words[noun + 1 :]]


def _as_noun(word: str, base: str, sex: Sex | None, several: bool, adjectives: list[str]) -> tuple[str, str | None]:
    """The nominative singular of a noun and its gender; None for a man's plural where the sex is not known and the
    singular is another word."""
    form = role_form(word)
    if _is_fixed(base):
        return base, _gender_of(base)
    if form and form.female:
        return base, "female"
    if not (several or form and form.strict_plural):
        return base, "male"
    if sex == "female" and (woman := feminine_of(base)):
        return woman, "female"
    same = not adjectives and word.lower().endswith((base, f"{base}n")) and base.endswith(("er", "el"))
    return base, "male" if sex == "male" or same else None


def _is_of_several(before_noun: list[str], before: str, bare: bool) -> bool:
    """Whether the words before a man's noun fit its plural only: "die Architekten", "Wissenschaftliche Berater".
    ``bare``: the noun has the form of its nominative singular."""
    end = next((_end(word) for word in _declinable(before_noun)), "")
    if before == "der":
        return end == "en" or not bare
    return before in _BEFORE_SEVERAL or not before and end == "e"


def _declinable(words: list[str]) -> list[str]:
    """The adjectives that are declined with a role noun."""
    return [word for word in words if is_role_adjective(word) and not is_undeclined(word)]


def _is_fixed(base: str) -> bool:
    """Whether a noun has one gender, whomever it names ("Mitglied", "Lehrkraft", "Vorstand")."""
    return base.endswith((*_NEUTER, *_FEMININE, *_MASCULINE))


def _gender_of(base: str) -> str:
    if base.endswith(_NEUTER):
        return "neuter"
    return "female" if base.endswith(_FEMININE) else "male"


def _as_adjective(words: list[str], noun: int, before: str, sex: Sex | None, several: bool) -> Sex | None:
    """Whom a role that is declined as an adjective names: what is known of the person goes before signs that may mean
    several ("den Vorsitzenden")."""
    if several:
        return sex
    told = _sex_of_adjective(words, noun, before)
    return told if told and _is_certain(words[noun], before) else sex or told


def _is_certain(word: str, before: str) -> bool:
    """Whether article and ending fit one sex only: "dem Vorsitzenden", "die Vorsitzende"."""
    end = _end(word)
    if end == "e":
        return before in ("der", "die") or before in _FEMALE
    return end == "em" or end == "en" and before in (*_MALE, *_FEMALE)


def _end(word: str) -> str:
    ending = _ENDING.search(word)
    return ending[0] if ending else ""


def _sex_of_adjective(words: list[str], noun: int, before: str) -> Sex | None:
    """Whom one role that is declined as an adjective names, by its ending, the article, and the adjectives before
    it."""
    end, first = _end(words[noun]), _end(words[0]) if noun else ""
    if before in ("der", "die", "den"):
        return _SEX_BEHIND.get((before, end))
    if before in _MALE or "em" in (end, first):
        return "male"
    return "female" if before in _FEMALE else _sex_without_article(end, first, before)


def _sex_without_article(end: str, first: str, before: str) -> Sex | None:
    """Whom it names by its ending and that of the ``first`` adjective: "Vorsitzender X", "mit neuer Vorsitzenden"."""
    if end == "e":
        return None if before in _JOINTS or before.isalnum() else "female"
    if before in _DATIVES:
        return "female" if (first, end) == ("er", "en") else None
    return "male" if end == "er" else None


_SEX_BEHIND: dict[tuple[str, str], Sex] = {
    ("der", "e"): "male",
    ("der", "en"): "female",
    ("die", "e"): "female",
    ("den", "en"): "male",
}
"""Article and ending → whom what is declined as an adjective names, if it names one."""


def _as_it_is(base: str, words: list[str], noun: int, before: str, sex: Sex | None, several: bool) -> str | None:
    """The gender of a noun that is not declined ("CEO", "Business Angel"), where adjectives before it need one."""
    if _is_fixed(base):
        return _gender_of(base)
    form = role_form(words[noun])
    if form and form.female:
        return "female"
    if not _declinable(words[:noun]):
        return "male"
    return sex or (None if several else _sex_of_adjective(words[:noun], noun - 1, before))


def _adjective(word: str, gender: str) -> str:
    """An adjective before a role noun with the ending of the nominative without an article."""
    of_town = word.endswith("er") and word[0].isupper() and not is_role_adjective(word.lower())
    if not is_role_adjective(word) or is_undeclined(word) or of_town:
        return word
    stem = _ENDING.sub("", word)
    return stem + _TABLE["endings"][gender] if stem != word and is_role_adjective(stem + "e") else word
