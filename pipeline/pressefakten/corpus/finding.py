"""The files of a run: what is found at its paths, without what a run writes."""

import os
from collections.abc import Sequence
from pathlib import Path

from pressefakten.errors import UsageError
from pressefakten.outputs import outputs_among
from pressefakten.read import FoundFiles, find_sources


def find(
    paths: Sequence[str], out: Path | None = None, shard: tuple[int, int] | None = None, may_be_empty: bool = False
) -> FoundFiles:
    """The texts at ``paths``, but not what a run has written to ``out``; of them one part of several (``shard``).

    Where ``out`` lies in a folder of texts, all of ``out`` is taken for outputs; where texts lie in ``out``, only the
    files that a run writes. Raises UsageError where there is nothing to read at all, unless it ``may_be_empty``.
    """
    there = [path for path in paths if os.path.lexists(path)]
    found = find_sources(paths, outputs_among(out, paths) if out is not None else None)
    if not may_be_empty and (not there or not (found.texts or found.refused)):
        what = "No texts in" if there else "There is no file or folder"
        raise UsageError(
            "C001",
            f"{what} {', '.join(paths)}",
            "Put press releases there: .txt, .html, .pdf, .eml, .docx and others (docs/reading.md).",
        )
    if shard is None:
        return found
    number, parts = shard
    return FoundFiles(found.texts[number - 1 :: parts], found.refused[number - 1 :: parts])
