"""The finders of names beside the tagger, by their ids, in the order in which their candidates are listed."""

from collections.abc import Callable, Iterator, Mapping

from pressefakten.german.words import Words
from pressefakten.recognizers.names import class_names, companies, long_names, parties, people, places, things
from pressefakten.recognizers.names.found import Name
from pressefakten.recognizers.names.tagged import Tagged

Finder = Callable[[Words, Tagged], Iterator[Name]]
"""Candidates of a release, from its words and what the tagger saw."""


def _alone(find: Callable[[Words], Iterator[Name]]) -> Finder:
    """A finder that needs the words only."""
    return lambda words, _: find(words)


FINDERS: Mapping[str, Finder] = {
    "person.address": _alone(people.by_address),
    "person.first_name": _alone(people.by_first_name),
    "organization.party": _alone(parties.parties_in),
    "organization.long_name": lambda words, tagged: long_names.long_names(words, tagged.places | tagged.bodies),
    "organization.legal_form": _alone(companies.with_legal_form),
    "organization.class_noun": lambda words, tagged: class_names.with_class_noun(words, tagged.places, tagged.bodies),
    "organization.company": _alone(companies.companies_of),
    "organization.known": _alone(companies.known),
    "organization.agency": _alone(companies.agencies),
    "organization.quoted": lambda words, tagged: companies.in_quotation_marks(words, tagged.names),
    "person.office": lambda words, tagged: people.by_office(words, tagged.names),
    "place.building": lambda words, tagged: places.buildings(words, tagged.places),
    "misc.law": _alone(things.laws),
    "misc.of_a_year": _alone(things.of_a_year),
    "misc.of_body": _alone(things.of_bodies),
    "misc.of_place": lambda words, tagged: things.of_places(words, tagged.places),
    "place.unit": lambda words, tagged: places.units(words, tagged.places | tagged.bodies),
    "place.landscape": _alone(places.landscapes),
    "place.lexicon": _alone(places.safe_places),
    "place.dateline": lambda words, tagged: places.datelines(words, tagged.places),
    "misc.titled": _alone(things.titled),
    "misc.described": _alone(things.described),
    "misc.quoted": lambda words, tagged: things.quoted(words, tagged.names),
}
