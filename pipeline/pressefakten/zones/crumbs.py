"""Breadcrumbs: the path of links that leads to a page, in one line or one part a line, and the site's head above it."""

import re

from pressefakten.zones.dateline import is_dateline
from pressefakten.zones.lines import Line, open_lines

_FIRST = re.compile(r"(?:sie sind hier|sie befinden sich hier|startseite|start|home)\b", re.IGNORECASE)
_SIGN = re.compile(r"\s[|›»>/→]\s|›|»|→")
_GLUED = re.compile(r"(?:Startseite|Start|Home)(?=[A-ZÄÖÜ])")
_LEADS_ON = re.compile(r"(?:\A|\s)[/›»>→]\Z|\A\|\Z")
_GOES_ON = re.compile(r"[/›»>→](?:\s|\Z)|\|\Z")
_BULLETS = "•·-–»›> "
_LONGEST_PART = 250
_LONGEST_PATH = 12
_LONGEST_LINE = 300
_QUOTES = "»>"
"""Signs that open quotations too."""
_SHORTEST_HEADLINE = 12
_HEAD_BELOW = 30
"""How many lines below its path a page repeats its headline."""
_BOX_LINES = 6


def mark_crumbs(lines: list[Line]) -> None:
    """Mark paths above the text, and what stands above a path that ends in the headline below it."""
    place = 0
    while place < len(lines) and not (lines[place].zone is None and lines[place].is_paragraph):
        end = _end_of_path(lines, place)
        place = _mark_path(lines, place, end) if end else place + 1
    for place, line in open_lines(lines):
        if len(line.text) <= _LONGEST_LINE and (_is_crumbs(line.text) or _is_glued(lines, place)):
            line.mark("boilerplate", "portal.menu")


def _mark_path(lines: list[Line], place: int, end: int) -> int:
    """Mark the path of the lines from ``place`` to ``end``; the place where to look for the next one."""
    own = lines[end - 1].text
    last = _SIGN.split(own)[-1].strip(_BULLETS + "/→")
    repeated = _is_headline_below(last, lines, end)
    if repeated:
        _mark_site_head(lines[:place])
    elif own == last:  # the headline stands there only
        end -= 1
    if repeated or lines[place + 1].text[0] not in _QUOTES:
        for line in lines[place:end]:
            line.mark("boilerplate", "portal.menu")
    return max(end, place + 1)


def _end_of_path(lines: list[Line], place: int) -> int:
    """The place after the path that begins here, or 0: two links or more before its last part."""
    if _is_path_in_line(lines, place):
        return place + 1
    end = place
    while end + 1 < min(len(lines), place + _LONGEST_PATH) and _is_link(lines[end].text, lines[end + 1].text):
        end += 1
    return end + 1 if end - place >= 2 and len(lines[end].text) <= _LONGEST_PART else 0


def _is_link(text: str, below: str) -> bool:
    return len(text) <= _LONGEST_PART and bool(_LEADS_ON.search(text) or _GOES_ON.match(below))


def _is_path_in_line(lines: list[Line], place: int) -> bool:
    """ "Rathaus > Aktuelles > Neue Kita": several links of which the last is the headline below."""
    text = lines[place].text
    if len(text) > _LONGEST_LINE:
        return False
    *links, last = _SIGN.split(text)
    if len(links) < 2 and not (links and _FIRST.match(text)):
        return False
    return _is_headline_below(last.strip(), lines, place + 1)


def _is_headline_below(last: str, lines: list[Line], place: int) -> bool:
    return len(last) >= _SHORTEST_HEADLINE and any(line.text == last for line in lines[place : place + _HEAD_BELOW])


def _mark_site_head(above: list[Line]) -> None:
    for line in above:
        if not is_dateline(line.text):  # it may be that of the release
            line.mark("boilerplate", "navigation.site_head")


def _is_crumbs(text: str) -> bool:
    return bool(_FIRST.match(text)) and (bool(_SIGN.search(text)) or text.lower().startswith("sie "))


def _is_glued(lines: list[Line], place: int) -> bool:
    """ "StartKreis WeselKreis Wesel baut …": begins the path and ends in the headline that follows."""
    text = lines[place].text
    if not _GLUED.match(text):
        return False
    return any(
        len(line.text) >= _SHORTEST_HEADLINE and text.endswith(line.text) for line in lines[place + 1 : place + 8]
    )


def mark_trailing_crumbs(lines: list[Line]) -> None:
    """A path of links below the text: after other navigation, short lines of which the last repeats the headline."""
    place = len(lines)
    while place > 0 and lines[place - 1].zone is None and len(lines[place - 1].text) < 120:
        place -= 1
    path = lines[place:]
    if not 2 <= len(path) <= _BOX_LINES or place == 0 or lines[place - 1].zone != "boilerplate":
        return
    last = path[-1].text.lstrip(_BULLETS)
    if any(line.text.lstrip(_BULLETS) == last for line in lines[:place]):
        for line in path:
            line.mark("boilerplate", "portal.menu")
