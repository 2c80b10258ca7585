"""What the patterns of streets and of towns are built of: letters, words, units."""

import re
from collections.abc import Iterable

from pressefakten.lexicon import load

LEXICON = load("addresses")


def any_of(words: Iterable[str], escape: bool = True) -> str:
    return "|".join(
        re.escape(word) if escape else word for word in sorted(set(words), key=lambda word: (-len(word), word))
    )


UP, LOW = "A-ZÀ-ÖØ-ÞČŁŚŠŽ", "a-zß-öø-ÿăćčđęěłńňőřśšťůűźžż"
WORD = rf"[{UP}][{LOW}{UP}'’]{{0,30}}+(?>(?:-[{UP}{LOW}0-9][{LOW}{UP}'’]{{0,30}}+){{0,5}})\.?"
ENDINGS = LEXICON["endings"]
UNIT = any_of(LEXICON["units"], False)
MONTH = (
    r"Jan(?:uar)?|Feb(?:ruar)?|März|Apr(?:il)?|Mai|Jun[i.]|Jul[i.]|Aug(?:ust)?|Sept(?:ember)?|Okt(?:ober)?"
    r"|Nov(?:ember)?|Dez(?:ember)?"
)
