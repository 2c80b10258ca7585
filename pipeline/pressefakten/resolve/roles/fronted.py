"""A role at the head of a sentence whose bearer stands behind the verb: "Als Vorsitzende begrüßte X die Gäste", "Zum
Kassenprüfer gewählt wurde X", "Unter der Leitung von X"."""

from pressefakten.german.role_case import Sex
from pressefakten.german.role_nouns import role_form
from pressefakten.german.shapes import is_degree, is_degree_field
from pressefakten.german.words import Words
from pressefakten.lexicon import load
from pressefakten.resolve.roles.phrase import ARTICLES, Phrase, complement_end, first_word, is_plural, role_at

_FRONTED = load("roles")["fronted"]
_LEADS = tuple(tuple(lead.split(" ")) for lead in _FRONTED["leads"])
_CHOSEN = frozenset(_FRONTED["chosen_leads"])
_ELECTED = frozenset(load("roles")["around"]["elected"])
_TAKES = frozenset(load("roles")["around"]["takes"])
_OFFICES = frozenset(_FRONTED["offices"])
_WORKS = frozenset(_FRONTED["works"])
_NEAR = frozenset(_FRONTED["near"])
_STOPS = frozenset('.!?;:„“”"»«()')
_FARTHEST = 22
_BETWEEN = 6
"""Words between the verb and the name at most where the clause elects somebody."""


def fronted(words: Words, start: int, bodies: dict[int, int], sex: Sex | None) -> list[Phrase]:
    """The role at the head of the clause in which a name begins at word ``start``."""
    head = _head(words, start)
    for lead in _LEADS:
        begin = head + len(lead)
        if tuple(words.texts[head:begin]) != lead:
            continue
        phrase = _phrase(words, begin, start, bodies)
        if phrase is None or not _fits(words, phrase, sex):
            return []
        elected = lead[0] in _CHOSEN and bool(_ELECTED.intersection(_clause(words, head, start)))
        return [phrase] if _leads_on(words, phrase.last, start, elected) else []
    return []


def _head(words: Words, start: int) -> int:
    """The first word of the sentence in which the word ``start`` stands."""
    head = start
    while head > max(0, start - _FARTHEST) and not words.line_break(head) and not _ends(words, head - 1):
        head -= 1
    return head


def _ends(words: Words, index: int) -> bool:
    """Whether a sign ends the sentence; the full stop of an ordinal ("1. Vorsitzende") or a degree does not."""
    if words.texts[index] != ".":
        return words.texts[index] in _STOPS
    before = words.texts[index - 1] if index else ""
    return not (before.isdigit() or is_degree(before) or is_degree_field(before))


def _phrase(words: Words, begin: int, start: int, bodies: dict[int, int]) -> Phrase | None:
    """The role phrase that begins at a word, article and adjectives before its noun."""
    for noun in range(begin, min(begin + 5, start)):
        if role_at(words, noun):
            return Phrase(max(begin, first_word(words, noun)), noun, complement_end(words, noun + 1, start, bodies))
        if words.texts[noun][:1].isupper():
            return None
    return None


def _fits(words: Words, phrase: Phrase, sex: Sex | None) -> bool:
    """Whether the form of the role may be said of a person of that sex."""
    form = role_form(words.texts[phrase.noun])
    return form is not None and not (form.female and sex == "male" or form.male and sex == "female")


def _leads_on(words: Words, last: int, start: int, elected: bool) -> bool:
    """Whether nothing but the verb stands between role and name, or the body that elects."""
    between = words.texts[last:start]
    if not between or not between[0].islower() or between[0] in ARTICLES or "," in between or "und" in between:
        return False
    if elected:
        return len(between) <= _BETWEEN
    return len(between) == 1 or (len(between) == 2 and between[1] in _NEAR)


def _clause(words: Words, first: int, start: int) -> list[str]:
    last = start
    while last < min(len(words), start + _FARTHEST) and not _ends(words, last):
        last += 1
    return words.texts[first:last]


def led_by(words: Words, start: int) -> list[Phrase]:
    """ "unter der Leitung von X", "unter Vorsitz von X": the office that stands for the role."""
    texts = words.texts
    if (
        start < 3
        or texts[start - 1] not in ("von", "des")
        or texts[start - 2] not in _OFFICES
        or words.line_break(start)
    ):
        return []
    opening = start - 3
    if texts[opening].lower() in ARTICLES:
        opening -= 1
    lead = texts[opening].lower() if opening >= 0 else ""
    under = lead == "unter" or (lead == "in" and texts[start - 2] in _WORKS and texts[start - 1] == "von")
    return [Phrase(start - 2, start - 2, start - 1)] if under else []


def taken(words: Words, end: int, bodies: dict[int, int]) -> list[Phrase]:
    """ "X übernimmt zum 1. April die Leitung des Amts": the office that a verb behind the name says is taken."""
    texts = words.texts
    if end >= len(texts) or texts[end] not in _TAKES:
        return []
    for index in range(end + 1, min(end + 9, len(texts))):
        if _ends(words, index) or texts[index] == "," or words.line_break(index):
            return []
        if texts[index] in _OFFICES and texts[index - 1] in ARTICLES:
            return [Phrase(index, index, complement_end(words, index + 1, min(len(texts), index + 14), bodies))]
    return []


def passes_back(words: Words, phrase: Phrase) -> bool:
    """Whether a role behind a name is that of the one before it too: "A und B, beide Mitglieder", "A und B zu
    Geschäftsführern"."""
    before = words.texts[phrase.first - 1] if phrase.first else ""
    form = role_form(words.texts[phrase.noun])
    several = form is not None and form.strict_plural
    return before == "beide" or (before in ("zu", "als") and several and is_plural(words, phrase.noun))
