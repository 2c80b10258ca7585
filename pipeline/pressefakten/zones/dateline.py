"""Publication lines and place lines: when, where and by whom a release was published."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice

from pressefakten.german.calendar import MONTH, MONTH_FOREIGN, MONTH_SHORT, WEEKDAY, WEEKDAY_SHORT
from pressefakten.german.class_nouns import is_head, legal_form
from pressefakten.german.towns import german_towns
from pressefakten.lexicon import load
from pressefakten.rules import atoms_of
from pressefakten.zones.lines import Line

_ATOMS = atoms_of("lines")
_MONTH = rf"(?:{MONTH_FOREIGN}|{MONTH}|{MONTH_SHORT})\.?"
_DATE = (
    rf"(?=[\dA-Z])(?:\d{{4}}-\d\d-\d\d(?:T[\d:.+Z-]{{5,30}})?|\d{{1,2}}\.\s?\d{{1,2}}\.\s?(?:\d{{4}}|\d\d)\b"
    rf"|\d{{1,2}}(?:\.\s{{0,2}}|\s{{1,2}}){_MONTH}\s{{1,2}}(?:\d{{1,2}}:\d\d\s)?\d{{4}}"
    rf"|{_MONTH}\s{{1,2}}\d{{1,2}},?\s{{1,2}}\d{{4}}"  # as content systems stamp: "Jun 12 2023"
    r"|\d{1,2}/\d{1,2}/\d{4}|\d{4}/\d\d/\d\d)"
)
_DAY_OF_WEEK = rf"(?:{WEEKDAY}|{WEEKDAY_SHORT}\.?)"
_TIME = r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?(?:Uhr|h))?|\d{1,2}\s?Uhr)"
DATE = re.compile(_DATE)
TIME = re.compile(_TIME)
_MONTH_OF_YEAR = re.compile(rf"{_MONTH} \d{{4}}")
_DAY_ALONE = re.compile(rf"\b\d{{1,2}}\.\s{{0,2}}{_MONTH}(?!\w)")
_NUMBER = re.compile(r"\b(?:Nr\.?|Nummer)?\s?\d{1,5}(?:\s?/\s?\d{1,4})?\b")
_NUMBER_LINE = re.compile(
    rf"\W{{0,3}}(?:(?:Lfd\. )?{_ATOMS['NUMBERED_SIGN']}\b\W{{0,3}})?\d{{1,5}}(?:\s?[/-]\s?\d{{2,4}})?\W{{0,2}}"
)
_WORD = re.compile(r"[^\W\d_][\w.'-]*")
_MOST_NAMES = 6
"""Words of a publication line that may be names."""

_NAME = r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß-]{1,20}+"
_PLACE = (
    rf"(?:{_ATOMS['BEFORE_TOWN']} )?"
    r"[A-ZÄÖÜ][A-Za-zÄÖÜäöüß-]{1,30}+"
    rf"(?:[ /]{_NAME}|[ /]{_ATOMS['TOWN_JOINT']}(?= ))?"
    rf"(?: {_NAME}| \([A-Z][\w. ]{{1,20}}\))?"
)
_SIGN = r"(?:(?:[a-z]{2,5}|OTS|APA)(?:[/-][\w-]{1,12})?)"  # "ots", "dpa/lnw", the author's "ka"
_AGENCY = re.compile(
    rf"{_PLACE}\s{{0,2}}\((?:{_SIGN}|{_DATE})\)"
    rf"(?:\s{{0,3}}[-–—:.])?(?:\s{{1,3}}\([a-z]{{2,4}}\))?(?:\s{{1,3}}[-–—])?"
)
_AGENCY_NUMBER = re.compile(rf"{_ATOMS['AGENCY']}[- ]?\d{{3,4}}\s[\w .,:/|()-]{{4,80}}")  # "OTS0012 5 II 0123 …"
_PORTAL_PLACE = re.compile(
    rf"\([A-Za-z][\w.-]{{1,19}}\)\s{{0,2}}\({_PLACE},?\s{{1,2}}{_DATE}\)(?:\s?[-–—])?"
)  # "(ots) (Kiel, 1.2.2020)"
_PLACE_DATE = re.compile(
    rf"\(?{_PLACE},?\s{{1,2}}(?:{_DAY_OF_WEEK}(?:,|\sden|,\sden)?\s|den\s|am\s)?{_DATE}\)?"
    rf"(?:,?\s{{1,2}}\(?{_TIME}\)?)?(?:\s{{0,2}}(?:[-–—]{{1,3}}|[:.|])(?=\s))?"
)
_PLACE_DAY = re.compile(rf"{_PLACE},\s(?:den\s|am\s)?\d{{1,2}}\.\s{{0,2}}{_MONTH}(?:\.|:|\s?[-–—])(?=\s)")
"""The day of a release without its year: "Lindach, 3. Mai. Die …"."""
_DATE_FIRST = re.compile(rf"{_DATE}(?:,?\s{{1,2}}{_TIME})?(?:\s{{0,2}}[-–—:,|])?(?=\s)")
_NUMBER_DATE_FIRST = re.compile(  # "PM 12/2018 – 22.05.2018 Neue Halle", "Medienmitteilung | 22.05.2018 | Neue Halle"
    rf"{_ATOMS['RELEASE_BEFORE_DAY']}(?:,?\s?(?:Nr\.?)?\s?\d{{1,4}}(?:\s?/\s?\d{{2,4}})?)?(?:\s{{0,2}}[-–—|:,]|\svom)?\s{{1,2}}{_DATE_FIRST.pattern}"
)
_DATE_LAST = re.compile(rf"(?:\s[-–—|]\s{{1,2}}{_DATE}|\s\({_DATE}\))\Z")
_APPOINTMENT = re.compile(
    rf"{_DAY_OF_WEEK},?\s{{1,2}}(?:de[nmr]\s)?(?P<day>{_DATE}),?\s{{1,2}}(?:(?:um|ab)\s)?\d{{1,2}}(?:[:.](?:00|15|30|45)(?!\d|:\d))?(?:\sUhr)?\b(?![:.]\d)"
)
"""The day and time of a hearing: "Montag, 17.03.2025, 9.00 Uhr, Saal 12"."""
_ON_A_TOPIC = re.compile(rf"{_ATOMS['STATEMENT']} (?:zu[mr]?|über) (?:de[mnr] )?[A-ZÄÖÜ]")
_DAY_OF_EVENT = re.compile(rf"[^\W\d_]\s\S*?(?P<word>[^\W\d_]{{2,40}})\)?\s(?:am|ab|zum|bis(?: zum)?)\s{_DATE}")
_EVENT = re.compile(rf"(?P<word>[A-ZÄÖÜ][^\W\d_]{{2,40}})\s(?:am|ab|zum)\s{_DATE}")
_PLACE_STOP = re.compile(rf"(?P<place>{_PLACE})(?:\.|:|\s?[–—]|\s-)(?=\s{{1,3}}[„\"“»]?[A-ZÄÖÜ\d])")
_BRACKET_PLACE = re.compile(rf"\((?P<place>{_PLACE})\)(?:\s?[-–—])?(?=\s)")
_BODIES = 8
"""Words before a name that are looked at for one of a body."""
_OPENING = re.compile(r"\s{0,3}[„“\"»«(A-ZÄÖÜ\d]")
_BOLD = re.compile(r"[*_]{1,3}")
_BOLD_END = re.compile(r"[*_]{1,3}(?:\s?[-–—:.](?=\s))?")
_OF_OFFICE = re.compile(
    rf"(?:{_ATOMS['RELEASE']}|Mitteilung)"
    r" (?:de[rs]|von|vom) (?P<office>[A-ZÄÖÜ][\w.-]{2,40})"
    rf"(?: (?:[A-ZÄÖÜ(][\w.()-]{{1,40}}|{_ATOMS['OFFICE_JOINT']})){{0,6}}:?"
)
_LETTERHEAD = re.compile(  # "Landkreis Auenstein – Presseinformation Nr. 45/2023"
    r"(?P<office>[A-ZÄÖÜ][^–|:.!?\d]{2,60}?)\s?[-–|]\s"
    rf"{_ATOMS['RELEASE']}"
    r"(?:\s(?:Nr\.?\s?)?\d{1,4}(?:\s?[/-]\s?\d{2,4})?)?"
)
_LINK = re.compile(r"\]\([^)\s]{0,200}\)")
SMALL = frozenset(load("zones_words")["names"]["small"])


@cache
def head_words(name: str) -> frozenset[str]:
    """A list of the part ``head`` of the lexicon."""
    return frozenset(load("zones")["head"][name])


def cut_dateline(line: Line, text: str) -> int:
    """The length of the place or publication line that opens a paragraph ("Berlin (ots) -", "Heinsberg."), or 0."""
    for end in _dated_openings(line.text):
        if end < len(line.text) and _OPENING.match(line.text, end):
            return end
    match = _PLACE_STOP.match(line.text) or _BRACKET_PLACE.match(line.text)
    if match and match.end() < len(line.text) and _is_place_before_text(match, text):
        return match.end()
    return 0


def _is_place_before_text(match: re.Match[str], text: str) -> bool:
    """Whether words that a paragraph opens with are its place: as the text or their capitals tell, or a town before a
    full stop."""
    if is_place(match["place"], text) or _is_in_capitals(match[0]):
        return True
    return match[0].endswith(".") and match["place"] in _towns() and is_name(match["place"])


def opens_with_day(text: str) -> bool:
    """Whether a place with a date opens a paragraph: "Auenstein, 3. Mai 2021. Die …"."""
    match = _PLACE_DATE.match(text)
    return match is not None and is_name(text) and _OPENING.match(text, match.end()) is not None


def _dated_openings(text: str) -> Iterator[int]:
    """Where the lines end that an agency, a place with a date or a date opens a paragraph with, in bold or not."""
    bold = _BOLD.match(text)
    begin = bold.end() if bold else 0
    for pattern in (_AGENCY, _PORTAL_PLACE, _PLACE_DATE, _PLACE_DAY, _DATE_FIRST, _NUMBER_DATE_FIRST):
        match = pattern.match(text, begin)
        if not match or (pattern in (_AGENCY, _PLACE_DATE, _PLACE_DAY) and not is_name(text)):
            continue
        end = _with_publisher(text, match.end())
        after = _BOLD_END.match(text, end) if begin else None
        yield after.end() if after else end


def _is_in_capitals(words: str) -> bool:
    """Whether a place line is told by its capitals ("AUENSTEIN. Die …"): few letters may be those of a body, and
    before a colon stands a subject."""
    return words.isupper() and words.endswith(".") and len(words) > 5 and is_name(words.title().strip("."))


def _with_publisher(text: str, end: int) -> int:
    """ "28.04.2026, Polizeipräsidium Schwaben Nord …": the publisher belongs to the line where it is a known one."""
    for name in load("publishers")["known"]:
        if text.startswith(name, end + 1):
            return end + 1 + len(name)
    return end


def is_name(text: str) -> bool:
    """Whether the first word can be a name: neither one that opens sentences nor a weekday."""
    first = _WORD.search(text[:60])
    return first is None or first[0] not in _openers() and first[0] not in head_words("no_place")


@cache
def _towns() -> frozenset[str]:
    return german_towns() | frozenset(load("addresses")["towns"]["abroad"])


@cache
def _openers() -> frozenset[str]:
    return frozenset(load("sentences")["words"]["openers"])


def is_place(words: str, text: str) -> bool:
    """Whether ``words`` are used as a place: with a word such as "Kreis", or elsewhere after "in", "aus" …, after a
    postcode or after what a body is called ("Stadtwerke Auenstein")."""
    if not is_name(words):
        return False
    if words.split()[0] in head_words("place_words"):
        return True
    names = f"{re.escape(words)}|{re.escape(words.title())}"
    if re.search(rf"\b(?:{_ATOMS['BEFORE_PLACE']}|\d{{4,5}}) (?:{names})\b", text):
        return True
    bodies = re.finditer(rf"(?<![\w-])([A-ZÄÖÜ][\w-]+) (?:{names})\b", text)
    return any(is_head(body[1]) for body in islice(bodies, _BODIES))


@lru_cache(maxsize=1_000)
def is_dateline(text: str) -> bool:
    """Whether a line says nothing but when, where and by whom something was published."""
    if len(text) > 120:
        return False
    if _AGENCY.fullmatch(text) or _AGENCY_NUMBER.fullmatch(text) or _PORTAL_PLACE.fullmatch(text):
        return True
    if of_office := _OF_OFFICE.fullmatch(text):
        company = legal_form().search(text.rstrip(":"))
        if company or of_office["office"].rstrip("es").startswith(_office_stems()):
            return True
    if letterhead := _LETTERHEAD.fullmatch(text):
        return all(word[0].isupper() or word in SMALL for word in letterhead["office"].split())
    return _holds_only_labels(_LINK.sub("]", text))


def _holds_only_labels(text: str) -> bool:
    """Whether a line has, beside dates and times, but labels, and a few words that may be names."""
    rest, dates = DATE.subn(" ", text)
    rest, _ = TIME.subn(" ", rest)
    words = [word.strip(".:").lower() for word in _WORD.findall(rest)]
    if not dates:
        return bool(words) and _opens_dateline(words[0]) and not _beside_labels(_DAY_ALONE.sub(" ", rest))
    if names_event(text):
        return False
    others = _beside_labels(rest)
    return len(others) <= _MOST_NAMES and all(word[0].isupper() or word in SMALL for word in others)


def names_event(text: str) -> bool:
    """Whether a line says on which day something is, and is no label of a day: "Großes Sommerfest am 22.05.2018"."""
    event = _DAY_OF_EVENT.search(text)
    if event is None:
        return False
    first = _WORD.search(TIME.sub(" ", DATE.sub(" ", text)))
    if is_on_a_topic(text):
        return True
    words = {event["word"].lower(), first[0].strip(".:").lower() if first else ""}
    return words.isdisjoint(head_words("dateline_labels"))


def is_on_a_topic(text: str) -> bool:
    """Whether a line says what a text is on: "Statement zur Zeitumstellung am 31.03.2019"."""
    return _ON_A_TOPIC.match(text) is not None


def is_event(text: str) -> bool:
    """Whether a line is what happens on a day and no more: "Sommerfest am 22.05.2018", "Großes Sommerfest am …"."""
    alone = _EVENT.fullmatch(text)
    return names_event(text) or alone is not None and alone["word"].lower() not in head_words("dateline_labels")


def programme(lines: Sequence[str]) -> list[int]:
    """The places of lines that say on which day and at what time something is, where two or more of different days do:
    hearings of a court, sittings of a council."""
    found = [(place, day["day"]) for place, line in enumerate(lines) if (day := _APPOINTMENT.match(line))]
    return [place for place, _ in found] if len({day for _, day in found}) > 1 else []


def _opens_dateline(word: str) -> bool:
    return word in head_words("dateline_labels") and word in head_words("dateline_openers")


def _beside_labels(text: str) -> list[str]:
    """The words of a text that are neither labels of publication lines nor the number of a release."""
    words = _WORD.findall(_NUMBER.sub(" ", text))
    return [word for word in words if word.strip(".:").lower() not in head_words("dateline_labels")]


@cache
def _office_stems() -> tuple[str, ...]:
    return tuple(head.rstrip("es") for head in load("publishers")["heads"] if head[-1].isalpha())


def is_number(text: str) -> bool:
    """Whether a line is the number of a release alone ("Nr. 45/2021"), also where its label was lost (": 45")."""
    return bool(_NUMBER_LINE.fullmatch(text))


def is_numbered(text: str) -> bool:
    """Whether a publication line has, beside its date, the number or the kind of a release."""
    rest = TIME.sub(" ", DATE.sub(" ", text))
    words = {word.strip(".:").lower() for word in _WORD.findall(rest)}
    return bool(_NUMBER.search(rest) or words & head_words("dateline_openers"))


def cut_last_date(line: Line) -> int:
    """Where in a headline the date begins that stands behind it ("Neue Halle eröffnet (22.05.2018)"), or 0."""
    match = _DATE_LAST.search(line.text, max(0, len(line.text) - 40))
    return match.start() if match and len(line.text[: match.start()].split()) >= 3 else 0


def opens_with_date(dateline: str) -> bool:
    """Whether what ``cut_dateline`` has cut off is a date, with or without the number of the release before it."""
    return bool(_DATE_FIRST.match(dateline + " ") or _NUMBER_DATE_FIRST.match(dateline + " "))


def is_clock(text: str) -> bool:
    """Whether a line is a time of day alone, as stamps have it below their date."""
    return bool(TIME.fullmatch(text))


def is_stamp_label(text: str) -> bool:
    """Whether a word says that what follows is the stamp of a page: "Veröffentlicht", "Erstellt:"."""
    return text.rstrip(":. ").lower() in head_words("stamps")


def is_month(text: str) -> bool:
    """Whether a line is a month with its year alone, as archives have it."""
    return bool(_MONTH_OF_YEAR.fullmatch(text))
