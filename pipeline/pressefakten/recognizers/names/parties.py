"""Parties by name, and by their place in a list of bracketed persons."""

import re
from collections.abc import Iterator
from functools import cache

from pressefakten.german.class_nouns import is_head
from pressefakten.german.parties import parties
from pressefakten.german.role_nouns import is_role
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.candidate import Candidate


@cache
def _party_pattern() -> re.Pattern[str]:
    names = sorted(
        (name for party in load("parties")["party"] if not party.get("bracket_only") for name in party["names"]),
        key=len,
        reverse=True,
    )
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in names) + r")(?![\w]|-\w)")


def parties_in(words: Words) -> Iterator[Candidate]:
    """Parties by name, wherever they stand; "Linke" and other everyday words only in brackets behind a name."""
    for found in _party_pattern().finditer(words.text):
        first, last = words.between(found.start(), found.end())
        if found[0] in ("Grüne", "Grünen") and first and words.texts[first - 1] in ("im", "ins", "am"):
            continue
        if words.starts[first] == found.start() and words.ends[last - 1] == found.end():
            yield Candidate(
                "organization", first, last, "organization.party", ("a party's name",), {"party": parties()[found[0]]}
            )


_Opened = tuple[Candidate, int, int, str]
"""A person with a bracket behind: the words ``[first, last)`` in it, and these as text."""


def parties_in_brackets(words: Words, people: list[Candidate], places: frozenset[int]) -> Iterator[Candidate]:
    """What stands in brackets behind persons, where most of the list are parties."""
    known = parties()
    opened = [bracket for person in people if (bracket := _bracket_behind(words, person))]
    for run in _runs(words, opened):
        parts = [_party_part(item[3], known) for item in run]
        mostly = sum(part is not None for part in parts) * 2 > len(parts)
        for (_, first, last, inside), part in zip(run, parts, strict=True):
            if part is not None:
                yield from _known_party(words, first, last, part)
            elif mostly and _may_be_party(words, first, last, places):
                why = ("in brackets like the parties of the same list",)
                yield Candidate("organization", first, last, "organization.party_list", why, {"party": inside})


def _known_party(words: Words, first: int, last: int, part: str) -> Iterator[Candidate]:
    """The party ``part`` among the words of a bracket; "parteilos" is said of the person, but names none."""
    at = next((spot for spot in _spots(first, last) if words.words(*spot) == part), None)
    if at and parties()[part] != "parteilos":
        why = ("a party in brackets behind a person",)
        yield Candidate("organization", *at, "organization.party", why, {"party": parties()[part]})


def _bracket_behind(words: Words, person: Candidate) -> _Opened | None:
    """The bracket of up to seven words behind a person."""
    texts, index = words.texts, person.last
    if texts[index : index + 1] != ["("]:
        return None
    close = next((i for i in range(index + 1, min(index + 9, len(texts))) if texts[i] == ")"), None)
    if close is None or close == index + 1:
        return None
    return person, index + 1, close, words.words(index + 1, close)


def _may_be_party(words: Words, first: int, last: int, places: frozenset[int]) -> bool:
    """Whether the words of a bracket read as a party that no lexicon has."""
    opening = words.texts[first]
    if last - first > 4 or first in places or not opening[0].isupper() or is_role(opening):
        return False
    if any(word in _bodies() or is_head(word) for word in words.texts[first:last]):
        return False
    return not _NO_PARTY.search(words.words(first, last))


@cache
def _bodies() -> frozenset[str]:
    """Abbreviations that are known to be no party's ("DGB"), and those that are only so in a list."""
    known = load("organizations")["known"]
    return frozenset([*known["abbreviations"], *known["in_lists"]])


_NO_PARTY = re.compile(r"\d|\.|,")


def _spots(first: int, last: int) -> Iterator[tuple[int, int]]:
    for start in range(first, last):
        for stop in range(last, start, -1):
            yield start, stop


def _runs(words: Words, opened: list[_Opened]) -> Iterator[list[_Opened]]:
    """Bracketed persons that form one list: only a comma or "und", with degrees and roles, stands between them."""
    run: list[_Opened] = []
    for item in opened:
        if run and not _one_list(words, run[-1], item):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _party_part(inside: str, known: dict[str, str]) -> str | None:
    """The party in "CDU", "CDU, Viersen", "48, SPD"."""
    if inside in known:
        return inside
    return next((part for part in (piece.strip() for piece in inside.split(",")) if part in known), None)


def _one_list(words: Words, one: _Opened, other: _Opened) -> bool:
    between = words.texts[one[2] + 1 : other[0].first]
    return 0 < len(between) <= 6 and between[0] in (",", "und", "sowie", ";")
