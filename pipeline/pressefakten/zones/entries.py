"""Lists that tell something: who has which function, who came in which place, what costs how much.

A line of a menu names something of the site; an entry of such a list says something of somebody.
"""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from pressefakten.german.role_nouns import is_role
from pressefakten.german.shapes import is_capital, is_given, is_plain_noun
from pressefakten.lexicon import load
from pressefakten.zones.chain import ABOVE_TITLE, BELOW_TITLE, NEVER, TITLE, Floats, columns_of
from pressefakten.zones.contact import holds_contact
from pressefakten.zones.dateline import DATE
from pressefakten.zones.headline import is_result
from pressefakten.zones.line_shape import SEPARATOR, shape_of, tells
from pressefakten.zones.lines import Line
from pressefakten.zones.phrases import is_of_page

_LONGEST = 200
"""Code points of an entry at most."""
_APART = 3
"""Lines from one entry of a list to the next at most: the headings of its parts stand between."""
_LABEL = re.compile(r"(?P<label>(?:\d\. )?[A-ZÄÖÜ][\w./()-]*(?: [\w./()-]+){0,3}): (?P<entry>\S.*)")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_RANK = re.compile(r"(?:Platz )?\d{1,3}[.)] (?:Platz:? )?(?P<entry>[A-ZÄÖÜ].*)")
_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)] \S")
_DEGREE = re.compile(r"(?:(?:Dr|Prof|Dipl|Mag|Ing|DI|MMag)\b\.?(?:-Ing\.)? ?|h\. ?c\. ){1,3}")
_SCORE = re.compile(r"\d{1,3}:\d{1,3}\b.*\(\d{1,3}\.")
_MEASURE = re.compile(r"\d(?:[\d.,:]*\d)?\s?(?P<unit>[^\W\d_]+|€|%)")
_PATH = re.compile(r"\s[›»→>]\s|☰")
_SECTION_COUNTED = re.compile(r"[A-ZÄÖÜ][\w-]+(?: (?:&|und) [A-ZÄÖÜ][\w-]+)? \(\d{1,5}\)")
_COUNTED = re.compile(r"\d[\d.,]*\s?(?:(?:Mio|Mrd)\. )?(?:[A-ZÄÖÜ][a-zäöüß]+|€|%)")
_IN_BRACKETS = re.compile(r" \([^()]{2,60}\)\Z")
_CELLS = re.compile(r"[^\t]{1,60}\t.*\d.*")
_REPORT = re.compile(r"(?P<signs>\+{2,4}) [A-ZÄÖÜ][^+:!\d]{1,60} (?P=signs)(?: [A-ZÄÖÜ].{1,80})?")


def exclude_entries(lines: Sequence[Line], emissions: Floats) -> None:
    """Take away what the entries of a list that tells something are not: publication line, headline and subtitle, and,
    where nothing of a page stands beside them, boilerplate, as little as what stands above them."""
    listed, numbered = entries(lines), numbered_items(lines)
    emissions[[*listed, *numbered, *_headings(lines, numbered)], TITLE] += NEVER
    for place in listed:
        emissions[place, columns_of("dateline", "subtitle")] += NEVER
    if any(map(is_beside, lines)):
        return
    told = [line.is_sentence for line in lines]
    emissions[told, ABOVE_TITLE] += NEVER
    if listed := sorted({*listed, *numbered, *labelled_rows(lines)}):
        last = max(listed[-1], *(place for place, is_told in enumerate(told) if is_told), 0)
        emissions[:, ABOVE_TITLE] += NEVER
        emissions[: last + 1, BELOW_TITLE] += NEVER
        undated = [is_told and not DATE.search(line.text) for line, is_told in zip(lines, told, strict=True)]
        emissions[np.ix_(undated, columns_of("dateline"))] += NEVER


def entries(lines: Sequence[Line]) -> list[int]:
    """The places of the lines that are entries of a list, where two or more stand near each other."""
    free = [(place, line.text) for place, line in enumerate(lines) if line.zone is None]
    found = _near([place for place, text in free if is_entry(text)], _APART)
    names = _near([place for place, text in free if is_name_alone(text)], 1)
    return sorted({*found, *names})


def numbered_items(lines: Sequence[Line]) -> list[int]:
    """The places of lines that are numbered from 1 on, one near the other: "1. Begrüßung", "2. Bericht", "3. Wahl"."""
    found: list[int] = []
    run: list[int] = []
    for place, line in enumerate(lines):
        item = _NUMBERED.match(line.text) if line.zone is None else None
        if item is None:
            continue
        goes_on = run and place - run[-1] <= _APART and int(item["number"]) == len(run) + 1
        run = [*run, place] if goes_on else [place] if item["number"] == "1" else []
        if len(run) >= _SHORTEST_RUN:
            found += run if len(run) == _SHORTEST_RUN else run[-1:]
    return found


def _headings(lines: Sequence[Line], numbered: Sequence[int]) -> list[int]:
    """The places of the lines right above numbered items that say what is numbered: "Tagesordnung:", "Programm"."""
    above = [place - 1 for place in numbered if place and lines[place].text.startswith("1")]
    return [place for place in above if lines[place].text.rstrip(": ") in _words("of_items")]


def labelled_rows(lines: Sequence[Line]) -> list[int]:
    """The places of short lines with a label, of whatever kind, where three or more follow each other."""
    return _in_rows([at for at, line in enumerate(lines) if line.zone is None and _is_short_label(line.text)])


def _in_rows(places: Sequence[int]) -> list[int]:
    """Those of the places that are three or more in a row."""
    known = set(places)
    return [at for at in places if any({begin, begin + 1, begin + 2} <= known for begin in range(at - 2, at + 1))]


def _is_short_label(text: str) -> bool:
    """Whether a line is a label with a few words behind it, of whatever kind."""
    if len(text) > _LONGEST or is_of_page(text) or holds_contact(text) or _opens_with_page_label(text):
        return False
    return _LABEL.fullmatch(text) is not None and text[-1] not in ".!?:" and not tells(text)


def _near(places: Sequence[int], apart: int) -> list[int]:
    """Those of the places that have another at hand."""
    known = set(places)
    return [at for at in places if any(at + step in known for step in range(-apart, apart + 1) if step)]


def is_name_alone(text: str) -> bool:
    """Whether a line is the name of a person and no more, or with what he is in brackets: "Rita Veit (Vorsitz)"."""
    bare = _DEGREE.sub("", text, count=1) if _DEGREE.match(text) else text
    words = _IN_BRACKETS.sub("", bare).split()
    return 2 <= len(words) <= _WORDS_OF_NAME and is_given(words[0]) and all(map(is_capital, words[1:]))


def is_entry(text: str) -> bool:
    """Whether a line says of somebody what he is or has reached, or of something how much it is."""
    if len(text) > _LONGEST or is_of_page(text) or text.endswith(":") or _opens_with_page_label(text):
        return False
    if _CELLS.fullmatch(text) or _REPORT.fullmatch(text) or is_result(text):
        return True
    return not (tells(text) or holds_contact(text)) and _says_of_somebody(text)


def _says_of_somebody(text: str) -> bool:
    if labelled := _LABEL.fullmatch(text):
        return _is_labelled(labelled["label"], labelled["entry"])
    if ranked := _RANK.fullmatch(text):
        return _is_measured(ranked["entry"]) or opens_with_person(ranked["entry"]) and text[-1] not in ".!?"
    if text[-1] in ".!?":
        return False
    if _is_measured(text):
        return len(text.split()) <= _WORDS_OF_ROW
    return opens_with_person(text) and "," in text


def _opens_with_page_label(text: str) -> bool:
    """Whether a line says who made the page, the text or the picture."""
    word = _FIRST_WORD.search(text)
    return word is not None and word[0] in _words("of_page")


def _is_labelled(label: str, entry: str) -> bool:
    """Whether a label with what follows it says who somebody is, or how a match went."""
    if opens_with_person(entry, is_role(label.split()[-1])) or _SCORE.search(entry):
        return True
    return _COUNTED.fullmatch(entry) is not None


def opens_with_person(text: str, known: bool = False) -> bool:
    """Whether a text begins with the name of a person: a first name and a surname in either order; where it is
    ``known`` that somebody is named, two words in capitals."""
    bare = _DEGREE.sub("", text, count=1) if _DEGREE.match(text) else text
    words = bare.split()[:2]
    if len(words) < 2:
        return False
    first, second = (word.rstrip(",;") for word in words)
    if not (is_capital(first) and is_capital(second)):
        return False
    return is_given(first) or not is_plain_noun(first) and (known or is_given(second))


def _is_measured(text: str) -> bool:
    """Whether something is counted or measured in a row: "FC Altau 28 Punkte", "CDU 38,2 Prozent"."""
    return any(match["unit"] in _words("measures") for match in _MEASURE.finditer(text))


def is_beside(line: Line) -> bool:
    """Whether a line is one that pages or mails have beside a release: known by its words, a teaser, a menu, a path, a
    section with the number of its articles, or the head of a mail."""
    if is_of_page(line.text) or line.is_teaser or _PATH.search(line.text) or _SECTION_COUNTED.fullmatch(line.text):
        return True
    if is_entry(line.text):
        return False
    own = shape_of(line.text).own
    if "header" in own or "page.told" in own:
        return True
    parts = [part for part in SEPARATOR.split(line.text) if part.strip()]
    return len(parts) >= _SECTIONS and not any(map(str.isdigit, line.text)) and not line.is_sentence


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("entries")["words"][name])


_WORDS_OF_NAME = 3
"""Words of a name that stands alone at most."""
_WORDS_OF_ROW = 8
"""Words of a row without a number before it at most."""
_SECTIONS = 3
"""Parts of a line between signs, from which on it is a menu."""
_SHORTEST_RUN = 3
"""Numbered lines from which on they are the items of a list."""
