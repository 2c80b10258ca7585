"""What goes on the name of a town: "am Main", "a. d. Waldnaab", "b. Auental", "(Oder)", "ob der Tauber", "/Alzette"."""

import re
from functools import cache

from pressefakten.german.geography import known_places
from pressefakten.german.towns import german_towns, long_names
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
        rf"|/(?:{rivers}))(?![\w-])"
    )


@cache
def _addition() -> re.Pattern[str]:
    return re.compile(addition())


def town_end(words: Words, index: int) -> int:
    """Past what goes on the town that ends before the word ``index``; ``index`` where nothing does."""
    if not 0 < index < len(words):
        return index
    if known := _end_of_long_name(words, index):
        return known
    found = _addition().match(words.text, words.ends[index - 1])
    if not found or _lies_in_landscape(words, index, found[0]):
        return index
    return words.between(*found.span())[1]


def _end_of_long_name(words: Words, index: int) -> int | None:
    """Past what goes on the town before the word ``index`` in a name that is known ("Isny im Allgäu"), or None."""
    for first in range(max(index - _LONGEST, 0), index):
        for rest in long_names().get(words.words(first, index), ()):
            last = min(index + len(rest.split()), len(words))
            if words.words(index, last) == rest and not words.any_break(index - 1, last):
                return last
    return None


_LONGEST = 3
"""Words of a town's name before its river or region."""
_LANDSCAPE = re.compile(r" im (?P<name>\w+)")


def _lies_in_landscape(words: Words, index: int, behind: str) -> bool:
    """Whether a landscape behind a town says where it lies, and is no part of its name ("Balderschwang im Allgäu")."""
    landscape = _LANDSCAPE.fullmatch(behind)
    return landscape is not None and words.texts[index - 1] in german_towns() and landscape["name"] in known_places()
