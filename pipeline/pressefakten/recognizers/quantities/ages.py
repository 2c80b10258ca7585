"""Ages: "51-Jähriger", "21, 18 und 19 Jahren" after "im Alter von", "36 Jahre alt", "drei Monate altes", "Kinder von
sechs bis zehn Jahren", "der Fahrer (45)". Their unit is years where no other stands there."""

import re
from typing import Any

from pressefakten.recognizers.numbers import GAP, Number

UNIT = "Jahre"
_OLDEST = 130
_ADJECTIVE = re.compile(r"[- ]?(?P<first>[Jj])ährig(?:e[rnms]?)?(?!\w)")
_NOUN = re.compile(r"(?:[ ,]{1,2}(?!eine|der|die)[a-zäöüß]+e[rnsm]?){0,3} (?P<noun>[A-ZÄÖÜ][\wäöüß-]*)")
_GROUP = re.compile(r"(?i)\b(?:(?P<plural>die)|alle[nr]?|viele[nr]?|unter|über)\s\Z")
_OLD = re.compile(
    rf"{GAP}(?P<unit>[Jj]ahr(?:en?)?|[Mm]onat(?:en?)?|[Ww]ochen?|[Tt]ag(?:en?)?)"
    r" (?:alte?[rnms]?|jung(?:e[rnms]?)?)(?!\w)"
)
_WITH_LARGER = re.compile(r"(?:Jahre?n?|Monate?n?|Wochen?)(?:,| und) \Z")
_LARGER = 14
_FROM = re.compile(r"(?<!\w)[Aa]b[ ]\Z")
_BRACKET = re.compile(r"\)(?!\w)")
_UP_TO = r"[ ](?:von|ab|unter|über|bis|bis zu|zwischen)[ ](?:[\wäöüß]{1,12}[ ](?:bis|und|oder)[ ])?\Z"
_MAY_COUNT = re.compile(r"[ ][A-ZÄÖÜ]")
_BARE = re.compile(
    r"(?!\w|[.,:]\d|[ ]?[-–%€°])(?=[ ]?[.;:!?)\n]|,(?![ ]?\d)|\Z|[ ](?:[a-zäöü]))(?![ ](?:bis|und|oder|Uhr)[ ]\w)"
)
"""Behind a number that ends its phrase: "im Alter von 12."."""
_AT_AGE = re.compile(r"(?<!\w)(?:[Ii]m )?Alter[ ]von[ ](?:nur[ ]|erst[ ]|gerade(?:[ ]einmal)?[ ])?\Z")
_YEARS = re.compile(rf"{GAP}(?P<unit>Jahren?)(?!\w)")
_AGED = re.compile(r"(?:im Alter (?:von|zwischen|ab|bis)|Alter:)[^.!?\n]{0,40}\Z")
_WINDOW = 60
_IN_BRACKET = (3, 110)
"""Ages that a bracket behind a person may hold."""


class Ages:
    """``lexicon`` is the table ``ages`` of the topic "quantities"."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self._not_aged = tuple(lexicon["not_aged"])
        self._vague = tuple(f"{word} " for word in lexicon["vague"])
        groups, persons = "|".join(lexicon["groups"]), "|".join(lexicon["persons"])
        self._of_group = re.compile(rf"(?<!\w)\w*(?i:{groups})(?:[ ][a-zäöüß]{{2,14}}){{0,2}}{_UP_TO}")
        self._of_person = re.compile(
            rf"(?<!\w)(?i:{'|'.join(lexicon['determiners'])})[ ](?:[a-zäöüß-]+[ ])?(?=[A-ZÄÖÜ])\w*(?i:{persons})[ ]\(\Z"
        )

    def after(self, text: str, number: Number) -> tuple[int, str] | None:
        """Offset of the end of number and unit, and the unit as written ("Jahre" for "-jährig", for a bracket)."""
        if number.form == "point" or text.endswith(self._vague, max(0, number.start - 8), number.start):
            return None  # "Anfang 20 Jahre alt"
        old = _OLD.match(text, number.end)
        if old:
            if _WITH_LARGER.search(text, max(0, number.start - _LARGER), number.start):
                return None  # "ein Jahr und drei Monate alt" is no one number
            return old.end("unit"), old["unit"]
        if number.mantissa >= _OLDEST or number.scale != 1:
            return None
        adjective = _ADJECTIVE.match(text, number.end)
        if adjective:
            return (adjective.end(), UNIT) if self._is_age(text, number, adjective) else None
        if _BRACKET.match(text, number.end):
            return (number.end, UNIT) if self._is_of_person(text, number) else None
        if _is_at_age(text, number):
            return number.end, UNIT
        years = _YEARS.match(text, number.end)
        return (years.end("unit"), years["unit"]) if years and self._is_aged(text, number, years) else None

    def _is_age(self, text: str, number: Number, adjective: re.Match[str]) -> bool:
        """Whether "-jährig" tells somebody's age; "20-jähriges Bestehen" is a duration, "die Zweijährigen" a group."""
        if adjective["first"] == "j":
            noun = _NOUN.match(text, adjective.end())
            if noun and noun["noun"].lower().endswith(self._not_aged):
                return False
        return not _is_group(text, number, adjective.end())

    def _is_of_person(self, text: str, number: Number) -> bool:
        low, high = _IN_BRACKET
        fits = number.form == "digits" and not number.sign and low <= number.mantissa <= high
        return fits and self._of_person.search(text, max(0, number.start - _WINDOW), number.start) is not None

    def _is_aged(self, text: str, number: Number, years: re.Match[str]) -> bool:
        """Whether the words before say that years are an age: "im Alter von", "Kinder von", "ab 14 Jahren"."""
        low = max(0, number.start - _WINDOW)
        if _AGED.search(text, low, number.start):
            return True
        if years["unit"] == "Jahre" or _MAY_COUNT.match(text, years.end()):
            return False
        return bool(_FROM.search(text, low, number.start) or self._of_group.search(text, low, number.start))


def _is_at_age(text: str, number: Number) -> bool:
    """Whether a number without a noun says an age: "starb im Alter von 81"."""
    if number.form not in ("digits", "words") or not _BARE.match(text, number.end):
        return False
    return _AT_AGE.search(text, max(0, number.start - _WINDOW), number.start) is not None


def _is_group(text: str, number: Number, end: int) -> bool:
    """Whether a noun in words names an age group, not somebody's age: "unter Dreijährige", "die Zweijährigen"."""
    if number.form != "words" or not text[number.start].isupper():
        return False
    lead = _GROUP.search(text, max(0, number.start - 8), number.start)
    return lead is not None and (not lead["plural"] or text[end - 1] == "n")
