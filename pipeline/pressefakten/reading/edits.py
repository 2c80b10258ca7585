"""Edits of a text, and the map that leads from the edited text back to its source."""

from array import array
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``new``. Each character of ``new`` stands for the whole of what it replaces."""

    start: int
    end: int
    new: str


class Map(NamedTuple):
    """For each character of the edited text, where its source begins and ends (code points, half-open)."""

    starts: "array[int]"
    ends: "array[int]"


def apply(text: str, edits: Iterable[Edit], way: Map | None) -> tuple[str, Map | None]:
    """The edited text and its map to the source. ``edits`` are in order and do not overlap; ``way`` is the map of
    ``text`` itself, None where it has the offsets of the source. Without a change of length there is no new map."""
    parts: list[str] = []
    places = _Places(way)
    done = 0
    uneven = way is not None
    for start, end, new in edits:
        parts += text[done:start], new
        places.keep(done, start)
        if len(new) == end - start:
            places.keep(start, end)
        else:
            places.gather(start, end, len(new))
            uneven = True
        done = end
    if not parts:
        return text, way
    parts.append(text[done:])
    places.keep(done, len(text))
    return "".join(parts), Map(places.starts, places.ends) if uneven else None


class _Places:
    """Where each character of a text that is being put together has its source; ``way`` is the map of what it is put
    together from."""

    def __init__(self, way: Map | None) -> None:
        self._way = way
        self.starts, self.ends = array("l"), array("l")

    def keep(self, start: int, stop: int) -> None:
        """Each character of ``[start, stop)`` stands for itself."""
        self.starts.extend(range(start, stop) if self._way is None else self._way.starts[start:stop])
        self.ends.extend(range(start + 1, stop + 1) if self._way is None else self._way.ends[start:stop])

    def gather(self, start: int, stop: int, length: int) -> None:
        """Each of ``length`` characters stands for all of ``[start, stop)``."""
        if length:
            self.starts.extend([start if self._way is None else self._way.starts[start]] * length)
            self.ends.extend([stop if self._way is None else self._way.ends[stop - 1]] * length)
