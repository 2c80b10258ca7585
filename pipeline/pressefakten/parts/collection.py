"""Whether a text is a collection of releases, and where each begins, by what speaks for it and against it.

A collection is not split unless much speaks for it: sections of one release that are torn apart lose more than reports
that stay together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pressefakten.lexicon import load
from pressefakten.parts.openers import Opener, Row, first_row, openers_in, opens_related, rows_of
from pressefakten.parts.series import Series, evidence_of, tail_of
from pressefakten.settings import ENOUGH_OF_COLLECTION

_LEAST = {"stamp": 3, "plus": 3}
"""Releases of a series at least, where two are not enough."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Where the releases of a text begin, in code points; the first at 0. ``labels`` are what numbers each headline in
    its line, with the headline.

    ``head_end`` is where the first release begins below what the collection states for all, ``tail_start`` where that
    goes on below the last. ``evidence`` names what spoke for it and against it.
    """

    starts: tuple[int, ...]
    labels: tuple[tuple[str, str], ...]
    head_end: int
    tail_start: int
    evidence: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        return sum(weight for _, weight in self.evidence)


def find_collection(text: str) -> Collection | None:
    """The collection that a text is, or None where it is one release as far as one can tell. Linear."""
    rows = rows_of(text)
    found = [_weighed(series, text) for series in _all_series(rows, text)]
    best = max(found, key=lambda one: one.score, default=None)
    return best if best is not None and best.score >= ENOUGH_OF_COLLECTION else None


def _all_series(rows: Sequence[Row], text: str) -> Iterator[Series]:
    """Every series of openers of one kind, with two releases or more that have a text of their own."""
    by_kind: defaultdict[str, list[Opener]] = defaultdict(list)
    for opener in openers_in(rows):
        if opener.headline:
            by_kind[opener.kind].append(opener)
    for kind, openers in by_kind.items():
        for run in _runs(kind, openers):
            series = Series(kind, rows, _until_related(rows, run), text)
            if len(series.openers) >= _LEAST.get(kind, 2) and sum(series.is_full) >= 2:
                yield series


def _runs(kind: str, openers: Sequence[Opener]) -> Iterable[list[Opener]]:
    """The openers as series: what is counted from 1 begins anew at each 1; a number or headline counts once."""
    if kind != "item":
        return [_once(openers)]
    runs: list[list[Opener]] = []
    for opener in openers:
        if opener.number == 1:
            runs.append([opener])
        elif runs and opener.number == (runs[-1][-1].number or 0) + 1:
            runs[-1].append(opener)
    return runs


def _once(openers: Sequence[Opener]) -> list[Opener]:
    """Openers without those that say again what another says: the name of the page, or a running head."""
    kept: list[Opener] = []
    for opener in openers:
        if kept and opener.number is None and opener.plain == kept[-1].plain:
            kept[-1] = opener
        elif opener.number is None or all(opener.number != other.number for other in kept[-1:]):
            kept.append(opener)
    return kept


def _until_related(rows: Sequence[Row], openers: Sequence[Opener]) -> list[Opener]:
    """The openers above the first one that follows a heading of teasers."""
    for place, opener in enumerate(openers):
        if place and any(opens_related(row) for row in rows[max(0, opener.row - 2) : opener.row]):
            return list(openers[:place])
    return list(openers)


def _weighed(series: Series, text: str) -> Collection:
    weights = load("parts")["evidence"]
    begins = [series.rows[first_row(series.rows, opener, text)].start for opener in series.openers]
    return Collection(
        starts=(0, *begins[1:]),
        labels=tuple((opener.label, opener.headline if opener.label else "") for opener in series.openers),
        head_end=begins[0],
        tail_start=tail_of(series),
        evidence=tuple((name, float(weights[name])) for name in evidence_of(series)),
    )
