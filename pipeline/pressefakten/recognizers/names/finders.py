"""The finders of names beside the tagger, by their ids, in the order in which their candidates are listed."""

from collections.abc import Callable, Iterator, Mapping

from pressefakten.german.words import Words
from pressefakten.recognizers.names import (
    class_names,
    companies,
    known_places,
    lone_bodies,
    long_names,
    named_things,
    parties,
    people,
    places,
    surname_first,
    things,
)
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.tagged import Tagged

Finder = Callable[[Words, Tagged], Iterator[Candidate]]
"""Candidates of a release, from its words and what the tagger saw."""


def _alone(find: Callable[[Words], Iterator[Candidate]]) -> Finder:
    """A finder that needs the words only."""
    return lambda words, _: find(words)


FINDERS: Mapping[str, Finder] = {
    "person.address": _alone(people.by_address),
    "person.surname_first": surname_first.surname_first,
    "organization.party": _alone(parties.parties_in),
    "organization.legal_form": companies.with_legal_form,
    "organization.class_noun": class_names.with_class_noun,
    "organization.field": long_names.with_field,
    "organization.quoted": long_names.with_quoted,
    "organization.known": _alone(companies.known),
    "organization.agency": _alone(companies.agencies),
    "organization.lone": _alone(lone_bodies.lone),
    "organization.members": _alone(lone_bodies.of_members),
    "misc.law": things.laws,
    "place.unit": lambda words, tagged: places.units(words, tagged.places | tagged.bodies),
    "place.dateline": lambda words, tagged: places.datelines(words, tagged.places, tagged.people),
    "place.road": _alone(places.roads),
    "place.short_unit": _alone(places.short_units),
    "place.saint": known_places.saints,
    "place.known": known_places.known,
    "place.several_words": _alone(known_places.of_several_words),
    "place.half_heard": known_places.half_heard,
    "misc.event": _alone(things.events),
    "misc.day": _alone(things.days),
    "misc.described": _alone(things.described),
    "misc.named": named_things.named,
    "misc.english": _alone(named_things.english),
    "misc.league": _alone(named_things.leagues),
    "misc.adjective": named_things.with_adjective,
}
