"""What a page says of who belongs to what: the line above a name, a line or block of contact data, a label."""

from collections.abc import Mapping

from pressefakten.lexicon import load
from pressefakten.resolve.roles.context import Context, Evidence, Find, Told

_WORDS = load("roles")["affiliation"]
_SEPARATORS = frozenset(_WORDS["separators"])
_IN_LABEL = frozenset(_WORDS["in_label"])
_SENTENCE_ENDS = frozenset(".!?")
_NO_LABEL = _SENTENCE_ENDS | {",", "„"}
_LONGEST_LABEL = 10
_LONGEST_LINE = 40
"""Words of a line of names and functions at most."""
_SHORT_LINE = 90
"""Code points of a line of contact data at most."""


def _line_above(context: Context, told: Told) -> Evidence | None:
    """The organisation that alone fills the line above a line of names and functions, as in a block of contact data."""
    words, texts = context.words, context.words.texts
    start, end = context.line(told.first)
    if (
        not start
        or end - start > _LONGEST_LINE
        or any(texts[index].islower() and texts[index] not in _IN_LABEL for index in range(start, end))
    ):
        return None
    if words.text.count("\n", words.ends[start - 1], words.starts[start]) > 1:
        return None
    first = next(index for index in range(start - 1, -1, -1) if words.line_start(index))
    body = context.body_at(first)
    if body is None or body[0] != start:
        return None
    return Evidence(f"{body[1].value}", f"{body[1].value!r} stands on the line above")


def _line_below(context: Context, told: Told) -> Evidence | None:
    """The organisation that alone fills the line below a name, or below the role behind it."""
    end = max([told.last, *(phrase.last for phrase in told.phrases)])
    if end >= len(context.words) or not context.words.line_start(end):
        return None
    body = context.body_at(end)
    if body is None or not context.words.line_start(body[0]):
        return None
    return Evidence(f"{body[1].value}", f"{body[1].value!r} stands on the line below")


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
    data = all(not text.isalpha() or text[0].isupper() or text in ("und", "für") for text in between)
    if data and between and between[0] in _SEPARATORS | {",", ":"} and not words.any_break(first, told.start):
        return Evidence(f"{body[1].value}", f"{body[1].value!r} opens the line")
    return None


def _in_block(context: Context, told: Told) -> Evidence | None:
    """The only organisation of the block of contact data in which a name stands."""
    words = context.words
    if context.zone_of(words.starts[told.first]) != "contact":
        return None
    first, last = context.line(told.first)
    if words.ends[last - 1] - words.starts[first] > _SHORT_LINE or words.texts[last - 1] in _SENTENCE_ENDS:
        return None
    bodies = context.bodies_between(*context.block(told.first))
    values = {mention.value for _, mention in bodies if mention.value}
    if len(values) != 1:
        return None
    value = values.pop()
    return Evidence(f"{value}", f"{value!r} is the organisation of its block")


def _of_label(context: Context, told: Told) -> Evidence | None:
    """ "Kontakt KV: X", "Duales Studium (Hochschule Aue): X, Y": the body in a label at the head of the line."""
    texts = context.words.texts
    first, _ = context.line(told.first)
    head = texts[first : min(first + _LONGEST_LABEL + 1, told.start)]
    if ":" not in head:
        return None
    colon = first + head.index(":")
    label = head[: head.index(":")]
    if any(text in _NO_LABEL or text[0].islower() and text not in _IN_LABEL for text in label):
        return None
    found = context.bodies_between(first, colon)
    return (
        Evidence(f"{found[-1][1].value}", f"{found[-1][1].value!r} stands in the label of its line") if found else None
    )


PAGE: Mapping[str, Find] = {
    "line above": _line_above,
    "line below": _line_below,
    "line": _on_line,
    "block": _in_block,
    "label": _of_label,
}
"""What joins a body to a name on a page."""
