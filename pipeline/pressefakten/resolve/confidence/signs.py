"""What the words of a name, and those beside it, say of its kind: class nouns, articles, numbers, quotation marks."""

import re
from collections.abc import Callable, Iterator

from pressefakten.german.class_nouns import generic, has_legal_form, is_body_plural, is_event, is_head, is_thing
from pressefakten.german.function_words import function_words
from pressefakten.german.geography import is_known_place
from pressefakten.german.marks import CLOSE, OPEN
from pressefakten.german.place_nouns import is_building, is_street
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import gender_of_address, is_given, is_plain_noun, is_term
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.lexicon import load

_POSTCODE = re.compile(r"\d{4,5}")
_ADJECTIVE_OF_TOWN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,30}er")
_MIXED = re.compile(r"[a-zäöüß]+[A-ZÄÖÜ]|[A-ZÄÖÜ][a-zäöüß]+[A-ZÄÖÜ]")
_ARTICLES = function_words("article")
_CONTRACTED = function_words("contracted")
_BEFORE_PLACE = function_words("before_place") | frozenset(load("places")["behind"]["words"])
_WHERE = function_words("where_alone") | function_words("town_joint") | frozenset(load("places")["behind"]["rarely"])
_SHORT = 5
"""Letters of an abbreviation in capitals."""

OF_THINGS = frozenset(
    {
        "begins with a thing", "behind a thing", "ends with a thing", "behind a quotation mark", "before a bracket",
        "ends with a number", "capitals inside",
    }
)  # fmt: skip
"""Signs that speak for a named thing, beside the tagger's word."""

OF_PLACES = frozenset(
    {
        "a building", "a known place", "a street", "before a bracket", "before a slash", "behind a bracket",
        "behind a contracted article", "behind a postcode", "behind a preposition of places", "behind a slash",
        "behind a unit", "behind an article", "behind another preposition", "opens its line",
    }
)  # fmt: skip
"""Signs that speak for a place, beside the tagger's word."""


_OF_OPENING: dict[str, Callable[[str], bool]] = {
    "begins with a body": lambda word: is_head(word) or is_body_plural(word),
    "begins with a unit": is_unit,
    "begins with a first name": is_given,
    "begins with a small letter": lambda word: word[0].islower(),
}
"""Signs that the first word of a name is."""
_OF_CLOSING: dict[str, Callable[[str], bool]] = {
    "a street": is_street,
    "ends with a thing": lambda word: is_thing(word) or is_event(word),
    "ends with a compound": lambda word: "-" in word,
}
"""Signs that the last word is."""
_OF_WORD_BEFORE: dict[str, Callable[[str], bool]] = {
    "behind a preposition of places": lambda word: word.lower() in _BEFORE_PLACE,
    "behind another preposition": lambda word: word.lower() in _WHERE,
    "behind a body": is_head,
    "behind a thing": is_thing,
    "behind a unit": is_unit,
    "behind a role": lambda word: is_role(word) or gender_of_address(word) is not None,
    "behind a building": is_building,
    "behind a postcode": lambda word: _POSTCODE.fullmatch(word) is not None,
    "behind a quotation mark": lambda word: word in OPEN,
    "behind a slash": lambda word: word == "/",
    "behind a bracket": lambda word: word == "(",
    "behind a capital": lambda word: (
        word[0].isupper() and not word.isupper() and not is_head(word) and not is_role(word)
    ),
}
"""Signs that the word before a name is, on its line."""


def signs(words: Words, first: int, last: int) -> Iterator[str]:
    """The signs of the name in the words ``[first, last)``, by name."""
    if first >= last:
        return
    texts = words.texts[first:last]
    yield from _said_of(texts[0], _OF_OPENING)
    yield from _said_of(texts[-1], _OF_CLOSING)
    yield from _inside(texts)
    yield from _of_one_word(texts[0]) if len(texts) == 1 else _of_several_words(texts)
    yield from _before(words, first)
    yield from _beside(words, first, last)


def _said_of(word: str, table: dict[str, Callable[[str], bool]]) -> Iterator[str]:
    return (sign for sign, says in table.items() if says(word))


def _inside(texts: list[str]) -> Iterator[str]:
    """What the words of a name say, be they one or several."""
    if has_legal_form(" ".join(texts).replace(" .", ".")):
        yield "ends with a legal form"
    if is_building(texts[0]) or is_building(texts[-1]):
        yield "a building"


def _of_several_words(texts: list[str]) -> Iterator[str]:
    """Of a name of several words: what opens, fills and closes it."""
    if is_head(texts[-1]):
        yield "ends with a body"
    elif any(map(is_head, texts[1:-1])):
        yield "holds a body"
    if is_thing(texts[0]):
        yield "begins with a thing"
    if texts[-1].isdigit():
        yield "ends with a number"
    if _ADJECTIVE_OF_TOWN.fullmatch(texts[0]):
        yield "begins with a town's adjective"


def _of_one_word(word: str) -> Iterator[str]:
    """Of a name of one word: what this is otherwise."""
    if is_plain_noun(word):
        yield "a noun"
    if is_term(word):
        yield "a term"
    if is_role(word):
        yield "a role"
    if word in generic():
        yield "a generic body"
    if is_known_place(word):
        yield "a known place"
    if word.isupper() and len(word) <= _SHORT:
        yield "short capitals"
    elif _MIXED.match(word):
        yield "capitals inside"
    elif word.isupper():
        yield "capitals alone"


def _before(words: Words, first: int) -> Iterator[str]:
    """What the word before says, on the same line."""
    if words.line_start(first):
        yield "opens its line"
        return
    before = words.texts[first - 1]
    if before in _ARTICLES:
        yield "behind an article"
    elif before in _CONTRACTED:
        yield "behind a contracted article"
    yield from _said_of(before, _OF_WORD_BEFORE)
    if before in ("-", "–") and words.glued(first):
        yield "behind a hyphen"


def _beside(words: Words, first: int, last: int) -> Iterator[str]:
    """What stands behind, or around."""
    if not words.line_start(last):
        yield from _behind(words, first, last)
    elif words.line_start(first):
        yield "its whole line"


def _behind(words: Words, first: int, last: int) -> Iterator[str]:
    """What the word behind says, on the same line."""
    behind = words.texts[last]
    if behind in CLOSE and first and words.texts[first - 1] in OPEN:
        yield "in quotation marks"
    if behind == "(":
        yield "before a bracket"
    if behind == "/":
        yield "before a slash"
    if behind in ("-", "–") and words.glued(last):
        yield "before a hyphen"
    if behind[0].isupper() and words.texts[last - 1] != ".":
        yield "before a capital"
