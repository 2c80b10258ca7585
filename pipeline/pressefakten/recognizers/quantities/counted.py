"""The noun a number counts, found without a tagger: what German spelling and declension give away.

After the number may stand attributes in lower case (adjectives, participles and their adverbs), then a capitalised
noun; "neun Städten und Gemeinden" counts both nouns. A word is an attribute when its ending agrees: -e anywhere, -en
only after an article or a preposition that asks for it ("mit fünf neuen Stellen"), since elsewhere -en is a verb.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from pressefakten.german.number_words import word_value
from pressefakten.german.towns import german_towns
from pressefakten.lexicon import load
from pressefakten.recognizers.numbers import Number
from pressefakten.recognizers.quantities.labels import ATOMS, WRAPPED, Labels
from pressefakten.recognizers.quantities.plural import Plurals
from pressefakten.rules import Rule, load_rules

BETWEEN = {rule.id: rule for rule in load_rules("quantities", table="between")}
RULES = {rule.id: rule for rule in load_rules("quantities", table="counted")}
_BRACKET, _PARTICIPLE, _ADVERB = (BETWEEN[f"quantity.{one}"] for one in ("bracket", "participle", "adverb"))
_WORD = RULES["quantity.counted"]
_STUB, _SERIES, _PAIR = (RULES[f"quantity.counted_{one}"] for one in ("stub", "series", "pair"))
_NOUN = re.compile(ATOMS["NOUN"])
_NEXT = re.compile(rf"{ATOMS['BLANK']}(?P<word>[\wäöüß]+)")
_CLAUSE_END = re.compile(ATOMS["CLAUSE_END"])
_ADJECTIVE = re.compile(ATOMS["ADJECTIVE"])
_DECLINED = re.compile(ATOMS["DECLINED"])
"""An adjective in -en by its form, also where nothing before asks for one: "und 22 sonstigen Einsätzen"."""
_ENDINGS = ("e", "en", "er")
_PLURAL_ENDINGS = ("e", "n", "s", "er", "el")
_ABROAD = frozenset(load("addresses")["towns"]["abroad"])
_ATTRIBUTES = 5
_SAME_STEM = 4


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted nouns ``text[start:end]``, how they are written, on one line, and the rule that takes them in."""

    start: int
    end: int
    unit: str
    rule: str


class CountedNouns:
    """Finds what a number counts. ``lexicon`` is that of the topic "quantities"."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self.labels = Labels(lexicon["before"])
        self._plurals = Plurals(lexicon["unmarked"])
        self._single = frozenset(lexicon["unmarked"]["single"])
        self._halves = tuple(lexicon["unmarked"]["halves"])
        self._stop = frozenset(word for words in lexicon["stop"].values() for word in words)
        self._ends = frozenset(lexicon["ends"]["words"])
        self._indeclinable = frozenset(lexicon["ends"]["indeclinable"])
        self._declined = frozenset(lexicon["declined"]["after"])
        self._coordinated = re.compile(rf"\b(?i:{'|'.join(sorted(self._declined))}){ATOMS['COUNTS_BEFORE']}")
        self._joins = frozenset(lexicon["ends"]["joins"])
        self._idioms = frozenset(lexicon["idioms"]["words"])
        self._verbs = tuple(lexicon["declined"]["verbs"])
        self._capitals = frozenset(stem + ending for stem in lexicon["declined"]["capitals"] for ending in ("e", "en"))

    def after(self, text: str, number: Number) -> Counted | None:
        """The counted noun after ``number``, or None."""
        if number.closed or number.form == "article" or not self.labels.countable(text, number):
            return None
        at, attributes, by = _before_attributes(text, number.end)
        if attributes and attributes[0].endswith("en") and not self._is_declined(text, number, attributes[0]):
            return None
        counted = self._behind_attributes(text, number, at, attributes)
        if counted is None or counted.rule != _WORD.id:
            return counted
        return replace(counted, rule=_ADVERB.id if _ADVERB.at(text, at) else by.id)

    def _behind_attributes(self, text: str, number: Number, at: int, attributes: list[str]) -> Counted | None:
        """The noun behind any further ``attributes`` that stand from ``at`` on."""
        while len(attributes) <= _ATTRIBUTES:
            word = _next(text, at, bool(attributes))
            if word is None:
                return None
            if word["noun"]:
                return None if word["comma"] else self._noun(text, number, word, attributes)
            if not self._is_attribute(text, number, word, attributes) or word_value(word["lower"]) is not None:
                return None
            attributes.append(word["lower"])
            at = word.end()
        return None

    def _is_attribute(self, text: str, number: Number, word: re.Match[str], attributes: list[str]) -> bool:
        """Whether a word in small letters may stand between number and noun: not the next phrase, no singular."""
        lower = word["lower"]
        if lower in self._joins and attributes:
            return True
        if lower in self._ends or (lower.endswith(("em", "es")) and number.value > 1):
            return False
        if not lower.endswith("en") or word["cut"] or self._is_declined(text, number, lower):
            return True
        noun = self._after_adjective(text, word.end())
        return self._is_adjective(lower) and noun is not None and noun["noun"].endswith(("n", "s"))

    def _noun(self, text: str, number: Number, word: re.Match[str], attributes: list[str]) -> Counted | None:
        start, noun = word.start("noun"), word["noun"]
        end = start + len(noun)
        if (truncated := _STUB.at(text, end)) and self._plurals.is_plural(truncated["noun"]):
            return _counted(text, start, truncated.end(), _STUB) if self._agrees(attributes) else None
        if text[end : end + 1] == "-" or self._is_stopped(text, number, noun) or not self._agrees(attributes):
            return None
        if not attributes and self._may_be_adjective(noun):
            named = self._after_adjective(text, end)
            if named is not None:
                if not self._is_attributive(number, noun, named["noun"]):
                    return None
                start, end, noun = named.start("noun"), named.end("noun"), named["noun"]
        if not self._has_number(text, number, noun, attributes):
            return None
        return _counted(text, start, *self._end(text, number, noun, end))

    def _is_stopped(self, text: str, number: Number, noun: str) -> bool:
        """Whether the noun is never counted, is the town of a postcode, or makes an idiom with the number."""
        if is_postcode(text, number, noun):
            return True
        stopped = not self._stop.isdisjoint((noun, noun.replace("-", ""), noun.rsplit("-", 1)[-1]))
        return stopped or f"{text[number.start : number.end].lower()} {noun}" in self._idioms

    def _may_be_adjective(self, noun: str) -> bool:
        return not self._plurals.is_agent(noun) and (_ADJECTIVE.search(noun) is not None or noun in self._capitals)

    def _is_attributive(self, number: Number, adjective: str, noun: str) -> bool:
        """Whether a capitalised adjective goes with the noun behind it; not in "16 Deutscher Bundestag", "15 Mündliche
        Frage", "20 Schweizer Franken"."""
        if self._is_named_so(number, adjective, noun):
            return True
        return adjective.endswith("er") and self._plurals.is_plural(noun) and noun not in self._stop

    def _has_number(self, text: str, number: Number, noun: str, attributes: list[str]) -> bool:
        """Whether the noun has the grammatical number that goes with the value."""
        if number.value == 1:
            return noun in self._single
        if number.value < 1 and number.form == "fraction":
            return noun.lower().endswith(self._halves)
        return self._plurals.is_plural(noun) and (bool(attributes) or self._is_abbreviation_in_text(text, number, noun))

    def _end(self, text: str, number: Number, noun: str, end: int) -> tuple[int, Rule]:
        """Where the counted nouns end, further ones of the phrase taken in, and by which rule."""
        if number.value <= 1:
            return end, _WORD
        series = _SERIES.at(text, end)
        if series and self._are_series(noun, series):
            return series.end("noun"), _SERIES
        pair = _PAIR.at(text, end)
        return (pair.end("noun"), _PAIR) if pair and self._same_phrase(text, noun, pair) else (end, _WORD)

    def _are_series(self, noun: str, series: re.Match[str]) -> bool:
        """Whether all nouns of an enumeration may be counted together: plurals in the same case."""
        nouns = [noun, *_NOUN.findall(series["middle"]), series["noun"]]
        return all(self._plurals.is_plural(one) and one not in self._stop for one in nouns) and (
            len({one.endswith("n") for one in nouns}) == 1
        )

    def _agrees(self, attributes: list[str]) -> bool:
        """The attribute right before the noun has the ending of one."""
        return not attributes or attributes[-1].endswith(_ENDINGS) or attributes[-1] in self._indeclinable

    def _is_adjective(self, word: str) -> bool:
        """An adjective by its form, and no verb ("und 50 benötigen Wohnungen")."""
        return _DECLINED.search(word) is not None and not word.endswith(self._verbs)

    def _is_named_so(self, number: Number, adjective: str, noun: str) -> bool:
        """Whether the noun behind a capitalised adjective is counted: "519 Technischen *Hilfeleistungen*". After digits
        only a sure plural is: "15 Mündliche Frage" is an item of a list."""
        if not adjective.endswith(("e", "en")) or noun in self._stop or not self._plurals.is_plural(noun):
            return False
        return number.form == "words" or noun.endswith(("n", "s"))

    def _after_adjective(self, text: str, end: int) -> re.Match[str] | None:
        """The noun right after a capitalised adjective: "30 Berliner *Schulen*"."""
        following = _WORD.at(text, end)
        if following and following["noun"] and not following["comma"] and "\n" not in following["gap"]:
            return following
        return None

    def _same_phrase(self, text: str, noun: str, coordinated: re.Match[str]) -> bool:
        """Does the second noun belong to the count? Not if it is a name, a singular, or begins the next clause."""
        second = coordinated["noun"]
        if coordinated["cut"] or second in self._stop or not self._plurals.is_plural(second):
            return False
        if "\n" in coordinated[0] and not _wrapped(text, coordinated.start()):
            return False
        if _of_both_sexes(noun, second):
            return True
        after = _NEXT.match(text, coordinated.end())
        if coordinated["slash"] or (after and after["word"][0].isupper()) or (second.isupper() and not noun.isupper()):
            return False
        return self._agree(noun, second)

    def _agree(self, noun: str, second: str) -> bool:
        """Whether two nouns may be plurals of one phrase by their endings; "Berliner" behind a noun is an adjective."""
        if second.endswith("er") and not self._plurals.is_agent(second) and not noun.endswith(("er", "ern")):
            return False
        return noun.endswith(_PLURAL_ENDINGS) and second.endswith(_PLURAL_ENDINGS)

    def _is_abbreviation_in_text(self, text: str, number: Number, noun: str) -> bool:
        """An unknown word in capitals is counted in running text only ("mit 4 HLF"), not in tables and footers."""
        if not noun.isupper() or self._plurals.is_known(noun):
            return True
        before = text[max(0, number.start - 30) : number.start].split()
        return bool(before) and before[-1][0].islower()

    def _is_declined(self, text: str, number: Number, word: str) -> bool:
        """May an attribute in -en stand here? After an article or preposition, or as a participle ("ausgebildeten")."""
        clause = _CLAUSE_END.split(text[max(0, number.start - 45) : number.start])[-1]
        before: list[str] = re.findall(r"\w+", clause)
        if before and before[-1] in self._joins and before[-2:-1] and before[-2].endswith("en"):
            before = before[:-3]  # "mit zwei alten und drei"
        if any(one.lower() in self._declined for one in before[-3:]):
            return True
        if word.endswith(self._verbs):
            return False
        clause = _CLAUSE_END.split(text[max(0, number.start - 120) : number.start])[-1]
        return self._coordinated.search(clause) is not None


def _before_attributes(text: str, at: int) -> tuple[int, list[str], Rule]:
    """Where the attributes begin, a bracket and a participle with its phrase passed over: that participle, and the rule
    that passed over them."""
    by = _WORD
    if bracket := _BRACKET.at(text, at):
        at, by = bracket.end(), _BRACKET
    participle = _PARTICIPLE.at(text, at)
    if participle is None or any(one.isdigit() for one in participle[0]):
        return at, [], by
    return participle.end(), [participle[0].rsplit(" ", 1)[-1]], _PARTICIPLE


def is_postcode(text: str, number: Number, noun: str) -> bool:
    """Whether number and noun are a postcode and its town: "1100 Wien", "48143 Münster"."""
    length = number.end - number.start
    if number.form != "digits" or number.scale != 1 or length not in (4, 5):
        return False
    return noun in (_ABROAD if length == 4 else german_towns())


def _next(text: str, at: int, attributed: bool) -> re.Match[str] | None:
    """The word behind a number or its attributes; a comma may stand between attributes only."""
    adverb = _ADVERB.at(text, at)
    word = _WORD.at(text, adverb.end() if adverb else at)
    if word is None or (word["comma"] and not attributed):
        return None
    return None if "\n" in word["gap"] and not _wrapped(text, word.start("gap")) else word


def _of_both_sexes(noun: str, second: str) -> bool:
    """ "Schülerinnen und Schüler", "Bürger und Bürgerinnen", "Ärztinnen und Ärzte"."""
    stems = {one.lower().translate(_PLAIN)[:_SAME_STEM] for one in (noun, second)}
    return len(stems) == 1 and noun.endswith("innen") != second.endswith("innen")


_PLAIN = str.maketrans("äöü", "aou")


def _wrapped(text: str, at: int) -> bool:
    newline = text.find("\n", at)
    return newline - (text.rfind("\n", 0, newline) + 1) >= WRAPPED


def _counted(text: str, start: int, end: int, rule: Rule) -> Counted:
    return Counted(start, end, " ".join(text[start:end].split()), rule.id)
