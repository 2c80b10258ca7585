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
    starts, ends = array("l"), array("l")
    done = 0
    uneven = False

    def keep(stop: int) -> None:
        parts.append(text[done:stop])
        starts.extend(range(done, stop) if way is None else way.starts[done:stop])
        ends.extend(range(done + 1, stop + 1) if way is None else way.ends[done:stop])

    for start, end, new in edits:
        keep(start)
        parts.append(new)
        uneven = uneven or len(new) != end - start
        if len(new) == end - start:
            starts.extend(range(start, end) if way is None else way.starts[start:end])
            ends.extend(range(start + 1, end + 1) if way is None else way.ends[start:end])
        elif new:
            starts.extend([start if way is None else way.starts[start]] * len(new))
            ends.extend([end if way is None else way.ends[end - 1]] * len(new))
        done = end
    if not parts:
        return text, way
    keep(len(text))
    return "".join(parts), Map(starts, ends) if uneven or way is not None else None
