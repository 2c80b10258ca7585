"""Persons: what the tagger found, put right, and what address, role and degree tell without it.

A person's span is the name alone: without "Herr", degree and role (docs/facts.md). Each rule rests on the form of
German names and releases, not on a list of people; the only lists are first names and role nouns.
"""

import re
from collections.abc import Iterator, Mapping

from pressefakten.german.function_words import function_words
from pressefakten.german.role_nouns import is_role, is_short_role, role_form
from pressefakten.german.shapes import (
    can_be_name,
    can_be_surname,
    gender_of_address,
    is_capital,
    is_degree,
    is_degree_bracket,
    is_degree_field,
    is_family,
    is_given,
    is_noun_surname,
    is_particle,
    is_sure_given,
    out_of_office,
)
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.corrections import Correction, Range, correct

LONGEST = 6
"""Words of a name ("Ursula Maria von der Leyen")."""

_OCCUPATION = re.compile(rf"[a-zäöüß]{{3}}(?:{'|'.join(load('roles')['occupations']['endings'])})$")
_SEPARATORS = frozenset({",", ";", "/", "&", "(", ")", ":", "•", "|", "–", "—"})
_OPENING_PARTICLES_OF_PEOPLE = function_words("particle_of_given_name")
_STOP_BEFORE = function_words("joins_names")


def from_tagger(words: Words, first: int, last: int) -> Iterator[Candidate]:
    """A PER span as the names that it holds: none, one, or several joined by "und" or a comma."""
    start = first
    for index in range(first, last + 1):
        parts = index < last and _parts_names(words, index)
        if index < last and not parts and not _begins_another(words, start, index):
            continue
        if name := _put_right(words, start, index):
            yield name
        start = index + 1 if parts or index == last else index


def _parts_names(words: Words, index: int) -> bool:
    """Whether a sign or "und" parts two names here; that of "von und zu" joins particles."""
    text = words.texts[index]
    particles = [is_particle(words.texts[beside]) for beside in (index - 1, index + 1) if 0 <= beside < len(words)]
    return text in _SEPARATORS or text in _STOP_BEFORE and particles != [True, True]


def _begins_another(words: Words, start: int, index: int) -> bool:
    """Whether another name begins inside a span: on a new line, or with a first name behind a surname."""
    if index > start and words.line_break(index):
        return True
    before = words.texts[index - 1]
    runs_on = index - start >= 2 and is_sure_given(words.texts[index])
    return runs_on and not is_given(before) and not is_particle(before)


def _put_right(words: Words, first: int, last: int) -> Candidate | None:
    span = correct(words, first, last, CORRECTIONS)
    if span is None:
        return None
    why = ("the tagger found a person",)
    if span[1] - span[0] == 1 and _behind_role(words, span[0]):
        return Candidate("person", *span, "person.role", (*why, f"{words.texts[span[0] - 1]!r} stands before it"))
    changed = ("cut or grown to the name itself",) if span != (first, last) else ()
    return Candidate("person", *span, "person.tagger", (*why, *changed))


def _behind_role(words: Words, index: int) -> bool:
    """Whether a role of one person stands right before the word ("Kreisbrandrat Ott")."""
    form = None if words.line_break(index) else role_form(words.texts[index - 1])
    return form is not None and not form.plural and can_be_surname(words.texts[index])


def _trim_front(words: Words, first: int, last: int) -> Range:
    while first < last and _is_no_first_word(words, first, last):
        first += 1
    return first, last


def _is_no_first_word(words: Words, first: int, last: int) -> bool:
    text = words.texts[first]
    if not text[0].isalpha() or is_degree(text) or gender_of_address(text) or is_family(text):
        return True
    if text[0].islower():
        return not _opens_surname(text, last - first)
    if out_of_office(words.texts[max(0, first - 2) : first + 2]):
        return True  # "Landrat a. D. Kim Lau"
    following = words.texts[first + 1] if last - first > 1 else ""
    return bool(following) and (is_role(text) or is_degree_field(text) and following == ".")


def _opens_surname(text: str, size: int) -> bool:
    """Whether a small word opens a name of so many words: a particle."""
    return is_particle(text) and size > 1 or text in _OPENING_PARTICLES_OF_PEOPLE


CORRECTIONS: Mapping[str, Correction] = {
    "person.trim_front": _trim_front,
}


_ARABIC = re.compile(r"[a-z]{2,4}-[A-ZÄÖÜ]")
"""An article grown on to a surname ("al-Sayed")."""


def by_address(words: Words) -> Iterator[Candidate]:
    """Names behind "Herr", "Frau", a degree or a role noun.

    Behind an address or a degree one capitalised word is enough; behind a role noun a first name must lead.
    """
    index, total = 0, len(words)
    while index < total - 1:
        rule = _opens(words.texts[index])
        at = _skip_address(words, index + 1) if rule else None
        if rule is None or at is None:
            index += 1
            continue
        end = name_end(words, at)
        if end > at and _is_sure(words, rule, index, at, end):
            yield Candidate("person", at, end, rule, (f"{words.words(index, at)!r} stands before a name",))
        index = max(index + 1, end if end > at else at)


def _opens(text: str) -> str | None:
    """The rule by which a word announces a name, or None."""
    if not text[0].isupper():
        return None
    if gender_of_address(text) is not None:
        return "person.address"
    if is_degree(text):
        return "person.degree"
    return "person.role" if role_form(text) is not None else None


def _is_sure(words: Words, rule: str, index: int, at: int, end: int) -> bool:
    """Whether what stands behind a role from the word ``index`` on reads as a name; behind others it does."""
    if rule != "person.role":
        return True
    strong = at > index + 2 or is_short_role(words.texts[index])
    given = is_given(words.texts[at])
    if end - at == 1:
        return strong and not given
    return strong or given


def _skip_address(words: Words, index: int) -> int | None:
    """Behind an address: past degrees, roles and full stops to where the name must begin; None at a line's end."""
    for _ in range(10):
        if index >= len(words):
            return None
        stop = words.texts[index] == "."
        if not _ends_short_title(words, index) if stop else words.line_break(index):
            return None
        size = 1 if stop else _title_words(words, index)
        if not size:
            return index
        index += size
    return None


def _ends_short_title(words: Words, index: int) -> bool:
    """Whether the full stop is that of a degree or an address in short ("Dr.", "Hr.")."""
    before = words.texts[index - 1]
    title = is_degree(before) or is_degree_field(before) or gender_of_address(f"{before}.")
    return words.glued(index) and bool(title)


def _title_words(words: Words, index: int) -> int:
    """How many words before a name a degree, an address or a role has here, or 0."""
    text, following = words.texts[index], words.texts[index + 1 : index + 3]
    if text == "(" and following[1:] == [")"] and is_degree_bracket(following[0]):
        return 3  # "Dipl.-Ing. (FH)"
    short_field = is_degree_field(text) and text.islower() and following[:1] == ["."]
    if is_degree(text) or gender_of_address(text) or short_field:
        return 1
    return int(is_role(text) and bool(following) and can_be_name(following[0]) and not words.line_break(index + 1))


def name_end(words: Words, start: int) -> int:
    """The end of the name that begins at word ``start``: first names, particles, surname; ``start`` when none does."""
    texts = words.texts
    index, surname = start, False
    while index < len(texts) and index - start < LONGEST and not (index > start and words.line_break(index)):
        if can_be_name(texts[index]) or _is_noun_as_name(texts, start, index):
            if index > start and not _goes_on(texts, index, surname):
                break
            surname = surname or not is_given(texts[index])
        elif not _joins_names(words, start, index):
            break
        surname = surname or bool(_ARABIC.match(texts[index]))
        index += 1
    return _without_particles(texts, start, index)


def _joins_names(words: Words, start: int, index: int) -> bool:
    """Whether an article grown on to a surname, the full stop of an initial or a particle stands here."""
    if index > start and _ARABIC.match(words.texts[index]):
        return True
    return _ends_initial(words, start, index) or _is_particle_of(words, start, index)


def _without_particles(texts: list[str], start: int, end: int) -> int:
    """Back from ``end`` over what a surname would have to follow."""
    while end > start and not is_capital(texts[end - 1]) and not _ARABIC.match(texts[end - 1]):
        end -= 1
    return end


def _is_noun_as_name(texts: list[str], start: int, index: int) -> bool:
    """Whether a noun that is a surname too is one here: behind a first name or an address ("Alwin Winter", "Herrn
    Sommer")."""
    if not index or not is_noun_surname(texts[index]):
        return False
    before = texts[index - 1]
    return is_sure_given(before) if index > start else gender_of_address(before) is not None


def _goes_on(texts: list[str], index: int, surname: bool) -> bool:
    """Whether a word that can be a name belongs to the name before it, which has a ``surname`` or not."""
    before = texts[index - 1]
    if surname and not (is_given(before) or len(before) == 1 or before == "."):
        return False
    return is_given(before) or not is_role(texts[index])


def _ends_initial(words: Words, start: int, index: int) -> bool:
    """Whether a full stop ends an initial that a name follows."""
    texts = words.texts
    initial = texts[index] == "." and index > start and len(texts[index - 1]) == 1 and words.glued(index)
    return initial and index + 1 < len(texts) and can_be_name(texts[index + 1])


def _is_particle_of(words: Words, start: int, index: int) -> bool:
    text = words.texts[index]
    may = is_particle(text) and (index > start or text in _OPENING_PARTICLES)
    return may and _particle_goes_on(words, index)


_OPENING_PARTICLES = function_words("surname_particle")
"""Particles that open a surname by themselves ("Frau von Rahden"); "den" and "der" are articles there."""


def _particle_goes_on(words: Words, index: int) -> bool:
    texts = words.texts
    for ahead in (index + 1, index + 2):
        if ahead >= len(texts) or words.line_break(ahead):
            return False
        if can_be_name(texts[ahead]):
            return True
        if not is_particle(texts[ahead]):
            return False
    return False
