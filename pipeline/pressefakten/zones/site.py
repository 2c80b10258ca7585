"""The site's own head above a release: its logo and name, its menu, and what a section of it is for."""

from collections.abc import Iterator
from itertools import islice

from pressefakten.zones.contact import holds_contact
from pressefakten.zones.dateline import head_words, is_dateline, is_numbered
from pressefakten.zones.lines import Line, open_lines
from pressefakten.zones.phrases import by_scope, normalize
from pressefakten.zones.wording import LONGEST_HEADLINE, is_headline, is_unfinished, says_something

LONGEST_HEAD = 15
"""Open lines above the running text of a release at most."""
_LONGEST_INTRODUCTION = 700


def mark_site_head(lines: list[Line]) -> None:
    """Mark the lines of the site above the running text, where a headline is left below them."""
    _mark_above_menu(lines)
    for place, line in open_lines(lines):
        of_site = is_said_twice(line.text) or any(rule.matches(line.text) for rule in by_scope("head"))
        if line.is_paragraph and not of_site or place > 2 * LONGEST_HEAD:
            return
        if of_site and any(not is_dateline(below.text) for below in _head_from(lines, place + 1)):
            line.mark("boilerplate", "navigation.site_head")


def is_said_twice(text: str) -> bool:
    """Whether a line is the same words twice: a logo's words for those who do not see it, and the name beside it."""
    words = [word for word in text[: 2 * LONGEST_HEADLINE].split() if any(map(str.isalnum, word))]
    half = len(words) // 2
    return len(text) > 8 and half > 0 and words[:half] == words[half:]


def _head_from(lines: list[Line], place: int) -> Iterator[Line]:
    """The open lines from here to the running text, a long headline among them."""
    for line in islice(lines, place, place + 2 * LONGEST_HEAD):
        if line.zone is None:
            if line.is_paragraph and not is_unfinished(line.text):
                return
            yield line


def _mark_above_menu(lines: list[Line]) -> None:
    """Mark what stands above the last word of the menu ("Menü", "Suche"), where the headline stands below it."""
    last = _last_of_menu(lines)
    if last is None:
        return
    below = [line.text for line in _head_from(lines, last + 1) if _may_be_headline(line)]
    if not below or any(_may_be_another(line, below) for line in lines[:last]):
        return
    for line in lines[:last]:
        if not is_dateline(line.text):
            line.mark("boilerplate", "navigation.site_head")


def _last_of_menu(lines: list[Line]) -> int | None:
    """The place of the last word of the menu above the running text; None without one."""
    last = None
    for place, line in enumerate(lines[: 2 * LONGEST_HEAD]):
        if line.zone is None and line.is_paragraph or line.rule.startswith("front_matter"):
            break
        if line.rule == "navigation.page" and normalize(line.text) in head_words("menu"):
            last = place
    return last


def _may_be_another(line: Line, headlines: list[str]) -> bool:
    """Whether a line above the menu may be the headline itself: it says something that the ones below it do not."""
    return says_something(line.text) and not any(text in line.text for text in headlines)


def _may_be_headline(line: Line) -> bool:
    return is_headline(line.text) and not is_dateline(line.text)


def mark_introduction(lines: list[Line]) -> None:
    """Mark the name of a section and the text on what it is for, above the publication line of the release.

    The line has to be followed by a headline and the text. It is told from the date of an event by the number of the
    release, or, below nothing but a text, by being the only such line.
    """
    own = [line for _, line in open_lines(lines)][: 2 * LONGEST_HEAD]
    stamp = next((place for place, line in enumerate(own) if is_dateline(line.text)), len(own))
    above, below = own[:stamp], own[stamp + 1 :]
    if not _may_introduce(above) or len(below) < 2 or not _opens_text(*below[:2]):
        return
    below_menu = lines[0].zone == "boilerplate"
    if below_menu and _is_lone_text(above, below) or is_numbered(own[stamp].text):
        for line in above:
            line.mark("boilerplate", "navigation.introduction")


def _is_lone_text(above: list[Line], below: list[Line]) -> bool:
    """Whether one text stands above the publication line, and no other such line below it."""
    return len(above) == 1 and above[0].is_paragraph and not any(is_dateline(line.text) for line in below)


def _may_introduce(lines: list[Line]) -> bool:
    """Whether lines can be the introduction of a section: a short text, nothing in it of the release's own."""
    if not any(line.is_paragraph for line in lines) or any(map(_is_of_release, lines)):
        return False
    return sum(len(line.text) for line in lines) <= _LONGEST_INTRODUCTION


def _opens_text(headline: Line, text: Line) -> bool:
    is_long = headline.is_paragraph and not is_unfinished(headline.text)
    return is_headline(headline.text) and not is_long and text.is_paragraph


def _is_of_release(line: Line) -> bool:
    return holds_contact(line.text) or not line.is_paragraph and is_headline(line.text)
