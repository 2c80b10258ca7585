"""Constructions of the language that join a name to a body: "Leiterin des Museums", "X vom Amt", "X (Bank Aue)"."""

from collections.abc import Mapping

from pressefakten.german.class_nouns import is_head
from pressefakten.german.endings import ADJECTIVE_ENDINGS
from pressefakten.german.function_words import function_words
from pressefakten.german.marks import OPEN
from pressefakten.german.parties import compound_parties
from pressefakten.german.speech_verbs import verb_kind
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.resolve.roles.context import Context, Evidence, Find, Told, is_part, is_party
from pressefakten.resolve.roles.phrase import ARTICLES, Phrase
from pressefakten.resolve.roles.sender import leads_body

_WORDS = load("roles")["affiliation"]
_FROM = frozenset(_WORDS["from"])
_REPRESENTED = tuple(tuple(words.split()) for words in _WORDS["represented"])
_FORMERLY = frozenset(_WORDS["formerly"])
_WAS = frozenset(_WORDS["was"])
_UNTIL = frozenset(_WORDS["until"])
_COURTS = tuple(_WORDS["courts"])
_KINDS = frozenset(_WORDS["kinds"])
_NEAR_PAST = 6
_PAST = tuple(_WORDS["past"])
_POSSESSIVES = frozenset(_WORDS["possessives"])
_WHOSE = frozenset(word for whose in _WORDS["whose"] for word in (whose, whose.capitalize()))
_NOT_OF_BODY = function_words("not_of_body")
_SENTENCE_ENDS = frozenset(".!?")


def _of_role(context: Context, told: Told) -> Evidence | None:
    """ "Leiterin des Museums Auental", "IHK-Präsident"."""
    for phrase in told.phrases:
        if not _is_past(context, phrase) and (value := in_role(context, phrase)):
            return Evidence(value, f"the role names {value!r}")
    return None


def _is_past(context: Context, phrase: Phrase) -> bool:
    """Whether a role says what somebody did, not where they belong ("Absolventin der Universität")."""
    texts = context.words.texts
    first, _ = context.sentence(phrase.noun)
    before = texts[max(first, phrase.noun - _NEAR_PAST) : phrase.noun]
    if texts[phrase.noun].lower().startswith(_PAST) or any(text.lower() in _FORMERLY for text in before):
        return True
    was = next((at for at, text in enumerate(before) if text in _WAS), len(before))
    return not _UNTIL.isdisjoint(before[was:])  # "war bis 2020 Leiterin des …"


def in_role(context: Context, phrase: Phrase) -> str | None:
    """The organisation in a role: an abbreviation that opens the noun, or the first one named in the complement."""
    if opening := _opening_noun(context, context.words.texts[phrase.noun]):
        return opening
    named = named_in(context, phrase)
    if phrase.noun + 1 in context.organizations and len(named) > 1:
        named = named[1:]  # "Referent Bildung & Wissen bei Wikimedia": a field of work, then the organisation
    named = [mention for mention in named if mention.value and not is_part(mention.value)]
    if named:
        return None if is_party(named[0]) else named[0].value
    unit = next((context.units[index] for index in range(phrase.noun + 1, phrase.last) if index in context.units), None)
    return f"{unit.value}" if unit else _spoken_of_before(context, phrase)


def _opening_noun(context: Context, noun: str) -> str | None:
    """The organisation that opens a role noun with a hyphen: "IHK-Präsident"; a party is none."""
    opening, hyphen, _ = noun.partition("-")
    if not hyphen:
        return None
    if opening in context.abbreviated:
        return context.abbreviated[opening]
    return None if opening in compound_parties() else context.named.get(opening)


def named_in(context: Context, phrase: Phrase) -> list[Mention]:
    """The organisations in the complement of a role."""
    begin = phrase.noun + 1 + context.is_degree(phrase.noun + 1)
    return [mention for last, mention in context.starting(begin, phrase.last) if last <= phrase.last]


def _spoken_of_before(context: Context, phrase: Phrase) -> str | None:
    """Whose: "dessen Vizepräsident" is that of the organisation named last before, in the sentence, or with a capital
    or behind a verb ("„…“, sagt deren Sprecherin") in the one before."""
    texts = context.words.texts
    if not phrase.first or texts[phrase.first - 1] not in _WHOSE:
        return None
    ends = 1 if texts[phrase.first - 1][0].isupper() or verb_kind(texts[phrase.first - 2]) else 0
    for index in range(phrase.first - 2, max(phrase.first - 30, -1), -1):
        if texts[index] in _SENTENCE_ENDS and index not in context.inside_bodies:
            ends -= 1
        if ends < 0:
            return None
        if index in context.organizations and not is_party(context.organizations[index][1]):
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
        if subject := _subject_before(context, phrase.first - 1):
            return Evidence(f"{subject.value}", f"{texts[phrase.first - 1]!r} means {subject.value!r}")
    return None


def _subject_before(context: Context, index: int) -> Mention | None:
    """The body that opens the sentence before the one that a word opens, where no person is named there."""
    if not index or context.sentences[index - 1] == context.sentences[index]:
        return None
    first, last = context.sentence(index - 1)
    opening = first + (context.words.texts[first].lower() in ARTICLES)
    body = context.body_at(opening)
    return None if body is None or any(inside in context.people for inside in range(first, last)) else body[1]


def _joined(context: Context, told: Told) -> Evidence | None:
    """ "X vom Ministerium …", "X (CDU) von der Universität …": the organisation joined to the name itself."""
    texts = context.words.texts
    index = begin = context.past_bracket(told.last)
    while index < len(texts) and texts[index] in _FROM and index - begin < 2:
        index += 1
    if index == begin or texts[begin] in _NOT_OF_BODY:
        return None
    index = _past_class(context, index)
    return _joined_to(context, context.body_at(index), context.words.words(begin, index))


def _past_class(context: Context, index: int) -> int:
    """The word behind the adjective and the class noun that stand before a name, or the word itself."""
    texts = context.words.texts
    if index + 1 < len(texts) and texts[index].islower() and texts[index].endswith(ADJECTIVE_ENDINGS):
        index += 1  # "vom polnischen Nationalpark Warthemündung"
    if index + 1 >= len(texts):
        return index
    if texts[index + 1] in OPEN and is_head(texts[index]):
        return index + 2  # "vom Ingenieurbüro „Nordplan“"
    classes = is_head(texts[index]) or texts[index] in _KINDS
    return index + 1 if classes and index not in context.bodies else index  # "von der Firma Strabus"


def _joined_to(context: Context, body: tuple[int, Mention] | None, words: str) -> Evidence | None:
    return Evidence(f"{body[1].value}", f"{words!r} joins the name to {body[1].value!r}") if body else None


def _represented(context: Context, told: Told) -> Evidence | None:
    """ "der AStA, vertreten durch X", "das Collegium unter Leitung von X", "für die RAG AG Bergdirektor X"."""
    texts = context.words.texts
    start = min([told.start, *(phrase.first for phrase in told.phrases if phrase.last <= told.start)])
    for end in dict.fromkeys((start, told.start)):
        for pattern in _REPRESENTED:
            begin = end - len(pattern)
            if begin > 0 and tuple(texts[begin:end]) == pattern:
                body = _ending_at(context, begin)
                return _joined_to(context, body, " ".join(pattern))
    return _before_role(context, told, start) if start < told.start else None


def _before_role(context: Context, told: Told, start: int) -> Evidence | None:
    """ "für die RAG AG Bergdirektor X", "Träger: Kulturverein Aue e. V., Vorsitzende: X": the body before the role that
    begins at a word."""
    texts = context.words.texts
    body = _ending_at(context, start)
    noun = next((texts[phrase.noun] for phrase in told.phrases if phrase.first == start), "")
    if body is None and leads_body(noun) and texts[start - 1] == "," and texts[told.start - 1] == ":":
        body = _unless_court(_ending_at(context, start - 1))
    if body is None or context.words.line_break(start) or _ends_labelled_line(context, start):
        return None
    return Evidence(f"{body[1].value}", f"{body[1].value!r} stands before the role")


def _unless_court(body: tuple[int, Mention] | None) -> tuple[int, Mention] | None:
    """A body that is no court, where an imprint names it as the one that keeps the register."""
    return None if body and any(word in f"{body[1].value}".lower() for word in _COURTS) else body


def _ends_labelled_line(context: Context, index: int) -> bool:
    """Whether a word begins a line, and the one above has a label ("Herausgeber: Verband Aue⏎Redaktion: X")."""
    if not context.words.line_start(index):
        return False
    return ":" in context.words.texts[context.line(index - 1)[0] : index]


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
    "possessive": _possessed,
    "joined": _joined,
    "represented": _represented,
    "list": _of_list,
}
"""What joins a body to a name in the language, the surest first."""
