"""Constructions of the language that join a name to a body: "Leiterin des Museums", "X vom Amt", "X (Bank Aue)"."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pressefakten.german.class_nouns import any_body, inner_body, is_head
from pressefakten.german.function_words import function_words
from pressefakten.german.marks import OPEN
from pressefakten.german.nominative import nominative
from pressefakten.german.parties import compound_parties
from pressefakten.german.role_nouns import is_role, is_role_adjective, is_short_role
from pressefakten.german.shapes import is_term
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.resolve.roles.context import Context, Told, is_part, is_party
from pressefakten.resolve.roles.phrase import ARTICLES, Phrase

_WORDS = load("roles")["affiliation"]
_LEADS = re.compile(rf"(?:vize)?(?:{'|'.join(_WORDS['leads'])})(?:in|r|n)?$")
_FROM = frozenset(_WORDS["from"])
_JOINED_BY = frozenset(_WORDS["joined_by"])
_JOINTS_OF_CLASS = frozenset(tuple(words.split()) for words in _WORDS["joints_of_class"])
_WHERE = frozenset(_WORDS["where"])
_SEPARATORS = frozenset(_WORDS["separators"])
_REPRESENTED = tuple(tuple(words.split()) for words in _WORDS["represented"])
_NO_LONGER = frozenset(_WORDS["no_longer"])
_PAST = tuple(_WORDS["past"])
_CONTACT_WORDS = frozenset(_WORDS["contact"])
_POSSESSIVES = frozenset(_WORDS["possessives"])
_WHOSE = frozenset(word for whose in _WORDS["whose"] for word in (whose, whose.capitalize()))
_NOT_OF_BODY = function_words("not_of_body")
_SENTENCE_ENDS = frozenset(".!?")
_IN_BRACKET = 12
_IN_APPOSITION = 9


@dataclass(frozen=True, slots=True)
class Evidence:
    """The ``value`` of a body, and how the text joins it to the person."""

    value: str
    step: str


Find = Callable[[Context, Told], Evidence | None]


def _of_role(context: Context, told: Told) -> Evidence | None:
    """ "Leiterin des Museums Auental", "IHK-Präsident"."""
    for phrase in told.phrases:
        if not _is_past(context, phrase) and (value := in_role(context, phrase)):
            return Evidence(value, f"the role names {value!r}")
    return None


def _is_past(context: Context, phrase: Phrase) -> bool:
    """Whether a role says what somebody did, not where they belong ("Absolventin der Universität")."""
    return context.words.texts[phrase.noun].lower().startswith(_PAST)


def _of_class(context: Context, told: Told) -> Evidence | None:
    """ "Leiter des Jugendamts", "X vom Wahlamt": the class noun, where no name is known."""
    value = _class_said(context, told)
    return Evidence(value, f"the text names {value!r} with the name") if value and not _bearer(context, value) else None


def _of_class_named(context: Context, told: Told) -> Evidence | None:
    """ "Vorständin beim Caritasverband": the only body here of whose name the class noun is a word."""
    noun = _class_said(context, told)
    value = _bearer(context, noun) if noun else None
    return Evidence(value, f"{noun!r} is {value!r} here") if value else None


def _bearer(context: Context, noun: str) -> str | None:
    """The only body of the release with a word in its name, besides one that is called by the word alone."""
    values = {f"{mention.value}" for _, mention in context.organizations.values() if mention.value}
    bearing = [value for value in values if noun in value.split() and value != noun]
    return bearing[0] if len(bearing) == 1 else None


def _class_said(context: Context, told: Told) -> str | None:
    """The class noun in a role, or behind "vom", "von der", "beim" right behind the name."""
    if value := next((value for phrase in told.phrases if (value := _class_in(context, phrase))), None):
        return value
    texts = context.words.texts
    begin = _behind_bracket(context, told.last)
    for size in (1, 2):
        joint = tuple(texts[begin : begin + size])
        if joint in _JOINTS_OF_CLASS and begin + size < len(texts) and begin + size not in context.organizations:
            noun = nominative(texts[begin + size], joint[-1])
            return noun if is_head(noun) and noun not in any_body() | inner_body() else None
    return None


def _of_compound(context: Context, told: Told) -> Evidence | None:
    """ "IHK-Präsidentin X": an abbreviation that opens the role and is named nowhere else."""
    for phrase in told.phrases:
        opening, hyphen, _ = context.words.texts[phrase.noun].partition("-")
        if hyphen and opening.isupper() and len(opening) > 1 and not _is_known_opening(context, opening):
            return Evidence(opening, f"the role names {opening!r}")
    return None


def _is_known_opening(context: Context, opening: str) -> bool:
    """Whether what opens a compound is a party, a term, or a body that the release names."""
    named = opening in context.abbreviated or opening in context.named
    return named or opening in compound_parties() or is_term(opening) or is_short_role(opening)


def in_role(context: Context, phrase: Phrase) -> str | None:
    """The organisation in a role: an abbreviation that opens the noun, or the first one named in the complement."""
    noun = context.words.texts[phrase.noun]
    opening = noun.split("-")[0]
    if "-" in noun and opening in context.abbreviated:
        return context.abbreviated[opening]
    if "-" in noun and opening in context.named and opening not in compound_parties():
        return context.named[opening]
    named = named_in(context, phrase)
    if phrase.noun + 1 in context.organizations and len(named) > 1:
        named = named[1:]  # "Referent Bildung & Wissen bei Wikimedia": a field of work, then the organisation
    named = [mention for mention in named if mention.value and not is_part(mention.value)]
    if named:
        return None if is_party(named[0]) else named[0].value
    return _led_by(context, noun) or _spoken_of_before(context, phrase)


def named_in(context: Context, phrase: Phrase) -> list[Mention]:
    """The organisations in the complement of a role."""
    return [mention for last, mention in context.starting(phrase.noun + 1, phrase.last) if last <= phrase.last]


def _class_in(context: Context, phrase: Phrase) -> str | None:
    """The class noun that a role is that of, where no name is known ("Leiter des Jugendamts")."""
    texts = context.words.texts
    if phrase.last - phrase.noun not in (3, 4) or texts[phrase.noun + 1] not in _JOINED_BY:
        return None
    if not is_head(texts[phrase.last - 1]):
        return None
    body = nominative(texts[phrase.last - 1], texts[phrase.noun + 1])
    return None if body in any_body() or body in inner_body() else body


def _spoken_of_before(context: Context, phrase: Phrase) -> str | None:
    """Whose: "dessen Vizepräsident" is that of the organisation named last before, in the sentence, or with a capital
    in the one before."""
    texts = context.words.texts
    if not phrase.first or texts[phrase.first - 1] not in _WHOSE:
        return None
    ends = 1 if texts[phrase.first - 1][0].isupper() else 0
    for index in range(phrase.first - 2, max(phrase.first - 30, -1), -1):
        if texts[index] in _SENTENCE_ENDS:
            ends -= 1
        if ends < 0:
            return None
        if index in context.organizations:
            return context.organizations[index][1].value
    return None


def _possessed(context: Context, told: Told) -> Evidence | None:
    """ "… die IG Metall nach den Worten ihres Sprechers X": the body named last before in the sentence, no person
    between."""
    texts, sentences = context.words.texts, context.sentences
    for phrase in told.phrases:
        if not phrase.first or texts[phrase.first - 1].lower() not in _POSSESSIVES:
            continue
        for index in range(phrase.first - 2, -1, -1):
            if sentences[index] != sentences[phrase.first] or index in context.people:
                break
            if body := context.body_at(index):
                return Evidence(f"{body[1].value}", f"{texts[phrase.first - 1]!r} means {body[1].value!r}")
    return None


def _led_by(context: Context, noun: str) -> str | None:
    """The one organisation here whose class noun opens the role ("Handwerkskammerpräsident")."""
    opening = _LEADS.sub("", noun.lower())
    if opening == noun.lower():
        return None
    values = {mention.value for _, mention in context.organizations.values() if mention.value}
    led = [value for value in values if any(_is_class(word, opening) for word in value.split())]
    return led[0] if len(led) == 1 else None


def _is_class(word: str, opening: str) -> bool:
    """Whether a word of an organisation's name is the class noun that opens a role, a joining -s- apart."""
    return is_head(word) and opening in (word.lower(), word.lower() + "s", word.lower() + "en")


def _joined(context: Context, told: Told) -> Evidence | None:
    """ "X vom Ministerium …", "X (CDU) von der Universität …": the organisation joined to the name itself."""
    texts = context.words.texts
    index = begin = _behind_bracket(context, told.last)
    while index < len(texts) and texts[index] in _FROM and index - begin < 2:
        index += 1
    if index == begin or texts[begin] in _NOT_OF_BODY:
        return None
    if index + 1 < len(texts) and texts[index + 1] in OPEN and is_head(texts[index]):
        index += 2  # "vom Ingenieurbüro „Nordplan“"
    return _joined_to(context, context.body_at(index), context.words.words(begin, index))


def _joined_to(context: Context, body: tuple[int, Mention] | None, words: str) -> Evidence | None:
    return Evidence(f"{body[1].value}", f"{words!r} joins the name to {body[1].value!r}") if body else None


def _behind_bracket(context: Context, index: int) -> int:
    """Past a bracket that begins at a word ("(CDU)", "(48)"), or the word itself."""
    texts = context.words.texts
    if texts[index : index + 1] != ["("]:
        return index
    return next((i + 1 for i in range(index + 1, min(index + _IN_BRACKET, len(texts))) if texts[i] == ")"), index)


def _in_bracket(context: Context, told: Told) -> Evidence | None:
    """ "X (Sparkasse Aue)", "Y (Botanik, Universität Aue)", "Z (Vorstand VR-Bank)"."""
    texts = context.words.texts
    close = _behind_bracket(context, told.last) - 1
    if close <= told.last or any(texts[i] in _NO_LONGER for i in range(told.last, close)):
        return None
    found = [one for one in context.bodies_between(told.last + 1, close) if _opens_item(texts, one[0])]
    sure = [mention for first, mention in found if _is_surely_body(context, first, mention)]
    if not sure:
        return None
    return Evidence(f"{sure[0].value}", f"{sure[0].value!r} stands in the bracket behind the name")


def _opens_item(texts: list[str], first: int) -> bool:
    """Whether the word opens a bracket or a part of it, a role or "beide" stepped over."""
    before = texts[first - 1]
    return before in ("(", ",", ";", "beide", "Team") or is_role(before) or is_head(before)


def _is_surely_body(context: Context, first: int, mention: Mention) -> bool:
    """Whether a name is that of a body by its words, or by standing elsewhere too: not "(Augenoptik)"."""
    words = f"{mention.value}".split()
    if len(words) > 1 or any(is_head(word) or "-" in word or word.isupper() for word in words):
        return True
    return sum(other.value == mention.value for _, other in context.organizations.values()) > 1


def _in_apposition(context: Context, told: Told) -> Evidence | None:
    """ "X, Auenbank AG, sagte", "X, Orthopädin an der Klinik Aue"."""
    words, texts = context.words, context.words.texts
    end = max([told.last, *(phrase.last for phrase in told.phrases)])
    for comma in dict.fromkeys((_behind_bracket(context, told.last), end)):
        dash = texts[comma : comma + 1] in (["–"], ["—"])
        if comma + 1 >= len(texts) or not (dash or texts[comma] == ",") or words.line_break(comma + 1):
            continue
        first = comma + 1
        if first in context.organizations:
            body = context.body_at(first)
            if body and (words.line_start(body[0]) if dash else _closes(context, body[0])):
                return Evidence(f"{body[1].value}", f"{body[1].value!r} stands in apposition")
            continue
        if not dash and (body := _behind_noun(context, first)):
            return Evidence(f"{body[1].value}", f"{body[1].value!r} stands in the apposition")
    return None


def _behind_noun(context: Context, first: int) -> tuple[int, Mention] | None:
    """The organisation that a noun phrase leads to: "Orthopäde an den Helios Kliniken", "Chefärztin Pädiatrie KSA"."""
    texts, start = context.words.texts, first
    while start < len(texts) and (texts[start] in ARTICLES or is_role_adjective(texts[start])):
        start += 1
    if start >= len(texts) or not texts[start][0].isupper() or start in context.people:
        return None
    if texts[start].lower().startswith(_PAST):
        return None
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
    """Whether an apposition ends before this word: at a line's end or a gap, with a bracket, or with a comma before a
    verb, contact data or another name. Otherwise it may be one of a list."""
    words, texts = context.words, context.words.texts
    if index >= len(texts) or words.line_start(index) or texts[index] in _SEPARATORS or texts[index] in ("(", ")"):
        return True
    if words.starts[index] - words.ends[index - 1] > 1:
        return True  # a column of a table
    if texts[index] in _SENTENCE_ENDS:
        return True
    if texts[index] != ",":
        return False
    after = texts[index + 1] if index + 1 < len(texts) else ""
    if _person_behind(context, index + 1):
        return True
    if body := context.body_at(index + 1):  # "Institut für Botanik, Universität Aue"
        end = body[0]
        return end >= len(texts) or words.line_start(end) or texts[end] in _SENTENCE_ENDS or texts[end] in _SEPARATORS
    return (after.islower() and after not in ("und", "sowie")) or after in _CONTACT_WORDS or after[:1].isdigit()


def _represented(context: Context, told: Told) -> Evidence | None:
    """ "der AStA, vertreten durch X", "das Collegium unter Leitung von X", "für die RAG AG Bergdirektor X"."""
    texts = context.words.texts
    start = min([told.start, *(phrase.first for phrase in told.phrases if phrase.last <= told.start)])
    for pattern in _REPRESENTED:
        begin = start - len(pattern)
        if begin > 0 and tuple(texts[begin:start]) == pattern:
            body = _ending_at(context, begin)
            return _joined_to(context, body, " ".join(pattern))
    body = _ending_at(context, start) if start < told.start else None
    if body is None or context.words.line_break(start):
        return None
    return Evidence(f"{body[1].value}", f"{body[1].value!r} stands before the role")


def _ending_at(context: Context, index: int) -> tuple[int, Mention] | None:
    """The organisation whose last word stands right before a word."""
    for first in range(index - 1, max(index - 12, -1), -1):
        if first in context.organizations:
            body = context.body_at(first)
            return body if body and body[0] == index else None
    return None


def _of_list(context: Context, told: Told) -> Evidence | None:
    """The body in a role that stands before a list of names."""
    value = in_role(context, told.spread) if told.spread and told.spread not in told.phrases else None
    return Evidence(value, f"the role of the list names {value!r}") if value else None


LANGUAGE: Mapping[str, Find] = {
    "role": _of_role,
    "class": _of_class,
    "class named": _of_class_named,
    "compound": _of_compound,
    "possessive": _possessed,
    "joined": _joined,
    "bracket": _in_bracket,
    "apposition": _in_apposition,
    "represented": _represented,
    "list": _of_list,
}
"""What joins a body to a name in the language, the surest first."""
