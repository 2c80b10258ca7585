"""Postcode and town: behind a house number, before a street, and with four figures only where they count nothing."""

import re
from functools import cache

from pressefakten.german.towns import german_towns
from pressefakten.lexicon import load
from pressefakten.recognizers.addresses.atoms import ATOMS, LEXICON, LOW, UNIT, UP, any_of
from pressefakten.recognizers.quantities.plural import Plurals

_TAILS = any_of(LEXICON["towns"]["tails"])
_SHORT_TAILS = any_of(LEXICON["towns"]["short_tails"])
_SHORT_TAIL = ATOMS["SHORT_TAIL"].replace(" ", r"\ ")
_SLASH_TAILS = any_of(LEXICON["towns"]["slash_tails"])
_TOWN_WORD = rf"(?:[{UP}][{LOW}'’]{{1,30}}+|[{UP}]{{3,30}})(?>(?:-[{UP}{LOW}][{LOW}{UP}'’]{{0,30}}+){{0,3}})"
_TOWN = rf"""(?P<city>(?:{any_of(LEXICON["towns"]["numbered"])})\ \d{{1,2}}(?![\w.:]|,\d)
    |(?:(?:{any_of(LEXICON["towns"]["heads"])})\ (?=[{UP}])){{0,2}}{_TOWN_WORD}
    (?:\ (?:{_SHORT_TAILS}|{_SHORT_TAIL})(?!\w)|\ (?:{_TAILS})(?:\ |(?<=\w\.\w\.)){_TOWN_WORD}
      |/(?:(?:{_SLASH_TAILS})|{_TOWN_WORD}(?!\w)|M(?!\w))
      |\ ?/\ ?{ATOMS["RIVER"]}|\ \((?:{_TOWN_WORD})\))?)"""
_PREFIX = "|".join(sorted(LEXICON["countries"], key=lambda sign: (-len(sign), sign)))
_BIG = any_of(LEXICON["towns"]["abroad"])
_DUTCH = rf"(?!20[0-4]\d)(?<!\d)[1-9]\d{{3}}\ ?[A-Z]{{2}}(?=\ {{1,2}}[{UP}][{LOW}’'-])"
"""A Dutch postcode: four figures and two letters ("1015 BT")."""
_PLACE = rf"""(?:(?P<country>{_PREFIX})(?:\ ?[-–]\ ?|(?<=[ATHLU])\ )(?=\d))?(?<![\d.,:/])
    (?P<postcode>\d{{5}}(?!\d)|\d{{4}}(?=\ (?:{_BIG})\b)|{_DUTCH}
      |(?:(?<=[-–])|(?<=[-–]\ )|(?<=(?:AT|CH|FL|LU)\ ))\d{{4}}(?!\d))(?:\ {{1,2}}|(?<=\d{{5}})(?=[{UP}][{LOW}]{{2}}))
    (?!(?i:{UNIT})(?!\w)){_TOWN}"""
_BOX = r"Postfach(?:\ \d{1,3}(?:\ \d{2,3}){0,2})?"
_INSIDE = (
    rf"(?:(?:{any_of(LEXICON['inside'], False)})(?:\ [A-Z]{{1,2}}\ \d{{1,4}}|\ [\w.-]{{1,12}})?"
    rf"|(?:\d{{1,2}}|[IVX]{{1,4}})\.\ (?:{any_of(LEXICON['floors'])})|[A-Z]{{1,3}}(?:\ [A-Z]{{1,2}})?\ ?\d[\d.]{{0,5}}"
    rf"|(?:{any_of(LEXICON['districts'], False)})\ [{UP}][{LOW}{UP}-]{{1,30}}|{_BOX})"
)
"""What names a part of the house: its hall, staircase, floor or room; or of the town."""
_BETWEEN = (
    r"(?:\ ?[,;|·•–/-]\ ?\n?\ ?|\ \.\ |\ ?\n\ ?|\ {1,3}|\ in\ |,\ in\ |\ ?\([^()\n]{2,30}\)[,\ ]\ ?\n?"
    r"|,?\ [–-]\ [^–\n]{2,30}\ [–-],?\ |,\ c/o\ [^,\n]{2,40},\ ?\n?"
    rf"|(?:(?:,\ |\ ?/\ ?|\ ?\n\ ?){_INSIDE}){{1,3}}(?:,\ ?\n?\ ?|\ ?\n\ ?|,?\ in\ ))"
)
THEN = re.compile(rf"{_BETWEEN}{_PLACE}", re.VERBOSE)
# Austria and Switzerland: four digits behind a house number, the town ends the phrase. No years, no counted nouns.
_THEN_FOUR = re.compile(
    rf"(?:(?:,\ ?|\ ?\n\ ?){_BOX})?(?:,\ ?|\ ?\n\ ?|\ [|·•]\ )"
    rf"(?P<country>(?!))?(?P<postcode>(?!19|20)[1-9]\d{{3}})\ (?!(?i:{UNIT})(?!\w)){_TOWN}"
    rf"(?=\ (?P<canton>{any_of(LEXICON['towns']['cantons'])})(?![\w-])"
    r"|\s*(?:[),;.:|·•(]|\Z|\n)|\s(?:Tel|Fax|E-Mail)\b)",
    re.VERBOSE,
)
_ABROAD = re.compile(rf"\.(?:at|ch|li)\b|\+4[13]\b|\b{ATOMS['LAND_ABROAD']}")
PLACES = re.compile(rf"(?<![\w])(?=\d|(?:{_PREFIX})\ ?[-–]){_PLACE}", re.VERBOSE)
GAP = re.compile(r"(?:\ ?[,;|·]\ ?|\ ?\n\ ?|\ {1,2})\Z")
_TOWN_BEFORE = re.compile(rf"(?<![\w-])(?P<city>{_TOWN_WORD}(?:\ (?:{_TAILS})\ {_TOWN_WORD})?)(?:,|\ [•·|])\ \Z")
_PLACE_BEFORE = re.compile(rf"(?<![\w])(?=\d|(?:{_PREFIX})\ ?[-–]){_PLACE}(?:,|\ [•·|])\ \Z", re.VERBOSE)
_TOWN_END, _TOWN_END_SAFE, _TOWN_END_SURE = (
    re.compile(rf"\w{ATOMS[name]}\Z", re.IGNORECASE) for name in ("TOWN_END", "TOWN_END_SAFE", "TOWN_END_SURE")
)
_TOWN_AFTER = re.compile(rf"(?:,\ |\ in\ |,\ in\ ){_TOWN}", re.VERBOSE)


@cache
def _plurals() -> Plurals:
    return Plurals(load("quantities")["unmarked"])


def place_behind(text: str, house: "re.Match[str]") -> "re.Match[str] | None":
    """Postcode and town behind a house number; with four figures only where they count nothing, or abroad."""
    place = THEN.match(text, house.end())
    four = None if place else _THEN_FOUR.match(text, house.end())
    if four is None or four["canton"]:
        return four or place
    plural = _plurals().is_plural(four["city"].split()[0])
    return None if plural and not _ABROAD.search(text) else four


def town_behind(text: str, end: int) -> "re.Match[str] | None":
    """A town behind a house number: a known one, or what its end or the rest of the text shows to be one."""
    after = _TOWN_AFTER.match(text, end)
    if after is None:
        return None
    city = after["city"]
    ends = _TOWN_END if " in " in after[0] else _TOWN_END_SAFE
    if ends.search(city) or is_town(city) or _is_told(city.split()[0], text):
        return after
    return None


def is_town(name: str) -> bool:
    return name in german_towns()


def _is_told(name: str, text: str) -> bool:
    """Whether a single word is the name of a town, by itself or as the text says."""
    return is_town(name) or _TOWN_END_SURE.search(name) is not None or _is_named(name, text)


def _is_named(name: str, text: str) -> bool:
    """Whether a text says of a name that it is a town's: behind a postcode, or behind what towns are called."""
    return re.search(rf"(?<!\w)(?:\d{{4,5}}|{ATOMS['BEFORE_TOWN']}) {re.escape(name)}(?!\w)", text) is not None


def place_before(text: str, start: int) -> "re.Match[str] | None":
    """Postcode and town that end before ``start``."""
    return _PLACE_BEFORE.search(text, max(0, start - 60), start)


def town_before(text: str, start: int) -> str | None:
    """A town that ends before ``start``: a known one, or what its end or the rest of the text shows to be one."""
    before = _TOWN_BEFORE.search(text, max(0, start - 40), start)
    if before is None:
        return None
    whole = before["city"]
    first, _, rest = whole.partition(" ")
    if is_town(whole) or _is_told(first, text):
        return whole
    last = rest.rpartition(" ")[2]
    return last if last and _is_told(last, text) else None


def is_own_line(text: str, place: "re.Match[str]") -> bool:
    """Whether postcode and town are a line of their own: a known town, or any below another line."""
    start, end = place.span()
    if text[text.rfind("\n", 0, start) + 1 : start].strip() or not re.match(r" *(?:\n|\Z)", text[end : end + 8]):
        return False
    below = text[:start].endswith("\n") and text[max(0, start - 2) : start].strip(" \n") != ""
    return below or place["city"] in german_towns()
