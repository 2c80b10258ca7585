"""What a figure is per: "monatlich", "pro Kopf", "je Tonne", "im Jahr", as the text words it."""

import re

from pressefakten.lexicon import load
from pressefakten.recognizers.numbers.figures import QUALIFIER
from pressefakten.rules import atoms_of

_PER = load("numbers")["per"]
_AFTER = re.compile(rf"[ \n]{{0,2}}(?P<words>{'|'.join(_PER['after'])})")
_BETWEEN = rf"(?:[ \n](?:{QUALIFIER}|{atoms_of('numbers')['BETWEEN_PER']}))?"
_BEFORE = re.compile(rf"(?<!\w)(?P<words>{'|'.join(_PER['before'])}){_BETWEEN}[ \n]{{1,2}}\Z", re.IGNORECASE)
_WINDOW = 50


def per(text: str, start: int, end: int) -> str | None:
    """The words beside ``text[start:end]`` that say what the figure is per, on one line; None if there are none."""
    match = _AFTER.match(text, end) or _BEFORE.search(text, max(0, start - _WINDOW), start)
    return " ".join(match["words"].split()).removeprefix("/").strip() if match else None
