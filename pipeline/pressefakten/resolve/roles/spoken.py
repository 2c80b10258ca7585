"""Further evidence of who belongs to what: who speaks for a body, its initials in a role, its name in a mail domain."""

import re
from collections.abc import Mapping

from pressefakten.german.parties import compound_parties
from pressefakten.lexicon import load
from pressefakten.resolve.roles.constructions import Evidence, Find
from pressefakten.resolve.roles.context import Context, Told
from pressefakten.resolve.roles.phrase import ARTICLES

_WORDS = load("roles")["affiliation"]
_SPEAKS_FOR = frozenset(word for said in _WORDS["speaks_for"] for word in (said, said.capitalize()))
_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "-": ""})
_VERBS = 3
"""Words in small letters between a body and who speaks for it."""
_LONGEST_BODY = 12
_LINES = 4
"""Lines below a name on which its mailbox may stand."""
_REACH = 40
_SHORTEST = 4
"""Letters of a word that a domain is asked for."""


def _spoken_for(context: Context, told: Told) -> Evidence | None:
    """ "Für den Landkreis unterschrieb Landrat X", "für die Gewerkschaft X"."""
    texts = context.words.texts
    end = min([told.start, *(phrase.first for phrase in told.phrases if phrase.last <= told.start)])
    for _ in range(_VERBS):
        if not end or not texts[end - 1].islower() or (end - 1) in context.inside_bodies:
            break
        end -= 1
    for first in range(end - 1, max(end - _LONGEST_BODY, 0), -1):
        if first in context.people:
            return None
        body = context.body_at(first)
        if body is not None:
            before = first - 1 - (texts[first - 1] in ARTICLES)
            speaks = body[0] == end and before >= 0 and texts[before] in _SPEAKS_FOR
            return Evidence(f"{body[1].value}", f"speaks for {body[1].value!r}") if speaks else None
    return None


def _initials(context: Context, told: Told) -> Evidence | None:
    """ "NTB-Vorständin": the only body here with these initials."""
    for phrase in told.phrases:
        opening, hyphen, _ = context.words.texts[phrase.noun].partition("-")
        if not hyphen or not opening.isupper() or len(opening) < 2 or opening in compound_parties():
            continue
        values = {f"{mention.value}" for _, mention in context.organizations.values() if mention.value}
        named = [value for value in values if _has_initials(value, opening)]
        if len(named) == 1:
            return Evidence(named[0], f"{opening!r} are the initials of {named[0]!r}")
    return None


def _has_initials(value: str, letters: str) -> bool:
    """Whether the capitals that open the words of a name, or parts of them, are these letters."""
    return " " in value and "".join(part[0] for part in re.split(r"[\s-]+", value) if part[:1].isupper()) == letters


def _in_domain(context: Context, told: Told) -> Evidence | None:
    """The body whose name is in the domain of the mailbox behind a person, before another person."""
    domain = _mail_domain(context, told)
    if domain is None:
        return None
    fitting = {
        f"{body[1].value}": fit
        for first in context.organizations
        if (body := context.body_at(first)) and (fit := _fit(f"{body[1].value}", domain))
    }
    if not fitting:
        return None
    value = max(fitting, key=lambda name: (fitting[name], len(name), name))
    return Evidence(value, f"the mail domain {domain!r} bears {value!r}")


def _mail_domain(context: Context, told: Told) -> str | None:
    words, lines = context.words, 0
    mails = {context.ranges[number][0]: one for number, one in enumerate(context.mentions) if one.kind == "email"}
    for index in range(told.last, min(told.last + _REACH, len(words))):
        lines += words.line_start(index)
        if index in context.people or lines > _LINES:
            return None
        if index in mails and mails[index].value:
            return f"{mails[index].value}".partition("@")[2]
    return None


def _fit(value: str, domain: str) -> int:
    """How many letters of a domain are words of a name, or its initials."""
    plain = domain.lower().replace("-", "").translate(_PLAIN)
    words = [word.translate(_PLAIN) for word in re.split(r"[\s-]+", value.lower())]
    return sum(len(word) for word in words if len(word) >= _SHORTEST and word in plain)


SPOKEN: Mapping[str, Find] = {
    "spoken for": _spoken_for,
    "initials": _initials,
    "mail domain": _in_domain,
}
"""What joins a body to a name beside the constructions of the language and the page."""
