"""Numbers with their unit → figures: single ones, ranges, and several that share one unit."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any, Generic, TypeVar

from pressefakten.lexicon import load
from pressefakten.recognizers.numbers.scan import Number
from pressefakten.rules import atoms_of
from pressefakten_schemas.kinds import Qualifier

U = TypeVar("U")

_LEXICON = load("numbers")
_ATOMS = atoms_of("numbers")
_LINKS = _LEXICON["links"]


def _any(words: Iterable[str]) -> str:
    """Alternation, longest first; a blank stands for one or more blanks or a line end."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[ \n]{1,3}") for word in ordered)


_OF_WORDS: dict[str, Qualifier] = {
    word.lower(): name for name in ("about", "at_least", "at_most") for word in _LEXICON["qualifiers"][name]
}
_NOUNS = frozenset(_LEXICON["qualifiers"]["nouns"])
QUALIFIER = _any(_OF_WORDS)
"""Any qualifier, as the source of a regular expression (to be read without regard to case)."""
_FILLER = "|".join(_LEXICON["qualifiers"]["fillers"])
_LOOSE, _PREPOSITION = (_any(_LEXICON["qualifiers"][name]) for name in ("loose", "prepositions"))
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<word>{QUALIFIER})(?: (?:{_FILLER}))?"
    rf"|(?P<loose>{_LOOSE})(?: (?:{_FILLER}))? (?:{_PREPOSITION}))[ \n]{{0,3}}\Z",
    re.IGNORECASE,
)
_AFTER = {name: re.compile(rf" (?:{_any(words)})(?!\w)") for name, words in _LEXICON["after"].items()}
_DASHES = re.escape(_LINKS["dashes"])
_TOO = rf"(?:(?:{QUALIFIER})\s{{1,3}})?"
_RANGE = re.compile(rf"-?\s{{0,3}}(?:{_any(_LINKS['range'])})\s{{1,3}}{_TOO}|\s{{0,3}}[{_DASHES}]{{1,2}}\s{{0,3}}")
_SHARED = re.compile(
    rf"-?\s{{0,3}}(?:(?:,\s{{0,3}})?(?:{_any(_LINKS['shared'])})\s{{1,3}}{_TOO}|[{re.escape(_LINKS['marks'])}]\s{{0,3}})"
)
_BETWEEN = re.compile(rf"{_ATOMS['BETWEEN']}{_TOO}\Z", re.IGNORECASE)
_AND = re.compile(_ATOMS["AND"] + _TOO)
_SURVEY = re.compile(rf"\w*(?i:{_any(_LEXICON['qualifiers']['surveys'])})(?: [a-zäöüß\d]+){{0,2}} \Z")
_SURVEY_TOLD = re.compile(rf"\w*(?i:{_any(_LEXICON['qualifiers']['surveys'])})(?!\w)[^.!?:\n]{{0,160}}\Z")
_CONDUCTED = re.compile(rf"(?:[^.!?\n]|\.(?=\d)){{0,80}} (?:{_any(_LEXICON['qualifiers']['conducted'])})(?!\w)")
_RULING = "|".join(_LEXICON["qualifiers"]["ruling"])
_GOVERNING = re.compile(rf"(?:(?i:{_any(_LEXICON['qualifiers']['of_amount'])})|\b(?:{_RULING})(?: [\w-]+){{0,5}}) \Z")
_LONGEST_QUALIFIER = max(map(len, _OF_WORDS)) + 20
_SORT, _OTHER_SORT = re.compile(_ATOMS["SORT"]), re.compile(_ATOMS["OTHER_SORT"])
_ELLIPSIS = re.compile(_ATOMS["ELLIPSIS"])
_ITEM = re.compile(r"\n\s*[-–—*•]\s|\n\s*\n")
"""Where the next item of a list begins, or the next paragraph."""
_LONGEST_LINK = 40
_LONGEST_LIST = 12
"""So many numbers before one with a unit may share it; keeps the work linear on endless lists."""
_FROM = re.compile(rf"{_ATOMS['FROM']}{_TOO}\Z")
_OF_YEARS = re.compile(rf"(?:{'|'.join(_LEXICON['years']['before'])}) \Z")
_ALTERNATIVES = frozenset(_LINKS["alternatives"])
_TIMES = frozenset(_LINKS["times"])
_MULTIPLE = 20
_NOT_COUNTED = frozenset(_LINKS["not_counted"])


@dataclass(frozen=True, slots=True)
class Figure(Generic[U]):
    """What the text states: ``[start, end)`` in the reading's text, with either ``value`` or ``min`` and ``max``."""

    start: int
    end: int
    unit: U
    number: Number
    value: Decimal | None
    min: Decimal | None = None
    max: Decimal | None = None
    qualifier: Qualifier | None = None
    shared: bool = False


@dataclass(slots=True)
class _Piece(Generic[U]):
    number: Number
    start: int
    end: int
    unit: U
    own: bool  # the unit stands with this number


def figures(
    text: str,
    found: list[Number],
    unit_of: Callable[[Number], tuple[int, int, U] | None],
    *,
    counted: Callable[[U], bool] = lambda unit: False,
    may_share: Callable[[Number, U], bool] = lambda number, unit: True,
    elliptic: bool = False,
) -> Iterator[Figure[U]]:
    """The figures made of ``found``, in text order.

    ``unit_of(number)`` gives (start, end, unit) of number and unit together, or None. ``counted(unit)`` says that
    the unit is a counted noun: then a sign is a bullet, and a bare preposition such as "über" is no qualifier of
    a small number. ``may_share(number, unit)`` is asked before a number without unit takes that of its neighbour.
    ``elliptic``: a decimal may have it of the next clause: "kam auf 14,1, die Linke auf 4,9 Prozent".
    """
    pieces: list[_Piece[U]] = []
    last = 0  # index of the first number no figure has taken
    stop = 0  # where the last figure ends
    for index, number in enumerate(found):
        with_unit = unit_of(number) if number.start >= stop else None
        if with_unit is None:
            continue
        start, end, unit = with_unit
        group = [_Piece(number, start, end, unit, True)]
        back = index - 1
        while (
            back >= max(last, index - _LONGEST_LIST)
            and found[back].start >= stop
            and (
                _tied(text, found[back], group[0], counted(unit))
                or (elliptic and _is_elliptic(text, found[back], group[0].number))
            )
            and may_share(found[back], unit)
        ):
            begin = found[back].start if counted(unit) else found[back].signed
            group.insert(0, _Piece(found[back], begin, found[back].end, unit, False))
            back -= 1
        last, stop = index + 1, end
        pieces += group
    yield from _joined(text, pieces, counted)


def _tied(text: str, earlier: Number, later: _Piece[Any], counted: bool) -> bool:
    """Does ``earlier`` take the unit of ``later``? Not a year, a date, a sum that has its own magnitude."""
    begin = _behind_sort(text, earlier.end, later) if counted else earlier.end
    link = text[begin : later.start] if later.start - begin <= _LONGEST_LINK else ""
    ranged = bool(_RANGE.fullmatch(link))
    word = link.strip(" \n-")
    if _ITEM.search(link) or not (ranged or _SHARED.fullmatch(link)):
        return False
    if word == "," and later.own:
        return False  # an enumeration ends in "und": "21, 18 und 19 Jahren", but "Hausnummer 73, zwei Personen"
    if earlier.form == "article":
        return ranged and word.startswith("bis")
    if counted and not _may_be_counted(text, earlier, word):
        return False
    return _comparable(text, earlier, later.number, word, ranged) and not _is_glued(text, earlier)


def _is_elliptic(text: str, earlier: Number, later: Number) -> bool:
    """Whether a decimal has the unit of the one in the clause behind it, which leaves out what both have in common."""
    if earlier.form != "grouped" or later.form != "grouped" or earlier.scale != 1 or earlier.end >= later.signed:
        return False
    link = _ELLIPSIS.fullmatch(text, earlier.end, later.signed)
    return link is not None and (not link["with"] or text.endswith(f"{link['with']} ", 0, earlier.signed))


def _behind_sort(text: str, end: int, later: _Piece[Any]) -> int:
    """Where the link to a later number begins: behind the sort of what is counted, where its noun has another sort with
    the same ending: "zwei alte und drei neue Busse"."""
    sort = _SORT.match(text, end)
    other = _OTHER_SORT.match(text, later.number.end) if sort and later.own else None
    if sort is None or other is None or sort["ending"] != other["ending"]:
        return end
    return sort.end()


def _is_glued(text: str, number: Number) -> bool:
    """Whether a sign before the number ties it to something else; a sign of its own does not."""
    return number.start > 0 and text[number.start - 1] in "-–/.:" and number.signed == number.start


def _comparable(text: str, earlier: Number, later: Number, word: str, ranged: bool) -> bool:
    """Whether the values go together: no year beside a figure, no small figure behind millions, no range downwards."""
    if _is_of_other_order(earlier, later, word):
        return False
    if earlier.is_year and not _may_be_no_year(text, earlier, later):
        return False
    if earlier.scale != 1 and later.scale == 1 and later.value < 1000:
        return False
    return not (ranged and not word and earlier.mantissa >= later.mantissa and later.sign != "-")  # "39-24"


def _is_of_other_order(earlier: Number, later: Number, word: str) -> bool:
    """Whether one value is so much larger that it is of something else: "5 x 400 Meter" is a relay ("12 x 8 Meter" a
    room), and "310 oder 1,7 Prozent" has one percentage."""
    if word in _TIMES:
        return earlier.mantissa * _MULTIPLE <= later.mantissa
    return word.partition(" ")[0] in _ALTERNATIVES and earlier.value >= later.value * _MULTIPLE


def _may_be_counted(text: str, earlier: Number, word: str) -> bool:
    """Whether a number counts the noun of the next one, by the word between them."""
    if earlier.form == "point" or word in _NOT_COUNTED:
        return False
    return word != "auf" or _FROM.search(text, max(0, earlier.start - 40), earlier.start) is not None


def _may_be_no_year(text: str, number: Number, later: Number) -> bool:
    """ "2000 bis 3000 Euro" starts with no year, "im Januar 2026 auf 5.250 Euro" does."""
    if later.scale != 1 or later.mantissa < 1000 or _OF_YEARS.search(text, max(0, number.start - 12), number.start):
        return False
    return number.mantissa % 100 == 0 or later.is_year


def _joined(text: str, pieces: list[_Piece[U]], counted: Callable[[U], bool]) -> Iterator[Figure[U]]:
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if following is not None and _is_range(text, piece, following):
            low, high = sorted((_value(piece, following, counted), _value(following, None, counted)))
            qualifier = _qualifier(text, piece, counted(piece.unit), following.end)
            yield Figure(piece.start, following.end, following.unit, following.number, None, low, high, qualifier)
            index += 2
            continue
        owner = next(later for later in islice(pieces, index, None) if later.own)
        value = _value(piece, owner, counted)
        qualifier = _qualifier(text, piece, counted(piece.unit), piece.end)
        yield Figure(piece.start, piece.end, piece.unit, piece.number, value, None, None, qualifier, not piece.own)
        index += 1


def _is_range(text: str, low: _Piece[Any], high: _Piece[Any]) -> bool:
    link = text[low.end : high.start]
    if _ITEM.search(link) or len(link) > _LONGEST_LINK or low.unit != high.unit or not high.own:
        return False
    if _RANGE.fullmatch(link):
        return True
    return _AND.fullmatch(link) is not None and bool(_BETWEEN.search(text, max(0, low.start - 40), low.start))


def _value(piece: _Piece[U], owner: "_Piece[U] | None", counted: Callable[[U], bool]) -> Decimal:
    """The signed value; a number without magnitude takes that of the number it shares the unit with."""
    number = piece.number
    value = number.value
    if owner is not None and not piece.own and number.scale == 1 and owner.number.scale != 1 and number.mantissa < 1000:
        value = number.mantissa * owner.number.scale
    return -value if number.sign == "-" and not counted(piece.unit) else value


def _qualifier(text: str, piece: _Piece[Any], counted: bool, end: int) -> Qualifier | None:
    for name, pattern in _AFTER.items():
        if pattern.match(text, end):
            return "at_least" if name == "at_least" else "at_most"
    return qualifier_before(text, piece.start, piece.number, counted)


def qualifier_before(text: str, start: int, number: Number, counted: bool) -> Qualifier | None:
    """What the words before ``start`` say: "rund", "mindestens", "bis zu"; the stronger of two ("bis zu rund")."""
    word, begin = _qualifying(text, start)
    if word is None or _is_bare(text, word, begin, number, counted):
        return None
    if _OF_WORDS[word] == "about":
        outer, further = _qualifying(text, begin)
        if outer is not None and _OF_WORDS[outer] != "about" and not _is_bare(text, outer, further, number, counted):
            return _OF_WORDS[outer]
    return _OF_WORDS[word]


def _qualifying(text: str, start: int) -> tuple[str | None, int]:
    match = _BEFORE.search(text, max(0, start - _LONGEST_QUALIFIER), start)
    if match is None or (match["word"] or "") in _NOUNS:
        return None, start
    return re.sub(r"\s+", " ", (match["word"] or match["loose"]).lower()), match.start()


def _is_bare(text: str, word: str, begin: int, number: Number, counted: bool) -> bool:
    """Whether the word, which begins at ``begin``, is but a preposition here."""
    if counted and (_is_preposition(word, number) or _is_surveyed(text, word, begin)):
        return True
    return _is_governed(text, word, begin)


def _is_governed(text: str, word: str, begin: int) -> bool:
    """Whether "über" belongs to the noun or the verb before it: "ein Scheck über", "freut sich über"."""
    return word == _LEXICON["qualifiers"]["governed"] and _GOVERNING.search(text, max(0, begin - 80), begin) is not None


def _is_surveyed(text: str, word: str, begin: int) -> bool:
    """Whether "unter" says whom a survey asked: right behind its noun, or before the verb of conducting one."""
    if word not in _LEXICON["qualifiers"]["among"]:
        return False
    if _SURVEY.search(text, max(0, begin - 40), begin):
        return True
    return bool(_CONDUCTED.match(text, begin) and _SURVEY_TOLD.search(text, max(0, begin - 200), begin))


def _is_preposition(word: str, number: Number) -> bool:
    """ "über drei Projekte", "unter 30 Bewerbern": the word tells a place or a topic, not an amount. Nobody says of a
    number to the last figure ("unter 2.812 Schülern") what lies below it."""
    words = _LEXICON["qualifiers"]
    if word in words["ambiguous"]:
        return bool(number.value < words["from"])
    return word in words["among"] and bool(number.value < words["crowd"] or number.value % words["round"])
