"""Persons: what the tagger found, put right, and what address, role and degree tell without it.

A person's span is the name alone: without "Herr", degree and role (docs/facts.md). Each rule rests on the form of
German names and releases, not on a list of people; the only lists are first names and role nouns.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pressefakten.german.role_nouns import is_role, is_role_adjective, is_short_role, role_form
from pressefakten.german.shapes import (
    can_be_name,
    ends_out_of_office,
    gender_of_address,
    is_capital,
    is_degree,
    is_degree_bracket,
    is_degree_field,
    is_family,
    is_given,
    is_particle,
    is_plain_noun,
    is_sure_given,
)
from pressefakten.german.words import Words
from pressefakten.recognizers.names.corrections import Correction, Range, correct
from pressefakten.recognizers.names.found import Name

LONGEST = 6
"""Words of a name ("Ursula Maria von der Leyen")."""

_OCCUPATION = re.compile(r"[a-zäöüß]{3}(?:er|erin|ist|istin|ent|entin|eur|eurin|ant|antin|oge|ogin)$")
_STOP_BEFORE = frozenset({"und", "sowie", "oder"})


def from_tagger(words: Words, first: int, last: int) -> Iterator[Name]:
    """A PER span as the names that it holds: none, one, or several joined by "und" or a comma."""
    start = first
    for index in range(first, last + 1):
        text = words.texts[index] if index < last else ""
        runs_on = (
            index - start >= 2
            and index < last
            and is_sure_given(text)
            and not is_given(words.texts[index - 1])
            and not is_particle(words.texts[index - 1])
        )
        if (
            runs_on
            or index == last
            or text in (",", ";", "/", "&", "(", ")", ":", "•", "|", "–", "—")
            or text in _STOP_BEFORE
            or (index > start and words.line_break(index))
        ):
            name = _put_right(words, start, index)
            if name:
                yield name
            start = (
                index
                if index < last
                and text not in (",", ";", "/", "&", "(", ")", ":", "•", "|", "–", "—")
                and text not in _STOP_BEFORE
                else index + 1
            )


def is_role_with_name(words: Words, first: int, last: int) -> bool:
    """Whether a span held for something else is a role and a name ("LH Kogler", "Stadtrat Jan Ott")."""
    texts = words.texts
    names = texts[first + 1 : last]
    if not names or not all(can_be_name(text) for text in names):
        return False
    return is_short_role(texts[first]) or len(names) == 2 and is_role(texts[first]) and is_given(names[0])


def _put_right(words: Words, first: int, last: int) -> Name | None:
    span = correct(words, first, last, CORRECTIONS)
    if span is None:
        return None
    why = ("the tagger found a person",)
    changed = ("cut or grown to the name itself",) if span != (first, last) else ()
    return Name("person", *span, "person.tagger", (*why, *changed))


def _trim_front(words: Words, first: int, last: int) -> Range:
    while first < last and _is_no_first_word(words, first, last):
        first += 1
    return first, last


def _not_too_long(words: Words, first: int, last: int) -> Range | None:
    return None if last - first > LONGEST else (first, last)


def _is_no_first_word(words: Words, first: int, last: int) -> bool:
    text = words.texts[first]
    if not text[0].isalpha() or is_degree(text) or gender_of_address(text) or is_family(text):
        return True
    if text[0].islower():
        return not (is_particle(text) and last - first > 1) and text not in ("al", "bin", "de", "van", "von")
    if last - first == 1:
        return False
    following = words.texts[first + 1]
    if is_degree_field(text) and following == ".":
        return True
    if following == "." and ends_out_of_office(words.texts[max(0, first - 2) : first + 2]):
        return True  # "Landrat a. D. Karl Weiß"
    if is_role(text):
        return True
    if last - first > 2 and not is_given(text) and is_sure_given(following) and _OCCUPATION.search(text):
        return True  # "Reeder Hinrich Oltmann", whatever the occupation
    return not is_given(text) and (is_plain_noun(text) or (is_role_adjective(text) and is_role(following)))


CORRECTIONS: Mapping[str, Correction] = {
    "person.trim_front": _trim_front,
    "person.not_too_long": _not_too_long,
}


_ARABIC = re.compile(r"[a-z]{2,4}-[A-ZÄÖÜ]")
"""An article grown on to a surname ("al-Sayed")."""


def by_address(words: Words) -> Iterator[Name]:
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
            yield Name("person", at, end, rule, (f"{words.words(index, at)!r} stands before a name",))
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
    texts = words.texts
    for _ in range(10):
        if index >= len(texts):
            return None
        text = texts[index]
        if text == ".":
            if not words.glued(index) or not (
                is_degree(texts[index - 1])
                or is_degree_field(texts[index - 1])
                or gender_of_address(f"{texts[index - 1]}.")
            ):
                return None
        elif words.line_break(index):
            return None
        elif (
            texts[index : index + 1] == ["("]
            and texts[index + 2 : index + 3] == [")"]
            and is_degree_bracket(texts[index + 1])
        ):
            index += 2  # "Dipl.-Ing. (FH)"
        elif is_degree(text) or gender_of_address(text):
            pass
        elif is_degree_field(text) and index + 1 < len(texts) and texts[index + 1] == "." and text.islower():
            pass
        elif (
            is_role(text)
            and index + 1 < len(texts)
            and can_be_name(texts[index + 1])
            and not words.line_break(index + 1)
        ):
            pass
        else:
            return index
        index += 1
    return None


def name_end(words: Words, start: int) -> int:
    """The end of the name that begins at word ``start``: first names, particles, surname; ``start`` when none does."""
    texts = words.texts
    index, surname = start, False
    while index < len(texts) and index - start < LONGEST and not (index > start and words.line_break(index)):
        text = texts[index]
        if can_be_name(text):
            if index > start and not _goes_on(texts, index, surname):
                break
            surname = surname or not is_given(text)
        elif index > start and _ARABIC.match(text):
            surname = True
        elif not (_ends_initial(words, start, index) or _is_particle_of(words, start, index)):
            break
        index += 1
    while index > start and not is_capital(texts[index - 1]) and not _ARABIC.match(texts[index - 1]):
        index -= 1
    return index


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


_OPENING_PARTICLES = frozenset({"von", "van", "vom", "de", "du", "zu", "ten", "ter", "di", "da", "el", "al"})
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


def without_places(words: Words, names: list[Name], places: frozenset[int]) -> list[Name]:
    """A lone word that the tagger holds for a person here and for a place elsewhere is the place, unless it is
    addressed."""
    towns = {words.texts[index] for index in places}
    addressed = {name.first for name in names if name.rule in ("person.address", "person.degree")}
    return [
        replace(name, kind="place", rule="place.not_person", steps=("a place elsewhere in the release",))
        if name.rule == "person.tagger"
        and name.last - name.first == 1
        and name.first not in addressed
        and words.texts[name.first] in towns
        else name
        for name in names
    ]
