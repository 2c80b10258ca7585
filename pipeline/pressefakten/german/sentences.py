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
_STOPPED = re.compile(r"\S*[Ss]tr|[IVX]{1,6}|(?:[^\W\d_]{1,4}\.-?){1,5}[^\W\d_]{1,4}")
"""Words whose full stop is no end before a word in small letters or a name: streets, Roman numbers, letters
("i.d.R", "S.p.A", "K.-H")."""
_NO_OPENER = frozenset(",;:)]!?.…/&+=%|")
"""What no sentence begins with."""
_QUOTATION_MARKS = "„“”\"»«‚‘’'"
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
    """Whether a sentence ends with a stop that blanks follow."""
    at = stop.end()
    following = text[at]
    if following.islower() or following in _NO_OPENER:
        return False
    if dash := _DASH.match(text, at):
        at = dash.end()  # "… am Abend. – Sie blieb."
    elif following in "-–—":
        return "\n" in stop["blank"]
    next_word = _NEXT_WORD.match(text, at)
    word = next_word["word"] if next_word else None
    if stop["mark"] == "." and word is not None and word[0].islower() and following in _QUOTATION_MARKS:
        return True
    if stop["mark"] != ".":
        return word is None or not word[0].islower()
    return _ends_with_word(text, stop, word, following, know)


def _ends_with_word(text: str, stop: "re.Match[str]", word: str | None, following: str, know: _Knowledge) -> bool:
    """Whether the full stop behind a word ends the sentence: it belongs to no abbreviation, initial or ordinal."""
    last = _LAST_WORD.search(text, max(0, stop.start() - 40), stop.start())
    if last is None:
        return True
    if stop["close"]:  # "(v.l.) Hans Muster" goes on
        return not (stop["close"].startswith((")", "]")) and _is_among(know.inside, last, text))
    return not _is_open(last, text, word, following, know)


def _is_open(last: "re.Match[str]", text: str, word: str | None, following: str, know: _Knowledge) -> bool:
    """Whether the full stop after ``last`` belongs to the word, so that the sentence goes on with ``word``."""
    opens = word in know.openers
    if _is_among(know.inside, last, text) or last[0].rpartition("-")[2] in know.inside:
        return True
    if number := _ORDINAL.fullmatch(last[0]):
        return _is_open_number(number, last.start(), text, word, following, know)
    if _is_among(know.ending, last, text) or _STOPPED.fullmatch(last[0]):
        return not opens
    return len(last[0]) == 1 and last[0].isalpha() and (last[0].islower() or not opens)


def _is_open_number(
    number: "re.Match[str]", at: int, text: str, word: str | None, following: str, know: _Knowledge
) -> bool:
    """Whether the full stop after a number at ``at`` makes it a day of a month or an ordinal."""
    if word in know.months:
        return True
    if following.isdigit():
        return int(number["number"]) <= 31
    is_ordinal = number[0] == number["number"] and 0 < int(number[0]) < 200 and len(number[0]) < 4
    return is_ordinal and (word not in know.openers or _opens_item(text, at))


def _is_among(abbreviations: frozenset[str], last: "re.Match[str]", text: str) -> bool:
    """Whether a word, alone or with the letters before it ("e. V"), is one of the abbreviations."""
    return last[0] in abbreviations or _joined(last[0], text, last.start()) in abbreviations


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
