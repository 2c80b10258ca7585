"""Bodies that one compound names ("Umweltministerium", "Landesmusikrat"), and those named by their members ("Bund
Deutscher Architekten")."""

import re
from collections.abc import Iterator
from functools import cache

from pressefakten.german.function_words import function_words
from pressefakten.german.role_nouns import is_role
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.candidate import Candidate

_INDEFINITE = function_words("indefinite")


@cache
def _compound() -> re.Pattern[str]:
    data = load("organizations")["lone"]
    scopes, heads = "|".join(data["scopes"]), "|".join(data["heads"])
    offices, directions = "|".join(data["offices"]), "|".join(data["fields"])
    return re.compile(
        rf"(?<![\w-])(?:(?:{scopes})[a-zäöüß]{{0,20}}(?:{heads})|[A-ZÄÖÜ][a-zäöüß]{{3,30}}(?:{offices})"
        rf"|(?:{directions})direktion)(?:e?s)?(?![\w-])"
    )


def lone(words: Words) -> Iterator[Candidate]:
    """Compounds that name one body of a land or state without its place; none behind "ein"."""
    for first, last in words.whole(_compound()):
        before = words.texts[first - 1].lower() if first else ""
        if before not in _INDEFINITE and not is_role(words.texts[first]):
            yield Candidate("organization", first, last, "organization.lone", ("a compound that names one body",))


@cache
def _of_members() -> re.Pattern[str]:
    data = load("organizations")["members"]
    nouns = "|".join(sorted(data["nouns"], key=len, reverse=True))
    stems = "|".join(f"[{stem[0].upper()}{stem[0]}]{stem[1:]}" for stem in data["adjectives"])
    many = rf"(?:{stems})er [A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ]?[a-zäöüß]+)*(?:n|er|e|s)"
    whose = rf"(?:der|des) (?:{'|'.join(stem.capitalize() for stem in data['adjectives'])})en [A-ZÄÖÜ][a-zäöüß]+"
    return re.compile(rf"(?<![\w-])(?:{nouns}) (?:{many}|{whose})(?![\w-])")


def of_members(words: Words) -> Iterator[Candidate]:
    """ "Bund Deutscher Architekten", "Vereinigung der Bayerischen Wirtschaft"."""
    for first, last in words.whole(_of_members()):
        yield Candidate("organization", first, last, "organization.members", ("an association of such members",))
