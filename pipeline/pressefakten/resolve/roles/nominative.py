"""Each role in the nominative, as the fact of its bearer has it: what the release tells of the sex of the person, and
whether the person has the role alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pressefakten.german.role_case import Sex, sex_of_first_name
from pressefakten.german.words import Words
from pressefakten.resolve.roles.context import Told
from pressefakten.resolve.roles.phrase import Phrase

_GIVEN = frozenset({"zum", "zur", "zu"})
_GIVEN_FIRST = frozenset({"Zum", "Zur", "Zu"})
_BY_ADDRESS, _BY_ROLE, _BY_NAME = "the address", "a role", "the first name"


def bring_to_nominative(words: Words, found: dict[int, Told], names: dict[int, str]) -> None:
    """Give each role of each mention its nominative. ``names`` are the values of the mentions, by their number."""
    bearers = Counter(phrase for told in found.values() for phrase in told.roles.values())
    mentions: dict[str, list[Told]] = defaultdict(list)
    for number, told in found.items():
        mentions[names[number]].append(told)
    for name, of_person in mentions.items():
        sex, sign = _sex(words, name, of_person, bearers)
        for told in of_person:
            _in_nominative(words, told, bearers, sex, sign)


def _in_nominative(words: Words, told: Told, bearers: Counter[Phrase], sex: Sex | None, sign: str) -> None:
    """Enter the nominative of each role of a mention, and in the steps each that differs from what is written."""
    for written, phrase in told.roles.items():
        value = phrase.value(words, sex, several=bearers[phrase] > 1)
        told.nominatives[written] = value
        if _is_given(words, told, phrase):
            told.given.add(written)
        if value != written:
            of_whom = f", of a {'woman' if sex == 'female' else 'man'} by {sign}" if sex else ""
            told.steps.append(f"role {written!r} is {value!r} in the nominative{of_whom}")


def _is_given(words: Words, told: Told, phrase: Phrase) -> bool:
    """Whether a role is what somebody becomes: "wurde zur neuen Leiterin gewählt", "Zum Präsidenten wurde X"."""
    before = words.texts[phrase.first - 1] if phrase.first else ""
    return before in _GIVEN and phrase.first >= told.last or before in _GIVEN_FIRST


def _sex(words: Words, name: str, mentions: list[Told], bearers: Counter[Phrase]) -> tuple[Sex | None, str]:
    """The sex of a person and what tells it; none where signs of one rank, or role and first name, contradict."""
    addressed = {told.address for told in mentions if told.address}
    if addressed:
        return _only(addressed), _BY_ADDRESS
    first, _, rest = name.partition(" ")
    named = sex_of_first_name(first) if rest else None
    in_roles = set(_in_roles(words, mentions, bearers))
    if named and in_roles <= {named}:
        return named, _BY_NAME
    return (None if named else _only(in_roles)), _BY_ROLE


def _in_roles(words: Words, mentions: Iterable[Told], bearers: Counter[Phrase]) -> Iterator[Sex]:
    for told in mentions:
        for phrase in told.roles.values():
            if sex := phrase.sex(words, several=bearers[phrase] > 1):
                yield sex


def _only(signs: set[Sex]) -> Sex | None:
    return next(iter(signs)) if len(signs) == 1 else None
