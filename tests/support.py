"""What tests of several recognizers share: tables of marked texts, and how growth is measured."""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

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


def assert_linear(prepare: Callable[[int], T], work: Callable[[T], object], small: int = 10_000) -> None:
    """Fail where ``work`` takes far more than four times as long for four times the input that ``prepare`` makes.

    Quadratic growth would take sixteen times. Measured in processor time, which other processes do not use up; most of
    the work is done in regular expressions, whose steps cannot be counted from outside.
    """

    def seconds(size: int) -> float:
        given = prepare(size)
        begin = time.process_time()
        work(given)
        return time.process_time() - begin

    seconds(small // 10)
    once = min(seconds(small) for _ in range(2))
    assert seconds(4 * small) < 10 * once + 2
