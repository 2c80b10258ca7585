"""The marks ("> ") before each line of a forwarded or quoted mail."""

import re
from collections.abc import Iterator

from pressefakten.reading.edits import Edit

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_MARK = re.compile(r">[ ]?")

DEPTH = 4
"""So often a mail may have been quoted: each reading of the text takes one mark from a line."""

_LINES, _LONG = 3, 40
"""So many lines in a row with a mark, one of them of that length in characters, are a quoted mail; others may be a path
of links or a Markdown quotation."""


def quote_mark_edits(text: str) -> Iterator[Edit]:
    """The marks of every run of lines that have one, where it is long enough or the whole text."""
    if ">" not in text:
        return
    run: list[Edit] = []
    longest = 0
    bare = False
    for line in _LINE.finditer(text):
        mark = _MARK.match(text, line.start(), line.end())
        if mark:
            run.append(Edit(mark.start(), mark.end(), ""))
            longest = max(longest, len(line[0]))
        elif line[0].strip():
            if len(run) >= _LINES and longest >= _LONG:
                yield from run
            run, longest, bare = [], 0, True
    if len(run) >= _LINES and longest >= _LONG or not bare:
        yield from run
