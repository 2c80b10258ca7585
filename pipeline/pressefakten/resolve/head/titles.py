"""What the record of a release says about itself: title, subtitle, place. The sidecar's word comes first."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from pressefakten.german.class_nouns import has_legal_form, is_head
from pressefakten.lexicon import load
from pressefakten.reading import text_of
from pressefakten.resolve.head.shapes import is_subunit
from pressefakten.zones.dateline import is_name, is_place
from pressefakten_schemas.kinds import Zone as ZoneName

_KEY = re.compile(r"(?P<key>[A-Za-z_][\w.-]{0,30})\s?[:=]\s?(?P<value>.*)", re.DOTALL)
_TITLE_KEYS = frozenset(load("head_words")["title_keys"])
_OF_RELEASE = frozenset(load("head_words")["of_release"])
_HASHES = re.compile(r"\A#{1,6} +|\A(?:\*\*|__)|(?:\*\*|__)\Z")
_PART = re.compile(r"[^-/]+")
_BLANKS = re.compile(r"\s+")
_PLACE = re.compile(
    r"[*_]{0,3}(?:\([A-Za-z][\w.-]{1,19}\)\s{0,2}(?=\())?\(?(?P<place>[A-ZÄÖÜ][A-Za-zÄÖÜäöüß. /-]{1,50}?)"
    # "St. Gallen", "Gr. Köris", "Frankfurt a. M.": this full stop ends no place
    r"(?<!\b[A-Za-z])(?<!\bSt)(?<!\bGr)(?<!\bKl)\)?\s{0,3}"
    r"(?:\((?:[a-z]{2,5}|OTS|APA)(?:[/-][\w-]{1,12})?\)|\(\d|[.,:–—(]\s|(?<=\s)-\s|-(?=\s(?![a-zäöü]))|[.,:–—-]?\Z)"
)
_APART = re.compile(r"\n|[ \t]{4,}")
"""What parts a line: its end, or a gap as wide as between two columns."""
_LABEL_AND_NUMBER = re.compile(
    r"(?P<label>[A-Za-zÄÖÜäöü-]{2,30}) (?:Nr\.?:? ?)?\d{1,4}(?:[/-]\d{2,4})?,?[ ]{1,3}(?:[-–—|] )?"
)
_SHORT = 6
"""Letters that an abbreviation has not: "NABO – Naturbund Osnatal"."""
_NO_PLACE = frozenset((*load("head_words")["not_in_place"], *load("publishers")["own_offices"]))
_SMALL_WORDS = frozenset(load("head_words")["small_in_place"])


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
    below = [
        _unframed(_clean(text_of(doc)[zone.start : zone.end])) for zone in zones[title:] if zone.zone == "subtitle"
    ]
    return " ".join(text for text in below if text != title_of(doc)) or None


def _unframed(text: str) -> str:
    """A subtitle without its label ("Utl.: … =") and the dashes around it."""
    for label in load("head_words")["subtitle_labels"]:
        text = text.removeprefix(label)
    return text.removesuffix(" =").strip(" –—-")


def place_of(doc: Doc) -> str | None:
    """The place of the dateline ("Berlin (ots) –", "Heinsberg.", "Köln, 3. Mai 2021"), or None. The sender in a
    letterhead ("Landkreis Rosenau") gives way to any other."""
    text = text_of(doc)
    letterhead = None
    for zone in _in_zone(doc, "dateline"):
        for line in map(str.strip, _APART.split(zone)):
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
    if any(word.strip(".").lower() in labels for word in words) or not _may_be_places(words):
        return None
    place = " ".join(_spelt(word) for word in words)
    return place if _is_shown(match, line) or is_place(place, text) else None


def _is_shown(match: re.Match[str], line: str) -> bool:
    """Whether the signs of its line show a place: not the full stop and colon of "Tel. 0391 60", "Presse: Ada Lem"."""
    if match[0].rstrip()[-1] in ".:" and line[match.end() :].strip():
        return False
    return match.end() < len(line) or line[-1] in ".:–—-)"


def _may_be_places(words: list[str]) -> bool:
    """Whether words are none that only look like a place: a kind of text, a sender, the beginning of a sentence."""
    if words[0] in _OF_RELEASE or not is_name(" ".join(words)) or has_legal_form(" ".join(words)):
        return False
    if not _NO_PLACE.isdisjoint(words):
        return False
    sender = words[0] in load("publishers")["heads"] or (len(words) > 1 and any(map(is_head, words)))
    if sender and words[0] not in load("zones")["head"]["place_words"]:
        return False
    return all(_may_be_place(word) for word in words)


def _is_sender(place: str, line: str) -> bool:
    """Whether what a line begins with is who sends the release: a body, or the short name before its full one."""
    first, rest = place.split()[0], line[len(place) :].strip(" .,:–—-")
    if first in load("publishers")["heads"] and line[-1] not in ".:–—-)":
        return True
    opening = re.split(r"[\s,]", rest, maxsplit=1)[0]
    if opening and (is_head(opening) or is_subunit(opening)):
        return True
    named = rest[:1].isalpha() and not any(map(str.isdigit, rest)) and not rest.startswith("(")
    of_body = first in load("zones")["head"]["place_words"] or is_head(first)
    return named and (of_body or line[: len(place)].isupper() and len(place) < _SHORT)


def _may_be_place(word: str) -> bool:
    return word[0].isupper() or word in _SMALL_WORDS or word in ("a.", "d.")


def _spelt(word: str) -> str:
    if len(word) > 2 and word.isupper():
        return word.lower() if word.lower() in _SMALL_WORDS else _PART.sub(lambda part: part[0].capitalize(), word)
    return word.lower() if word.lower() in _SMALL_WORDS else word
