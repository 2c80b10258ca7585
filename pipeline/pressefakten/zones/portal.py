"""What stands on a page beside the release: navigation, ads, weather, teasers of other articles."""

import re
from functools import cache
from itertools import pairwise

from pressefakten.german.calendar import WEEKDAY
from pressefakten.rules import atoms_of
from pressefakten.zones.crumbs import mark_crumbs, mark_trailing_crumbs
from pressefakten.zones.lines import Line, open_lines
from pressefakten.zones.phrases import PhraseRule, by_scope, normalize, rule_for
from pressefakten.zones.site import mark_site_head

_ATOMS = atoms_of("lines")
_SEPARATOR = re.compile(r"\s*[|•·›»>/–]\s*|\s{2,}|\t")
_TEMPERATURE = re.compile(r"-?\d{1,2}(?:[.,]\d)?\s?(?:°\s?C?|℃|C)")
_CLOCK = re.compile(rf"(?:{WEEKDAY}),? [A-ZÄ][a-zä]{{2,8}} \d{{1,2}}, \d{{4}}")
_MARKET = re.compile(rf"{_ATOMS['MARKET']}\W{{1,4}}[-+\d.,%\s€$]{{3,40}}", re.IGNORECASE)
_PHONE_OR_MAIL = re.compile(
    rf"(?<=[\w.+-])@[\w-]{{1,60}}\.|\(at\)|{_ATOMS['PHONE_LABEL']}\b[^\n]{{0,20}}\d|\b0\d{{2,5}}\s?[/ -]\s?\d{{3}}"
)
_DATA = re.compile(rf"{_PHONE_OR_MAIL.pattern}|\d{{1,2}}\.\s?(?:\d|[A-ZÄ][a-zä]{{2}})|\d\s?Uhr|€|Euro")
_PART_OF_PAGE = re.compile(r"(?:Beginn|Anfang|Ende) de[rs]\b")
_OF_ARCHIVE = re.compile(rf"{_ATOMS['OF_ARCHIVE']}[^\n]*[.,;]\Z")
_BODY_FIRST = 200
"""A heading such as "Weitere Meldungen" ends the release only after this many characters of running text."""
_WHOLE = 150
"""Texts of this many characters that end as sentences do are no teasers."""
_BOX_LINES = 6
_MENU = 3
"""Weak words in a row that are a menu."""
_SHORTEST_TEASER = 60


def mark_portal(lines: list[Line]) -> None:
    """Mark as boilerplate what the page, not the release, says."""
    found = [rule_for(line.text) if line.zone is None else None for line in lines]
    _mark_before_skip_link(lines, found)
    _mark_ends(lines, found)
    _mark_lines(lines, found)
    _mark_archive_notice(lines)
    _mark_furniture(lines)
    mark_crumbs(lines)
    mark_site_head(lines)
    _mark_weak(lines, found)
    _mark_neighbours(lines)
    _mark_trailing_teasers(lines)
    mark_trailing_crumbs(lines)


def _mark_before_skip_link(lines: list[Line], found: list[PhraseRule | None]) -> None:
    """What stands above the words that tell screen readers where navigation and content begin: the site's own head."""
    marks = []
    for place, line in enumerate(lines):
        if line.is_paragraph or line.zone is not None and line.rule.startswith("front_matter"):
            break
        if _PART_OF_PAGE.match(line.text) and (rule := found[place]) and rule.id == "navigation.skip":
            marks.append(place)
    for line in lines[: marks[-1] if marks else 0]:
        line.mark("boilerplate", "navigation.site_head")


def _mark_archive_notice(lines: list[Line]) -> None:
    """The sentences that go on with a notice that the page is an old one: each speaks of the archive or of its age."""
    going_on = False
    for line in lines:
        if line.rule == "portal.archived":
            going_on = True
        elif going_on and line.zone is None and not line.after_blank and _OF_ARCHIVE.search(line.text):
            line.mark("boilerplate", "portal.archived")
        else:
            going_on = False


def _mark_ends(lines: list[Line], found: list[PhraseRule | None]) -> None:
    """Headings after which other articles follow: to the end, or as far as the box goes."""
    running = 0
    for place, (line, rule) in enumerate(zip(lines, found, strict=True)):
        if line.zone is None and rule and rule.scope == "box":
            line.mark("boilerplate", rule.id)
            _swallow_box(lines[place + 1 :], found[place + 1 :], rule)
        elif line.zone is None and rule and rule.scope in ("rest", "maybe"):
            _mark_end(lines, found, place, rule, running)
        if line.zone is None and line.is_paragraph:
            running += len(line.text)


def _mark_end(lines: list[Line], found: list[PhraseRule | None], place: int, rule: PhraseRule, running: int) -> None:
    """Mark a heading of other articles, and below enough running text all that follows it."""
    if running >= _BODY_FIRST or rule.id.endswith(".end"):
        if rule.scope == "rest" or _are_teasers(lines[place + 1 :]):
            lines[place].mark("boilerplate", rule.id)
            _swallow_rest(lines, found, place, rule)
    elif rule.scope == "rest" or not running:
        lines[place].mark("boilerplate", rule.id)


def _swallow_rest(lines: list[Line], found: list[PhraseRule | None], place: int, rule: PhraseRule) -> None:
    final = rule.id.endswith(".end")
    for at in range(place + 1, len(lines)):
        other = found[at]
        if not final and other and other.scope == "contact" and _has_contact(lines, at):
            return
        lines[at].mark("boilerplate", rule.id)


def _swallow_box(after: list[Line], found: list[PhraseRule | None], rule: PhraseRule) -> None:
    for line, other in zip(after[:_BOX_LINES], found, strict=False):
        if line.is_paragraph or other or _DATA.search(line.text):
            return
        line.mark("boilerplate", rule.id)


def _are_teasers(after: list[Line]) -> bool:
    """Whether what follows a heading such as "Weitere Meldungen" is teasers: links and texts that break off."""
    whole = sum(len(line.text) for line in after if line.is_paragraph and len(line.text) >= _WHOLE)
    teasers = sum(len(line.text) for line in after if line.is_teaser)
    return bool(after) and whole <= teasers


def _has_contact(lines: list[Line], at: int) -> bool:
    return any(_PHONE_OR_MAIL.search(line.text) for line in lines[at : at + 8])


def _mark_neighbours(lines: list[Line]) -> None:
    """The headline below "Nächste Meldung" and the like, where these stand after the text."""
    last = max((place for place, line in open_lines(lines) if line.is_paragraph), default=len(lines))
    for line, below in pairwise(lines[last + 1 :]):
        bare = line.rule == "navigation.neighbours" and len(line.text.split()) <= 3
        if bare and not (below.is_paragraph or _DATA.search(below.text)):
            below.mark("boilerplate", line.rule)


def _mark_trailing_teasers(lines: list[Line]) -> None:
    """Two texts or more that break off, after the last that does not: teasers without a heading."""
    own = [line for line in lines if line.zone is None]
    last = max((place for place, line in enumerate(own) if line.is_paragraph), default=None)
    if last is None:
        return
    teasers = [place for place in range(last + 1, len(own)) if _is_long_teaser(own[place])]
    if len(teasers) < 2:
        return
    first = teasers[0]
    if first > last + 1 and not _DATA.search(own[first - 1].text):
        first -= 1  # its headline
    for line in own[first:]:
        line.mark("boilerplate", "portal.teasers")


def _is_long_teaser(line: Line) -> bool:
    return line.is_teaser and len(line.text) >= _SHORTEST_TEASER


def _mark_lines(lines: list[Line], found: list[PhraseRule | None]) -> None:
    for line, rule in zip(lines, found, strict=True):
        if rule and rule.scope in ("line", "media", "paragraph"):
            line.mark(rule.zone, rule.id)


def _mark_furniture(lines: list[Line]) -> None:
    """Menus in one line, weather, clock, stock ticker."""
    for place, line in open_lines(lines):
        if len(line.text) > 300:
            continue
        if _is_menu(line.text):
            line.mark("boilerplate", "portal.menu")
        elif _CLOCK.fullmatch(line.text) or _MARKET.fullmatch(line.text):
            line.mark("boilerplate", "portal.ticker")
        elif _TEMPERATURE.fullmatch(line.text):
            line.mark("boilerplate", "portal.weather")
            after = lines[place + 1 : place + 3]
            if len(after) == 2 and len(after[0].text.split()) <= 3 and _CLOCK.fullmatch(after[1].text):
                after[0].mark("boilerplate", "portal.weather")


def _is_menu(text: str) -> bool:
    parts = [part for part in _SEPARATOR.split(text) if part.strip(" |")]
    if len(parts) < 2:
        return False
    words = [normalize(part) for part in parts]
    return all(not word or _is_navigation(word) for word in words) and any(words)


def _is_navigation(word: str) -> bool:
    return word in _navigation()


@cache
def _navigation() -> frozenset[str]:
    rules = (rule for rule in by_scope("line", "weak") if rule.id.startswith("navigation."))
    return frozenset[str]().union(*(rule.lines for rule in rules))


def _end_of_weak(lines: list[Line], found: list[PhraseRule | None], place: int) -> int:
    """Where the run of weak words ends that begins at ``place``: there, if it has none."""
    while place < len(lines) and _is_weak(lines[place], found[place]):
        place += 1
    return place


def _mark_weak(lines: list[Line], found: list[PhraseRule | None]) -> None:
    """Words that are navigation only in company: beside other navigation, or three in a row around the text."""
    paragraphs = [place for place, line in enumerate(lines) if line.zone is None and line.is_paragraph] or [len(lines)]
    place = 0
    while place < len(lines):
        end = _end_of_weak(lines, found, place)
        outside = end <= paragraphs[0] or place > paragraphs[-1]
        if outside and end - place >= _MENU or any(map(_is_of_menu, lines[place - 1 : place] + lines[end : end + 1])):
            for line in lines[place:end]:
                line.mark("boilerplate", "navigation.beside")
        place = max(end, place + 1)


def _is_of_menu(line: Line) -> bool:
    return line.zone == "boilerplate" and line.rule.startswith(("navigation.", "portal.menu"))


def _is_weak(line: Line, rule: PhraseRule | None) -> bool:
    return line.zone is None and rule is not None and rule.scope == "weak"
