"""Which candidate of a name gets the words when several claim them."""

from collections.abc import Iterable

from pressefakten.recognizers.names.candidate import Candidate

_PRECEDENCE = (
    "organization.party", "organization.party_list", "place.dateline", "person.address", "person.degree",
    "organization.abbreviation", "misc.abbreviation",
    "organization.defined", "misc.defined", "organization.office", "organization.field",
    "organization.legal_form", "place.unit",
    "organization.unit", "organization.quoted", "person.surname_first", "person.role", "person.tagger",
    "organization.class_noun", "misc.described", "misc.named", "organization.known",
    "organization.lone", "organization.members", "misc.league", "organization.tagger", "misc.english", "misc.law",
    "misc.adjective", "misc.tagger", "person.surname", "place.known", "place.half_heard",
)  # fmt: skip
_BONUS = {
    "organization.class_noun": 2,
    "organization.agency": 2,
    "organization.field": 3,
    "organization.office": 3,
    "organization.quoted": 3,
    "person.surname_first": 3,
    "place.short_unit": 3,
    "misc.adjective": 1,
    "misc.event": 1,
    "misc.law": 1,
    "misc.day": 2,
    "organization.legal_form": 2,
    "organization.firm": 2,
}
"""Words that a rule's name counts for more than it has: rules that know where a name ends beat a longer span of the
tagger."""
_RANK = {rule: rank for rank, rule in enumerate(_PRECEDENCE)}


def settle(names: Iterable[Candidate]) -> list[Candidate]:
    """The names that stand when several claim the same words: the longer one, then the surer rule."""
    kept: list[Candidate] = []
    owner: dict[int, Candidate] = {}
    ordered = sorted(names, key=lambda name: (-_weight(name), _RANK.get(name.rule, len(_RANK)), name.first, name.kind))
    for name in ordered:
        if all(index not in owner for index in range(name.first, name.last)):
            kept.append(name)
            for index in range(name.first, name.last):
                owner[index] = name
    return kept


def _weight(name: Candidate) -> int:
    return name.last - name.first + _BONUS.get(name.rule, 0)
