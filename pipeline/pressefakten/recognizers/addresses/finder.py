"""From a text to its postal addresses: what anchors one, and the other half that stands beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pressefakten.mentions import Mention
from pressefakten.recognizers.addresses import places, streets
from pressefakten.recognizers.addresses.atoms import ATOMS, ENDINGS, LEXICON, LOW, MONTH, UNIT, UP, any_of
from pressefakten.spans import Taken

_HOUSE = re.compile(
    rf"""(?:(?<=[{LOW}{UP}.]),?\ {{1,2}}|(?<=[Ss]tr\.))(?:Nr\.?\ |Hausnummer\ |Hs\.-?Nr\.?\ )?
    (?P<number>[1-9]\d{{0,3}}+(?:/\d{{1,3}}+(?=/\d)|\ ?[a-zA-Z](?![\w.]))?                  # 12, 12a, 12 a, 12/3/…
      (?:(?:\ ?[-–/+]\ ?|\ bis\ )\d{{1,4}}+(?:\ ?[a-zA-Z](?![\w.]))?|(?:\ ?[-–]\ ?|/)[a-zA-Z](?!\w))?   # -14, a-c, /A
      (?:(?:/\d{{1,3}}+){{2}}(?!/))?)                                                       # -14/3/12: stairs and door
    (?![\w:%€]|[.,]\d|(?:\.\ ?|\ ){MONTH}|\ ?(?i:{UNIT})(?!\w)
      |\.\ {ATOMS["COUNTED"]})""",
    re.VERBOSE,
)
_BOX = re.compile(rf"(?<!\w){ATOMS['POST_OFFICE_BOX']}\ {{1,2}}(?P<box>\d{{1,3}}(?:\ ?\d{{2,3}}){{0,3}})(?!\d)")
# Mannheim's centre has squares for streets: "C 3, 20".
_SQUARE = re.compile(
    r"(?<![\w.])(?P<street>[A-U] ?(?:1[0-5]|[1-9])), ?(?P<number>\d{1,2}[a-z]?(?:[-–/]\d{1,2}[a-z]?)?)"
    r"(?=,? ?\n? ?(?:D-)?68\d{3} Mannheim|,? (?:in )?Mannheim(?!\w))"
)
# In French the number comes first: "24, rue de la Gare".
_FRENCH = re.compile(
    rf"(?<![\w.,/–-])(?P<number>\d{{1,4}}(?:\ ?(?:bis|ter|[a-zA-Z])(?!\w))?(?:[-–/]\d{{1,4}})?),?\ "
    rf"(?P<street>(?i:{any_of(ENDINGS['french'])})(?:\ [^\W\d_][\w’'.-]{{0,25}}+){{1,7}})"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OPENING = '„"(*_|'
_ROAD_ENDS = re.compile(rf"(?:{any_of(ENDINGS['need_a_name'])})\Z", re.IGNORECASE)
_WINDOW = 80
"""How far before a house number or postcode, in code points, the street's name may begin."""


@dataclass(slots=True)
class _Parts:
    start: int
    end: int
    rule: str
    street: str | None = None
    number: str | None = None
    box: str | None = None
    postcode: str | None = None
    city: str | None = None
    country: str | None = None


def find_addresses(text: str) -> Iterator[Mention]:
    """The address mentions of a text as it is read."""
    done = 0
    boxes = list(_boxes(text)) if "Box" in text or "Postf" in text or "PF" in text else []
    french = list(_french(text))
    taken = Taken((parts.start, parts.end) for parts in french)
    houses = [parts for parts in _houses(text) if not taken.overlaps(parts.start, parts.end)]
    found = [*boxes, *french, *houses, *_squares(text)]
    taken = Taken((parts.start, parts.end) for parts in found)
    found += _places(text, taken)
    for parts in sorted(found, key=lambda parts: (parts.start, -parts.end)):
        if parts.start < done:
            continue
        done = parts.end
        yield _mention(text, parts)


def _mention(text: str, parts: _Parts) -> Mention:
    first = " ".join(piece for piece in (parts.street, parts.number) if piece)
    if parts.box:
        first = f"Postfach {parts.box}"
    second = " ".join(piece for piece in (parts.postcode, parts.city) if piece)
    value = ", ".join(piece for piece in (first, second) if piece)
    named = {
        "street": parts.street, "number": parts.number, "po_box": parts.box,
        "postcode": parts.postcode, "city": parts.city, "country": parts.country,
    }  # fmt: skip
    attributes = {name: piece for name, piece in named.items() if piece}
    words = " ".join(text[parts.start : parts.end].split())
    return Mention("address", parts.start, parts.end, value, parts.rule, attributes, (f"{words!r} → {value}",))


def _place(parts: _Parts, match: "re.Match[str]") -> None:
    parts.postcode, parts.city = match["postcode"], " ".join(match["city"].split())
    if match["country"]:
        parts.country = LEXICON["countries"][match["country"]]
    parts.end = match.end()


def _boxes(text: str) -> Iterator[_Parts]:
    for box in _BOX.finditer(text):
        parts = _Parts(box.start(), box.end(), "address.po_box", box=re.sub(r"\s", "", box["box"]))
        if place := places.THEN.match(text, box.end()):
            _place(parts, place)
            yield parts
        elif before := places.place_before(text, box.start()):
            _place(parts, before)
            parts.start, parts.end = before.start(), box.end()
            yield parts
        elif len(parts.box or "") >= 4 and not box[0].startswith("PF"):
            yield parts


def _houses(text: str) -> Iterator[_Parts]:
    for house in _HOUSE.finditer(text):
        if not _may_be_street(text, house.start()):
            continue
        place = places.place_behind(text, house)
        if place is None and _YEAR.fullmatch(house["number"]):
            continue
        after = None if place else places.town_behind(text, house.end())
        if not (place or after) and _is_only_listed(text, house):
            continue
        parts = _street_and_number(
            text, house, anchored=place is not None, town=bool(after and places.is_town(after["city"]))
        )
        if parts is not None:
            _take_town(text, parts, place, after)
            yield parts


def _take_town(text: str, parts: _Parts, place: "re.Match[str] | None", after: "re.Match[str] | None") -> None:
    """Takes in the town of a street: with its postcode behind it, else alone behind it, else from before it."""
    if place is not None:
        _place(parts, place)
    elif after:
        parts.city, parts.end = after["city"], after.end()
    if parts.city is None:
        _take_before(text, parts)


def _street_and_number(text: str, house: "re.Match[str]", anchored: bool, town: bool) -> _Parts | None:
    """The street before a house number with it; what is ``anchored`` is told by ``streets.street_before``."""
    low = max(0, house.start() - _WINDOW)
    window = text[low : house.start()]
    named = streets.street_before(window, anchored=anchored, town=town)
    if named is None:
        return None
    begin, rule = named
    return _Parts(low + begin, house.end(), rule, street=window[begin:], number=_house_number(house["number"]))


def _may_be_street(text: str, end: int) -> bool:
    """Whether the word that ends at ``end`` begins like a street's name."""
    first = text[1 + max(text.rfind(mark, max(0, end - _WINDOW), end) for mark in " \n")]
    return first.isupper() or first.isdigit() or first in _OPENING


def _is_only_listed(text: str, house: "re.Match[str]") -> bool:
    """Whether a comma parts the number from what is no road by its name: "am Gerichtshof, 12 Richter"."""
    start = house.start()
    return text[start] == "," and _ROAD_ENDS.search(text, max(0, start - 12), start) is None


def _house_number(written: str) -> str:
    number = re.sub(r"\s?[-–]\s?|\sbis\s", "-", written.strip())
    return re.sub(r"(?<=\d)\s(?=[A-Za-z/+])|(?<=[/+])\s", "", number)


def _take_before(text: str, parts: _Parts) -> None:
    """Takes in the town that stands before the street, with its postcode or without."""
    if earlier := places.place_before(text, parts.start):
        end = parts.end
        _place(parts, earlier)
        parts.start, parts.end = earlier.start(), end
    parts.city = parts.city or places.town_before(text, parts.start)


def _squares(text: str) -> Iterator[_Parts]:
    for square in _SQUARE.finditer(text):
        number = square["number"].replace("–", "-")
        parts = _Parts(square.start(), square.end(), "address.square", street=square["street"], number=number)
        if place := places.THEN.match(text, square.end()):
            _place(parts, place)
        elif town := places.town_behind(text, square.end()):
            parts.city, parts.end = town["city"], town.end()
        else:
            continue
        yield parts


def _french(text: str) -> Iterator[_Parts]:
    for house in _FRENCH.finditer(text):
        if place := places.THEN.match(text, house.end()):
            number, street = _house_number(house["number"]), house["street"]
            parts = _Parts(house.start(), house.end(), "address.french", street=street, number=number)
            _place(parts, place)
            yield parts


def _places(text: str, taken: Taken) -> Iterator[_Parts]:
    """Postcode and town with a street that has no number before them, or on a line of their own."""
    for place in places.PLACES.finditer(text):
        start = place.start()
        if taken.overlaps(start, place.end()):
            continue
        parts = _Parts(start, place.end(), "address.place")
        gap = places.GAP.search(text, max(0, start - 4), start)
        if gap:
            _take_street(text, parts, gap.start())
        if parts.street is None and not place["country"] and not places.is_own_line(text, place):
            continue
        _place(parts, place)
        yield parts


def _take_street(text: str, parts: _Parts, end: int) -> None:
    """Takes in a street without a number that ends at ``end``."""
    low = max(0, end - _WINDOW)
    line = text[low:end].rpartition("\n")[2]
    begin = streets.unnumbered(line)
    if begin is None:
        return
    parts.start = end - len(line) + begin
    parts.street, parts.rule = text[parts.start : end], "address.no_number"
