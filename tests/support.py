"""What tests of several recognizers share: tables of marked texts, and how growth is measured."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

from spacy.tokens import Doc

from pressefakten.mentions import Mention
from pressefakten.reading import Reading, read, reading_of

T = TypeVar("T")


def table(path: Path) -> list[str]:
    """The lines of a table, without comments and empty ones; "⏎" in them is a line end."""
    kept = path.read_text(encoding="utf-8").split("\n")
    return [line.replace("⏎", "\n") for line in kept if line and not line.startswith("#")]


def braced(marked: str) -> tuple[str, list[str]]:
    """A text without its braces, and the words that stood in each pair."""
    return marked.replace("{", "").replace("}", ""), [piece.split("}")[0] for piece in marked.split("{")[1:]]


def in_source(mentions: Iterable[Mention], reading: Reading) -> list[Mention]:
    """The mentions with the offsets of the source, in text order."""
    moved = [
        replace(one, **dict(zip(("start", "end"), reading.span(one.start, one.end), strict=True))) for one in mentions
    ]
    return sorted(moved, key=lambda one: one.start)


def found_in(find: Callable[[str], Iterable[Mention]], source: str) -> list[Mention]:
    """What ``find`` finds in the reading of a text, with the offsets of the source."""
    reading = read(source)
    return in_source(find(reading.text), reading)


def candidates_in(doc: Doc, component: str) -> list[Mention]:
    """The candidates of a component, with the offsets of the source."""
    return in_source(doc._.candidates[component], reading_of(doc))


def steps_of(work: Callable[[], object]) -> int:
    """How many lines of Python ``work`` runs, each turn of a loop or comprehension counted.

    The same on every machine, unlike time. What one call into C does (a match of a pattern, a slice) is one step
    however long it takes: patterns are kept short by their bounded repetitions, which their own tests look at.
    """
    steps = 0

    def step(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal steps
        if event == "line":
            steps += 1
        return step

    outer = sys.gettrace()
    sys.settrace(step)
    try:
        work()
    finally:
        sys.settrace(outer)
    return steps


def assert_linear(prepare: Callable[[int], T], work: Callable[[T], object], small: int = 2_500) -> None:
    """Fail where ``work`` takes more than five times the steps for four times the input that ``prepare`` makes.

    Quadratic growth would take sixteen times. ``small`` is well above the widths of the windows that the work looks
    at, below which everything is quadratic. Run once before, so that tables are read and patterns compiled.
    """
    work(prepare(small))
    given, more = prepare(small), prepare(4 * small)
    once = steps_of(lambda: work(given))
    assert once > 0
    assert steps_of(lambda: work(more)) <= 5 * once
