"""Who the rules of single layouts take for the publisher. It is evidence like any other."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from pressefakten.lexicon import load
from pressefakten.reading import text_of
from pressefakten.rules import atoms_of
from pressefakten_schemas.kinds import Zone as ZoneName

_ATOMS = atoms_of("publishers")
_ORIGINAL, _OLD_ORIGINAL, _CODE, _ABOUT, _PUBLISHER_LINE, _AUTHORITY, _STREET = (
    re.compile(_ATOMS[name])
    for name in ("ORIGINAL", "OLD_ORIGINAL", "OFFICE_CODE", "ABOUT", "PUBLISHER_LINE", "AUTHORITY", "STREET")
)
_LONGEST_ABOUT = 8
"""Words of a name behind "Über die" at most: more are a headline."""
_HAS_DIGIT = re.compile(r"\d")


def _in_zone(doc: Doc, *zones: ZoneName) -> Iterator[str]:
    """The words of the zones, as the rules read them, in text order."""
    for zone in doc._.zones:
        if zone.zone in zones:
            yield text_of(doc)[zone.start : zone.end]


def ruled_publisher(doc: Doc) -> tuple[str, str] | None:
    """The publisher and the name of the rule that takes it for one.

    In this order: the agency's note, a publisher line, a known publisher in the dateline, the code of the headline,
    the part "Über …", the office named in the contact block, the one authority the whole text speaks of.
    """
    name, rule = next(_ruled(doc, text_of(doc)), (None, ""))
    return (name, rule) if name else None


def _ruled(doc: Doc, text: str) -> Iterator[tuple[str | None, str]]:
    """What each rule takes for the publisher, the surest first; None where one knows that nobody is named."""
    yield from _of_notes(text)
    yield from _of_datelines(doc)
    for title in _in_zone(doc, "title"):
        code = _CODE.match(title)
        if code and code["code"] in load("publishers")["codes"]:
            yield load("publishers")["codes"][code["code"]], "code of the headline"
    about = _ABOUT.search(text)
    if about and len(about["name"].split()) <= _LONGEST_ABOUT:
        yield about["name"].strip(), "about the publisher"
    for block in _in_zone(doc, "contact"):
        yield from _of_contact(block)
    yield _only_authority(text), "the one authority of the text"


def _of_notes(text: str) -> Iterator[tuple[str, str]]:
    if original := _ORIGINAL.search(text) or _OLD_ORIGINAL.search(text):
        name = original["name"].strip()
        yield re.split(_offices(), name, maxsplit=1)[0].strip(" -–,|") or name, "note of the agency"
    if (line := _PUBLISHER_LINE.search(text)) and (name := _publisher(line["name"])):
        yield name, "label of publishers"


def _of_datelines(doc: Doc) -> Iterator[tuple[str | None, str]]:
    for dateline in _in_zone(doc, "dateline"):
        for name in load("publishers")["known"]:
            if name in dateline:
                yield name, "known publisher in the dateline"
        letterhead = dateline.strip().split("\n", 1)[0]
        # What ends in a sign is the place line of a text: "Kreis Rosenau. Die Feuerwehr …"
        if letterhead[-1:].isalpha() and not _HAS_DIGIT.search(letterhead) and _begins_like_publisher(letterhead):
            yield _publisher(letterhead), "letterhead in the dateline"


def _of_contact(block: str) -> Iterator[tuple[str, str]]:
    for line in block.splitlines():
        plain = re.sub(r"\A[^:\n]{3,40}:\s*", "", line.strip())
        if plain and _begins_like_publisher(plain) and (name := _publisher(plain)):
            yield name, "office in the contact block"


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


def _only_authority(text: str) -> str | None:
    """The authority that speaks, where just one is named, several times, and the page is not a newspaper's."""
    if any(rule in text for rule in ("spot_img", "\nAnzeige")):
        return None
    found = Counter(f"{match['kind']} {match['name']}" for match in _AUTHORITY.finditer(text))
    if not found:
        return None
    (name, count), *others = found.most_common()
    return name if count >= 3 and not others else None
