"""What speaks for the zone of a line: its features, as names that the weights know.

A feature is a short name ("len<40", "word=newsletter", "next.date"). A line has some forty; none of them names a
publisher or the layout of one. The lists of words stand in ``lexicon/zones.toml``.
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pressefakten.german.class_nouns import is_head
from pressefakten.lexicon import load
from pressefakten.rules import words as any_of
from pressefakten.zones.contact import holds_contact
from pressefakten.zones.dateline import DATE, TIME, is_dateline, is_number
from pressefakten.zones.lines import Line
from pressefakten.zones.phrases import normalize, rule_for
from pressefakten.zones.rules import judged

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*|\d+")
SEPARATOR = re.compile(r"\s[|•·›»>/→*]+\s|\s{3,}|\t|[›»→]")
_SENTENCE = re.compile(r"[a-zäöüß]{2}[.!?][“”\"«»]?\s+[„“\"»«A-ZÄÖÜ]")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,60}\.|\(at\)|\[at\]")
_WEB = re.compile(r"\bwww\.|https?://|\b[\w-]{2,40}\.(?:de|at|ch|com|org|net|eu|info|example|lu|li|be|it)\b")
_PHONE = re.compile(r"(?:\+\d{2}|\b0)[\s()]{0,2}\d[\d\s()/–.-]{4,20}\d")
_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}-)?\d{4,5} [A-ZÄÖÜ][a-zäöüß]")
_STREET = re.compile(r"(?:straße|str\.|platz|weg|allee|ring|damm|gasse|markt|ufer|Straße|Str\.|Platz|Weg) \d{1,4}\b")
_LABEL = re.compile(r"(?P<label>[A-ZÄÖÜ][\w/&.-]*(?: [\w/&.-]+){0,3}) ?:(?=\s|\Z)")
_CREDIT = re.compile(r"©|\([Cc]\)|(?:Foto|Bild|Grafik|Fotos|Quelle)\s?[:/]|\bFoto\b")
_RIGHTS = re.compile(r"©|\([Cc]\) ?(?:19|20)\d\d|Copyright|[Aa]lle Rechte")
_WEATHER = re.compile(r"-?\d{1,2}\s?°|\bWetter\b")
_PLUS = re.compile(r"\+\+\+|\*\*\*|###")
_EURO = re.compile("€|Euro")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}[.)]|[-–—•*·►▶»›>■▪✓☞→])\s")
_QUOTE = re.compile(r"[„“»«\"]")
_ENDS = re.compile(
    r"(?:\.\.\.|…)\s?(?:\[?\(?[Mm]ehr\)?\]?|[Ww]eiter(?:lesen)?)?\W{0,4}\Z|\b(?:mehr|[Ww]eiterlesen)\W{0,4}\Z"
)
_WORDS = load("zones_words")["features"]
VERB = re.compile(rf"\b(?:{any_of(_WORDS['verbs'])})\b")
_SMALL = re.compile(rf"\b(?:{any_of(_WORDS['small'])})\b")
_OPEN = frozenset(_WORDS["open"])
_BODY_ENDINGS = tuple(_WORDS["body_endings"])
_LEGAL = frozenset(_WORDS["legal_forms"])
_WHOLE_WORD = re.compile(r"\w+")
_ASSOCIATION = re.compile(r"\b[Ee]\. ?V\.")
_RELEASE = re.compile(
    r"\b(?:Presse|Medien|Polizei)-?(?:mitteilung|information|info|meldung|notiz|dienst|text|bericht|erklärung"
    r"|aussendung)"
    r"|\bAussendung\b|\bKommuniqué\b|\bNewsletter\b|\bPM\b|\bMitteilung\b",
    re.IGNORECASE,
)
_CODED = re.compile(r"[A-ZÄÖÜ]{2,5}-[A-ZÄÖÜ][\w-]{0,12}: ")
_HEADER = re.compile(
    r"[>\s]{0,4}(?:Von|An|Cc|Kopie|Gesendet|Datum|Date|From|To|Subject|Betreff|Betr\."
    r"|[A-Z][A-Za-z]{0,20}-[\w-]{2,20}) ?:"
)
BYLINE = re.compile(
    r"(?:(?:[Vv]erfasst |[Ee]ingestellt |[Vv]eröffentlicht |[Gg]eschrieben |[Ee]ingesendet "
    r"|[Pp]ressemitteilung )?[Vv]on:? |[Bb]y |Autor|Redaktion|Text:|Herausgeber"
    r"|Absender|Quelle|Publiziert|Veröffentlicht|Erschienen|Erstellt|Stand)"
)
SALUTATION = re.compile(
    r"(?:Sehr geehrte|Liebe[rs]? |Guten (?:Tag|Morgen)|Moin|Hallo|Servus|Grüezi|Mit (?:freundlichen|besten|herzlichen)"
    r"|(?:Viele|Beste|Herzliche|Freundliche|Schöne|Liebe) Grüße|anbei|i\. ?A\.)"
)
_CONTENT = re.compile(r"[^\W\d_]{5,}")

_AT_START = frozenset(["header", "salutation", "byline"])
_LONG = 120
_SEEN_AGAIN = 400
"""Code points of a line that are compared with other lines."""


@dataclass(slots=True)
class _Shape:
    """What is measured of a line before its neighbours are known."""

    text: str
    plain: str
    words: list[str]
    own: list[str]
    around: list[str]
    """The features that its neighbours see too."""
    is_long: bool
    has_contact: bool


def features(lines: Sequence[Line], text: str) -> list[list[str]]:
    """Per line of ``text`` the names of its features. Linear in the length of the text."""
    shapes = [_shape(line) for line in lines]
    found = [["bias", *shape.own] for shape in shapes]
    _add_repeats(shapes, found)
    _add_overlap(shapes, found)
    _add_position(lines, shapes, found)
    _add_blocks(lines, shapes, found)
    _add_neighbours(shapes, found)
    for line, names in zip(judged(lines, text), found, strict=True):
        names += (f"rule={line.rule}", f"rule.zone={line.zone}", f"rule.kind={line.rule.split('.')[0]}")
    return found


def _bucket(name: str, value: float, edges: Sequence[float]) -> str:
    for edge in edges:
        if value <= edge:
            return f"{name}<={edge:g}"
    return f"{name}>{edges[-1]:g}"


def _shape(line: Line) -> _Shape:
    text = line.text
    head, tail = text[:200], text[-60:]
    plain = normalize(text)
    words = [word.lower() for word in _WORD.findall(head)]
    count = len(words) if len(text) <= 200 else text.count(" ") + 1
    date = DATE.search(head)
    contact = holds_contact(text[:400])
    around = [
        _bucket("len", len(text), (12, 30, 60, 120, 300)),
        f"end={_sign(tail[-1])}",
        f"begin={_sign(head[0])}",
    ]
    own = [_bucket("words", count, (1, 2, 4, 8, 16, 30))]
    own += _signs(text, head, tail)
    if date:
        around.append("date")
        own += _date_features(text, head, date)
    if is_number(text):
        around.append("number.alone")
    if contact:
        around.append("contact")
        own += _contact_features(text[:400])
    own += _word_features(text, head, words)
    own += _lexical(text, plain, words)
    if (rule := rule_for(text)) is not None:
        own += (f"phrase={rule.id}", f"phrase.kind={rule.id.split('.')[0]}", f"phrase.scope={rule.scope}")
        around.append(f"phrase.{rule.scope}")
    if match := _LABEL.match(head):
        around.append("label")
        own += ("label", f"label={match['label'].lower()}", f"label.word={match['label'].lower().split()[-1]}")
        if match.end() == len(text):
            own.append("label.alone")
    return _Shape(text, plain, words, own + around, around, len(text) >= _LONG, contact)


def _sign(char: str) -> str:
    if char.isalpha():
        return "upper" if char.isupper() else "lower"
    if char.isdigit():
        return "digit"
    return char if char in '.!?:,;…)(-–—|©»«“”"„*#>+/' else "other"


def _signs(text: str, head: str, tail: str) -> list[str]:
    found = []
    separators = len(SEPARATOR.findall(head))
    if separators:
        found.append(_bucket("separators", separators, (1, 2, 4)))
        parts = [part for part in SEPARATOR.split(head) if part.strip()]
        if len(parts) >= 2 and max(len(part.split()) for part in parts) <= 3:
            found.append("menu.short_parts")
        elif len(parts) >= 2 and max(len(part.split()) for part in parts) <= 6:
            found.append("menu.parts")
    for name, pattern, where in (
        ("sentences", _SENTENCE, text[:600]),
        ("credit", _CREDIT, tail),
        ("credit.begin", _CREDIT, head[:30]),
        ("rights", _RIGHTS, head),
        ("weather", _WEATHER, head[:80]),
        ("quote", _QUOTE, text[:600]),
        ("breaks_off", _ENDS, tail),
        ("euro", _EURO, head),
        ("plus", _PLUS, head),
        ("release", _RELEASE, head),
        ("release.begin", _RELEASE, head[:25]),
        ("header", _HEADER, head[:30]),
        ("salutation", SALUTATION, head[:40]),
        ("byline", BYLINE, head[:40]),
    ):
        if (pattern.match if name in _AT_START else pattern.search)(where):
            found.append(name)
    if any(word.endswith(_BODY_ENDINGS) or word in _LEGAL for word in _WHOLE_WORD.findall(head.lower())):
        found.append("office.word")
    elif _ASSOCIATION.search(head):
        found.append("office.word")
    if _CODED.match(head):
        found.append("coded")
    if _NUMBERED.match(head):
        found.append("numbered")
    if head.isupper():
        found.append("capitals")
    if head[0] in '„“»"' and text[-1] in '“”«"':
        found.append("all_quoted")
    return found


def _date_features(text: str, head: str, date: re.Match[str]) -> list[str]:
    found = []
    if date.start() == 0:
        found.append("date.begins")
    if date.end() == len(text):
        found.append("date.ends")
    rest = TIME.sub("", DATE.sub("", head))
    letters = sum(map(str.isalpha, rest))
    found.append(_bucket("date.letters", letters, (0, 10, 25, 50, 100)))
    if TIME.search(head):
        found.append("date.clock")
    if len(DATE.findall(head)) > 1:
        found.append("date.several")
    if len(text) <= _LONG and is_dateline(text):
        found.append("date.line")
    return found


def _contact_features(text: str) -> list[str]:
    signs = (("mail", _MAIL), ("web", _WEB), ("phone", _PHONE), ("postcode", _POSTCODE), ("street", _STREET))
    names = [f"contact.{name}" for name, pattern in signs if pattern.search(text)]
    return [*names, _bucket("contact.signs", len(names), (0, 1, 2))]


def _word_features(text: str, head: str, words: Sequence[str]) -> list[str]:
    """Shares of kinds of words: small ones, verbs, capitals."""
    small = len(_SMALL.findall(head))
    alpha = [word for word in head.split() if word[0].isalpha()]
    lower = sum(word[0].islower() for word in alpha)
    found = [
        _bucket("small", small, (0, 1, 3, 6)),
        _bucket("lower", lower / len(alpha) if alpha else -1, (-1, 0, 0.2, 0.4, 0.6)),
    ]
    if VERB.search(head):
        found.append("verb")
    if len(text) <= _LONG * 2:
        plain = [word.strip('.,:;!?“”"«»') for word in alpha if word[0].islower()]
        endings = {word[-2:] for word in plain if len(word) >= 4}
        found += sorted(f"ending={ending}" for ending in endings)
        last = alpha[-1].strip('.,:;!?“”"«»') if alpha else ""
        if last:
            found.append(f"last.ending={last[-2:].lower()}" if last[0].islower() else "last.capital")
    digits = sum(map(str.isdigit, head)) / len(head)
    found.append(_bucket("digits", digits, (0, 0.1, 0.3, 0.6)))
    return found


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


def _lexical(text: str, plain: str, words: Sequence[str]) -> list[str]:
    found: list[str] = []
    if words:
        found += (f"first={words[0]}", f"last={words[-1]}" if len(text) <= 200 else "last=…")
        if len(words) > 1:
            found.append(f"first2={words[0]} {words[1]}")
    limit = 12 if len(text) > _LONG else 40
    found += sorted({f"word={word}" for word in words[:limit] if not word[0].isdigit()})
    if len(text) <= _LONG and any(is_head(word.strip(",.()–")) for word in text.split()):
        found.append("body.word")
        if is_body_only(text):
            found.append("body.only")
    if len(text) <= 60:
        found.append(f"line={plain}")
        bare = text.split()
        if bare[0].rstrip(",") in _heads():
            found.append("office.begins")
        elif any(word.rstrip(",") in _heads() for word in bare):
            found.append("office")
        if 2 <= len(bare) <= 4 and all(word[0].isupper() for word in bare):
            found.append("name.like")
    return found


def _add_repeats(shapes: Sequence[_Shape], found: Sequence[list[str]]) -> None:
    """Lines that stand there twice, in the title of the page, or in a line above or below."""
    counts = Counter(shape.plain[:_SEEN_AGAIN] for shape in shapes)
    top = [shape.plain for shape in shapes[:12]]
    seen: set[str] = set()
    for place, (shape, names) in enumerate(zip(shapes, found, strict=True)):
        plain = shape.plain[:_SEEN_AGAIN]
        if len(plain) < 8:
            continue
        if counts[plain] > 1:
            names += ("repeated", "repeated.again" if plain in seen else "repeated.first")
        if len(plain) >= 15:
            if place < 40 and any(plain != other and plain in other for other in top[:place]):
                names.append("in_line_above")
            if place < 12 and any(
                other.plain != plain and len(other.plain) >= 15 and other.plain in plain
                for other in shapes[place + 1 : place + 25]
            ):
                names.append("holds_line_below")
        seen.add(plain)


@lru_cache(maxsize=1_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset({word[:8].lower() for word in _CONTENT.findall(text)})


def _add_overlap(shapes: Sequence[_Shape], found: Sequence[list[str]]) -> None:
    """How many of a line's content words stand in the running text: in all of it, and in the next paragraph."""
    stems = [_stems(shape.text[:600]) for shape in shapes]
    running: Counter[str] = Counter()
    for shape, words in zip(shapes, stems, strict=True):
        if shape.is_long:
            running.update(words)
    below: frozenset[str] = frozenset()
    for place in range(len(shapes) - 1, -1, -1):
        shape, words = shapes[place], stems[place]
        if words:
            twice = 1 if shape.is_long else 0
            share = sum(running[word] > twice for word in words) / len(words)
            found[place].append(_bucket("known", share, (0, 0.25, 0.5, 0.75)))
            if not shape.is_long:
                found[place].append(_bucket("known.below", len(words & below) / len(words), (0, 0.25, 0.5, 0.75)))
        if shape.is_long:
            below = words


def _add_position(lines: Sequence[Line], shapes: Sequence[_Shape], found: Sequence[list[str]]) -> None:
    long = [place for place, shape in enumerate(shapes) if shape.is_long and "sentences" in shape.own]
    long = long or [place for place, shape in enumerate(shapes) if shape.is_long]
    first, last = (long[0], long[-1]) if long else (len(shapes), -1)
    contacts = 0
    for place, names in enumerate(found):
        names += (
            _bucket("from_top", place, (0, 1, 2, 4, 8, 16)),
            _bucket("from_end", len(shapes) - 1 - place, (0, 1, 3, 6, 12)),
        )
        if place < first:
            names += ("above_text", _bucket("text_in", first - place, (1, 2, 3, 5, 8)))
        elif place > last:
            names += ("below_text", _bucket("text_ago", place - last, (1, 2, 4, 8)))
        else:
            names.append("beside_text")
        if contacts:
            names.append("after_contact")
        if shapes[place].has_contact and place > first:
            contacts += 1
        if any(shape.has_contact for shape in shapes[place + 1 : place + 4]):
            names.append("contact_soon")
        if any(shape.has_contact for shape in shapes[max(0, place - 3) : place]):
            names.append("contact_before")


def _add_blocks(lines: Sequence[Line], shapes: Sequence[_Shape], found: Sequence[list[str]]) -> None:
    """What a line knows of the block it stands in: lines without a blank line between them."""
    starts = [place for place, line in enumerate(lines) if line.after_blank or place == 0] + [len(lines)]
    for begin, end in itertools.pairwise(starts):
        head = shapes[begin]
        size = end - begin
        contact = any(shape.has_contact for shape in shapes[begin:end])
        for place in range(begin, end):
            names = found[place]
            names.append(_bucket("block", size, (1, 2, 4, 8)))
            if place == begin:
                names.append("block.first")
            elif not head.is_long:
                names += (f"under={word}" for word in head.words[:4])
            if place == end - 1:
                names.append("block.last")
            if contact:
                names.append("block.contact")


def _add_neighbours(shapes: Sequence[_Shape], found: Sequence[list[str]]) -> None:
    for place, names in enumerate(found):
        shape = shapes[place]
        if place and not shape.is_long:
            names += _compared("prev", shape, shapes[place - 1])
        if place + 1 < len(shapes) and not shape.is_long:
            names += _compared("next", shape, shapes[place + 1])
        for name, at in (("prev2", place - 2), ("next2", place + 2)):
            if 0 <= at < len(shapes):
                names += (f"{name}.{one}" for one in shapes[at].around[:1] + shapes[at].around[3:])
        for name, at in (("prev", place - 1), ("next", place + 1)):
            if 0 <= at < len(shapes):
                names += (f"{name}.{one}" for one in shapes[at].around)
                if shapes[at].words and not shapes[at].is_long:
                    names.append(f"{name}.first={shapes[at].words[0]}")
            else:
                names.append(f"{name}.none")


@lru_cache(maxsize=1_000)
def _has_verb(text: str) -> bool:
    return bool(VERB.search(text))


def _compared(name: str, shape: _Shape, other: _Shape) -> list[str]:
    """How a short line compares with its neighbour: headline and subtitle differ in length, verb and colon."""
    if other.is_long:
        return []
    above, below = (other, shape) if name == "prev" else (shape, other)
    found: list[str] = []
    if is_unfinished(above.text):
        found.append(f"{name}.unfinished")
    if below.text[0].islower():
        found.append(f"{name}.goes_on")
    found += [_bucket(f"{name}.ratio", len(shape.text) / len(other.text), (0.5, 0.9, 1.3, 2))]
    verbs = (_has_verb(shape.text), _has_verb(other.text))
    if verbs[0] != verbs[1]:
        found.append(f"{name}.verb_here" if verbs[0] else f"{name}.verb_there")
    colons = (":" in shape.text, ":" in other.text)
    if colons[0] != colons[1]:
        found.append(f"{name}.colon_here" if colons[0] else f"{name}.colon_there")
    shared = _stems(shape.text) & _stems(other.text)
    if shared:
        found.append(f"{name}.shares_words")
    return found
