"""The sentences of a text, and the one around a mention."""

from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pressefakten.german.sentences import sentence_starts

if TYPE_CHECKING:
    from spacy.language import Language

_PLAIN = {code: " " for code in range(0x3001) if chr(code).isspace() and chr(code) not in "\r\n"}
_PLAIN |= dict.fromkeys(map(ord, "\r\x85\u2028\u2029"), "\n")
_LONGEST = 300
"""Characters of a sentence that are shown; a longer one is cut around the mention."""


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence around ``text[start:end]`` on one line, cut with "…" where it is long."""
    begin, stop = next(
        ((begin, stop) for begin, stop in sentences_of(text) if begin <= start < stop), (max(0, start - 80), end + 80)
    )
    stop = max(stop, end)
    if stop - begin > _LONGEST:
        begin, stop = max(begin, start - _LONGEST // 2), min(stop, max(end, start + _LONGEST // 2))
        before = "… " if begin else ""
        return before + " ".join(text[begin:stop].split()) + (" …" if stop < len(text) else "")
    return " ".join(text[begin:stop].split())


@lru_cache(maxsize=4)
def sentences_of(text: str) -> list[tuple[int, int]]:
    """``[start, end)`` of every sentence, in code points of the text."""
    plain = text.replace("\r\n", " \n").translate(_PLAIN)
    starts = [0, *(start for start in sentence_starts(plain) if start), len(text)]
    return [(start, end) for start, end in pairwise(starts) if text[start:end].strip()]


@cache
def german() -> "Language":
    """German tokens and sentences, and nothing else."""
    import pressefakten.sentences  # noqa: F401  registers the component
    from pressefakten.tokenizer import make_german

    nlp = make_german()
    nlp.add_pipe("press_sentences")
    return nlp
