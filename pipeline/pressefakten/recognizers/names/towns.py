"""What goes on the name of a town: "am Main", "a. d. Waldnaab", "b. Auental", "(Oder)", "ob der Tauber", "/Alzette"."""

import re
from functools import cache

from pressefakten.german.words import Words
from pressefakten.lexicon import load

_SHORT = r"[A-ZÄÖÜ][A-ZÄÖÜa-zäöüß]{0,5}\."
"""A river or region in short ("Rbge.", "OPf.")."""


@cache
def addition() -> str:
    """The pattern of what follows a town's name."""
    data = load("places")["by"]
    rivers, regions = ("|".join(map(re.escape, data[group])) for group in ("rivers", "regions"))
    brackets = "|".join(map(re.escape, load("places")["in_brackets"]["words"]))
    whole = rf"(?i:{rivers}|{regions})"
    return (
        rf"(?: \((?i:{rivers}|{brackets})\)"
        rf"| (?i:am|im) {whole}"
        rf"| (?i:an|in|auf) (?i:der) {whole}| (?i:ob) (?i:der) [A-ZÄÖÜ][\wäöüß]{{2,20}}| (?i:vor der Höhe)"
        rf"| (?:[ai]\. ?|[aiov]\. ?d\. ?)(?:{whole}(?!\w)|{_SHORT})"
        rf"| b\. ?(?:(?:Hl|St)\. ?)?[A-ZÄÖÜ][\wäöüß]{{2,20}}"
        rf"|/(?:{rivers}))(?!\w)"
    )


@cache
def _addition() -> re.Pattern[str]:
    return re.compile(addition())


def town_end(words: Words, index: int) -> int:
    """Past what goes on the town that ends before the word ``index``; ``index`` where nothing does."""
    if not 0 < index < len(words):
        return index
    found = _addition().match(words.text, words.ends[index - 1])
    return words.between(*found.span())[1] if found else index
