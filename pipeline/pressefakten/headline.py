"""What the record of a release says about itself: title, subtitle, publisher, place. The sidecar's word comes first."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from pressefakten.lexicon import load
from pressefakten.reading import text_of
from pressefakten.zones.dateline import is_place
from pressefakten_schemas.kinds import Zone as ZoneName

_KEY = re.compile(r"(?P<key>[A-Za-z_][\w.-]{0,30})\s?[:=]\s?(?P<value>.*)", re.DOTALL)
_TITLE_KEYS = (
    "title",
    "betreff",
    "titel",
    "headline",
    "subtitle",
    "untertitel",
    "description",
    "summary",
    "teaser",
    "subheadline",
)
_HASHES = re.compile(r"\A#{1,6} +|\A(?:\*\*|__)|(?:\*\*|__)\Z")
_BLANKS = re.compile(r"\s+")
_ORIGINAL = re.compile(r"Original-Content von: (?P<name>[^\n]{2,150}?), übermittelt durch news aktuell")
_OLD_ORIGINAL = re.compile(r"ots[ .-]{1,2}Originaltext: (?P<name>[^\n]{3,80}?)(?=\s*(?:\n|Im Internet|Digitale|\Z))")
_CODE = re.compile(r"\s*(?P<code>(?:POL|FW|BPOL|HZA|LPI|PD)-[A-ZÄÖÜ]{1,5})\b")
_ABOUT = re.compile(r"^Über (?:die|das|den|der) (?P<name>[A-ZÄÖÜ][^\n:.]{3,70}?):?[ ]*$", re.MULTILINE)
_PUBLISHER_LINE = re.compile(
    r"^(?:Herausgeber(?:in)?|Herausgegeben von|Absender|Publisher)\s?:?[ ]*\n?\s{0,6}(?P<name>[^\n]{3,120})",
    re.MULTILINE | re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"\b(?P<kind>Kreis|Landkreis|Stadt|Gemeinde|Samtgemeinde|Verbandsgemeinde|Feuerwehr)(?:e?s)? "
    r"(?P<name>[A-ZÄÖÜ][a-zäöüß]{2,25}(?:-[A-ZÄÖÜ][a-zäöüß]{2,25})?)\b"
)
_STREET = re.compile(r"\s(?:[A-ZÄÖÜ][\w.-]{2,30}(?:straße|str\.|platz|weg|allee|ring|gasse|markt)|\d{5})\b")
_PLACE = re.compile(
    r"[*_]{0,3}(?:\([A-Za-z][\w.-]{1,19}\)\s{0,2}(?=\())?\(?(?P<place>[A-ZÄÖÜ][A-Za-zÄÖÜäöüß. /-]{1,50}?)\)?\s{0,3}"
    r"(?:\([a-z]{2,5}(?:[/-][\w-]{1,12})?\)|\(\d|[.,:–—(-]\s|[.,:–—-]?\Z)"
)
_LABEL_AND_NUMBER = re.compile(
    r"(?P<label>[A-Za-zÄÖÜäöü-]{2,30}) (?:Nr\.?:? ?)?\d{1,4}(?:[/-]\d{2,4})?,?[ ]{1,3}(?:[-–—|] )?"
)
_SMALL_WORDS = frozenset(["am", "an", "der", "im", "in", "ob", "vor", "bei", "auf", "dem", "den"])
_HAS_DIGIT = re.compile(r"\d")


def _in_zone(doc: Doc, *zones: ZoneName) -> Iterator[str]:
    """The words of the zones, as the rules read them, in text order."""
    for zone in doc._.zones:
        if zone.zone in zones:
            yield text_of(doc)[zone.start : zone.end]


def _clean(text: str) -> str:
    """One line, single blanks, without Markdown signs and without the key and quotation marks of front matter."""
    text = _BLANKS.sub(" ", text.replace("\xad", "")).strip()
    key = _KEY.fullmatch(text)
    if key and key["key"].lower() in _TITLE_KEYS:
        text = key["value"].removeprefix(">-").removeprefix("|-").lstrip(">|").strip()
        if len(text) > 1 and text[0] in "\"'" and text[-1] == text[0]:
            text = text[1:-1]
    return _HASHES.sub("", text).strip()


def title_of(doc: Doc) -> str | None:
    """The headline, or None where the text has none."""
    if doc._.stated.title:
        return str(doc._.stated.title)
    return next((title for text in _in_zone(doc, "title") if (title := _clean(text))), None)


def subtitle_of(doc: Doc) -> str | None:
    """The line or lines under the headline, or None. A kicker above it is not one."""
    zones = list(doc._.zones)
    title = next((place for place, zone in enumerate(zones) if zone.zone == "title"), len(zones))
    below = [_clean(text_of(doc)[zone.start : zone.end]) for zone in zones[title:] if zone.zone == "subtitle"]
    return " ".join(text for text in below if text != title_of(doc)) or None


def place_of(doc: Doc) -> str | None:
    """The place of the dateline ("Berlin (ots) –", "Heinsberg.", "Köln, 3. Mai 2021"), or None. The sender in a
    letterhead ("Landkreis Rosenau") gives way to any other."""
    text = text_of(doc)
    letterhead = None
    for zone in _in_zone(doc, "dateline"):
        for line in map(str.strip, zone.splitlines()):
            if place := _place_in(line, text):
                if not _is_sender(place, line):
                    return place
                letterhead = letterhead or place
    return letterhead


def _place_in(line: str, text: str) -> str | None:
    """The place that a publication line begins with, or has behind the number of the release."""
    labels = load("zones")["head"]["dateline_labels"]
    numbered = _LABEL_AND_NUMBER.match(line)
    begin = numbered.end() if numbered and numbered["label"].lower() in labels else 0
    match = _PLACE.match(line, begin)
    if match is None or _KEY.match(line) and ":" in line[:30]:
        return None
    words = match["place"].split()
    if words[0].strip(".").lower() in labels or not all(_may_be_place(word) for word in words):
        return None
    if words[0] in load("publishers")["heads"] and words[0] not in load("zones")["head"]["place_words"]:
        return None
    place = " ".join(_spelt(word) for word in words)
    return place if match.end() < len(line) or line[-1] in ".:–—-)" or is_place(place, text) else None


def _is_sender(place: str, line: str) -> bool:
    return place.split()[0] in load("publishers")["heads"] and line[-1] not in ".:–—-)"


def _may_be_place(word: str) -> bool:
    return word[0].isupper() or word in _SMALL_WORDS or word in ("a.", "d.")


def _spelt(word: str) -> str:
    if len(word) > 2 and word.isupper():
        return word.lower() if word.lower() in _SMALL_WORDS else "-".join(part.capitalize() for part in word.split("-"))
    return word.lower() if word.lower() in _SMALL_WORDS else word


def publisher_of(doc: Doc) -> str | None:
    """Who published the release, where the text says so plainly; else None.

    In this order: the agency's note, a publisher line, a known publisher in the dateline, the code of the headline,
    the part "Über …", the office named in the contact block, the one authority the whole text speaks of.
    """
    if doc._.stated.publisher:
        return str(doc._.stated.publisher)
    text = text_of(doc)
    if original := _ORIGINAL.search(text) or _OLD_ORIGINAL.search(text):
        return original["name"].strip()
    if (line := _PUBLISHER_LINE.search(text)) and (name := _publisher(line["name"])):
        return name
    for dateline in _in_zone(doc, "dateline"):
        for name in load("publishers")["known"]:
            if name in dateline:
                return str(name)
        letterhead = dateline.strip().split("\n", 1)[0]
        # What ends in a sign is the place line of a text: "Kreis Rosenau. Die Feuerwehr …"
        if letterhead[-1:].isalpha() and not _HAS_DIGIT.search(letterhead) and _begins_like_publisher(letterhead):
            return _publisher(letterhead)
    for title in _in_zone(doc, "title"):
        code = _CODE.match(title)
        if code and code["code"] in load("publishers")["codes"]:
            return str(load("publishers")["codes"][code["code"]])
    about = _ABOUT.search(text)
    if about and len(about["name"].split()) <= 8:
        return about["name"].strip()
    for block in _in_zone(doc, "contact"):
        for line_ in block.splitlines():
            plain = re.sub(r"\A[^:\n]{3,40}:\s*", "", line_.strip())
            if plain and _begins_like_publisher(plain) and (name := _publisher(plain)):
                return name
    return _only_authority(doc, text)


def _publisher(line: str) -> str | None:
    """A publisher line without the office: "Kreis Viersen - Der Landrat" is "Kreis Viersen"."""
    name = re.split(_offices(), line.strip(), maxsplit=1)[0]
    if street := _STREET.search(name):
        name = name[: street.start()]
    name = re.split(r"\s[-–|·•]\s|,\s|;|\s{2,}", name, maxsplit=1)[0].strip(" -–,|:·•")
    return name if 2 < len(name) <= 90 and any(char.isalpha() for char in name) and "@" not in name else None


@cache
def _offices() -> str:
    offices = sorted(load("publishers")["offices"], key=len, reverse=True)
    return rf"(?:\s*[-–,|/]\s*|\s+)(?:{'|'.join(map(re.escape, offices))})\b"


def _begins_like_publisher(line: str) -> bool:
    publishers = load("publishers")
    first = line.split(maxsplit=1)[0].rstrip(",")
    return len(line.split()) >= 2 and (first in publishers["heads"] or line.endswith(tuple(publishers["tails"])))


def _only_authority(doc: Doc, text: str) -> str | None:
    """The authority that speaks, where just one is named, several times, and the page is not a newspaper's."""
    if any(rule in text for rule in ("spot_img", "\nAnzeige")):
        return None
    found = Counter(f"{match['kind']} {match['name']}" for match in _AUTHORITY.finditer(text))
    if not found:
        return None
    (name, count), *others = found.most_common()
    return name if count >= 3 and not others else None
