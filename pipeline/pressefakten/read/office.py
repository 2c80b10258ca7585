"""What the readers of office documents share: blocks → text with labels, and the limits of packed files."""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from pressefakten.read import refusals
from pressefakten.read.source import Label
from pressefakten.settings import MAX_DOCUMENT_BYTES, MAX_EXPANSION, MAX_FILE_BYTES, MAX_UNPACKED

_SHORTEST, _LONGEST = 8, 300


@dataclass(frozen=True, slots=True)
class DocumentBlock:
    """A paragraph or a row of a table. ``rank`` is 1 for a document's title, 2 for a heading of the first rank."""

    text: str
    rank: int = 0
    is_row: bool = False


def document_of(blocks: Iterable[DocumentBlock]) -> tuple[str, tuple[Label, ...]]:
    """The text, paragraphs apart by a blank line, rows of tables one below another; its title is labelled where one
    paragraph alone is set as such."""
    text = ""
    ranked: dict[int, list[tuple[int, int]]] = {1: [], 2: []}
    previous: DocumentBlock | None = None
    for block in blocks:
        words = block.text.replace("\xad", "").strip()
        if not words:
            continue
        text += _between(previous, block)
        if block.rank and _SHORTEST <= len(words) <= _LONGEST:
            ranked[block.rank].append((len(text), len(text) + len(words)))
        text += words
        previous = block
    titles = next((places for places in (ranked[1], ranked[2]) if places), [])
    labels = [Label("title", start, end, "style") for start, end in titles] if len(titles) == 1 else []
    return f"{text}\n" if text else "", tuple(labels)


def _between(above: DocumentBlock | None, block: DocumentBlock) -> str:
    if above is None:
        return ""
    return "\n" if above.is_row and block.is_row else "\n\n"


def guard(archive: zipfile.ZipFile, name: str) -> None:
    """Raises ReadError: R020 for members with a password, R023 where they unpack to far more than they hold."""
    whole = 0
    for info in archive.infolist():
        if info.flag_bits & 1:
            raise refusals.locked(name)
        whole += info.file_size
        packed = info.file_size > MAX_EXPANSION * max(info.compress_size, 1) and info.file_size > MAX_FILE_BYTES
        if packed or (info.filename.endswith(".xml") and info.file_size > MAX_DOCUMENT_BYTES) or whole > MAX_UNPACKED:
            raise refusals.bomb(name, info.filename)
