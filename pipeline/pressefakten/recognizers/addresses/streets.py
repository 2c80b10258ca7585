"""Where a street's name begins that ends before a house number or a town: by its form, its last word, its place."""

import re

from pressefakten.recognizers.addresses.atoms import ATOMS, ENDINGS, LEXICON, LOW, UP, WORD, any_of

_HEADS = any_of(ENDINGS["heads"])
_NAMED = re.compile(rf"(?<![\w-])(?:{any_of(ENDINGS['names'])})\Z")
_STRONG = any_of(ENDINGS["strong"], False)
_WEAK = any_of(ENDINGS["weak"], False)
_ALONE = any_of(ENDINGS["alone"])
_ADJECTIVE = any_of(ENDINGS["adjectives"])
_MODIFIER = (
    rf"(?:{ATOMS['BEFORE_ADJECTIVE']}\ )?"
    rf"(?:[{UP}][{LOW}]{{1,28}}+(?:-[{UP}][{LOW}]{{1,28}}+){{0,2}}(?<=er)|(?:{_ADJECTIVE}))"
)
_SEVERAL = re.compile(rf"(?<![\w-])(?P<street>(?:(?:{_HEADS})\ )?{_MODIFIER}\ (?:{_ALONE}|\w{{2,30}}(?:{_STRONG})))\Z")
_OF = re.compile(
    rf"(?<![\w-])(?P<street>{ATOMS['KIND_IN_FRONT']}\ {ATOMS['JOINT']}(?:\ (?:\d{{1,2}}\.|(?=\w\w\w){WORD})){{1,3}})\Z"
)
_ROMANCE = re.compile(
    rf"(?<![\w.\-'’])(?P<street>(?:{any_of(ENDINGS['romance'])})(?:\ [^\W\d_][\w’'.-]{{0,25}}+){{1,6}})\Z"
)
_HEADED = re.compile(rf"(?<![\w-])(?P<street>(?:{_HEADS})(?:\ {WORD}){{1,3}}?)\Z")
_COMPOUND = re.compile(
    rf"(?<![\w.\-'’])(?P<street>(?=[{UP}\d])[\w'’]{{0,40}}+(?:[.\-]{{1,2}}[\w'’]{{1,40}}+){{0,6}}\.?)\Z"
)
# A name of several parts that its hyphens hold together, the kind of the street apart ("Karl-Marx Straße").
_HYPHENATED = re.compile(
    rf"(?<![\w.\-'’])(?P<street>[{UP}][\w'’]{{0,30}}+\.?(?:-[{UP}][\w'’]{{0,30}}+\.?){{1,5}}\ (?P<kind>{_ALONE}))\Z"
)
# Titles and initials that stand apart before a name ("Dr. Karl-Meier-Straße", "John F. Kennedy-Platz").
_FORENAMES = re.compile(
    rf"(?<![\w.\-'’])(?:[{UP}][{LOW}]{{1,15}}\ (?=[{UP}]\.\ ))?"
    rf"(?:(?:{any_of(ENDINGS['titles'])}|[{UP}]\.)\ ){{1,3}}\Z"
)
_ENDS_STRONG = re.compile(rf"[\w.\-](?:{_STRONG})\Z|(?:{_STRONG})\Z", re.IGNORECASE)
_IS_STRONG = re.compile(rf"(?:{_STRONG})\Z", re.IGNORECASE)
_ENDS_WEAK = re.compile(rf"(?:{_WEAK})\Z", re.IGNORECASE)
_SEGMENT = re.compile(rf"(?:^|[,;:|(\n·•]|\ {{2,}}|\ [-–]\ )\s*(?P<street>{WORD}(?:\ {WORD}){{0,3}})\Z")
_IS_INSIDE = re.compile(rf"(?:{any_of(LEXICON['inside'], False)})(?!\w)")
_LAST = re.compile(rf"(?<![\w-])(?P<street>{WORD})\Z")
_NO_STREET = frozenset(LEXICON["no_street"])

_NEEDS_NAME = frozenset(ENDINGS["need_a_name"])
_NO_STREET_END = re.compile(rf"(?:{any_of(LEXICON['no_street_ends'])})\Z", re.IGNORECASE)
_ROAD = re.compile(rf"{ATOMS['ROAD']}\Z", re.IGNORECASE)


def street_before(window: str, anchored: bool, town: bool = False) -> tuple[int, str] | None:
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
    """A street by the form of its whole name: "Rue de la Gare", "Straße der Einheit", "Bad Homburger Straße",
    "Karl-Marx Straße"."""
    for pattern, rule in ((_ROMANCE, "address.romance"), (_OF, "address.of"), (_SEVERAL, "address.several")):
        if match := pattern.search(line):
            return match.start("street"), rule
    hyphenated = _HYPHENATED.search(line)
    if hyphenated and (anchored or hyphenated["kind"] in ENDINGS["roads"]):
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
        return None if _IS_INSIDE.match(match["street"]) else (match.start("street"), "address.line")
    if (match := _LAST.search(line)) and match["street"].lower() not in _NO_STREET:
        return match.start("street"), "address.word"
    return None


_SHORT = 6
"""Letters of a word up to which what stands before belongs to the street's name ("Am Markt")."""
_OPEN_END = re.compile(rf"{ATOMS['ENDS_PHRASE']}\Z", re.IGNORECASE)
"""Ends of words before which an article belongs to the street's name ("Am Rathausmarkt")."""
_NO_HEADED = frozenset(LEXICON["no_headed"])


def unnumbered(line: str) -> int | None:
    """Where a street without a house number begins that ends ``line``; None if what ends it is no street."""
    compound = _COMPOUND.search(line)
    if compound is None or len(compound["street"]) <= _SHORT - 1 or not _ENDS_STRONG.search(compound["street"]):
        return None
    if compound["street"].lower() in _NO_STREET:
        return None
    return (_SEVERAL.search(line) or compound).start("street")
