"""What joins a person to the body that sends the release: its contact data, a role that its class noun opens."""

import re
from collections.abc import Iterator, Mapping

from pressefakten.lexicon import load
from pressefakten.resolve.roles.context import Context, Evidence, Find, Told, is_behind_other, same_body

_WORDS = load("roles")["affiliation"]
_LEADS = re.compile(rf"(?:vize)?(?:{'|'.join(_WORDS['leads'])})(?:in|r|n)?$")
_LEADING = tuple(_WORDS["leading"])
_OF_ANY = frozenset(_WORDS["of_any"])
_PRESS = re.compile(rf"(?:{'|'.join(_WORDS['press_labels'])})", re.IGNORECASE)
_TOWARDS = frozenset(_WORDS["towards"])
_SENTENCE_ENDS = frozenset(".!?")
_FAR_NUMBER = 40
"""Words between a name and its number at most."""
_LINES_TO_NUMBER = 3
_SHORTEST = 4
"""Letters of a class noun that opens a role."""
_JOINTS = ("", "s", "es", "n", "en")


def _leading_here(context: Context, told: Told) -> Evidence | None:
    """ "Handwerkskammerpräsident X sprach für die Handwerkskammer Aue": the class noun of a body in the sentence opens
    the role."""
    for phrase in told.phrases:
        noun = context.words.texts[phrase.noun]
        first, last = context.sentence(phrase.noun)
        values = {f"{mention.value}" for _, mention in context.bodies_between(first, last)}
        led = [value for value in values if opens(noun, value)]
        if len(led) == 1:
            return Evidence(led[0], f"{noun!r} leads {led[0]!r}")
    return None


def opens(role: str, body: str) -> bool:
    """Whether the class noun of a body opens a role noun: "Museumsdirektor" and "Museum für Textil"."""
    opening = _LEADS.sub("", role.lower())
    if opening == role.lower() or opening in _OF_ANY:
        return False
    nouns = {opening.removesuffix(joint) for joint in _JOINTS} | {opening + "e"}
    nouns = {noun for noun in nouns if len(noun) >= _SHORTEST}
    words = [word.lower() for word in re.findall(r"\w+", body)]
    return any(word.endswith(noun) or word.startswith(noun) for word in words for noun in nouns)


def leads_body(noun: str) -> bool:
    """Whether the noun of a role is that of somebody who leads a body ("Vorsitzende", "Wehrführer")."""
    return any(word in noun.lower() for word in _LEADING)


def speaks_for_sender(context: Context, told: Told) -> Evidence | None:
    """Who stands in the contact data of the sender with a role, or before an office of the press, no other body near:
    "Pressekontakt: X" alone says whom to call, not who that is."""
    words = context.words
    if not context.sender or context.zone_of(words.starts[told.first]) != "contact":
        return None
    if not (has_role(told) or _is_of_press(context, told)) or _is_of_other(context, told, context.sender):
        return None
    return Evidence(context.sender, f"{context.sender!r} names this contact")


def has_role(told: Told) -> bool:
    """Whether a role of somebody is more than the label of contact data ("Pressekontakt: X")."""
    return not told.labels.issuperset(told.roles)


def _is_of_press(context: Context, told: Told) -> bool:
    """ "X, Stabsstelle Presse": an office of the press behind a name on its line, before the first number."""
    _, last = context.line(told.first)
    end = next((index for index in range(told.last, last) if index in context.contacts), last)
    return _PRESS.search(context.words.words(told.last, end)) is not None


def _touches(context: Context, first: int) -> bool:
    """Whether no empty line stands before the line that begins at a word."""
    return context.words.text.count("\n", context.words.ends[first - 1], context.words.starts[first]) == 1


def _is_of_other(context: Context, told: Told, publisher: str) -> bool:
    """Whether another body than the sender stands on the line, before the first number, or on one next to it."""
    near = [body for low, high in _lines_around(context, told) for body in context.bodies_between(low, high)]
    values = [f"{mention.value}" for index, mention in near if not context.is_bank(index)]
    return any(not same_body(value, publisher) for value in values)


def _lines_around(context: Context, told: Told) -> Iterator[tuple[int, int]]:
    """The words of a line up to its first number behind a name, and those of the lines of contact data next to it."""
    first, last = context.line(told.first)
    yield first, next((index for index in range(told.last, last) if index in context.contacts), last)
    if first and _touches(context, first) and _is_contact_line(context, first - 1):
        yield context.line(first - 1)
    if last < len(context.words) and _touches(context, last) and _is_contact_line(context, last):
        yield context.line(last)


def _is_contact_line(context: Context, index: int) -> bool:
    """Whether the line around a word is one of contact data, not the end of a sentence."""
    words = context.words
    first, last = context.line(index)
    return context.zone_of(words.starts[first]) == "contact" and words.texts[last - 1] not in _SENTENCE_ENDS


def _in_block_of_sender(context: Context, told: Told) -> Evidence | None:
    """The sender where it is the first body of a block of contact data, of whom there has a role, or a number on the
    line that names it."""
    words = context.words
    if not context.sender or context.zone_of(words.starts[told.first]) != "contact":
        return None
    inside = _bodies_of_block(context, told)
    first, _ = context.line(told.first)
    on_line = any(first <= index < told.first and same_body(value, context.sender) for index, value in inside)
    if not inside or not (same_body(inside[0][1], context.sender) or on_line):
        return None
    if not (has_role(told) or (on_line and is_reached(context, told))):
        return None
    return Evidence(context.sender, f"{context.sender!r} opens its block")


def _bodies_of_block(context: Context, told: Told) -> list[tuple[int, str]]:
    """First word and value of the bodies in the block of a name, banks and those behind another person apart."""
    bodies = context.bodies_between(*context.block(told.first))
    return [
        (index, f"{mention.value}")
        for index, mention in bodies
        if not (context.is_bank(index) or is_behind_other(context, index, told))
    ]


def is_reached(context: Context, told: Told) -> bool:
    """Whether a number or address stands behind a name on its line or the three below, before another person."""
    words, (_, high) = context.words, context.line(told.first)
    lines = 0
    for index in range(told.last, min(told.last + _FAR_NUMBER, len(words))):
        lines += index >= high and words.line_start(index)
        if index in context.people or lines > _LINES_TO_NUMBER:
            return False
        if index in context.contacts:
            return True
    return False


def _named_before(context: Context, told: Told) -> Evidence | None:
    """ "Die Aue AG hat X zur Vorständin bestellt": the sender named last before somebody who leads, the first person
    of the sentence."""
    if not any(leads_body(context.words.texts[phrase.noun]) for phrase in told.phrases):
        return None
    first, _ = context.sentence(told.first)
    start = min([told.start, *(phrase.first for phrase in told.phrases)])
    if context.words.texts[start - 1 : start] and context.words.texts[start - 1] in _TOWARDS:
        return None  # "die Aue AG hat die Petition an Präsidentin X übergeben"
    before = [f"{mention.value}" for _, mention in context.bodies_between(first, told.first)]
    if not before or any(index in context.people for index in range(first, told.first)):
        return None
    sends = context.publisher is not None and same_body(before[-1], context.publisher)
    return Evidence(before[-1], f"{before[-1]!r} stands before it in the sentence") if sends else None


SENDER: Mapping[str, Find] = {
    "leading here": _leading_here,
    "sender's block": _in_block_of_sender,
    "sender before": _named_before,
}
"""What joins who sends the release to a name."""
