"""Persons with the surname first: "Kuhn, Ralf; Brand, Petra", "Lindner, K., van der Ott, M."."""

import re
from collections.abc import Iterator

from pressefakten.german.shapes import can_be_surname, is_given, is_sure_given
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.tagged import Tagged

_WORD = r"[^\W\d_](?:['’]?[^\W\d_]){1,30}"
_SURNAME = rf"(?<![\w'’-])(?:(?:{'|'.join(load('titles')['particles'])}) ){{0,3}}{_WORD}(?:-{_WORD}){{0,2}}"
_GIVEN = rf"{_WORD}(?:-{_WORD}){{0,2}}"
_INITIAL = r"[^\W\d_]\."
_INITIALS = re.compile(
    rf"(?P<surname>{_SURNAME}), {_INITIAL}(?:[ -]?{_INITIAL}){{0,2}}(?=[,;:(&\n]| \(| & | und | et al|$)"
)
_BRACKET = r" \([^()\n;]{2,40}\)(?:[;.]|[ ]?\n|$)"
"""What a list has in brackets behind a name ("Lenz, Ute (SPD);")."""
_LIST = re.compile(
    rf"(?:(?<=; )|(?<=: )|(?m:^))(?P<surname>{_SURNAME}), (?P<given>{_GIVEN})(?=;|[ ]?\n|\.?$|\.\s|{_BRACKET})"
)


def surname_first(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """Surname, comma and initials, two of them at least; and lists of surname and first name between semicolons."""
    initials = [found.span() for found in _INITIALS.finditer(words.text) if _is_capital(found)]
    if len(initials) > 1 or any(words.at(start) in tagged.people for start, _ in initials):
        for start, end in initials:
            first, last = words.between(start, end)
            yield Candidate("person", first, last, "person.surname_first", ("surname, comma and initials",))
    yield from _listed(words)


def _listed(words: Words) -> Iterator[Candidate]:
    """The names of lists; a first name that may be a surname is one between semicolons beside sure ones."""
    found = [one for one in _LIST.finditer(words.text) if can_be_surname(one["surname"].split(" ")[-1])]
    between = [";" in words.text[max(0, one.start() - 2) : one.end() + 1] for one in found]
    sure = [is_sure_given(one["given"]) for one in found]
    among = sum(sure) > 1
    for one, listed, surely in zip(found, between, sure, strict=True):
        first_name = surely or among and listed and is_given(one["given"])
        if first_name and (listed or not is_given(one["surname"].split(" ")[-1])):
            first, last = words.between(*one.span())
            yield Candidate("person", first, last, "person.surname_first", ("surname and first name of a list",))


def _is_capital(found: re.Match[str]) -> bool:
    """Whether surname and initial begin with capitals, whatever the alphabet's letters."""
    behind = found[0].removeprefix(found["surname"])
    return found["surname"].split(" ")[-1][0].isupper() and behind[2].isupper()
