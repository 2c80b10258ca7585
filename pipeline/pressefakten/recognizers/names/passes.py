"""The passes over all candidates of a release, in order: what one name tells of the others."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pressefakten.german.class_nouns import (
    has_legal_form,
    is_body_plural,
    is_head,
    is_name_adjective_stem,
    is_thing,
)
from pressefakten.german.shapes import is_family, is_term, is_term_noun
from pressefakten.german.words import Words
from pressefakten.recognizers.names import class_names, parties, people, repeats
from pressefakten.recognizers.names.abbreviations import Definition, definitions
from pressefakten.recognizers.names.found import Name
from pressefakten.recognizers.names.settle import settle
from pressefakten.recognizers.names.tagged import Tagged, words_of
from pressefakten_schemas.kinds import Kind

_BODIES_SAID = {"organization.quoted", "organization.led", "organization.known"}
_THINGS_SAID = {"misc.defined", "misc.quoted", "misc.titled", "misc.law"}
_GUESSED = {"misc.tagger", "misc.repeated", "organization.tagger", "organization.repeated"}


@dataclass(slots=True)
class Pass:
    """The candidates of one release on their way: ``names`` may overlap until ``settled``; ``defined`` are its
    abbreviations."""

    words: Words
    tagged: Tagged
    names: list[Name]
    defined: list[Definition] = field(default_factory=list)

    @property
    def persons(self) -> list[Name]:
        return sorted((name for name in self.names if name.kind == "person"), key=lambda name: name.first)


def _without_places(state: Pass) -> None:
    places = state.tagged.places | state.tagged.bodies | words_of(state.names, "organization")
    state.names = people.without_places(state.words, state.names, places)


def _lists(state: Pass) -> None:
    state.names += people.by_list(state.words, [name for name in state.tagged.names if name.kind == "person"])


def _begin_with_tagger(state: Pass) -> None:
    state.names = [*begin_with_tagger(state.words, state.names, state.tagged.names)]


def _define(state: Pass) -> None:
    """Abbreviations that the release defines: their long forms, and where they stand by themselves."""
    words, kept = state.words, settle(state.names)
    state.defined = [definition for definition in definitions(words, kept) if not _is_term(words, definition)]
    kinds = {definition.short: _kind_of(words, definition, kept) for definition in state.defined}
    for definition in state.defined:
        kind, why = kinds[definition.short], (f"its abbreviation {definition.short!r} is defined here",)
        data = {"abbreviation": definition.short}
        state.names.append(Name(kind, definition.first, definition.last, f"{kind}.defined", why, data))
    state.names += repeats.abbreviated(words, state.defined, kinds)


def _settle(state: Pass) -> None:
    state.names = settle(state.names)


def _repeat(state: Pass) -> None:
    state.names = settle([*state.names, *repeats.full_names(state.words, state.names)])


def _one_kind(state: Pass) -> None:
    state.names = one_kind(state.words, state.names)


def _surnames(state: Pass) -> None:
    state.names = settle([*state.names, *repeats.surnames(state.words, state.persons)])


def _party_lists(state: Pass) -> None:
    found = parties.parties_in_brackets(state.words, state.persons, state.tagged.places)
    state.names = settle([*state.names, *found])


def _families(state: Pass) -> None:
    state.names = [name for name in state.names if not _is_family_name(state.words, name)]


PASSES: Mapping[str, Callable[[Pass], None]] = {
    "pass.places_not_persons": _without_places,
    "pass.lists": _lists,
    "pass.begin_with_tagger": _begin_with_tagger,
    "pass.abbreviations": _define,
    "settle": _settle,
    "pass.repeated": _repeat,
    "pass.one_kind": _one_kind,
    "pass.surnames": _surnames,
    "pass.party_lists": _party_lists,
    "pass.families": _families,
}


def begin_with_tagger(words: Words, names: list[Name], tagged: list[Name]) -> Iterator[Name]:
    """A rule that knows a name's end takes its beginning from the tagger where that saw more ("n-ost Netzwerk … e.
    V.")."""
    bodies_seen = [name for name in tagged if name.kind == "organization"]
    things_seen = {(one.first, one.last) for one in tagged if one.kind == "misc"}
    for name in names:
        if name.rule == "organization.class_noun" and (name.first, name.last) in things_seen:
            continue
        if name.rule == "organization.tagger":
            name = replace(name, first=class_names.with_class_noun_before(words, name.first))
        if name.rule in ("organization.legal_form", "organization.long_name"):
            earlier = [
                one.first
                for one in bodies_seen
                if one.first < name.first < one.last and "," not in words.texts[one.first : name.first]
            ]
            name = replace(name, first=min(earlier)) if earlier else name
        if name.rule == "organization.legal_form":
            later = [one.last for one in bodies_seen if one.first < name.last < one.last <= name.last + 2]
            if later and all(text[0].isupper() for text in words.texts[name.last : later[0]]):
                name = replace(name, last=later[0])  # "Auenbus GmbH Sachsen"
        yield name


def _is_family_name(words: Words, name: Name) -> bool:
    """Whether a lone word stands behind "Familie": several people, whatever the tagger holds it for."""
    return name.last - name.first == 1 and name.first > 0 and is_family(words.texts[name.first - 1])


def _is_term(words: Words, definition: Definition) -> bool:
    """Whether an abbreviation is that of an ordinary term ("Ergebnis vor Steuern (EBT)") and of no name.

    What a class noun of organisations names is never one, nor what a rule other than the tagger's found.
    """
    texts = words.texts[definition.first : definition.last]
    if any(is_head(text) or is_body_plural(text) for text in texts):
        return False
    if has_legal_form(words.words(definition.first, definition.last)):
        return False
    nouns = [text for text in texts if text[0].isupper()]
    if texts[0][0].islower() and not any(is_thing(text) for text in texts):
        return True  # "service-orientierte Architekturen (SOA)"
    return (
        is_term(definition.short)
        or bool(nouns)
        and (
            is_term_noun(nouns[0])
            or len(nouns) > 1
            and is_term_noun(nouns[-1])
            and not is_name_adjective_stem(nouns[0])
        )
    )


def _kind_of(words: Words, definition: Definition, names: list[Name]) -> Kind:
    """What a defined long form names: as its legal form or last class noun tells, else as the tagger said, else a named
    thing."""
    if has_legal_form(words.words(definition.first, definition.last)):
        return "organization"
    for index in range(definition.last - 1, definition.first - 1, -1):
        if is_head(words.texts[index]) or is_body_plural(words.texts[index]):
            return "organization"
        if is_thing(words.texts[index]):
            return "misc"
    for name in names:
        if name.first < definition.last and definition.first < name.last and name.kind != "person":
            return name.kind if name.kind != "place" else "misc"
    for name in names:
        if name.first <= definition.at < name.last and name.kind in ("organization", "misc"):
            return name.kind
    return "misc"


def one_kind(words: Words, names: list[Name]) -> list[Name]:
    """The same words are one kind throughout a release where organisation and thing are told apart by a rule somewhere.

    A title in quotation marks or a class noun decides for the places where the tagger only guessed.
    """
    bodies_said = {_squeezed(words, name) for name in names if name.rule in _BODIES_SAID}
    names = [
        _turned(name, "organization", "an organisation elsewhere in the release")
        if name.kind == "misc" and _squeezed(words, name) in bodies_said
        else name
        for name in names
    ]
    things_said = _things(words, names)
    return [
        _turned(name, "misc", "a thing elsewhere in the release")
        if name.kind == "organization"
        and _squeezed(words, name) in things_said
        and not has_legal_form(words.words(name.first, name.last))
        else name
        for name in names
    ]


def _things(words: Words, names: list[Name]) -> set[str]:
    """The words that a rule says are a named thing, or that the tagger takes for one more often than not."""
    said: set[str] = set()
    balance: Counter[str] = Counter()
    for name in names:
        if name.kind == "misc" and (name.rule in _THINGS_SAID or len(name.steps) > 1):
            said.add(_squeezed(words, name))
        elif name.rule in _GUESSED:
            balance[_squeezed(words, name)] += 1 if name.kind == "misc" else -1
    return said | {squeezed for squeezed, more in balance.items() if more > 0}


def _squeezed(words: Words, name: Name) -> str:
    return "".join(words.texts[name.first : name.last]).casefold()


def _turned(name: Name, kind: Kind, why: str) -> Name:
    return replace(name, kind=kind, rule=f"{kind}.{name.rule.partition('.')[2]}", steps=(*name.steps, why))
