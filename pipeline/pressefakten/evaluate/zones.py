"""Which characters of a text are release and which are boilerplate, in the gold and as extracted."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Literal

Side = Literal["right", "lost", "taken"]


def sides(text: str, gold: Iterable[tuple[int, int]], zones: Iterable[Mapping[str, Any]]) -> list[tuple[int, Side]]:
    """The offset of each character that is not blank, with the side it was put on.

    ``lost`` is the release's but was called boilerplate, ``taken`` the other way round.
    """
    annotated = _covered(len(text), gold)
    marked = _covered(len(text), ((zone["start"], zone["end"]) for zone in zones if zone["zone"] == "boilerplate"))
    names: dict[tuple[bool, bool], Side] = {(True, False): "taken", (False, True): "lost"}
    return [
        (offset, names.get((annotated[offset], marked[offset]), "right"))
        for offset, char in enumerate(text)
        if not char.isspace()
    ]


def wrong_runs(characters: Iterable[tuple[int, Side]]) -> Iterator[tuple[Side, int, int]]:
    """The stretches on the wrong side: which, and their ``[start, end)``."""
    for side, run in groupby(characters, key=lambda character: character[1]):
        offsets = [offset for offset, _ in run]
        if side != "right":
            yield side, offsets[0], offsets[-1] + 1


def _covered(length: int, spans: Iterable[tuple[int, int]]) -> list[bool]:
    covered = [False] * length
    for start, end in spans:
        covered[start:end] = [True] * (min(end, length) - start)
    return covered
