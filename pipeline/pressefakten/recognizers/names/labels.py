"""The tagger's spans as candidates: of which kind each is, and which are no names at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from pressefakten.german.words import Words
from pressefakten.recognizers.names import bodies, companies, people, places, things
from pressefakten.recognizers.names.corrections import correct
from pressefakten.recognizers.names.found import Name

Veto = Callable[[Words, str, int, int], bool]
"""Whether the words ``[first, last)`` with this label are no name."""

Relabel = Callable[[Words, str, int, int], str | None]
"""A better label for the words ``[first, last)``, or None."""


def from_tagger(words: Words, spans: Iterable[tuple[str, int, int]]) -> Iterator[Name]:
    """The candidates in the tagger's spans (label, start, end in code points of ``words.text``)."""
    for label, start, end in spans:
        first, last = words.between(start, end)
        if first >= last or _ends_inside_word(words, first, last, start, end):
            continue
        if any(veto(words, label, first, last) for veto in VETOES.values()):
            continue
        for relabel in RELABELS.values():
            label = relabel(words, label, first, last) or label
        yield from _MAKE[label](words, first, last) if label in _MAKE else ()


def _ends_inside_word(words: Words, first: int, last: int, start: int, end: int) -> bool:
    """Whether the tagger's span begins or ends inside a word ("NRW" in "NRW-Landesprojekt"): no name of its own."""
    return words.ends[last - 1] > end + 1 or words.starts[first] < start - 1


def _noun_held_for_person(words: Words, label: str, first: int, last: int) -> bool:
    return label == "PER" and last - first == 1 and people.is_no_surname(words, first)


VETOES: Mapping[str, Veto] = {"veto.person_noun": _noun_held_for_person}


def _first_name_and_surname(words: Words, label: str, first: int, last: int) -> str | None:
    return "PER" if label != "PER" and people.reads_as_person(words, first, last) else None


def _role_with_name(words: Words, label: str, first: int, last: int) -> str | None:
    return "PER" if label != "PER" and people.is_role_with_name(words, first, last) else None


def _street_of_person(words: Words, label: str, first: int, last: int) -> str | None:
    return "STREET" if label == "PER" and places.is_street_of_person(words.texts[last - 1]) else None


def _building(words: Words, label: str, first: int, last: int) -> str | None:
    return "LOC" if label == "MISC" and last - first > 1 and places.is_building(words.texts[first]) else None


def _body(words: Words, label: str, first: int, last: int) -> str | None:
    return "LED" if label == "MISC" and companies.is_body(words, first, last) else None


RELABELS: Mapping[str, Relabel] = {
    "label.first_name_and_surname": _first_name_and_surname,
    "label.role_with_name": _role_with_name,
    "label.street": _street_of_person,
    "label.building": _building,
    "label.body": _body,
}


def _street(words: Words, first: int, last: int) -> Iterator[Name]:
    yield Name("place", first, last, "place.street", ("a street's name",))


def _place(words: Words, first: int, last: int) -> Iterator[Name]:
    if span := correct(words, first, last, places.CORRECTIONS):
        yield Name("place", *span, "place.tagger", ("the tagger found a place",))


def _organization(words: Words, first: int, last: int) -> Iterator[Name]:
    if span := correct(words, first, last, bodies.CORRECTIONS):
        kind, why = bodies.kind_of(words, *span)
        yield Name(kind, *span, f"{kind}.tagger", ("the tagger found an organisation", *why))


def _led(words: Words, first: int, last: int) -> Iterator[Name]:
    for name in _organization(words, first, last):
        yield replace(name, rule="organization.led") if name.kind == "organization" else name


def _thing(words: Words, first: int, last: int) -> Iterator[Name]:
    if span := correct(words, first, last, things.CORRECTIONS):
        yield things.of_tagger(words, *span)


_MAKE: Mapping[str, Callable[[Words, int, int], Iterator[Name]]] = {
    "PER": people.from_tagger,
    "LOC": _place,
    "ORG": _organization,
    "MISC": _thing,
    "STREET": _street,
    "LED": _led,
}
