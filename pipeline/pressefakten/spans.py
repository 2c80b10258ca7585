"""Spans that are spoken for: asked in logarithmic time, so that a text full of numbers stays linear."""

from bisect import bisect_left
from collections.abc import Iterable


class Taken:
    """Half-open spans that do not overlap one another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def overlaps(self, start: int, end: int) -> bool:
        """Whether one of the spans shares a character with ``[start, end)``."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start

    def gap_before(self, start: int) -> int | None:
        """How many characters lie between ``start`` and the nearest span that ends before it; None without one."""
        before = bisect_left(self._starts, start)
        return start - self._ends[before - 1] if before and self._ends[before - 1] <= start else None
