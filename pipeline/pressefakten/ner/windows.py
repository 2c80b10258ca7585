"""What the network reads at once: sentences of one document side by side, long ones in overlapping parts.

A window never holds words of two documents, and which words it holds depends on its document alone. That is why the
same text has the same entities in any batch and with any number of threads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pressefakten.ner.pieces import END, START

Cut = list[tuple[int, ...]]
"""The pieces of each word of a sentence."""


@dataclass(frozen=True)
class SentencePart:
    """Words `first` to `last` (half-open) of sentence `sentence`, of which `keep_from` to `keep_to` are read off."""

    sentence: int
    first: int
    last: int
    keep_from: int
    keep_to: int


@dataclass(frozen=True)
class Window:
    """Pieces for one run of the network, and the place of the first piece of each word."""

    ids: np.ndarray
    firsts: np.ndarray
    parts: tuple[SentencePart, ...]


def parts_of(number: int, cut: Cut, most_pieces: int) -> Iterator[SentencePart]:
    """A sentence as one part, or, when it has more than `most_pieces`, as parts that overlap by half.

    Of two parts that overlap each gives the words nearer to its middle, so that each word is read with at least a
    quarter of a window of context on both sides where the sentence has it.
    """
    ends = np.cumsum([len(word) for word in cut])
    if len(cut) == 0 or ends[-1] <= most_pieces:
        yield SentencePart(number, 0, len(cut), 0, len(cut))
        return
    spans: list[tuple[int, int]] = []
    first = 0
    while True:
        before = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, before + most_pieces, side="right")))
        spans.append((first, last))
        if last >= len(cut):
            break
        first = max(first + 1, int(np.searchsorted(ends, before + most_pieces // 2, side="right")))
    borders = [0]
    for (_, last), (following, _) in pairwise(spans):
        borders.append(max(borders[-1], min(last, (last + following) // 2)))
    borders.append(len(cut))
    for (first, last), start, end in zip(spans, borders, borders[1:], strict=False):
        yield SentencePart(number, first, last, start, end)


def windows_of(cuts: list[Cut], most_pieces: int, context_pieces: int) -> list[Window]:
    """Windows for the sentences of one document.

    `most_pieces`: of a sentence, in one window. `context_pieces`: neighbouring sentences share a window as long as
    they fit into so many pieces together; 0 reads each sentence alone.
    """
    groups: list[list[SentencePart]] = []
    room = 0
    for number, cut in enumerate(cuts):
        for part in parts_of(number, cut, most_pieces):
            if part.first == part.last:
                continue
            size = sum(len(word) for word in cut[part.first : part.last])
            if groups and size <= room:
                groups[-1].append(part)
                room -= size
            else:
                groups.append([part])
                room = context_pieces - size
    return [_window(group, cuts) for group in groups]


def _window(parts: list[SentencePart], cuts: list[Cut]) -> Window:
    ids, firsts = [START], []
    for part in parts:
        for word in cuts[part.sentence][part.first : part.last]:
            firsts.append(len(ids))
            ids.extend(word)
    ids.append(END)
    return Window(np.array(ids, dtype=np.int64), np.array(firsts, dtype=np.int64), tuple(parts))
