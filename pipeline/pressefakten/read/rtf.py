"""Rich text (.rtf): the text by striprtf, in the code page that the file names."""

import re
from collections.abc import Iterator

from pressefakten.read import refusals
from pressefakten.read.encoding import check
from pressefakten.read.source import Decoded

_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_CELLS = re.compile(r"[ \t]*\|[ \t]*")
_BLANKS = re.compile(r"\n{3,}")
_CODECS = {"10000": "mac_roman", "850": "cp850", "437": "cp437", "65001": "utf-8"}


def read(data: bytes, name: str) -> Iterator[Decoded]:
    """The text of a file. Raises ReadError R018, R027."""
    from striprtf.striprtf import rtf_to_text

    stated = _CODE_PAGE.search(data[:1_000])
    page = stated[1].decode("ascii") if stated else "1252"
    codec = _CODECS.get(page, f"cp{page}")
    if b"\\mac" in data[:100] and stated is None:
        codec = "mac_roman"
    try:
        text: str = rtf_to_text(data.decode("latin-1"), encoding=codec, errors="replace")  # type: ignore[no-untyped-call]
    except (LookupError, ValueError, IndexError) as error:
        raise refusals.broken(name, "rich text", str(error)) from error
    lines = [_CELLS.sub("  ", line).rstrip() if _is_row(line) else line.rstrip() for line in text.split("\n")]
    text = _BLANKS.sub("\n\n", "\n".join(lines).replace("\xad", "")).strip("\n")
    if not text.strip():
        raise refusals.without_text(name, "a rich text document")
    yield Decoded(f"{text}\n", codec, check(text, name))


def _is_row(line: str) -> bool:
    """Whether a line is the row of a table: striprtf puts a bar behind each cell."""
    return line.count("|") > 1 or line.endswith("|")
