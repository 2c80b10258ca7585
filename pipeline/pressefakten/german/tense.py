"""Whether the words around a date speak of what was or of what is to come."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from spacy.tokens import Doc

from pressefakten import lexicon
from pressefakten.german.sentences import sentence_starts

Tense = Literal["past", "present", "future"]

_TOKEN = re.compile(r"[^\W\d_]+|[,;:()–„“\"”]")
_PARTICIPLE = re.compile(
    r"(?:\w{0,10}ge\w{2,}(?:t|en)|\w{2,}iert|(?:be|ver|er|ent|zer|emp|miss|über|unter|wieder)\w{3,}(?:t|en)|worden|gewesen)"
)
_PRETERITE = re.compile(r"[^\W\d_A-ZÄÖÜ]{2,}te[nt]?")
_DETERMINER = re.compile(
    r"(?:de[rsnm]|die|das|eine?[mnrs]?|im|am|zum|zur|vom|beim|ins|keine?[mnrs]?|viele[nr]?|alle[nr]?|[msd]eine?[mnrs]?|ihre?[mnrs]?"
    r"|unsere?[mnrs]?|diese?[mnrs]?|jede[mnrs]?|als|zu|und|\w+e[nmrs]?)"
)


@cache
def _words() -> Mapping[str, Tense]:
    table = lexicon.load("tense")
    words: dict[str, Tense] = {}
    for word in table["present"]:
        words[word] = "present"
    for word in table["future"]:
        words[word] = "future"
    for word in table["past"]:
        words[word] = "past"
    for stem in table["strong"]:
        for prefix in ("", *table["prefixes"]):
            for ending in ("", "en", "ten", "n", "e") if stem.endswith("te") else ("", "en", "t"):
                words.setdefault(prefix + stem + ending, "past")
    for word in table["not_preterite"]:
        words.pop(word, None)
    return words


@cache
def _sets() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = lexicon.load("tense")
    return frozenset(table["perfect"]), frozenset(table["perfect_of_motion"]), frozenset(table["not_preterite"])


@cache
def _motion() -> re.Pattern[str]:
    return re.compile(rf"[a-zäöüß]{{0,12}}(?:{'|'.join(lexicon.load('tense')['motion'])})")


def tense_at(sentence: str, offset: int) -> Tense | None:
    """The tense of the verb nearest to ``offset`` (in ``sentence``): in its own clause first, else anywhere in the
    sentence. None where no verb tells it, as in a headline."""
    tokens = [(match[0], match.start()) for match in _TOKEN.finditer(sentence)]
    hits: list[tuple[int, Tense, int]] = []
    clause, clause_here = 0, 0
    for number, (word, start) in enumerate(tokens):
        if not word[0].isalpha():
            clause += 1
            continue
        if start <= offset:
            clause_here = clause
        tense = _tense(word, number, tokens)
        if tense is not None:
            hits.append((start, tense, clause))
    if not hits:
        return None
    here = [hit for hit in hits if hit[2] == clause_here] or hits
    definite = [hit for hit in here if hit[1] != "present"] or here
    return min(definite, key=lambda hit: (abs(hit[0] - offset), hit[0]))[1]


def _tense(word: str, number: int, tokens: Sequence[tuple[str, int]]) -> Tense | None:
    known = _words().get(word if number else word.lower())
    perfect, of_motion, not_preterite = _sets()
    low = word.lower()
    if low in perfect and (word == low or number == 0):
        return "past" if _participle_follows(number, tokens) else "present"
    if low in of_motion and (word == low or number == 0):
        return "past" if _motion_follows(number, tokens) else "present"
    if known is not None:
        return known
    if _PRETERITE.fullmatch(word) and word not in not_preterite and len(word) > 4:
        before = tokens[number - 1][0] if number else ""
        after = tokens[number + 1][0] if number + 1 < len(tokens) else ""
        attributive = (
            after[:1].isupper() and _DETERMINER.fullmatch(before.lower()) is not None and before == before.lower()
        )
        return None if attributive else "past"
    return None


def _participle_follows(number: int, tokens: Sequence[tuple[str, int]]) -> bool:
    return any(
        _PARTICIPLE.fullmatch(word) is not None and word.islower() for word, _ in tokens[number + 1 : number + 40]
    )


def _motion_follows(number: int, tokens: Sequence[tuple[str, int]]) -> bool:
    return any(_motion().fullmatch(word) is not None for word, _ in tokens[number + 1 : number + 40])


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
