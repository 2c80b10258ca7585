"""The persons of a release as the search for a speaker needs them: where they stand, their gender, their roles."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal

from pressefakten.german.number_words import word_value
from pressefakten.german.role_case import sex_of_first_name
from pressefakten.german.role_nouns import is_role, role_form
from pressefakten.lexicon import load
from pressefakten.mentions import Mention

Gender = Literal["f", "m"]

_WORD = re.compile(r"[^\W\d_]+(?:[:*]in)?")
_ADDRESS = re.compile(r"\b(Frau|Herrn?)[ ]+(?:(?:Dr|Prof)\.[ ]*){0,3}$")
_ARTICLE = re.compile(r"\b([Dd]ie|[Dd]er)[ ](?:\d{1,3}-)?[a-zäöüß]+e[ ]$")  # "die achtjährige X", not "die jungen"
_PHRASE_END = re.compile(r"[,;:\n]|\. | und | sowie ")
# Roles of those who do not hold the office itself.
_LESSER = re.compile("|".join(load("speakers")["lesser_roles"]["words"]), re.IGNORECASE)
_AGE = re.compile(r"(\d{1,3})[ ]?-[ ]?[Jj]ährige")
_AGE_BESIDE = re.compile(r",?[ ]\(?(\d{1,3})(?:[ ]Jahre(?:[ ]alt)?)?[),]")
_PREPOSITIONS = load("speakers")["prepositions"]
_WORD_OF_ROLE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?:[:*]in)?")
_JOINED = re.compile(r",|;|/|\b(?:und|sowie)\b")
_OWNER = re.compile(rf"(?<![:*])\b(?:{'|'.join((*_PREPOSITIONS['words'], *load('speakers')['owning']['words']))})\b")
_TO_OTHERS = re.compile(rf"\b(?:{'|'.join(set(_PREPOSITIONS['words']) - set(_PREPOSITIONS['within_roles']))})\b")
_NOUN_BEFORE = re.compile(r"([A-ZÄÖÜ][\w-]+)[ ](?:(?:Dr|Prof|med|h\.c)\.[ ]*)*$")
_STEM = 6
_SHORTEST_ROLE = 4
_LONGEST_NOUN = 50


@cache
def words(table: str, key: str = "words") -> frozenset[str]:
    """A word list of the lexicon "speakers"."""
    return frozenset(load("speakers")[table][key])


@dataclass(frozen=True, slots=True)
class Named:
    """One place where a person is named: ``[start, end)`` in the text that was read."""

    start: int
    end: int
    value: str


class People:
    """All persons named in a release, in text order, but those named inside a quotation."""

    def __init__(self, mentions: Iterable[Mention], text: str, speeches: list[tuple[int, int]]):
        self.text = text
        self.places: list[Named] = []
        self.roles: dict[str, tuple[str, ...]] = {}
        self.parties: dict[str, str | None] = {}
        self.titles: dict[str, str] = {}
        self._affiliations: dict[str, set[str]] = {}
        self._bodies: set[int] = set()
        for mention in mentions:
            if mention.kind == "organization":
                self._bodies.add(mention.start)
            if mention.kind != "person" or mention.value is None:
                continue
            roles = tuple(mention.attributes.get("roles", ()))
            self.titles.setdefault(mention.value, mention.attributes.get("title") or "")
            self._affiliations.setdefault(mention.value, set()).add(mention.attributes.get("affiliation") or "")
            self.parties.setdefault(mention.value, mention.attributes.get("party"))
            self.roles[mention.value] = tuple(dict.fromkeys((*self.roles.get(mention.value, ()), *roles)))
            speech = bisect_right(speeches, (mention.start, len(text))) - 1
            if speech < 0 or mention.start >= speeches[speech][1]:
                self.places.append(Named(mention.start, mention.end, mention.value))
        self._starts = [place.start for place in self.places]
        self._firsts = {place.value: place.start for place in reversed(self.places)}
        self._bearers = _bearers(self.roles)
        self._genders: dict[str, Gender | None] = {}
        self._holders: dict[str, list[str]] = {}
        self._words_beside: list[tuple[str, list[str]]] | None = None
        self._said_before: dict[str, list[str]] | None = None
        self._called: dict[str, list[str]] | None = None
        self._holders_in_text: dict[str, list[str]] = {}

    def within(self, start: int, end: int) -> list[Named]:
        """The persons named in ``[start, end)``."""
        places = self.places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [place for place in places if place.end <= end]

    def bearers(self, value: str) -> list[str]:
        """The persons of whom a surname that several bear may be: "Lammers" of two brothers; none of other names."""
        bearers = self._bearers.get(value, [])
        return bearers if len(bearers) > 1 else []

    def first_place(self, value: str) -> int:
        """Where somebody is named first outside of quotations; the end of the text where nowhere."""
        return self._firsts.get(value, len(self.text))

    def is_body(self, position: int) -> bool:
        """Whether an organization is named at ``position``."""
        return position in self._bodies

    def gender(self, value: str) -> Gender | None:
        """From "Frau"/"Herr", the form of a role, or the first name; None where none of them tells."""
        if value not in self._genders:
            self._genders[value] = self._find_gender(value)
        return self._genders[value]

    def _find_gender(self, value: str) -> Gender | None:
        for place in self.places:
            if place.value == value:
                address = _ADDRESS.search(self.text, max(0, place.start - 30), place.start)
                if address is not None:
                    return "f" if address[1] == "Frau" else "m"
                article = _ARTICLE.search(self.text, max(0, place.start - 40), place.start)
                if article is not None:
                    return "f" if article[1].lower() == "die" else "m"
        for role in self.roles.get(value, ()):
            gender = noun_gender(role)
            if gender is not None and not (gender == "m" and first_name_gender(value) == "f"):
                return gender  # "die Gründer Lisa und Arne" tells nothing of Lisa
        return first_name_gender(value)

    def holders(self, noun: str) -> list[str]:
        """Persons with a role that the noun names: "Leiterin" for "KI-Leiterin"."""
        wanted = noun.casefold()
        if wanted not in self._holders:
            self._holders[wanted] = [
                value for value, roles in self.roles.items() if any(_names_role(role, wanted) for role in roles)
            ]
        return self._holders[wanted]

    def best_holders(self, noun: str, phrase: str) -> list[str]:
        """Of several holders those the phrase means: "der stellvertretende Landrat" the deputy, else no deputy."""
        holders = self.holders(noun)
        if len(holders) < 2:
            return holders
        stems = [word[:_STEM] for word in phrase.split()[1:] if word[0].islower()]
        named = [value for value in holders if self._has_word_in(value, stems)]
        full = [value for value in holders if any(not _LESSER.search(role) for role in self._roles_of(value, noun))]
        return named or full or holders

    def _has_word_in(self, value: str, stems: list[str]) -> bool:
        """Whether a word of the person's roles begins with one of the stems."""
        described = " ".join(self.roles[value]).casefold().split()
        return any(word.startswith(stem) for word in described for stem in stems)

    def _roles_of(self, value: str, noun: str) -> list[str]:
        return [role for role in self.roles[value] if _names_role(role, noun.casefold())]

    def titled(self, noun: str) -> list[str]:
        """Persons right before whose name the noun stands: "den Komiker X"."""
        if self._said_before is None:
            self._said_before = {}
            for place in self.places:
                before = self.text[max(0, place.start - _LONGEST_NOUN) : place.start].split()
                if before and before[-1][0].isupper():
                    self._said_before.setdefault(before[-1].casefold(), []).append(place.value)
        return self._said_before.get(noun.casefold(), [])

    def called(self, value: str) -> list[str]:
        """What somebody is called: the heads of the roles, and the nouns right before the name."""
        if self._called is None:
            self._called = {one: [word for role in self.roles[one] for word in _heads(role)] for one in self.roles}
            for place in self.places:
                noun = _NOUN_BEFORE.search(self.text, max(0, place.start - _LONGEST_NOUN), place.start)
                if noun is not None:
                    self._called[place.value].append(noun[1])
        return self._called.get(value, [])

    def body_of(self, value: str) -> str:
        """The bodies that somebody belongs to and the words of the roles, in small letters."""
        return " ".join((*self._affiliations.get(value, ()), *self.roles.get(value, ()))).casefold()

    def holders_in_text(self, noun: str) -> list[str]:
        """Persons beside whose name the noun stands somewhere: "Leiterin X", "X, Leiterin", "X ist neue Leiterin"."""
        wanted = noun.casefold()
        if self._words_beside is None:
            edges = [0, *self._starts, len(self.text)]
            self._words_beside = [
                (place.value, _beside(self.text, place, self.places[at - 1].end if at else 0, edges[at + 2]))
                for at, place in enumerate(self.places)
            ]
        if wanted not in self._holders_in_text:
            self._holders_in_text[wanted] = [
                value for value, beside in self._words_beside if any(_same_role(word, wanted) for word in beside)
            ]
        return self._holders_in_text[wanted]

    def described(self, noun: str, gender: Gender | None) -> list[str]:
        """Persons whom a noun calls by their age ("die 48-Jährige") or party ("der SPD-Politiker")."""
        if (age := age_of(noun)) is not None:
            return [
                place.value
                for place in self.places
                if (beside := _AGE_BESIDE.match(self.text, place.end)) and beside[1] == age
            ]
        party, _, rest = noun.partition("-")
        return [
            value
            for value, known in self.parties.items()
            if known is not None and known == party and rest and self.gender(value) in (gender, None)
        ]

    def nearest(self, values: Iterable[str], position: int) -> str | None:
        """Of some persons the one named last before ``position``, else first behind it."""
        wanted = set(values)
        if not wanted:
            return None
        split = bisect_left(self._starts, position)
        near = chain(reversed(self.places[:split]), self.places[split:])
        return next((place.value for place in near if place.value in wanted), None)


def _bearers(values: Iterable[str]) -> dict[str, list[str]]:
    """The full names by their surname."""
    found: dict[str, list[str]] = {}
    for value in values:
        if " " in value:
            found.setdefault(value.rsplit(" ", 1)[1], []).append(value)
    return found


def _beside(text: str, place: Named, floor: int, ceiling: int) -> list[str]:
    """The words of the phrase around a name, in small letters: up to a comma or "und" before, the apposition behind."""
    before = _PHRASE_END.split(text[max(floor, place.start - 60) : place.start])[-1]
    if before.split()[-1:] and before.split()[-1].casefold() in words("prepositions"):
        before = ""  # the lawyer of X is not X
    before = _TO_OTHERS.split(before)[-1]  # nor is who writes to the widow X
    behind = _PHRASE_END.split(text[place.end : min(ceiling, place.end + 60)].lstrip(", "))[0]
    behind = _TO_OTHERS.split(behind)[0]  # who warns of the Dane is not the Dane
    return [word.casefold() for word in _WORD.findall(f"{before} {behind}")]


def _heads(role: str) -> list[str]:
    """The words of a role up to what it is the role of: "Sprecherin der Ministerin" → "Sprecherin"."""
    return [word for part in _JOINED.split(role) for word in _WORD_OF_ROLE.findall(_OWNER.split(part)[0])]


def _names_role(role: str, noun: str) -> bool:
    return any(_same_role(word, noun) for word in map(str.casefold, _WORD.findall(" ".join(_heads(role)))))


def _same_role(word: str, noun: str) -> bool:
    """Whether two role nouns name one office: equal, or the one is the head of the compound the other is."""
    word, noun = (one.replace(":", "").replace("*", "") for one in (word, noun))
    if word == noun:
        return True
    shorter, longer = sorted((word, noun), key=len)
    return len(shorter) >= _SHORTEST_ROLE and longer.endswith(shorter)


def noun_gender(role: str) -> Gender | None:
    """The gender of a person called by a role: "Leiterin" f, "Landrat" m; None for "Beauftragte" and the like."""
    for word in _WORD.findall(role):
        form = role_form(word) if word.isalpha() else None  # "Sprecher:in" is of both
        if form is not None:
            return "f" if form.female else "m" if form.male else None
    return None


def is_person_noun(noun: str) -> bool:
    """Whether a noun calls a person: a role, a feminine in -in, an age ("25-Jährige"), kin and the like."""
    if is_role(noun) or noun.casefold() in words("unnamed", "nouns"):
        return True
    if noun.endswith(tuple(words("unnamed", "endings"))):
        return True
    return (noun.endswith("in") and len(noun) > _SHORTEST_ROLE) or age_of(noun) is not None


def age_of(noun: str) -> str | None:
    """The age by which a noun calls somebody, in digits: "11" of "11-Jährige" and of "Elfjährige"; None where it is no
    such noun."""
    if (digits := _AGE.match(noun)) is not None:
        return digits[1]
    written = noun.casefold().removesuffix("r").removesuffix("jährige")
    value = word_value(written) if written != noun.casefold().removesuffix("r") else None
    return str(value) if value is not None else None


def first_name_gender(value: str) -> Gender | None:
    """The gender a full name suggests by its first name; None for a surname alone and for names of both."""
    first, _, rest = value.partition(" ")
    sex = sex_of_first_name(first) if rest else None
    return None if sex is None else "f" if sex == "female" else "m"
