"""What tests of several recognizers share: tables of marked texts, and how growth is measured."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def table(path: Path) -> list[str]:
    """The lines of a table, without comments and empty ones; "⏎" in them is a line end."""
    kept = path.read_text(encoding="utf-8").split("\n")
    return [line.replace("⏎", "\n") for line in kept if line and not line.startswith("#")]


def braced(marked: str) -> tuple[str, list[str]]:
    """A text without its braces, and the words that stood in each pair."""
    return marked.replace("{", "").replace("}", ""), [piece.split("}")[0] for piece in marked.split("{")[1:]]


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
