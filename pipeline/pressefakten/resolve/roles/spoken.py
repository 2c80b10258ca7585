"""Further evidence of who belongs to what: who speaks for a body, its initials in a role."""

from collections.abc import Mapping

from pressefakten.german.class_nouns import is_head
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.resolve.roles.classes import bearer
from pressefakten.resolve.roles.context import Context, Evidence, Find, Told, openings
from pressefakten.resolve.roles.phrase import ARTICLES
from pressefakten.resolve.roles.sender import leads_body

_WORDS = load("roles")["affiliation"]
_SPEAKS_FOR = frozenset(word for said in _WORDS["speaks_for"] for word in (said, said.capitalize()))
_BRINGS = frozenset(_WORDS["brings"])
_IN_NAME_OF = frozenset(_WORDS["in_name_of"])
_LEADING = frozenset(_WORDS["leading_verbs"])
_WHO = frozenset(_WORDS["who"])
_OBJECT = frozenset(_WORDS["articles_of_objects"])
_OF_UNIT = tuple(_WORDS["leads_unit"])
_REPRESENTS = frozenset(_WORDS["representing_verbs"])
_WORKING = frozenset(_WORDS["working_verbs"])
_AT = frozenset(_WORDS["at"])
_AT_ARTICLE = frozenset(tuple(words.split()) for words in _WORDS["at_article"])
_MOVING = frozenset(_WORDS["moving_verbs"])
_TO = frozenset(_WORDS["to"])
_TO_ARTICLE = frozenset(tuple(words.split()) for words in _WORDS["to_article"])
_LONGEST_CLAUSE = 24
_NEAR_VERB = 10
_NEAR_THERE = 5
_VERBS = 3
"""Words in small letters between a body and who speaks for it."""
_LONGEST_BODY = 12


def _spoken_for(context: Context, told: Told) -> Evidence | None:
    """ "Für den Landkreis unterschrieb Landrat X", "für die Tochter Aue GmbH wird X bestellt"."""
    end = _before_verbs(context, told)
    body = _body_before(context, end)
    if body is None:
        return None
    first, mention = body
    texts = context.words.texts
    before = first - 1
    if before > 0 and texts[before][0].isupper() and texts[before - 1] in ARTICLES:
        before -= 1  # "die Immobilientochter Aue GmbH"
    before -= texts[before] in ARTICLES
    if before >= 0 and texts[before] in _SPEAKS_FOR:
        return Evidence(f"{mention.value}", f"speaks for {mention.value!r}")
    if before >= 0 and end < told.start and texts[before] in _BRINGS and texts[first - 1] in ARTICLES:
        return Evidence(f"{mention.value}", f"brings {texts[before]} of {mention.value!r}")
    return None


def _body_before(context: Context, end: int) -> tuple[int, Mention] | None:
    """First word and mention of the body whose last word stands right before a word, no person between."""
    for first in range(end - 1, max(end - _LONGEST_BODY, 0), -1):
        if first in context.people:
            return None
        if (body := context.body_at(first)) is not None:
            return (first, body[1]) if body[0] == end else None
    return None


def _in_name_of(context: Context, told: Told) -> Evidence | None:
    """ "X begrüßte die Gäste namens der Gemeinde Aue", "X für die Bundeswehr"."""
    texts = context.words.texts
    _, last = context.sentence(told.first)
    for index in range(told.last, last - 1):
        if index in context.people:
            return None
        if texts[index] in _IN_NAME_OF or (index == told.last and texts[index] == "für"):
            body = context.body_at(index + 1 + (texts[index + 1] in ARTICLES))
            return Evidence(f"{body[1].value}", f"{texts[index]} {body[1].value!r}") if body else None
    return None


def _leads(context: Context, told: Told) -> Evidence | None:
    """ "X leitet seit Januar die Klinik Aue", "seit Januar führt X die Innung Aue"."""
    texts, (first, last) = context.words.texts, context.sentence(told.first)
    behind = context.past_bracket(told.last)
    verb = next((i for i in (behind, told.start - 1) if first <= i < last and texts[i] in _LEADING), None)
    if verb is None:
        return None
    for index in range(max(verb, told.last - 1) + 1, min(behind + _NEAR_VERB, last)):
        if index in context.people or texts[index] == ",":
            return None
        if texts[index - 1] not in _OBJECT:
            continue
        if value := _body_or_bearer(context, index):
            return Evidence(value, f"{texts[verb]} {value!r}")
    return None


def _leads_in_clause(context: Context, told: Told) -> Evidence | None:
    """ "X, die das Institut Aue leitet,": the body in the clause behind a name whose verb is one of leading."""
    texts, (_, last) = context.words.texts, context.sentence(told.first)
    begin = context.past_bracket(told.last)
    if texts[begin : begin + 1] != [","] or not _WHO.intersection(texts[begin + 1 : begin + 2]):
        return None
    bodies: dict[frozenset[str], str | None] = {_LEADING: None, _WORKING: None}
    for index in range(begin + 2, min(begin + _LONGEST_CLAUSE, last)):
        if index in context.people or texts[index] == ",":
            return None
        if found := next((body for verbs, body in bodies.items() if body and texts[index] in verbs), None):
            return Evidence(found, f"{texts[index]} {found!r}")
        bodies[_LEADING] = bodies[_LEADING] or _led_at(context, index)
        bodies[_WORKING] = bodies[_WORKING] or _worked_at(context, index)
    return None


def _led_at(context: Context, index: int) -> str | None:
    """The body at a word behind an article, or the one that the class noun there means."""
    return _body_or_bearer(context, index) if context.words.texts[index - 1] in _OBJECT else None


def _worked_at(context: Context, index: int) -> str | None:
    """The body at a word behind "am", "bei der"."""
    body = context.body_at(index) if _is_at(context.words.texts, index) else None
    return f"{body[1].value}" if body else None


def _body_or_bearer(context: Context, index: int) -> str | None:
    """The body at a word, or the one that the class noun there means."""
    if body := context.body_at(index):
        return f"{body[1].value}"
    word = context.words.texts[index]
    return bearer(context, word) if is_head(word) else None


def _is_at(texts: list[str], index: int) -> bool:
    """Whether "am", "bei der" or "an der" stands before a word."""
    return texts[index - 1] in _AT or tuple(texts[index - 2 : index]) in _AT_ARTICLE


def _works(context: Context, told: Told) -> Evidence | None:
    """ "X arbeitet seit Mai bei der Bank Aue", "X forscht an der Universität Aue"."""
    texts, (_, last) = context.words.texts, context.sentence(told.first)
    behind = context.past_bracket(told.last)
    if behind >= last or texts[behind] not in _WORKING:
        return None
    for index in range(behind + 1, min(behind + _NEAR_VERB, last)):
        if index in context.people or texts[index] in (",", ";", ":"):
            return None
        if body := _worked_at(context, index):
            return Evidence(body, f"{texts[behind]} {texts[index - 1]} {body!r}")
    return None


def _in_bracket_of_body(context: Context, told: Told) -> Evidence | None:
    """ "der Chor Aue (Leitung: X)", "die Bank Au (Ansprechpartner: X)": whom a bracket behind a body names with a
    leading role, or as the one to call."""
    texts = context.words.texts
    before = [phrase for phrase in told.phrases if phrase.last <= told.start]
    leads = [
        one
        for one in before
        if leads_body(texts[one.noun])
        or texts[one.noun].lower().endswith(_OF_UNIT)
        or one.text(context.words) in told.labels
    ]
    if not leads:
        return None
    start = min(phrase.first for phrase in leads)
    body = _body_before(context, start - 1) if texts[start - 1 : start] == ["("] else None
    return Evidence(f"{body[1].value}", f"the bracket behind {body[1].value!r} names whom") if body else None


def _moves(context: Context, told: Told) -> Evidence | None:
    """ "X wechselt von der Bank Aue zur Sparkasse Au": where somebody goes."""
    texts, (_, last) = context.words.texts, context.sentence(told.first)
    behind = context.past_bracket(told.last)
    if texts[behind : behind + 1] and texts[behind] not in _MOVING:
        return None
    for index in range(behind + 1, last):
        if index in context.people:
            return None
        leads = texts[index - 1] in _TO or tuple(texts[index - 2 : index]) in _TO_ARTICLE
        if leads and (body := context.body_at(index)):
            return Evidence(f"{body[1].value}", f"{texts[behind]} {texts[index - 1]} {body[1].value!r}")
    return None


def _there(context: Context, told: Told) -> Evidence | None:
    """ "… die Hochschule Aue; dort verantwortet X das Labor", "Ansprechpartner dort ist X": the body named last."""
    texts, start = context.words.texts, told.start
    near = [index for index in range(max(start - _NEAR_THERE, 0), start) if texts[index] == "dort"]
    if not near or any(index in context.people for index in range(near[-1], told.first)):
        return None
    first, _ = context.sentence(near[-1])
    for index in range(near[-1] - 1, first - 1, -1):
        if (body := context.body_at(index)) and texts[index - 1] != "(":
            return Evidence(f"{body[1].value}", f"'dort' means {body[1].value!r}")
    return None


def _behind_semicolon(context: Context, told: Told) -> Evidence | None:
    """ "2.000 Euro erhält der Heimatverein Aue; Vorsitzende X dankte": the only body of the clause before a leading
    role without complement, no person named there."""
    texts = context.words.texts
    leads = [one for one in told.phrases if one.last == one.noun + 1 == told.start and leads_body(texts[one.noun])]
    start = min((phrase.first for phrase in leads), default=0)
    if not start or texts[start - 1] != ";":
        return None
    value = _only_of_clause(context, start - 1)
    return Evidence(value, f"{value!r} is the body of the clause before the semicolon") if value else None


def _only_of_clause(context: Context, end: int) -> str | None:
    """The only body of the clause that ends before a semicolon, where no person is named."""
    first, _ = context.sentence(end)
    begin = next((index + 1 for index in range(end - 1, first, -1) if context.words.texts[index] == ";"), first)
    values = {f"{body.value}" for _, body in context.bodies_between(begin, end)}
    alone = len(values) == 1 and not any(index in context.people for index in range(begin, end))
    return values.pop() if alone else None


def _represents(context: Context, told: Told) -> Evidence | None:
    """ "Die Bergwacht Aue vertrat Bereitschaftsleiter X": the body right before the verb, of whom there leads one."""
    texts = context.words.texts
    leads = [phrase.first for phrase in told.phrases if phrase.last <= told.start and leads_body(texts[phrase.noun])]
    start = min(leads, default=0)
    if not start or texts[start - 1] not in _REPRESENTS:
        return None
    body = _body_before(context, start - 1)
    return Evidence(f"{body[1].value}", f"{texts[start - 1]} {body[1].value!r}") if body else None


def _before_verbs(context: Context, told: Told) -> int:
    """The first of the words in small letters that stand before a name and its roles."""
    end = min([told.start, *(phrase.first for phrase in told.phrases if phrase.last <= told.start)])
    for _ in range(_VERBS):
        if not end or not context.words.texts[end - 1].islower() or (end - 1) in context.inside_bodies:
            break
        end -= 1
    return end


def _initials(context: Context, told: Told) -> Evidence | None:
    """ "NTB-Vorständin": the only body here with these initials."""
    for opening in openings(context, told):
        if not opening.isupper() or len(opening) < 2:
            continue
        named = context.initials.get(opening, frozenset())
        if len(named) == 1:
            (value,) = named
            return Evidence(value, f"{opening!r} are the initials of {value!r}")
    return None


SPOKEN: Mapping[str, Find] = {
    "spoken for": _spoken_for,
    "initials": _initials,
    "in the name of": _in_name_of,
    "leads": _leads,
    "leads in a clause": _leads_in_clause,
    "works": _works,
    "represents": _represents,
    "behind semicolon": _behind_semicolon,
    "bracket of body": _in_bracket_of_body,
    "moves": _moves,
    "there": _there,
}
"""What joins a body to a name beside the constructions of the language and the page."""
