"""Every name that may be the publisher's, at each place that speaks of one: labels, letterheads, contact blocks,
rights, credits, codes, and what the recognizers found."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from pressefakten.lexicon import load
from pressefakten.mentions import Mention, Zone, zone_at
from pressefakten.reading import text_of
from pressefakten.resolve.head.body_rules import ruled_publisher
from pressefakten.resolve.head.shapes import (
    LONGEST,
    behind_function,
    ends_small,
    in_nominative,
    is_subunit,
    may_be_name,
    names_body,
    plain,
    shape_of,
    trimmed,
)
from pressefakten.rules import atoms_of
from pressefakten.rules import words as any_of
from pressefakten.zones.dateline import DATE

_WORDS = load("head_words")
_LABEL = re.compile(rf"(?P<label>{any_of(_WORDS['labels'])})\s?:?\s(?:(?:de[rs]|die|das|vo[nm]) )?")
_ATOMS = atoms_of("lines")
_OF_RELEASE = re.compile(
    rf"(?:{any_of(_WORDS['of_release'])})(?: (?:Nr\.? ?)?[\d/-]{{1,9}})?"
    r" (?P<article>de[rs]|von|vom|aus dem|aus der) (?P<name>[^\n|•·:]{3,120})"
)
_SPLIT = re.compile(
    r"\s+[|•·▪●■»›—–]\s*|\s+[-–—]\s+|\s*[|•·▪●■]\s+|[,;]\s|\s{2,}|\t|\s/\s|\s?[<>]|:\s|\s\(?(?:ots|pd)\)?\s"
)
_RIGHTS = re.compile(
    r"(?:©|\([Cc]\)|Copyright)\s?(?:by )?(?:(?:19|20)\d\d(?:[-–]\d{2,4})?)?\s?(?:by )?(?P<name>[^\n|•·/,]{3,80})"
)
_YEARS = re.compile(r"\s(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?\Z")
_CREDIT = re.compile(rf"{_ATOMS['PICTURE_CREDIT']}s?\s?[:/©]{{1,2}}\s?(?P<name>[^\n|•·/,;)]{{3,70}})")
_ABOUT = re.compile(
    r"(?m)^(?:Über (?:die |das |den |der )?|Zum Unternehmen:? )[„\"»]?(?P<name>[A-ZÄÖÜ][^\n:.]{2,80}?)[“\"«]?:?[ ]*$"
)
_CODE = re.compile(r"(?P<code>[A-ZÄÖÜ]{2,5}-[A-ZÄÖÜ]{1,5})\b")
_TASKS = re.compile(_ATOMS["OFFICE_WITH_TASKS"])
_SMALL_WORDS = frozenset(_WORDS["small"])
_BRACKET = re.compile(r"\s\([^()]{1,20}\)\Z")
_FIRST_SENTENCES = 250
"""Code points of the running text that its first sentences have."""
_MOST_PARTS = 12
_TO_PART = (",", "-", "–", "—")
"""What stands between a body and the part of it that is named."""
_BEFORE_SENDER = (
    "Das Team ",
    "Dein Team ",
    "Euer Team ",
    "Ihr Team ",
    *(f"{word} " for word in _WORDS["of_release"] if "-" in word),
)
"""What stands before a body's name and is never of it: "Ihr Team der Stadtbücherei", "Presse-Info Stadt Lindach"."""


class Proposal(NamedTuple):
    """A name at one place, ``[start, end)``, and what speaks for it there."""

    value: str
    start: int
    end: int
    evidence: tuple[str, ...]


def proposals(doc: Doc, mentions: Sequence[Mention]) -> Iterator[Proposal]:
    """The names with their places, a name as often as something speaks for it."""
    text = text_of(doc)
    for one in _proposed(doc, text, mentions):
        if own := _without_office(one.value):
            one = one._replace(value=own, end=one.start + len(own))
        if not one.value.startswith(_BEFORE_SENDER):
            yield one
        yield from _shorter(one)


def _shorter(one: Proposal) -> Iterator[Proposal]:
    """A name without its abbreviation ("Leibniz-Institut für Küstenarchäologie (LIKA)"), and without the function or
    office before it."""
    bare = _BRACKET.sub("", one.value)
    if bare != one.value and len(bare) > 2:
        yield one._replace(value=bare, end=one.start + len(bare))
    if behind := behind_function(one.value):
        name, begin = behind
        if len(name) > 2 and may_be_name(name):
            yield Proposal(name, one.start + begin, one.end, (*one.evidence, "behind a function"))


def _without_office(name: str) -> str | None:
    """A name of two words or more without the office of its own at its end ("Bündnis Auenland Koordinationsstelle");
    None where it has none."""
    first, _, office = name.rpartition(" ")
    return first if office in load("publishers")["own_offices"] and " " in first else None


def _proposed(doc: Doc, text: str, mentions: Sequence[Mention]) -> Iterator[Proposal]:
    yield from _of_patterns(doc, text)
    yield from _of_labels(doc, text)
    yield from _of_head(doc, text)
    yield from _of_lines(doc, text)
    yield from _of_mentions(doc, text, mentions)


def _first_place(doc: Doc, name: str) -> int:
    """Where the first zone of this name begins, 0 without one."""
    return next((zone.start for zone in doc._.zones if zone.zone == name), 0)


def _of_mentions(doc: Doc, text: str, mentions: Sequence[Mention]) -> Iterator[Proposal]:
    headline, first_body = _first_place(doc, "title"), _first_place(doc, "body")
    for mention in mentions:
        if not mention.value or not _may_be_body(mention.kind, mention.value):
            continue
        zone = zone_at(doc, mention.start)
        evidence = [f"named in {zone}", f"tagged as {mention.kind}", *_in_its_line(text, mention, zone)]
        if zone == "body" and mention.start - first_body < _FIRST_SENTENCES:
            evidence.append("named in the first sentences")
        if mention.start < headline:
            evidence.append("named above the headline")
        yield Proposal(mention.value, mention.start, mention.end, tuple(evidence))
        written = text[mention.start : mention.end]
        if plain(written) != plain(mention.value):
            yield Proposal(written, mention.start, mention.end, (*evidence, "as written, not in full"))


def _may_be_body(kind: str, name: str) -> bool:
    """Whether a mention of a kind names a body: a place does where its name says so ("Stadt Auenstein")."""
    return kind == "organization" or kind == "place" and names_body(name)


def _in_its_line(text: str, mention: Mention, zone: str) -> Iterator[str]:
    line_start = text.rfind("\n", 0, mention.start) + 1
    line_end = text.find("\n", mention.end)
    if not text[line_start : mention.start].strip() and zone != "body":
        yield f"begins a line of {zone}"
        if line_end < 0 or not text[mention.end : line_end].strip():
            yield f"a line of {zone}"


def _of_patterns(doc: Doc, text: str) -> Iterator[Proposal]:
    for pattern, name in ((_OF_RELEASE, "release of"), (_RIGHTS, "rights of"), (_CREDIT, "picture of")):
        for match in pattern.finditer(text):
            value = trimmed(match["name"])
            if not value:
                continue
            zone, start = zone_at(doc, match.start("name")), match.start("name")
            if pattern is _RIGHTS:
                value = _YEARS.sub("", value)
            if pattern is _OF_RELEASE:
                value = in_nominative(value, match["article"])
            yield Proposal(value, start, start + len(value), (name, f"{name}, in {zone}"))
    for match in _ABOUT.finditer(text):
        yield Proposal(match["name"].strip(), match.start("name"), match.end("name"), ("about",))


def _of_labels(doc: Doc, text: str) -> Iterator[Proposal]:
    for match in _LABEL.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        if text[line_start : match.start()].strip(" *_#>-–|") and not match["label"][0].isupper():
            continue
        stop = text.find("\n", match.end())
        value = trimmed(text[match.end() : stop if stop >= 0 else len(text)][:LONGEST])
        if value and may_be_name(value):
            zone = zone_at(doc, match.start())
            label = match["label"].split()[0].rstrip(".").lower()
            yield Proposal(value, match.end(), match.end() + len(value), (f"label {label}", f"label in {zone}"))


def _of_head(doc: Doc, text: str) -> Iterator[Proposal]:
    """What the rules of single layouts take for the publisher, and the code of the headline."""
    if ruled := ruled_publisher(doc):
        name, rule = ruled
        at = max(text.find(name), 0)
        yield Proposal(name, at, at + len(name), ("the rules' choice", f"rule: {rule}"))
    for zone in doc._.zones:
        if zone.zone == "title" and (code := _CODE.match(text, zone.start)):
            known = load("publishers")["codes"].get(code["code"])
            if known:
                yield Proposal(str(known), code.start(), code.end(), ("code of the headline",))


def _of_lines(doc: Doc, text: str) -> Iterator[Proposal]:
    """The parts of lines outside the running text, and what of them stands where senders do."""
    title = next((zone for zone in doc._.zones if zone.zone == "title"), None)
    previous = ""
    for zone in doc._.zones:
        if zone.zone not in ("body", "title", "caption"):
            above = title is None or zone.start < title.start
            yield from _of_zone(text, zone, f"{zone.zone} {'above' if above else 'below'}", previous)
        previous = zone.zone


def _shared(where: str, words: str) -> tuple[str, ...]:
    """What every name of a line has for evidence."""
    return (f"part of {where}", "beside a date") if DATE.search(words) else (f"part of {where}",)


def _of_zone(text: str, zone: Zone, where: str, previous: str) -> Iterator[Proposal]:
    first, above = True, ""
    opened: Proposal | None = None
    for line in re.finditer(r"[^\n]+", text[zone.start : zone.end]):
        words = line[0].strip()
        if not words:
            continue
        offset = zone.start + line.start() + line[0].index(words[0])
        if opened := opened and _going_on(opened, words, offset):
            yield opened._replace(value=opened.value.rstrip(","))
        shared = _shared(where, words)
        opening = (*shared, *_first_of(where, previous)) if first else shared
        is_body = may_be_name(words) and names_body(words)
        if opened is None and is_body:
            opened = Proposal(words, offset, offset + len(words), ("part 0 of a line", *opening))
        named = list(_of_line(words, where, shared, opening, above))
        yield from (one._replace(start=offset + one.start, end=min(offset + one.end, zone.end)) for one in named)
        first = first and not named
        above = words if is_body or _is_in_capitals(words) else ""


def _is_in_capitals(words: str) -> bool:
    return words.isupper() and may_be_name(words)


def _of_line(
    words: str, where: str, shared: tuple[str, ...], opening: tuple[str, ...], above: str
) -> Iterator[Proposal]:
    """The names in a line, with offsets in it: the first has the evidence of ``opening``, the others the ``shared``.
    A part of the body ``above`` is named with it too."""
    for number, value, start in _names_in(words):
        evidence = (f"part {min(number, 3)} of a line", *(opening if number == 0 else shared), *shape_of(value))
        if len(value) == len(words):
            evidence += (f"whole line of {where}",)
        yield Proposal(value, start, start + len(value), evidence)
        if number == 0 and above and is_subunit(value.split()[0]):
            yield Proposal(f"{above} {value}", start, start + len(value), (*evidence, "part of the body above"))


def _first_of(where: str, previous: str) -> tuple[str, str]:
    """What speaks for the first line of a zone: where it stands, and behind what."""
    return f"first line of {where}", f"first line behind {previous}" if previous else "first line of all"


def _going_on(opened: Proposal, words: str, offset: int) -> Proposal | None:
    """A name that a line broke off ("Ministerium für Umwelt,") with the line below that goes on with it ("Energie und
    Agrar", "des Landes Auenland"); None where it does not."""
    first, last = words.split(maxsplit=1)[0], opened.value.split()[-1]
    if not (last.endswith(",") or last in _SMALL_WORDS or first in _SMALL_WORDS) or not may_be_name(opened.value):
        return None
    whole = f"{opened.value} {words}"
    if DATE.search(words) or any(map(str.isdigit, words)) or trimmed(whole) != whole.rstrip(","):
        return None
    return Proposal(whole, opened.start, offset + len(words), (*opened.evidence, "goes on below"))


def _names_in(line: str) -> Iterator[tuple[int, str, int]]:
    """The number of each part of a line that may be a name, the name, and where it begins."""
    for number, (part, at) in enumerate(_parts(line)):
        value = trimmed(part)
        if value and may_be_name(value) and not ends_small(value):
            yield number, value, at + part.index(value[0])


def _parts(line: str) -> Iterator[tuple[str, int]]:
    """The parts of a line with their offsets, and runs of its first ones: a name may have a comma or a dash in it."""
    cuts = [(match.start(), match.end()) for match in _SPLIT.finditer(line)][:_MOST_PARTS]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(line)]
    for start, end in zip(starts, ends, strict=True):
        if end > start:
            yield line[start:end], start
    for count in (1, 2, 3):
        if count < len(ends) and _TASKS.search(line[: ends[0]]):
            yield line[: ends[count]], 0
    if len(ends) > 1 and line[ends[0] : starts[1]].strip() in _TO_PART and is_subunit(line[starts[1] :].split(" ")[0]):
        yield line[: ends[1]], 0  # "Deutscher Bergbund, Sektion Auental"
