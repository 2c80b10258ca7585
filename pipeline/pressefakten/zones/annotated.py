"""Annotated pages, as training reads them: lines with their zones, and the layouts that others would save them in.

A page is ``NAME.txt`` with ``NAME.json`` (``zones``: [zone, start, end] in code points of the text). Pages whose names
begin with the same two letters are of one group of publishers.
"""

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise, takewhile
from pathlib import Path
from typing import cast

from pressefakten.parts import find_collection
from pressefakten.reading import read
from pressefakten.zones import lines_of, lines_read
from pressefakten.zones.chain import states_of
from pressefakten.zones.features import features
from pressefakten.zones.lines import Line
from pressefakten_schemas.kinds import Zone as ZoneName

CAPITALS = 4
"""Of so many pages one has its headline in capitals too."""
KICKERS = 4
"""Of so many pages one stands below the kicker of another too."""
WRAPPED = 6
"""Of so many pages one has its headline broken in two too."""
SHORTEST_WRAPPED = 40
"""Code points of a headline that is broken in two."""


@dataclass(frozen=True)
class AnnotatedPage:
    """An annotated page: its lines with their zones."""

    name: str
    lines: list[Line]
    zones: list[ZoneName]

    @property
    def group(self) -> str:
        """The group of publishers it is of."""
        return self.name[:2]

    @cached_property
    def features(self) -> list[list[str]]:
        return features(self.lines, "\n".join(line.text for line in self.lines))

    @cached_property
    def states(self) -> list[int]:
        return states_of(self.zones)

    def with_blanks(self, are_there: bool) -> "AnnotatedPage":
        """The page with blank lines between all of its lines, or none."""
        return AnnotatedPage(self.name, [replace(line, after_blank=are_there) for line in self.lines], self.zones)


def read_pages(folder: Path) -> Iterator[AnnotatedPage]:
    """The annotated pages of a folder; a line has the zone that most of its characters have."""
    for file in sorted(folder.glob("*.json")):
        zones = json.loads(file.read_text("utf-8"))["zones"]
        with file.with_suffix(".txt").open(encoding="utf-8", newline="") as text:
            yield page_of(file.stem, first_release(text.read()), zones)


def first_release(text: str) -> str:
    """A text without the further releases that it holds: only the first is annotated."""
    collection = find_collection(text)
    return text[: collection.starts[1]] if collection else text


def read_lined_pages(folder: Path) -> Iterator[AnnotatedPage]:
    """Pages as the tests keep them: a line's zone, "|", its words; parts of a line are cut at "¦"."""
    for file in sorted(folder.glob("*.txt")):
        text, zones = "", []
        for line in file.read_text("utf-8").splitlines():
            names, _, words = line.partition("|")
            for name, part in zip(names.strip().split("+"), words.removeprefix(" ").split("¦"), strict=True):
                if name:
                    zones.append((cast(ZoneName, name), len(text), len(text) + len(part)))
                text += part
            text += "\n"
        yield page_of(f"::{file.stem}", text, zones)


def page_of(name: str, source: str, zones: Sequence[tuple[ZoneName, int, int]]) -> AnnotatedPage:
    reading = read(source)
    lines = lines_read(lines_of(reading.text))
    found: list[ZoneName] = []
    for line in lines:
        begin, finish = reading.span(line.start, line.end)
        shares: Counter[ZoneName] = Counter()
        for zone, start, end in zones:
            shares[zone] += max(0, min(end, finish) - max(start, begin))
        found.append(max(shares, key=lambda zone: shares[zone]) if shares else "body")
    return AnnotatedPage(name, lines, found)


def with_layouts(pages: Sequence[AnnotatedPage]) -> list[AnnotatedPage]:
    """The pages, and each as others would save it: without blank lines, with one after every line, the release alone,
    with a longer text (paragraphs of other pages among its own), below the head of another page, above the foot of
    another page, with a box of another page between two paragraphs, with its headline wrapped, and some below the
    kicker of another page or with their headline in capitals."""
    chance = random.Random(0)
    bodies = [[line for line, zone in zip(page.lines, page.zones, strict=True) if zone == "body"] for page in pages]
    bodies = [body for body in bodies if len(body) > 3]
    found = list(pages)
    for page in pages:
        found += _as_saved(page)
        found.append(_longer(page, chance.sample(bodies, min(len(bodies), chance.randint(2, 5)))))
    return [*found, *_with_heads(pages, chance), *_with_noise(pages, chance)]


def _with_heads(pages: Sequence[AnnotatedPage], chance: random.Random) -> Iterator[AnnotatedPage]:
    """The pages that have a headline with other heads: that of another page, and some in the other ways."""
    heads = [page for page in pages if "title" in page.zones[1:]]
    kickers = [kicker for page in pages if (kicker := _kicker_of(page)) is not None]
    for number, page in enumerate(pages):
        if "title" not in page.zones or not heads:
            continue
        yield _below_head_of(chance.choice(heads), page)
        yield from _with_other_heads(page, number, kickers, chance)


def _with_other_heads(
    page: AnnotatedPage, number: int, kickers: Sequence[Line], chance: random.Random
) -> Iterator[AnnotatedPage]:
    """The page with its own head in other ways, each for one in so many pages: in capitals, below a kicker, wrapped."""
    if number % CAPITALS == 0:
        yield _in_capitals(page)
    if number % KICKERS == 0 and kickers and _kicker_of(page) is None:
        yield _below_kicker(page, chance.choice(kickers))
    if number % WRAPPED == 0:
        yield from _wrapped(page, chance)


def _with_noise(pages: Sequence[AnnotatedPage], chance: random.Random) -> Iterator[AnnotatedPage]:
    """The pages with what other pages have below their releases and between their paragraphs."""
    feet = [foot for page in pages if (foot := _foot_of(page))]
    boxes = [box for page in pages for box in _boxes_of(page)]
    for page in pages:
        if feet:
            yield _above_foot(page, chance.choice(feet))
        if boxes:
            yield from _interrupted(page, chance.choice(boxes), chance)


def _as_saved(page: AnnotatedPage) -> Iterator[AnnotatedPage]:
    """A page with other blank lines, and its release alone."""
    yield from (page.with_blanks(False), page.with_blanks(True))
    own = [(line, zone) for line, zone in zip(page.lines, page.zones, strict=True) if zone != "boilerplate"]
    if 1 < len(own) < len(page.lines):
        yield AnnotatedPage(page.name, [line for line, _ in own], [zone for _, zone in own])


def _below_head_of(other: AnnotatedPage, page: AnnotatedPage) -> AnnotatedPage:
    """A page with what stands above its headline taken from another one."""
    above, own = other.zones.index("title"), page.zones.index("title")
    return AnnotatedPage(
        page.name, [*other.lines[:above], *page.lines[own:]], [*other.zones[:above], *page.zones[own:]]
    )


def _foot_of(page: AnnotatedPage) -> list[Line]:
    """The last lines of a page that are not of its release."""
    length = sum(1 for _ in takewhile(lambda zone: zone == "boilerplate", reversed(page.zones)))
    return page.lines[len(page.lines) - length :] if length < len(page.lines) else []


def _above_foot(page: AnnotatedPage, foot: Sequence[Line]) -> AnnotatedPage:
    """A page with the foot of another one instead of its own."""
    own = len(page.lines) - len(_foot_of(page))
    below: list[ZoneName] = ["boilerplate"] * len(foot)
    return AnnotatedPage(page.name, [*page.lines[:own], *foot], [*page.zones[:own], *below])


def _boxes_of(page: AnnotatedPage) -> Iterator[list[Line]]:
    """The runs of lines between two paragraphs of a release that are not of it: advertisements, teasers."""
    at = 0
    for zone, run in groupby(page.zones):
        size = len(list(run))
        if zone == "boilerplate" and "body" in page.zones[:at] and "body" in page.zones[at + size :]:
            yield page.lines[at : at + size]
        at += size


def _interrupted(page: AnnotatedPage, box: Sequence[Line], chance: random.Random) -> Iterator[AnnotatedPage]:
    """A page with the box of another one between two of its paragraphs, where it has two."""
    places = [at for at, pair in enumerate(pairwise(page.zones), 1) if pair == ("body", "body")]
    if places:
        at = chance.choice(places)
        within: list[ZoneName] = ["boilerplate"] * len(box)
        yield AnnotatedPage(
            page.name,
            [*page.lines[:at], *box, *page.lines[at:]],
            [*page.zones[:at], *within, *page.zones[at:]],
        )


def _kicker_of(page: AnnotatedPage) -> Line | None:
    """The line right above the headline, where it is a kicker."""
    title = page.zones.index("title") if "title" in page.zones else 0
    return page.lines[title - 1] if title and page.zones[title - 1] == "subtitle" else None


def _below_kicker(page: AnnotatedPage, kicker: Line) -> AnnotatedPage:
    """A page with the kicker of another one right above its headline."""
    title = page.zones.index("title")
    headline = replace(page.lines[title], after_blank=False)
    kicker = replace(kicker, after_blank=page.lines[title].after_blank)
    return AnnotatedPage(
        page.name,
        [*page.lines[:title], kicker, headline, *page.lines[title + 1 :]],
        [*page.zones[:title], "subtitle", *page.zones[title:]],
    )


def _wrapped(page: AnnotatedPage, chance: random.Random) -> Iterator[AnnotatedPage]:
    """A page with its headline of one line broken in two, where it is long enough."""
    title = page.zones.index("title")
    line, words = page.lines[title], page.lines[title].text.split(" ")
    if page.zones.count("title") > 1 or len(line.text) < SHORTEST_WRAPPED or len(words) < 4:
        return
    width = len(line.text) * chance.uniform(0.45, 0.85)
    count = max(at for at in range(1, len(words)) if at == 1 or len(" ".join(words[:at])) <= width)
    above, below = " ".join(words[:count]), " ".join(words[count:])
    first = replace(line, text=above, end=line.start + len(above))
    second = replace(line, text=below, start=line.end - len(below), after_blank=False)
    yield AnnotatedPage(
        page.name,
        [*page.lines[:title], first, second, *page.lines[title + 1 :]],
        [*page.zones[: title + 1], *page.zones[title:]],
    )


def _in_capitals(page: AnnotatedPage) -> AnnotatedPage:
    lines = [
        replace(line, text=line.text.upper()) if zone == "title" else line
        for line, zone in zip(page.lines, page.zones, strict=True)
    ]
    return AnnotatedPage(page.name, lines, page.zones)


def _longer(page: AnnotatedPage, texts: Sequence[list[Line]]) -> AnnotatedPage:
    lines: list[Line] = []
    zones: list[ZoneName] = []
    rest = [list(text) for text in texts]
    for line, zone in zip(page.lines, page.zones, strict=True):
        lines.append(line)
        zones.append(zone)
        if zone == "body" and rest:
            more = rest.pop()
            lines += more
            zones += ["body"] * len(more)
    return AnnotatedPage(page.name, lines, zones)
