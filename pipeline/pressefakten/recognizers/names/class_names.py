"""Organisations named by a class noun and what belongs to it: "Polizeiinspektion Augsburg West", "Frankfurter
Polizei"."""

import re
from collections.abc import Iterator
from functools import cache

from pressefakten.german.class_nouns import (
    generic,
    is_head,
    is_name_adjective_stem,
    is_strong,
    is_weak,
)
from pressefakten.german.parties import compound_parties
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import gender_of_address, is_capital, is_given, is_plain_noun
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.found import Name
from pressefakten.recognizers.names.places import is_street, opens_second, town_end


def with_adjective(words: Words, index: int) -> int:
    """Take in capitalised adjectives before a class noun ("Bayerisches Staatsministerium", "Freiwillige Feuerwehr")."""
    while index > 0 and not words.line_break(index):
        if is_name_adjective(words, index - 1):
            index -= 1
        elif words.texts[index - 1] == "." and index > 1 and words.texts[index - 2] in _abbreviated():
            index -= 2
        else:
            break
    return index


@cache
def _abbreviated() -> frozenset[str]:
    return frozenset(load("organizations")["abbreviated"]["adjectives"])


def is_name_adjective(words: Words, index: int) -> bool:
    """Whether the capitalised word is an adjective of a name: a listed one anywhere, any other not at a sentence's
    start."""
    text = words.texts[index]
    if not text[0].isupper() or not re.search(r"(?:e|er|es|en|em)$", text) or len(text) < 5:
        return False
    if is_name_adjective_stem(text):
        return True
    if is_plain_noun(text) or is_head(text) or is_role(text) or is_unit(text) or is_given(text):
        return False
    before = words.texts[index - 1] if index else "."
    starts = index == 0 or before in (".", "!", "?", ":", "„", '"', "“", "»") or words.line_start(index)
    return not starts and before.lower() in (
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "vom",
        "zum",
        "zur",
        "beim",
        "im",
        "am",
    )


def with_class_noun(words: Words, places: frozenset[int], bodies: frozenset[int]) -> Iterator[Name]:
    """ "Polizeiinspektion Augsburg West", "Freiwillige Feuerwehr Kronshagen", "Frankfurter Polizei".

    ``places`` and ``bodies`` are the words that the tagger holds for parts of places and of organisations.
    """
    texts = words.texts
    for index, text in enumerate(texts):
        if not text[0].isupper():
            continue
        if text == "Regierung" and _of_district(words, index):
            yield Name("organization", index, index + 3, "organization.class_noun", ("a district's authority",))
            continue
        strong, weak = is_strong(text), is_weak(text)
        if not strong and not weak and not is_head(text):
            continue
        end = (
            _apposition_end(words, index + 1, strong, places | bodies if strong else places)
            if strong or weak
            else index + 1
        )
        if end == index + 1 and _numbered(words, index):
            end += 1
        first = with_adjective(words, index)
        if end == index + 1 and first == index and is_named_compound(text):
            yield Name("organization", index, end, "organization.compound", ("a compound of a name and a class noun",))
            continue
        if end == index + 1 and first == index:
            continue
        if end == index + 1 and first < index:
            adjective = texts[first]
            listed = texts[first + 1] == "." or is_name_adjective_stem(adjective)
            if (
                not listed
                and not (adjective.endswith("er") and (first in places or is_of_towns(text)))
                and not (
                    adjective.endswith("er")
                    and text in generic()
                    and adjective[:-2] in {texts[i][: len(adjective) - 2] for i in places}
                )
            ):
                continue
            if listed and texts[first + 1] != "." and text in generic() and not adjective.endswith(("er", "e", "en")):
                continue
        if text == "Landesregierung" and texts[max(first - 2, 0) : first] == ["Amt", "der"]:
            first -= 2  # an Austrian authority
        yield Name("organization", first, end, "organization.class_noun", (f"class noun {text!r} with its name",))


def with_class_noun_before(words: Words, index: int) -> int:
    """Take in the class noun before a name where it is a compound of its own: "Lesebühne Federkiel", "Diözesan-Verband
    Aue". What only says of which kind a body is ("Unternehmen", "Nachrichtenagentur") stays outside."""
    if index == 0 or words.line_break(index):
        return index
    noun = words.texts[index - 1]
    names = any(noun.lower().endswith(head) and len(noun) > len(head) for head in _named_by())
    return with_adjective(words, index - 1) if names and is_head(noun) and not is_role(noun) else index


@cache
def _named_by() -> frozenset[str]:
    return frozenset(load("organizations")["named_by"]["heads"])


def is_of_towns(word: str) -> bool:
    """Class nouns before which a capitalised word in -er is the adjective of a town ("die Auensteiner Polizei")."""
    return word in _of_towns()


@cache
def _of_towns() -> frozenset[str]:
    return frozenset(load("organizations")["generic"]["of_towns"])


def _of_district(words: Words, index: int) -> bool:
    following = words.texts[index + 1 : index + 3]
    return (
        len(following) == 2
        and following[0] == "von"
        and following[1] in _districts()
        and not words.any_break(index, index + 3)
    )


@cache
def _districts() -> frozenset[str]:
    return frozenset(load("organizations")["generic"]["districts"])


_ROMAN = re.compile(r"(?:I{1,3}|IV|VI{0,3}|IX|X{1,2}I{0,3})$")
_UNITS = ("zug", "bereitschaft", "hundertschaft", "einheit", "gruppe", "kompanie", "bataillon", "kommissariat")


def _numbered(words: Words, index: int) -> bool:
    """Whether a number behind a class noun belongs to the name ("Feuerwehrbereitschaft II", "Löschzug 3")."""
    if index + 1 >= len(words) or words.line_break(index + 1):
        return False
    number = words.texts[index + 1]
    if _ROMAN.match(number):
        return True
    return number.isdigit() and len(number) <= 2 and words.texts[index].lower().endswith(_UNITS[:3])


_NAMED_PLURALS = ("kliniken", "werke", "hospitäler")


def is_named_compound(word: str) -> bool:
    """ "Robert-Koch-Institut", "Aller-Leine-Kliniken", "SPD-Kreistagsfraktion": names joined to a class noun.

    The first part must be a first name, or a party before its group in a council, or the noun a plural that names one
    enterprise.
    """
    parts = word.split("-")
    if len(parts) == 2 and parts[0] in compound_parties() and parts[1].endswith("fraktion"):
        return True
    if len(parts) < 3 or not all(part[:1].isupper() and len(part) > 1 for part in parts):
        return False
    if any(is_plain_noun(part) or part.isupper() for part in parts[:-1]):
        return False
    return is_head(parts[-1]) and is_given(parts[0]) or parts[-1].lower() in _NAMED_PLURALS


def _apposition_end(words: Words, index: int, strong: bool, places: frozenset[int]) -> int:
    texts = words.texts
    start = index
    while index < len(texts) and index - start < 5 and not words.line_start(index):
        text = texts[index]
        if not text[0].isupper():
            break
        if (
            text == "St"
            and index + 2 < len(texts)
            and texts[index + 1] == "."
            and words.glued(index + 1)
            and is_capital(texts[index + 2])
            and not words.line_break(index + 2)
        ):
            index += 3  # "Kantonspolizei St. Gallen"
            continue
        if is_role(text) or is_street(text) or gender_of_address(text) or opens_second(words, index):
            break
        if index > start and (text in generic() or is_strong(text)):
            break  # "Polizeipräsidium Musterstadt Pressestelle": its office
        if index > start and is_inflected(text) and index + 1 < len(texts) and texts[index + 1][0].isupper():
            break  # "Polizeipräsidium Mitte Digitale Pressemappe": something else begins
        if index not in places and (
            not strong
            or is_plain_noun(text)
            or not is_capital(text)
            or (is_head(text) and not is_unit(text))
            or is_given(text)
        ):
            compass = index > start and text in _COMPASS
            if not compass:
                break
        if words.glued(index) and texts[index - 1] != "/":
            break
        index += 1
        if (
            index + 1 < len(texts)
            and texts[index] == "/"
            and words.glued(index + 1)
            and index + 1 in places
            and len(texts[index + 1]) > 2
        ):
            index += 1  # "Polizeiinspektion Verden/Osterholz"
            continue
        if text in SHORT_TOWNS and index < len(texts) and texts[index] == "." and words.glued(index):
            index += 1
        index = town_end(words, index)
    if (
        strong
        and index == start
        and index < len(texts)
        and re.fullmatch(r"[A-Z]?\d{1,3}", texts[index])
        and not words.line_break(index)
        and texts[index - 1].lower().rstrip("s").endswith(("kommissariat", "sachgebiet", "dezernat"))
    ):
        index += 1
    return index


def is_inflected(word: str) -> bool:
    """Whether the word is an adjective of names with an ending ("Digitale")."""
    return is_name_adjective_stem(word) and word.endswith(("e", "er", "es", "en", "em"))


SHORT_TOWNS = frozenset({"Ffm", "Bln", "Hbg", "Mchn"})
_COMPASS = frozenset(
    {"Nord", "Süd", "Ost", "West", "Mitte", "Land", "Stadt", "Nordost", "Nordwest", "Südost", "Südwest", "Zentrum"}
)
