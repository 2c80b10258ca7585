"""The head of a release: title, subtitle and what stands around them."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise, takewhile

from pressefakten.german.calendar import MONTH
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
    rf"(?: (?i:{MONTH}))? (?:19|20)\d\d\Z"
)
_PARTS = re.compile(r"\s[|›»>/–-]\s")
_HEAD_OF_OFFICE = re.compile(r"\s[-–|]\s(?:Der|Die) [A-ZÄÖÜ][a-zäöüß]{4,30}\Z")
_LABELLED = re.compile(r"[A-ZÄÖÜ][\w -]{2,28}:(?:\s|\Z)")
_GOES_ON = re.compile(r"(?:de[rs]|vo[mn](?: der)?) [A-ZÄÖÜ][^.!?]{2,80}(?:e\. ?V\.)?\Z")
"""Who sends a release, below the word for it: "Pressemitteilung" / "des Landkreises Auenstein"."""
_LONGEST_BYLINE = 5
_LONGEST_OFFICE, _LONGEST_MINISTRY = 7, 14
"""Words in the name of an office, and of one with the list of its tasks."""
_SITE = re.compile(r"\s(?P<sign>[|–-])\s(?P<name>[\w.äöüÄÖÜß-]{2,30}(?: [\w.äöüÄÖÜß-]{2,30}){0,4})\Z")
_DOMAIN = re.compile(r"[\w-]{2,30}\.(?:de|at|ch|com|net|org|info|eu)")
_HEADING = re.compile(r"#{1,3} ")
_LONGEST_SITE = 45
"""Code points in the name of a site."""
_HEAD_BELOW = 30
"""Lines below the head that may hold a headline marked before."""
_SUBTITLES = 3
"""Lines of a subtitle at most."""


def cut_site_name(line: Line) -> int:
    """Where in a headline the name of the site begins that pages put behind it ("Neue Kita eröffnet am Markt | Stadt
    Auenstein"), or 0. After a dash only a domain or an office is one."""
    match = _SITE.search(line.text)
    if match is None or len(line.text[: match.start()].split()) < 4:
        return 0
    return match.start() if _names_site(match["name"], is_parted=match["sign"] == "|") else 0


def _names_site(name: str, is_parted: bool) -> bool:
    """Whether what stands behind a dash, or ``is_parted`` by "|", is the name of a site."""
    words = name.split()
    if len(name) > _LONGEST_SITE or any(word[0].islower() and word not in SMALL for word in words):
        return _DOMAIN.fullmatch(name) is not None
    if is_parted:
        return not any(char.isdigit() for char in name)
    office = len(words) > 1 and words[0] in _offices() and not words[0].startswith("Deutsche")
    return office or _DOMAIN.fullmatch(name) is not None


def mark_head(lines: list[Line], text: str) -> None:
    """Mark title, subtitle and dateline among the lines before the running text."""
    _mark_page_title(lines)
    _mark_rubrics(lines)
    mark_introduction(lines)
    head = list(_head(lines))
    if len(head) > 1 and any(rule.matches(head[0].text) for rule in by_scope("section")):
        head.pop(0).mark("boilerplate", "navigation.section_title")
    _mark_publication_lines(head)
    if not any(line.zone == "title" for line in lines[: len(head) + _HEAD_BELOW]):
        _mark_open_head(head, text)


def _mark_open_head(head: list[Line], text: str) -> None:
    """Mark the lines of the head that nothing is known of yet: bylines, the place, headline and subtitle."""
    _mark_bylines(head, [line for line in head if line.zone is None])
    titles = [line for line in head if line.zone is None]
    if len(titles) > 1 and _is_place_line(titles[-1].text, text):
        titles.pop().mark("dateline", "dateline.place")
    if titles:
        _mark_titles(titles, head)


def _mark_titles(titles: list[Line], head: list[Line]) -> None:
    """Mark the headline among the lines that may be it, and what stands above and below it."""
    title = _title(titles)
    title.mark("title", "title.first")
    place = titles.index(title)
    for line in titles[:place]:
        line.mark("subtitle", "subtitle.kicker")
    for line in titles[place + 1 : place + 1 + _SUBTITLES]:
        if _LABELLED.match(line.text) and not _is_above_dateline(line, head):
            break  # "Einsatzort: L 123": the text has begun
        line.mark("subtitle", "subtitle.after_title")


def _mark_publication_lines(head: list[Line]) -> None:
    for above, line in zip([None, *head], head, strict=False):
        stamped = above is not None and above.zone == "dateline" and (is_clock(line.text) or _GOES_ON.match(line.text))
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
        if _ends_head(lines, place, head):
            yield from head
            return
        if line.zone is None:
            head.append(line)
        if len(head) == LONGEST_HEAD:
            break
    others = 0
    for line in head:
        others += not is_dateline(line.text)
        if others > 1:
            return
        yield line


def _ends_head(lines: list[Line], place: int, head: list[Line]) -> bool:
    """Whether a line is running text, or the words for a picture: what stands below it is no headline where one stands
    above."""
    line = lines[place]
    if line.rule == "caption.alternative" and not all(is_dateline(one.text) for one in head):
        return True
    if line.zone is not None or not line.is_paragraph:
        return False
    if not head and _HEADING.match(line.text) or is_coded_headline(line.text):
        return False
    return not _is_long_headline(lines, place, head)


def _is_long_headline(lines: list[Line], place: int, head: list[Line]) -> bool:
    """Whether a long line is a headline: no sentence ends in it, and a publication line stands below – or the text,
    where it is the first line, follows the publication line or says again what the headline says."""
    line = lines[place]
    below = next((other for other in lines[place + 1 :] if other.zone is None), None)
    if below is None or len(line.text) > LONGEST_HEADLINE or not is_unfinished(line.text):
        return False
    if is_dateline(below.text):
        return True
    if not below.is_paragraph or is_unfinished(below.text):
        return False
    if _is_below_dateline(lines, place, head):
        return True
    return line.after_blank and below.after_blank and _no_other_headline(head, line.text)


def _is_below_dateline(lines: list[Line], place: int, head: list[Line]) -> bool:
    """Whether the line right above is the last of the head, and a publication line."""
    return bool(head) and lines[place - 1] is head[-1] and is_dateline(head[-1].text)


def _no_other_headline(head: list[Line], text: str) -> bool:
    """Whether the lines above a long one are but names, or say what it says again."""
    above = [line.text for line in head if not is_dateline(line.text)]
    return not any(map(is_headline, above)) or any(says_again(other, text) for other in above)


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
    """Mark what belongs to the publication line beside it: an author's name, an office."""
    if len(titles) < 2:
        return
    for place, line in reversed(list(enumerate(head))):  # a letterhead of two lines stands on its second one
        if line.zone is None and _is_byline(head, place, is_first=line is titles[0]):
            line.mark("dateline", "dateline.byline")


def _is_byline(head: list[Line], place: int, is_first: bool) -> bool:
    line = head[place]
    words = _HEAD_OF_OFFICE.sub("", line.text).split()
    if place + 1 < len(head) and CODED.match(head[place + 1].text) and _may_be_office(words):
        return True
    if words[0].lower() in _bylines() and len(words) <= _LONGEST_BYLINE:
        return True
    if _is_office(words) and (not is_first or _is_letterhead(head, place)):
        return True
    return not is_first and not line.after_blank and _is_author(words) and _is_beside_dateline(head, place)


def _is_author(words: list[str]) -> bool:
    return 2 <= len(words) <= 3 and all(word[0].isupper() and word.isalpha() for word in words)


def _is_beside_dateline(head: list[Line], place: int) -> bool:
    """Whether a line that stands there but once has a publication line above or below it."""
    if sum(other.text == head[place].text for other in head) > 1:
        return False
    return any(other.zone == "dateline" for other in head[max(0, place - 1) : place + 2])


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
