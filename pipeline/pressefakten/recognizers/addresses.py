"""Postal addresses: the component ``press_addresses``.

A house number after the name of a street, a postcode before the name of a town, or a post-office box anchors an
address; the other half is taken in when it stands beside it, on the same line or the next. Order and prefixes follow
DIN 5008 and the practice of Deutsche Post. The value is "street number, postcode city", with as much of it as the text
gives.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from pressefakten.german.towns import german_towns
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.base import Recognizer
from pressefakten.recognizers.quantities.plural import Plurals
from pressefakten.spans import Taken

_LEXICON = load("addresses")


def _any(words: list[str], escape: bool = True) -> str:
    return "|".join(
        re.escape(word) if escape else word for word in sorted(set(words), key=lambda word: (-len(word), word))
    )


_UP, _LOW = "A-ZÄÖÜ", "a-zäöüßéèáàâêôçë"
_WORD = rf"[{_UP}][{_LOW}{_UP}'’]{{0,30}}+(?>(?:-[{_UP}{_LOW}0-9][{_LOW}{_UP}'’]{{0,30}}+){{0,5}})\.?"
_ENDINGS = _LEXICON["endings"]
_UNIT = _any(_LEXICON["units"], False)
_MONTH = (
    r"Jan(?:uar)?|Feb(?:ruar)?|März|Apr(?:il)?|Mai|Jun[i.]|Jul[i.]|Aug(?:ust)?|Sept(?:ember)?|Okt(?:ober)?"
    r"|Nov(?:ember)?|Dez(?:ember)?"
)

_HOUSE = re.compile(
    rf"""(?:(?<=[{_LOW}{_UP}.]),?\ {{1,2}}|(?<=[Ss]tr\.))(?:Nr\.?\ |Hausnummer\ |Hs\.-?Nr\.?\ )?
    (?P<number>[1-9]\d{{0,3}}+(?:/\d{{1,3}}+(?=/\d)|\ ?[a-zA-Z](?![\w.]))?                  # 12, 12a, 12 a, 12/3/…
      (?:(?:\ ?[-–/+]\ ?|\ bis\ )\d{{1,4}}+(?:\ ?[a-zA-Z](?![\w.]))?|\ ?[-–]\ ?[a-zA-Z](?!\w))?)  # -14, bis 16, a-c
    (?![\w:%€]|[.,]\d|\.\ ?(?:{_MONTH})|\ (?:{_MONTH})(?!\w)|\ ?(?i:{_UNIT})(?!\w)
      |\.\ (?:Etage|Stock|OG|Platz|bis|und|Obergeschoss|Spieltag|Klasse|Jahrhundert))""",
    re.VERBOSE,
)
_HEADS = _any(_ENDINGS["heads"])
_NAMED = re.compile(rf"(?<![\w-])(?:{_any(_ENDINGS['names'])})\Z")
_STRONG = _any(_ENDINGS["strong"], False)
_WEAK = _any(_ENDINGS["weak"], False)
_ALONE = _any(_ENDINGS["alone"])
_ADJECTIVE = _any(_ENDINGS["adjectives"])
_MODIFIER = (
    r"(?:(?:Bad|Sankt|St\.|Groß|Klein|Alt|Neu|Hohen|Dr\.)\ )?"
    rf"(?:[{_UP}][{_LOW}]{{1,28}}+(?:-[{_UP}][{_LOW}]{{1,28}}+){{0,2}}(?<=er)|(?:{_ADJECTIVE}))"
)
_SEVERAL = re.compile(rf"(?<![\w-])(?P<street>(?:(?:{_HEADS})\ )?{_MODIFIER}\ (?:{_ALONE}|\w{{2,30}}(?:{_STRONG})))\Z")
_OF = re.compile(
    r"(?<![\w-])(?P<street>(?:Straße|Platz|Allee|Ring|Weg|Brücke|Park)"
    rf"\ (?:der|des|am|an\ der|im|zum|zur|vor\ dem)(?:\ (?:\d{{1,2}}\.|(?=\w\w\w){_WORD})){{1,3}})\Z"
)
_HEADED = re.compile(rf"(?<![\w-])(?P<street>(?:{_HEADS})(?:\ {_WORD}){{1,3}}?)\Z")
_COMPOUND = re.compile(
    rf"(?<![\w.\-'’])(?P<street>(?=[{_UP}\d])[\w'’]{{0,40}}+(?:[.\-]{{1,2}}[\w'’]{{1,40}}+){{0,6}}\.?)\Z"
)
# A name of several parts that its hyphens hold together, the kind of the street apart ("Karl-Marx Straße").
_HYPHENATED = re.compile(
    rf"(?<![\w.\-'’])(?P<street>[{_UP}][\w'’]{{0,30}}+\.?(?:-[{_UP}][\w'’]{{0,30}}+\.?){{1,5}}\ (?P<kind>{_ALONE}))\Z"
)
# Titles and initials that stand apart before a name ("Dr. Karl-Meier-Straße", "John F. Kennedy-Platz").
_FORENAMES = re.compile(
    rf"(?<![\w.\-'’])(?:[{_UP}][{_LOW}]{{1,15}}\ (?=[{_UP}]\.\ ))?"
    rf"(?:(?:{_any(_ENDINGS['titles'])}|[{_UP}]\.)\ ){{1,3}}\Z"
)
_ENDS_STRONG = re.compile(rf"[\w.\-](?:{_STRONG})\Z|(?:{_STRONG})\Z", re.IGNORECASE)
_IS_STRONG = re.compile(rf"(?:{_STRONG})\Z", re.IGNORECASE)
_ENDS_WEAK = re.compile(rf"(?:{_WEAK})\Z", re.IGNORECASE)
_SEGMENT = re.compile(rf"(?:^|[,;:|(\n·•]|\ {{2,}}|\ [-–]\ )\s*(?P<street>{_WORD}(?:\ {_WORD}){{0,3}})\Z")
_LAST = re.compile(rf"(?<![\w-])(?P<street>{_WORD})\Z")
_NO_STREET = frozenset(_LEXICON["no_street"])

_TAILS = _any(_LEXICON["towns"]["tails"])
_SHORT_TAILS = _any(_LEXICON["towns"]["short_tails"])
_TOWN_WORD = rf"(?:[{_UP}][{_LOW}'’]{{1,30}}+|[{_UP}]{{3,30}})(?>(?:-[{_UP}{_LOW}][{_LOW}{_UP}'’]{{0,30}}+){{0,3}})"
_TOWN = rf"""(?P<city>(?:(?:{_any(_LEXICON["towns"]["heads"])})\ (?=[{_UP}])){{0,2}}{_TOWN_WORD}
    (?:\ (?:{_SHORT_TAILS})(?!\w)|\ (?:{_TAILS})\ {_TOWN_WORD}|/(?:{_TOWN_WORD}|M)\.?
      |\ ?/\ ?(?:Main|Oder|Saale|Elbe|Donau|Ilm)|\ \((?:{_TOWN_WORD})\))?)"""
_PREFIX = "|".join(sorted(_LEXICON["countries"], key=lambda sign: (-len(sign), sign)))
_BIG = _any(_LEXICON["towns"]["abroad"])
_PLACE = rf"""(?:(?P<country>{_PREFIX})(?:\ ?[-–]\ ?|(?<=[ATHLU])\ )(?=\d))?(?<![\d.,:/])
    (?P<postcode>\d{{5}}(?!\d)|\d{{4}}(?=\ (?:{_BIG})\b)
      |(?:(?<=[-–])|(?<=[-–]\ )|(?<=(?:AT|CH|FL|LU)\ ))\d{{4}}(?!\d))(?:\ {{1,2}}|(?<=\d{{5}})(?=[{_UP}][{_LOW}]{{2}}))
    (?!(?i:{_UNIT})(?!\w)){_TOWN}"""
_BETWEEN = (
    r"(?:\ ?[,;|·•–/-]\ ?\n?\ ?|\ \.\ |\ ?\n\ ?|\ {1,3}|\ in\ |,\ in\ |\ ?\([^()\n]{2,30}\)[,\ ]\ ?\n?"
    r"|,?\ [–-]\ [^–\n]{2,30}\ [–-],?\ |,\ c/o\ [^,\n]{2,40},\ ?\n?"
    rf"|,\ (?:{_any(_LEXICON['inside'], False)})(?:\ [\w.-]{{1,12}})?,\ ?\n?"
    r"|,\ \d{1,2}\.\ (?:Stock|OG|Etage|Obergeschoss),\ )"
)
_THEN = re.compile(rf"{_BETWEEN}{_PLACE}", re.VERBOSE)
# Austria and Switzerland: four digits behind a house number, the town ends the phrase. No years, no counted nouns.
_THEN_FOUR = re.compile(
    rf"(?:,\ ?|\ ?\n\ ?|\ [|·•]\ )(?P<country>(?!))?(?P<postcode>(?!19|20)[1-9]\d{{3}})\ (?!(?i:{_UNIT})(?!\w)){_TOWN}"
    r"(?=\s*(?:[),;.:|·•(]|\Z|\n)|\s(?:Tel|Fax|E-Mail)\b)",
    re.VERBOSE,
)
_ABROAD = re.compile(
    r"\.(?:at|ch|li)\b|\+4[13]\b|\b(?:Österreich|Schweiz|Jänner|Steiermark|Steirisch|Steiermärkisch|Tirol|Vorarlberg|Kärnten|Burgenland|Kanton)"
)
_PLACES = re.compile(rf"(?<![\w])(?=\d|(?:{_PREFIX})\ ?[-–]){_PLACE}", re.VERBOSE)
_GAP = re.compile(r"(?:\ ?[,;|·]\ ?|\ ?\n\ ?|\ {1,2})\Z")
_BOX = re.compile(
    r"(?<!\w)(?:Postfach|Postf\.|PF|P\.\ ?O\.\ ?Box|Case postale)\ {1,2}(?P<box>\d{1,3}(?:\ ?\d{2,3}){0,3})(?!\d)"
)
_TOWN_BEFORE = re.compile(rf"(?<![\w-])(?P<city>{_TOWN_WORD}(?:\ (?:{_TAILS})\ {_TOWN_WORD})?)(?:,|\ [•·|])\ \Z")
_PLACE_BEFORE = re.compile(rf"(?<![\w])(?=\d|(?:{_PREFIX})\ ?[-–]){_PLACE}(?:,|\ [•·|])\ \Z", re.VERBOSE)
_TOWN_AFTER = re.compile(rf"(?:,\ |\ in\ |,\ in\ ){_TOWN}", re.VERBOSE)
_NEEDS_NAME = frozenset(_ENDINGS["need_a_name"])
# Mannheim's centre has squares for streets: "C 3, 20".
_SQUARE = re.compile(
    r"(?<![\w.])(?P<street>[A-U] ?[1-7]), ?(?P<number>\d{1,2}[a-z]?(?:[-–/]\d{1,2}[a-z]?)?)"
    r"(?=,? ?\n? ?(?:D-)?68\d{3} Mannheim)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_STREET_END = re.compile(rf"(?:{_any(_LEXICON['no_street_ends'])})\Z", re.IGNORECASE)
_ROAD = re.compile(
    r"(?:bundes|landes|kreis|staats|land|bundesfern|gemeinde)stra(?:ß|ss)en?\Z|autobahn(?:en)?\Z", re.IGNORECASE
)
_WINDOW = 80
"""How far before a house number or postcode, in code points, the street's name may begin."""


class Addresses(Recognizer, stage="press_addresses"):
    """A mention of the kind ``address`` for every postal address of a Doc."""

    def find(self, doc: Doc) -> Iterator[Mention]:
        return find_addresses(text_of(doc))


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
    found = [*boxes, *_houses(text), *_squares(text)]
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
        parts.country = _LEXICON["countries"][match["country"]]
    parts.end = match.end()


@cache
def _plurals() -> Plurals:
    return Plurals(load("quantities")["unmarked"])


def _boxes(text: str) -> Iterator[_Parts]:
    for box in _BOX.finditer(text):
        parts = _Parts(box.start(), box.end(), "address.po_box", box=re.sub(r"\s", "", box["box"]))
        if place := _THEN.match(text, box.end()):
            _place(parts, place)
            yield parts
        elif len(parts.box or "") >= 4 and not box[0].startswith("PF"):
            yield parts


def _houses(text: str) -> Iterator[_Parts]:
    for house in _HOUSE.finditer(text):
        word = 1 + max(text.rfind(mark, max(0, house.start() - _WINDOW), house.start()) for mark in " \n")
        if not (text[word].isupper() or text[word].isdigit() or text[word] in '„"(*_|'):
            continue
        place = _place_behind(text, house)
        if place is None and _YEAR.fullmatch(house["number"]):
            continue
        after = None if place else _town_behind(text, house.end())
        low = max(0, house.start() - _WINDOW)
        window = text[low : house.start()]
        named = _street(window, anchored=place is not None, town=after is not None)
        if named is None:
            continue
        begin, rule = named
        parts = _Parts(low + begin, house.end(), rule, street=window[begin:], number=_house_number(house["number"]))
        if place is not None:
            _place(parts, place)
        elif after:
            parts.city, parts.end = after["city"], after.end()
        if parts.city is None:
            _take_before(text, parts)
        yield parts


def _place_behind(text: str, house: "re.Match[str]") -> "re.Match[str] | None":
    """Postcode and town behind a house number; with four figures only where they count nothing, or abroad."""
    place = _THEN.match(text, house.end())
    four = None if place else _THEN_FOUR.match(text, house.end())
    if four is None:
        return place
    plural = _plurals().is_plural(four["city"].split()[0])
    return None if plural and not _ABROAD.search(text) else four


def _town_behind(text: str, end: int) -> "re.Match[str] | None":
    after = _TOWN_AFTER.match(text, end)
    return after if after and after["city"] in german_towns() else None


def _house_number(written: str) -> str:
    number = re.sub(r"\s?[-–]\s?|\sbis\s", "-", written.strip())
    return re.sub(r"(?<=\d)\s(?=[A-Za-z/+])|(?<=[/+])\s", "", number)


def _take_before(text: str, parts: _Parts) -> None:
    """Takes in the town that stands before the street, with its postcode or without."""
    if earlier := _PLACE_BEFORE.search(text, max(0, parts.start - 60), parts.start):
        end = parts.end
        _place(parts, earlier)
        parts.start, parts.end = earlier.start(), end
    if parts.city is None:
        before = _TOWN_BEFORE.search(text, max(0, parts.start - 40), parts.start)
        if before and before["city"] in german_towns():
            parts.city = before["city"]


def _squares(text: str) -> Iterator[_Parts]:
    for square in _SQUARE.finditer(text):
        place = _THEN.match(text, square.end())
        if place is not None:
            number = square["number"].replace("–", "-")
            parts = _Parts(square.start(), square.end(), "address.square", street=square["street"], number=number)
            _place(parts, place)
            yield parts


def _street(window: str, anchored: bool, town: bool = False) -> tuple[int, str] | None:
    """Where in ``window`` the street's name that ends it begins, and the rule; None if what ends it is no street.

    ``anchored`` tells that a postcode and a town follow: then any name in the right place is a street. ``town`` tells
    that a town follows: then a name that begins like a street's is enough ("An der Alster 45 in Hamburg").
    """
    if named := _NAMED.search(window):
        return named.start(), "address.named"
    line = window.rpartition("\n")[2]
    found = _of_form(line, anchored) or _of_word(line, anchored) or _of_place(line, anchored, town)
    if found is None or found[0] < 0:
        return None
    return len(window) - len(line) + found[0], found[1]


_NO_ROAD = (-1, "address.none")
"""What the name shows to be no street, so that no other form is tried."""


def _of_form(line: str, anchored: bool) -> tuple[int, str] | None:
    """A street by the form of its whole name: "Straße der Einheit", "Bad Homburger Straße", "Karl-Marx Straße"."""
    for pattern, rule in ((_OF, "address.of"), (_SEVERAL, "address.several")):
        if match := pattern.search(line):
            return match.start("street"), rule
    hyphenated = _HYPHENATED.search(line)
    if hyphenated and (anchored or hyphenated["kind"] in _ENDINGS["roads"]):
        return hyphenated.start("street"), "address.hyphenated"
    return None


def _of_word(line: str, anchored: bool) -> tuple[int, str] | None:
    """A street by the end of its last word: "Kiefernweg", "Am Rathausmarkt"."""
    compound = _COMPOUND.search(line)
    if compound is None:
        return None
    word = compound["street"]
    if anchored:
        if word.lower() in _NEEDS_NAME and (whole := _SEGMENT.search(line)):
            return whole.start("street"), "address.line"
        return _of_strong_end(line, compound) if _ENDS_STRONG.search(word) else None
    if _ROAD.match(word):
        return _NO_ROAD
    if _NO_STREET_END.search(word) or not _ENDS_STRONG.search(word) or word.lower() in _NO_STREET:
        return None
    if _IS_STRONG.match(word) and not _is_headed(line, word):
        return _NO_ROAD
    return _of_strong_end(line, compound)


def _of_strong_end(line: str, compound: "re.Match[str]") -> tuple[int, str]:
    begin = compound.start("street")
    headed = _HEADED.search(line)
    if headed and _is_headed(line, compound["street"]):
        return headed.start("street"), "address.headed"
    if "-" in compound["street"] and (forenames := _FORENAMES.search(line, 0, begin)):
        begin = forenames.start()
    return begin, "address.street"


def _is_headed(line: str, word: str) -> bool:
    """Whether the words before belong to the name ("Am Alten Markt"), not to the sentence ("In der Kaiserstraße")."""
    return _HEADED.search(line) is not None and (len(word) <= _SHORT or _OPEN_END.search(word) is not None)


def _of_place(line: str, anchored: bool, town: bool) -> tuple[int, str] | None:
    """A street by what stands around: it begins like one and a town follows, or a postcode and a town do."""
    headed = _HEADED.search(line)
    if headed and (anchored or not set(headed["street"].split()) & _NO_HEADED):
        known = _ENDS_WEAK.search(headed["street"]) or _ENDS_STRONG.search(headed["street"])
        if anchored or town or known:
            return headed.start("street"), "address.headed"
    return _of_anchor(line) if anchored else None


def _of_anchor(line: str) -> tuple[int, str] | None:
    compound = _COMPOUND.search(line)
    if compound and _ENDS_WEAK.search(compound["street"]):
        return compound.start("street"), "address.street"
    if match := _SEGMENT.search(line):
        return match.start("street"), "address.line"
    if (match := _LAST.search(line)) and match["street"].lower() not in _NO_STREET:
        return match.start("street"), "address.word"
    return None


_SHORT = 6
"""Letters of a word up to which what stands before belongs to the street's name ("Am Markt")."""
_OPEN_END = re.compile(r"(?:markt|platz|hof|berg|tor|wall|graben|damm|ufer|ring|kai|brücke)\Z", re.IGNORECASE)
"""Ends of words before which an article belongs to the street's name ("Am Rathausmarkt")."""
_NO_HEADED = frozenset(_LEXICON["no_headed"])


def _places(text: str, taken: Taken) -> Iterator[_Parts]:
    """Postcode and town with a street that has no number before them, or on a line of their own."""
    for place in _PLACES.finditer(text):
        start = place.start()
        if taken.overlaps(start, place.end()):
            continue
        parts = _Parts(start, place.end(), "address.place")
        gap = _GAP.search(text, max(0, start - 4), start)
        if gap:
            _take_street(text, parts, gap.start())
        if parts.street is None and not place["country"] and not _is_own_line(text, place):
            continue
        _place(parts, place)
        yield parts


def _take_street(text: str, parts: _Parts, end: int) -> None:
    """Takes in a street without a number that ends at ``end``."""
    low = max(0, end - _WINDOW)
    line = text[low:end].rpartition("\n")[2]
    compound = _COMPOUND.search(line)
    if compound is None or len(compound["street"]) <= _SHORT - 1 or not _ENDS_STRONG.search(compound["street"]):
        return
    if compound["street"].lower() in _NO_STREET:
        return
    found = _SEVERAL.search(line) or compound
    parts.start = end - len(line) + found.start("street")
    parts.street, parts.rule = text[parts.start : end], "address.no_number"


def _is_own_line(text: str, place: "re.Match[str]") -> bool:
    """Whether postcode and town are a line of their own: a known town, or any below another line."""
    start, end = place.span()
    if text[text.rfind("\n", 0, start) + 1 : start].strip() or not re.match(r" *(?:\n|\Z)", text[end : end + 8]):
        return False
    below = text[:start].endswith("\n") and text[max(0, start - 2) : start].strip(" \n") != ""
    return below or place["city"] in german_towns()
