"""The names of one release by the words that they begin with: what the search for roles and affiliations reads."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pressefakten.german.class_nouns import inner_body, is_head, is_inner
from pressefakten.german.parties import compound_parties, parties
from pressefakten.german.role_case import Sex
from pressefakten.german.role_nouns import is_role
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.resolve.head.record import StatedField
from pressefakten.resolve.roles.phrase import Phrase
from pressefakten_schemas.kinds import Zone

_BLOCK = 1_000
"""Code points around a name in which its block of contact data lies."""

_BANK_DATA = frozenset(load("roles")["affiliation"]["bank_data"])
_LEGAL_FORMS: dict[str, str] = load("roles")["affiliation"]["legal_forms"]
_BEHIND_CALLING = frozenset(load("roles")["affiliation"]["behind_calling"])
_PARTS_OF_DEGREE = re.compile(r"[\s/]+")
_SENTENCE = 80
"""Words before and behind a word that its sentence has at most."""
_IN_BRACKET = 24
"""Words of a bracket behind a name at most."""
_PARTS = re.compile(r"[\s-]+")
_SIGNS = re.compile(r"\W+")


@dataclass(slots=True)
class Told:
    """What one person mention, the words ``[first, last)``, tells; ``start`` is where its degree and address begin,
    ``address`` the sex that the address tells, ``roles`` maps each role as written to its phrase and ``nominatives`` to
    its nominative, ``given`` are those of the roles that somebody becomes, ``labels`` those that only say whom to call,
    ``no_roles`` those that are none, ``steps`` say which words told it."""

    first: int
    last: int
    start: int
    title: str | None = None
    address: Sex | None = None
    phrases: list[Phrase] = field(default_factory=list)
    roles: dict[str, Phrase] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    no_roles: set[str] = field(default_factory=set)
    nominatives: dict[str, str] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    party: str | None = None
    affiliation: str | None = None
    affiliation_here: str | None = None
    steps: list[str] = field(default_factory=list)
    spread: Phrase | None = None
    shared: Phrase | None = None


def is_party(mention: Mention) -> bool:
    """Whether an organisation is a party, by what found it or by its name ("alt Kantonsrat (EVP)")."""
    return (isinstance(mention.data, dict) and "party" in mention.data) or mention.value in parties()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The ``value`` of a body, and how the text joins it to the person."""

    value: str
    step: str


Find = Callable[["Context", Told], Evidence | None]
"""Looks for one construction that joins a body to a mention."""


@dataclass(frozen=True, slots=True)
class Context:
    """``people``, ``bodies`` and ``organizations`` map a name's first word to where it ends: persons, other names,
    organisations with their mention. ``abbreviated`` maps abbreviations to values, ``named`` single words to theirs;
    ``initials`` the capitals that open the words of organisations, or parts of them, to their values;
    ``sentences`` numbers the sentence of each word. ``publisher`` is who sends the release, as it is called here,
    ``sender`` the same where much speaks for it; ``addresses`` are the first words of postal addresses, ``values`` the
    names of all bodies, ``places`` the words of one-word places, ``units`` the places that are a town or district by
    name ("Gemeinde Aue") by their first words."""

    words: Words
    mentions: list[Mention]
    ranges: Mapping[int, tuple[int, int]]
    zone_of: Callable[[int], Zone]
    persons: list[int]
    people: dict[int, int]
    bodies: dict[int, int]
    organizations: dict[int, tuple[int, Mention]]
    abbreviated: dict[str, str]
    named: dict[str, str]
    initials: Mapping[str, frozenset[str]]
    contacts: frozenset[int]
    inside_people: set[int]
    inside_bodies: set[int]
    sentences: list[int]
    publisher: str | None = None
    sender: str | None = None
    addresses: frozenset[int] = frozenset()
    values: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()
    units: Mapping[int, Mention] = field(default_factory=dict)

    def starting(self, low: int, high: int) -> Iterator[tuple[int, Mention]]:
        """The organisations whose first word lies in ``[low, high)``, each with the end of its words."""
        return (self.organizations[index] for index in range(low, high) if index in self.organizations)

    def body_at(self, index: int) -> tuple[int, Mention] | None:
        """The organisation that begins at a word and may be somebody's: no party, no role ("Stadtverordnete"), no part
        of another body, but the other of which it is part ("Geschäftsstelle TV Aue")."""
        last, mention = self.organizations.get(index, (0, None))
        if mention is None or not mention.value or is_party(mention) or _is_office(mention.value):
            return None
        if is_part(mention.value):
            _, _, whole = mention.value.partition(" ")
            return (last, replace(mention, value=whole)) if whole in self.values else None
        return last, mention

    def is_degree(self, index: int) -> bool:
        """Whether a body begins at a word that is only what callings have behind them ("Architektin ETH SIA")."""
        body = self.organizations.get(index)
        return body is not None and _BEHIND_CALLING.issuperset(_PARTS_OF_DEGREE.split(f"{body[1].value}"))

    def is_bank(self, index: int) -> bool:
        """Whether a word stands on a line of bank data, whose bank is nobody's body."""
        first, last = self.line(index)
        return not _BANK_DATA.isdisjoint(self.words.texts[first:last])

    def bodies_between(self, low: int, high: int) -> list[tuple[int, Mention]]:
        """First word and mention of the organisations in ``[low, high)`` that may be somebody's."""
        return [(index, body[1]) for index in range(low, high) if (body := self.body_at(index)) and body[0] <= high]

    def opened_by(self, letters: str) -> list[str]:
        """The names of bodies whose initials begin with these capitals, or are these ("TVE": "TV Ergolz Ladies")."""
        if len(letters) < 2 or not letters.isupper():
            return []
        exact = self.initials.get(letters)
        if exact:
            return sorted(exact)
        return [value for value in self.values if " " in value and _capitals(value).startswith(letters)]

    def past_bracket(self, index: int) -> int:
        """Past a bracket that begins at a word ("(CDU)", "(48)"), or the word itself."""
        texts = self.words.texts
        if texts[index : index + 1] != ["("]:
            return index
        return next((i + 1 for i in range(index + 1, min(index + _IN_BRACKET, len(texts))) if texts[i] == ")"), index)

    def line(self, index: int) -> tuple[int, int]:
        """The words ``[first, last)`` of the line around a word, of an endless one those near it."""
        text, offset = self.words.text, self.words.starts[index]
        low, high = max(0, offset - _BLOCK), min(len(text), offset + _BLOCK)
        start, end = text.rfind("\n", low, offset), text.find("\n", offset, high)
        return self.words.between(start + 1 if start >= 0 else low, end if end >= 0 else high)

    def sentence(self, index: int) -> tuple[int, int]:
        """The words ``[first, last)`` of the sentence around a word, of an endless one those near it."""
        number = self.sentences[index]
        first, last = bisect_left(self.sentences, number), bisect_right(self.sentences, number)
        return max(first, index - _SENTENCE), min(last, index + _SENTENCE)

    def block(self, index: int) -> tuple[int, int]:
        """The words ``[first, last)`` between the empty lines around a word."""
        text, offset = self.words.text, self.words.starts[index]
        low, high = max(0, offset - _BLOCK), min(len(text), offset + _BLOCK)
        start, end = text.rfind("\n\n", low, offset), text.find("\n\n", offset, high)
        return self.words.between(start if start >= 0 else low, end if end >= 0 else high)


def openings(context: "Context", told: Told) -> Iterator[str]:
    """What stands before the hyphen in each role of a mention, a party apart ("IHK" in "IHK-Präsidentin")."""
    for phrase in told.phrases:
        opening, hyphen, _ = context.words.texts[phrase.noun].partition("-")
        if hyphen and opening not in compound_parties():
            yield opening


def is_behind_other(context: "Context", index: int, told: Told) -> bool:
    """Whether a body stands behind another person on a line."""
    first, _ = context.line(index)
    people = [inside for inside in range(first, index) if inside in context.people]
    return bool(people) and told.first not in people


def _is_office(value: str) -> bool:
    """Whether a name is no more than the noun of a role, not of a class of bodies."""
    return " " not in value and is_role(value) and not is_head(value)


def is_part(value: str) -> bool:
    """Whether a name means a part of another body ("Pressestelle", "Stabsstelle Presse")."""
    return value in inner_body() or is_inner(value.split(" ")[0])


def context_of(
    words: Words,
    mentions: list[Mention],
    ranges: Mapping[int, tuple[int, int]],
    zone_of: Callable[[int], Zone],
    sentence_ends: list[int],
    publisher: StatedField | None = None,
) -> Context:
    """The context of a release; ``ranges`` gives each mention's words, ``zone_of`` the zone of a code point,
    ``sentence_ends`` where its sentences end, ``publisher`` who sends it."""
    firsts = _firsts(mentions, ranges)
    places, bodies, people = firsts["place"], firsts["organization"], firsts["person"]
    named = {**places, **bodies, **firsts["misc"]}
    valued = {first: mentions[number] for first, number in bodies.items() if mentions[number].value}
    values = {str(mention.value) for mention in valued.values()}
    ends = {first: ranges[number][1] for first, number in {**named, **people}.items()}
    called = _known(publisher.value, values) if publisher else None
    return Context(
        words,
        mentions,
        ranges,
        zone_of,
        persons=list(people.values()),
        people=_with_ends(people, ends),
        bodies=_with_ends(named, ends),
        organizations={first: (ends[first], mentions[number]) for first, number in bodies.items()},
        abbreviated=_abbreviated(valued.values()),
        named=_single_words(words, valued, ends),
        initials=initials_of(values),
        contacts=frozenset({**firsts["phone"], **firsts["email"]}),
        addresses=frozenset(firsts["address"]),
        inside_people=_inside(people, ends),
        inside_bodies=_inside(named, ends),
        sentences=[bisect_right(sentence_ends, start) for start in words.starts],
        values=tuple(sorted(values)),
        places=frozenset(words.texts[first] for first in places),
        units=_units(mentions, places),
        publisher=called,
        sender=called if publisher and publisher.sure else None,
    )


def _with_ends(firsts: Iterable[int], ends: Mapping[int, int]) -> dict[int, int]:
    """The first words of names → where the names end."""
    return {first: ends[first] for first in firsts}


def _firsts(mentions: list[Mention], ranges: Mapping[int, tuple[int, int]]) -> Mapping[str, dict[int, int]]:
    """Kind → the first word of each of its mentions → the mention's number."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for number, mention in enumerate(mentions):
        found[mention.kind][ranges[number][0]] = number
    return found


def _inside(firsts: Iterable[int], ends: Mapping[int, int]) -> set[int]:
    """The words of the names that begin at these."""
    return {index for first in firsts for index in range(first, ends[first])}


def _abbreviated(bodies: Iterable[Mention]) -> dict[str, str]:
    """The abbreviations of bodies → their values."""
    short = (mention for mention in bodies if "abbreviation" in mention.attributes)
    return {str(mention.attributes["abbreviation"]): str(mention.value) for mention in short}


def _units(mentions: list[Mention], places: Mapping[int, int]) -> dict[int, Mention]:
    """The places that are a town or district by name ("Gemeinde Aue"), by their first words."""
    named = {first: mentions[number] for first, number in places.items()}
    return {first: place for first, place in named.items() if is_unit(f"{place.value or ''}".split(" ")[0])}


def _known(publisher: str, values: set[str]) -> str:
    """The publisher under the name that it has among the bodies, else as it is."""
    said = plain(publisher) + " "
    same = [
        value for value in sorted(values) if f"{plain(value)} ".startswith(said) or said.startswith(f"{plain(value)} ")
    ]
    exact = [value for value in same if plain(value) == plain(publisher)]
    return max(exact or same, key=len, default=publisher)


def plain(name: str) -> str:
    """A name in small letters without signs, its legal form short."""
    bare = _SIGNS.sub(" ", name.lower()).strip()
    for long, short in _LEGAL_FORMS.items():
        bare = bare.replace(long, short)
    return bare


def same_body(one: str, other: str) -> bool:
    """Whether two names are one, or one goes on or opens the other."""
    first, second = plain(one), plain(other)
    return bool(first and second) and (f" {first} " in f" {second} " or f" {second} " in f" {first} ")


def _single_words(words: Words, bodies: Mapping[int, Mention], ends: Mapping[int, int]) -> dict[str, str]:
    """The word that is all of an organisation's name → its value; parties have none."""
    alone = ((first, mention) for first, mention in bodies.items() if ends[first] - first == 1)
    return {words.texts[first]: str(mention.value) for first, mention in alone if not is_party(mention)}


def _capitals(value: str) -> str:
    """The capitals that open the words of a name, all those of an abbreviation ("TV Ergolz Ladies" → "TVEL")."""
    return "".join(part if part.isupper() else part[0] for part in _PARTS.split(value) if part[:1].isupper())


def initials_of(values: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Initials → the names of more than one word that have them."""
    found: dict[str, set[str]] = {}
    for value in values:
        if " " in value:
            letters = "".join(part[0] for part in _PARTS.split(value) if part[:1].isupper())
            found.setdefault(letters, set()).add(value)
    return {letters: frozenset(names) for letters, names in found.items()}
