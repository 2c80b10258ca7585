"""Roles on a line of their own above or below a name ("Pressesprecherin / X / Tel. …")."""

from dataclasses import replace

from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.resolve.roles.complement import complement_end
from pressefakten.resolve.roles.phrase import Phrase, first_word, role_at
from pressefakten.resolve.roles.row import Near
from pressefakten.resolve.roles.sequence import role_phrases

_LONGEST_LINE = 14
"""Words of a line that tells a role at most."""
_SHORT_LINE = 7
"""Words of a line under a name that begins with a role and goes on ("Pressereferent / Fahrgastkommunikation")."""
_DASHES = frozenset("–-—")
_OPENING_ARTICLES = frozenset(load("roles")["around"]["opens_line"])
_OFFICES = frozenset(load("roles")["fronted"]["offices"])


def line_above(near: Near, index: int) -> list[Phrase]:
    """The role that alone fills the line above a name ("Pressesprecher / Max Muster")."""
    words, texts = near.words, near.words.texts
    if index < 1 or _opens_text(words, index):
        return []
    first = _line_start(words, index - 1)
    end = index - 1 if index and texts[index - 1] == ":" else index
    noun = _noun_of_line(words, first, end)
    if noun is None:
        return []
    first += texts[first] in _OPENING_ARTICLES and first < noun
    whole = first_word(words, noun) == first and complement_end(words, noun + 1, end, near.bodies) == end
    return [Phrase(first, noun, end)] if whole else []


def _opens_text(words: Words, index: int) -> bool:
    """Whether an empty line stands before a word and its line is a long one: what is above it is a headline."""
    empty = words.text.count("\n", words.ends[index - 1], words.starts[index]) > 1
    return empty and _rest_of_line(words, index) - index > _SHORT_LINE


def _noun_of_line(words: Words, first: int, end: int) -> int | None:
    """The role noun among the first words of a line, or the office that opens it."""
    noun = next((spot for spot in range(first, min(first + 4, end)) if role_at(words, spot)), None)
    if noun is None and words.texts[first] in _OFFICES and end > first + 1:
        return first  # "Leitung Presse- und Öffentlichkeitsarbeit"
    return noun


def _line_start(words: Words, index: int) -> int:
    """The first word of the line on which a word stands."""
    while index > 0 and not words.line_start(index):
        index -= 1
    return index


def cell_below(near: Near, index: int) -> list[Phrase]:
    """The roles that fill the cell under that of a name which ends before a word, where both lines have as many."""
    cells, place, below = _cells_around(near.words, index)
    if len(cells) < 2 or len(below) != len(cells):
        return []
    first, last = below[place]
    found = role_phrases(near.words, first, last, near)
    return found if found and (found[0].first, found[-1].last) == (first, last) else []


def _cells_around(words: Words, index: int) -> tuple[list[tuple[int, int]], int, list[tuple[int, int]]]:
    """The cells of the line with the word before this one, which of them has it, and the cells of the line below."""
    first = _line_start(words, index - 1)
    cells = _cells(words, first)
    place = next((number for number, (_, end) in enumerate(cells) if index <= end), 0)
    following = cells[-1][1]
    return cells, place, _cells(words, following) if following < len(words) else []


def _cells(words: Words, first: int) -> list[tuple[int, int]]:
    """The words ``[first, last)`` of the cells of the line that a word opens."""
    end = _rest_of_line(words, first)
    starts = [first, *(spot for spot in range(first + 1, end) if words.is_gap(spot))]
    return list(zip(starts, [*starts[1:], end], strict=True))


def line_below(near: Near, index: int) -> list[Phrase]:
    """The roles of the line that a word opens under a name; none where it heads the name below it, or where the lines
    are those of a table."""
    if index >= len(near.words) or _heads_another(near, index):
        return []
    cells, _, below = _cells_around(near.words, index)
    if 1 < len(cells) == len(below):
        return []
    return _next_line(near, index)


def _next_line(near: Near, index: int) -> list[Phrase]:
    """The line under a name that holds nothing but a role ("Max Muster / Pressesprecher / Tel. …")."""
    words = near.words
    if words.texts[index] in _DASHES and not words.line_start(index + 1):
        return _between_dashes(near, index + 1)
    end = _rest_of_line(words, index)
    if not words.line_start(end):
        return []
    if near.bodies.get(index) == end and _is_followed(words, end):
        below = _next_line(replace(near, bodies={}), end)
        return [one for one in below if one.first == end]  # "X / Stadt Aue / Bauleiter"
    found = role_phrases(words, index, end, near)
    return found if found and _is_told_by(found, index, end) else []


def _is_told_by(found: list[Phrase], index: int, end: int) -> bool:
    """Whether roles fill a line up to its last word, or open a short one."""
    return found[-1].last >= end - 1 or (found[0].first == index and end - index <= _SHORT_LINE)


def _is_followed(words: Words, end: int) -> bool:
    """Whether another line follows right below the one that ends before a word."""
    return end < len(words) and words.text.count("\n", words.ends[end - 1], words.starts[end]) == 1


def _heads_another(near: Near, index: int) -> bool:
    """Whether the next line is parted from a name by an empty line, and from the name below it by none: it heads
    that one ("Foto: X // Pressesprecherin / Y")."""
    words = near.words
    end = _rest_of_line(words, index)
    if words.text.count("\n", words.ends[index - 1], words.starts[index]) < 2 or end >= len(words):
        return False
    close = words.text.count("\n", words.ends[end - 1], words.starts[end]) == 1
    return close and any(ahead in near.people for ahead in range(end, min(end + 5, _rest_of_line(words, end))))


def _rest_of_line(words: Words, first: int) -> int:
    """The end of the line on which word ``first`` stands; of a long one, of so many words."""
    end = first + 1
    while end < len(words) and not words.line_start(end) and end - first < _LONGEST_LINE:
        end += 1
    return end


def _between_dashes(near: Near, index: int) -> list[Phrase]:
    """The role of a line between dashes ("– Pressereferentin –")."""
    words = near.words
    end = _rest_of_line(words, index)
    if not (words.texts[end - 1] in _DASHES and end - 1 > index):
        return []
    found = role_phrases(words, index, end - 1, near)
    return found if found and found[-1].last == end - 1 else []
