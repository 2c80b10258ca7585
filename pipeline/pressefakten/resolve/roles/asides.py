"""What may stand between a name and its role: a bracket, an age, degrees, the body that "von" joins to the name."""

import re
from collections.abc import Mapping

from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import is_degree, is_degree_field
from pressefakten.german.words import Words
from pressefakten.lexicon import load

_ASIDE = load("roles")["aside"]
_JOINS_BODY = frozenset(_ASIDE["joins_body"])
_DEGREES = frozenset(_ASIDE["degrees"])
_BORN = _ASIDE["born"]
_AGE = frozenset(_ASIDE["age"])
_OF_MASTER = re.compile(r",\s?(?:[BM]\.\s?(?:A|Sc|Eng|Ed)\.|LL\.\s?[BM]\.|Ph\.\s?D\.)")
"""A degree in several parts behind a name."""
_IN_BRACKET = 16
_OLDEST = 3
"""Digits of an age at most."""


def past_asides(words: Words, end: int, bodies: Mapping[int, int]) -> int:
    """The word behind what stands between a name that ends at word ``end`` and its role, ``end`` where nothing does."""
    index = end
    for step in (_past_bracket, _past_age, _past_degrees):
        index = step(words, index)
    return _past_body(words, index, bodies)


def closing(words: Words, index: int) -> int:
    """The closing bracket for the one that stands at a word; the next word where none is near."""
    return next((i for i in range(index + 1, min(index + _IN_BRACKET, len(words))) if words.texts[i] == ")"), index + 1)


def _past_bracket(words: Words, index: int) -> int:
    """Past "(CDU)" or "(48)" behind a name."""
    if index < len(words) and words.texts[index] == "(":
        close = closing(words, index)
        return close + 1 if close < len(words) else index
    return index


def _past_age(words: Words, index: int) -> int:
    """Past ", 46", ", 46 Jahre alt" and ", Jahrgang 1979" with a comma behind."""
    texts = words.texts
    born = texts[index + 1 : index + 2] == [_BORN]
    if texts[index : index + 1] != [","] or not (born or _is_age(texts[index + 1 : index + 2])):
        return index
    end = index + 2 + born
    while end < len(texts) and texts[end] in _AGE:
        end += 1
    return end if texts[end : end + 1] == [","] else index


def _is_age(found: list[str]) -> bool:
    return bool(found) and found[0].isdigit() and len(found[0]) <= _OLDEST


def _past_degrees(words: Words, index: int) -> int:
    """Past ", M. Sc." and ", BA MA" behind a name."""
    texts = words.texts
    if texts[index : index + 1] != [","]:
        return index
    end = index + 1
    while end < len(texts) and not words.line_break(end) and _is_part_of_degree(words, end):
        end += 1
    if end == index + 1 and (degree := _OF_MASTER.match(words.text, words.starts[end - 1])):
        end = next((spot for spot in range(end, len(texts)) if words.starts[spot] >= degree.end()), index)
    return end if end > index + 1 and not _opens_name(words, end) else index


def _opens_name(words: Words, index: int) -> bool:
    """Whether a capitalised word goes on behind degrees: "X, Dr. Y" names two."""
    return index < len(words) and words.texts[index][0].isupper() and not words.line_break(index)


def _is_part_of_degree(words: Words, index: int) -> bool:
    text = words.texts[index]
    degree = (is_degree(text) and not is_role(text)) or is_degree_field(text) or text in _DEGREES  # "Professor für …"
    return degree or (text == "." and words.glued(index))


def _past_body(words: Words, index: int, bodies: Mapping[int, int]) -> int:
    """Past "von der Auenbank AG" where a comma or a bracket follows."""
    texts, end = words.texts, index
    while end < len(texts) and texts[end] in _JOINS_BODY and end - index < 2:
        end += 1
    if end == index or end not in bodies or words.any_break(index - 1, end):
        return index
    end = bodies[end]
    if texts[end : end + 1] == ["("] and texts[end + 2 : end + 4] == [")", ","] and texts[end + 1].isupper():
        end += 3  # "vom Landesamt Aue (LAA), dort Leiterin"
    return end if texts[end : end + 1] in ([","], ["("]) else index
