"""Named things (misc) by what tells of them without quotation marks: the class noun right before the name, an English
one that closes it, the capital of an adjective that only a name has, a league."""

import re
from collections.abc import Iterator
from functools import cache

from pressefakten.german.class_nouns import is_event_or_work, is_head, is_name_adjective_stem
from pressefakten.german.function_words import function_words
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import ARTICLES, is_plain_noun
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.tagged import Tagged

_ARTICLES = ARTICLES | function_words("article") | function_words("contracted")
_CASES = ("", "s", "es", "n", "en")
_VERSION = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
_BEHIND_VERSION = function_words("joins_names") | frozenset(load("things")["named"]["behind_version"])
_YEAR = re.compile(r"(?:19|20)\d\d")
_INFLECTED = ("e", "er", "es", "en", "em")


def named(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """ "im Tarif AueStrom Basis", "der Marke Deichperle": what the tagger holds for a thing right behind a noun for
    such things."""
    for name in tagged.names:
        first = name.first
        if name.kind != "misc" or words.line_start(first) or words.is_gap(first):
            continue
        noun = words.texts[first - 1]
        if noun[0].isupper() and not noun.isupper() and noun.lower().endswith(_class_nouns()):
            why = (f"right behind its class noun {noun!r}",)
            yield Candidate("misc", first, _with_version(words, name.last), "misc.named", why)


def _with_version(words: Words, last: int) -> int:
    """Past the number of a version or series that counts nothing ("die Drohne Skylark 4 mit")."""
    if last + 1 >= len(words) or words.line_start(last) or not _VERSION.fullmatch(words.texts[last]):
        return last
    return last + (words.texts[last + 1] in _BEHIND_VERSION)


@cache
def _class_nouns() -> tuple[str, ...]:
    return tuple(noun + ending for noun in load("things")["named"]["nouns"] for ending in _CASES)


@cache
def _english() -> re.Pattern[str]:
    heads = "|".join(load("things")["english"]["heads"])
    word = r"(?:[A-Z](?:[\w&.’'-]*[\w’'])?|[a-z]{1,2}[A-Z]\w+)"
    joined = rf"(?:{word} (?:(?:of|for|the|&) ){{0,2}}){{1,4}}"
    return re.compile(rf"(?<![\w&.’'-]){joined}(?:{heads})(?: (?:19|20)\d\d)?(?![\w’'-]| of\b)")


def english(words: Words) -> Iterator[Candidate]:
    """ "Red Dot Award", "Smart Country Convention": a name that an English noun of prizes, leagues, laws closes."""
    for first, last in words.whole(_english()):
        while first < last - 1 and _is_outside(words.texts[first]):
            first += 1
        if last - first > 1:
            yield Candidate("misc", first, last, "misc.english", (f"closed by {words.texts[last - 1]!r}",))


def _is_outside(text: str) -> bool:
    """Whether a capitalised word before an English name is none of it: an article, a role, a German noun."""
    lower = text.lower()
    outside = lower in _ARTICLES or is_role(text) or is_plain_noun(text) or lower.endswith(_class_nouns())
    return outside or text in load("things")["english"]["outside"]


@cache
def _leagues() -> re.Pattern[str]:
    data = load("things")["leagues"]
    levels, compass = "|".join(data["levels"]), "|".join(data["compass"])
    return re.compile(
        rf"(?<![\w-])(?:\d\. )?(?:[A-ZÄÖÜ][\w]*-)?(?:{levels})liga(?: (?:{compass}))?(?![\w-])",
    )


def leagues(words: Words) -> Iterator[Candidate]:
    """ "2. Bundesliga", "NOFV-Oberliga Süd": a league by its level."""
    for first, last in words.whole(_leagues()):
        yield Candidate("misc", first, last, "misc.league", ("a league by its level",))


def with_adjective(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """ "den Goldenen Kahn", "die Gemeinsame Agrarpolitik": adjectives with the capital of a name before a noun of
    things, or of gold or silver before any."""
    taken = tagged.bodies | tagged.people | tagged.places
    for index in range(1, len(words) - 1):
        if not _opens_name(words, index):
            continue
        last = index + 1
        while last < len(words) - 1 and _is_adjective(words.texts[last]):
            last += 1
        noun = words.texts[last]
        free = not words.any_break(index, last + 1) and taken.isdisjoint(range(index, last + 1))
        if free and _names_thing(words.texts[last - 1], noun) and not (is_role(noun) or is_head(noun) or is_unit(noun)):
            why = (f"{words.texts[index]!r} has the capital of a name",)
            yield Candidate("misc", index, _with_year(words, last + 1), "misc.adjective", why)


def _with_year(words: Words, last: int) -> int:
    """Past the year of a law or a prize."""
    year = last < len(words) and not words.line_start(last) and _YEAR.fullmatch(words.texts[last])
    return last + bool(year)


def _opens_name(words: Words, index: int) -> bool:
    """Whether a capitalised adjective stands here that no sentence, line or other adjective of the name begins."""
    before = words.texts[index - 1]
    behind = before[0].islower() or before.lower() in _ARTICLES
    return behind and _is_adjective(words.texts[index]) and not words.line_start(index)


def _is_adjective(text: str) -> bool:
    """Whether a capitalised word is an adjective by the lexicon or its ending."""
    if not (text[0].isupper() and len(text) > 4 and text.endswith(_INFLECTED)) or text.isupper():
        return False
    stem = _stem(text)
    data = load("things")["capital_adjectives"]
    told = stem in data["stems"] or stem in data["prizes"] or stem.lower().endswith(tuple(data["ends"]))
    return told or is_name_adjective_stem(text)


def _stem(adjective: str) -> str:
    return re.sub(f"(?:{'|'.join(_INFLECTED)})$", "", adjective)


def _names_thing(adjective: str, noun: str) -> bool:
    """Whether a noun behind a capitalised adjective is that of a thing's name."""
    data, lower = load("things")["capital_adjectives"], noun.lower()
    if not noun[0].isupper():
        return False
    if _stem(adjective) in data["prizes"]:
        return not lower.endswith(tuple(data["no_prizes"]))
    if lower.endswith(tuple(noun + ending for noun in data["things"] for ending in _CASES)):
        return True
    return is_event_or_work(noun) and not lower.endswith(tuple(data["no_things"]))
