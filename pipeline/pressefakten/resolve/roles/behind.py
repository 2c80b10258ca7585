"""Roles behind a name: appositions, brackets, lines of a contact block, columns, fields of work."""

from pressefakten.german.role_nouns import is_field, mandates
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.resolve.roles.asides import closing, past_asides
from pressefakten.resolve.roles.fronted import taken
from pressefakten.resolve.roles.phrase import Phrase
from pressefakten.resolve.roles.predicate import TO_BE, predicate
from pressefakten.resolve.roles.sequence import JOINS_FIELDS, NameSpans, role_phrases

_LONGEST_LINE = 14
"""Words of a line that tells a role at most."""
_LONGEST_CELL = 10
"""Words of a column, or behind a colon, that tells a role at most."""
_SHORT_LINE = 7
"""Words of a line under a name that begins with a role and goes on ("Pressereferent / Fahrgastkommunikation")."""
_IN_APPOSITION = 24
"""Words behind the comma of an apposition that are read."""
_BEHIND_SIGN = 16
"""Words behind a dash or a stroke that are read."""
_BEING = tuple([word] for word in sorted(TO_BE))
_OPENS_FIELD = frozenset({",", "|", "(", "–"})
_DASHES = frozenset("–-—")
_SIGNS = frozenset("–-—|/·•")
_CLOSES_FIELD = frozenset(load("roles")["fields"]["closed_by"])


def roles_behind(words: Words, end: int, bodies: dict[int, int], people: dict[int, int]) -> list[Phrase]:
    """The role phrases that belong to the name ending at word ``end``."""
    if end >= len(words):
        return []
    names = NameSpans(bodies, people)
    inside = past_asides(words, end, bodies)
    return (
        [*_of_bracket(words, end, inside, names), *_behind_sign(words, inside, names)]
        or _beside(words, inside, names)
        or _fields(words, end, inside)
        or taken(words, inside, bodies)
        or predicate(words, inside, names)
    )


def _of_bracket(words: Words, end: int, inside: int, names: NameSpans) -> list[Phrase]:
    """The roles in the bracket right behind a name, or behind the body it is of ("X, Verein Aue (Vorsitzende)")."""
    texts, opened = words.texts, end
    if texts[end] != "(":
        opened = names.bodies.get(inside + 1, 0) if texts[inside : inside + 1] == [","] else 0
    return _in_bracket(words, opened, names) if opened and texts[opened : opened + 1] == ["("] else []


def _behind_sign(words: Words, inside: int, names: NameSpans) -> list[Phrase]:
    """The roles behind a comma, a dash or a stroke, on the line below, or a seat in a parliament ("X MdB")."""
    if inside >= len(words):
        return []
    sign = words.texts[inside]
    if sign == "," and not words.line_break(inside + 1):
        return _in_apposition(words, inside + 1, names)
    if sign in _SIGNS and not words.glued(inside) and not words.line_start(inside):
        return role_phrases(words, inside + 1, min(len(words), inside + _BEHIND_SIGN), names)
    if words.line_start(inside) and words.line_break(inside):
        return [] if _heads_another(words, inside, names) else _next_line(words, inside, names)
    seat = sign in mandates() and not words.line_break(inside)
    return [Phrase(inside, inside, inside + 1)] if seat else []


def _in_apposition(words: Words, index: int, names: NameSpans) -> list[Phrase]:
    """ "X, Leiterin des Amts und Stadträtin"; what a form of being says behind the apposition goes with it."""
    stop = min(len(words), index - 1 + _IN_APPOSITION)
    found = role_phrases(words, index, stop, names, apposition=True)
    return [*found, *_behind_apposition(words, found[-1].last, names)] if found else []


def _behind_apposition(words: Words, end: int, names: NameSpans) -> list[Phrase]:
    """ "X, derzeit Finanzchefin, wird Vorsitzende": what a form of being behind the apposition says."""
    if words.texts[end : end + 1] != [","] or words.texts[end + 1 : end + 2] not in _BEING or words.line_break(end + 1):
        return []
    return predicate(words, end + 1, names)


def _in_bracket(words: Words, opened: int, names: NameSpans) -> list[Phrase]:
    """The roles at the head of a bracket, or behind a semicolon or an age in it ("(48, Vorsitzende)")."""
    close = closing(words, opened)
    begins = [opened, *(index for index in range(opened + 1, close) if words.texts[index] in (";", ","))]
    for begin in begins:
        if found := role_phrases(words, begin + 1, close, names):
            return found
        if words.texts[begin + 1 : begin + 2] and not words.texts[begin + 1][0].isdigit():
            return []
    return []


def _beside(words: Words, index: int, names: NameSpans) -> list[Phrase]:
    """The role that fills the rest of the line behind a colon ("- X: Kassenwartin"), or the next column of a table."""
    first = _cell_begin(words, index)
    end = None if first is None else _cell_end(words, first)
    if first is None or end is None:
        return []
    found = role_phrases(words, first, end, names)
    return found if found and found[0].first == first and found[-1].last == end else []


def _cell_begin(words: Words, index: int) -> int | None:
    """The first word behind the colon or the gap that stands at a word; None where none does."""
    if words.line_start(index):
        return None
    colon = words.texts[index] == ":"
    if not (colon or words.is_gap(index)) or words.line_start(index + colon):
        return None
    return index + colon


def _cell_end(words: Words, first: int) -> int | None:
    """The end of the column or line that a word opens; None of a long one."""
    for end in range(first + 1, first + _LONGEST_CELL + 1):
        if words.line_start(end) or words.is_gap(end):
            return end
    return None


def _fields(words: Words, end: int, inside: int) -> list[Phrase]:
    """The field of work that stands for a role: "X, Presse- und Öffentlichkeitsarbeit, Tel.", "Y (Finanzen)"."""
    return _field_in_sign(words, end) or _field_in_sign(words, inside) or _field_below(words, inside)


def _field_in_sign(words: Words, opening: int) -> list[Phrase]:
    """The field of work between a sign at a word and another, or the end of the line."""
    if words.line_start(opening) or words.texts[opening] not in _OPENS_FIELD:
        return []
    last = _field_end(words, opening + 1)
    closed = words.line_start(last) or words.texts[last] in _CLOSES_FIELD
    return [Phrase(opening + 1, opening + 1, last)] if last > opening + 1 and closed else []


def _field_below(words: Words, index: int) -> list[Phrase]:
    """The field of work that alone fills the line that a word opens."""
    if index >= len(words) or not (words.line_start(index) and words.line_break(index)):
        return []
    last = _field_end(words, index)
    return [Phrase(index, index, last)] if last > index and words.line_start(last) else []


def _field_end(words: Words, index: int) -> int:
    """Past words that are fields of work, and what joins them."""
    end = index
    while index < len(words) and not (words.line_start(index) and index > end):
        text = words.texts[index]
        if is_field(text):
            index = end = index + 1
        elif text in JOINS_FIELDS:
            index += 1
        else:
            break
    return end


def _next_line(words: Words, index: int, names: NameSpans) -> list[Phrase]:
    """The line under a name that holds nothing but a role ("Max Muster / Pressesprecher / Tel. …")."""
    if words.texts[index] in _DASHES and not words.line_start(index + 1):
        return _between_dashes(words, index + 1, names)
    end = _rest_of_line(words, index)
    if not words.line_start(end):
        return []
    if names.bodies.get(index) == end and _is_followed(words, end):
        below = _next_line(words, end, NameSpans({}, names.people))
        return [one for one in below if one.first == end]  # "X / Stadt Aue / Bauleiter"
    found = role_phrases(words, index, end, names)
    return found if found and _is_told_by(found, index, end) else []


def _is_told_by(found: list[Phrase], index: int, end: int) -> bool:
    """Whether roles fill a line up to its last word, or open a short one."""
    return found[-1].last >= end - 1 or (found[0].first == index and end - index <= _SHORT_LINE)


def _is_followed(words: Words, end: int) -> bool:
    """Whether another line follows right below the one that ends before a word."""
    return end < len(words) and words.text.count("\n", words.ends[end - 1], words.starts[end]) == 1


def _heads_another(words: Words, index: int, names: NameSpans) -> bool:
    """Whether the next line is parted from a name by an empty line, and from the name below it by none: it heads
    that one ("Foto: X // Pressesprecherin / Y")."""
    end = _rest_of_line(words, index)
    if words.text.count("\n", words.ends[index - 1], words.starts[index]) < 2 or end >= len(words):
        return False
    close = words.text.count("\n", words.ends[end - 1], words.starts[end]) == 1
    return close and any(ahead in names.people for ahead in range(end, min(end + 5, _rest_of_line(words, end))))


def _rest_of_line(words: Words, first: int) -> int:
    """The end of the line on which word ``first`` stands; of a long one, of so many words."""
    end = first + 1
    while end < len(words) and not words.line_start(end) and end - first < _LONGEST_LINE:
        end += 1
    return end


def _between_dashes(words: Words, index: int, names: NameSpans) -> list[Phrase]:
    """The role of a line between dashes ("– Pressereferentin –")."""
    end = _rest_of_line(words, index)
    if not (words.texts[end - 1] in _DASHES and end - 1 > index):
        return []
    found = role_phrases(words, index, end - 1, names)
    return found if found and found[-1].last == end - 1 else []
