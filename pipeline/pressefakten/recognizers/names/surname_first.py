"""Persons with the surname first: "Kuhn, Ralf; Brand, Petra", "Lindner, K., van der Ott, M."."""

import re
from collections.abc import Iterator

from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import can_be_name, can_be_surname, is_capital, is_given, is_sure_given
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
_ROW = re.compile(
    rf"(?m:^)[ \t]*(?:\d{{1,3}}[.)][ \t]+|[•*–-][ \t]+)?(?P<surname>{_SURNAME}), "
    rf"(?P<given>{_GIVEN})(?=,|[ ]\(|\t|[ ]{{2}})"
)
"""A line of a list with something behind the name ("2. Brandt, Annegret, Lehrerin")."""


def surname_first(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """Surname, comma and initials, two of them at least; and lists of surname and first name between semicolons."""
    initials = [found.span() for found in _INITIALS.finditer(words.text) if _is_capital(found)]
    if len(initials) > 1 or any(words.at(start) in tagged.people for start, _ in initials):
        for start, end in initials:
            first, last = words.between(start, end)
            yield Candidate("person", first, last, "person.surname_first", ("surname, comma and initials",))
    yield from _listed(words)
    yield from _in_rows(words, tagged)


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


def _in_rows(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """The names that open the lines of a list: two first names that are hardly ever surnames tell of which kind it is,
    where the lines are numbered one."""
    found = [one for one in _ROW.finditer(words.text) if _is_row(words, one, tagged)]
    sure = sum(is_sure_given(one["given"]) for one in found)
    if sure > 1 or sure and len(found) > 1 and all(one[0].lstrip()[0].isdigit() for one in found):
        for one in found:
            first, last = words.at(one.start("surname")), words.at(one.end("given") - 1) + 1
            yield Candidate("person", first, last, "person.surname_first", ("surname and first name of a list's line",))


def _is_row(words: Words, found: re.Match[str], tagged: Tagged) -> bool:
    """Whether a line opens with surname and first name, by the lexicon or because the tagger holds both for names of
    persons."""
    surname, given = found["surname"].split(" ")[-1], found["given"]
    if is_given(surname):
        return False
    seen = {words.at(found.start("surname")), words.at(found.start("given"))} <= tagged.people
    by_form = can_be_surname(surname) or is_sure_given(given) and is_capital(surname) and not is_role(surname)
    return seen or by_form and can_be_name(given)


def _is_capital(found: re.Match[str]) -> bool:
    """Whether surname and initial begin with capitals, whatever the alphabet's letters."""
    behind = found[0].removeprefix(found["surname"])
    return found["surname"].split(" ")[-1][0].isupper() and behind[2].isupper()
