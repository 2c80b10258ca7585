"""Organisations of two parts: a class noun with the name right behind it ("Autohaus Kaya & Söhne", "Kleingartenverein
Grüne Aue"), or with whose it is ("Kulturstiftung des Bundes", "Zentralverband der deutschen Seehäfen")."""

from collections.abc import Iterator

from pressefakten.german.class_nouns import any_body, generic, is_head
from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import is_capital, is_given
from pressefakten.german.units import is_unit
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.class_names import with_adjective
from pressefakten.recognizers.names.long_names import with_half
from pressefakten.recognizers.names.tagged import Tagged

_SHORTEST = 6
"""Letters of a class noun that a name may go on with."""

_ADJECTIVES = 2
"""Adjectives before the noun of a genitive, at most."""


def joined(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """A body that the tagger saw, with the class noun right before it where that is part of its name."""
    apart = tuple(load("organizations")["joined"]["apart"])
    for name in tagged.names:
        index = name.first - 1
        if name.kind != "organization" or index < 0 or words.line_break(name.first):
            continue
        noun, own = words.texts[index], words.texts[name.first]
        if (
            not is_head(noun)
            or is_role(noun)
            or len(noun) < _SHORTEST
            or noun.removesuffix("s") in generic() | any_body()
        ):
            continue
        if noun.lower().endswith(apart) or not own[0].isalpha() or is_head(own):
            continue
        if name.last - name.first == 1 and own.isupper():
            continue  # "der Branchenverband BITKOM"
        why = (f"{noun!r} with the name behind it",)
        yield Candidate("organization", with_half(words, with_adjective(words, index)), name.last, _JOINED, why)


_JOINED = "organization.joined"


def with_genitive(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """A class noun with whose body it is, where that is part of its name; but no unit of administration ("Bauamt der
    Stadt Aue")."""
    data = load("organizations")["genitive"]
    heads, owners = tuple(data["heads"]), frozenset(data["owners"])
    for index, text in enumerate(words.texts[:-2]):
        if words.texts[index + 1] not in ("des", "der") or not is_head(text) or words.line_break(index + 1):
            continue
        start = index + 2
        if not (words.texts[start] in owners or text.lower().removesuffix("es").removesuffix("s").endswith(heads)):
            continue
        end = _genitive_end(words, start, tagged)
        if end == start or words.any_break(index, end):
            continue
        why = (f"{text!r} with whose it is",)
        yield Candidate("organization", with_adjective(words, index), end, "organization.genitive", why)


def _genitive_end(words: Words, start: int, tagged: Tagged) -> int:
    """Past the noun of a genitive, a second one behind "und" and the body it is in; ``start`` where none stands."""
    index = start
    while index < start + _ADJECTIVES and _is_adjective(words, index):
        index += 1
    if index >= len(words):
        return start
    body = next((one for one in tagged.names if one.kind == "organization" and one.first <= index < one.last), None)
    if body and body.last - body.first > 1:
        return body.last
    if not _is_noun(words.texts[index]):
        return start
    end = index + 1
    joint = words.texts[end : end + 2]
    second = end + (2 if joint == ["und", "für"] else 1)
    if (
        joint[:1] == ["und"]
        and second < len(words)
        and _is_noun(words.texts[second])
        and not is_head(words.texts[second])
    ):
        end = second + 1
    return end


def _is_adjective(words: Words, index: int) -> bool:
    """Whether an adjective stands here: in small letters, or with a noun behind it that is part of the name as well."""
    text, following = words.texts[index], words.texts[index + 1 : index + 2]
    if not (len(text) > 4 and text.isalpha() and text.endswith(ADJECTIVE_ENDINGS) and following):
        return False
    return text[0].islower() or is_capital(following[0]) and not (is_head(text) or is_unit(text))


def _is_noun(text: str) -> bool:
    no_noun = is_unit(text) or is_role(text) or is_given(text) or text in generic() or text in any_body()
    return is_capital(text) and not no_noun
