"""Which persons a noun may call again: by their role, the body they belong to or lead, their title, their party."""

import re
from dataclasses import dataclass
from functools import cache

from pressefakten.german.parties import parties
from pressefakten.german.role_nouns import declined_as
from pressefakten.lexicon import load
from pressefakten.resolve.speakers.people import Gender, People, words

_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_SHORTEST_FEMININE = 5
_SHORTEST_BODY = 3
_HEADLINE = 400
"""Characters of a release in which its headline and first sentence stand."""


@cache
def base(noun: str) -> str:
    """What all forms of a noun for a person have in common: "Ärztin" and "Arztes" → "arzt"."""
    word = re.sub(r"[:*_](?=in)", "", noun)
    known = declined_as(word)
    low = (word[: known[0]] + known[1] if known else word).casefold().translate(_UMLAUTS)
    if low.endswith("in") and len(low) > _SHORTEST_FEMININE:
        low = low[:-2]
    elif low.endswith("frau") and low != "frau":
        low = low.removesuffix("frau") + "mann"
    return low.removesuffix("e")


@dataclass(frozen=True, slots=True)
class _Calling:
    """Nouns and whom they may call; ``both``: the role and the body are wanted."""

    exact: frozenset[str]
    heads: tuple[str, ...]
    roles: tuple[str, ...]
    bodies: tuple[str, ...]
    titles: tuple[str, ...]
    parties: frozenset[str]
    both: bool

    def calls(self, noun: str) -> bool:
        return noun in self.exact or (bool(self.heads) and noun.endswith(self.heads))

    def fits(self, people: People, value: str, headline: str) -> bool:
        """Whether the person has what the nouns tell of somebody; the ``headline`` may name the body."""
        by_role = bool(self.roles) and any(base(word).endswith(self.roles) for word in people.called(value))
        body = people.body_of(value) + (headline if self.both else "")
        by_body = any(name in body for name in self.bodies)
        if self.both:
            return by_role and by_body
        by_title = any(title in people.titles.get(value, "") for title in self.titles)
        return by_role or by_body or by_title or people.parties.get(value) in self.parties


@cache
def callings() -> tuple[_Calling, ...]:
    """The entries of the lexicon "callings", read once."""
    return tuple(
        _Calling(
            frozenset(base(noun.removeprefix("-").title()) for noun in entry["nouns"]),
            tuple(base(noun[1:].title()) for noun in entry["nouns"] if noun.startswith("-")),
            tuple(base(role.title()) for role in entry.get("roles", ())),
            tuple(entry.get("bodies", ())),
            tuple(entry.get("titles", ())),
            frozenset(entry.get("parties", ())),
            entry.get("both", False),
        )
        for entry in load("callings")["calling"]
    )


def is_calling(noun: str) -> bool:
    """Whether the lexicon knows whom a noun may call."""
    return any(calling.calls(base(noun)) for calling in callings())


def is_office(noun: str) -> bool:
    """Whether a noun is an office, whose holder a text may speak of without a name, or somebody met by chance."""
    return noun.casefold() in words("unnamed", "nouns") or base(noun).endswith(tuple(words("offices", "endings")))


def called_again(people: People, noun: str, gender: Gender | None = None) -> list[str]:
    """The persons of the gender whom the noun may call, by what the text tells of them; in the order of the text."""
    low = base(noun)
    known = [calling for calling in callings() if calling.calls(low)]
    headline = people.text[:_HEADLINE].casefold().replace(noun.casefold(), "")
    persons = [value for value in people.roles if _may_be(people, value, noun, gender)]
    called = [
        one
        for one in persons
        if _is_called(people, one, low) or any(calling.fits(people, one, headline) for calling in known)
    ]
    return called or [one for one in _leading(people, low, headline) if one in persons]


def _may_be(people: People, value: str, noun: str, gender: Gender | None) -> bool:
    """Whether nothing that is known of somebody speaks against the noun: the gender, the party."""
    if gender is not None and people.gender(value) not in (gender, None):
        return False
    return not _of_another_party(people.parties[value], noun)


def _is_called(people: People, value: str, noun: str) -> bool:
    """Whether somebody is called by the noun in the other form: "die Gründerin" of "die Gründer Lisa und Arne"."""
    return any(base(word) == noun for word in people.called(value))


def _of_another_party(party: str | None, noun: str) -> bool:
    """Whether a noun names another party than somebody's: "die SPD-Politikerin"."""
    named = parties().get(noun.partition("-")[0])
    return party is not None and named not in (None, parties().get(party, party))


def _leading(people: People, noun: str, headline: str) -> list[str]:
    """The persons who lead the body that a noun names: "der Verbandschef", "der IHK-Chef"."""
    chief = load("callings")["chief"]
    body = _body_led(noun, chief["heads"])
    if body is None:
        return []
    leaders = tuple(base(role.title()) for role in chief["roles"])
    leading = [value for value in people.roles if any(base(word).endswith(leaders) for word in people.called(value))]
    if body in {word.translate(_UMLAUTS) for word in chief["anywhere"]}:
        return leading
    known = [value for value in leading if _has(people.body_of(value), body)]
    return known or (leading if _has(headline, body) else [])


def _body_led(noun: str, heads: list[str]) -> str | None:
    """The first part of a compound that names who leads it, "verband" of "verbandschef"; None where it names none."""
    head = next((head for head in heads if noun.endswith(head) and noun != head), None)
    return noun.removesuffix(head).rstrip("-") if head is not None else None


def _has(text: str, body: str) -> bool:
    """Whether the words name the body: "ihk" in "ihk-umfrage", "genossenschaft" in "energiegenossenschaft"."""
    stem = body if len(body) <= _SHORTEST_BODY else body.removesuffix("s")
    return len(stem) >= _SHORTEST_BODY and stem in text.translate(_UMLAUTS)
