"""What the words of a name, and those beside it, say of its kind: class nouns, articles, numbers, quotation marks."""

import re
from collections.abc import Iterator

from pressefakten.german.class_nouns import generic, has_legal_form, is_body_plural, is_event, is_head, is_thing
from pressefakten.german.function_words import function_words
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
_SHORT = 5
"""Letters of an abbreviation in capitals."""

OF_THINGS = frozenset(
    {
        "begins with a thing", "behind a thing", "ends with a thing", "behind a quotation mark", "before a bracket",
        "ends with a number", "capitals inside",
    }
)  # fmt: skip
"""Signs that speak for a named thing, beside the tagger's word."""


def signs(words: Words, first: int, last: int) -> Iterator[str]:
    """The signs of the name in the words ``[first, last)``, by name."""
    if first >= last:
        return
    yield from _inside(words.texts[first:last])
    if last - first == 1:
        yield from _of_one_word(words.texts[first])
    yield from _before(words, first)
    yield from _beside(words, first, last)


def _inside(texts: list[str]) -> Iterator[str]:
    opening, closing = texts[0], texts[-1]
    if is_head(opening) or is_body_plural(opening):
        yield "begins with a body"
    if is_head(closing) and len(texts) > 1:
        yield "ends with a body"
    elif any(map(is_head, texts[1:-1])):
        yield "holds a body"
    if has_legal_form(" ".join(texts).replace(" .", ".")):
        yield "ends with a legal form"
    if is_unit(opening):
        yield "begins with a unit"
    if is_building(opening) or is_building(closing):
        yield "a building"
    if is_street(closing):
        yield "a street"
    if is_thing(closing) or is_event(closing):
        yield "ends with a thing"
    if is_thing(opening) and len(texts) > 1:
        yield "begins with a thing"
    if is_given(opening):
        yield "begins with a first name"
    if len(texts) > 1 and closing.isdigit():
        yield "ends with a number"
    if opening[0].islower():
        yield "begins with a small letter"
    if "-" in closing:
        yield "ends with a compound"
    if len(texts) > 1 and _ADJECTIVE_OF_TOWN.fullmatch(opening):
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
    if before.lower() in _BEFORE_PLACE:
        yield "behind a preposition of places"
    if is_head(before):
        yield "behind a body"
    if is_thing(before):
        yield "behind a thing"
    if is_unit(before):
        yield "behind a unit"
    if is_role(before) or gender_of_address(before):
        yield "behind a role"
    if is_building(before):
        yield "behind a building"
    if _POSTCODE.fullmatch(before):
        yield "behind a postcode"
    if before in OPEN:
        yield "behind a quotation mark"
    if before == "/":
        yield "behind a slash"
    if before in ("-", "–") and words.glued(first):
        yield "behind a hyphen"
    if before[0].isupper() and not before.isupper() and not is_head(before) and not is_role(before):
        yield "behind a capital"


def _beside(words: Words, first: int, last: int) -> Iterator[str]:
    """What stands behind, or around."""
    whole_line = words.line_start(last)
    if whole_line and words.line_start(first):
        yield "its whole line"
        return
    if whole_line:
        return
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
