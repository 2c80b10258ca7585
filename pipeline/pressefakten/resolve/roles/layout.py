"""What a page says of who belongs to what: the line above a name, a line or block of contact data, a label."""

from collections.abc import Mapping
from itertools import pairwise

from pressefakten.german.class_nouns import is_inner
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.resolve.roles.context import Context, Evidence, Find, Told, is_behind_other

_WORDS = load("roles")["affiliation"]
_SEPARATORS = frozenset(_WORDS["separators"])
_IN_LABEL = frozenset(_WORDS["in_label"])
_SENTENCE_ENDS = frozenset(".!?")
_NO_LABEL = _SENTENCE_ENDS | {",", "„"}
_PHOTO = frozenset(_WORDS["photo_labels"])
_PARTS_LINE = _SEPARATORS | {",", "/"}
_IN_DATA = frozenset(_WORDS["in_data"])
_CARE_OF = frozenset(_WORDS["care_of"])
_BULLETS = frozenset({".", ")", "•", "·", "-", "–", "*"})
_IN_CLAUSE = frozenset(_WORDS["in_clause"])
_BEFORE_ROLE = frozenset({",", ";"})
_PARTS_ITEM = frozenset({":", "–", "—"})
_PARTS_OF_IMPRINT = 2
"""Signs that part a line of an imprint at least."""
_GAP = 3
"""Blanks that part two columns at least."""
_COLUMN = 3
"""Code points by which the words of one column may be shifted."""
_BEFORE_PART = frozenset({":", "o", "c/o"})
_LONGEST_LABEL = 10
_LONGEST_LINE = 40
"""Words of a line of names and functions at most."""
_SHORT_LINE = 90
"""Code points of a line of contact data at most."""


def _line_above(context: Context, told: Told) -> Evidence | None:
    """The organisation that alone fills the line above a line of names and functions, as in a block of contact data,
    or the line above an office of it there."""
    words, texts = context.words, context.words.texts
    start, end = context.line(told.first)
    if not start or not _names_and_functions(texts[start:end]):
        return None
    start = _over_office(context, start)
    if not start or words.text.count("\n", words.ends[start - 1], words.starts[start]) > 1:
        return None
    first = next(index for index in range(start - 1, -1, -1) if words.line_start(index))
    while first < start and texts[first] in _CARE_OF:
        first += 1
    body = context.body_at(first)
    if body is None or body[0] != start:
        return None
    return Evidence(f"{body[1].value}", f"{body[1].value!r} stands on the line above")


def _over_office(context: Context, start: int) -> int:
    """Where the line of an office begins that fills the one above ("Pressestelle"), else the word itself."""
    first, last = context.line(start - 1)
    close = context.words.text.count("\n", context.words.ends[start - 1], context.words.starts[start]) == 1
    return first if close and last == start and _end_of_office(context, first) == start else start


def _names_and_functions(texts: list[str]) -> bool:
    """Whether the words of a line are those of names and functions, no clause."""
    return len(texts) <= _LONGEST_LINE and not any(text.islower() and text not in _IN_LABEL for text in texts)


def _line_below(context: Context, told: Told) -> Evidence | None:
    """The organisation that alone fills the line below a name, or below the role behind it."""
    end = max([told.last, *(phrase.last for phrase in told.phrases)])
    end = _past_office(context, end)
    if end >= len(context.words) or not context.words.line_start(end) or _took_photo(context, told):
        return None
    body = context.body_at(end)
    if body is None or not context.words.line_start(context.past_bracket(body[0])):
        return None
    return Evidence(f"{body[1].value}", f"{body[1].value!r} stands on the line below")


def _past_office(context: Context, index: int) -> int:
    """Past the office that fills the rest of a line ("Stabsstelle Presse"), or the word itself."""
    texts = context.words.texts
    begins = index >= len(texts) or context.words.line_start(index)
    return index if begins else _end_of_office(context, index)


def _end_of_office(context: Context, index: int) -> int:
    """The end of the line where an office fills it from a word on, or the word itself."""
    texts = context.words.texts
    if not is_inner(texts[index]):
        return index
    _, last = context.line(index)
    return last if all(text[0].isupper() or text in _IN_DATA for text in texts[index:last]) else index


def _took_photo(context: Context, told: Told) -> bool:
    """Whether the label before a name says that somebody took the photo ("Foto: X")."""
    texts, start = context.words.texts, told.start
    first, _ = context.line(told.first)
    before = texts[max(first, start - _LONGEST_LABEL) : start]
    label = {before[0], *before[-2:]} if before[-1:] == [":"] else {*before[-1:]}
    labelled = [text for text, sign in pairwise(before) if sign == ":"]  # "Foto: Klinik Aue/X"
    return not _PHOTO.isdisjoint({*label, *labelled[-1:]})


def _on_line(context: Context, told: Told) -> Evidence | None:
    """ "Auenbank AG | Pressestelle | X | 0123 …": the organisation that opens the line of contact data."""
    words, texts = context.words, context.words.texts
    first, last = context.line(told.first)
    if not context.contacts.intersection(range(first, last)) or first == told.first:
        return None
    body = context.body_at(first)
    if body is None or body[0] > told.start or any(index in context.people for index in range(first, told.first)):
        return None
    between = texts[body[0] : told.start]
    if not _is_data(between) or words.any_break(first, told.start):
        return None
    return Evidence(f"{body[1].value}", f"{body[1].value!r} opens the line")


def _alone_on_line(context: Context, told: Told) -> Evidence | None:
    """ "X | 0123 45 | x@aue.example | Stadtwerke Aue | Hafenweg 5": the only body of a line of contact data, where it
    fills a part of it behind the name and nobody else is named."""
    first, last = context.line(told.first)
    bodies = context.bodies_between(first, last)
    in_contact = context.zone_of(context.words.starts[told.first]) == "contact"
    reached = not context.contacts.isdisjoint(range(told.last, last))
    if not (in_contact and reached) or len(bodies) != 1 or _names_several(context, first, last):
        return None
    index, body = bodies[0]
    fills = index > told.last and _fills_part(context, index, context.organizations[index][0])
    return Evidence(f"{body.value}", f"{body.value!r} is the only body of the line") if fills else None


def _names_several(context: Context, first: int, last: int) -> bool:
    return sum(index in context.people for index in range(first, last)) > 1


def _fills_part(context: Context, first: int, last: int) -> bool:
    """Whether words stand between two signs that part a line, or a sign and its end."""
    texts = context.words.texts
    closed = context.words.line_start(last) or texts[last] in _SEPARATORS | {","}
    return texts[first - 1] in _SEPARATORS and closed


def _is_data(texts: list[str]) -> bool:
    """Whether words are parts of contact data, which a sign parts from what stands before."""
    parted = bool(texts) and texts[0] in _SEPARATORS | {",", ":"}
    return parted and all(not text.isalpha() or text[0].isupper() or text in _IN_DATA for text in texts)


def _behind_on_line(context: Context, told: Told) -> Evidence | None:
    """ "X / Agentur Aue / 0123 45", "X, Leiter Wald, Bundesamt Au, 0123 45": the first body that fills a part of the
    line between a name and the number behind it."""
    texts, (_, last) = context.words.texts, context.line(told.first)
    number = next((index for index in range(told.last, last) if index in context.contacts), None)
    if number is None or texts[told.last] == ":":
        return None
    for index in range(told.last + 1, number):
        if index in context.people:
            return None
        body = context.body_at(index) if texts[index - 1] in _PARTS_LINE else None
        if body and (body[0] == number or texts[body[0]] in _PARTS_LINE):
            return Evidence(f"{body[1].value}", f"{body[1].value!r} stands on the line before the number")
    return None


def _labels_other(context: Context, index: int, told: Told) -> bool:
    """Whether a body is but the label of another line ("HWK: Jan Roth" above "IHK: Ida Voss")."""
    words, (last, _) = context.words, context.organizations[index]
    labels = words.texts[last : last + 1] == [":"] and last + 1 < len(words) and not words.line_break(last + 1)
    return labels and context.line(index) != context.line(told.first)


def _in_block(context: Context, told: Told) -> Evidence | None:
    """The only organisation of the block of contact data in which a name stands."""
    words = context.words
    if context.zone_of(words.starts[told.first]) != "contact":
        return None
    first, last = context.line(told.first)
    if words.ends[last - 1] - words.starts[first] > _SHORT_LINE or words.texts[last - 1] in _SENTENCE_ENDS:
        return None
    if told.start > first and words.texts[told.start - 1] in _IN_CLAUSE:
        return None  # "Lesung mit X und dem Theater Aue"
    bodies = context.bodies_between(*context.block(told.first))
    values = {
        mention.value
        for index, mention in bodies
        if mention.value and not context.is_bank(index) and not is_behind_other(context, index, told)
    }
    if len(values) != 1 or all(_labels_other(context, index, told) for index, _ in bodies):
        return None
    value = values.pop()
    return Evidence(f"{value}", f"{value!r} is the organisation of its block")


def _of_label(context: Context, told: Told) -> Evidence | None:
    """ "Kontakt KV: X", "Duales Studium (Hochschule Aue): X, Y": the body in the label at the head of a line of contact
    data, or in the bracket that closes a label."""
    texts = context.words.texts
    first, _ = context.line(told.first)
    head = texts[first : min(first + _LONGEST_LABEL + 1, told.start)]
    if ":" not in head:
        return None
    colon = first + head.index(":")
    label = texts[first:colon]
    if context.contacts.intersection(range(colon, told.start)):
        return None
    if any(text in _NO_LABEL or text[0].islower() and text not in _IN_LABEL for text in label):
        return None
    found = context.bodies_between(first, colon)
    in_contact = context.zone_of(context.words.starts[told.first]) == "contact"
    if not found or not (in_contact or label[-1:] == [")"]):
        return None
    return Evidence(f"{found[-1][1].value}", f"{found[-1][1].value!r} stands in the label of its line")


def _of_item(context: Context, told: Told) -> Evidence | None:
    """ "2. Gemeinde Aue, Furlbachschule: 845.300 Euro – X, Bürgermeisterin", "– Dorfladen, Aueland UG, Gründerin X":
    the body right before the role in the item of a list, else the one that opens it."""
    texts = context.words.texts
    first, last = context.line(told.first)
    begin = first
    while begin < told.start and (texts[begin] in _BULLETS or texts[begin].isdigit()):
        begin += 1
    if begin == first or _names_several(context, first, last):
        return None
    if near := _right_before_role(context, told, begin):
        return Evidence(f"{near.value}", f"{near.value!r} stands right before the role in the item")
    body = context.body_at(begin)
    if body is None:
        return None
    parted = any(texts[index] in _PARTS_ITEM for index in range(body[0], told.start))
    return Evidence(f"{body[1].value}", f"{body[1].value!r} opens the item") if parted else None


def _right_before_role(context: Context, told: Told, begin: int) -> Mention | None:
    """The body that only a comma or a semicolon parts from a role and the name behind it, from a word on."""
    start = min((phrase.first for phrase in told.phrases if phrase.last <= told.start), default=0)
    if start <= begin or context.words.texts[start - 1] not in _BEFORE_ROLE:
        return None
    bodies = context.bodies_between(begin, start - 1)
    return bodies[-1][1] if bodies and context.organizations[bodies[-1][0]][0] == start - 1 else None


def _in_imprint(context: Context, told: Told) -> Evidence | None:
    """ "Aue AG | Hafenweg 8, 48155 Aue | Vorstand: X, Y": the body that opens a line of parts or an address."""
    texts = context.words.texts
    first, last = context.line(told.first)
    body = context.body_at(first)
    if body is None or body[0] >= told.start or context.zone_of(context.words.starts[told.first]) != "contact":
        return None
    parts = sum(texts[index] in _SEPARATORS for index in range(first, last))
    if parts < _PARTS_OF_IMPRINT and not context.addresses.intersection(range(body[0], told.start)):
        return None
    others = context.bodies_between(body[0], told.start)
    return None if others else Evidence(f"{body[1].value}", f"{body[1].value!r} opens the imprint")


def _in_part(context: Context, told: Told) -> Evidence | None:
    """ "Spenden: Stiftung Aue, Dr. X, x@aue.example | …": the only body before a name in its part of a line."""
    texts = context.words.texts
    if context.zone_of(context.words.starts[told.first]) != "contact":
        return None
    first, last = context.line(told.first)
    begin = next((index + 1 for index in range(told.start - 1, first - 1, -1) if texts[index] in _SEPARATORS), first)
    found = context.bodies_between(begin, told.start)
    if len(found) != 1 or any(index in context.people for index in range(begin, told.start)):
        return None
    (at, body), whole = found[0], begin == first and not _SEPARATORS.intersection(texts[told.last : last])
    labelled = _is_labelled(context, at, told) if whole else ":" in texts[begin:at]
    return Evidence(f"{body.value}", f"{body.value!r} stands in this part of the line") if labelled else None


def _is_labelled(context: Context, at: int, told: Told) -> bool:
    """ "Presse: Agentur Aue, X", "Presse: Agentur Aue, Sprecher X": whether a body stands between a label and a name,
    or its role, all of a line without parts."""
    texts = context.words.texts
    first, _ = context.line(told.first)
    start = min([told.start, *(phrase.first for phrase in told.phrases if phrase.last == told.start)])
    ends = context.organizations[at][0]
    return ":" in texts[first:at] and texts[at - 1] in _BEFORE_PART and ends == start - 1


def _in_column(context: Context, told: Told) -> Evidence | None:
    """The body in the column of a name, on the line above or below, where both stand alone in their columns."""
    words = context.words
    first, last = context.line(told.first)
    if not _is_column(context, told.start, told.last) or words.line_start(told.start) and words.line_start(told.last):
        return None
    column = words.starts[told.start] - _line_offset(context, first)
    for inside in (first - 1, last):
        if not 0 <= inside < len(words):
            continue
        low, high = context.line(inside)
        offset = _line_offset(context, low)
        for index, mention in context.bodies_between(low, high):
            alone = _is_column(context, index, context.organizations[index][0])
            if alone and abs(words.starts[index] - offset - column) <= _COLUMN:
                return Evidence(f"{mention.value}", f"{mention.value!r} stands in this column")
    return None


def _line_offset(context: Context, index: int) -> int:
    """Where the line begins on which a word stands, in code points."""
    return context.words.text.rfind("\n", 0, context.words.starts[index]) + 1


def _is_wide(context: Context, index: int) -> bool:
    """Whether a tab or several blanks part a word from the one before."""
    words = context.words
    between = words.text[words.ends[index - 1] : words.starts[index]]
    return len(between) >= _GAP or "\t" in between


def _is_column(context: Context, first: int, last: int) -> bool:
    """Whether gaps or the ends of the line stand on both sides of words."""
    words = context.words
    before = words.line_start(first) or _is_wide(context, first)
    behind = last >= len(words) or words.line_start(last) or _is_wide(context, last)
    return before and behind


PAGE: Mapping[str, Find] = {
    "line above": _line_above,
    "line below": _line_below,
    "line": _on_line,
    "behind on its line": _behind_on_line,
    "block": _in_block,
    "label": _of_label,
    "item": _of_item,
    "imprint": _in_imprint,
    "part": _in_part,
    "column": _in_column,
    "alone on line": _alone_on_line,
}
"""What joins a body to a name on a page."""
