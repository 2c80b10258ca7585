"""The passes over all candidates of a release, in order: what one name tells of the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pressefakten.german.class_nouns import (
    has_legal_form,
    is_body_plural,
    is_head,
    is_name_adjective_stem,
    is_thing,
)
from pressefakten.german.shapes import is_term, is_term_noun
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names import parties, place_lists, repeats
from pressefakten.recognizers.names.abbreviations import Definition, definitions
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.settle import settle
from pressefakten.recognizers.names.tagged import Tagged
from pressefakten_schemas.kinds import Kind


@dataclass(slots=True)
class Pass:
    """The candidates of one release on their way: ``names`` may overlap until ``settled``; ``defined`` are its
    abbreviations."""

    words: Words
    tagged: Tagged
    names: list[Candidate]
    defined: list[Definition] = field(default_factory=list)

    @property
    def persons(self) -> list[Candidate]:
        return sorted((name for name in self.names if name.kind == "person"), key=lambda name: name.first)


def _define(state: Pass) -> None:
    """Abbreviations that the release defines: their long forms, and where they stand by themselves. What stands behind a
    place in brackets says where it lies ("Tübingen (TÜ)")."""
    words, kept = state.words, settle(state.names)
    places = {(name.first, name.last) for name in state.tagged.names if name.kind == "place"}
    state.defined = [
        definition
        for definition in definitions(words, kept)
        if not _is_term(words, definition) and (definition.first, definition.last) not in places
    ]
    kinds = {definition.short: _kind_of(words, definition, kept) for definition in state.defined}
    for definition in state.defined:
        kind, why = kinds[definition.short], (f"its abbreviation {definition.short!r} is defined here",)
        data = {"abbreviation": definition.short}
        state.names.append(Candidate(kind, definition.first, definition.last, f"{kind}.defined", why, data))
    state.names += repeats.abbreviated(words, state.defined, kinds)


def _settle(state: Pass) -> None:
    state.names = settle(state.names)


def _repeat(state: Pass) -> None:
    state.names = settle([*state.names, *repeats.full_names(state.words, state.names)])


def _surnames(state: Pass) -> None:
    state.names = settle([*state.names, *repeats.surnames(state.words, state.persons, state.tagged.places)])


def _place_lists(state: Pass) -> None:
    found = list(place_lists.among_places(state.words, state.names))
    guessed = {name.first for name in found}
    state.names = [*(name for name in state.names if name.last - name.first > 1 or name.first not in guessed), *found]


def _party_lists(state: Pass) -> None:
    found = parties.parties_in_brackets(state.words, state.persons, state.tagged.places)
    state.names = settle([*state.names, *found])


PASSES: Mapping[str, Callable[[Pass], None]] = {
    "pass.abbreviations": _define,
    "settle": _settle,
    "pass.repeated": _repeat,
    "pass.place_lists": _place_lists,
    "pass.surnames": _surnames,
    "pass.party_lists": _party_lists,
}


def _is_term(words: Words, definition: Definition) -> bool:
    """Whether an abbreviation is that of an ordinary term ("Ergebnis vor Steuern (EBT)") and of no name.

    What a class noun of organisations names is never one, nor what ends in a legal form.
    """
    texts = words.texts[definition.first : definition.last]
    if any(map(_names_body, texts)) or has_legal_form(words.words(definition.first, definition.last)):
        return False
    if texts[0][0].islower() and not any(map(is_thing, texts)):
        return True  # "service-orientierte Architekturen (SOA)"
    return is_term(definition.short) or _is_said_as_term([text for text in texts if text[0].isupper()])


_FUNDS = tuple(load("organizations")["field"]["funds"])


def _names_body(text: str) -> bool:
    return is_head(text) or is_body_plural(text)


def _is_said_as_term(nouns: list[str]) -> bool:
    """Whether the first of these is the head of an ordinary term, or the last where no adjective of names leads."""
    if not nouns:
        return False
    closing = len(nouns) > 1 and is_term_noun(nouns[-1]) and not is_name_adjective_stem(nouns[0])
    return is_term_noun(nouns[0]) or closing


def _kind_of(words: Words, definition: Definition, names: list[Candidate]) -> Kind:
    """What a defined long form names: as its legal form or last class noun tells, else as the tagger said, else a named
    thing."""
    if has_legal_form(words.words(definition.first, definition.last)):
        return "organization"
    for text in reversed(words.texts[definition.first : definition.last]):
        if text.lower().endswith(_FUNDS):
            break
        if _names_body(text):
            return "organization"
        if is_thing(text):
            return "misc"
    return _kind_as_found(definition, names)


def _kind_as_found(definition: Definition, names: list[Candidate]) -> Kind:
    """The kind of the name found at the long form, else at the abbreviation; a named thing where none is."""
    for name in names:
        if name.first < definition.last and definition.first < name.last and name.kind != "person":
            return name.kind if name.kind != "place" else "misc"
    kinds = (name.kind for name in names if name.first <= definition.at < name.last)
    return next((kind for kind in kinds if kind in ("organization", "misc")), "misc")
