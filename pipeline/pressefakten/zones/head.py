"""The head of a release: title, subtitle and what stands around them."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise, takewhile

from pressefakten.lexicon import load
from pressefakten.zones.dateline import (
    SMALL,
    head_words,
    is_clock,
    is_dateline,
    is_month,
    is_number,
    is_numbered,
    is_place,
    is_stamp_label,
)
from pressefakten.zones.lines import Line
from pressefakten.zones.phrases import by_scope, normalize
from pressefakten.zones.site import LONGEST_HEAD, mark_introduction
from pressefakten.zones.wording import (
    CODED,
    LONGEST_HEADLINE,
    is_coded_headline,
    is_headline,
    is_unfinished,
    says_again,
)

_YEAR_BEHIND = re.compile(  # "Pressemeldungen Oktober 2014"
    r"(?: (?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember))?"
    r" (?:19|20)\d\d\Z"
)
_PARTS = re.compile(r"\s[|›»>/–-]\s")
_HEAD_OF_OFFICE = re.compile(r"\s[-–|]\s(?:Der|Die) [A-ZÄÖÜ][a-zäöüß]{4,30}\Z")
_LABELLED = re.compile(r"[A-ZÄÖÜ][\w -]{2,28}:(?:\s|\Z)")
_LONGEST_OFFICE, _LONGEST_MINISTRY = 7, 14
"""Words in the name of an office, and of one with the list of its tasks."""
_SITE = re.compile(r"\s(?P<sign>[|–-])\s(?P<name>[\w.äöüÄÖÜß-]{2,30}(?: [\w.äöüÄÖÜß-]{2,30}){0,4})\Z")
_DOMAIN = re.compile(r"[\w-]{2,30}\.(?:de|at|ch|com|net|org|info|eu)")
_HEADING = re.compile(r"#{1,3} ")


def cut_site_name(line: Line) -> int:
    """Where in a headline the name of the site begins that pages put behind it ("Neue Kita eröffnet am Markt | Stadt
    Auenstein"), or 0. After a dash only a domain or an office is one."""
    match = _SITE.search(line.text)
    if match is None or len(line.text[: match.start()].split()) < 4:
        return 0
    words = match["name"].split()
    if len(match["name"]) > 45 or any(word[0].islower() and word not in SMALL for word in words):
        return match.start() if _DOMAIN.fullmatch(match["name"]) else 0
    if match["sign"] == "|":
        return 0 if any(char.isdigit() for char in match["name"]) else match.start()
    office = len(words) > 1 and words[0] in _offices() and not words[0].startswith("Deutsche")
    return match.start() if office or _DOMAIN.fullmatch(match["name"]) else 0


def mark_head(lines: list[Line], text: str) -> None:
    """Mark title, subtitle and dateline among the lines before the running text."""
    _mark_page_title(lines)
    _mark_rubrics(lines)
    mark_introduction(lines)
    head = list(_head(lines))
    if not head:
        return
    if len(head) > 1 and any(rule.matches(head[0].text) for rule in by_scope("section")):
        head.pop(0).mark("boilerplate", "navigation.section_title")
    _mark_publication_lines(head)
    titles = [line for line in head if line.zone is None]
    if any(line.zone == "title" for line in lines[: len(head) + 30]):
        return
    if not titles:
        return
    _mark_bylines(head, titles)
    titles = [line for line in titles if line.zone is None]
    if len(titles) > 1 and _is_place_line(titles[-1].text, text):
        titles.pop().mark("dateline", "dateline.place")
    if not titles:
        return
    title = _title(titles)
    title.mark("title", "title.first")
    place = titles.index(title)
    for line in titles[:place]:
        line.mark("subtitle", "subtitle.kicker")
    for line in titles[place + 1 : place + 4]:
        if _LABELLED.match(line.text) and not _is_above_dateline(line, head):
            break  # "Einsatzort: L 123": the text has begun
        line.mark("subtitle", "subtitle.after_title")


def _mark_publication_lines(head: list[Line]) -> None:
    for above, line in zip([None, *head], head, strict=False):
        stamped = above is not None and above.zone == "dateline" and is_clock(line.text)
        if stamped or is_dateline(line.text):
            line.mark("dateline", "dateline.line")
        elif len(head) > 1 and is_number(line.text):
            line.mark("dateline", "dateline.number")


def mark_stamps_below(lines: list[Line]) -> None:
    """Mark publication lines below the text ("Erstellt am: 3. Mai 2021", "03.05.2021/112"), not the dates of events."""
    last = max(
        (place for place, line in enumerate(lines) if line.zone is None and line.is_paragraph), default=len(lines)
    )
    for above, line in pairwise(lines[last:]):
        labelled = is_stamp_label(above.text) or is_stamp_label(line.text.split()[0]) or is_numbered(line.text)
        if line.zone is None and labelled and is_dateline(line.text):
            line.mark("dateline", "dateline.below")
            if is_stamp_label(above.text):
                above.mark("dateline", "dateline.below")


def _is_above_dateline(line: Line, head: list[Line]) -> bool:
    below = next((other for other in head if other.start > line.start), None)
    return below is not None and below.zone == "dateline"


def _mark_rubrics(lines: list[Line]) -> None:
    """Mark the names of a site's sections ("Presse", "Aktuelles") above the running text: they are no headlines."""
    above = takewhile(lambda line: not line.is_paragraph, (line for line in lines if line.zone is None))
    for line in islice(above, LONGEST_HEAD):
        *above_it, last = _PARTS.split(line.text)
        is_path = len(above_it) <= 3 and not any(map(is_headline, above_it))
        if is_path and _YEAR_BEHIND.sub("", normalize(last)) in head_words("rubrics"):
            line.mark("boilerplate", "navigation.rubric")
        elif is_month(line.text):
            line.mark("dateline", "dateline.month")


def _mark_page_title(lines: list[Line]) -> None:
    """Mark a long line on top that is no sentence and has the headline below in it: the name of the page."""
    top = next((place for place, line in enumerate(lines) if line.zone is None), len(lines))
    if top == len(lines) or not lines[top].is_paragraph or lines[top].text[-1] in ".!?":
        return
    for line in lines[top + 1 : top + 6]:
        if line.is_paragraph and line.text not in lines[top].text:
            return
        if line.zone is None and len(line.text.split()) >= 3 and line.text in lines[top].text:
            lines[top].mark("subtitle", "subtitle.page_title")
            return


def _head(lines: list[Line]) -> Iterator[Line]:
    """The open lines before the first paragraph of running text; without one, the first line only."""
    head: list[Line] = []
    for place, line in enumerate(lines):
        if line.rule == "caption.alternative" and not all(is_dateline(one.text) for one in head):
            yield from head  # what stands below the picture is no headline where one stands above
            return
        heading = not head and _HEADING.match(line.text) or is_coded_headline(line.text)
        if line.zone is None and line.is_paragraph and not heading and not _is_long_headline(lines, place, head):
            yield from head
            return
        if line.zone is None:
            head.append(line)
        if len(head) == LONGEST_HEAD:
            break
    dated = 0
    for line in head:
        if not is_dateline(line.text):
            dated += 1
        if dated > 1:
            return
        yield line


def _is_long_headline(lines: list[Line], place: int, head: list[Line]) -> bool:
    """Whether a long line is a headline: no sentence ends in it, and a publication line stands below – or the text,
    where it is the first line, follows the publication line or says again what the headline says."""
    line = lines[place]
    if len(line.text) > LONGEST_HEADLINE or not is_unfinished(line.text):
        return False
    below = next((other for other in lines[place + 1 :] if other.zone is None), None)
    if below is None or is_dateline(below.text):
        return below is not None
    if not below.is_paragraph or is_unfinished(below.text):
        return False
    if head and lines[place - 1] is head[-1] and is_dateline(head[-1].text):
        return True
    if not (line.after_blank and below.after_blank):
        return False
    above = [other for other in head if not is_dateline(other.text)]
    names_only = not any(is_headline(other.text) for other in above)
    return names_only or any(says_again(other.text, line.text) for other in above)


def _title(titles: list[Line]) -> Line:
    heading = next(
        (line for line in titles if line.text.startswith(("# ", "Betreff:")) or CODED.match(line.text)), None
    )
    if heading:
        return heading
    texts = [line.text for line in titles]
    fitting = [line for line in titles if is_headline(line.text) and texts.count(line.text) == 1]
    return fitting[0] if fitting else titles[0]


def _mark_bylines(head: list[Line], titles: list[Line]) -> None:
    """An author's name beside the publication line is part of it."""
    for place, line in reversed(list(enumerate(head))):  # a letterhead of two lines stands on its second one
        if line.zone is not None or len(titles) < 2:
            continue
        words = _HEAD_OF_OFFICE.sub("", line.text).split()
        beside = [other for other in head[max(0, place - 1) : place + 2] if other.zone == "dateline"]
        if place + 1 < len(head) and CODED.match(head[place + 1].text) and _may_be_office(words):
            line.mark("dateline", "dateline.byline")
            continue
        by = words[0].lower() in _bylines() and len(words) <= 5
        name = 2 <= len(words) <= 3 and all(word[0].isupper() and word.isalpha() for word in words)
        repeated = [other.text for other in head].count(line.text) > 1
        office = _is_office(words) and (line is not titles[0] or _is_letterhead(head, place))
        name = name and line is not titles[0] and not line.after_blank
        if by or office or (name and beside and not repeated):
            line.mark("dateline", "dateline.byline")


def _is_office(words: list[str]) -> bool:
    """Whether a line is the name of an office and no more."""
    return (
        _opens_office(words)
        and not _is_slogan(words)
        and len(words) <= (_LONGEST_MINISTRY if "für" in words else _LONGEST_OFFICE)
        and all(word[0].isupper() or word in SMALL or word == "für" for word in words)
    )


def _opens_office(words: list[str]) -> bool:
    """Whether a line begins as the name of an office, an adjective before it or not ("Thüringer Ministerium für …")."""
    adjective = len(words) > 1 and words[0].endswith(("er", "es")) and words[1] in _offices()
    return adjective or words[0].rstrip(",") in _offices()


def _is_slogan(words: list[str]) -> bool:
    """ "Stadt am Fluss": the word of an office without a name after it."""
    return words[0] in head_words("place_words") and len(words) > 1 and words[1] in SMALL


def _may_be_office(words: list[str]) -> bool:
    return len(words) <= 6 and all(word[0].isupper() or word in SMALL for word in words)


def _is_letterhead(head: list[Line], place: int) -> bool:
    """Whether an office's name on top stands apart, or on a publication line, as on letter paper."""
    if place + 1 == len(head):
        return False
    below = head[place + 1]
    return below.zone == "dateline" or (head[place].after_blank and below.after_blank)


@cache
def _bylines() -> frozenset[str]:
    return frozenset(load("zones_words")["names"]["bylines"])


@cache
def _offices() -> frozenset[str]:
    publishers = load("publishers")
    return frozenset([*publishers["heads"], *load("zones_words")["names"]["offices"]])


def _is_place_line(line: str, text: str) -> bool:
    return len(line.split()) <= 3 and line[-1].isalpha() and line[0].isupper() and is_place(line, text)
