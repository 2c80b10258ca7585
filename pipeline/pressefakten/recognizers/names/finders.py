"""The finders of names beside the tagger, by their ids, in the order in which their candidates are listed."""

from collections.abc import Callable, Iterator, Mapping

from pressefakten.german.words import Words
from pressefakten.recognizers.names import class_names, companies, parties, people, places, things
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.tagged import Tagged

Finder = Callable[[Words, Tagged], Iterator[Candidate]]
"""Candidates of a release, from its words and what the tagger saw."""


def _alone(find: Callable[[Words], Iterator[Candidate]]) -> Finder:
    """A finder that needs the words only."""
    return lambda words, _: find(words)


FINDERS: Mapping[str, Finder] = {
    "person.address": _alone(people.by_address),
    "organization.party": _alone(parties.parties_in),
    "organization.legal_form": companies.with_legal_form,
    "organization.class_noun": class_names.with_class_noun,
    "organization.known": _alone(companies.known),
    "organization.agency": _alone(companies.agencies),
    "place.building": lambda words, tagged: places.buildings(words, tagged.places),
    "misc.law": _alone(things.laws),
    "place.unit": lambda words, tagged: places.units(words, tagged.places | tagged.bodies),
    "place.dateline": lambda words, tagged: places.datelines(words, tagged.places),
    "misc.described": _alone(things.described),
}
