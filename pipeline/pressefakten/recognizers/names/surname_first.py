"""Persons with the surname first: "Kuhn, Ralf; Brand, Petra", "Lindner, K., Ott, M."."""

import re
from collections.abc import Iterator

from pressefakten.german.shapes import can_be_name, is_given, is_sure_given
from pressefakten.german.words import Words
from pressefakten.recognizers.names.candidate import Candidate
from pressefakten.recognizers.names.tagged import Tagged

_SURNAME = r"[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?"
_GIVEN = r"[A-ZÄÖÜ][a-zäöüßé]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?"
_INITIALS = re.compile(rf"(?<![\w-]){_SURNAME}, (?:[A-ZÄÖÜ]\.[ -]?){{1,3}}(?=[,;:(&\n]| \(| und | et al)")
_LIST = re.compile(rf"(?:(?<=; )|(?<=: )|(?m:^)){_SURNAME}, {_GIVEN}(?=;|[ ]?\n|$)")


def surname_first(words: Words, tagged: Tagged) -> Iterator[Candidate]:
    """Surname, comma and initials, two of them at least; and lists of surname and first name between semicolons."""
    initials = [found.span() for found in _INITIALS.finditer(words.text)]
    if len(initials) > 1 or any(words.at(start) in tagged.people for start, _ in initials):
        for start, end in initials:
            first, last = words.between(start, end)
            yield Candidate("person", first, last, "person.surname_first", ("surname, comma and initials",))
    for found in _LIST.finditer(words.text):
        first, last = words.between(*found.span())
        surname, given = words.texts[first], words.texts[last - 1]
        listed = ";" in words.text[max(0, found.start() - 2) : found.end() + 1]
        if is_sure_given(given) and can_be_name(surname) and (listed or not is_given(surname)):
            yield Candidate("person", first, last, "person.surname_first", ("surname and first name of a list",))
