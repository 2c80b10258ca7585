"""Where the sentence begins and ends in which the attribution of quoted words is looked for."""

import re

from pressefakten.german.speech_verbs import LEXICON

_SENTENCE_END = re.compile(r"[.!?…]+[)\]\"“”»«]*(?=\s+[\"„“”»«‚(]*[A-ZÄÖÜ0-9]|\s*$|\s*\n)|\n[ ]*+\n")
_ABBREVIATION = re.compile(
    rf"(?:\b(?:[A-Za-zÄÖÜäöü]|{'|'.join(LEXICON['abbreviations']['words'])})|(?<![^\W_])\d{{1,3}})$"
)
_OPENING = frozenset('„“”"»«‚,')


def sentence_start(text: str, floor: int, position: int) -> int:
    """Where the sentence begins that runs up to ``position``, not before ``floor``."""
    for end in reversed(list(_SENTENCE_END.finditer(text, floor, position))):
        if text[end.start()] == "\n":
            if text[end.end() : position].strip(" \n*_>") or not _announces(text, floor, end.start()):
                return end.end()
        elif not _abbreviated(text, end):
            return end.end()
    return floor


def _announces(text: str, floor: int, position: int) -> bool:
    """Whether the paragraph ends in a colon, so that the next one belongs to it."""
    while position > floor and text[position - 1].isspace():
        position -= 1
    return position > floor and text[position - 1] == ":"


def sentence_end(text: str, position: int, ceiling: int) -> int:
    """Where the sentence ends that ``position`` lies in (behind its full stop), at most ``ceiling``."""
    for end in _SENTENCE_END.finditer(text, position, ceiling):
        if end[0][0] == "\n" or not _abbreviated(text, end):
            return end.start() if end[0][0] == "\n" else end.end()
    return ceiling


def _abbreviated(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop belongs to an abbreviation or an ordinal; an ordinal never stands before a mark."""
    if text[end.start()] != ".":
        return False
    if text[end.start() - 1].isdigit() and text[end.end() : end.end() + 2].strip()[:1] in _OPENING:
        return False
    return _ABBREVIATION.search(text, max(0, end.start() - 8), end.start()) is not None
