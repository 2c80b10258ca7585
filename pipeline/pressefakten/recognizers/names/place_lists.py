"""Places by the list that they stand in: "Palma, Antalya, Moorsiel und Rhodos"."""

from collections.abc import Iterator, Mapping

from pressefakten.german.class_nouns import is_head, is_thing
from pressefakten.german.function_words import function_words
from pressefakten.german.place_nouns import is_street
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import is_capital, is_given, is_plain_noun
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.recognizers.names.candidate import Candidate

_JOINTS = function_words("joins_names") | {","}
_GUESSES = frozenset({"organization.tagger", "person.tagger", "misc.tagger"})


def among_places(words: Words, names: list[Candidate]) -> Iterator[Candidate]:
    """Single words between two places of a list, or behind two at its end, that the tagger took for something else."""
    owner = {index: name for name in names for index in range(name.first, name.last)}
    for name in sorted(names, key=lambda name: name.first):
        guessed = name.rule in _GUESSES and name.last - name.first == 1
        if guessed and _may_be_place(words.texts[name.first]) and _stands_among(words, name.first, owner):
            owner[name.first] = Candidate("place", name.first, name.last, "place.list", ("stands in a list of places",))
            yield owner[name.first]


def _may_be_place(text: str) -> bool:
    """Whether a word reads as a name that may be a town's."""
    if not is_capital(text) or len(text) < _SHORTEST or text.isupper() or is_given(text) or is_role(text):
        return False
    return not (is_plain_noun(text) or is_head(text) or is_thing(text) or is_unit(text) or is_street(text))


_SHORTEST = 4


def _stands_among(words: Words, index: int, owner: Mapping[int, Candidate]) -> bool:
    before, behind = _before(words, index, owner), _behind(words, index, owner)
    return before > 0 < behind or before > 1 and not _goes_on(words, index + 1)


def _before(words: Words, index: int, owner: Mapping[int, Candidate]) -> int:
    """How many places stand before the word, each with a joint behind."""
    count = 0
    while index > 1 and words.texts[index - 1] in _JOINTS and not words.any_break(index - 2, index + 1):
        name = owner.get(index - 2)
        if name is None or name.kind != "place":
            break
        index, count = name.first, count + 1
    return count


def _behind(words: Words, index: int, owner: Mapping[int, Candidate]) -> int:
    """How many places stand behind the word, each with a joint before: none, or one as good as all."""
    at = index + 2
    if at >= len(words) or words.texts[index + 1] not in _JOINTS or words.any_break(index, at + 1):
        return 0
    name = owner.get(at)
    return int(name is not None and name.kind == "place" and name.first == at)


def _goes_on(words: Words, index: int) -> bool:
    """Whether what stands right behind the word belongs to it: a capital, a hyphen, a bracket."""
    if index >= len(words) or words.line_start(index):
        return False
    text = words.texts[index]
    return text[0].isupper() or text[0].isdigit() or text in ("-", "–", "(", "/", "&")
