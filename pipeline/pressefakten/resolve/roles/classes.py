"""Class nouns and abbreviations that stand for a body: "Leiterin des Museums", "IHK-Präsidentin"."""

import re
from collections.abc import Mapping

from pressefakten.german.class_nouns import any_body, has_legal_form, inner_body, is_head
from pressefakten.german.nominative import nominative
from pressefakten.german.parties import compound_parties
from pressefakten.german.role_nouns import is_short_role
from pressefakten.german.shapes import is_term
from pressefakten.lexicon import load
from pressefakten.resolve.roles.context import Context, Evidence, Find, Told, is_party, openings, same_body
from pressefakten.resolve.roles.phrase import Phrase

_WORDS = load("roles")["affiliation"]
_ALONE = tuple(_WORDS["alone"])
_SHORT: dict[str, str] = _WORDS["short"]
_SAME_CLASS: dict[str, list[str]] = _WORDS["same_class"]
_RUNS = tuple(_WORDS["runs_company"])
_PARTS = re.compile(r"[\s&/-]+")
_SHORTEST_SURNAME = 4
_NO_BODY = frozenset(_WORDS["no_body"])
_LEADS_PARTY = tuple(_WORDS["leads_party"])
_JOINED_BY = frozenset(_WORDS["joined_by"])
_JOINTS_OF_CLASS = frozenset(tuple(words.split()) for words in _WORDS["joints_of_class"])


def _of_class(context: Context, told: Told) -> Evidence | None:
    """ "Dezernent der Kreisverwaltung", "Leiterin der Lise-Meitner-Schule", "X vom Wahlamt": the class noun, where no
    body here has it in its name and it says enough by itself."""
    noun, joined = _class_said(context, told)
    if noun is None or bearer(context, noun) or not (joined or "-" in noun or noun.isupper() or _says_enough(noun)):
        return None
    return Evidence(noun, f"the text names {noun!r} with the name")


def _says_enough(noun: str) -> bool:
    """Whether a class noun means one body by itself ("Kreisverwaltung"), not one of many ("Förderverein")."""
    return noun.lower().endswith(_ALONE)


def _of_class_named(context: Context, told: Told) -> Evidence | None:
    """ "Vorständin beim Caritasverband": the only body here of whose name the class noun is a word."""
    noun, _ = _class_said(context, told)
    value = bearer(context, noun) if noun else _opened_by_word(context, told)
    noun = noun or "the role"
    return Evidence(value, f"{noun!r} is {value!r} here") if value else None


def _opened_by_word(context: Context, told: Told) -> str | None:
    """ "Leiterin der Tonhalle": the only body here whose name a word of the role opens ("Tonhalle Aue GmbH")."""
    texts = context.words.texts
    for phrase in told.phrases:
        if phrase.last - phrase.noun != 3 or texts[phrase.noun + 1] not in _JOINED_BY:
            continue
        word = nominative(texts[phrase.last - 1], texts[phrase.noun + 1])
        opened = [value for value in context.values if value.startswith(f"{word} ")]
        if word[0].isupper() and len(word) >= _SHORTEST_SURNAME and len(opened) == 1 and word not in context.places:
            return opened[0]
    return None


def bearer(context: Context, noun: str) -> str | None:
    """The body of the release that a class noun means: who sends it, or the only one with that class in its name.

    One that is called by the noun alone is none; of two of which one name holds the other, the longer is meant.
    """
    values = {f"{mention.value}" for _, mention in context.organizations.values() if mention.value}
    bearing = [value for value in values if value != noun and _is_of_class(value, noun)]
    if context.publisher in bearing:
        return context.publisher
    longest = max(bearing, key=len, default=None)
    return longest if longest and all(value in longest for value in bearing) else None


def _is_of_class(value: str, noun: str) -> bool:
    """Whether a word of a name is the class noun, or a compound of it ("Landesnetzwerk"), or means the same ("e. V."
    is a "Verein")."""
    if any(word == noun or word.lower().endswith(noun.lower()) for word in value.split()):
        return True
    return any(f" {same} " in f" {value} " for same in _SAME_CLASS.get(noun, ()))


def _bears_name(context: Context, told: Told) -> Evidence | None:
    """ "… die Mahlwerk Thomsen GmbH. Geschäftsführerin Birte Thomsen": the only company here that bears the name of
    whoever runs or owns one, not the one that sends the release."""
    surname = context.words.texts[told.last - 1]
    value = _company_of(context, surname) if _runs_company(context, told) else None
    return Evidence(value, f"{value!r} bears the name {surname!r}") if value else None


def _runs_company(context: Context, told: Told) -> bool:
    """Whether somebody has a role of running or owning a company, of which nothing more is said."""
    nouns = [(phrase, context.words.texts[phrase.noun].lower()) for phrase in told.phrases]
    runs = [phrase for phrase, noun in nouns if any(word in noun for word in _RUNS)]
    return bool(runs) and all(phrase.last == phrase.noun + 1 for phrase in runs)


def _company_of(context: Context, surname: str) -> str | None:
    """The only company here in whose name a surname stands, the publisher apart."""
    named = {value for value in context.values if has_legal_form(value) and surname in _PARTS.split(value)}
    if len(named) != 1 or len(surname) < _SHORTEST_SURNAME:
        return None
    (value,) = named
    return None if context.publisher and same_body(value, context.publisher) else value


def _class_said(context: Context, told: Told) -> tuple[str | None, bool]:
    """The class noun in a role, or the one that "vom", "von der", "beim" joins to the name, and whether it is this."""
    if value := next((value for phrase in told.phrases if (value := _class_in(context, phrase))), None):
        return value, False
    texts = context.words.texts
    begin = context.past_bracket(told.last)
    for size in (1, 2):
        joint = tuple(texts[begin : begin + size])
        if joint in _JOINTS_OF_CLASS and begin + size < len(texts) and begin + size not in context.organizations:
            noun = nominative(texts[begin + size], joint[-1])
            return (noun, True) if is_head(noun) and noun not in any_body() | inner_body() else (None, False)
    return None, False


def _class_in(context: Context, phrase: Phrase) -> str | None:
    """The class noun that a role is that of, where no name is known ("Leiter des Jugendamts")."""
    texts = context.words.texts
    if phrase.last - phrase.noun not in (3, 4) or texts[phrase.noun + 1] not in _JOINED_BY:
        return None
    if not is_head(texts[phrase.last - 1]):
        return None
    body = nominative(texts[phrase.last - 1], texts[phrase.noun + 1])
    return None if body in any_body() or body in inner_body() else body


def _of_compound(context: Context, told: Told) -> Evidence | None:
    """ "IHK-Präsidentin X", "Stadtwerke-Chef Y": the abbreviation or class noun that opens the role."""
    for opening in openings(context, told):
        if opening in _NO_BODY or is_term(opening):
            continue
        if value := _of_opening(context, opening):
            return Evidence(value, f"the role names {value!r}")
    return None


def _of_opening(context: Context, opening: str) -> str | None:
    """The body that opens a compound: under its full name where the release has it, else as it stands."""
    if opening in _SHORT:
        return _long_for(context, opening) or opening
    if is_head(opening):
        return bearer(context, opening) or opening
    named = context.opened_by(opening)
    if len(named) == 1:
        return named[0]
    abbreviation = opening.isupper() and len(opening) > 1 and not is_short_role(opening)
    return opening if abbreviation and opening not in context.places else None


def _long_for(context: Context, short: str) -> str | None:
    """The body of the release whose name begins with what an abbreviation means: who sends it, or the only one."""
    long = [value for value in context.values if value.startswith(_SHORT[short])]
    if context.publisher in long:
        return context.publisher
    return long[0] if len(long) == 1 else None


def _of_party(context: Context, told: Told) -> Evidence | None:
    """ "Fraktionschef der SPD", "CDU-Kreisvorsitzende": who leads a party or a part of it, or speaks for it."""
    for phrase in told.phrases:
        noun = context.words.texts[phrase.noun]
        named = [mention for _, mention in context.starting(phrase.noun + 1, phrase.last) if is_party(mention)]
        opening = noun.partition("-")[0]
        several = phrase.noun > 0 and context.words.texts[phrase.noun - 1] == "/"  # "CDU/CSU-Chef"
        compound = opening in compound_parties() and not several
        party = f"{named[0].value}" if named else opening if compound else None
        if party and any(lead in noun.lower() for lead in _LEADS_PARTY):
            return Evidence(party, f"the role names the party {party!r}")
    return None


CLASSES: Mapping[str, Find] = {
    "class": _of_class,
    "class named": _of_class_named,
    "compound": _of_compound,
    "party": _of_party,
    "bears name": _bears_name,
}
"""What a class noun or an abbreviation joins to a name."""
