"""The tense that a single verb form tells, alone or with its auxiliary."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from pressefakten import lexicon
from pressefakten.rules import atoms_of

Tense = Literal["past", "present", "future"]

TOKEN = re.compile(r"[^\W\d_]+|[,;:()–„“\"”]")
_ATOMS = atoms_of("tense")
_PARTICIPLE, _DETERMINER, _ARTICLE, _PREPOSITION = (
    re.compile(_ATOMS[name]) for name in ("PARTICIPLE", "DETERMINER", "ARTICLE", "PREPOSITION")
)
_PRETERITE = re.compile(r"[^\W\d_A-ZÄÖÜ]{2,}ten?")
_ATTRIBUTE = 9  # words that an attribute may have between its article and its participle


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


@cache
def perfect() -> frozenset[str]:
    """The forms of "haben" that make a perfect."""
    return _sets()[0]


def tense_of_verb(verb: str) -> Tense | None:
    """The tense of a verb form by itself, where the lexicon or its ending tells it."""
    return "past" if verb.endswith("ten") and verb not in _sets()[2] else _words().get(verb)


def tense_of(word: str, number: int, tokens: Sequence[tuple[str, int]]) -> Tense | None:
    """The tense that the word with this ``number`` among ``tokens`` tells, with the auxiliary or participle it has."""
    known = _words().get(word if number else word.lower())
    if known == "past" and _participle_too().fullmatch(word) and _has_auxiliary(tokens):
        return None
    if (compound := _of_auxiliary(word, number, tokens)) is not None:
        return compound
    if known is not None:
        return None if number == 0 and known == "past" and _may_be_noun(word) else known
    return _by_ending(word, number, tokens)


def _by_ending(word: str, number: int, tokens: Sequence[tuple[str, int]]) -> Tense | None:
    """The tense of a word that the lexicon does not have: a verb before "sich", or a preterite in -te."""
    if word.islower() and len(word) > 3 and word.endswith(("t", "en")) and _reflexive(number, tokens):
        return "past" if word.endswith(("te", "ten")) and word not in _sets()[2] else "present"
    return "past" if _is_preterite(word) and not _is_attribute(number, tokens) else None


def _of_auxiliary(word: str, number: int, tokens: Sequence[tuple[str, int]]) -> Tense | None:
    """The tense that "hat" and "ist" make with the participle behind them; None of other words."""
    with_have, of_motion, _ = _sets()
    low = word.lower()
    if word != low and number:
        return None
    before = tokens[number - 1][0] if number else ""
    if low in with_have:
        return "past" if _is_participle(before) or _participle_follows(number, tokens) else "present"
    if low in of_motion:
        return "past" if _motion().fullmatch(before) or _motion_follows(number, tokens) else "present"
    return None


def _is_participle(word: str) -> bool:
    """Of a verb that tells of an event: "hat montags geöffnet" tells how things are."""
    return word.islower() and _PARTICIPLE.fullmatch(word) is not None and word not in lexicon.load("tense")["states"]


def _may_be_noun(word: str) -> bool:
    """Whether a past form at the beginning of a sentence may be a noun ("Unterlagen", "Anpfiff")."""
    return word[0].isupper() and word not in _finite()


def _is_preterite(word: str) -> bool:
    return len(word) > 4 and _PRETERITE.fullmatch(word) is not None and word not in _sets()[2]


def _is_attribute(number: int, tokens: Sequence[tuple[str, int]]) -> bool:
    """Whether a word in -te stands between an article and its noun ("der gesuchte Mann")."""
    before = tokens[number - 1][0] if number else ""
    after = tokens[number + 1][0] if number + 1 < len(tokens) else ""
    if not after[:1].isupper():
        return False
    if before == before.lower() and _DETERMINER.fullmatch(before) is not None:
        return True
    return _PREPOSITION.fullmatch(before) is not None or _is_extended(number, tokens)


def _is_extended(number: int, tokens: Sequence[tuple[str, int]]) -> bool:
    """Whether an article with a preposition right behind it opens the attribute ("der von der Stadt verwalteten")."""
    of_attribute = lexicon.load("tense")["opens_attribute"]
    for index in range(number - 2, max(-1, number - _ATTRIBUTE), -1):
        word, following = tokens[index][0], tokens[index + 1][0]
        if not word[0].isalpha():
            return False
        if following in of_attribute and _ARTICLE.fullmatch(word):
            return True
    return False


@cache
def _finite() -> frozenset[str]:
    """Past forms that are no nouns at the beginning of a sentence ("Unterlagen", "Ausgaben")."""
    return frozenset(word.capitalize() for word in lexicon.load("tense")["past"])


def _reflexive(number: int, tokens: Sequence[tuple[str, int]]) -> bool:
    return number + 1 < len(tokens) and tokens[number + 1][0] == "sich"


@cache
def _participle_too() -> re.Pattern[str]:
    """Preterites that are participles, too ("verschoben", "beschlossen")."""
    return re.compile(_ATOMS["PARTICIPLE_TOO"])


def _has_auxiliary(tokens: Sequence[tuple[str, int]]) -> bool:
    auxiliaries = lexicon.load("tense")["auxiliaries"]
    return any(word.lower() in auxiliaries for word, _ in tokens)


def _participle_follows(number: int, tokens: Sequence[tuple[str, int]]) -> bool:
    return any(_is_participle(word) for word, _ in tokens[number + 1 : number + 40])


def _motion_follows(number: int, tokens: Sequence[tuple[str, int]]) -> bool:
    return any(_motion().fullmatch(word) is not None for word, _ in tokens[number + 1 : number + 40])
