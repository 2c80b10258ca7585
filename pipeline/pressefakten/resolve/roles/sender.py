"""What joins a person to the body that sends the release: its contact data, a role that its class noun opens."""

import re
from collections.abc import Mapping

from pressefakten.lexicon import load
from pressefakten.resolve.roles.context import Context, Evidence, Find, Told, same_body

_WORDS = load("roles")["affiliation"]
_LEADS = re.compile(rf"(?:vize)?(?:{'|'.join(_WORDS['leads'])})(?:in|r|n)?$")
_OF_ANY = frozenset(_WORDS["of_any"])
_LABEL = re.compile(rf"(?:{'|'.join(_WORDS['press_labels'])})", re.IGNORECASE)
_LONGEST_LABEL = 9
"""Words of a line that is a label."""
_SENTENCE_ENDS = frozenset(".!?")
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


def _leading(context: Context, told: Told) -> Evidence | None:
    """ "Kammerpräsidentin", "Vereinsvorsitzender": the class noun of the sender opens the role."""
    if not context.publisher:
        return None
    for phrase in told.phrases:
        noun = context.words.texts[phrase.noun]
        if phrase.last == phrase.noun + 1 and opens(noun, context.publisher):
            return Evidence(context.publisher, f"{noun!r} leads {context.publisher!r}")
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


def speaks_for_sender(context: Context, told: Told) -> Evidence | None:
    """Who stands in the contact data of the sender with a role, or under a label of the press, no other body near."""
    words = context.words
    if not context.publisher or context.zone_of(words.starts[told.first]) != "contact":
        return None
    if not (told.roles or _labelled(context, told)) or _is_of_other(context, told, context.publisher):
        return None
    return Evidence(context.publisher, f"{context.publisher!r} names this contact")


def _labelled(context: Context, told: Told) -> bool:
    """ "Pressestelle: X", "V.i.S.d.P.: X", "X, Stabsstelle Presse": a label of the press before or behind a name on its
    line, or on the line above."""
    words = context.words
    first, last = context.line(told.first)
    begin = max((index for index in context.contacts if first <= index < told.first), default=first)
    end = next((index for index in range(told.last, last) if index in context.contacts), last)
    said = [words.words(begin, told.start), words.words(told.last, end)]
    if first and _touches(context, first):
        above, _ = context.line(first - 1)
        said.append(words.words(above, first) if first - above <= _LONGEST_LABEL else "")
    return any(_LABEL.search(label) for label in said)


def _touches(context: Context, first: int) -> bool:
    """Whether no empty line stands before the line that begins at a word."""
    return context.words.text.count("\n", context.words.ends[first - 1], context.words.starts[first]) == 1


def _is_of_other(context: Context, told: Told, publisher: str) -> bool:
    """Whether another body than the sender stands on the line, before the first number, or on one next to it."""
    first, last = context.line(told.first)
    reach = [(first, next((index for index in range(told.last, last) if index in context.contacts), last))]
    if first and _touches(context, first) and _is_contact_line(context, first - 1):
        reach.append(context.line(first - 1))
    if last < len(context.words) and _touches(context, last) and _is_contact_line(context, last):
        reach.append(context.line(last))
    near = [body for low, high in reach for body in context.bodies_between(low, high)]
    values = [f"{mention.value}" for index, mention in near if not context.is_bank(index)]
    return any(not same_body(value, publisher) for value in values)


def _is_contact_line(context: Context, index: int) -> bool:
    """Whether the line around a word is one of contact data, not the end of a sentence."""
    words = context.words
    first, last = context.line(index)
    return context.zone_of(words.starts[first]) == "contact" and words.texts[last - 1] not in _SENTENCE_ENDS


SENDER: Mapping[str, Find] = {
    "leading here": _leading_here,
    "leading": _leading,
}
"""What joins who sends the release to a name."""
