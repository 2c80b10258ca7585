"""The headline among the lines: what can hardly be one, which lines are one headline, and what hangs on its end."""

import re
from collections.abc import Sequence
from functools import cache

from pressefakten.german.class_nouns import is_head
from pressefakten.lexicon import load
from pressefakten.rules import words as any_of
from pressefakten.zones.chain import TITLE, Floats
from pressefakten.zones.dateline import DATE, cut_last_date, is_dateline
from pressefakten.zones.head import cut_site_name
from pressefakten.zones.line_shape import BYLINE, SALUTATION, SEPARATOR, is_body_only, is_unfinished
from pressefakten.zones.lines import Line
from pressefakten.zones.phrases import rule_for

LONGEST_TITLE = 3
"""Lines of a headline at most."""
_LONGEST_PART = 100
"""Code points of a line that a headline goes on with."""
_FULL_LINE = 38
"""Code points from which on a line of a headline may have been wrapped for want of room."""
_SECTIONS = 3
"""Parts of a line between signs, from which on it is a menu."""


def weigh_against(lines: Sequence[Line], scores: Floats) -> None:
    """Take from the scores of the headline, a row a line, what speaks against each line by its words alone: annotated
    pages have too few of each kind of line. The weights stand in ``lexicon/zones_words.toml``."""
    weights = load("zones_words")["headline"]["against"]
    for line, row in zip(lines, scores, strict=True):
        if line.zone is None and len(line.text) <= 2 * _LONGEST_PART and (name := _against(line.text)):
            row[TITLE] -= weights[name]


def _against(text: str) -> str | None:
    if SALUTATION.match(text):
        return "salutation"
    if is_dateline(text):
        return "publication line"
    if _labels().match(text):
        return "label"
    if len(parts := SEPARATOR.split(text)) >= _SECTIONS and max(len(part.split()) for part in parts) <= _SECTIONS:
        return "menu"
    if is_body_only(text) and is_head(text.split(maxsplit=1)[0].strip(",.()–|•·")):
        return "name of a body"
    return "forwarded" if _forwarded().match(text) else None


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(load('zones_words')['headline']['labels'])}) ?[:?](?=\s|\Z)")


@cache
def _forwarded() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:Betreff|Subject|Betr\.): ?)?(?:(?:{any_of(load('zones_words')['headline']['forwarded'])}):|\[)",
        re.IGNORECASE,
    )


def settle_headline(lines: list[Line], scores: Floats) -> None:
    """Leave several lines of a headline together only where one goes on with the other, and join what goes on.

    Two whole lines are headline and subtitle: the one that more speaks for is the headline.
    """
    places = [place for place, line in enumerate(lines) if line.rule == "zones.title"]
    if not places:
        return
    begin, end = places[0], places[-1] + 1
    best = max(places, key=lambda place: scores[place])
    first, last = best, best + 1
    while first > begin and _goes_on(lines[first - 1], lines[first]):
        first -= 1
    while last < end and _goes_on(lines[last - 1], lines[last]):
        last += 1
    if last < len(lines) and last - first < LONGEST_TITLE and _must_go_on(lines[last - 1], lines[last]):
        last += 1
    if first > 0 and last - first < LONGEST_TITLE and lines[first].text[0].islower() and _is_part(lines[first - 1]):
        first -= 1
    for place in range(min(first, begin), max(last, end)):
        lines[place].zone = "title" if first <= place < last else "subtitle"
        lines[place].rule = "zones.title" if first <= place < last else "zones.subtitle"


def _goes_on(line: Line, below: Line) -> bool:
    """Whether two lines of a headline can be one: wrapped lines are long, or stop where nothing can."""
    if is_unfinished(line.text) or below.text[0].islower() and not is_byline(below.text):
        return True
    return len(line.text) >= _FULL_LINE and len(below.text) < len(line.text)


def is_byline(text: str) -> bool:
    """Whether a line says who wrote or sent the text."""
    return BYLINE.match(text) is not None and not text.startswith("von ")


def _must_go_on(line: Line, below: Line) -> bool:
    return _is_part(below) and not below.after_blank and (is_unfinished(line.text) or below.text[0].islower())


def _is_part(line: Line) -> bool:
    """Whether a line that was not taken for the headline may be a part of it all the same."""
    if line.zone not in ("subtitle", "dateline", "body") or len(line.text) > _LONGEST_PART or line.text[-1] in ".:":
        return False
    rule = rule_for(line.text)
    return not (rule is not None and rule.zone == "boilerplate" or DATE.search(line.text) or is_byline(line.text))


def cut_headline(lines: list[Line]) -> list[Line]:
    """Cut the name of the site, or else the date, off the end of the headline."""
    place = next((place for place, line in enumerate(lines) if line.rule == "zones.title"), None)
    if place is None:
        return lines
    line = lines[place]
    if length := cut_site_name(line):
        rest = Line(line.start + length, line.end, "", False, "boilerplate", "portal.site_name")
    elif length := cut_last_date(line):
        rest = Line(line.start + length, line.end, "", False, "dateline", "dateline.behind_title")
    else:
        return lines
    rest.text = line.text[length:].lstrip()
    rest.start = rest.end - len(rest.text)
    title = Line(line.start, line.start + length, line.text[:length], line.after_blank, "title", line.rule, line.indent)
    return [*lines[:place], title, rest, *lines[place + 1 :]]
