"""Whether the words around a date speak of what was or of what is to come."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc

from pressefakten import lexicon
from pressefakten.german.sentences import sentence_starts
from pressefakten.german.verb_tense import TOKEN, Tense, perfect, tense_of, tense_of_verb
from pressefakten.rules import atoms_of

_ATOMS = atoms_of("tense")


def tense_at(sentence: str, offset: int) -> Tense | None:
    """The tense of the verb nearest to ``offset`` (in ``sentence``): in its own clause first, else anywhere in the
    sentence. None where no verb tells it, as in a headline, and in a clause whose verb is an infinitive ("beschloss, ab
    1. Mai zu öffnen"). Who "sagt" something has said it."""
    hits, clause_here = _hits(sentence, offset)
    here = [hit for hit in hits if hit.clause == clause_here]
    if not here:
        clause = _clause(sentence, offset)
        if _is_infinitive(clause):
            return None
        if _has_present(clause):
            return "present"
        here = [hit for hit in hits if not hit.said]
    definite = [hit for hit in here if hit.tense != "present"] or here
    nearest = min(definite, key=lambda hit: (abs(hit.start - offset), hit.start), default=None)
    return nearest.tense if nearest is not None else None


class _Hit(NamedTuple):
    """A verb that tells a tense; ``said``: one of speaking, which counts in its own clause only."""

    start: int
    tense: Tense
    clause: int
    said: bool


def _hits(sentence: str, offset: int) -> tuple[list[_Hit], int]:
    """The verbs of a sentence that tell a tense, and the number of the clause that ``offset`` lies in."""
    tokens = [(match[0], match.start()) for match in TOKEN.finditer(sentence)]
    hits: list[_Hit] = []
    clause, clause_here = 0, 0
    for number, (word, start) in enumerate(tokens):
        if not word[0].isalpha():
            clause += 1
            continue
        if start <= offset:
            clause_here = clause
        if word in _said() and not _taken_back(number, tokens):
            hits.append(_Hit(start, "past", clause, True))
        elif (tense := tense_of(word, number, tokens)) is not None:
            hits.append(_Hit(start, tense, clause, False))
    return hits, clause_here


def looks_back(lead: str, weekday: bool, tense: Tense | None, *, month: bool = False) -> bool:
    """Whether the words in front of a date say that it is over: what is compared with ("mehr als im"), and in front of
    a ``weekday`` or weekend what has happened on it: "nach dem Brand am", "Bilanz eines Unfalls am" in any ``tense``,
    "der Sieg vom" unless the clause speaks of what is to come. Of a ``month`` so does "die Empfehlung vom"."""
    patterns = _leads()
    if patterns["last"].search(lead):
        return True
    if weekday and (patterns["happened"].search(lead) or patterns["unforeseen"].search(lead)):
        return True
    return tense != "future" and (
        patterns["compared"].search(lead) is not None
        or ((weekday or month) and patterns["of"].search(lead) is not None)
    )


def is_deadline(lead: str) -> bool:
    """Whether the words in front of a date say that something is to be done by then ("Anmeldeschluss ist der")."""
    return _leads()["deadline"].search(lead) is not None


def is_aimed(sentence: str, offset: int) -> bool:
    """Whether the words before ``offset`` set something for that time: "für den", "auf den", "zum 1. Juli bestellt",
    where a verb of the sentence settles what will be."""
    if _AIMED.search(sentence, 0, offset):
        return True
    decided = lexicon.load("tense")["decided"]
    return _SET_FOR.search(sentence, 0, offset) is not None and any(
        word.strip(".,;") in decided for word in sentence.split()
    )


def is_announced(sentence: str, offset: int) -> bool:
    """Whether a clause before ``offset`` announces what that of the date tells: "kündigte an, im Mai gingen sie ans
    Netz"."""
    return _ANNOUNCES.search(sentence, 0, offset) is not None


def is_set_for(sentence: str, offset: int) -> bool:
    """Whether the words before a weekday or weekend set something for it, whatever the tense ("das für Samstag geplante
    Fest wurde abgesagt")."""
    return _SET_FOR_WEEKDAY.search(sentence, 0, offset) is not None


def changes_on(sentence: str, offset: int) -> bool:
    """Whether a verb of the sentence tells in the present what ends or changes on the day that "zum" names."""
    changing = lexicon.load("tense")["changing"]
    on_that_day = _ON_THAT_DAY.search(sentence, 0, offset) is not None
    return on_that_day and any(word.strip(".,;") in changing for word in sentence.split())


def is_planned_in(sentence: str, offset: int) -> bool:
    """Whether a sentence in the present tells of a month what is to come in it: it opens the sentence in front of its
    verb ("Im Dezember folgt der Umbau"), or stands right behind a verb that begins or ends something."""
    table = lexicon.load("tense")
    if (opening := _OPENING_MONTH.match(sentence)) is not None and opening.start(1) > offset:
        return opening[1] not in table["of_figures"] and tense_of_verb(opening[1]) in (None, "present")
    before = _BEFORE_MONTH.search(sentence, 0, offset)
    return before is not None and before[1] in table["of_plans"]


def looks_ahead(lead: str) -> bool:
    """Whether the words in front of a weekday announce what is on it ("Sommerfest am", "Streik für"), where no verb
    tells when."""
    patterns = _leads()
    if _AIMED.search(lead):
        return True
    return patterns["announced"].search(lead) is not None and patterns["over"].search(lead) is None


@cache
def _leads() -> Mapping[str, re.Pattern[str]]:
    names = ("unforeseen", "announced", "over", "compared", "of", "happened", "last", "deadline")
    return {name: re.compile(_ATOMS[f"LEAD_{name.upper()}"]) for name in names}


@cache
def _said() -> frozenset[str]:
    return frozenset(lexicon.load("tense")["said"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(lexicon.load("tense")["of_another_verb"])


def _taken_back(number: int, tokens: Sequence[tuple[str, int]]) -> bool:
    """Whether the verb is another one: "sagt … ab", "sagt … zu"."""
    for index in range(number + 1, min(number + 30, len(tokens))):
        if not tokens[index][0][0].isalpha():
            return tokens[index - 1][0] in _particles()
    return tokens[-1][0] in _particles()


def _clause(sentence: str, offset: int) -> str:
    """The words between the commas around ``offset``."""
    start = max(sentence.rfind(mark, 0, offset) for mark in ",;:") + 1
    ends = [end for mark in ",;:" if (end := sentence.find(mark, offset)) >= 0]
    return sentence[start : min(ends, default=len(sentence))]


def told_as_done(sentence: str, offset: int) -> bool:
    """Whether the clause around ``offset`` has a preterite of what somebody did or was: no passive, nothing planned."""
    clause = _clause(sentence, offset)
    tokens = [(match[0], match.start()) for match in TOKEN.finditer(clause)]
    words = {word for word, _ in tokens}
    if not words.isdisjoint(lexicon.load("tense")["not_done"]):
        return False
    return any(
        word[0].isalpha() and word not in perfect() and tense_of(word, number, tokens) == "past"
        for number, (word, _) in enumerate(tokens)
    )


def finished_at(sentence: str, offset: int) -> bool:
    """Whether the clause around ``offset`` itself tells of what was finished, in the preterite or the perfect."""
    clause = _clause(sentence, offset)
    tokens = [(match[0], match.start()) for match in TOKEN.finditer(clause)]
    tenses = [tense_of(word, number, tokens) for number, (word, _) in enumerate(tokens) if word[0].isalpha()]
    words = {word for word, _ in tokens}
    return "past" in tenses and "future" not in tenses and words.isdisjoint(lexicon.load("tense")["not_finished"])


_AIMED, _SET_FOR, _SET_FOR_WEEKDAY, _ON_THAT_DAY, _ANNOUNCES = (
    re.compile(_ATOMS[name]) for name in ("AIMED", "SET_FOR", "SET_FOR_WEEKDAY", "ON_THAT_DAY", "ANNOUNCES")
)
_PRESENTS = tuple(
    re.compile(_ATOMS[name]) for name in ("FINITE_T", "FINITE_EN", "BEFORE_PRONOUN", "FRONTED", "SPEAKER")
)
_OPENING_MONTH, _BEFORE_MONTH = (re.compile(_ATOMS[name]) for name in ("OPENING_MONTH", "BEFORE_MONTH"))
_ZU = re.compile(_ATOMS["INFINITIVE"])


def _has_present(clause: str) -> bool:
    """Whether a finite form in -t stands behind a noun and in front of what it governs ("Die Bahn nimmt im Mai"), or in
    front of its subject ("regnet es"), or one beside the speaker ("wir sehen uns")."""
    no_verbs = lexicon.load("tense")["no_present"]
    found = (pattern.search(clause) for pattern in _PRESENTS)
    return any(match is not None and match[1] not in no_verbs for match in found)


def _is_infinitive(clause: str) -> bool:
    return _ZU.search(clause) is not None


class Sentences:
    """The sentences of a Doc by offset: those that a component has set, else by the rules."""

    def __init__(self, doc: Doc, text: str) -> None:
        self._text = text
        if doc.has_annotation("SENT_START"):
            self._starts = [sent.start_char for sent in doc.sents]
        else:
            self._starts = sentence_starts(text) or [0]

    def around(self, offset: int) -> tuple[int, int]:
        """``[start, end)`` of the sentence that the character lies in."""
        number = bisect_right(self._starts, offset) - 1
        start = self._starts[max(number, 0)]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
        return start, end
