"""Ages: "51-Jähriger", "21, 18 und 19 Jahren" after "im Alter von", "36 Jahre alt". Their unit is years."""

import re
from typing import Any

from pressefakten.recognizers.numbers import GAP, Number

UNIT = "Jahre"
_OLDEST = 130
_ADJECTIVE = re.compile(r"[- ]?(?P<first>[Jj])ährig(?:e[rnms]?)?(?!\w)")
_NOUN = re.compile(r"(?:[ ,]{1,2}(?!eine|der|die)[a-zäöüß]+e[rnsm]?){0,3} (?P<noun>[A-ZÄÖÜ][\wäöüß-]*)")
_GROUP = re.compile(r"(?i)\b(?:(?P<plural>die)|alle[nr]?|viele[nr]?|unter|über)\s\Z")
_OLD = re.compile(rf"{GAP}(?P<unit>Jahren?) (?:alte?[rnms]?|jung(?:e[rnms]?)?)(?!\w)")
_YEARS = re.compile(rf"{GAP}(?P<unit>Jahren?)(?!\w)")
_AGED = re.compile(r"(?:im Alter (?:von|zwischen|ab|bis)|Alter:)[^.!?\n]{0,40}\Z")
_WINDOW = 60


class Ages:
    """``lexicon`` is the table ``ages`` of the topic "quantities"."""

    def __init__(self, lexicon: dict[str, Any]) -> None:
        self._not_aged = tuple(lexicon["not_aged"])
        self._vague = tuple(f"{word} " for word in lexicon["vague"])

    def after(self, text: str, number: Number) -> tuple[int, str] | None:
        """Offset of the end of number and unit, and the unit as written ("Jahre" for "-jährig")."""
        if number.mantissa >= _OLDEST or number.scale != 1 or number.form == "point":
            return None
        if text.endswith(self._vague, max(0, number.start - 8), number.start):
            return None  # "Anfang 20 Jahre alt"
        adjective = _ADJECTIVE.match(text, number.end)
        if adjective:
            if adjective["first"] == "j":
                noun = _NOUN.match(text, adjective.end())
                if noun and noun["noun"].lower().endswith(self._not_aged):
                    return None  # "20-jähriges Bestehen" is a duration
            if _is_group(text, number, adjective.end()):
                return None
            return adjective.end(), UNIT
        if not text.startswith("Jahr", number.end + 1):
            return None
        years = _OLD.match(text, number.end)
        if years is None and _AGED.search(text, max(0, number.start - _WINDOW), number.start):
            years = _YEARS.match(text, number.end)
        return (years.end("unit"), years["unit"]) if years else None


def _is_group(text: str, number: Number, end: int) -> bool:
    """Whether a noun in words names an age group, not somebody's age: "unter Dreijährige", "die Zweijährigen"."""
    if number.form != "words" or not text[number.start].isupper():
        return False
    lead = _GROUP.search(text, max(0, number.start - 8), number.start)
    return lead is not None and (not lead["plural"] or text[end - 1] == "n")
