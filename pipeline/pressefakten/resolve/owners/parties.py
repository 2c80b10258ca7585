"""Who may be reached on a page: persons and organizations that are known, and the words of offices.

An office is told with the body that it is of where its line names one: "Kreis Muster, Pressestelle".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pressefakten.german.class_nouns import is_head
from pressefakten.lexicon import load
from pressefakten.mentions import Mention
from pressefakten.spans import Taken

if TYPE_CHECKING:
    from pressefakten.resolve.owners.page import Page

_LEXICON = load("owners")
_OFFICE = re.compile(
    rf"(?<![\w-])(?=[A-ZÄÖÜ])(?P<word>(?i:{'|'.join(_LEXICON['offices'])}))(?:(?<![sxzß])e?s)?(?![\w-])"
    rf"(?P<tail>{_LEXICON['office_tail']})"
)
CUE = re.compile(rf"(?<![\w-])(?:{'|'.join(_LEXICON['cues'])})\s?:", re.IGNORECASE)
_HEADS = re.compile(rf"\b\w{{0,20}}(?i:{'|'.join(_LEXICON['heads'])})\b")
_NOT_TAIL = frozenset(_LEXICON["not_tail"])
_NEVER = frozenset(_LEXICON["never"])
_OF_ROLE = re.compile(
    rf"(?:(?<!\w)|[a-zäöüß])(?:{'|'.join(_LEXICON['role_ends'])})[ ]"
    rf"(?:(?:{'|'.join(_LEXICON['joints_of_role'])})[ ])?\Z",
    re.IGNORECASE,
)
_JOINT = re.compile(rf"\s(?:{'|'.join(_LEXICON['joints_of_office'])})\s")
_BEHIND = re.compile(rf"[ ](?:{'|'.join(_LEXICON['joints_of_office'])})[ ]|[ ]\(?|,[ ]|[ ][–|·•/-][ ]")
_BEFORE = re.compile(r"[ ]|,[ ]|:[ ]|[ ]?[–|·•/-][ ]|[ ]–[ ]Der \w+[,.]?[ ]")
_LABEL = re.compile(rf"(?m)^[ \t•·*–-]*(?P<noun>[A-ZÄÖÜ][\w-]+):[ ](?:(?:{'|'.join(_LEXICON['labels'])})[.:]?[ ])?\Z")
_TOWN = re.compile(rf"(?:{'|'.join(_LEXICON['town_nouns'])})[ ]")
_DISTRICT = re.compile(rf"(?:{'|'.join(_LEXICON['district_nouns'])})[ ]")
_IN_DISTRICT = re.compile(r",[ ](?:(?:Pol|pol)\.[ ]|im[ ])?|[ ]\((?:im[ ])?")
_SAYS_WHOSE = re.compile(r"[ ](?:der|des)[ ]")
_GENITIVE = re.compile(r"(?<!\w)(?:des|eines)[ ]\Z", re.IGNORECASE)
_ASKING = frozenset(_LEXICON["asking"])
_NEAR = 25
"""How far behind a cue, in code points, the person stands for whom it asks."""
REACH = 800
"""Sentences and office words are looked at so far before a contact, in code points."""
_OVERLAP = 80
"""No office word is longer."""
MARKUP = " \t*_#>|-–•·.,;:()[]\u2022"
"""What may stand around the words of a line without being any."""
LONGEST = 8
"""Words of an office line at most that are told as they are written."""


@dataclass(frozen=True, slots=True)
class Reachable:
    """Somebody who may be reached: a person, an organization, or the words of an office (``known`` is False)."""

    start: int
    end: int
    value: str
    person: bool
    known: bool = True


def parties(text: str, mentions: Sequence[Mention], contacts: Sequence[Mention]) -> list[Reachable]:
    """Everybody who may be reached, in text order."""
    known = [
        Reachable(one.start, one.end, one.value or text[one.start : one.end], one.kind == "person")
        for one in mentions
        if one.kind in ("person", "organization") and (one.value or text[one.start : one.end]) not in _NEVER
    ]
    taken = Taken([*((one.start, one.end) for one in known), *((one.start, one.end) for one in contacts)])
    offices = [one for one in _offices(text, contacts, taken) if not _asks(text, one, known)]
    taken = Taken([*((one.start, one.end) for one in [*known, *offices]), *((one.start, one.end) for one in contacts)])
    offices += _labels(text, contacts, taken)
    return sorted(known + offices, key=lambda party: (party.start, -party.end))


def _offices(text: str, contacts: Sequence[Mention], taken: Taken) -> Iterator[Reachable]:
    """Office words as far from a contact as an owner may stand."""
    low = 0
    for contact in contacts:
        low = max(low, contact.start - REACH)
        high = min(len(text), contact.end + REACH // 2)
        while match := _OFFICE.search(text, low, high):
            office = _office(text, match, taken)
            low = max(office.end if office else match.end("word"), match.start() + 1)
            if office:
                yield office
        low = max(low, high - _OVERLAP)


def _asks(text: str, office: Reachable, known: Sequence[Reachable]) -> bool:
    """Whether an office word but asks for a person, who stands behind it ("Redaktion: X")."""
    if office.value.lower() not in _ASKING or text[office.end : office.end + 1] != ":":
        return False
    return any(one.person and 0 < one.start - office.end < _NEAR for one in known)


def _labels(text: str, contacts: Sequence[Mention], taken: Taken) -> Iterator[Reachable]:
    """Class nouns that label a number at the head of its line ("Bibliothek: 0123 45")."""
    for contact in contacts:
        label = _LABEL.search(text, max(0, contact.start - _OVERLAP), contact.start)
        if label and is_head(label["noun"]) and not taken.overlaps(*label.span("noun")):
            yield Reachable(*label.span("noun"), label["noun"], False, known=False)


def _office(text: str, match: "re.Match[str]", taken: Taken) -> Reachable | None:
    """The office with what follows and belongs to it; None where it is part of a role or of a known name."""
    start, end = match.start(), match.start("tail")
    if _OF_ROLE.search(text, max(0, start - 40), start):
        return None
    for word in match["tail"].split(" ")[1:]:
        if word.strip(".,:") in _NOT_TAIL:
            break
        end = text.index(word, end) + len(word)
    if taken.overlaps(start, end):
        end = match.start("tail")
        if taken.overlaps(start, end):
            return None
    value = text[start:end]
    if _GENITIVE.search(text, max(0, start - 6), start) and end == match.start("tail"):
        value = match["word"] if end > match.end("word") else re.sub(r"(?<![sxzß])e?s\Z", "", value)
    return Reachable(start, end, value, False, known=False)


def head_of(text: str, offices: Sequence[Reachable]) -> Reachable:
    """The last office, or the one whose genitive it is ("das KI des Kreises Viersen" is the KI)."""
    last = offices[-1]
    for earlier in reversed(offices[:-1]):
        if not (_JOINT.fullmatch(text, earlier.end, last.start) or _lies_in(text, earlier, last)):
            break
        last = earlier
    return last


def _lies_in(text: str, town: Reachable, district: Reachable) -> bool:
    """Whether a district only tells where the town before it lies ("Gemeinde Au, Landkreis Muster")."""
    return (
        _TOWN.match(town.value) is not None
        and _DISTRICT.match(district.value) is not None
        and _IN_DISTRICT.fullmatch(text, town.end, district.start) is not None
    )


def body_of_office(page: "Page", office: Reachable) -> Reachable | None:
    """The body itself, or the one that the line or block of an office names it of."""
    return office if office.known else body_beside(page, office) or _above(page, office)


def names_head(text: str, start: int, end: int) -> bool:
    """Whether the words ``text[start:end]`` before a name say that it heads an authority."""
    return _HEADS.search(text, start, end) is not None


def with_body(page: "Page", office: Reachable, *, alone: bool = False) -> Reachable:
    """An office told with the body that its line names it of ("Kreis Muster, Pressestelle"), or its block, unless it
    says itself whose it is ("Büro der Landrätin") or is to be told ``alone``; else as it is written."""
    if office.known or office.person:
        return office
    if named := _behind(page, office):
        return replace(office, value=named)
    body = body_beside(page, office)
    if body is None and not (alone or _SAYS_WHOSE.search(office.value)):
        body = _above(page, office)
    return _joined(body, office) if body else office


def _joined(body: Reachable, office: Reachable) -> Reachable:
    """Both names, or the one that holds the other."""
    if body.value in office.value:
        return office
    return body if office.value in body.value else replace(office, value=f"{body.value}, {office.value}")


def body_beside(page: "Page", office: Reachable) -> Reachable | None:
    """The body right before an office on its line ("Kreis Muster, Pressestelle")."""
    low, _ = page.line(office.start)
    before = [one for one in page.between(max(low, office.start - _OVERLAP * 2), office.start) if _is_body(one)]
    return before[-1] if before and _BEFORE.fullmatch(page.text, before[-1].end, office.start) else None


def _behind(page: "Page", office: Reachable) -> str | None:
    """An office with the body behind it, as it is written: "Pressestelle der Stadt Muster"."""
    _, high = page.line(office.start)
    behind = [one for one in page.between(office.end, min(high, office.end + _OVERLAP * 2)) if _is_body(one)]
    if not behind or not _BEHIND.fullmatch(page.text, office.end, behind[0].start):
        return None
    return page.text[office.start : behind[0].end]


def _above(page: "Page", office: Reachable) -> Reachable | None:
    """The body on a line above in the same block of contact data; that of another number is none."""
    low, high = page.line(office.start)
    if page.is_prose(low, high):
        return None
    for start, end in page.above(low):
        if not page.text[start:end].strip() or page.is_prose(start, end):
            return None
        named = page.between(start, end)
        if page.has_contact(start, end):
            if named and not any(one.person for one in named):
                return None
        elif body := next(filter(_is_body, named), None):
            return body if opens_line(page, start, body) else None
    return None


def opens_line(page: "Page", low: int, party: Reachable) -> bool:
    """Whether nothing but a cue stands before a party on the line that begins at ``low``."""
    before = page.text[low : party.start].strip(MARKUP)
    return not before or CUE.fullmatch(f"{before}:") is not None


def _is_body(party: Reachable) -> bool:
    return party.known and not party.person
