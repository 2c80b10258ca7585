"""Each role in the nominative, as the fact of its bearer has it: what the release tells of the sex of the person, and
whether the person has the role alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.german.function_words import function_words
from pressefakten.german.role_case import Sex, role_in_nominative, sex_in_role, sex_of_first_name
from pressefakten.german.role_nouns import is_role_adverb
from pressefakten.german.words import Words
from pressefakten.resolve.roles.context import Told
from pressefakten.resolve.roles.phrase import Phrase

_BEFORE_ARTICLE = 4
"""Words that may stand between an article and a role at most."""
_DETERMINERS = (
    function_words("article")
    | function_words("female_article")
    | function_words("genitive_article")
    | function_words("dative_article")
    | function_words("dative_plural")
)
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
        value = _value(words, phrase, sex, several=bearers[phrase] > 1)
        told.nominatives[written] = value
        if _is_given(words, told, phrase):
            told.given.add(written)
        if value != written:
            of_whom = f", of a {'woman' if sex == 'female' else 'man'} by {sign}" if sex else ""
            told.steps.append(f"role {written!r} is {value!r} in the nominative{of_whom}")


def _value(words: Words, phrase: Phrase, sex: Sex | None, several: bool) -> str:
    """A role in the nominative, said of one person of that sex; ``several`` have it together."""
    opening = role_in_nominative(*_opening(words, phrase), sex, several)
    texts = [*opening, *words.texts[phrase.noun + 1 : phrase.last]]
    gaps = ("" if words.glued(index) else " " for index in range(phrase.first + 1, phrase.last))
    return texts[0] + "".join(gap + text for gap, text in zip(gaps, texts[1:], strict=True))


def _opening(words: Words, phrase: Phrase) -> tuple[list[str], int, str]:
    """The words of a role up to its noun, which of them that is, and the article before them."""
    return words.texts[phrase.first : phrase.noun + 1], phrase.noun - phrase.first, _article(words, phrase.first)


def _article(words: Words, first: int) -> str:
    """The article or preposition before a role, past the adjectives between; where none stands there, the word right
    before a role without such adjectives."""
    texts, index = words.texts, first
    while index > max(0, first - _BEFORE_ARTICLE) and _may_follow_article(texts[index - 1]):
        index -= 1
    before = texts[index - 1] if index and not words.line_break(index) else ""
    return before if before.lower() in _DETERMINERS or index == first else ""


def _may_follow_article(text: str) -> bool:
    """Whether a word may stand between an article and a role: an adjective, an adverb before one, a town's."""
    if text.lower() in _DETERMINERS or not text.replace("-", "").isalpha():
        return False
    return is_role_adverb(text) or text.endswith(ADJECTIVE_ENDINGS) and (text[0].islower() or text.endswith("er"))


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
    if named := sex_of_first_name(first) if rest else None:
        contradicted = set(_in_roles(words, mentions, bearers, certain=True)) - {named}
        return None if contradicted else named, _BY_NAME
    return _only(set(_in_roles(words, mentions, bearers))), _BY_ROLE


def _in_roles(words: Words, mentions: Iterable[Told], bearers: Counter[Phrase], certain: bool = False) -> Iterator[Sex]:
    """What the roles of a person tell of the sex, what they tell ``certain``ly."""
    for told in mentions:
        for phrase in told.roles.values():
            if sex := sex_in_role(*_opening(words, phrase), bearers[phrase] > 1, certain):
                yield sex


def _only(signs: set[Sex]) -> Sex | None:
    return next(iter(signs)) if len(signs) == 1 else None
