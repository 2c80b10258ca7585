"""Where sentences begin, by rules.

Statistical splitters stumble over what press releases are full of: dates, abbreviations, contact blocks, headlines
without a full stop. Rules see the layout too. What they know is ``lexicon/sentences.toml``.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pressefakten.lexicon import load

# A full stop (or the like), what closes after it, and the blanks before the next word; or "Ende.Hier" without a blank.
_STOP = re.compile(
    r"(?P<mark>[.!?…]{1,6}+)(?P<close>[\"'“”«»‘’›‹)\]*]{0,4}+)(?P<blank>[ \n]{1,80}+)(?=\S)"
    r"|(?<=[a-zäöüß]{2})(?P<glued>[.!?])(?=(?P<opener>[A-ZÄÖÜ][a-zäöüß]{1,30}+)[ ,])"
)
_DASH = re.compile(r"[-–—] (?=[„“\"»(]?[A-ZÄÖÜ])")
_LAST_WORD = re.compile(r"[^\s(\[\"„“”»«‚‘’']{1,40}\Z")
_NEXT_WORD = re.compile(r"[„“”\"»«‚‘’'(\[]{0,3}+(?P<word>[^\W\d_][\w-]{0,40}+)?")
_ORDINAL = re.compile(r"(?:[\d./-]*[^\d])?(?P<number>\d{1,4})")
_ROMAN = re.compile(r"[IVX]{1,6}")
_BULLET = re.compile(r"[ \t]*(?:[-–—*•·▪●○■►➢✓+]{1,2} |\d{1,3}[.)] |[a-z]\) )")
_LINE = re.compile(r"[^\n]*")
_CONTACT = re.compile(r"(?:www\.|https?://|\S{1,64}@|[\w-]{1,20}:)")


class _Knowledge(NamedTuple):
    inside: frozenset[str]
    ending: frozenset[str]
    openers: frozenset[str]
    months: frozenset[str]


@cache
def _knowledge() -> _Knowledge:
    lexicon = load("sentences")
    abbreviations, words = lexicon["abbreviations"], lexicon["words"]
    return _Knowledge(
        frozenset(abbreviations["inside"]),
        frozenset(abbreviations["ending"]),
        frozenset(words["openers"]),
        frozenset(words["months"]),
    )


def sentence_starts(text: str) -> list[int]:
    """Offsets into ``text`` (as the rules read it, see ``pressefakten.reading``) where a sentence begins, ascending.

    Linear in the length of the text: every decision looks at no more than some eighty characters around it.
    """
    return sorted({*_line_starts(text), *_stop_starts(text)})


def _line_starts(text: str) -> Iterator[int]:
    """Sentences that begin because their line does: after blank lines, in lists, headlines, contact blocks."""
    lines = [match.span() for match in _LINE.finditer(text) if match.end() > match.start()]
    before = ""
    for start, end in lines:
        line = text[start:end]
        if not line.strip():
            before = ""
            continue
        if text[start - 2 : start] == "\n\n" or not before or not _runs_on(before, line):
            yield start + len(line) - len(line.lstrip())
        before = line.rstrip()


def _runs_on(before: str, line: str) -> bool:
    """Whether ``line`` only carries on the line ``before`` it. Wrapped lines are one already (``reading``)."""
    if before[-1] not in "-,–&" or _BULLET.match(line):
        return False
    after = line.strip()
    return after[0].islower() and not _CONTACT.match(after)


def _stop_starts(text: str) -> Iterator[int]:
    """Sentences that begin because one before them ends with a full stop, question or exclamation mark."""
    know = _knowledge()
    for stop in _STOP.finditer(text):
        if stop["glued"]:
            if stop["opener"] in know.openers or len(stop["opener"]) > 2 and _is_word(text, stop.start()):
                yield stop.end()
            continue
        if _ends(text, stop, know):
            yield stop.end()


def _is_word(text: str, end: int) -> bool:
    """Whether a plain word of the language stands before ``end``: no address, no file name."""
    word = re.search(r"\S{1,60}\Z", text[max(0, end - 60) : end])
    return word is not None and not re.search(r"[@/\\.:_]|www", word[0])


def _ends(text: str, stop: "re.Match[str]", know: _Knowledge) -> bool:
    at = stop.end()
    following = text[at]
    if following.islower() or following in ",;:)]!?.…/&+=%*|" and following != "*":
        return False
    if dash := _DASH.match(text, at):
        at = dash.end()  # "… am Abend. – Sie blieb."
    elif following in "-–—":
        return "\n" in stop["blank"]
    next_word = _NEXT_WORD.match(text, at)
    word = next_word["word"] if next_word else None
    opens = word in know.openers
    if stop["mark"] != ".":
        return not (word and word[0].islower())
    if word and word[0].islower() and following in "„“”\"»«‚‘’'":
        return True
    if stop["close"].startswith((")", "]")):
        last = _LAST_WORD.search(text, max(0, stop.start() - 40), stop.start())
        if last and (last[0] in know.inside or _joined(last[0], text, last.start()) in know.inside):
            return False  # "(v.l.) Hans Muster"
    if stop["close"]:
        return True
    last = _LAST_WORD.search(text, max(0, stop.start() - 40), stop.start())
    if last is None:
        return True
    return not _is_open(last[0], text, last.start(), word, following, opens, know)


def _is_open(last: str, text: str, at: int, word: str | None, following: str, opens: bool, know: _Knowledge) -> bool:
    """Whether the full stop after ``last`` belongs to the word, so that the sentence goes on."""
    joined = _joined(last, text, at)
    if last in know.inside or joined in know.inside or last.rpartition("-")[2] in know.inside:
        return True
    if last in know.ending or joined in know.ending or last.endswith(("str", "Str")):
        return not opens
    number = _ORDINAL.fullmatch(last)
    if number:
        if word in know.months:
            return True
        if following.isdigit():
            return int(number["number"]) <= 31
        is_ordinal = last == number["number"] and 0 < int(last) < 200 and len(last) < 4
        return (is_ordinal and not opens) or _opens_item(text, at) and is_ordinal
    if _ROMAN.fullmatch(last):
        return not opens
    if len(last) == 1 and last.isalpha():
        return not opens or not last.isupper()
    if re.fullmatch(r"(?:[^\W\d_]{1,4}\.-?){1,5}[^\W\d_]{1,4}", last):  # "i.d.R", "S.p.A", "K.-H"
        return not opens
    return False


def _joined(last: str, text: str, at: int) -> str:
    """``last`` with the one-letter parts before it: "V" after "e. " is "e.V"."""
    parts = [last]
    while at >= 3 and text[at - 1] == " " and text[at - 2] == "." and len(parts) < 5:
        word = re.search(r"(?<![^\W_])[^\W\d_]{1,2}\Z", text[max(0, at - 5) : at - 2])
        if not word:
            break
        parts.insert(0, word[0])
        at -= 2 + len(word[0])
    return ".".join(parts)


def _opens_item(text: str, at: int) -> bool:
    """Whether a number at ``at`` counts the items of a list: it begins a line or follows the end of a sentence."""
    return at == 0 or text[at - 1] == "\n" or text[at - 2 : at] in (". ", ": ", "! ", "? ")
