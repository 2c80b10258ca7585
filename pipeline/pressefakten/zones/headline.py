"""The headline among the lines: what can hardly be one, which lines are one headline, and what hangs on its end."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import takewhile

from pressefakten.german.class_nouns import has_legal_form, is_head
from pressefakten.lexicon import load
from pressefakten.rules import atoms_of
from pressefakten.rules import words as any_of
from pressefakten.zones.chain import STATES, TITLE, Floats
from pressefakten.zones.contact import holds_contact
from pressefakten.zones.dateline import DATE, TIME, cut_last_date, head_words, is_dateline, is_on_a_topic
from pressefakten.zones.head import cut_site_name
from pressefakten.zones.line_shape import BYLINE, NUMBERED, SALUTATION, SEPARATOR, is_body_only, is_unfinished, tells
from pressefakten.zones.lines import Line
from pressefakten.zones.page_words import TOLD
from pressefakten.zones.phrases import is_of_page
from pressefakten.zones.wording import is_coded_headline

LONGEST_TITLE = 3
"""Lines of a headline at most."""
_LONGEST_PART = 100
"""Code points of a line that a headline goes on with."""
_LONG_LEAD = 60
"""Code points from which on a line with a colon at its end is no headline, even without a verb."""
_FULL_LINE = 28
"""Code points from which on a line of a headline may have been wrapped for want of room."""
_OPENING = "„“»«\"'‚‘("
_FULL_STOPS = ".“”"
_ATOMS = atoms_of("lines")
_AGENCY = re.compile(rf"\A{_ATOMS['AGENCY_BEFORE_HEADLINE']}[: ]{{1,2}}(?=\S)")
_ASSOCIATION = re.compile(r"\b[Ee]\. ?V\.|\basbl\b")
_CLUBS = frozenset(load("zones_words")["names"]["clubs"])
_BODY_ENDINGS = tuple(load("zones_words")["features"]["body_endings"])
_NEXT_SENTENCE = re.compile(r"[a-zäöüß]{4}\. [A-ZÄÖÜ][\w-]*[ :]")
"""A sentence that begins behind the end of another; "Prof.", "Str." and the like are no end."""
_COUNTED = re.compile(r"\d{1,3} [A-ZÄÖÜ][a-zäöüß]+")
"""What a page counts below a headline: "1 Bild", "14 Kommentare"."""
_YEAR_AT_END = re.compile(r"[. ](?:19|20)\d\d\W?\Z")
_X_HEADER = re.compile(r"[A-Z][A-Za-z]{0,20}-[A-Z][\w-]{1,20}: \S+(?: \S+)?\Z")
_WEATHER = re.compile(r"-?\d{1,2} ?° ?C?\b|-?\d{1,2} ?°")
_ROW = re.compile(r"\|.*\||[^\t]{1,60}\t.*|[^A-Za-zÄÖÜäöüß]*")
"""A row of a table, or signs without words."""
_RESULT = re.compile(
    r"[A-ZÄÖÜ][\wäöüß./ ]{2,40} [-–] [A-ZÄÖÜ][\wäöüß./ ]{2,40}\s\d{1,3}:\d{1,3}"
    r"(?:\s\(\d{1,3}:\d{1,3}(?:[;,] ?\d{1,3}:\d{1,3}){0,4}\))?"
    r"|\d{1,2}\. [A-ZÄÖÜ][\wäöüß./ ]{2,40}\s\d{1,3}:\d{1,3}\s[-+]?\d{1,3}(?:\s\d{1,3})?"
)
"""A match with its score, a place in a table ("3. TuS Altau 14 27:20 25")."""
_KICKER, _DATELINE = STATES.index("<subtitle"), STATES.index("dateline")
_OF_RELEASE = re.compile(rf"{_ATOMS['RELEASE_OF_OFFICE']} (?:de[rs]|vo[nm]|aus) ")
_RELEASE_LABEL = (
    rf"(?:{_ATOMS['PRESS']}-?{_ATOMS['KIND_BEFORE_HEADLINE']}|{_ATOMS['RELEASE_SIGN']})"
    r"(?: ?(?:Nr\.?|No\.)?[ ]?\d{1,5}(?:[ ]?[/-][ ]?\d{1,4})?)?"
    rf"(?:,? (?:vom )?{DATE.pattern})?"
)
_LABEL_ALONE = re.compile(rf"[*_#+]{{0,4}}{_RELEASE_LABEL}(?::|[ ][–—|-])")
_LABEL_BEFORE = re.compile(
    rf"^[ \t*_#+]{{0,4}}{_RELEASE_LABEL}(?::|[ ][–—|-])[ ]{{1,3}}(?P<headline>[A-ZÄÖÜ\d„“\"»«][^\n]{{8,200}})$",
    re.MULTILINE,
)
_INFORMS = re.compile(r" (?:informier(?:t|en)|teil(?:t|en) mit|melde[tn]|bericht(?:et|en)):\Z")
"""What a letter's head goes on with: "Stadtwerke Lindach informieren:"."""
_COLUMN = re.compile(r"(?:Neues )?[Aa]us (?:de[mnr]|unser\w{1,2}) [A-ZÄÖÜ][\w-]+(?: und [A-ZÄÖÜ][\w-]+)?")
_HOPELESS = 20
"""What another state has more than the headline, where no words of a line can matter any more."""
_SECTIONS = 3
"""Parts of a line between signs, from which on it is a menu."""


def mark_coded(lines: Sequence[Line]) -> None:
    """Mark the one line above the running text that the code of an office opens ("POL-XY: …") as the headline, whatever
    headings a collection of reports has below it."""
    if any(line.zone == "title" for line in lines):
        return
    above = takewhile(lambda line: not line.is_paragraph or is_coded_headline(line.text), lines)
    coded = [line for line in above if is_coded_headline(line.text)]
    if len(coded) == 1:
        coded[0].mark("title", "zones.title")


def weigh_against(lines: Sequence[Line], scores: Floats) -> None:
    """Take from the scores of the headline, a row a line, what speaks against each line by its words alone: annotated
    pages have too few of each kind of line. The weights stand in ``lexicon/zones_words.toml``."""
    weights = load("zones_words")["headline"]["against"]
    hopeless = scores.max(axis=1, initial=0) - scores[:, TITLE] > _HOPELESS
    for place, (line, row) in enumerate(zip(lines, scores, strict=True)):
        if line.zone is not None or len(line.text) > 2 * _LONGEST_PART or hopeless[place]:
            continue
        if place and _goes_on_letter(lines[place - 1], line):
            row[TITLE] -= weights["letter"]
        elif name := _against(line.text):
            row[TITLE] -= weights[name]
        elif _COLUMN.fullmatch(line.text):
            _weigh_column(lines, place, row, weights["column"])
        elif line.is_sentence and line.text[-1] in _FULL_STOPS:
            row[TITLE] -= weights["sentence"]


def _weigh_column(lines: Sequence[Line], place: int, row: Floats, weight: float) -> None:
    """Add to the scores of a line that is called like a column ("Aus dem Rathaus") what speaks for its being a kicker,
    where a headline follows, or a dateline."""
    if _has_own_headline(lines, place):
        row[TITLE] -= weight
        row[_KICKER] += weight / 2
    elif place and not _is_section(lines[place].text):
        row[_DATELINE] += weight


def _goes_on_letter(above: Line, line: Line) -> bool:
    """Whether a line goes on with what a salutation opens ("Liebe Gartenfreunde," – "der Frühling kommt!")."""
    return line.text[0].islower() and SALUTATION.match(above.text) is not None


def _has_own_headline(lines: Sequence[Line], place: int) -> bool:
    """Whether a headline may stand right below the name of a column ("Aus dem Rathaus")."""
    below = lines[place + 1] if place + 1 < len(lines) else None
    return below is not None and not (below.is_paragraph or below.is_sentence or is_dateline(below.text))


def _against(text: str) -> str | None:
    return next((name for name, holds in _KINDS.items() if holds(text)), None)


def _is_menu(text: str) -> bool:
    """Whether a line is a row of short parts between signs, or of the names of sections."""
    parts = SEPARATOR.split(text.replace(" / ", " "))  # "Musik / Tanz / Theater" are words of a headline
    if len(parts) >= _SECTIONS and max(len(part.split()) for part in parts) <= _SECTIONS:
        return True
    words = text.split()
    return len(words) >= _SECTIONS and all(map(_is_section, words))


def _is_section(word: str) -> bool:
    return word.lower() in head_words("rubrics") or is_of_page(word)


def _names_body(text: str) -> bool:
    """Whether a line is the name of a body and no more, an agency's sign before it or not."""
    bare = _AGENCY.sub("", text)
    if not bare:
        return False
    if (form := _ASSOCIATION.search(bare)) and bare[: form.start()].istitle():
        return not tells(bare)
    if not tells(bare) and has_legal_form(bare):
        return True
    words = bare.split()
    first, last = (word.strip(",.()–|•·") for word in (words[0], words[-1]))
    return (_is_body(first) or first.endswith("-") and _is_body(last)) and is_body_only(text)


def names_sender(text: str) -> bool:
    """Whether a line is the name of a body, as letters have it on top."""
    text = _INFORMS.sub("", text)
    return is_body_only(text) and any(_is_body(word.strip(",.()–|•·")) for word in text.split())


def _is_body(word: str) -> bool:
    return is_head(word) or word in _CLUBS or word[:1].isupper() and word.lower().endswith(_BODY_ENDINGS)


def _ends_in_year(text: str) -> bool:
    """Whether a line ends in a day or a month with its year ("Der Arbeitsmarkt im Juni 2024")."""
    return _YEAR_AT_END.search(text) is not None and any(date.end() >= len(text) - 1 for date in DATE.finditer(text))


def _is_chat(text: str) -> bool:
    """Whether a line goes on with what a letter says: it begins small and ends as a sentence."""
    return text[0].islower() and text[-1] in ".:,!"


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(load('zones_words')['headline']['labels'])}) ?[:?](?=\s|\Z)")


@cache
def _notes() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(map(str.lower, load('zones_words')['headline']['notes']))})(?!\w)")


@cache
def _hints() -> re.Pattern[str]:
    return re.compile(rf"(?i:{any_of(load('zones_words')['headline']['hints'])})(?!\w)")


@cache
def _forwarded() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:Betreff|Subject|Betr\.): ?)?(?:(?:{any_of(load('zones_words')['headline']['forwarded'])}):|\[)",
        re.IGNORECASE,
    )


def is_result(text: str) -> bool:
    """Whether a line is a match with its score, or a place in a table."""
    return _RESULT.fullmatch(text) is not None and not (tells(text) or DATE.search(text))


def settle_headline(lines: list[Line], scores: Floats) -> None:
    """Leave several lines of a headline together only where one goes on with the other, and join what goes on.

    Two whole lines are headline and subtitle: the one that more speaks for is the headline.
    """
    places = [place for place, line in enumerate(lines) if line.rule == "zones.title"]
    if not places:
        return
    begin, end = places[0], places[-1] + 1
    best = max(places, key=lambda place: (" " in lines[place].text, scores[place]))
    first, last = _joined(lines, best, begin, end)
    first, last = _with_more(lines, first, last)
    for place in range(min(first, begin), max(last, end)):
        lines[place].zone = "title" if first <= place < last else "subtitle"
        lines[place].rule = "zones.title" if first <= place < last else "zones.subtitle"


def _joined(lines: Sequence[Line], best: int, begin: int, end: int) -> tuple[int, int]:
    """The lines around the best one that are one headline with it, of those from ``begin`` to ``end``."""
    first, last = best, best + 1
    while first > begin and _goes_on(lines[first - 1], lines[first]):
        first -= 1
    while last < end and _goes_on(lines[last - 1], lines[last]):
        last += 1
    return first, last


def _with_more(lines: Sequence[Line], first: int, last: int) -> tuple[int, int]:
    """The headline with a line below or above that was not taken for one, where it cannot end or begin without it."""
    if last < len(lines) and last - first < LONGEST_TITLE and _must_go_on(lines[last - 1], lines[last]):
        last += 1
    if first > 0 and last - first < LONGEST_TITLE and lines[first].text[0].islower() and _is_part(lines[first - 1]):
        first -= not _ends_kicker(lines[first - 1].text, lines[first].text)
    return first, last


def _goes_on(line: Line, below: Line) -> bool:
    """Whether two lines of a headline can be one: wrapped lines are long, or stop where nothing can."""
    if is_byline(below.text) or _COUNTED.fullmatch(below.text) or _ends_kicker(line.text, below.text):
        return False
    if is_unfinished(line.text) or below.text[0].islower():
        return True
    if below.after_blank or len(line.text) < _FULL_LINE or len(below.text) >= len(line.text):
        return False
    return not (_is_item(below.text) or tells(line.text) and tells(below.text))


def _ends_kicker(text: str, below: str) -> bool:
    """Whether a line is a kicker that its colon parts from a headline with a colon of its own, or one that names what
    a longer headline tells, whatever that begins with ("hortus wächst: …"), or but says that this is a release."""
    if _LABEL_ALONE.fullmatch(text):
        return True
    if text.endswith(":"):
        return ": " in below
    return len(text) < _FULL_LINE and 2 * len(text) < len(below) and not (is_unfinished(text) or tells(text))


def _is_item(text: str) -> bool:
    """Whether a line is an item of a list, or begins with a label."""
    return not (text[0].isalnum() or text[0] in _OPENING) or _labels().match(text) is not None


def is_byline(text: str) -> bool:
    """Whether a line says who wrote or sent the text."""
    if BYLINE.match(text) is None:
        return False
    return not text.startswith("von ") or DATE.search(text) is not None and TIME.search(text) is not None


def _must_go_on(line: Line, below: Line) -> bool:
    return _is_part(below) and not below.after_blank and (is_unfinished(line.text) or below.text[0].islower())


def _is_part(line: Line) -> bool:
    """Whether a line that was not taken for the headline may be a part of it all the same."""
    if line.zone not in ("subtitle", "dateline", "body") or len(line.text) > _LONGEST_PART or line.text[-1] in ".:":
        return False
    return not (is_of_page(line.text) or DATE.search(line.text) or is_byline(line.text))


def label_cuts(text: str) -> Iterator[int]:
    """Offsets where a headline begins behind the word for a release ("Pressemitteilung Nr. 12/2024: Neue Halle
    eröffnet"): the line is cut there."""
    for match in _LABEL_BEFORE.finditer(text):
        headline = match["headline"]
        told = any(word[0].islower() for word in headline.split())
        if told and not (_names_body(headline) or is_dateline(headline)):
            yield match.start("headline")


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


_KINDS: dict[str, Callable[[str], object]] = {
    "salutation": SALUTATION.match,
    "header": _X_HEADER.match,
    "told": TOLD.match,
    "weather": lambda text: "°" in text and _WEATHER.search(text),
    "hint": lambda text: _hints().match(text),
    "publication line": is_dateline,
    "contact": holds_contact,
    "label": lambda text: _labels().match(text),
    "menu": _is_menu,
    "name of a body": _names_body,
    "forwarded": lambda text: _forwarded().match(text),
    "note": lambda text: _notes().search(text.lower()),
    "release of": lambda text: _OF_RELEASE.match(text) and not tells(text),
    "chat": _is_chat,
    "row": _ROW.fullmatch,
    "label of a release": _LABEL_ALONE.fullmatch,
    "opens a quote": lambda text: (
        text[-1] == ":" and (tells(text) if len(text) < _LONG_LEAD else len(text) > _FULL_LINE)
    ),
    "result": is_result,
    "item": NUMBERED.match,
    "dated": lambda text: _ends_in_year(text) and not (tells(text) or is_coded_headline(text) or is_on_a_topic(text)),
    "several sentences": _NEXT_SENTENCE.search,
}
"""What a line may be instead of a headline; the first that holds counts."""
