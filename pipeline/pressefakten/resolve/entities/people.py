"""Which mentions are one person: full names, surnames, titled, declined and inverted forms.

Two people with one surname are kept apart by first name, then by address and role of the place where the surname
stands.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pressefakten.german.shapes import is_given, is_particle, is_sure_given
from pressefakten.lexicon import load
from pressefakten.resolve.entities.places_of_people import Place


@dataclass(slots=True)
class Person:
    """One person of a release. ``parts``: first names … surname."""

    parts: tuple[str, ...]
    places: list[int] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    kin: bool = False
    """Whether somebody is named as kin of another: "die Witwe Maria Lothal"."""

    @property
    def name(self) -> str:
        return " ".join(self.parts)

    @property
    def surname(self) -> str:
        return self.parts[-1]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The value of a mention and why."""

    value: str
    step: str | None = None


def _initials_first(parts: tuple[str, ...]) -> tuple[str, ...] | None:
    """Surname and initials as lists of authors have them ("Lindner K.") → initials, surname; None of other names."""
    return (parts[-1], *parts[:-1]) if len(parts) > 1 and _INITIALS.fullmatch(parts[-1]) else None


_INITIALS = re.compile(r"[A-ZÄÖÜ]\.?(?:[ -]?[A-ZÄÖÜ]\.?){0,2}")


def inverted(place: Place, straight: set[tuple[str, ...]]) -> bool:
    """Whether surname stands before first name ("Krüger Mats").

    Plain where the other order stands elsewhere in the release, and in the lines of a list where the second word is a
    first name and the first is none. In running text a strange first name before "Hartwig" is no such sign.
    """
    if len(place.parts) != 2:
        return False
    surname, first = place.parts
    if (first, surname) in straight and is_given(first) and not is_given(surname):
        return True
    if not place.listed or not is_given(first):
        return False
    return not is_given(surname) or (is_sure_given(first) and not is_sure_given(surname))


def resolve(places: list[Place]) -> dict[int, Resolved]:
    """Mention number → value. Each mention that names somebody in full opens or joins a person; short ones look for
    one."""
    places = _with_shared_surnames(places)
    persons = _Persons()
    owners, whys = _named_in_full(places, persons)
    found: dict[int, Resolved] = {}
    for place in places:
        if place.number in owners:
            continue
        person, why = _of_surname(place, persons)
        if person is None:
            found[place.number] = Resolved(_bare_surname(place, places), why)
        else:
            owners[place.number] = person
            whys[place.number] = why
            _learn(person, place)
    for number, person in owners.items():
        found[number] = Resolved(person.name, whys[number])
    return found


def _named_in_full(places: list[Place], persons: "_Persons") -> tuple[dict[int, Person], dict[int, str | None]]:
    """Whom each mention names in full, and why that is not what it says; the longest names open persons first."""
    straight = {place.parts for place in places if len(place.parts) > 1}
    full = [place for place in places if _is_full(place)]
    said = {place.parts for place in places if not place.owns}
    bare = {place.number: _without_s(place, straight, said) for place in full}
    owners: dict[int, Person] = {}
    whys: dict[int, str | None] = {}
    for place in sorted(full, key=lambda place: (-sum(map(len, _letters(bare[place.number]))), place.first)):
        parts, why = bare[place.number], None
        if inverted(place, straight):
            parts = (parts[1], parts[0])
            why = f"surname first: {' '.join(place.parts)!r} is {' '.join(parts)!r}"
        person = persons.of_full(parts) or persons.of_initials(parts)
        if person is None:
            person = Person(parts, genders=_gender_of(parts[0]))
            persons.add(person)
        elif person.parts not in (parts, _initials_first(parts)):
            why = f"a shorter or declined form of {person.name!r}"
        owners[place.number] = person
        whys[place.number] = why
        _learn(person, place)
    return owners, whys


def _with_shared_surnames(places: list[Place]) -> list[Place]:
    """The places, a first name alone with the surname of the full name behind it ("Karin und Holger Tamm"), unless the
    release names somebody with that first name in full."""
    in_full = {place.parts[0] for place in places if _is_full(place)}
    made = list(places)
    for at, (place, following) in enumerate(pairwise(places)):
        alone = len(place.parts) == 1 and place.joined and place.parts[0] not in in_full and is_given(place.parts[0])
        if alone and following.first == place.last + 1 and _is_full(following) and is_given(following.parts[0]):
            made[at] = replace(place, parts=(place.parts[0], *following.parts[1:]))
    return made


class _Persons:
    """The persons found so far, by surname and by first name."""

    def __init__(self) -> None:
        self._by_surname: dict[str, list[Person]] = defaultdict(list)
        self._by_first_name: dict[str, list[Person]] = defaultdict(list)

    def add(self, person: Person) -> None:
        self._by_surname[person.surname.removesuffix("s")].append(person)
        self._by_first_name[person.parts[0]].append(person)

    def of_full(self, parts: tuple[str, ...]) -> Person | None:
        alike = self._by_surname.get(parts[-1].removesuffix("s"), ())
        return next((person for person in alike if _same_full(person.parts, parts)), None)

    def of_initials(self, parts: tuple[str, ...]) -> Person | None:
        """The one whom a surname with initials behind means ("Lindner K."): only somebody whom the release names, since
        "Ludmilla S." has the surname shortened."""
        turned = _initials_first(parts)
        return self.of_full(turned) if turned else None

    def of_surname(self, word: str) -> list[Person]:
        return [person for person in self._by_surname.get(word.removesuffix("s"), ()) if person.surname == word]

    def of_first_name(self, word: str) -> list[Person]:
        return self._by_first_name.get(word) or self._by_first_name.get(word.removesuffix("s")) or []


_MEN_IN_A = frozenset(load("given_names")["not_feminine_in_a"])


def _gender_of(first_name: str) -> set[str]:
    """First names in -a are women's in German with few exceptions; of others nothing is said."""
    return {"female"} if first_name.endswith("a") and first_name not in _MEN_IN_A else set()


def _is_full(place: Place) -> bool:
    """Whether first name and surname are given; "de Wit" is a surname."""
    return len([part for part in place.parts if not is_particle(part.lower())]) > 1


def _without_s(place: Place, straight: set[tuple[str, ...]], said: set[tuple[str, ...]]) -> tuple[str, ...]:
    """A full name without its genitive -s where the release has it without, or a noun beside it wants the genitive.

    ``said``: the names as they stand where they own nothing."""
    bare = (*place.parts[:-1], place.parts[-1].removesuffix("s"))
    owner = place.possessed or place.owns and place.parts not in said
    return bare if bare in straight or owner else place.parts


def _letters(parts: tuple[str, ...]) -> list[str]:
    return [part.strip(".").replace("-", "") for part in parts]


def _learn(person: Person, place: Place) -> None:
    person.places.append(place.first)
    person.kin = person.kin or place.kin
    if place.gender:
        person.genders.add(place.gender)
    if place.role:
        person.roles.add(place.role.lower())


def _same_full(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: one surname (a genitive apart), first names that agree."""
    if longer == shorter:
        return True
    if not _same_surname(longer[-1], shorter[-1]):
        return False
    long_first = [part for part in longer[:-1] if not is_particle(part)]
    short_first = [part for part in shorter[:-1] if not is_particle(part)]
    if not long_first or not short_first:
        return False
    if "-".join(long_first).lower() == "-".join(short_first).lower():
        return True
    return all(any(_same_first(one, other) for one in long_first) for other in short_first)


def _same_first(one: str, other: str) -> bool:
    if one == other:
        return True
    if other.endswith(".") or len(other) == 1:
        return one[0] == other[0]
    return (one.endswith(".") or len(one) == 1) and one[0] == other[0]


def _same_surname(one: str, other: str) -> bool:
    return one == other or one + "s" == other or one == other + "s"


def _of_surname(place: Place, persons: _Persons) -> tuple[Person | None, str | None]:
    """The person that a lone name means, and why; None where several could be meant."""
    word = place.parts[-1]
    fitting = _bearers(word, persons)
    if not fitting:
        return None, None
    if len(fitting) == 1:
        return _only(place, word, fitting[0])
    by_sex = _of_sex(place, fitting)
    if place.gender and len(by_sex) == 1:
        return by_sex[0], f"of several {word!r} the one whose sex agrees"
    called = [person for person in by_sex if place.role and place.role.lower() in person.roles]
    if len(called) == 1:
        return called[0], f"of several {word!r} the one called {place.role!r}"
    if person := _last_named(place, by_sex):
        return person, f"of several {word!r} the one named last before"
    return None, f"{word!r} may be {' or '.join(person.name for person in fitting)}: left as written"


def _bearers(word: str, persons: _Persons) -> list[Person]:
    """Who bears a name: as a surname, in the genitive too, else as a first name."""
    fitting = persons.of_surname(word) or (persons.of_surname(word[:-1]) if word.endswith("s") else [])
    if not fitting and (is_given(word) or is_given(word.removesuffix("s"))):
        return persons.of_first_name(word)
    return fitting


def _only(place: Place, word: str, person: Person) -> tuple[Person | None, str]:
    if place.gender and person.genders and place.gender not in person.genders:
        return None, f"{word!r} is not {person.name!r}: the words before tell another sex"
    if person.surname in (word, word[:-1]):
        return person, f"surname of {person.name!r}, the only one of that name here"
    return person, f"first name of {person.name!r}"


def _of_sex(place: Place, fitting: list[Person]) -> list[Person]:
    """Those whose sex agrees with the words before the name, else those of whom nothing is known."""
    if not place.gender:
        return fitting
    agreeing = [person for person in fitting if place.gender in person.genders]
    return agreeing or [person for person in fitting if not person.genders]


def _last_named(place: Place, fitting: list[Person]) -> Person | None:
    """The one named last before, by far nearer than any other."""
    earlier = [(spot, person) for person in fitting for spot in person.places if spot < place.first]
    if not earlier:
        return None
    spot, person = max(earlier, key=lambda pair: pair[0])
    others = [place.first - other for other, someone in earlier if someone is not person]
    if not others:
        return person
    away = place.first - spot
    near = away < _NEAR and min(others) > 2 * away
    return person if near and not person.kin else None


_NEAR = 80
"""Words between a surname and the full name that it is short for, where others bear it too."""


def _bare_surname(place: Place, places: list[Place]) -> str:
    """A surname without its genitive -s where the bare form stands elsewhere, or what it owns behind it and the form
    with -s nowhere else."""
    word = " ".join(place.parts)
    if not word.endswith("s"):
        return word
    elsewhere = {other.parts for other in places if not other.owns}
    bare = (word[:-1],) in elsewhere or place.owns and len(word) > 4 and (word,) not in elsewhere
    return word[:-1] if bare else word
