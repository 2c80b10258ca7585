"""A span of the tagger as it goes through the corrections of its label, each of which has an id."""

from collections.abc import Callable, Mapping

from pressefakten.german.words import Words

Range = tuple[int, int]
"""Words ``[first, last)``."""

Correction = Callable[[Words, int, int], Range | None]
"""The corrected range, or None where no name is left."""


def correct(words: Words, first: int, last: int, corrections: Mapping[str, Correction]) -> Range | None:
    """The range after all corrections in their order, or None as soon as nothing of a name is left."""
    for corrected in corrections.values():
        span = corrected(words, first, last)
        if span is None or span[0] >= span[1]:
            return None
        first, last = span
    return first, last


def behind_number(words: Words, first: int, last: int) -> int:
    """Past the number of a line in a list ("3. Marktgemeinde Aue")."""
    numbered = last - first > 2 and words.line_start(first) and words.texts[first].isdigit()
    return first + 2 if numbered and words.texts[first + 1] == "." and words.glued(first + 1) else first
