"""What stands right behind a name and joins a body to it: a bracket, an apposition."""

from collections.abc import Mapping

from pressefakten.german.class_nouns import is_head
from pressefakten.german.role_nouns import is_role, is_role_adjective
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.resolve.roles.context import Context, Evidence, Find, Told
from pressefakten.resolve.roles.phrase import ARTICLES

_WORDS = load("roles")["affiliation"]
_WHERE = frozenset(_WORDS["where"])
_SEPARATORS = frozenset(_WORDS["separators"])
_NO_LONGER = frozenset(_WORDS["no_longer"])
_PAST = tuple(_WORDS["past"])
_BEFORE_BODY = frozenset(_WORDS["before_body"])
_SENTENCE_ENDS = frozenset(".!?")
_INTO_BRACKET = frozenset(_WORDS["into_bracket"])
_ENDS_ASIDE = frozenset(".!?;:,")
_TRANSFER = tuple(_WORDS["comings_and_goings"])
_LONGEST_ASIDE = 4
"""Words of an apposition before its bracket at most."""
_IN_APPOSITION = 9
SURE_OF_BODY = 0.8
"""Confidence from which a name of one word in a bracket is taken for a body."""


def _in_bracket(context: Context, told: Told) -> Evidence | None:
    """ "X (Sparkasse Aue)", "Y (Botanik, Universität Aue)", "Z (Vorstand VR-Bank)"."""
    texts = context.words.texts
    if _comes_or_goes(context, told):
        return None
    for begin in dict.fromkeys((told.last, *(phrase.last for phrase in told.phrases if phrase.first >= told.last))):
        close = context.past_bracket(begin) - 1
        if close <= begin or any(texts[i] in _NO_LONGER for i in range(begin, close)):
            continue
        found = [one for one in context.bodies_between(begin + 1, close) if _opens_item(texts, one[0])]
        units = [context.units[i] for i in range(begin + 1, close) if i in context.units and _opens_item(texts, i)]
        if sure := [*(mention for first, mention in found if _is_surely_body(context, first, mention)), *units]:
            return Evidence(f"{sure[0].value}", f"{sure[0].value!r} stands in the bracket behind the name")
    return None


def _comes_or_goes(context: Context, told: Told) -> bool:
    """ "Neu im Kader: X (SV Aue)": whether the words before tell of comings and goings, so that the bracket holds where
    somebody was or will be."""
    first, _ = context.sentence(told.first)
    return any(text.lower().startswith(_TRANSFER) for text in context.words.texts[first : told.first])


def _in_far_bracket(context: Context, told: Told) -> Evidence | None:
    """ "X, zweiter Geiger (Orchester Aue)", "X, Hornau (Verein Aue)": a bracket that closes the apposition."""
    texts, words = context.words.texts, context.words
    begin = context.past_bracket(told.last)
    if texts[begin : begin + 1] != [","]:
        return None
    for index in range(begin + 1, min(begin + 2 + _LONGEST_ASIDE, len(texts))):
        if words.line_break(index) or index in context.people or texts[index] in _ENDS_ASIDE:
            return None
        if texts[index] == "(":
            first = index + 1 + (index + 1 < len(texts) and texts[index + 1].islower())  # "(beide Verein Aue)"
            body = context.body_at(first)
            whole = body is not None and texts[body[0] : body[0] + 1] == [")"]
            return Evidence(f"{body[1].value}", f"{body[1].value!r} closes the apposition") if body and whole else None
    return None


def _opens_item(texts: list[str], first: int) -> bool:
    """Whether the word opens a bracket or a part of it, a role or "beide" stepped over."""
    before = texts[first - 1]
    joint = before in _INTO_BRACKET and texts[first - 2] == "("  # "(für die Kammer)"
    return joint or before in ("(", ",", ";", "Team") or before in _BEFORE_BODY or is_role(before) or is_head(before)


def _is_surely_body(context: Context, first: int, mention: Mention) -> bool:
    """Whether a name is that of a body by its words, or by standing elsewhere too: not "(Augenoptik)"."""
    words = f"{mention.value}".split()
    if len(words) > 1 or any(is_head(word) or "-" in word or word.isupper() for word in words):
        return True
    if float(mention.attributes.get("confidence", 0)) >= SURE_OF_BODY:
        return True
    return sum(other.value == mention.value for _, other in context.organizations.values()) > 1


def _in_apposition(context: Context, told: Told) -> Evidence | None:
    """ "X, Auenbank AG, sagte", "X, Orthopädin an der Klinik Aue"."""
    words, texts = context.words, context.words.texts
    end = max([told.last, *(phrase.last for phrase in told.phrases)])
    for comma in dict.fromkeys((context.past_bracket(told.last), end)):
        dash = texts[comma : comma + 1] in (["–"], ["—"])
        if comma + 1 >= len(texts) or not (dash or texts[comma] == ",") or words.line_break(comma + 1):
            continue
        first = comma + 1
        while first < len(texts) and texts[first] in _BEFORE_BODY:
            first += 1  # "beide Gemischter Chor Aue", "c/o Agentur Aue"
        if first in context.organizations:
            body = context.body_at(first)
            stepped = first > comma + 1
            if body and (stepped or (words.line_start(body[0]) if dash else _closes(context, body[0]))):
                return Evidence(f"{body[1].value}", f"{body[1].value!r} stands in apposition")
            continue
        if not dash and (body := _behind_noun(context, first)):
            return Evidence(f"{body[1].value}", f"{body[1].value!r} stands in the apposition")
    return None


def _behind_noun(context: Context, first: int) -> tuple[int, Mention] | None:
    """The organisation that a noun phrase leads to: "Orthopäde an den Helios Kliniken", "Chefärztin Pädiatrie KSA"."""
    texts, start = context.words.texts, first
    while start + 1 < len(texts) and (
        texts[start] in ARTICLES or is_role_adjective(texts[start]) and texts[start + 1][0].isupper()
    ):
        start += 1  # but "Partner bei der Kanzlei Aue"
    if start >= len(texts) or not texts[start][0].isupper() or start in context.people:
        return None
    if texts[start].lower().startswith(_PAST):
        return None
    if texts[start + 1 : start + 2] == [","] and texts[start] not in context.places:
        body = context.body_at(start + 2)  # "X, Elektroniker, Elektro Aue OHG"
        return body if body and _closes(context, body[0]) and start not in context.inside_bodies else None
    article = texts[first] in ARTICLES
    if article and not is_role(texts[start]):
        return None
    body = _led_to(context, start + 1)
    if body and article and texts[body[0] : body[0] + 1] == [","] and _person_behind(context, body[0] + 1):
        return None  # "X, der Präsident des Verbands, Y": the role is Y's
    return body


def _led_to(context: Context, begin: int) -> tuple[int, Mention] | None:
    """The organisation behind nouns and prepositions that lead to it."""
    words, texts = context.words, context.words.texts
    for index in range(begin, min(begin + _IN_APPOSITION, len(texts))):
        if words.line_break(index) or index in context.people:
            return None
        if body := context.body_at(index):
            return body
        if not (texts[index][0].isupper() or texts[index] in _WHERE or texts[index] in ARTICLES):
            return None
    return None


def _person_behind(context: Context, index: int) -> bool:
    return any(ahead in context.people for ahead in range(index, min(index + 5, len(context.words))))


def _closes(context: Context, index: int) -> bool:
    """Whether an apposition ends before this word: at a line's end or a gap, with a bracket, or with a comma that no
    other body follows. Otherwise it may be one of a list."""
    words, texts = context.words, context.words.texts
    if index >= len(texts) or words.line_start(index) or texts[index] in _SEPARATORS or texts[index] in ("(", ")"):
        return True
    if words.starts[index] - words.ends[index - 1] > 1:
        return True  # a column of a table
    if texts[index] in _SENTENCE_ENDS:
        return True
    if texts[index] in ("und", "sowie") and _person_behind(context, index + 1):
        return True
    if texts[index] != ",":
        return False
    after = texts[index + 1] if index + 1 < len(texts) else ""
    if _person_behind(context, index + 1):
        return True
    if body := context.body_at(index + 1):  # "Institut für Botanik, Universität Aue"
        end = body[0]
        return end >= len(texts) or words.line_start(end) or texts[end] in _SENTENCE_ENDS or texts[end] in _SEPARATORS
    return after not in ("und", "sowie")


BESIDE: Mapping[str, Find] = {
    "bracket": _in_bracket,
    "apposition": _in_apposition,
    "far bracket": _in_far_bracket,
}
"""What joins a body to a name right behind it."""
