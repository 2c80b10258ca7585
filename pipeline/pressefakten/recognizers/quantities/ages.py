"""Ages: "51-Jähriger", "21, 18 und 19 Jahren" after "im Alter von", "36 Jahre alt", "drei Monate altes", "Kinder von
sechs bis zehn Jahren", "der Fahrer (45)". The rules stand in the table ``age`` of the topic "quantities"."""

from dataclasses import dataclass

from pressefakten.lexicon import load
from pressefakten.recognizers.numbers import Number
from pressefakten.recognizers.numbers.beside import UnitRules

RULES = UnitRules("quantities", table="age")
UNIT = "Jahre"
"""The unit of an age that names none: "-jährig", a number in brackets."""
_VAGUE = tuple(f"{word} " for word in load("quantities")["ages"]["vague"])
_LONGEST_VAGUE = max(map(len, _VAGUE))


@dataclass(frozen=True, slots=True)
class Age:
    """Offset of the end of number and unit, the unit as written, and the rule that reads it."""

    end: int
    words: str
    rule: str


def age_at(text: str, number: Number) -> Age | None:
    """The age that ``number`` is, or None: it is something else, or vague ("Anfang 20 Jahre alt")."""
    if number.form == "point":
        return None
    found = RULES.behind(text, number)
    if found is None or found[0].drop:
        return None
    if text.endswith(_VAGUE, max(0, number.start - _LONGEST_VAGUE), number.start):
        return None
    rule, match = found
    return Age(match.end(), match.groupdict().get("unit") or UNIT, rule.id)
