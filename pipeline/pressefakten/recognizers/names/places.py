"""Places: units of administration with their name, towns with "am Main", datelines, states and countries."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from pressefakten.german.class_nouns import is_head, is_name_adjective_stem, is_thing
from pressefakten.german.function_words import function_words
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import is_capital, is_given, is_plain_noun, is_term
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.corrections import Correction, Range, behind_number
from pressefakten.recognizers.names.place_doubts import DOUBTS
from pressefakten.recognizers.names.towns import addition, town_end
from pressefakten_schemas.kinds import Kind


@cache
def _areas() -> frozenset[str]:
    """Units that are areas and no bodies ("Regierungsbezirk")."""
    return frozenset(load("places")["units"]["areas"])


def places_end(words: Words, index: int, places: frozenset[int]) -> int:
    """Past the capitalised words of the same line, from ``index`` on, that the tagger holds for ``places``."""
    while index < len(words) and index in places and words.texts[index][0].isupper() and not words.line_break(index):
        index += 1
    return index


def opens_second(words: Words, index: int) -> bool:
    """Whether an adjective of names with its noun stands here ("Mobile Wache"): the start of something else."""
    following = words.texts[index + 1] if index + 1 < len(words) else ""
    text = words.texts[index]
    return is_name_adjective_stem(text) and text[-1] in "er" and (is_head(following) or is_thing(following))


def _with_addition(words: Words, first: int, last: int) -> Range:
    """With "am Main" or "(Oder)" behind a town, and the full stop of "a. Rbge."."""
    return first, max(last, *(town_end(words, index) for index in range(first + 1, last + 1)))


@cache
def _line() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load('places')['lines']['words'])}) ?\d{{1,4}}")


def _no_line(words: Words, first: int, last: int) -> Range | None:
    """No place is the line of a train ("RE 4")."""
    return None if _line().fullmatch(words.words(first, last)) else (first, last)


def _no_unit(words: Words, first: int, last: int) -> Range | None:
    """No place is a unit of administration without its name ("Kreis")."""
    return None if last - first == 1 and is_unit(words.texts[first]) else (first, last)


def _one_noun(words: Words, first: int, last: int) -> Range:
    """Without a noun behind the noun that ends the name ("findet im Viersener Kreishaus [Platz]")."""
    two = last - first > 2 and all(is_plain_noun(words.texts[index]) for index in (last - 2, last - 1))
    return first, last - two


def _no_numbered_noun(words: Words, first: int, last: int) -> Range | None:
    """No place is a noun with its number ("Hausnummer 3", "Halle 4")."""
    texts = [text for text in words.texts[first:last] if text != "."]
    numbered = len(texts) > 1 and texts[-1].isdigit() and all(map(is_plain_noun, texts[:-1]))
    return None if numbered else (first, last)


@cache
def _rooms() -> frozenset[str]:
    return frozenset(load("places")["rooms"]["words"])


def _no_room(words: Words, first: int, last: int) -> Range | None:
    """No place is a room of a house by its size ("Großes Haus", "Kleiner Saal")."""
    texts = words.texts[first:last]
    room = len(texts) == 2 and texts[1] in _rooms() and texts[0].startswith(_sizes())
    return None if room else (first, last)


@cache
def _sizes() -> tuple[str, ...]:
    return tuple(load("places")["rooms"]["sizes"])


def _no_number(words: Words, first: int, last: int) -> Range | None:
    """Without the number of a line in a list; a number alone is no place."""
    first = behind_number(words, first, last)
    return (first, last) if any(text[0].isalpha() for text in words.texts[first:last]) else None


CORRECTIONS: Mapping[str, Correction] = {
    "place.no_number": _no_number,
    "place.town": _with_addition,
    "place.no_line": _no_line,
    "place.one_noun": _one_noun,
    "place.no_unit": _no_unit,
    "place.no_numbered_noun": _no_numbered_noun,
    "place.no_room": _no_room,
    **DOUBTS,
}


_WHERE = function_words("before_place")


def units(words: Words, places: frozenset[int]) -> Iterator[Candidate]:
    """ "Kreis Viersen", "Landes Nordrhein-Westfalen", "Stadt Frankfurt am Main": the unit with its name is one entity.

    It is read as a place behind "im", "aus", "nach" …, else as the organisation that acts.
    """
    for index in range(len(words) - 1):
        if _is_unit_with_name(words, index, places):
            end = town_end(words, places_end(words, index + 2, places))
            kind: Kind = "place" if _says_where(words, index) else "organization"
            why = f"{words.texts[index]!r} with the name behind it is one entity"
            yield Candidate(kind, index, end, f"{kind}.unit", (why,))


def _is_unit_with_name(words: Words, index: int, places: frozenset[int]) -> bool:
    """Whether a unit of administration stands here and its name behind it."""
    if not is_unit(words.texts[index]) or words.line_break(index + 1):
        return False
    if words.glued(index + 1) or words.is_gap(index + 1) or _is_named(words, index):
        return False
    name = words.texts[index + 1]
    if not is_capital(name) or is_role(name):
        return False
    if index + 1 in places:
        return True
    hyphen = words.texts[index + 2 : index + 3] == ["-"] and words.glued(index + 2)
    return words.texts[index] != "Amt" and not (is_plain_noun(name) or is_given(name) or hyphen)


def _is_named(words: Words, index: int) -> bool:
    """Whether the adjective before a unit is its name ("in der Tschechischen Republik")."""
    return index > 0 and not words.line_start(index) and _ADJECTIVE_OF_UNIT.fullmatch(words.texts[index - 1]) is not None


_ADJECTIVE_OF_UNIT = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+ischen?r?")


@cache
def _short_unit() -> re.Pattern[str]:
    shorts = "|".join(re.escape(short) for short in load("places")["short_units"])
    return re.compile(rf"(?<![\w.])(?:{shorts}) (?P<name>[A-ZÄÖÜ][\wäöüß-]{{2,30}})(?!\w)")


def short_units(words: Words) -> Iterator[Candidate]:
    """ "LKR. HOF", "Lkr. Hof": a district in short with its name."""
    for found in _short_unit().finditer(words.text):
        first, last = words.between(*found.span())
        if not words.any_break(first, last):
            yield Candidate("place", first, last, "place.short_unit", ("a district in short with its name",))


@cache
def _road() -> re.Pattern[str]:
    codes, before = ("|".join(load("places")["roads"][group]) for group in ("codes", "before"))
    return re.compile(rf"(?<![\w-])(?:{before}) (?P<road>(?:{codes}) ?\d{{1,4}}[a-n]?)(?![\w-]|[.,:]\d)")


def roads(words: Words) -> Iterator[Candidate]:
    """Roads by their letter and number behind an article or their noun: "die L 3174", "auf der B 27", "Autobahn A 3"."""
    for found in _road().finditer(words.text):
        first, last = words.between(*found.span("road"))
        if not words.any_break(first - 1, last) and _is_road(words, first, found["road"]):
            yield Candidate("place", first, last, "place.road", ("a road by its number",))


def _is_road(words: Words, first: int, road: str) -> bool:
    """Whether a letter and number behind an article are a road's: no aeroplane's ("die A 320"), and behind "der" where
    that is a feminine ("auf der A 4", but "weil der A 4")."""
    if road.replace(" ", "") in _aeroplanes():
        return False
    before = words.texts[first - 2] if first > 1 else ""
    return words.texts[first - 1].lower() != "der" or before in _on_roads() or before[:1].isupper()


@cache
def _aeroplanes() -> frozenset[str]:
    return frozenset(load("places")["roads"]["aeroplanes"])


@cache
def _on_roads() -> frozenset[str]:
    return frozenset(load("places")["roads"]["behind"])


def _says_where(words: Words, index: int) -> bool:
    before = [text.lower() for text in words.texts[max(index - 2, 0) : index]]
    return before == ["in", "der"] or words.texts[index] in _areas() or bool(before) and before[-1] in _WHERE


_PLACE_WORD = r"[A-ZÄÖÜ][\wäöüß-]{1,30}"
_DATELINE = re.compile(
    rf"(?m)^[ *_#]{{0,6}}(?P<place>{_PLACE_WORD}"
    rf"(?:(?: |/)(?:{'|'.join(load('places')['dateline']['joints'])}|{_PLACE_WORD}|/)){{0,4}}(?:{addition()})?)"
    r"(?=, (?:den |am )?\d{1,2}\.|\. (?=[A-ZÄÖÜ„\"])| ?\((?:ots|dpa|pm|[a-z]{2,4})\)| ?[–—-] (?=[A-ZÄÖÜ„\"(])|: )"
)


_SENDER = re.compile(r"[A-ZÄÖÜ]{1,5}-[A-ZÄÖÜ]{1,5}")
"""The sender's code on press portals ("FW-XY: …")."""


def datelines(words: Words, known: frozenset[int], people: frozenset[int]) -> Iterator[Candidate]:
    """The place at the head of a release: "HALLE, 13.05.2026 …", "Kleve. Der …", "Frankfurt (ots)".

    Before a full stop, dash or colon one counts only when the tagger holds it for a place somewhere.
    """
    names = {words.texts[index].lower() for index in known}
    surnames = {words.texts[index] for index in people}
    for found in _DATELINE.finditer(words.text):
        first, last = words.between(*found.span("place"))
        opens_text = words.texts[first].lower() in names and last - first <= 5
        sure = opens_text or _SURE_BEHIND.match(words.text, found.end())
        if sure and words.texts[last - 1] not in surnames and _reads_as_place(words, first, last):
            yield from _parted(words, first, last)


def _parted(words: Words, first: int, last: int) -> Iterator[Candidate]:
    """The places of a dateline, parted by slashes; nothing stands behind that of "Auental/ –"."""
    slashes = [index for index in range(first, last) if words.texts[index] == "/"]
    step = "one of the places that open a release" if slashes else "the place that opens a release"
    for before, end in pairwise([first - 1, *slashes, last]):
        if before + 1 < end:
            yield Candidate("place", before + 1, end, "place.dateline", (step,))


_SURE_BEHIND = re.compile(r" \((?:ots|dpa)\)|, (?:den )?\d")
"""What stands behind the place of a dateline only."""


def _reads_as_place(words: Words, first: int, last: int) -> bool:
    """Whether the words at a line's head can be a town: no role, noun, sender, person or unit."""
    texts = words.texts[first:last]
    texts = [text.capitalize() if text.isupper() and len(text) > 4 else text for text in texts]
    if any(is_role(text) or is_plain_noun(text) or is_term(text) for text in texts) or _SENDER.fullmatch(texts[0]):
        return False
    return not (is_unit(texts[0]) or is_head(texts[0]) or len(texts) <= 2 and is_given(texts[0]))
