"""What the patterns of streets and of towns are built of: letters, words, units."""

import re
from collections.abc import Iterable

from pressefakten.german import calendar
from pressefakten.lexicon import load
from pressefakten.rules import atoms_of

LEXICON = load("addresses")


def any_of(words: Iterable[str], escape: bool = True) -> str:
    return "|".join(
        re.escape(word) if escape else word for word in sorted(set(words), key=lambda word: (-len(word), word))
    )


UP, LOW = "A-ZÀ-ÖØ-ÞČŁŚŠŽ", "a-zß-öø-ÿăćčđęěłńňőřśšťůűźžż"
WORD = rf"[{UP}][{LOW}{UP}'’]{{0,30}}+(?>(?:-[{UP}{LOW}0-9][{LOW}{UP}'’]{{0,30}}+){{0,5}})\.?"
ENDINGS = LEXICON["endings"]
UNIT = any_of(LEXICON["units"], False)
ATOMS = atoms_of("addresses")
MONTH = rf"(?:{calendar.MONTH}|{calendar.MONTH_SHORT})(?!\w)"
