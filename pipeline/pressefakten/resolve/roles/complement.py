"""What a role is the role of: the body, the field of work, the genitive and the prepositions behind its noun."""

from collections.abc import Mapping
from functools import cache

from pressefakten.german.class_nouns import is_head
from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.german.function_words import function_words
from pressefakten.german.role_nouns import is_field, is_role
from pressefakten.german.shapes import gender_of_address, is_degree, is_given, is_plain_noun
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.resolve.roles.phrase import ARTICLES

_GENITIVES = function_words("genitive")
_PREPOSITIONS = function_words("role_preposition")
_WHERE = function_words("place_of_role")
"""Behind these only a name makes the phrase part of the role ("Professorin an der Universität Kiel")."""
_LONGEST = 16
_POSSESSIVES = frozenset(load("roles")["affiliation"]["possessives"])
_COURTS = frozenset(load("roles")["around"]["courts"])
_DEPARTMENTS = frozenset(load("roles")["around"]["departments"])
CONTACT_LABELS = frozenset(load("owners")["not_tail"])
"""Words that open what follows a name and its role on a line: "Leiterin Kommunikation Telefon …"."""


@cache
def _openers() -> frozenset[str]:
    """Capitalised words that begin a sentence and no name ("… Leiterin des Museums Im Anschluss …")."""
    return frozenset(load("sentences")["words"]["openers"])


def complement_end(words: Words, index: int, stop: int, bodies: Mapping[int, int]) -> int:
    """The end of what a role is the role of ("des Jugendamts", "für Kultur und Sport", "beim Kreis Kleve", "der FSFE").

    ``index`` is the word behind the role noun, ``stop`` where the phrase must end at the latest; ``bodies`` maps the
    first word of each name of an organisation or place to its end. ``index`` itself when nothing that follows belongs
    to the role.
    """
    start = index
    while index < stop and index - start < _LONGEST and not words.line_break(index):
        end = _opening_end(words, index, stop, bodies) if index == start else index
        end = end if end > index else _prepositional_end(words, index, stop, bodies)
        if end == index:
            break
        index = end
    return index


def _opening_end(words: Words, index: int, stop: int, bodies: Mapping[int, int]) -> int:
    """Past the body or the field of work right behind a role noun; the word itself where none stands there."""
    if index in bodies:
        return min(bodies[index], stop)  # "Geschäftsführerin Kreishandwerkerschaft Mitte"
    return _field_end(words, index, stop) if _is_field(words, index, bodies) else index  # "Leiterin Kommunikation"


def _prepositional_end(words: Words, index: int, stop: int, bodies: Mapping[int, int]) -> int:
    """Past a genitive or a preposition and its nouns; the word itself where they do not belong to a role."""
    text = words.texts[index]
    if (text not in _GENITIVES and text not in _PREPOSITIONS) or _is_possessed(words, index + 1):
        return index
    end = _noun_phrase_end(words, index + 1, stop, bodies)
    if end == index + 1:
        return index
    if text in _WHERE and not _is_held(words, index, end) and not any(spot in bodies for spot in range(index + 1, end)):
        return index  # "als Leiter auf dem Programm": no office
    return end


def _is_held(words: Words, index: int, end: int) -> bool:
    """Whether an office is held at what a preposition leads to: "im Jugendamt", "beim Bundesminister"."""
    text, following = words.texts[index], words.texts[index + 1]
    seat = text in ("im", "am") and end == index + 2 and _is_seat(following)
    return seat or (text == "beim" and is_role(following))


def _is_possessed(words: Words, index: int) -> bool:
    """Whether a possessive stands at a word: what a person has is no part of an office ("von ihrem Vater")."""
    return words.texts[index : index + 1] != [] and words.texts[index] in _POSSESSIVES


def _is_seat(word: str) -> bool:
    """Whether an office is held "am" or "im" a word: a class of bodies, a unit, a court in short."""
    return is_head(word) or is_unit(word) or word in _COURTS


def _is_field(words: Words, index: int, bodies: Mapping[int, int]) -> bool:
    """Whether a word right behind a role noun is a field of work: a plain noun, or one before the genitive of a name
    ("Chef Kommandobereiche der Kantonspolizei")."""
    text = words.texts[index]
    other = is_role(text) and not is_field(text)
    if not text[0].isupper() or other or text in _openers() or words.is_gap(index):
        return False
    of_name = text.isalpha() and words.texts[index + 1 : index + 2] in (["der"], ["des"]) and index + 2 in bodies
    return is_plain_noun(text) or is_field(text) or (of_name and not is_given(text))


def _field_end(words: Words, index: int, stop: int) -> int:
    """Past a field of work without an article: "Presse und Kommunikation"."""
    texts = words.texts
    index += 1
    if texts[index - 1] in _DEPARTMENTS and index < stop and _names_department(words, index):
        index += 1  # "Leiter Abteilung Tiefbau"
    if _is_first_part(words, index) and index + 2 < stop:
        index += 3 if texts[index + 2][0].isupper() else 0  # "Presse- und Öffentlichkeitsarbeit"
    while index < stop and _goes_on(words, index):
        index += 1  # "Head of Investor Relations"
    while index + 1 < stop and _joins_field(words, index):
        index += 2
    return index


def _is_first_part(words: Words, index: int) -> bool:
    """Whether a hyphen that another noun follows stands at a word: "Presse- und"."""
    return words.texts[index : index + 2] in (["-", "und"], ["-", "&"]) and words.glued(index)


def _goes_on(words: Words, index: int) -> bool:
    """Whether a field of work goes on with a word on the same line and in the same column."""
    text = words.texts[index]
    return is_field(text) and text not in CONTACT_LABELS and not words.line_break(index) and not words.is_gap(index)


def _names_department(words: Words, index: int) -> bool:
    """Whether a word says what a department is for and begins no name, title or sentence."""
    text = words.texts[index]
    if words.line_break(index) or not (text[0].isupper() and text.isalpha()) or text in _openers():
        return False
    return not (is_given(text) or is_role(text) or is_degree(text))


def _joins_field(words: Words, index: int) -> bool:
    """Whether "und" or "&" joins another plain noun here."""
    following = words.texts[index + 1]
    joint = words.texts[index] in ("und", "&")
    return joint and is_plain_noun(following) and following[0].isupper() and not is_role(following)


def _noun_phrase_end(words: Words, index: int, stop: int, bodies: Mapping[int, int]) -> int:
    """Past article, adjectives and nouns, with "und" between nouns; the start when no noun follows."""
    start, end = index, index
    while index < stop and not words.line_break(index):
        if index in bodies:
            index = end = bodies[index]
        elif _leads(words, index, end > start):
            index += 1
        elif _is_noun(words, index, end > start) or (end > start and _is_number(words, index)):
            index = end = index + 1
        elif _joins_nouns(words, index, stop, end > start):
            index += 1
        else:
            break
    return min(end, stop)


def _leads(words: Words, index: int, behind_noun: bool) -> bool:
    """Whether the word is an article or an adjective before the first noun."""
    text = words.texts[index]
    if behind_noun:
        return False
    if text in ARTICLES or text in ("deren", "dessen"):
        return True
    return text[0].islower() and text.endswith(ADJECTIVE_ENDINGS) and text.isalpha()


def _is_noun(words: Words, index: int, behind_noun: bool) -> bool:
    """Whether the capitalised word goes on the noun phrase and begins no name, title or other role."""
    text = words.texts[index]
    if not (text[0].isupper() and text[0].isalpha()):
        return False
    if is_degree(text) or gender_of_address(text) or text in _openers() or text in CONTACT_LABELS:
        return False
    if not behind_noun:
        return True
    joined = words.texts[index - 1] in ("und", ",", "-", "&", "/")
    return not is_given(text) and (joined or not is_role(text))


def _is_number(words: Words, index: int) -> bool:
    """Whether a short number stands at a word that opens no line."""
    return words.texts[index][0].isdigit() and len(words.texts[index]) <= 3 and not words.line_start(index)


def _joins_nouns(words: Words, index: int, stop: int, behind_noun: bool) -> bool:
    """Whether a hyphen or an "und" between two nouns stands here."""
    texts, text = words.texts, words.texts[index]
    if text in ("-", "–"):
        return words.glued(index)
    if text == "und" and texts[index - 1] == "-":
        return True
    if text == "," and behind_noun:
        return _is_list(words, index, stop)
    if text not in ("und", "&", "/") or not behind_noun or index + 1 >= stop:
        return False
    following = texts[index + 1]
    return following[0].isupper() and not is_role(following) and not is_given(following)


def _is_list(words: Words, index: int, stop: int) -> bool:
    """Whether a comma parts nouns of a list that "und" closes before ``stop``: "für Bau, Umwelt und Verkehr"."""
    texts = words.texts
    while index + 1 < stop and texts[index] == "," and _is_plain(texts[index + 1]) and not words.line_break(index + 1):
        index += 2
    return texts[index : index + 1] == ["und"] and index + 1 < stop and _is_plain(texts[index + 1])


def _is_plain(text: str) -> bool:
    """Whether a word is a capitalised noun that begins no name, title or role."""
    if not (text[0].isupper() and text.isalpha()) or is_role(text) or is_given(text):
        return False
    return not (is_degree(text) or gender_of_address(text))
