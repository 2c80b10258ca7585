"""Further evidence of who belongs to what: who speaks for a body, its initials in a role."""

from collections.abc import Mapping

from pressefakten.german.parties import compound_parties
from pressefakten.lexicon import load
from pressefakten.resolve.roles.context import Context, Evidence, Find, Told
from pressefakten.resolve.roles.phrase import ARTICLES

_WORDS = load("roles")["affiliation"]
_SPEAKS_FOR = frozenset(word for said in _WORDS["speaks_for"] for word in (said, said.capitalize()))
_VERBS = 3
"""Words in small letters between a body and who speaks for it."""
_LONGEST_BODY = 12


def _spoken_for(context: Context, told: Told) -> Evidence | None:
    """ "Für den Landkreis unterschrieb Landrat X", "für die Gewerkschaft X"."""
    texts, end = context.words.texts, _before_verbs(context, told)
    for first in range(end - 1, max(end - _LONGEST_BODY, 0), -1):
        if first in context.people:
            return None
        body = context.body_at(first)
        if body is not None:
            before = first - 1 - (texts[first - 1] in ARTICLES)
            speaks = body[0] == end and before >= 0 and texts[before] in _SPEAKS_FOR
            return Evidence(f"{body[1].value}", f"speaks for {body[1].value!r}") if speaks else None
    return None


def _before_verbs(context: Context, told: Told) -> int:
    """The first of the words in small letters that stand before a name and its roles."""
    end = min([told.start, *(phrase.first for phrase in told.phrases if phrase.last <= told.start)])
    for _ in range(_VERBS):
        if not end or not context.words.texts[end - 1].islower() or (end - 1) in context.inside_bodies:
            break
        end -= 1
    return end


def _initials(context: Context, told: Told) -> Evidence | None:
    """ "NTB-Vorständin": the only body here with these initials."""
    for phrase in told.phrases:
        opening, hyphen, _ = context.words.texts[phrase.noun].partition("-")
        if not hyphen or not opening.isupper() or len(opening) < 2 or opening in compound_parties():
            continue
        named = context.initials.get(opening, frozenset())
        if len(named) == 1:
            (value,) = named
            return Evidence(value, f"{opening!r} are the initials of {value!r}")
    return None


SPOKEN: Mapping[str, Find] = {
    "spoken for": _spoken_for,
    "initials": _initials,
}
"""What joins a body to a name beside the constructions of the language and the page."""
