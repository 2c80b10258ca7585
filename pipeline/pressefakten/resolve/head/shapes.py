"""Names as lines give them: cut out of their line, and what their words look like."""

import re
from collections.abc import Iterator
from functools import cache

from pressefakten.german.class_nouns import is_head, legal_form
from pressefakten.german.nominative import nominative, without_genitive
from pressefakten.lexicon import load
from pressefakten.rules import atoms_of
from pressefakten.rules import words as any_of
from pressefakten.zones.dateline import DATE, TIME
from pressefakten.zones.line_shape import VERB

LONGEST = 110
"""Code points of a name at most."""
_MOST_WORDS = 14
_LONGEST_ABBREVIATION = 5
_CUT = re.compile(
    rf"\s(?:{atoms_of('lines')['ENDS_NAME']}|\d{{1,4}}/\d{{2,4}})(?:\s|$)"
    r"|\smit(?=[.,;]|\Z)|\s(?:informier(?:t|en)|teil(?:t|en) mit|melde[tn]|bericht(?:et|en))(?::|\Z)"
    r"|[|•·<>@\n\]]|\s\*\s|\s\+{2,}|\s{2,}"
    rf"|\s[-–—]\s(?!(?:{any_of(load('head_words')['subunits'])})\s)"
    rf"|,\s(?!(?:{any_of(load('head_words')['subunits'])})\s)(?!.{{0,40}}\bund\b [A-ZÄÖÜ])"
    r"|(?<=[a-zäöüß]{5})\.\s(?=[A-Z])|:\s"
)
_ARTICLE = re.compile(r"(?:de[rsmn]|die|das|vo[nm]|eine[rs]?|bei(?:m)?|im|an)\s")
_PLAIN = re.compile(r"\W+")
_SIGNS = re.compile(r"[*+=#@&]|\d")
_FOUNDED = re.compile(r"\b1[89]\d\d\b")
"""The year in which a club was founded, in its name."""
_BAD_SIGNS = re.compile(r"@|\d{4,}|\+\d\d")
_VERB_FORM = re.compile(r"\s[a-zäöüß]{3,}t\s")
"""A word in small letters that ends as the third person does; adjectives in names end otherwise."""
_STOP = re.compile(r"(?<=[a-zäöüß]{4})\.\Z")
_JOINS = re.compile(r"\sund (?:die|der|das)\s")
_WORDS = load("head_words")
_SMALL = frozenset(_WORDS["small"])
_BAD = re.compile(rf"(?i)(?<!\w)(?:{any_of(_WORDS['not_in_name'])})(?!\w)")
_OFFICE = re.compile(rf"(?i)(?:(?:die|der) )?(?:{any_of(_WORDS['office_stems'])})\w*(?:[ -].*)?")
_FUNCTION = re.compile(
    rf"(?:\w*(?:{any_of(_WORDS['function_endings'])})(?:in|r)?|[Pp]resse\w*|[Mm]edien\w*|{any_of(_WORDS['functions'])})"
)
_BEFORE = [*_WORDS["before_name"], *(word for word in _WORDS["of_release"] if word.startswith(("Presse", "Medien")))]
_BEFORE_NAME = re.compile(
    rf"(?:(?:{any_of(_BEFORE)})(?: (?:und|&) (?:{any_of(_BEFORE)}))?)"
    r"(?: ?[:|–-])? (?:(?P<article>de[rs]|von de[rm]|vo[nm]|beim|im)\s)?(?=[A-ZÄÖÜ])"
)


def plain(name: str) -> str:
    """A name as it is compared: lower case, words only."""
    return _PLAIN.sub(" ", name.lower()).strip()


def trimmed(part: str) -> str:
    """A name without what stands around it: dates, offices, streets, signs; empty where nothing is left."""
    part = part.strip(" +")
    for pattern in (DATE, TIME):
        if match := pattern.search(part):
            part = part[: match.start()] if match.start() > 2 else ""
    part = _CUT.split(part, maxsplit=1)[0]
    if article := _ARTICLE.match(part):
        part = in_nominative(part[article.end() :], article[0].strip())
    part = (
        part.strip(' ,;:-–—|*_#>"„“«»()[]') if part.count("(") != part.count(")") else part.strip(" ,;:-–—|*_#>«»[]+")
    )
    part = _STOP.sub("", part)
    return part if 2 < len(part) <= LONGEST and any(map(str.isalpha, part)) else ""


def may_be_name(value: str) -> bool:
    """Whether a part of a line may be a name at all."""
    signs = _FOUNDED.sub("", value) if legal_form().search(value) else value  # "TSV 1898 Lindach e. V."
    known = _BAD.search(value) or _BAD_SIGNS.search(signs) or _VERB_FORM.search(value)
    whole = value.count("(") == value.count(")")
    return value[0].isupper() and whole and not known and len(value.split()) <= _MOST_WORDS


def ends_small(value: str) -> bool:
    """Whether a part of a line ends in a word in small letters, as sentences do and names do not."""
    last = value.split()[-1]
    return " " in value and last.isalpha() and last.islower() and not legal_form().search(value)


def behind_function(value: str) -> tuple[str, int] | None:
    """The name behind a function or an office, in the nominative, and where it begins in ``value``: "Pressestelle des
    Landkreises Waldau" is "Landkreis Waldau"; None where nothing stands before it."""
    match = _BEFORE_NAME.match(value)
    if match is None:
        return None
    name = value[match.end() :]
    return in_nominative(name, match["article"] or ""), match.end()


def in_nominative(name: str, article: str) -> str:
    """A name behind an article ("des", "von der") in the nominative."""
    last = article.split()[-1:]
    if not last or last[0] == "von":
        return name
    found = nominative(name, last[0])
    first, _, rest = found.partition(" ")
    unit = without_genitive(first)
    return f"{unit} {rest}" if last[0] == "des" and rest and unit in openings() else found


@cache
def openings() -> frozenset[str]:
    """The words that names of publishers begin with."""
    return frozenset(load("publishers")["heads"])


def names_body(value: str) -> bool:
    """Whether a name has a word for a body in it."""
    return any(is_head(word.strip(",.")) or word in openings() for word in map(_in_small, value.split()))


def is_subunit(word: str) -> bool:
    """Whether a word names a part of a body ("Ortsgruppe", "KREISVERBAND")."""
    return _in_small(word) in _WORDS["subunits"]


def _in_small(word: str) -> str:
    """A word in capitals as a noun."""
    return word.capitalize() if len(word) > _LONGEST_ABBREVIATION and word.isupper() else word


def shape_of(value: str) -> Iterator[str]:
    """What the words of a name say of it."""
    words = value.split()
    if _OFFICE.fullmatch(value):
        yield "an office, no body"
    yield from _kind(value, words)
    if len(words) == 1:
        yield "one word"
    if len(words) > 6:
        yield "many words"
    yield from _odd_words(value, words)
    if _FUNCTION.match(value):
        yield "begins with a function"
    if _SIGNS.search(value):
        yield "signs or digits in it"
    if value.isupper():
        yield "in capitals"


def _kind(value: str, words: list[str]) -> Iterator[str]:
    if legal_form().search(value):
        yield "legal form"
    elif words[0] in openings() or is_head(words[0]):
        yield "begins as a body"
    elif names_body(value):
        yield "word of a body"
    else:
        yield "no word of a body"
        if 2 <= len(words) <= 3 and all(word[0].isupper() and word.isalpha() for word in words):
            yield "may be a person"


def _odd_words(value: str, words: list[str]) -> Iterator[str]:
    """Words that names seldom have, and ends of a name that show a sentence or a genitive."""
    if any(word[0].islower() and word.strip(",") not in _SMALL and "." not in word for word in words):
        yield "words that names have not"
    if sum(word[0].islower() for word in words) * 2 > len(words):
        yield "mostly small words"
    if VERB.search(value):
        yield "verb in it"
    if _JOINS.search(value):
        yield "joins two names"
    yield from _odd_end(value, words)


def _odd_end(value: str, words: list[str]) -> Iterator[str]:
    if ends_small(value):
        yield "ends in small letters"
    if value[-1] == "." and len(words) > 2 and not legal_form().search(value):
        yield "ends as a sentence"
    if value[-1] == "s" and words[-1][0].isupper() and len(words) > 1:
        yield "ends in s"
