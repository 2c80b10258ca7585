"""A series of lines that may open releases: what speaks for its being one, and against it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import pairwise

from pressefakten.lexicon import load
from pressefakten.parts.openers import Opener, Row
from pressefakten.rules import atoms_of
from pressefakten.rules import words as any_of
from pressefakten.zones.contact import holds_contact
from pressefakten.zones.dateline import DATE, is_dateline
from pressefakten.zones.phrases import rule_for

_SENTENCE_END = re.compile(r"(?:[a-zäöüß)%“\"]|\d\d)[.!?][“\"]?(?=\s|\Z)")
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.|\b[Mm]ehr|\b[Ww]eiterlesen|\[\.{3}\])[\s»>→\])]{0,4}\Z")
_PLACE_LINE = re.compile(
    r"(?:\(?[A-ZÄÖÜ][a-zäöüß]{2,30}"
    rf"(?:[ /-](?:{atoms_of('lines')['TOWN_JOINT_IN_LISTS']}[ ])?[A-ZÄÖÜ][\w.-]{{1,30}}){{0,3}}\)?"
    r"(?:\s?\([a-z/]{2,8}\))?(?:\.|:|,[ ][^.:–]{4,30}[.:–]|[ ]?[-–—])"
    r"|[A-ZÄÖÜ][A-ZÄÖÜ/ -]{3,40}[.:–-])[ ]{1,3}(?=[A-ZÄÖÜ„\"\d])"
)
_SIGNS = re.compile(r"[-=*_+#~.–—•· ]{3,}")
_LABEL_LINE = re.compile(r"[>\s]{0,4}[A-ZÄÖÜ][\w-]{1,20} ?:")
_YEARS = range(1000, 2100)
_TEXTS = ((120, 2), (80, 3))
"""Characters and sentences of a release at least."""
_PROSE_ABOVE = 160
"""Characters of running text above the first release that make a release of it."""
_PROSE_LINE = 60
_LOOKED_AT = 60
"""Releases of a collection whose texts are looked at; the others are like them."""
_GAP = 3
"""Numbers of reports may be missing, but not more than this less one at a time."""


@dataclass(frozen=True)
class Series:
    """Openers of one kind among the rows of a text."""

    kind: str
    rows: Sequence[Row]
    openers: Sequence[Opener]
    text: str = field(repr=False)

    @cached_property
    def bodies(self) -> list[Sequence[Row]]:
        """The rows below each opener, its headline left out."""
        ends = [opener.row for opener in self.openers[1:]] + [len(self.rows)]
        bodies: list[Sequence[Row]] = []
        for opener, end in zip(self.openers[:_LOOKED_AT], ends, strict=False):
            rows = self.rows[opener.row + 1 : end]
            bodies.append([row for row in rows if row.text != opener.headline])
        return bodies

    @cached_property
    def is_full(self) -> list[bool]:
        """Per release whether it has a text: some sentences that do not break off."""
        return [_is_text(body) for body in self.bodies]

    @cached_property
    def above(self) -> Sequence[Row]:
        """The rows above the first release."""
        return self.rows[: self.openers[0].row] if self.openers else ()

    @cached_property
    def name(self) -> str | None:
        """The word above the first release that names what follows a collection."""
        known = _named("collection")
        return next((match[0] for row in self.above if (match := known.search(row.text[:200]))), None)


def _is_text(body: Sequence[Row]) -> bool:
    size = sum(len(row.text) for row in body)
    ends = sum(len(_SENTENCE_END.findall(row.text[:2_000])) for row in body)
    enough = any(size >= length and ends >= sentences for length, sentences in _TEXTS)
    return enough and not is_teaser(body)


def is_teaser(body: Sequence[Row]) -> bool:
    """Whether a text breaks off as teasers do."""
    return any(_BREAKS_OFF.search(row.text[-40:]) for row in body[:3])


@cache
def _named(group: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(load('parts')['words'][group])})(?!\w)", re.IGNORECASE)


@cache
def _contact() -> re.Pattern[str]:
    return re.compile(rf"[*_# ]{{0,4}}(?:{any_of(load('parts')['words']['contact'])})(?!\w)")


def evidence_of(series: Series) -> Iterator[str]:
    """The names of all that speaks for a collection or against it."""
    yield f"kind {series.kind}"
    yield from _of_numbers(series)
    yield from _of_clocks(series)
    yield from _of_head(series)
    yield from _of_headlines(series)
    yield from _of_texts(series)


def _of_numbers(series: Series) -> Iterator[str]:
    numbers = [opener.number for opener in series.openers if opener.number is not None]
    if len(numbers) < 2:
        return
    steps = {other - one for one, other in pairwise(numbers)}
    if steps in ({1}, {-1}):
        yield "numbers without a gap"
    elif not (_are_small(steps) or _are_small({-step for step in steps})):
        yield "numbers jump"
    if series.kind == "report" and series.name is None and _may_be_years(series, numbers):
        yield "may be years"


def _are_small(steps: set[int]) -> bool:
    """Whether numbers rise, with few missing between them."""
    return min(steps) > 0 and max(steps) <= _GAP


def _may_be_years(series: Series, numbers: Sequence[int]) -> bool:
    with_zero = any(opener.label.lstrip("(").startswith("0") for opener in series.openers)
    return not with_zero and all(number in _YEARS for number in numbers)


def _of_clocks(series: Series) -> Iterator[str]:
    clocks = [opener.clock for opener in series.openers if opener.clock is not None]
    if len(clocks) > 1 and clocks in (sorted(clocks), sorted(clocks, reverse=True)):
        yield "times in order"


def _of_head(series: Series) -> Iterator[str]:
    """What stands above the first release: the name of a collection, or the beginning of a release."""
    if series.name is not None:
        yield "named a collection"
    if any(_named("not_collection").search(row.text[:200]) for row in series.above):
        yield "named otherwise"
    if series.name is None and any(map(_is_headline, series.above)):
        yield "headline above the first"
    yield from _of_rows_above([row for row in series.above if not _named("collection").search(row.text)], series.above)


def _of_rows_above(own: Sequence[Row], above: Sequence[Row]) -> Iterator[str]:
    """What the rows ``above`` the first release tell that do not name a collection."""
    if sum(len(row.text) for row in own if _is_prose(row)) >= _PROSE_ABOVE:
        yield "text above the first"
    if own and _opens_list(own[-1], above):
        yield "colon above the first"


def _opens_list(row: Row, above: Sequence[Row]) -> bool:
    return row is above[-1] and row.text.endswith(":")


def _is_prose(row: Row) -> bool:
    if _LABEL_LINE.match(row.text) or holds_contact(row.text[:400]):
        return False
    return len(row.text) >= _PROSE_LINE or _SENTENCE_END.search(row.text) is not None


def _is_headline(row: Row) -> bool:
    words = row.text.split()
    if len(words) < 4 or row.text[-1] in ".!?:," or is_dateline(row.text) or _LABEL_LINE.match(row.text):
        return False
    if rule_for(row.text) is not None or holds_contact(row.text) or any(sign in row.text for sign in "|»>•·<"):
        return False
    return any(word[0].islower() for word in words)


def _of_headlines(series: Series) -> Iterator[str]:
    count = len(series.openers)
    above = {row.text.lower().strip() for row in series.above}
    listed = sum(any(opener.headline.lower() in line for line in above) for opener in series.openers[:_LOOKED_AT])
    if listed * 3 >= min(count, _LOOKED_AT) * 2:
        yield "headlines listed above"
    if series.kind == "item" and sum(len(opener.headline.split()) <= 2 for opener in series.openers) * 2 >= count:
        yield "short headlines"
    if sum(opener.headline.endswith("?") for opener in series.openers) * 2 > count:
        yield "questions"


def _of_texts(series: Series) -> Iterator[str]:
    bodies = series.bodies
    if sum(not full for full in series.is_full) * 3 > len(bodies):
        yield "thin"
    if sum(map(is_teaser, bodies)) * 2 >= len(bodies):
        yield "teasers"
    if sum(map(_has_place_line, bodies)) * 3 >= len(bodies) * 2:
        yield "own place lines"
    if sum(map(_has_contact, bodies)) >= max(2, len(bodies) / 2):
        yield "own contacts"
    if sum(map(_has_day, series.openers, bodies)) * 3 >= len(bodies) * 2:
        yield "own days"
    if all(any(_SIGNS.fullmatch(row.text) for row in body[-3:]) for body in bodies[:-1]):
        yield "parted by lines of signs"


def _has_place_line(body: Sequence[Row]) -> bool:
    return any(_PLACE_LINE.match(row.text) for row in body[:2])


def _has_contact(body: Sequence[Row]) -> bool:
    return any(_contact().match(row.text) for row in body)


def _has_day(opener: Opener, body: Sequence[Row]) -> bool:
    return DATE.search(opener.words) is not None or any(is_dateline(row.text) for row in body[:2])


def tail_of(series: Series) -> int:
    """Where what stands for all releases goes on below the last: at a line of signs or, where the others have no
    contact of their own, at the beginning of a contact; the end of the text where nothing does."""
    last = series.rows[series.openers[-1].row + 1 :]
    own = any(map(_has_contact, series.bodies[:-1]))
    for place, row in enumerate(last):
        if place and _SIGNS.fullmatch(row.text):
            return row.start
        if place and not own and _contact().match(row.text):
            return row.start
    return len(series.text)
