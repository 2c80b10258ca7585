"""Line ends inside a paragraph: words cut by a hyphen, and lines wrapped at a fixed width."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pressefakten.lexicon import load
from pressefakten.reading.edits import Edit
from pressefakten.rules import atoms_of

_LINE = re.compile(r"[^\n]+")
_WORD_BEFORE = re.compile(r"[^\W_]{1,40}(?=-\Z)")
_WORD_BEHIND = re.compile(r"[^\W\d_]{1,40}")
_ATOMS = atoms_of("reading")
_BULLET, _LABEL = (re.compile(_ATOMS[name]) for name in ("BULLET", "LABEL"))
_COLUMNS = re.compile(r"\S {3,}\S|\.{4}|\t| \| ")
_DAY = re.compile(r"(?<![\w.])\d{1,2}\.\Z")
_OPEN_ADDRESS = re.compile(r"(?:www\.|://|@)\S{0,80}\Z")
_REST_OF_ADDRESS = re.compile(r"\S{0,80}@|[\w.-]{0,80}\.(?:de|at|ch|com|org|net|eu|info)\b")
_MAIL_AT_END = re.compile(r"[\w-]@[\w.-]{1,60}\.[a-z]{2,10}\Z")
_SMALL_WORD = re.compile(r"(?<![\w.@/-])[a-zäöüß]{2,25}(?![\w.@/-])")
_LAST_WORD = re.compile(r"[^\W\d_]{1,20}\Z")

WIDTHS = range(45, 131)
"""Hard-wrapped text has lines of at most this many characters; portals put a whole paragraph into one line."""
_LONG = 0.75  # of the width: a line of that length, followed by another one, was broken for want of room
_MIDDLE = 0.6
_HEADLINE = 0.85  # of the width: the first line of a block is a headline where it leaves more room
_FULL = 0.92  # of the longest of its block: a line so long has no more room where ends of lines are uneven
_RAGGED = 8  # characters that a line may be longer than the others of its block
_SMALL_WORDS, _SENTENCE = 3, 70  # so many words in small letters among the last characters of a line: a sentence
_LEAST = 2  # lines that were broken for want of room, before a text counts as wrapped
_SHARE = 0.8  # of the long lines that are followed by another one


class ReadLine(NamedTuple):
    """A line that is not blank, without the blanks around it: ``[start, end)``, its words, and whether the line right
    before it is not blank either."""

    start: int
    end: int
    text: str
    follows: bool


def line_edits(text: str) -> Iterator[Edit]:
    """A line end inside a word goes, with its hyphen where that was only the cut; one inside a wrapped paragraph
    becomes a blank."""
    lines = _lines(text)
    width = wrap_width(lines)
    for block in _blocks(lines):
        yield from _block_edits(block, width)


def _blocks(lines: Sequence[ReadLine]) -> Iterator[list[ReadLine]]:
    """The lines that no blank line parts."""
    block: list[ReadLine] = []
    for line in lines:
        if block and not line.follows:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _block_edits(block: Sequence[ReadLine], width: int) -> Iterator[Edit]:
    joins = _sure_joins(block, width)
    sure = [len(before.text) for before, join in zip(block, joins, strict=False) if join is not None]
    widest = max(sure, default=0)
    for number, (before, line) in enumerate(pairwise(block)):
        join = joins[number]
        if join is None and widest:
            runs = number > 0 and joins[number - 1] is not None
            joins[number] = join = _ragged_join(before.text, line.text, widest, runs)
        if join is not None:
            yield Edit(before.end - join.lost, line.start, join.new)


def _sure_joins(block: Sequence[ReadLine], width: int) -> "list[_Join | None]":
    """How each line of a block becomes one with the next, None where nothing says that it does."""
    joins: list[_Join | None] = []
    for before, line in pairwise(block):
        runs = bool(joins) and joins[-1] is not None
        may_be_headline = not runs and len(before.text) < _HEADLINE * width and _begins_anew(before.text, line.text)
        joins.append(None if may_be_headline else _join(before.text, line.text, width))
    return joins


def _lines(text: str) -> list[ReadLine]:
    found: list[ReadLine] = []
    edge = -1
    for row in _LINE.finditer(text):
        words = row[0].strip(" ")
        if words:
            start = row.start() + len(row[0]) - len(row[0].lstrip(" "))
            found.append(ReadLine(start, start + len(words), words, row.start() == edge))
            edge = row.end() + 1
    return found


def _begins_anew(before: str, line: str) -> bool:
    """Whether a line may be the first of its own: nothing in it or before it says that a sentence goes on. A single
    word is what had no more room."""
    return line[0].isupper() and " " in line and before[-1] not in ",-" and not _ends_open(before)


class _Join(NamedTuple):
    """How two lines become one: how many characters the first loses at its end, and what stands between them."""

    lost: int
    new: str


_BLANK = _Join(0, " ")


def _join(before: str, line: str, width: int) -> _Join | None:
    """How ``line`` carries on the line before it, None where nothing says that it does."""
    cut = cut_word(before, line)
    if cut is not None:
        return _Join(cut, "")
    if not _goes_on(before, line, width):
        return None
    in_number = before[-1] in "-/" and before[-2:-1].isdigit() and line[0].isdigit()
    return _Join(0, "") if in_number else _BLANK


def _ragged_join(before: str, line: str, widest: int, runs: bool) -> _Join | None:
    """How ``line`` carries on the one before it in a block where other lines surely do, the longest of them ``widest``:
    ends of lines are uneven in print. The first line of a block has to be full, since it may be a headline."""
    room = len(before) + 1 + len(line.split(maxsplit=1)[0])
    fits = _LONG * widest <= len(before) <= widest + _RAGGED and room > (_FULL if runs else 1) * widest
    if not fits or before[-1] == ":" or _is_apart(before, line):
        return None
    # Behind a full stop a short line may be another one: "Kiel, den 3. Mai 2023".
    return None if before[-1] in ".!?" and len(line) < _MIDDLE * widest else _BLANK


def cut_word(before: str, line: str) -> int | None:
    """How many characters a cut word loses at the end of its first line: 1 where the hyphen is only the cut's, 0 where
    it belongs to the word ("Nordrhein-⏎Westfalen"); None where no word is cut."""
    if not before.endswith("-"):
        return None
    first, second = _WORD_BEFORE.search(before[-42:]), _WORD_BEHIND.match(line)
    if first is None or second is None or second[0].lower() in _words("joining_words"):
        return None
    if second[0][0].isupper():
        return 0 if first[0][-1].isalpha() else None
    if _OPEN_ADDRESS.search(before[-90:]) or _REST_OF_ADDRESS.match(line):
        return 0
    return 1 if _loses_hyphen(first[0]) else 0


def _loses_hyphen(head: str) -> bool:
    """Whether the hyphen behind the first part of a cut word is only the cut's."""
    whole = len(head) > 1 and not head[-1].isdigit() and not head.isupper()
    return whole and head.lower() not in _words("keeping_hyphen")


def wrap_width(lines: Sequence[ReadLine]) -> int:
    """The width in characters that a text is wrapped at, or 0 where its lines are paragraphs, items or headlines.

    A wrapped line ends where the next word has no more room. The width is the one that explains most line ends so; at
    it nearly every long line that another one follows must be full, and hardly a line may be longer.
    """
    pairs = _lengths_and_needs(lines)
    lengths = Counter(len(line.text) for line in lines if " " in line.text)
    best, width = 0, 0
    for candidate in sorted({length for length, _ in pairs if length in WIDTHS}):
        full = sum(1 for length, need in pairs if length <= candidate < need)
        if full > best and _explains(candidate, full, pairs, lengths):
            best, width = full, candidate
    return width


def _lengths_and_needs(lines: Sequence[ReadLine]) -> list[tuple[int, int]]:
    """The length of each line that another one follows, and what it would be with that one's first word."""
    return [
        (len(before.text), len(before.text) + 1 + len(line.text.split(maxsplit=1)[0]))
        for before, line in pairwise(lines)
        if line.follows and not _BULLET.match(line.text)
    ]


def _explains(width: int, full: int, pairs: Sequence[tuple[int, int]], lengths: Counter[int]) -> bool:
    long = sum(1 for length, _ in pairs if _LONG * width <= length <= width)
    wider = sum(count for length, count in lengths.items() if length > width)
    return full >= _LEAST and full >= _SHARE * long and wider <= 0.25 * full


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether a line only carries on the one before it."""
    first = line.split(maxsplit=1)[0]
    if _DAY.search(before[-5:]) and first.rstrip(".,") in _months():
        return True
    is_full = bool(width) and _MIDDLE * width <= len(before) <= width < len(before) + 1 + len(first)
    if is_full and _is_prose(before) and not _has_columns(before, line):
        return True  # whatever the next line looks like: "… wurde am⏎8. November", "… per E-Mail an⏎presse@stadt.de"
    if _is_apart(before, line):
        return False
    if is_full:
        return before[-1] != ":" or len(before) >= _LONG * width
    return _is_unfinished(before, line, width)


def _is_unfinished(before: str, line: str, width: int) -> bool:
    """Whether a line that had more room breaks off in a sentence all the same, as the next one or its end tells."""
    if before[-1] in ".!?:" or _is_link(line) and not width:
        return False
    if not (_MIDDLE * width if width else WIDTHS.start) <= len(before) < WIDTHS.stop:
        return False
    return line[0].islower() or before[-1] == "," and bool(width) or _ends_open(before)


def _is_link(line: str) -> bool:
    """Whether a line is one word without a sign behind it: "mehr", "drucken" below a teaser."""
    return " " not in line and line[-1] not in ".!?,;"


def _is_prose(line: str) -> bool:
    """Whether a line breaks off in a sentence: it ends with a word in small letters, or several are in it."""
    if line[-1] in ".!?:":
        return False
    last = line.rpartition(" ")[2].rstrip(",")
    return last.isalpha() and last.islower() or len(_SMALL_WORD.findall(line[-_SENTENCE:])) >= _SMALL_WORDS


def _is_apart(before: str, line: str) -> bool:
    """Whether the shape of one of two lines shows that it stands alone: an item, a label, columns of a table, an entry
    that ends in a mail address."""
    ended = line[0].isupper() and _MAIL_AT_END.search(before) is not None
    return ended or bool(_BULLET.match(line) or _LABEL.match(line)) or _has_columns(before, line)


def _has_columns(before: str, line: str) -> bool:
    return bool(_COLUMNS.search(before) or _COLUMNS.search(line))


def _ends_open(line: str) -> bool:
    last = _LAST_WORD.search(line[-21:])
    return last is not None and last[0] in _words("open_words")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("reading")[name])


@cache
def _months() -> frozenset[str]:
    return frozenset(load("sentences")["words"]["months"])
