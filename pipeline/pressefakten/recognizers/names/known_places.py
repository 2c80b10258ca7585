"""Places that the tagger passed over: what everybody knows, what it half heard behind a preposition, "St. Veit"."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from pressefakten.german.class_nouns import is_head, is_thing
from pressefakten.german.function_words import function_words
from pressefakten.german.geography import behind_prepositions, known_places
from pressefakten.german.marks import CLOSE
from pressefakten.german.place_nouns import is_street
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import is_capital, is_given, is_plain_noun, is_term, is_term_noun
from pressefakten.german.towns import german_towns
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.tagged import Tagged
from pressefakten.recognizers.names.towns import town_end

Hears = Callable[[int, int], float]
"""How likely the tagger holds the code points ``[start, end)`` for a place."""

_ARTICLES = function_words("article") | function_words("genitive")
_WHERE = function_words("where_alone")


def known(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """Countries and landscapes in a sentence ("für Togo"); mountains, waters and islands behind the preposition and
    the article that go with them ("auf dem Brocken", "an der Erft", "auf Juist")."""
    for index in range(1, len(words)):
        text = words.texts[index]
        if index in tagged.places or not _stands_alone(words, index):
            continue
        if text in known_places():
            yield Candidate("place", index, index + 1, "place.known", ("everybody knows this place",))
        elif text in behind_prepositions() and _behind(words, index) in behind_prepositions()[text]:
            why = ("a mountain, water or island behind its preposition",)
            yield Candidate("place", index, index + 1, "place.known", why)


def of_several_words(words: Words) -> Iterator[Candidate]:
    """Countries, islands and cities whose names have several words ("Burkina Faso", "Banja Luka")."""
    for first, last in words.whole(_several()):
        if not words.glued(last) or words.texts[last] not in ("-", "–"):
            yield Candidate("place", first, last, "place.known", ("everybody knows this place",))


@cache
def _several() -> re.Pattern[str]:
    names = sorted(load("geography")["several_words"]["names"], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


def _behind(words: Words, index: int) -> str:
    """What stands before the word, in small letters: a preposition with its article in one word or two."""
    before = words.texts[index - 1].lower()
    return f"{words.texts[index - 2].lower()} {before}" if before in _ARTICLES and index > 1 else before


def _stands_alone(words: Words, index: int) -> bool:
    """Whether the word is no part of a longer name: no capital, hyphen or bracket beside it, no genitive behind."""
    before = words.texts[index - 1]
    if words.line_start(index) or not (before[0].islower() or before in _BEFORE or before.lower() in _OPENS):
        return False
    return words.line_start(index + 1) or _ends_name(words, index + 1)


_BEFORE = frozenset({",", "(", "/"})
_OPENS = function_words("before_place") | function_words("contracted") | _WHERE | _ARTICLES


def _ends_name(words: Words, index: int) -> bool:
    """Whether what stands here goes on no name: a small word that is no genitive article, or a sign that parts."""
    text = words.texts[index]
    return text[0].islower() and text not in _ARTICLES or text in _PARTS or text in CLOSE


_PARTS = frozenset(",.;:!?()/")


def half_heard(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """A name behind "in", "aus", "nach" … that the tagger holds for no place but may well be one ("rund um Moorwitz"),
    and those that it is listed with."""
    found: set[int] = set()
    for index in range(1, len(words)):
        if not _reads_as_town(words, index) or not tagged.free(index):
            continue
        listed = words.texts[index - 1] in _JOINTS and index - 2 in found
        if listed or _says_where(words, index):
            least = _OF_TOWN if words.texts[index] in german_towns() else _HALF
            if tagged.hears(words.starts[index], words.ends[index]) >= least:
                found.add(index)
                yield Candidate("place", index, index + 1, "place.half_heard", ("a name that says where",))


_HALF, _OF_TOWN = 0.3, 0.08
"""How likely the tagger must hold a word for a place that stands as one does, and one that is a town's name."""
_JOINTS = function_words("joins_names") | {","}


def _says_where(words: Words, index: int) -> bool:
    before = words.texts[index - 1].lower()
    return before in _WHERE or before == "um" and words.texts[index - 2].lower() == "rund"


def _reads_as_town(words: Words, index: int) -> bool:
    """Whether a word can be a town's name that stands alone: no noun, role, first name or class noun."""
    text = words.texts[index]
    if not is_capital(text) or len(text) < _SHORTEST or text.isupper() or not _stands_alone(words, index):
        return False
    other = is_plain_noun, is_role, is_given, is_head, is_thing, is_unit, is_street, is_term, is_term_noun
    return not any(says(text) for says in other)


_SHORTEST = 4


_SAINT = re.compile(r"(?<![\w.])(?:St\.|ST\.|Sankt|SANKT) (?P<name>[A-ZÄÖÜ][\wäöüß-]{2,30})(?![\wäöüß])")


def saints(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """ "ST. VEIT", "St. Ulrich am Pillersee": a place that is named after a saint, cut at its full stop by the tagger."""
    for found in _SAINT.finditer(words.text):
        first, last = words.between(*found.span())
        whole = any(name.first <= first and last <= name.last for name in tagged.names)
        if not whole and last - 1 in tagged.places and not words.any_break(first, last):
            yield Candidate("place", first, town_end(words, last), "place.saint", ("a place named after a saint",))
