"""A role as a phrase of words: its noun, the adjectives before it and what it is the role of.

"stellvertretende Leiterin des Sachgebiets E1" = adjective, noun, complement. The article stays out (docs/facts.md).
"""

from dataclasses import dataclass
from functools import cache

from pressefakten.german.class_nouns import is_head
from pressefakten.german.role_nouns import (
    is_council,
    is_role,
    is_role_adjective,
    is_role_adverb,
    needs_name,
    role_form,
)
from pressefakten.german.shapes import gender_of_address, is_degree, is_given, is_plain_noun
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.lexicon import load

ARTICLES = frozenset("der die das dem den des ein eine einen einem einer eines".split())
_GENITIVES = frozenset(
    {"der", "des", "dieser", "dieses", "unserer", "unseres", "ihrer", "ihres", "seiner", "seines", "beider", "aller"}
)
_PREPOSITIONS = frozenset("of at für von vom im in am an beim bei zur zum auf aus".split())
_WHERE = frozenset("im in am an bei beim zur zum auf aus".split())
"""Behind these only a name makes the phrase part of the role ("Professorin an der Universität Kiel")."""
_LONGEST = 16
_DEPARTMENTS = frozenset(
    {"Abteilung", "Bereich", "Fachbereich", "Referat", "Sachgebiet", "Ressort", "Sektion", "Dezernat"}
)


@cache
def _openers() -> frozenset[str]:
    """Capitalised words that begin a sentence and no name ("… Leiterin des Museums Im Anschluss …")."""
    return frozenset(load("sentences")["words"]["openers"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``[first, last)``; ``noun`` is the role noun, the complement begins behind it."""

    first: int
    noun: int
    last: int

    def text(self, words: Words) -> str:
        return words.words(self.first, self.last)


def first_word(words: Words, noun: int) -> int:
    """Where the adjectives begin that belong to the role ("neu gewählte Vizepräsidentin", "1. Bürgermeister")."""
    texts = words.texts
    first = noun
    while first > 0 and not words.line_break(first):
        before = texts[first - 1]
        if is_role_adjective(before) or (first < noun and is_role_adverb(before)):
            first -= 1
        elif len(before) == 2 and before[0].isdigit() and before[1] == ".":
            first -= 1
        elif (
            before == "."
            and first > 1
            and texts[first - 2].isdigit()
            and len(texts[first - 2]) == 1
            and words.glued(first - 1)
        ):
            first -= 2
        elif (
            before in ("und", ",")
            and first < noun
            and first > 1
            and is_role_adjective(texts[first - 2])
            and not is_role(texts[first])
        ):
            first -= 2
        elif before == "/" and first > 1 and first == noun and "-" in texts[noun] and texts[first - 2].isupper():
            first -= 2  # "CDU/CSU-Fraktionschef"
        else:
            break
    return first


def complement_end(words: Words, index: int, stop: int, bodies: dict[int, int]) -> int:
    """The end of what a role is the role of ("des Jugendamts", "für Kultur und Sport", "beim Kreis Kleve", "der FSFE").

    ``index`` is the word behind the role noun, ``stop`` where the phrase must end at the latest; ``bodies`` maps the
    first word of each name of an organisation or place to its end. ``index`` itself when nothing that follows belongs
    to the role.
    """
    texts = words.texts
    start = index
    end = index
    while index < stop and index - start < _LONGEST and not words.line_break(index):
        text = texts[index]
        if index in bodies and end == index and start == index:
            index = end = min(bodies[index], stop)  # "Geschäftsführerin Kreishandwerkerschaft Mitte"
            continue
        if index == start and _is_field(words, index, bodies):
            index = end = _field_end(words, index, stop)  # "Leiterin Unternehmenskommunikation"
            continue
        if text not in _GENITIVES and text not in _PREPOSITIONS:
            break
        after = _noun_phrase_end(words, index + 1, stop, bodies)
        if after == index + 1:
            break
        seat = text in ("im", "am") and after == index + 2 and (is_head(texts[index + 1]) or is_unit(texts[index + 1]))
        if text in _WHERE and not seat and not any(spot in bodies for spot in range(index + 1, after)):
            break  # "als Leiter auf dem Programm": no office
        index = end = after
    return end


def _is_field(words: Words, index: int, bodies: dict[int, int]) -> bool:
    """Whether a word right behind a role noun is a field of work: a plain noun, or one before the genitive of a name
    ("Chef Kommandobereiche der Kantonspolizei")."""
    text = words.texts[index]
    if not text[0].isupper() or is_role(text) or text in _openers():
        return False
    of_name = text.isalpha() and words.texts[index + 1 : index + 2] in (["der"], ["des"]) and index + 2 in bodies
    return is_plain_noun(text) or (of_name and not is_given(text))


def _field_end(words: Words, index: int, stop: int) -> int:
    """Past a field of work without an article: "Presse und Kommunikation"."""
    texts = words.texts
    index += 1
    if texts[index - 1] in _DEPARTMENTS and index < stop and not words.line_break(index):
        named = texts[index][0].isupper() and texts[index].isalpha() and texts[index] not in _openers()
        if named and not is_given(texts[index]) and not is_role(texts[index]) and not is_degree(texts[index]):
            index += 1  # "Leiter Abteilung Tiefbau"
    while (
        index + 1 < stop
        and words.texts[index] in ("und", "&")
        and is_plain_noun(words.texts[index + 1])
        and words.texts[index + 1][0].isupper()
        and not is_role(words.texts[index + 1])
    ):
        index += 2
    return index


def _noun_phrase_end(words: Words, index: int, stop: int, bodies: dict[int, int]) -> int:
    """Past article, adjectives and nouns, with "und" between nouns; the start when no noun follows."""
    texts = words.texts
    start, end = index, index
    while index < stop and not words.line_break(index):
        text = texts[index]
        if index in bodies:
            index = end = bodies[index]
        elif text in ARTICLES or text in ("deren", "dessen"):
            if end > start:
                break
            index += 1
        elif text[0].islower() and text.endswith(("e", "en", "er", "es", "em")) and end == start and text.isalpha():
            index += 1
        elif text[0].isupper() and text[0].isalpha():
            if is_degree(text) or gender_of_address(text) or (end > start and is_given(text)) or text in _openers():
                break
            if end > start and texts[index - 1] not in ("und", ",", "-", "&", "/") and is_role(text):
                break
            index += 1
            end = index
        elif text in ("-", "–") and words.glued(index):
            index += 1
        elif (
            text in ("und", "&", "/")
            and end > start
            and index + 1 < stop
            and (texts[index + 1][0].isupper())
            and not is_role(texts[index + 1])
            and not is_given(texts[index + 1])
        ):
            index += 1
        elif text in ("und",) and texts[index - 1] == "-":
            index += 1
        elif text[0].isdigit() and end > start and len(text) <= 3:
            index += 1
            end = index
        else:
            break
    return min(end, stop)


def role_at(words: Words, index: int) -> bool:
    """Whether the word is a role noun that may stand without a name beside it (a council is none)."""
    text = words.texts[index]
    return is_role(text) and not is_council(text) and not needs_name(text)


def is_plural(words: Words, noun: int) -> bool:
    """Whether the role noun is meant of several people here: by its form, or by "die/den/beiden" before a form that
    can be plural."""
    form = role_form(words.texts[noun])
    if form is None or not form.plural:
        return False
    if form.strict_plural:
        return True
    first = first_word(words, noun)
    before = words.texts[first - 1].lower() if first else ""
    if before[-2:] == "er" and before[:1].islower() is False and first > 1:
        before = words.texts[first - 2].lower()
    return (
        before
        in (
            "die",
            "den",
            "beiden",
            "beide",
            "der",
            "deren",
            "zwei",
            "drei",
            "vier",
            "fünf",
            "sowie",
            "mit",
            "alle",
            "unsere",
            "unseren",
            "ihre",
            "ihren",
            "seine",
            "seinen",
        )
        or words.texts[noun].endswith("n")
        and before not in ("dem", "des", "einem", "eines", "zum", "vom", "beim", "im", "herrn", "als")
    )
