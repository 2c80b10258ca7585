"""Persons, organisations, places and named things: the tagger's entities put right, and what rules find beside it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from pressefakten.german.class_nouns import (
    has_legal_form,
    is_body_plural,
    is_head,
    is_name_adjective_stem,
    is_thing,
)
from pressefakten.german.doc_words import doc_words
from pressefakten.german.shapes import is_family, is_term, is_term_noun
from pressefakten.german.words import Words
from pressefakten.mentions import Mention
from pressefakten.recognizers.base import Recognizer
from pressefakten.recognizers.names import (
    bodies,
    class_names,
    companies,
    long_names,
    parties,
    people,
    places,
    repeats,
    things,
)
from pressefakten.recognizers.names.abbreviations import Definition, definitions
from pressefakten.recognizers.names.found import Name
from pressefakten_schemas.kinds import Kind

_PRECEDENCE = (
    "organization.party", "organization.party_list", "place.dateline", "person.address", "person.degree",
    "organization.abbreviation", "misc.abbreviation",
    "organization.defined", "misc.defined", "organization.long_name", "organization.legal_form", "place.unit",
    "place.landscape", "organization.unit",
    "organization.quoted", "person.office", "person.role", "person.tagger", "organization.class_noun",
    "misc.titled", "misc.described", "organization.known", "organization.led", "organization.tagger",
    "person.list", "person.first_name", "person.surname",
)  # fmt: skip
_BONUS = {
    "organization.class_noun": 2,
    "person.list": 2,
    "person.office": 2,
    "organization.agency": 2,
    "place.building": 1,
    "organization.long_name": 3,
    "misc.law": 1,
    "organization.legal_form": 2,
}
"""Words that a rule's name counts for more than it has: rules that know where a name ends beat a longer span of the
tagger."""
_BODIES_SAID = {"organization.quoted", "organization.led", "organization.known"}
_THINGS_SAID = {"misc.defined", "misc.quoted", "misc.titled", "misc.law"}
_GUESSED = {"misc.tagger", "misc.repeated", "organization.tagger", "organization.repeated"}
_RANK = {rule: rank for rank, rule in enumerate(_PRECEDENCE)}


class Names(Recognizer, stage="press_names", requires=["doc.ents"]):
    """``doc.ents`` (PER, LOC, ORG, MISC) and the words → persons, organizations, places and named things.

    Without entities the rules alone are at work.
    """

    def find(self, doc: Doc) -> Iterator[Mention]:
        words = doc_words(doc)
        names, defined = find(words, [(ent.label_, ent.start_char, ent.end_char) for ent in doc.ents])
        doc.user_data["press_abbreviations"] = [
            (definition.short, words.words(definition.first, definition.last)) for definition in defined
        ]
        return (_mention(words, name) for name in names)


def _mention(words: Words, name: Name) -> Mention:
    start, end = words.starts[name.first], words.ends[name.last - 1]
    return Mention(
        name.kind, start, end, words.words(name.first, name.last), name.rule, steps=name.steps, data=name.data or None
    )


def find(words: Words, spans: Iterable[tuple[str, int, int]]) -> tuple[list[Name], list[Definition]]:
    """The names of a release, none overlapping, and the abbreviations that it defines.

    ``spans``: the tagger's (label, start, end) in code points of ``words.text``.
    """
    tagged = list(_from_tagger(words, spans))
    located = _words_of(tagged, "place")
    bodily = _words_of(tagged, "organization")
    taken_by_people = [name for name in tagged if name.kind == "person"]
    names = [
        *tagged,
        *people.by_address(words),
        *people.by_first_name(words),
        *parties.parties_in(words),
        *long_names.long_names(words, located | bodily),
        *companies.with_legal_form(words),
        *class_names.with_class_noun(words, located, bodily),
        *companies.companies_of(words),
        *companies.known(words),
        *companies.agencies(words),
        *companies.in_quotation_marks(words, tagged),
        *people.by_office(words, tagged),
        *places.buildings(words, located),
        *things.laws(words),
        *things.of_a_year(words),
        *things.of_bodies(words),
        *things.of_places(words, located),
        *places.units(words, located | bodily),
        *places.landscapes(words),
        *places.safe_places(words),
        *places.datelines(words, located),
        *things.titled(words),
        *things.described(words),
        *things.quoted(words, tagged),
    ]
    names = people.without_places(words, names, located | bodily | _words_of(names, "organization"))
    names += people.by_list(words, taken_by_people)
    names = [*_begin_with_tagger(words, names, tagged)]
    kept = settle(names)
    defined = [definition for definition in definitions(words, kept) if not _is_term(words, definition, kept)]
    if defined:
        kinds = {definition.short: _kind_of(words, definition, kept) for definition in defined}
        long_forms = [
            Name(
                kinds[definition.short],
                definition.first,
                definition.last,
                f"{kinds[definition.short]}.defined",
                (f"its abbreviation {definition.short!r} is defined here",),
                {"abbreviation": definition.short},
            )
            for definition in defined
        ]
        names += long_forms
        names += repeats.abbreviated(words, defined, kinds)
        kept = settle(names)
    kept = one_kind(words, settle([*kept, *repeats.full_names(words, kept)]))
    persons = sorted((name for name in kept if name.kind == "person"), key=lambda name: name.first)
    kept = settle([*kept, *repeats.surnames(words, persons)])
    persons = sorted((name for name in kept if name.kind == "person"), key=lambda name: name.first)
    kept = settle([*kept, *parties.parties_in_brackets(words, persons, located)])
    kept = [name for name in kept if not _is_family_name(words, name)]
    return sorted(kept, key=lambda name: name.first), defined


def _begin_with_tagger(words: Words, names: list[Name], tagged: list[Name]) -> Iterator[Name]:
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


def _words_of(names: list[Name], kind: str) -> set[int]:
    return {index for name in names if name.kind == kind for index in range(name.first, name.last)}


def _from_tagger(words: Words, spans: Iterable[tuple[str, int, int]]) -> Iterator[Name]:
    nouns = people.plain_nouns(words)
    for label, start, end in spans:
        first, last = words.between(start, end)
        if first >= last:
            continue
        if label == "PER" and last - first == 1 and people.is_no_surname(words.texts[first], nouns):
            continue
        if _part_of_compound(words, first, last, start, end):
            continue
        if label != "PER" and (
            people.reads_as_person(words, first, last) or people.is_role_with_name(words, first, last)
        ):
            label = "PER"
        if label == "PER":
            if places.is_street_of_person(words.texts[last - 1]):
                yield Name("place", first, last, "place.street", ("a street's name",))
            else:
                yield from people.from_tagger(words, first, last)
            continue
        if label == "MISC" and last - first > 1 and places.is_building(words.texts[first]):
            label = "LOC"
        if label == "MISC" and companies.is_body(words, first, last):
            if name := bodies.from_tagger(words, first, last):
                yield replace(name, rule="organization.led") if name.kind == "organization" else name
            continue
        make = {"LOC": places.from_tagger, "ORG": bodies.from_tagger, "MISC": things.from_tagger}.get(label)
        name = make(words, first, last) if make else None
        if name:
            yield name


def _part_of_compound(words: Words, first: int, last: int, start: int, end: int) -> bool:
    """Whether the tagger's span ends inside a word ("NRW" in "NRW-Landesprojekt"): no name of its own."""
    return words.ends[last - 1] > end + 1 or words.starts[first] < start - 1


def _is_term(words: Words, definition: Definition, names: list[Name]) -> bool:
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


def settle(names: Iterable[Name]) -> list[Name]:
    """The names that stand when several claim the same words: the longer one, then the surer rule."""
    kept: list[Name] = []
    owner: dict[int, Name] = {}
    ordered = sorted(names, key=lambda name: (-_weight(name), _RANK.get(name.rule, len(_RANK)), name.first, name.kind))
    for name in ordered:
        if all(index not in owner for index in range(name.first, name.last)):
            kept.append(name)
            for index in range(name.first, name.last):
                owner[index] = name
    return kept


def _weight(name: Name) -> int:
    return name.last - name.first + _BONUS.get(name.rule, 0)


make_names = Names  # what an environment calls it that was installed before
