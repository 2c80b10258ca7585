"""What stands right behind a name and joins a body to it: a bracket, an apposition."""

from collections.abc import Mapping

from pressefakten.german.class_nouns import is_head
from pressefakten.german.role_nouns import is_role, is_role_adjective
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.resolve.roles.asides import past_asides
from pressefakten.resolve.roles.context import Context, Evidence, Find, Told
from pressefakten.resolve.roles.phrase import ARTICLES

_WORDS = load("roles")["affiliation"]
_WHERE = frozenset(_WORDS["where"])
_SEPARATORS = frozenset(_WORDS["separators"])
_NO_LONGER = frozenset(_WORDS["no_longer"])
_PAST = tuple(_WORDS["past"])
_RELATIONS = tuple(_WORDS["kin"])
_BEFORE_BODY = frozenset(_WORDS["before_body"])
_IN_PLACE = frozenset(_WORDS["in_place"])
_OF_WHOLE = frozenset(_WORDS["of_whole"])
_SENTENCE_ENDS = frozenset(".!?")
_INTO_BRACKET = frozenset(_WORDS["into_bracket"])
_ENDS_ASIDE = frozenset(".!?;:,")
_TRANSFER = tuple(_WORDS["comings_and_goings"])
_SINCE = tuple([word] for word in _WORDS["since"])
_LONGEST_TIME = 6
"""Words of "seit dem 1. Januar 2020" at most."""
_LONGEST_ASIDE = 4
"""Words of an apposition before its bracket at most."""
_IN_APPOSITION = 9
SURE_OF_BODY = 0.8
"""Confidence from which a name of one word in a bracket is taken for a body."""


def _in_bracket(context: Context, told: Told) -> Evidence | None:
    """ "X (Sparkasse Aue)", "Y (Botanik, Universität Aue)", "Z (Vorstand VR-Bank)"."""
    if _comes_or_goes(context, told):
        return None
    for begin in dict.fromkeys((told.last, *(phrase.last for phrase in told.phrases if phrase.first >= told.last))):
        close = context.past_bracket(begin) - 1
        if close <= begin or not _NO_LONGER.isdisjoint(context.words.texts[begin:close]):
            continue
        if sure := _items_of_bracket(context, begin + 1, close):
            return Evidence(f"{sure[0].value}", f"{sure[0].value!r} stands in the bracket behind the name")
    return None


def _items_of_bracket(context: Context, low: int, high: int) -> list[Mention]:
    """What opens a part of a bracket and is surely a body, organisations before towns and districts."""
    texts = context.words.texts
    bodies = [one for one in context.bodies_between(low, high) if _opens_item(texts, one[0])]
    units = [context.units[i] for i in range(low, high) if i in context.units and _opens_item(texts, i)]
    return [*(mention for first, mention in bodies if _is_surely_body(context, first, mention)), *units]


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
    end = max([told.last, *(phrase.last for phrase in told.phrases)])
    aside = past_asides(context.words, told.last, {})
    for sign in dict.fromkeys((context.past_bracket(told.last), aside, end)):
        if _opens_apposition(context, sign) and (found := _of_apposition(context, sign)):
            return found
    return None


def _opens_apposition(context: Context, index: int) -> bool:
    """Whether a comma or a dash stands at a word, and more behind it on the line."""
    words = context.words
    return (
        index + 1 < len(words)
        and (words.texts[index] == "," or _is_dash(words.texts[index]))
        and (not words.line_break(index + 1))
    )


def _is_dash(text: str) -> bool:
    return text in ("–", "—")


def _of_apposition(context: Context, sign: int) -> Evidence | None:
    """The body that the apposition behind a sign is, or that its noun leads to; behind a dash only one that is all of
    the line."""
    words, texts = context.words, context.words.texts
    first, dash = sign + 1, _is_dash(texts[sign])
    while first < len(texts) and texts[first] in _BEFORE_BODY:
        first += 1  # "beide Gemischter Chor Aue", "c/o Agentur Aue"
    first = _past_time(texts, first)
    if first not in context.organizations:
        body = None if dash else _behind_noun(context, first)
        return Evidence(f"{body[1].value}", f"{body[1].value!r} stands in the apposition") if body else None
    body = context.body_at(first)
    if body is None:
        return None
    closed = first > sign + 1 or (words.line_start(body[0]) if dash else _closes(context, body[0]))
    return Evidence(f"{body[1].value}", f"{body[1].value!r} stands in apposition") if closed else None


def _past_time(texts: list[str], first: int) -> int:
    """The role behind words that say since when ("seit 30 Jahren Vorsitzende"), else the word itself."""
    if texts[first : first + 1] not in _SINCE:
        return first
    return next(
        (index for index in range(first + 1, min(first + _LONGEST_TIME, len(texts))) if is_role(texts[index])), first
    )


def _behind_noun(context: Context, first: int) -> tuple[int, Mention] | None:
    """The organisation that a noun phrase leads to: "Orthopäde an den Helios Kliniken", "Chefärztin Pädiatrie KSA"."""
    texts = context.words.texts
    noun = _noun_of(context, first)
    if noun is None:
        return None
    article = texts[first] in ARTICLES
    if texts[noun + 1 : noun + 2] == [","] and texts[noun] not in context.places:
        return _behind_comma(context, noun)
    if article and not is_role(texts[noun]):
        return None
    body = None if context.is_degree(noun + 1) else _led_to(context, noun + 1)
    return None if body is None or _is_of_next(context, body[0], article, "und" in texts[noun : body[0]]) else body


def _is_of_next(context: Context, end: int, article: bool, several: bool) -> bool:
    """Whether a phrase that ends with a body is that of the person behind: "X, der Präsident des Verbands, Y", "X,
    Fischer und Präsident des Verbands Y"."""
    comma = context.words.texts[end : end + 1] == [","]
    return (article and comma and _person_behind(context, end + 1)) or (several and _person_behind(context, end))


def _behind_comma(context: Context, noun: int) -> tuple[int, Mention] | None:
    """ "X, Elektroniker, Elektro Aue OHG": the organisation between the noun of an apposition and its end."""
    body = context.body_at(noun + 2)
    return body if body and _closes(context, body[0]) and noun not in context.inside_bodies else None


def _noun_of(context: Context, first: int) -> int | None:
    """The noun of a phrase, its article and adjectives stepped over; None where it is a name or of the past."""
    texts, index = context.words.texts, first
    while index + 1 < len(texts) and _precedes_noun(texts, index):
        index += 1
    if index >= len(texts) or not texts[index][0].isupper() or index in context.people:
        return None
    return None if texts[index].lower().startswith((*_PAST, *_RELATIONS)) else index


def _precedes_noun(texts: list[str], index: int) -> bool:
    """Whether an article or an adjective of roles stands before a noun; not "Partner" in "Partner bei der Kanzlei"."""
    return texts[index] in ARTICLES or (is_role_adjective(texts[index]) and texts[index + 1][0].isupper())


def _led_to(context: Context, begin: int) -> tuple[int, Mention] | None:
    """The organisation behind nouns and prepositions that lead to it."""
    words, texts = context.words, context.words.texts
    for index in range(begin, min(begin + _IN_APPOSITION, len(texts))):
        if words.line_break(index) or index in context.people:
            return None
        if body := context.body_at(index):
            return body
        leads = texts[index][0].isupper() or texts[index] in _WHERE or texts[index] in ARTICLES
        if not (leads or _joins_roles(texts, index)):
            return None
    return None


def _joins_roles(texts: list[str], index: int) -> bool:
    """ "Fischer und Vorsitzender der Genossenschaft": whether "und" joins another role."""
    return texts[index] == "und" and any(is_role(text) for text in texts[index + 1 : index + 2])


def _person_behind(context: Context, index: int) -> bool:
    return any(ahead in context.people for ahead in range(index, min(index + 5, len(context.words))))


def _closes(context: Context, index: int) -> bool:
    """Whether an apposition ends before this word: at a line's end or a gap, with a bracket, or with a comma that no
    other body follows. Otherwise it may be one of a list."""
    words, texts = context.words, context.words.texts
    if index < len(texts) and (whole := _whole_of(context, index)):
        index = whole
    if _ends_line_or_part(context, index) or texts[index] in ("(", ")"):
        return True
    if words.starts[index] - words.ends[index - 1] > 1:
        return True  # a column of a table
    if texts[index] in ("und", "sowie"):
        return _person_behind(context, index + 1)
    if texts[index] != ",":
        return False
    if _person_behind(context, index + 1):
        return True
    if body := context.body_at(index + 1):  # "Institut für Botanik, Universität Aue"
        return _ends_line_or_part(context, body[0])
    return texts[index + 1 : index + 2] not in (["und"], ["sowie"])


def _whole_of(context: Context, index: int) -> int | None:
    """The end of the body of which the one before a word is a part ("Institut für Botanik der Universität Aue"), or of
    the place where it is ("Kirchengemeinde St. Jakob in Aue")."""
    if context.words.line_start(index):
        return None
    if context.words.texts[index] in _IN_PLACE and index + 1 not in context.organizations:
        return context.bodies.get(index + 1)
    whole = context.body_at(index + 1) if context.words.texts[index] in _OF_WHOLE else None
    return whole[0] if whole else None


def _ends_line_or_part(context: Context, index: int) -> bool:
    """Whether a line, a part of it or a sentence ends before a word."""
    words, texts = context.words, context.words.texts
    return words.line_start(index) or texts[index] in _SEPARATORS or texts[index] in _SENTENCE_ENDS


BESIDE: Mapping[str, Find] = {
    "bracket": _in_bracket,
    "apposition": _in_apposition,
    "far bracket": _in_far_bracket,
}
"""What joins a body to a name right behind it."""
