"""Make ``weights.json`` from annotated pages: ``python -m pressefakten.zones.train PRESS PAGES [--check]``.

A page is ``NAME.txt`` with ``NAME.json`` (``zones``: [zone, start, end] in code points of the text). Pages whose names
begin with the same two letters are of one group of publishers; ``--check`` leaves out each group in turn and measures
on it. Numpy only: the likelihood of a linear chain with a quadratic prior, climbed by L-BFGS.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import cast

import numpy as np

from pressefakten.parts import find_collection
from pressefakten.reading import read
from pressefakten.zones import lines_of, lines_read
from pressefakten.zones.chain import (
    STATES,
    ZONE_OF,
    Floats,
    Weights,
    allowed_end,
    allowed_start,
    allowed_transitions,
    best_path,
    states_of,
)
from pressefakten.zones.features import features
from pressefakten.zones.lines import Line
from pressefakten_schemas.kinds import Zone as ZoneName

PRIOR = 1.0
"""Strength of the prior: how dearly a weight's square is paid."""
STEPS = 60
"""Steps of the climb at most."""
SMALLEST = 0.02
"""Weights below this say nothing."""
CAPITALS = 4
"""Of so many pages one has its headline in capitals too."""
RAREST = 4
"""A feature counts from so many lines on,"""
GROUPS = 2
"""and from so many groups of publishers on."""


@dataclass(frozen=True)
class Page:
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

    def with_blanks(self, are_there: bool) -> "Page":
        """The page with blank lines between all of its lines, or none."""
        return Page(self.name, [replace(line, after_blank=are_there) for line in self.lines], self.zones)


def read_pages(folder: Path) -> Iterator[Page]:
    """The annotated pages of a folder; a line has the zone that most of its characters have."""
    for file in sorted(folder.glob("*.json")):
        zones = json.loads(file.read_text("utf-8"))["zones"]
        with file.with_suffix(".txt").open(encoding="utf-8", newline="") as text:
            yield page_of(file.stem, first_release(text.read()), zones)


def first_release(text: str) -> str:
    """A text without the further releases that it holds: only the first is annotated."""
    collection = find_collection(text)
    return text[: collection.starts[1]] if collection else text


def read_lined_pages(folder: Path) -> Iterator[Page]:
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


def page_of(name: str, source: str, zones: Sequence[tuple[ZoneName, int, int]]) -> Page:
    reading = read(source)
    lines = lines_read(lines_of(reading.text))
    found: list[ZoneName] = []
    for line in lines:
        begin, finish = reading.span(line.start, line.end)
        shares: Counter[ZoneName] = Counter()
        for zone, start, end in zones:
            shares[zone] += max(0, min(end, finish) - max(start, begin))
        found.append(max(shares, key=lambda zone: shares[zone]) if shares else "body")
    return Page(name, lines, found)


def with_layouts(pages: Sequence[Page]) -> list[Page]:
    """The pages, and each as others would save it: without blank lines, with one after every line, the release alone,
    with a longer text (paragraphs of other pages among its own), below the head of another page, and some with their
    headline in capitals."""
    chance = random.Random(0)
    bodies = [[line for line, zone in zip(page.lines, page.zones, strict=True) if zone == "body"] for page in pages]
    bodies = [body for body in bodies if len(body) > 3]
    found = list(pages)
    for page in pages:
        found += (page.with_blanks(False), page.with_blanks(True))
        own = [(line, zone) for line, zone in zip(page.lines, page.zones, strict=True) if zone != "boilerplate"]
        if 1 < len(own) < len(page.lines):
            found.append(Page(page.name, [line for line, _ in own], [zone for _, zone in own]))
        found.append(_longer(page, chance.sample(bodies, min(len(bodies), chance.randint(2, 5)))))
    heads = [page for page in pages if "title" in page.zones[1:]]
    for number, page in enumerate(pages):
        if "title" in page.zones and heads:
            found.append(_below_head_of(chance.choice(heads), page))
            if number % CAPITALS == 0:
                found.append(_in_capitals(page))
    return found


def _below_head_of(other: Page, page: Page) -> Page:
    """A page with what stands above its headline taken from another one."""
    above, own = other.zones.index("title"), page.zones.index("title")
    return Page(page.name, [*other.lines[:above], *page.lines[own:]], [*other.zones[:above], *page.zones[own:]])


def _in_capitals(page: Page) -> Page:
    lines = [
        replace(line, text=line.text.upper()) if zone == "title" else line
        for line, zone in zip(page.lines, page.zones, strict=True)
    ]
    return Page(page.name, lines, page.zones)


def _longer(page: Page, texts: Sequence[list[Line]]) -> Page:
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
    return Page(page.name, lines, zones)


class Problem:
    """The pages as arrays, padded to one length, and the likelihood of weights."""

    def __init__(self, pages: Sequence[Page], index: dict[str, int]) -> None:
        self.index = index
        pages = sorted(pages, key=lambda page: -len(page.states))
        self.lengths = np.array([len(page.states) for page in pages])
        self.shape = (int(self.lengths[0]), len(pages))
        lines, ids = [], []
        self.gold = np.zeros(self.shape, dtype=np.int64)
        for column, page in enumerate(pages):
            for row, (names, state) in enumerate(zip(page.features, page.states, strict=True)):
                known = [at for name in names if (at := index.get(name)) is not None]
                ids += known
                lines += [row * len(pages) + column] * len(known)
                self.gold[row, column] = state
        self.ids, self.lines = np.array(ids), np.array(lines)
        order = np.argsort(self.lines, kind="stable")
        self.ids, self.lines = self.ids[order], self.lines[order]
        self.line_starts = np.flatnonzero(np.r_[True, self.lines[1:] != self.lines[:-1]])
        self.line_names = self.lines[self.line_starts]
        self.by_id = np.argsort(self.ids, kind="stable")
        sorted_ids = self.ids[self.by_id]
        self.id_starts = np.flatnonzero(np.r_[True, sorted_ids[1:] != sorted_ids[:-1]])
        self.id_names = sorted_ids[self.id_starts]
        self.there = np.arange(self.shape[0])[:, None] < self.lengths[None, :]
        self.size = len(index) * len(STATES) + len(STATES) ** 2 + 2 * len(STATES)

    def unpack(self, flat: Floats) -> Weights:
        states = len(STATES)
        rows, rest = flat[: len(self.index) * states], flat[len(self.index) * states :]
        return Weights(
            self.index,
            rows.reshape(-1, states),
            rest[: states**2].reshape(states, states) + allowed_transitions(),
            rest[states**2 : states**2 + states] + allowed_start(),
            rest[states**2 + states :] + allowed_end(),
        )

    def loss(self, flat: Floats) -> tuple[float, Floats]:
        """The negative log likelihood with its prior, and the gradient."""
        weights = self.unpack(flat)
        steps, pages = self.shape
        states = len(STATES)
        flat_scores = np.zeros((steps * pages, states))
        flat_scores[self.line_names] = np.add.reduceat(weights.rows[self.ids], self.line_starts, axis=0)
        scores: Floats = flat_scores.reshape(steps, pages, states)
        ahead = self._ahead(weights, scores)
        behind = self._behind(weights, scores)
        final = ahead[self.lengths - 1, np.arange(pages)] + weights.end
        total = _log_sum(final, 1)
        shares = np.exp(ahead + behind - total[None, :, None]) * self.there[:, :, None]
        pairs = np.zeros((states, states))
        for step in range(1, steps):
            count = int(self.there[step].sum())
            through = (
                ahead[step - 1, :count, :, None]
                + weights.transitions
                + (scores[step, :count] + behind[step, :count])[:, None, :]
            )
            pairs += np.exp(through - total[:count, None, None]).sum(axis=0)
        value, gold = self._gold(weights, scores)
        gradient = self._gradient(shares, pairs, gold)
        penalty = PRIOR * float(flat @ flat) / 2
        return float(total.sum() - value + penalty), gradient + PRIOR * flat

    def _ahead(self, weights: Weights, scores: Floats) -> Floats:
        ahead = np.zeros_like(scores)
        ahead[0] = weights.start + scores[0]
        for step in range(1, len(scores)):
            ahead[step] = _log_sum(ahead[step - 1][:, :, None] + weights.transitions, 1) + scores[step]
        return ahead

    def _behind(self, weights: Weights, scores: Floats) -> Floats:
        behind = np.zeros_like(scores)
        last = self.lengths - 1
        behind[last, np.arange(self.shape[1])] = weights.end
        for step in range(len(scores) - 2, -1, -1):
            count = int(self.there[step + 1].sum())
            ahead = (scores[step + 1, :count] + behind[step + 1, :count])[:, None, :] + weights.transitions
            behind[step, :count] = _log_sum(ahead, 2)
        return behind

    def _gold(self, weights: Weights, scores: Floats) -> tuple[float, Floats]:
        """The score of the annotated states, and how often they follow each other."""
        _steps, pages = self.shape
        own = np.take_along_axis(scores, self.gold[:, :, None], axis=2)[:, :, 0]
        follow = self.there[1:]
        one, two = self.gold[:-1][follow], self.gold[1:][follow]
        pairs = np.zeros((len(STATES), len(STATES)))
        np.add.at(pairs, (one, two), 1)
        ends = self.gold[self.lengths - 1, np.arange(pages)]
        value = (own * self.there).sum() + weights.transitions[one, two].sum()
        value += weights.start[self.gold[0]].sum() + weights.end[ends].sum()
        return float(value), pairs

    def _gradient(self, shares: Floats, pairs: Floats, gold: Floats) -> Floats:
        steps, pages = self.shape
        error = shares.copy()
        where = np.nonzero(self.there)
        error[where[0], where[1], self.gold[where]] -= 1
        flat = error.reshape(steps * pages, -1)
        rows = np.zeros((len(self.index), len(STATES)))
        rows[self.id_names] = np.add.reduceat(flat[self.lines[self.by_id]], self.id_starts, axis=0)
        last = self.lengths - 1
        parts = (rows.ravel(), (pairs - gold).ravel(), error[0].sum(axis=0), error[last, np.arange(pages)].sum(axis=0))
        return np.concatenate(parts)


def _log_sum(scores: Floats, axis: int) -> Floats:
    top = scores.max(axis=axis, keepdims=True)
    summed: Floats = np.log(np.exp(scores - top).sum(axis=axis)) + top.squeeze(axis)
    return summed


def climb(loss: Callable[[Floats], tuple[float, Floats]], size: int, steps: int, memory: int = 8) -> Floats:
    """Where the loss is lowest, by L-BFGS with halved steps."""
    here = np.zeros(size)
    value, gradient = loss(here)
    moves: list[tuple[Floats, Floats, float]] = []
    for _ in range(steps):
        direction = gradient.copy()
        factors = []
        for move, change, scale in reversed(moves):
            factor = scale * float(move @ direction)
            factors.append(factor)
            direction -= factor * change
        if moves:
            move, change, _scale = moves[-1]
            direction *= float(move @ change) / float(change @ change)
        else:
            direction /= max(1.0, float(np.linalg.norm(direction)))
        for (move, change, scale), factor in zip(moves, reversed(factors), strict=True):
            direction += (factor - scale * float(change @ direction)) * move
        length, slope = 1.0, float(gradient @ direction)
        for _ in range(20):
            there = here - length * direction
            new_value, new_gradient = loss(there)
            if new_value <= value - 1e-4 * length * slope:
                break
            length /= 2
        else:
            return here
        move, change = there - here, new_gradient - gradient
        if float(move @ change) > 1e-10:
            moves = [*moves[-memory + 1 :], (move, change, 1 / float(move @ change))]
        done = value - new_value < 1e-5 * abs(value)
        here, value, gradient = there, new_value, new_gradient
        if done:
            break
    return here


def known_features(pages: Sequence[Page]) -> dict[str, int]:
    """The features that stand in enough lines of enough groups, numbered."""
    lines: Counter[str] = Counter()
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        for names in page.features:
            for name in set(names):
                lines[name] += 1
                groups[name].add(page.group)
    kept = sorted(name for name in lines if lines[name] >= RAREST and len(groups[name]) >= GROUPS)
    return {name: at for at, name in enumerate(kept)}


def fit(pages: Sequence[Page], steps: int = STEPS) -> Weights:
    problem = Problem(pages, known_features(pages))
    return problem.unpack(climb(problem.loss, problem.size, steps))


def write(weights: Weights, file: Path) -> None:
    """Keep the weights, to two decimals; features that say nothing are left out."""
    names = {
        name: [round(float(score), 2) for score in weights.rows[at]]
        for name, at in weights.index.items()
        if np.abs(weights.rows[at]).max() >= SMALLEST
    }
    free = {
        "states": list(STATES),
        "start": _rounded(weights.start - allowed_start()),
        "end": _rounded(weights.end - allowed_end()),
        "transitions": [_rounded(row) for row in weights.transitions - allowed_transitions()],
    }
    lines = [f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in names.items()]
    head = ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in free.items())
    file.write_text("{\n" + head + ',\n "features": {\n' + ",\n".join(lines) + "\n }\n}\n", encoding="utf-8")


def _rounded(scores: Floats) -> list[float]:
    return [round(float(score), 2) for score in scores]


def measure(pages: Sequence[Page], weights: Weights) -> Counter[str]:
    """Counts over the pages: characters and those on the right side, lines and those in their zone, headlines."""
    count: Counter[str] = Counter()
    for page in pages:
        found = [ZONE_OF[state] for state in best_path(weights, weights.emissions(page.features))]
        for line, wanted, got in zip(page.lines, page.zones, found, strict=True):
            size = len(line.text)
            count["characters"] += size
            count["right side"] += size * ((wanted == "boilerplate") == (got == "boilerplate"))
            count["lines"] += 1
            count["right zone"] += wanted == got
        count["pages"] += 1
        count["right title"] += [zone == "title" for zone in page.zones] == [zone == "title" for zone in found]
    return count


def leave_groups_out(
    pages: Sequence[Page], always: Sequence[Page], steps: int = STEPS
) -> Iterator[tuple[str, Counter[str]]]:
    """Per group of publishers what the weights of all others give on it."""
    for group in sorted({page.group for page in pages}):
        others = [page for page in pages if page.group != group]
        weights = fit(with_layouts([*others, *always]), steps)
        yield group, measure([page for page in pages if page.group == group], weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("press", type=Path, help="annotated releases, the first two letters of a name their group")
    parser.add_argument("pages", type=Path, help="pages of lines beside their zones, as tests have them")
    parser.add_argument("--check", action="store_true", help="measure with each group left out; nothing is written")
    given = parser.parse_args()
    press, pages = list(read_pages(given.press)), list(read_lined_pages(given.pages))
    if given.check:
        total: Counter[str] = Counter()
        for group, count in leave_groups_out(press, pages):
            total += count
            print(group, _told(count), flush=True)
        print("all", _told(total))
        return
    write(fit(with_layouts([*press, *pages])), Path(__file__).parent / "weights.json")


def _told(count: Counter[str]) -> str:
    return (
        f"title {count['right title']}/{count['pages']}"
        f"  right side {count['right side'] / count['characters']:.3f}"
        f"  zone of lines {count['right zone'] / count['lines']:.3f}"
    )


if __name__ == "__main__":
    main()
