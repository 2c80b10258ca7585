"""Companies and associations by their legal form, "Firma X", agencies in photo credits."""

import re
from collections.abc import Iterator
from functools import cache

from pressefakten.german.class_nouns import (
    any_body,
    generic,
    is_head,
    legal_form,
)
from pressefakten.german.marks import CLOSE, OPEN
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import ARTICLES
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.tagged import Tagged

_LONGEST = 8
"""Words before a legal form, where the tagger saw no name."""

_JOINTS = frozenset({"&", "-", "–"})
_SHORTEST_OPENING = 5
_NO_OPENING = tuple(load("organizations")["legal"]["no_firms"])


def with_legal_form(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """ "Nordlicht Energie GmbH & Co. KG": a legal form with the tagger's name that reaches to it, else with the
    capitalised words before it."""
    bodies = [name for name in tagged.names if name.kind == "organization"]
    touched = {index: name for name in bodies for index in range(name.first, name.last)}
    for found in legal_form().finditer(words.text):
        form, end = words.between(found.start(), found.end())
        body = touched.get(form - 1) or touched.get(form)
        if body and end < body.last <= end + 2:
            end = body.last  # "Auenbus GmbH Sachsen"
        first = _firm_start(words, body, form)
        opened, owned = _with_opener(words, first), _with_owner(words, end)
        if (opened, owned) != (first, end):  # the tagger never takes these words along
            why = (f"legal form {found[0]!r}", "with a word in short before it or its owner behind it")
            yield Candidate("organization", opened, owned, "organization.firm", why)
        elif first < form:
            yield Candidate("organization", first, end, "organization.legal_form", (f"legal form {found[0]!r}",))


def _firm_start(words: Words, body: Candidate | None, form: int) -> int:
    """Where the name begins that ends in the legal form at ``form``; ``body`` is what the tagger saw before it."""
    first = body.first if body and body.first < form else _first_capital(words, form)
    first = _with_quoted(words, first, form)
    while first and _opens_firm(words, first):
        first -= 1  # "Planungsbüro Richter & Partner mbB"
    while first < form - 1 and _is_said_of(words.texts[first]):
        first += 1
    return first


@cache
def _firms() -> tuple[str, ...]:
    return tuple(load("organizations")["legal"]["firms"])


def _with_quoted(words: Words, first: int, form: int) -> int:
    """Back to the opening mark of a name in quotation marks before a legal form („Nordplan“ eG)."""
    if words.texts[form - 1] not in CLOSE:
        return first
    opening = (index for index in range(form - 2, max(form - 7, -1), -1) if words.texts[index] in OPEN)
    return min(first, next(opening, first))


def _with_opener(words: Words, first: int) -> int:
    """Back over a word in short before a firm's name ("Gebr.")."""
    short = first > 1 and words.texts[first - 1] == "." and words.texts[first - 2] in _openers()
    return first - 2 if short and not words.any_break(first - 2, first + 1) else first


def _with_owner(words: Words, end: int) -> int:
    """Past what a legal form goes on with ("Autobahn GmbH des Bundes")."""
    return end + 2 if tuple(words.texts[end : end + 2]) in _owners() else end


@cache
def _openers() -> frozenset[str]:
    return frozenset(load("organizations")["legal"]["openers"])


@cache
def _owners() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(owner.split()) for owner in load("organizations")["legal"]["owners"])


def _opens_firm(words: Words, first: int) -> bool:
    """Whether a class noun right before a firm's words belongs to its name."""
    before = words.texts[first - 1]
    opens = is_head(before) or before[0].isupper() and before.lower().endswith(_firms())
    if words.line_break(first) or not opens or len(before) < _SHORTEST_OPENING or is_role(before):
        return False
    return before not in generic() | any_body() and not before.endswith(_NO_OPENING)


def _first_capital(words: Words, form: int) -> int:
    """Where the capitalised words right before a legal form begin, articles and roles left out."""
    texts, first = words.texts, form
    while first > max(0, form - _LONGEST) and not words.line_break(first):
        before = texts[first - 1]
        if not (before[0].isupper() or before in _JOINTS) or before.lower() in ARTICLES:
            break
        first -= 1
    while first < form and (not texts[first][0].isalnum() or _is_outside(texts[first])):
        first += 1
    return first


def _is_outside(word: str) -> bool:
    """Whether the word says only what a firm is, or who speaks for it."""
    return _is_said_of(word) or is_role(word) and not is_head(word)


def _is_said_of(word: str) -> bool:
    """Whether the word says what a firm is: "Anlagenbaukonzern"."""
    return word.lower().endswith(_said_of())


@cache
def _said_of() -> tuple[str, ...]:
    return tuple(load("organizations")["legal"]["said_of"])


@cache
def _agencies() -> re.Pattern[str]:
    data = load("organizations")["agencies"]
    label, agency = "|".join(data["labels"]), "|".join(map(re.escape, data["names"]))
    return re.compile(rf"(?:{label})(?: ?[:/])? ?(?:[^\n:()]{{0,40}} ?[/|,] ?)?(?P<name>{agency})(?!\w)")


def agencies(words: Words) -> Iterator[Candidate]:
    """Picture agencies in a photo credit ("Foto: Pixabay")."""
    for found in _agencies().finditer(words.text):
        first, last = words.between(*found.span("name"))
        yield Candidate("organization", first, last, "organization.agency", ("named in a photo credit",))


@cache
def _known() -> re.Pattern[str]:
    data = load("organizations")["known"]
    every = sorted((*data["abbreviations"], *data["names"]), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, every))})(?![\w-])")


@cache
def _churches() -> re.Pattern[str]:
    church = load("organizations")["churches"]
    creed, noun = ("|".join(church[group]) for group in ("creeds", "nouns"))
    where = "|".join(map(re.escape, church["where"]))
    return re.compile(rf"(?<![\w-])(?:{creed})(?:e|en|er) (?:{noun}) (?:{where})(?![\w-])")


def known(words: Words) -> Iterator[Candidate]:
    """Bodies that everybody knows by their abbreviation ("BGH") or name ("Messe Essen"), churches with their region."""
    for first, last in (*words.whole(_known()), *words.whole(_churches())):
        yield Candidate("organization", first, last, "organization.known", ("a body known by this name",))
