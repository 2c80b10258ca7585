"""A role at the head of a sentence whose bearer stands behind the verb: "Als Vorsitzende begrüßte X die Gäste", "Zum
Kassenprüfer gewählt wurde X"."""

from pressefakten.german.role_case import Sex
from pressefakten.german.role_nouns import role_form
from pressefakten.german.words import Words
from pressefakten.resolve.roles.complement import complement_end
from pressefakten.resolve.roles.phrase import Phrase, first_word, is_plural
from pressefakten.resolve.roles.row import Near, ends_sentence
from pressefakten.resolve.roles.rules import BETWEEN, RULES

_FARTHEST = 22


def fronted(near: Near, start: int, sex: Sex | None) -> list[Phrase]:
    """The role at the head of the clause in which a name begins at word ``start``."""
    row, head = near.row, _head(near.words, start)
    for rule in RULES["fronted"]:
        match = rule.at(row.text, row.places[head])
        if match is None or row.index(match.end()) > start:
            continue
        begin, noun = row.index(match.end("lead")), row.index(match.start("role"))
        end = complement_end(near.words, noun + 1, start, near.bodies)
        phrase = Phrase(max(begin, first_word(near.words, noun)), noun, end, rule.id)
        between = BETWEEN[rule.id].fullmatch(row.text, row.places[end], row.places[start])
        if between and _fits(near.words, phrase, sex):
            return [phrase]
    return []


def _head(words: Words, start: int) -> int:
    """The first word of the sentence in which the word ``start`` stands."""
    head = start
    while head > max(0, start - _FARTHEST) and not words.line_break(head) and not ends_sentence(words, head - 1):
        head -= 1
    return head


def _fits(words: Words, phrase: Phrase, sex: Sex | None) -> bool:
    """Whether the form of the role may be said of a person of that sex."""
    form = role_form(words.texts[phrase.noun])
    return form is not None and not (form.female and sex == "male" or form.male and sex == "female")


def passes_back(words: Words, phrase: Phrase) -> bool:
    """Whether a role behind a name is that of the one before it too: "A und B, beide Mitglieder", "A und B zu
    Geschäftsführern"."""
    before = words.texts[phrase.first - 1] if phrase.first else ""
    form = role_form(words.texts[phrase.noun])
    several = form is not None and form.strict_plural
    return before == "beide" or (before == "zu" or before == "als" and several) and is_plural(words, phrase.noun)
