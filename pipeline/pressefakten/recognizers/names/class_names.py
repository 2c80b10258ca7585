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
from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.german.function_words import function_words
from pressefakten.german.parties import compound_parties
from pressefakten.german.place_nouns import is_street
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import ARTICLES, gender_of_address, is_given, is_plain_noun
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.places import opens_second
from pressefakten.recognizers.names.tagged import Tagged
from pressefakten.recognizers.names.towns import town_end

_LONGEST = 5
"""Words behind a class noun that may belong to the name."""

_ENDING = re.compile(rf"(?:{'|'.join(ADJECTIVE_ENDINGS)})$")
_BEFORE_ADJECTIVE = ARTICLES | function_words("contracted")
_OPENS_SENTENCE = frozenset('.!?:„"“»')


def with_class_noun(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """Class nouns with the place behind or the adjective before them, where the tagger saw no other body."""
    bodies = [name for name in tagged.names if name.kind == "organization"]
    apart = {(name.first, name.last) for name in tagged.names if name.kind in ("misc", "place")}
    for index, text in enumerate(words.texts):
        span = _named_by(words, index, tagged.places) if _is_class_noun(text) else None
        if span is None or span in apart:
            continue
        name = Candidate("organization", *span, "organization.class_noun", (f"class noun {text!r} with its name",))
        if all(name.holds(body) for body in bodies if body.overlaps(name)):
            yield name
    yield from _with_second_towns(words, tagged, bodies)


def _with_second_towns(words: Words, tagged: Tagged, bodies: list[Candidate]) -> Iterator[Candidate]:
    """The tagger's offices that end before the other town they are named after ("Polizeiinspektion
    Hameln-Pyrmont[/Holzminden]")."""
    for body in bodies:
        last = body.last
        if is_head(words.texts[body.first]) and not is_head(words.texts[last - 1]):
            while words.texts[last : last + 1] == ["/"] and words.glued(last) and last + 1 in tagged.places:
                last = town_end(words, last + 2)
        if last > body.last:
            yield Candidate("organization", body.first, last, "organization.class_noun", ("a second town behind '/'",))


def _is_class_noun(word: str) -> bool:
    return word[0].isupper() and (is_head(word) or _goes_on_with_place(word))


def _goes_on_with_place(word: str) -> bool:
    return is_weak(word) or is_strong(word)


def _named_by(words: Words, index: int, places: frozenset[int]) -> tuple[int, int] | None:
    """The class noun at ``index`` with its adjectives and places; None where these do not make a name."""
    text = words.texts[index]
    end = _places_behind(words, index + 1, places) if _goes_on_with_place(text) else index + 1
    first = with_adjective(words, index)
    told = end > index + 1 or _is_group(text) or _says_enough(words, first, index, places)
    return (first, end) if told else None


def _is_group(word: str) -> bool:
    """Whether the word is a party's group in a council ("SPD-Kreistagsfraktion")."""
    party, _, group = word.partition("-")
    return party in compound_parties() and group.endswith("fraktion")


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
    """Whether the capitalised word is an adjective of a name: a listed one anywhere, any other behind an article."""
    text = words.texts[index]
    if not text[0].isupper() or not _ENDING.search(text) or len(text) < 5:
        return False
    return is_name_adjective_stem(text) or not _is_noun(text) and _stands_behind_article(words, index)


def _is_noun(text: str) -> bool:
    return is_plain_noun(text) or is_head(text) or is_role(text) or is_unit(text) or is_given(text)


def _stands_behind_article(words: Words, index: int) -> bool:
    before = words.texts[index - 1] if index else "."
    starts = before in _OPENS_SENTENCE or words.line_start(index)
    return not starts and before.lower() in _BEFORE_ADJECTIVE


def _says_enough(words: Words, first: int, index: int, places: frozenset[int]) -> bool:
    """Whether the adjectives from ``first`` on tell which body the class noun at ``index`` means ("Freiwillige
    Feuerwehr", "Auensteiner Polizei"), not only what it is like."""
    if first == index:
        return False
    adjective, noun = words.texts[first], words.texts[index]
    if words.texts[first + 1] == ".":
        return True
    if is_name_adjective_stem(adjective):
        return noun not in generic() or adjective.endswith(("er", "e", "en"))
    return adjective.endswith("er") and (first in places or is_of_towns(noun))


def is_of_towns(word: str) -> bool:
    """Class nouns before which a capitalised word in -er is the adjective of a town ("die Auensteiner Polizei")."""
    return word in _of_towns()


@cache
def _of_towns() -> frozenset[str]:
    return frozenset(load("organizations")["generic"]["of_towns"])


def _places_behind(words: Words, index: int, places: frozenset[int]) -> int:
    """Past the words of a place behind a class noun, "St. Gallen", "Verden/Osterholz" and "Augsburg West" whole."""
    start, texts = index, words.texts
    while index - start < _LONGEST and _belongs(words, start, index, places):
        saint = texts[index] == "St" and texts[index + 1 : index + 2] == ["."] and index + 2 < len(texts)
        index = town_end(words, index + (3 if saint else 1))
        if texts[index : index + 1] == ["/"] and words.glued(index) and index + 1 in places:
            index += 1
    return index


def _belongs(words: Words, start: int, index: int, places: frozenset[int]) -> bool:
    """Whether the word goes on the name that a class noun before ``start`` has opened."""
    if index >= len(words) or words.line_start(index) or not words.texts[index][0].isupper():
        return False
    text = words.texts[index]
    if index not in places:
        return index > start and text in _COMPASS
    if is_role(text) or is_street(text) or gender_of_address(text) or opens_second(words, index):
        return False
    return not words.glued(index) or words.texts[index - 1] == "/"


_COMPASS = frozenset(load("places")["compass"]["words"])
