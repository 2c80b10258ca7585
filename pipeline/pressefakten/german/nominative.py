"""Names in the nominative: "des Kommunalen Integrationszentrums" → "Kommunales Integrationszentrum", "Viersens" →
"Viersen"."""

import re
from functools import cache

from pressefakten.german.class_nouns import (
    adjective_stem,
    has_legal_form,
    head_gender,
    is_name_adjective_stem,
    thing_gender,
)
from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.german.function_words import function_words
from pressefakten.german.shapes import is_plain_noun
from pressefakten.lexicon import load

_STRONG = {"neuter": "es", "feminine": "e", "masculine": "er", "plural": "e"}
_GENITIVE_ARTICLES = function_words("genitive_article")
_DECLENSION = load("declension")
_NOUN = _DECLENSION["noun"]
_E_BEFORE_S = re.compile(rf"(?:{'|'.join(_NOUN['genitive_es'])})es$")
_ADJECTIVE_SUFFIX = re.compile(
    rf"(?:{'|'.join(_DECLENSION['adjective']['suffixes'])})(?:{'|'.join(ADJECTIVE_ENDINGS)})$"
)
_NOUN_PLURAL = re.compile(rf"(?:{'|'.join(_NOUN['plurals'])})$")
_NEWSPAPERS = tuple((gender, tuple(ends)) for gender, ends in _DECLENSION["newspaper"].items())
_NOMINATIVE_S = tuple(_NOUN["nominative_s"])
_PLURAL_S = tuple(_NOUN["plural_s"])
_MASCULINE, _FEMININE, _NEUTER, _PLURAL = "masculine", "feminine", "neuter", "plural"
_DATIVE = frozenset({(_MASCULINE, "en"), (_NEUTER, "en")})
_BEHIND_ARTICLE = {
    "der": frozenset({(_MASCULINE, "e"), (_FEMININE, "en"), (_PLURAL, "en")}),
    "die": frozenset({(_FEMININE, "e"), (_PLURAL, "en")}),
    "den": frozenset({(_MASCULINE, "en"), (_PLURAL, "en")}),
    **dict.fromkeys(("das", "ins"), frozenset({(_NEUTER, "e")})),
    **dict.fromkeys(("zur", "einer"), frozenset({(_FEMININE, "en")})),
    **dict.fromkeys(function_words("dative_article") | _GENITIVE_ARTICLES, _DATIVE),
}
"""Article → the gender and ending of the adjective that may stand behind it."""
_STRONG_ENDINGS = {
    _MASCULINE: ("e", "er", "en", "em"),
    _FEMININE: ("e", "er", "en"),
    _NEUTER: ("e", "es", "en", "em"),
    _PLURAL: ("e", "er", "en"),
}
_SMALL = function_words("small_in_place")
_DATIVE_BEFORE = function_words("dative_plural")


def _gender(word: str) -> str | None:
    return head_gender(word) or thing_gender(word) or _newspaper_gender(word)


def is_newspaper(name: str) -> bool:
    """Whether a name ends as those of newspapers do, which are declined in quotation marks too ("in der „Neuen
    Auenzeitung“")."""
    return _newspaper_gender(name.split()[-1]) is not None


def _newspaper_gender(word: str) -> str | None:
    """The gender of what a newspaper is called ("Auenzeitung", "Rundschau"), else None."""
    name = word.lower() if word[:1].isupper() else ""
    return next((gender for gender, ends in _NEWSPAPERS if name.endswith(ends)), None)


def without_genitive(word: str) -> str:
    """A masculine or neuter noun without its genitive ending ("Verbandes" → "Verband", "Instituts" → "Institut")."""
    if word.endswith("es") and _E_BEFORE_S.search(word) and len(word) > 5:
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "as")) and len(word) > 3:
        return word[:-1]
    return word


def nominative(name: str, before: str = "") -> str:
    """The name with its adjectives and its class noun in the nominative, as it would stand without an article.

    ``before`` is the word before it in the text; "des" tells a genitive where the noun is not in the lexicon.
    """
    words = name.split(" ")
    genitive = before.lower() in _GENITIVE_ARTICLES
    head = _class_noun(words)
    if head is None:
        return without_genitive(name) if genitive and len(words) == 1 and len(name) > 4 and not name.isupper() else name
    firm = _is_firm(name)
    gender = _FEMININE if firm else _gender(words[head])
    assert gender is not None
    declined = list(words)
    for index in _agreeing(words, head, gender, before):
        declined[index] = words[index][: -len(_ending(words[index]))] + _STRONG[gender]
        genitive = genitive or words[index].endswith("en")
    if not firm:
        declined[head] = _noun_in_nominative(words[head], gender, genitive, before.lower() in _DATIVE_BEFORE)
    return " ".join(declined)


def _is_firm(name: str) -> bool:
    """Whether the name ends in the legal form of a company: its adjectives go with that ("der Städtischen Theater
    GmbH"), its nouns stay."""
    return has_legal_form(name) and not _CLUB.search(name)


_CLUB = re.compile(_DECLENSION["noun"]["club"])


def _class_noun(words: list[str]) -> int | None:
    """The first of the opening words that is a class noun ("Zentrum") and no genitive ("GmbH des Bundes"), or None."""
    opening = (index for index, word in enumerate(words[:5]) if _gender(word) and not _is_adjective(words, index))
    return next((index for index in opening if not index or words[index - 1] not in _GENITIVE_ARTICLES), None)


def _noun_in_nominative(noun: str, gender: str, genitive: bool, dative_plural: bool) -> str:
    """A class noun without its ending of the genitive, or of the dative plural."""
    if gender == _PLURAL:
        bare = noun.removesuffix("n")
        return bare if dative_plural and _gender(bare) == _PLURAL else noun
    if gender == _FEMININE or _is_nominative(noun):
        return noun
    sure = head_gender(noun) is not None and not noun.endswith(_PLURAL_S)
    bare = noun[:-2] if noun.endswith("es") and _gender(noun[:-2]) == gender else without_genitive(noun)
    return bare if (genitive or sure) and _gender(bare) == gender else noun


def _ending(word: str) -> str:
    stem = adjective_stem(word)
    return word[len(stem) :] if stem else ""


def _agreeing(words: list[str], head: int, gender: str, before: str) -> list[int]:
    """The adjectives that are declined with the class noun at ``head``: all words before it, if they agree.

    Anything else between the name's first word and the noun (a noun, a preposition, a verb) says that the endings there
    belong to other words: then nothing changes.
    """
    found = []
    for index in range(head):
        word = words[index]
        if word in ("und", "&") or word.endswith("-") or not word[0].isalnum():
            continue
        if not _is_adjective(words, index) and not (_TOWNS.fullmatch(word) or is_name_adjective_stem(word)):
            return []
        if _is_adjective(words, index):
            if not _agrees(word, gender, before, sure=_looks_like_adjective(word)):
                return []
            found.append(index)
    return found


_TOWNS = re.compile(r"[A-ZÄÖÜ][\wäöüß-]+er")
"""An adjective of a town, which never changes ("Frankfurter")."""


def _agrees(word: str, gender: str, before: str, sure: bool) -> bool:
    """Whether an adjective's ending goes with its noun's gender and the article before the name.

    One that only its place makes an adjective needs the article (not ``sure``).
    """
    ending = _ending(word)
    allowed = _BEHIND_ARTICLE.get(before.lower())
    if allowed is not None:
        return (gender, ending) in allowed
    return sure and ending in _STRONG_ENDINGS[gender]


def _looks_like_adjective(word: str) -> bool:
    return is_name_adjective_stem(word) or _ADJECTIVE_SUFFIX.search(word) is not None


def _is_adjective(words: list[str], index: int) -> bool:
    """Whether the word is an adjective that is declined before a class noun.

    A listed one, one with an adjective's suffix, or the word right before the noun when it opens the name.
    "Frankfurter" and its like never change; "Daten" in "Offene Daten Netzwerk" is none, nor is "gegen".
    """
    word = words[index]
    listed = is_name_adjective_stem(word)
    if not _ending(word) or not any(_gender(following) for following in words[index + 1 : index + 4]):
        return False
    if listed or _gender(word) or _is_no_adjective(word):
        return listed
    if _ADJECTIVE_SUFFIX.search(word):
        return True
    return index == 0 and _gender(words[1]) is not None and (word[0].islower() or not word.endswith("er"))


def _is_no_adjective(word: str) -> bool:
    return bool(is_plain_noun(word) or _NOUN_PLURAL.search(word) or word.capitalize() in _NOT_DECLINED)


_NOT_DECLINED = frozenset(_DECLENSION["not_declined"]["words"])
"""Words in an adjective's ending that are none: prepositions, articles, plurals before a class noun."""


def _is_nominative(word: str) -> bool:
    """Whether a class noun ends in -s by itself ("Campus", "Haus", "Kreis")."""
    lower = word.lower()
    return lower.endswith(_NOMINATIVE_S)


@cache
def _final_s() -> frozenset[str]:
    return frozenset(load("places")["final_s"]["names"])


@cache
def _final_s_endings() -> tuple[str, ...]:
    return tuple(load("places")["final_s"]["endings"])


_UNIT_GENITIVE = re.compile(rf"(?:[Kk]reis|[a-zäöüß](?:{'|'.join(_NOUN['landscapes'])})|-(?:Land|Wald|Tal))es$")
"""Genitives in -es of units and landscapes ("…-Kreises", "Bergwaldes")."""


_LANDSCAPE = re.compile(r"(?P<stem>[A-ZÄÖÜ][a-zäöüß]+isch|Alt)(?:e|es|en|em) Land(?:e?s)?")
"""A neuter landscape in any case: "ins Bergische Land", "im Alten Land"."""
_TOWNS_LAND = re.compile(r"(?P<town>[A-ZÄÖÜ][\wäöüß-]+er) Lande?s?")


WHERE = function_words("place_preposition")
"""No genitive stands behind these."""


def place_without_genitive(
    name: str, known: frozenset[str], before: str, after: str, steady: frozenset[str] = frozenset()
) -> str:
    """A place without the -s of the genitive.

    Taken off where the bare form stands elsewhere in the release (``known``), or where a noun follows that the genitive
    belongs to ("Viersens Landrat") and nothing speaks for a name in -s ("Moers", "Worms", "in Soest"). ``steady``: the
    names that the release has with their -s where no genitive can stand.
    """
    if landscape := _LANDSCAPE.fullmatch(name):
        return f"{landscape['stem']}es Land"
    if landscape := _TOWNS_LAND.fullmatch(name):
        return f"{landscape['town']} Land"
    if not name.endswith("s") or len(name) < 4:
        return name
    if _UNIT_GENITIVE.search(name):
        return name[:-2]
    bare = name[:-1]
    if _ends_in_s(name):
        return name
    if bare in known:
        return bare
    if name in steady or name.lower().endswith(_final_s_endings()):
        return name
    return bare if _is_owner(before, after) else name


def _ends_in_s(name: str) -> bool:
    """Whether the lexicon has the place with its -s ("Worms")."""
    return not _final_s().isdisjoint((name, name.split(" ")[-1]))


def _is_owner(before: str, after: str) -> bool:
    """Whether the words around a place in -s make it a genitive: "des", or a noun that belongs to it."""
    if before.lower() == "des":
        return True  # "in den Tiefen des Rheins"
    noun_beside = after[:1].isupper() or (before[:1].isupper() and not before.isupper())
    return noun_beside and before.lower() not in WHERE


def plain_case(name: str) -> str:
    """A name set in capitals as it is usually written: "PFAFFENHOFEN AN DER ILM" → "Pfaffenhofen an der Ilm", "AUESTAHL
    GMBH" → "Auestahl GmbH"."""
    letters = [letter for letter in name if letter.isalpha()]
    if len(letters) < 5 or not all(letter.isupper() for letter in letters):
        return name
    words = []
    for index, word in enumerate(name.split(" ")):
        if index > 0 and (form := _legal_forms().get(word)):
            words.append(form)
            continue
        small = word.lower() in _SMALL and index > 0
        words.append(word.lower() if small else "-".join(part.capitalize() for part in word.split("-")))
    return " ".join(words)


@cache
def _legal_forms() -> dict[str, str]:
    """Legal forms of one word in capitals → as they are written ("GMBH" → "GmbH", "E.V." → "e.V.")."""
    forms = (re.sub(r" \?|\\|\?", "", form) for form in load("organizations")["legal"]["forms"])
    return {form.upper(): form for form in forms if " " not in form}
