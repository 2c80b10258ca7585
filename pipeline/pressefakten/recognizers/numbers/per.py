"""What a figure is per: "monatlich", "pro Kopf", "je Tonne", "im Jahr", as the text words it."""

import re

from pressefakten.lexicon import load
from pressefakten.recognizers.numbers.figures import QUALIFIER
from pressefakten.rules import atoms_of

_PER = load("numbers")["per"]
_OF_WHAT = r"(?:[ ](?:(?:brutto|netto)|[A-ZÄÖÜ][\wäöüß-]{2,}))?"
"""What is measured or paid, between the unit and what it is per: "4 Tonnen Weizen je Hektar"."""
_AFTER = re.compile(
    rf"{_OF_WHAT}(?:[ \n]{{1,2}}\(?)(?P<words>{'|'.join(_PER['after'])})"
    rf"|(?: (?:brutto|netto))?[ \n]{{0,2}}(?P<direct>{'|'.join(_PER['direct'])})"
)
_BETWEEN = rf"(?:[ \n](?i:{QUALIFIER}|{atoms_of('numbers')['BETWEEN_PER']}))?"
_BEFORE = re.compile(rf"(?<!\w)(?P<words>{'|'.join(_PER['before'])}){_BETWEEN}[ \n]{{1,2}}\Z")
_OPENING = re.compile(
    rf"(?:(?<=[.!?] )|(?<=\n)|\A)(?P<words>{_PER['opening']})[ \n][a-zäöüß]+(?:[ \n][^\W\d_]+){{0,3}}[ \n]\Z"
)
_LEAD = re.compile(_PER["lead"])
_WINDOW = 70


def per(text: str, start: int, end: int) -> str | None:
    """What the words beside ``text[start:end]`` say that the figure is per, on one line: "Kopf", "monatlich"; None if
    they say nothing of the kind."""
    if (match := _AFTER.match(text, end)) is not None:
        words = match["words"] or match["direct"]
    else:
        begin = max(0, start - _WINDOW)
        match = _BEFORE.search(text, begin, start) or _OPENING.search(text, begin, start)
        if match is None:
            return None
        words = match["words"]
    return _LEAD.sub("", " ".join(words.split()), count=1)
