"""Other stories below a release: teasers and reports of the page that lines alone do not tell from its running text."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile

from pressefakten.lexicon import load
from pressefakten.rules import words as any_of
from pressefakten.zones.line_shape import tells
from pressefakten.zones.lines import Line
from pressefakten.zones.phrases import rule_for

_NAME = re.compile(r"\b[A-ZÄÖÜ][^\W\d_]{3,}")
_STEM = 7
"""Letters of a word with a capital that are compared."""
LEAST_TEXT = 200
"""Code points of running text that a release has at least before other stories follow."""
LISTED, UNLISTED = 0.3, 0.2
"""The share of its capitalised words that another story has in common with the release at most: below a heading of
other articles, and without one."""
STORIES = 2
"""Teasers, or headlines above running text, from which on a list needs no contact data above it."""
_LONGEST_HEADING = 100
_OF_STORY = frozenset(("body", "dateline", "caption", "subtitle"))


def leave_stories(lines: Sequence[Line], kept: Collection[int] = ()) -> None:
    """Mark as boilerplate the blocks below a release that tell something else. The lines at the places ``kept`` are
    surely of the release, and so is what stands beside them."""
    for begin, end in _blocks(lines):
        if kept and not set(range(begin, end)).isdisjoint(kept):
            continue
        if _is_other_story(lines, begin, end):
            for line in lines[begin:end]:
                line.zone, line.rule = "boilerplate", "zones.story"


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where a block of text begins and ends that stands below contact data or boilerplate or opens with a heading of
    other articles, below enough text."""
    running, place = 0, 0
    while place < len(lines):
        line = lines[place]
        opens = lines[place - 1].zone in ("contact", "boilerplate") or _opens_list(line)
        if line.zone == "body" and running >= LEAST_TEXT and opens:
            size = 1 + sum(1 for _ in takewhile(_is_of_block, lines[place + 1 :]))
            yield place, place + size
            place += size
            continue
        running += len(line.text) if line.zone == "body" else 0
        place += 1


def _is_of_block(line: Line) -> bool:
    return line.zone in _OF_STORY and not _opens_list(line)


def _is_other_story(lines: Sequence[Line], begin: int, end: int) -> bool:
    """Whether a block tells another story: it stands below the end of the release or is a list, has a heading, and
    names next to nothing that the release names. What readers say below it may name anything."""
    above, block = lines[:begin], lines[begin:end]
    headings = [*takewhile(lambda line: line.zone == "boilerplate", reversed(above)), block[0]]
    if any(_comments().match(line.text) for line in headings[:-1]):
        return True
    ended = any(line.zone == "contact" for line in above)
    if any(map(_opens_list, headings)) and (ended or _count(lines[begin - 1 : end]) >= STORIES):
        return _shared(above, block) <= LISTED
    return ended and _has_headline(above[-1], block) and _shared(above, block) <= UNLISTED


def _count(block: Sequence[Line]) -> int:
    """The stories of lines: texts that break off, and headlines right above running text."""
    told = sum(_is_headline(line) and below.is_paragraph for line, below in pairwise(block))
    return max(told, sum(line.is_teaser for line in block))


def _opens_list(line: Line) -> bool:
    """Whether a line is a heading of other articles ("Neueste Artikel", "Mehr aus Auenstein")."""
    if len(line.text) > _LONGEST_HEADING or line.is_sentence:
        return False
    rule = rule_for(line.text)
    return rule is not None and rule.scope in ("rest", "maybe") or _lists().match(line.text) is not None


@cache
def _lists() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(load('zones_page')['headings']['stories'])})(?!\w)[^.!?]{{0,40}}\Z")


@cache
def _comments() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\d{{1,3}} )?(?:{any_of(load('zones_page')['headings']['comments'])})(?: ?\(\d{{1,3}}\))?:?\Z"
    )


def _has_headline(above: Line, block: Sequence[Line]) -> bool:
    """Whether a block has a headline of its own, taken for boilerplate or not, above running text."""
    if above.zone == "boilerplate" and _is_headline(above):
        return block[0].is_paragraph
    return len(block) > 1 and _is_headline(block[0]) and block[0].after_blank and block[1].is_paragraph


def _is_headline(line: Line) -> bool:
    return len(line.text) <= _LONGEST_HEADING and not line.is_sentence and tells(line.text)


def _shared(above: Sequence[Line], block: Sequence[Line]) -> float:
    """The share of the capitalised words of a block that the release has too."""
    told, own = _names(block), _names([line for line in above if line.zone != "boilerplate"])
    return len(told & own) / max(1, len(told))


def _names(lines: Sequence[Line]) -> set[str]:
    return {match.group()[:_STEM] for line in lines for match in _NAME.finditer(line.text)}
