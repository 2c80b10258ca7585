"""Named things (misc): programmes, projects, events, laws, products, as the tagger finds them, with their boundaries
put right."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from pressefakten.german.class_nouns import has_legal_form, is_head, is_name_adjective_stem
from pressefakten.german.marks import CLOSE, OPEN
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import is_plain_noun, is_term
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.corrections import Correction, Range
from pressefakten.recognizers.names.tagged import Tagged


def closing_mark(texts: list[str], start: int, reach: int) -> int | None:
    """The first closing quotation mark among ``reach`` words from ``start`` on."""
    return next((index for index in range(start, min(start + reach, len(texts))) if texts[index] in CLOSE), None)


def of_tagger(words: Words, first: int, last: int) -> Candidate:
    """The candidate of a MISC span: an organisation where its legal form says so, else a named thing."""
    if has_legal_form(words.words(first, last)):
        why = ("the tagger found a thing", "its legal form says a body")
        return Candidate("organization", first, last, "organization.tagger", why)
    return Candidate("misc", first, last, "misc.tagger", ("the tagger found a named thing",))


def _trim(words: Words, first: int, last: int) -> Range:
    """Without the marks around it."""
    texts = words.texts
    while first < last and not texts[first][0].isalnum():
        first += 1
    while first < last and not (texts[last - 1][0].isalnum() or texts[last - 1] in ("!", "?", "+", ")")):
        last -= 1
    return first, last


def _no_term(words: Words, first: int, last: int) -> Range | None:
    """None for a lone word that is a term ("EBIT")."""
    return None if last - first == 1 and is_term(words.texts[first]) else (first, last)


def no_class_noun(words: Words, first: int, last: int) -> Range | None:
    """No name is the class noun that a title in quotation marks follows ("das Landesprojekt „Feuerfalle“"), nor both
    where it is none of bodies ("Bürgerinitiative „Grün bleibt“")."""
    texts, opening = words.texts, first + 1
    describes = (
        opening + 1 < len(texts)
        and texts[opening] in OPEN
        and (last == opening or texts[first].lower().endswith(_described_by()[1]) or not is_head(texts[first]))
        and texts[first].lower().endswith(_class_nouns())
        and closing_mark(texts, opening + 1, _LONGEST_WORK) is not None
    )
    return None if describes else (first, last)


CORRECTIONS: Mapping[str, Correction] = {
    "thing.trim": _trim,
    "thing.no_term": _no_term,
    "thing.no_class_noun": no_class_noun,
}


_LAW = re.compile(
    r"(?<![\w-])[A-ZÄÖÜ][\wäöüß-]{4,40}(?:gesetz(?:buch)?(?:es|s)?|verordnung)"
    r"(?: des Bundes| NRW| (?:19|20)\d\d)?(?![\wäöüß-])"
)


def laws(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """Laws, ordinances and orders by name: a compound in "-gesetz" or "-verordnung", or what everybody knows where the
    tagger sees no longer name ("Klimabonus Moorland")."""
    for found in _LAW.finditer(words.text):
        first, last = words.between(*found.span())
        if words.starts[first] == found.start():
            first = _with_land(words, first)
            yield Candidate("misc", first, last, "misc.law", ("a law by its class noun",))
    for first, last in words.whole(_known()):
        name = Candidate("misc", first, last, "misc.law", ("a law or an order known by this name",))
        if not any(one.kind == "misc" and one.holds(name) and not name.holds(one) for one in tagged.names):
            yield name


def _with_land(words: Words, first: int) -> int:
    """Back over the adjective of the land that made a law ("Thüringer Kommunalwahlgesetz")."""
    before = words.texts[first - 1] if first and not words.line_break(first) else ""
    return first - 1 if is_name_adjective_stem(before) and before[0].isupper() else first


@cache
def _known() -> re.Pattern[str]:
    data = load("things")["known"]
    orders = "|".join(order.capitalize() for order in data["orders"])
    names = "|".join((*map(re.escape, data["names"]), *data["patterns"]))
    return re.compile(rf"(?<![\w-])(?:{names}|(?:{orders})ordnung(?:en)?)(?![\w-])")


@cache
def _event() -> re.Pattern[str]:
    ends = "|".join(load("things")["events"]["ends"])
    noun = rf"[A-ZÄÖÜ]?[a-zäöüß]{{0,20}}(?:{ends})(?: (?:19|20)\d\d)?"
    return re.compile(rf"(?<![\w-])[A-ZÄÖÜ][a-zäöüß]{{2,24}}er {noun}(?![\w-])")


def events(words: Words) -> Iterator[Candidate]:
    """ "Allgäuer Käsetage", "Lohfelder Weinfest": an event with the town it is held in."""
    for first, last in words.whole(_event()):
        town = words.texts[first]
        if not (is_plain_noun(town) or is_role(town) or is_head(town) or words.texts[last - 1][0].islower()):
            yield Candidate("misc", first, last, "misc.event", ("an event with its town",))


_DAY = re.compile(
    r"(?<![\w-])(?:(?P<adjective>(?:[A-ZÄÖÜ]{2,5}-)?[A-ZÄÖÜ][a-zäöüß]{2,20}(?:e[rnms]?|er)) )?"
    r"(?:Tage?s?|Wochen?|Nacht|Stunde) (?:der|des) (?:[a-zäöü]+en )?"
    r"(?P<noun>[A-ZÄÖÜ][\w-]+)(?: und [A-ZÄÖÜ][\w-]+)?(?: (?:19|20)\d\d)?(?![\w-])"
)


def days(words: Words) -> Iterator[Candidate]:
    """ "Tag des offenen Denkmals", "Lange Nacht der Museen", "Woche der Umwelt 2025": but no "Tag der Abstimmung"."""
    no_event = tuple(load("things")["days"]["no_event"])
    for found in _DAY.finditer(words.text):
        if found["noun"].lower().endswith(no_event):
            continue
        start = found.start()
        if found["adjective"] and not _opens_day(words, found):
            start = found.end("adjective") + 1
        first, last = words.between(start, found.end())
        if not words.any_break(first, last):
            yield Candidate("misc", first, last, "misc.day", ("a day or night with what it is for",))


def _opens_day(words: Words, found: re.Match[str]) -> bool:
    adjective = found["adjective"]
    return adjective.rpartition("-")[2].startswith("Lang") or is_name_adjective_stem(adjective)


_LONGEST_WORK = 10
_LONGEST_EVENT = 6
_ENDS_SENTENCE = frozenset(".!?:;")


def described(words: Words) -> Iterator[Candidate]:
    """A title in quotation marks right behind its class noun: "die Katastrophenschutzübung „Feuerfalle“", "die
    Ausstellung „100 Jahre Amt Aue, in Bildern“". Of a project or an event it is short, and names no body."""
    texts = words.texts
    why = ("a title in quotation marks behind its class noun",)
    for index in range(2, len(texts) - 1):
        noun = texts[index - 2]
        if texts[index - 1] in OPEN and noun[0].isupper() and noun.lower().endswith(_class_nouns()):
            closed = _title_end(texts, index, work=noun.lower().endswith(_described_by()[1]))
            if closed is not None:
                yield Candidate("misc", index, closed, "misc.described", why)


def _title_end(texts: list[str], index: int, *, work: bool) -> int | None:
    """The closing mark of the title that begins at ``index``, that of a ``work`` or else of an event; None for words
    that are no title."""
    closed = closing_mark(texts, index + 1, _LONGEST_WORK if work else _LONGEST_EVENT)
    if closed is None or not (texts[index][0].isupper() or work and texts[index][0].isdigit()):
        return None
    inside = texts[index:closed]
    sentence = any(text in _ENDS_SENTENCE for text in inside)
    body = not work and any(text in (",", "–") or is_head(text) for text in inside)
    return None if sentence or body else closed


@cache
def _described_by() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Endings of the nouns of projects and events, and of works, in any case."""
    data = load("things")["described"]
    events, works = ([noun + ending for noun in data[group] for ending in ("", "s", "es")] for group in data)
    return tuple(events), tuple(works)


@cache
def _class_nouns() -> tuple[str, ...]:
    """Endings of all nouns that a title stands behind."""
    events, works = _described_by()
    return events + works
