"""What the tagger holds for a place and is none: "Berliner" in "Berliner Firmen", "h-Moll", "Tief Anna"."""

import re
from collections.abc import Mapping
from functools import cache

from pressefakten.german.class_nouns import has_legal_form
from pressefakten.german.function_words import function_words
from pressefakten.german.geography import is_known_place
from pressefakten.german.marks import CLOSE
from pressefakten.german.shapes import is_capital, is_plain_noun
from pressefakten.german.towns import german_towns
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.corrections import Correction, Range

_WHERE = function_words("where_alone")
_JOINTS = function_words("joins_names") | {","}


def _no_small_word(words: Words, first: int, last: int) -> Range | None:
    """No place is a lone word with a small letter ("h-Moll")."""
    return None if last - first == 1 and words.texts[first][0].islower() else (first, last)


def _no_noun_in_capitals(words: Words, first: int, last: int) -> Range | None:
    """No place is a common noun in capitals, unless a town is called so ("SPERRFRIST: …", but "HALLE")."""
    text = words.texts[first].capitalize()
    noun = last - first == 1 and words.texts[first].isupper() and is_plain_noun(text) and not is_known_place(text)
    return None if noun else (first, last)


def _no_sign(words: Words, first: int, last: int) -> Range | None:
    """No place is a country's sign in brackets ("Wien (AT)")."""
    alone = last - first == 1 and first > 0 and words.texts[first - 1 : last + 1] == ["(", words.texts[first], ")"]
    return None if alone and words.texts[first] in load("addresses")["countries"] else (first, last)


def _no_adjective(words: Words, first: int, last: int) -> Range | None:
    """No place is a town's adjective or who lives there ("Auener Firmen", "Auener und Moorbeker Vereine", "die
    Leipziger"), unless it stands as only a town does ("in Speyer")."""
    if last - first > 1 or not _may_be_adjective(words.texts[first]):
        return first, last
    if _goes_on(words, last):
        return None
    where = first > 0 and not words.line_start(first) and words.texts[first - 1].lower() in _WHERE
    return (first, last) if where or not _of_known_place(words.texts[first]) else None


def _may_be_adjective(text: str) -> bool:
    names_place = text in german_towns() or text.lower().endswith(_place_ends())
    return _ADJECTIVE.fullmatch(text) is not None and not names_place


_ADJECTIVE = re.compile(r"[A-ZÄÖÜ][a-zäöüß-]{2,40}er")


@cache
def _place_ends() -> tuple[str, ...]:
    return tuple(load("places")["in_er"]["endings"])


def _goes_on(words: Words, index: int) -> bool:
    """Whether a noun follows that an adjective may go with, or another adjective that has one."""
    texts = words.texts
    if index + 1 < len(texts) and texts[index] in _JOINTS and _may_be_adjective(texts[index + 1]):
        index += 2
    if index >= len(texts) or words.line_start(index):
        return False
    return is_capital(texts[index]) and not texts[index].isupper()


def _of_known_place(text: str) -> bool:
    """Whether a word in -er is made of a town or state that everybody knows ("Leipziger", "Kärntner")."""
    stem = text[:-2]
    return (
        any(stem + end in _known() for end in ("", "e", "en", "n"))
        or stem.endswith("n")
        and stem[:-1] + "en" in _known()
    )


@cache
def _known() -> frozenset[str]:
    return (
        german_towns() | frozenset(load("places")["safe"]["names"]) | frozenset(load("geography")["regions"]["names"])
    )


def _no_named_thing(words: Words, first: int, last: int) -> Range | None:
    """No place is what bears a place's name by its noun: a storm, a ship, a sort, a beast ("Tief Anna", "die Sorte
    Linda")."""
    inside = words.texts[first] in _things() and last - first > 1
    behind = first > 0 and not words.line_start(first) and words.texts[first - 1] in _things()
    return None if inside or behind else (first, last)


@cache
def _things() -> frozenset[str]:
    return frozenset(load("places")["bear_names"]["nouns"])


def _no_author(words: Words, first: int, last: int) -> Range | None:
    """No place is who a work in quotation marks is by ("„Die Moldau“ von Smetana")."""
    before = words.texts[max(first - 2, 0) : first]
    by = len(before) == 2 and before[0] in CLOSE and before[1] == "von"
    return None if by and last - first == 1 and words.texts[first] not in _known() else (first, last)


def _no_firm(words: Words, first: int, last: int) -> Range | None:
    """No place is the country in a company's name ("Auenbus (Schweiz) AG")."""
    inside = first > 0 and words.texts[first - 1] == "(" and words.texts[last : last + 1] == [")"]
    ends = range(last + 2, min(last + 2 + _LONGEST_FORM, len(words) + 1))
    return None if inside and any(has_legal_form(words.words(first - 1, end)) for end in ends) else (first, last)


_LONGEST_FORM = 4
"""Words and signs of a legal form ("GmbH & Co. KG" begins with one)."""


def _without_year(words: Words, first: int, last: int) -> Range:
    """Without the year behind a place ("Marktplatz 2026")."""
    year = last - first > 1 and _YEAR.fullmatch(words.texts[last - 1]) is not None
    return first, last - year


_YEAR = re.compile(r"(?:19|20)\d\d")


def _without_glued_number(words: Words, first: int, last: int) -> Range:
    """Without a number that lost its blank ("die A 66[Auen]")."""
    glued = last - first > 1 and words.texts[first].isdigit() and words.glued(first + 1)
    return first + (glued and words.texts[first + 1][0].isupper()), last


def _with_bracket(words: Words, first: int, last: int) -> Range:
    """With the bracket that closes one inside ("Burg (Spreewald[)]")."""
    inside = words.texts[first:last]
    return first, last + ("(" in inside and ")" not in inside and words.texts[last : last + 1] == [")"])


def _without_route(words: Words, first: int, last: int) -> Range:
    """The town alone of a road that goes to another ("die Straße von [Auen] nach Moorbek")."""
    route = last - first > 2 and words.texts[first + 1] == "von" and words.texts[last : last + 1] == ["nach"]
    return first + 2 * route, last


DOUBTS: Mapping[str, Correction] = {
    "place.no_small_word": _no_small_word,
    "place.no_noun_in_capitals": _no_noun_in_capitals,
    "place.no_sign": _no_sign,
    "place.no_adjective": _no_adjective,
    "place.no_named_thing": _no_named_thing,
    "place.no_author": _no_author,
    "place.no_firm": _no_firm,
    "place.no_year": _without_year,
    "place.no_glued_number": _without_glued_number,
    "place.bracket": _with_bracket,
    "place.no_route": _without_route,
}
