"""Named things (misc): programmes, projects, events, laws, products, as the tagger finds them, with their boundaries
put right."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from pressefakten.german.class_nouns import has_legal_form, is_head
from pressefakten.german.marks import CLOSE, OPEN
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import is_plain_noun, is_term
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.corrections import Correction, Range
from pressefakten.recognizers.names.found import Name
from pressefakten.recognizers.names.places import places_end

_LONGEST_TITLE = 8


def closing_mark(texts: list[str], start: int, reach: int) -> int | None:
    """The first closing quotation mark among ``reach`` words from ``start`` on."""
    return next((index for index in range(start, min(start + reach, len(texts))) if texts[index] in CLOSE), None)


def of_tagger(words: Words, first: int, last: int) -> Name:
    """The candidate of a MISC span: an organisation where its legal form says so, else a named thing."""
    if has_legal_form(words.words(first, last)):
        why = ("the tagger found a thing", "its legal form says a body")
        return Name("organization", first, last, "organization.tagger", why)
    return Name("misc", first, last, "misc.tagger", ("the tagger found a named thing",))


def _trim(words: Words, first: int, last: int) -> Range:
    """Without the marks around it."""
    texts = words.texts
    while first < last and not texts[first][0].isalnum():
        first += 1
    while first < last and not (texts[last - 1][0].isalnum() or texts[last - 1] in ("!", "?", "+", ")")):
        last -= 1
    return first, last


def _first_line(words: Words, first: int, last: int) -> Range:
    long = last - first > 5
    ends = (i for i in range(first + 1, last) if words.line_break(i) or long and words.texts[i] in ("–", "—"))
    return first, next(ends, last)


def _no_word(words: Words, first: int, last: int) -> Range | None:
    only = words.texts[first]
    no_name = only[0].isdigit() or only[0].islower() or is_role(only) or is_plain_noun(only) or is_term(only)
    return None if last - first == 1 and no_name else (first, last)


def _no_field(words: Words, first: int, last: int) -> Range | None:
    return None if _is_field(words, first, last) else (first, last)


CORRECTIONS: Mapping[str, Correction] = {
    "thing.trim": _trim,
    "thing.first_line": _first_line,
    "thing.no_word": _no_word,
    "thing.no_field": _no_field,
}


_FIELD = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]*(?:förderung|arbeit|beratung|politik|planung|betreuung|versorgung)(?:en)?")


def _is_field(words: Words, first: int, last: int) -> bool:
    """Whether it is an adjective before a field of work ("die Kommunale Jugendförderung"), with no sign that it is a
    name: no quotation mark before it, no abbreviation behind it."""
    texts = words.texts
    if last - first != 2 or not texts[first].endswith(("e", "en", "es")) or not _FIELD.fullmatch(texts[first + 1]):
        return False
    return not (first and texts[first - 1] in OPEN) and texts[last : last + 1] != ["("]


_LAW = re.compile(
    r"(?<![\w-])[A-ZÄÖÜ][\wäöüß-]{4,40}(?:gesetz(?:buch)?(?:es|s)?|verordnung)(?: des Bundes)?(?![\wäöüß-])"
)


def laws(words: Words) -> Iterator[Name]:
    """Laws, ordinances and orders by name: a compound in "-gesetz" or "-verordnung", or what everybody knows."""
    for found in _LAW.finditer(words.text):
        first, last = words.between(*found.span())
        if words.starts[first] == found.start():
            yield Name("misc", first, last, "misc.law", ("a law by its class noun",))
    for first, last in words.whole(_known()):
        yield Name("misc", first, last, "misc.law", ("a law or an order known by this name",))


@cache
def _known() -> re.Pattern[str]:
    data = load("things")["known"]
    orders = "|".join(order.capitalize() for order in data["orders"])
    names = "|".join(map(re.escape, data["names"]))
    return re.compile(rf"(?<![\w-])(?:{names}|(?:{orders})ordnung(?:en)?)(?![\w-])")


_YEAR = re.compile(r"(?:19|20)\d\d")


def of_a_year(words: Words) -> Iterator[Name]:
    """An event that its year tells from the others: "Kreistagswahl 2006", "Meisterfeier 2009"."""
    heads = tuple(load("things")["of_a_year"]["heads"])
    for index in range(1, len(words)):
        if (
            _YEAR.fullmatch(words.texts[index])
            and words.texts[index - 1][0].isupper()
            and words.texts[index - 1].lower().endswith(heads)
            and not words.line_break(index)
            and words.texts[index + 1 : index + 2] not in (["/"], ["bis"], ["–"], ["-"])
        ):
            yield Name("misc", index - 1, index + 1, "misc.of_a_year", ("an event with its year",))


def of_bodies(words: Words) -> Iterator[Name]:
    """An event that a body gives its name: "IHK-Bestenfeier", "Caritas-Sonntag"."""
    heads = tuple(load("things")["of_bodies"]["heads"])
    bodies = {*load("things")["of_bodies"]["bodies"], *load("organizations")["known"]["abbreviations"]}
    for index, text in enumerate(words.texts):
        body, _, event = text.partition("-")
        if body in bodies and event[:1].isupper() and event.lower().endswith(heads):
            yield Name("misc", index, index + 1, "misc.of_body", (f"an event of {body!r}",))


def of_places(words: Words, places: frozenset[int]) -> Iterator[Name]:
    """An event with its place: "Musikfestspiele Saar". ``places`` are the words that the tagger holds for places."""
    heads = tuple(load("things")["of_places"]["heads"])
    for index, text in enumerate(words.texts[:-1]):
        if text[0].isupper() and text.lower().endswith(heads) and index not in places:
            end = places_end(words, index + 1, places)
            if end > index + 1:
                yield Name("misc", index, end, "misc.of_place", ("an event with its place",))


_OPENS_TITLE = frozenset(
    "Gesetz Verordnung Richtlinie Initiative Aktion Projekt Programm Tag Nacht Woche Jahr Preis".split()
)
_GOES_ON = frozenset("zur zum für der des über gegen".split())


def titled(words: Words) -> Iterator[Name]:
    """A title in quotation marks that opens with its class noun: "„Gesetz zur Stärkung der Dörfer“"."""
    texts = words.texts
    for index in range(1, len(texts) - 2):
        if texts[index] not in _OPENS_TITLE or texts[index + 1] not in _GOES_ON:
            continue
        if texts[index - 1] in ("Lange", "Langer", "Offene", "Offener") and index > 1:
            index -= 1
        if texts[index - 1] not in OPEN:
            continue
        closed = closing_mark(texts, index + 2, 10)
        if closed is None or any(text in (".", "!", "?", ":", ",") for text in texts[index:closed]):
            continue
        yield Name("misc", index, closed, "misc.titled", ("a title in quotation marks opens with its class noun",))


_LONGEST_WORK = 10
_LONGEST_EVENT = 6
_ENDS_SENTENCE = frozenset(".!?:;")


def described(words: Words) -> Iterator[Name]:
    """A title in quotation marks right behind its class noun: "die Katastrophenschutzübung „Feuerfalle“", "die
    Ausstellung „100 Jahre Amt Aue, in Bildern“". Of a project or an event it is short, and names no body."""
    texts = words.texts
    events, works = _described_by()
    for index in range(2, len(texts) - 1):
        noun = texts[index - 2].lower()
        if texts[index - 1] not in OPEN or not noun.endswith(events + works) or texts[index - 2][0].islower():
            continue
        work = noun.endswith(works)
        longest = _LONGEST_WORK if work else _LONGEST_EVENT
        closed = closing_mark(texts, index + 1, longest)
        if closed is None or not (texts[index][0].isupper() or work and texts[index][0].isdigit()):
            continue
        inside = texts[index:closed]
        if any(text in _ENDS_SENTENCE for text in inside):
            continue
        if not work and any(text in (",", "–") or is_head(text) for text in inside):
            continue
        yield Name("misc", index, closed, "misc.described", ("a title in quotation marks behind its class noun",))


@cache
def _described_by() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Endings of the nouns of projects and events, and of works, in any case."""
    data = load("things")["described"]
    events, works = ([noun + ending for noun in data[group] for ending in ("", "s", "es")] for group in data)
    return tuple(events), tuple(works)


def quoted(words: Words, tagged: list[Name]) -> Iterator[Name]:
    """A title in quotation marks of which the tagger saw a part only: the whole of it, eight words at most."""
    texts = words.texts
    for name in tagged:
        if name.kind not in ("misc", "organization"):
            continue
        opened = next(
            (i for i in range(name.first - 1, max(name.first - _LONGEST_TITLE, -1), -1) if texts[i] in OPEN), None
        )
        closed = closing_mark(texts, name.last, _LONGEST_TITLE)
        if opened is None or closed is None or closed - opened - 1 > _LONGEST_TITLE:
            continue
        length = closed - opened - 1
        if length == name.last - name.first or 2 * (name.last - name.first) < length:
            continue  # whole already, or a name inside somebody's speech
        if closed + 1 < len(texts) and texts[closed + 1] == ",":
            continue
        inside = texts[opened + 1 : closed]
        if (
            any(text in (".", "!", "?", ",", ":") for text in inside)
            or not inside[0][0].isupper()
            or any(is_head(text) for text in inside)
        ):
            continue
        yield Name("misc", opened + 1, closed, "misc.quoted", ("a title in quotation marks",))
