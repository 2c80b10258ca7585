"""What is measured of a line by itself: its signs, dates, contact data and words, as names of features.

The words stand in ``lexicon/zones_words.toml``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pressefakten.german.class_nouns import is_head
from pressefakten.lexicon import load
from pressefakten.rules import atoms_of
from pressefakten.rules import words as any_of
from pressefakten.zones.contact import holds_contact
from pressefakten.zones.dateline import DATE, TIME, is_dateline, is_number
from pressefakten.zones.page_words import page_features
from pressefakten.zones.phrases import normalize, rule_for

_WORDS = load("zones_words")["features"]
_PARTS = {name: any_of(words) for name, words in load("zones_words")["signs"].items()}

SEPARATOR = re.compile(r"\s[|ǀ•·›»>/→▸▾◦■◆*]+\s|\s{3,}|\t|[›»→▸]")
_COLUMNS = re.compile(r"(?:\S+(?: \S+){0,2}\s{2,}){2,}\S+(?: \S+){0,2}")
"""Parts of a few words with two blanks between them: the entries of a menu."""
VERB = re.compile(rf"\b(?:{any_of(_WORDS['verbs'])})\b")
SALUTATION = re.compile(f"(?:{_PARTS['salutations']})")
BYLINE = re.compile(rf"(?:(?:(?i:{_PARTS['byline_verbs']}) )?[Vv]on:? |[Bb]y |{_PARTS['bylines']})")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*|\d+")
_WHOLE_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[a-zäöüß]{2}[.!?][“”\"«»]?\s+[„“\"»«A-ZÄÖÜ]")
_MAIL = re.compile(r"(?<=[\w.+-])@[\w-]{1,60}\.|\(at\)|\[at\]")
_WEB = re.compile(rf"\bwww\.|https?://|\b[\w-]{{2,40}}\.(?:{_PARTS['top_level']})\b")
_PHONE = re.compile(r"(?:\+\d{2}|\b0)[\s()]{0,2}\d[\d\s()/–.-]{4,20}\d")
_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}-)?\d{4,5} [A-ZÄÖÜ][a-zäöüß]")
_STREET = re.compile(rf"(?:{_PARTS['streets']}) \d{{1,4}}\b")
_LABEL = re.compile(r"(?P<label>[A-ZÄÖÜ][\w/&.-]*(?: [\w/&.-]+){0,3}) ?:(?=\s|\Z)")
_CREDIT = re.compile(rf"©|\([Cc]\)|{atoms_of('lines')['PICTURE_LABEL']}\s?[:/]|\bFoto\b")
_RIGHTS = re.compile(r"©|\([Cc]\) ?(?:19|20)\d\d|Copyright|[Aa]lle Rechte")
_WEATHER = re.compile(r"-?\d{1,2}\s?°|\bWetter\b")
_DIGIT = re.compile(r"\d")
_NO_LETTER = re.compile(r"[^a-zA-ZäöüÄÖÜß ]")
_PLUS = re.compile(r"\+\+\+|\*\*\*|###")
_EURO = re.compile("€|Euro")
NUMBERED = re.compile(r"\s*(?:\d{1,2}[.)]|[-–—•*·►▶»›>■▪✓☞→])\s")
_QUOTE = re.compile(r"[„“»«\"]")
_ENDS = re.compile(
    r"(?:\.\.\.|…)\s?(?:\[?\(?[Mm]ehr\)?\]?|[Ww]eiter(?:lesen)?)?\W{0,4}\Z|\b(?:mehr|[Ww]eiterlesen)\W{0,4}\Z"
)
_SMALL = re.compile(rf"\b(?:{any_of(_WORDS['small'])})\b")
_RELEASE = re.compile(
    rf"\b(?:{_PARTS['release_fronts']})-?(?:{_PARTS['release_kinds']})|\b(?:{_PARTS['release_words']})\b", re.IGNORECASE
)
_CODED = re.compile(r"[A-ZÄÖÜ]{2,5}-[A-ZÄÖÜ][\w-]{0,12}: ")
_HEADER = re.compile(rf"[>\s]{{0,4}}(?:{_PARTS['mail_headers']}|[A-Z][A-Za-z]{{0,20}}-[\w-]{{2,20}}) ?:")
_ASSOCIATION = re.compile(r"\b[Ee]\. ?V\.")
_OPEN = frozenset(_WORDS["open"])
_NO_VERBS = frozenset(_WORDS["no_verbs"])
_PLURALS = ("en", "ern", "eln")
_BODY_ENDINGS = tuple(_WORDS["body_endings"])
_LEGAL = frozenset(_WORDS["legal_forms"])
_OPENING_QUOTES, _CLOSING_QUOTES = '„“»"', '“”«"'
_SHOWN_SIGNS = '.!?:,;…)(-–—|©»«“”"„*#>+/'
_AROUND_WORD = '.,:;!?“”"«»'

LONG = 120
"""Code points from which on a line is running text."""
HEAD, TAIL = 200, 60
"""Code points of a line that most features look at: its first and its last."""
_SHORT = 60
_SENTENCES_IN, _CONTACT_IN = 600, 400


@dataclass(slots=True)
class Shape:
    """What is measured of a line before its neighbours are known."""

    text: str
    plain: str
    words: list[str]
    own: list[str]
    around: list[str]
    """The features that its neighbours see too."""
    is_long: bool
    has_contact: bool


def bucket(name: str, value: float, edges: tuple[float, ...]) -> str:
    """The name of a measure with the first edge that the value does not exceed."""
    return _steps(name, edges)[bisect_left(edges, value)]


@cache
def _steps(name: str, edges: tuple[float, ...]) -> tuple[str, ...]:
    return (*(f"{name}<={edge:g}" for edge in edges), f"{name}>{edges[-1]:g}")


@lru_cache(maxsize=1_000)
def shape_of(text: str) -> Shape:
    """All that is measured of a line by itself. Not to be changed: a line that stands there again has the same."""
    head, tail = text[:HEAD], text[-TAIL:]
    plain = normalize(text)
    words = [word.lower() for word in _WORD.findall(head)]
    count = len(words) if len(text) <= HEAD else text.count(" ") + 1
    contact = holds_contact(text[:_CONTACT_IN])
    around = [
        bucket("len", len(text), (12, 30, 60, 120, 300)),
        f"end={_sign(tail[-1])}",
        f"begin={_sign(head[0])}",
    ]
    own = [bucket("words", count, (1, 2, 4, 8, 16, 30)), *_signs(text, head, tail)]
    if _DIGIT.search(head) and (date := DATE.search(head)):
        around.append("date")
        own += _date_features(text, head, date)
    if is_number(text):
        around.append("number.alone")
    if contact:
        around.append("contact")
        own += _contact_features(text[:_CONTACT_IN])
    own += _word_features(text, head)
    own += _lexical(text, plain, words)
    for one in page_features(text, words):
        (around if one.startswith(("page.share", "page.begins")) else own).append(one)
    if (rule := rule_for(text)) is not None:
        own += (f"phrase={rule.id}", f"phrase.kind={rule.id.split('.')[0]}", f"phrase.scope={rule.scope}")
        around.append(f"phrase.{rule.scope}")
    if match := _LABEL.match(head):
        around.append("label")
        own += _label_features(match["label"].lower(), is_alone=match.end() == len(text))
    return Shape(text, plain, words, own + around, around, len(text) >= LONG, contact)


def _label_features(label: str, is_alone: bool) -> list[str]:
    found = ["label", f"label={label}", f"label.word={label.split()[-1]}"]
    return [*found, "label.alone"] if is_alone else found


def _sign(char: str) -> str:
    if char.isalpha():
        return "upper" if char.isupper() else "lower"
    if char.isdigit():
        return "digit"
    return char if char in _SHOWN_SIGNS else "other"


def _signs(text: str, head: str, tail: str) -> Iterator[str]:
    yield from _menu_features(head)
    begins, of_release = text[:_SENTENCES_IN], _RELEASE.search(head)
    for name, found in (
        ("sentences", _SENTENCE.search(begins)),
        ("credit", _CREDIT.search(tail)),
        ("credit.begin", _CREDIT.search(head[:30])),
        ("rights", _RIGHTS.search(head)),
        ("weather", ("°" in head or "Wetter" in head) and _WEATHER.search(head[:80])),
        ("quote", _QUOTE.search(begins)),
        ("breaks_off", _ENDS.search(tail)),
        ("euro", _EURO.search(head)),
        ("plus", _PLUS.search(head)),
        ("release", of_release),
        ("release.begin", of_release and _RELEASE.search(head[:25])),
        ("header", _HEADER.match(head[:30])),
        ("salutation", SALUTATION.match(head[:40])),
        ("byline", BYLINE.match(head[:40])),
        ("office.word", _has_office_word(head)),
        ("coded", _CODED.match(head)),
        ("numbered", NUMBERED.match(head)),
        ("capitals", head.isupper()),
        ("all_quoted", head[0] in _OPENING_QUOTES and text[-1] in _CLOSING_QUOTES),
    ):
        if found:
            yield name


def _menu_features(head: str) -> Iterator[str]:
    if _COLUMNS.fullmatch(head):
        yield "menu.columns"
    separators = len(SEPARATOR.findall(head))
    if not separators:
        return
    yield bucket("separators", separators, (1, 2, 4))
    parts = [len(part.split()) for part in SEPARATOR.split(head) if part.strip()]
    if len(parts) >= 2 and max(parts) <= 6:
        yield "menu.short_parts" if max(parts) <= 3 else "menu.parts"


def _has_office_word(head: str) -> bool:
    return any(map(_is_office_word, _WHOLE_WORD.findall(head))) or bool(_ASSOCIATION.search(head))


@lru_cache(maxsize=20_000)
def _is_office_word(word: str) -> bool:
    lower = word.lower()
    return lower.endswith(_BODY_ENDINGS) or lower in _LEGAL


def _date_features(text: str, head: str, date: re.Match[str]) -> list[str]:
    found = []
    if date.start() == 0:
        found.append("date.begins")
    if date.end() == len(text):
        found.append("date.ends")
    rest = TIME.sub("", DATE.sub("", head))
    letters = sum(map(str.isalpha, rest))
    found.append(bucket("date.letters", letters, (0, 10, 25, 50, 100)))
    if TIME.search(head):
        found.append("date.clock")
    if len(DATE.findall(head)) > 1:
        found.append("date.several")
    if len(text) <= LONG and is_dateline(text):
        found.append("date.line")
    return found


def _contact_features(text: str) -> list[str]:
    signs = (("mail", _MAIL), ("web", _WEB), ("phone", _PHONE), ("postcode", _POSTCODE), ("street", _STREET))
    names = [f"contact.{name}" for name, pattern in signs if pattern.search(text)]
    return [*names, bucket("contact.signs", len(names), (0, 1, 2))]


def _word_features(text: str, head: str) -> Iterator[str]:
    """Shares of kinds of words: small ones, verbs, capitals."""
    alpha = [word for word in head.split() if word[0].isalpha()]
    lower = sum(word[0].islower() for word in alpha)
    yield bucket("small", len(_SMALL.findall(head)), (0, 1, 3, 6))
    yield bucket("lower", lower / len(alpha) if alpha else -1, (-1, 0, 0.2, 0.4, 0.6))
    if has_verb(head):
        yield "verb"
    if len(text) <= LONG * 2:
        yield from _endings(alpha)
    digits = sum(map(str.isdigit, _NO_LETTER.findall(head)))
    yield bucket("digits", digits / len(head), (0, 0.1, 0.3, 0.6))


def _endings(alpha: Sequence[str]) -> Iterator[str]:
    small = [word.strip(_AROUND_WORD) for word in alpha if word[0].islower()]
    yield from sorted(f"ending={ending}" for ending in {word[-2:] for word in small if len(word) >= 4})
    last = alpha[-1].strip(_AROUND_WORD) if alpha else ""
    if last:
        yield f"last.ending={last[-2:].lower()}" if last[0].islower() else "last.capital"


@lru_cache(maxsize=1_000)
def has_verb(text: str) -> bool:
    """Whether a verb form stands in a text that headlines and sentences have."""
    return bool(VERB.search(text))


@lru_cache(maxsize=1_000)
def has_verb_form(text: str) -> bool:
    """Whether a word of a text has the form of a verb: "verteilt" anywhere, "warten" behind a noun."""
    before = ""
    for word in text.split():
        bare = word.strip(_AROUND_WORD)
        is_like = bare.endswith("t") or before[:1].isupper() and bare.endswith(_PLURALS)
        if is_like and len(bare) > 3 and bare.isalpha() and bare.islower() and bare not in _NO_VERBS:
            return True
        before = bare
    return False


def tells(text: str) -> bool:
    """Whether a line has a verb in its beginning: a kicker or the name of a body has none."""
    return has_verb(text[:HEAD]) or has_verb_form(text[:HEAD])


def is_body_only(text: str) -> bool:
    """Whether a line is the name of a body and no more: a class noun, and nothing in lower case but small words."""
    words = [word.strip(",.()–-|•·") for word in text.split()]
    return all(not word or not word[0].islower() or _SMALL.fullmatch(word) for word in words) and not VERB.search(text)


def is_unfinished(text: str) -> bool:
    """Whether a line cannot end a headline: it ends in a comma, a colon, a dash or a small word."""
    return text[-1] in ",:–-&" or text.rsplit(maxsplit=1)[-1] in _OPEN


@cache
def _heads() -> frozenset[str]:
    return frozenset(load("publishers")["heads"])


def _lexical(text: str, plain: str, words: Sequence[str]) -> Iterator[str]:
    """The words of a line, and what those of a short one name."""
    if words:
        yield f"first={words[0]}"
        yield f"last={words[-1]}" if len(text) <= HEAD else "last=…"
        if len(words) > 1:
            yield f"first2={words[0]} {words[1]}"
    limit = 12 if len(text) > LONG else 40
    yield from sorted({f"word={word}" for word in words[:limit] if not word[0].isdigit()})
    if len(text) <= LONG and any(is_head(word.strip(",.()–")) for word in text.split()):
        yield "body.word"
        if is_body_only(text):
            yield "body.only"
    if len(text) <= _SHORT:
        yield f"line={plain}"
        yield from _short_line(text.split())


def _short_line(words: Sequence[str]) -> Iterator[str]:
    if words[0].rstrip(",") in _heads():
        yield "office.begins"
    elif any(word.rstrip(",") in _heads() for word in words):
        yield "office"
    if 2 <= len(words) <= 4 and all(word[0].isupper() for word in words):
        yield "name.like"
