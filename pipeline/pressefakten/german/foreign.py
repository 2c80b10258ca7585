"""Which language a text is in that is not German."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from pressefakten.lexicon import load

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 40_000
"""Code points of a text that are looked at."""
_SHORTEST = 25
"""Words of a text at least; what is shorter may be in any language."""
_GERMAN_LINE, _WORDS_OF_LINE = 0.15, 8
"""The same of a line of so many words."""
_GERMAN_PART = 0.15
"""Share of its words in German lines from which on a text of two languages is German."""
_FOREIGN = 0.03
"""Share of German function words that a text in another language has at most: names and titles."""
_SURE = 0.9
"""How sure the identifier has to be."""


def foreign_language(text: str) -> str | None:
    """The ISO 639 code of the language of a text that is not German; None for a German or mixed one, a short one, or
    where nothing is sure. Mostly a count of words; the identifier (py3langid) is asked where German words are rare."""
    lines = [_WORD.findall(line.lower()) for line in text[:_LOOKED_AT].split("\n")]
    words = sum(map(len, lines))
    if words < _SHORTEST and not _is_other_script(text):
        return None
    if _german_share(lines, words) > _FOREIGN or _german_part(lines, words) >= _GERMAN_PART:
        return None
    code, share = _identifier().classify(text[:_LOOKED_AT])
    return code if code in load("language")["names"] and share >= _SURE else None


def name_of_language(code: str) -> str:
    """The English name of a language that ``foreign_language`` gives."""
    return str(load("language")["names"][code])


def _german_share(lines: Sequence[Sequence[str]], words: int) -> float:
    return sum(_count(line) for line in lines) / words if words else 0.0


def _german_part(lines: Sequence[Sequence[str]], words: int) -> float:
    """The share of the words that stand in German lines."""
    german = sum(
        len(line) for line in lines if len(line) >= _WORDS_OF_LINE and _count(line) / len(line) >= _GERMAN_LINE
    )
    return german / words if words else 0.0


def _count(line: Sequence[str]) -> int:
    return sum(word in _german() for word in line)


@cache
def _german() -> frozenset[str]:
    return frozenset(load("language")["german"])


def _is_other_script(text: str) -> bool:
    """Whether a text is long enough though its words are not parted by blanks."""
    return sum(char > "\u2e7f" for char in text[:400]) > 4 * _SHORTEST


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
