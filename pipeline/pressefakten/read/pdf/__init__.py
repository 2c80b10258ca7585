"""A PDF: its lines in the order of a reader, joined to paragraphs, without what stands on every page."""

from collections.abc import Iterator
from typing import Any

from pressefakten.read import refusals
from pressefakten.read.days import day_of
from pressefakten.read.encoding import check
from pressefakten.read.pdf.furniture import without_furniture
from pressefakten.read.pdf.layout import PdfPage, in_order
from pressefakten.read.pdf.lines import PdfLine, lines_of
from pressefakten.read.pdf.paragraphs import Paragraph, is_unfinished, paragraphs_of
from pressefakten.read.source import Claim, Decoded, Label
from pressefakten.settings import MAX_CHARACTERS, MAX_PAGES

__all__ = ["read"]

_TITLE_SIZE = 1.12
"""How much larger than the text a headline is set, at least."""
_TITLE = range(15, 301)
_FEWEST = 20
"""Characters of a document below which its pages are pictures."""


def read(data: bytes, name: str) -> Iterator[Decoded]:
    """The release of a PDF. Raises ReadError: R018 where it is damaged, R020 with a password, R021 for a scan."""
    document = _opened(data, name)
    pages: list[PdfPage] = []
    pictures, size = 0, 0
    for number in range(min(len(document), MAX_PAGES)):
        page = document[number]
        lines = lines_of(page, number)
        pictures += not lines
        pages.append(in_order(lines))
        size += sum(len(line.text) for line in lines)
        page.close()
        if size > MAX_CHARACTERS:
            raise refusals.too_large(name, size, "characters")
    if size < _FEWEST:
        raise refusals.scan(name, len(document))
    paragraphs = paragraphs_of(_with_columns_behind(pages))
    text, places = _joined(paragraphs)
    warnings = list(check(text, name))
    if pictures and len(pages) > 1:
        warnings.append(f"{pictures} of {len(pages)} pages are pictures without text")
    if len(document) > MAX_PAGES:
        warnings.append(f"only the first {MAX_PAGES} of {len(document)} pages are read")
    yield Decoded(text, "pdf", tuple(warnings), tuple(_claims(document)), tuple(_title(paragraphs, places)))


def _opened(data: bytes, name: str) -> Any:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
        if not len(document):
            raise refusals.without_text(name, "a PDF")
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise refusals.locked(name) from error
        raise refusals.broken(name, "PDF", str(error)) from error
    return document


def _with_columns_behind(pages: list[PdfPage]) -> list[list[PdfLine]]:
    """The lines of each page without running heads and feet. Where the text of a page goes on on the next one, the
    column of information beside it comes behind the end of that text."""
    kept = without_furniture([page.lines for page in pages])
    waiting: list[PdfLine] = []
    for number, (lines, page) in enumerate(zip(kept, pages, strict=True)):
        beside = {id(line) for line in page.beside}
        text = [line for line in lines if id(line) not in beside]
        if number + 1 < len(pages) and text and is_unfinished(text[-1].text):
            waiting += [line for line in lines if id(line) in beside]
            kept[number] = text
        else:
            kept[number] = [*lines, *waiting]
            waiting = []
    return kept


def _joined(paragraphs: list[Paragraph]) -> tuple[str, list[int]]:
    """The text, and where each paragraph begins."""
    text, places = "", []
    for paragraph in paragraphs:
        if text:
            text += "\n\n" if paragraph.is_apart else "\n"
        places.append(len(text))
        text += paragraph.text
    return f"{text}\n", places


def _title(paragraphs: list[Paragraph], places: list[int]) -> Iterator[Label]:
    """The one paragraph of the first page that is set larger than all others but for a word or two."""
    body = _size_of_text(paragraphs)
    large = [
        (one, place)
        for one, place in zip(paragraphs, places, strict=True)
        if one.page == 0 and one.size >= _TITLE_SIZE * body and _may_be_title(one.text)
    ]
    size = max((one.size for one, _ in large), default=0.0)
    largest = [(one, place) for one, place in large if one.size > 0.98 * size]
    if len(largest) == 1:
        paragraph, place = largest[0]
        yield Label("title", place, place + len(paragraph.text), "largest letters")


def _may_be_title(text: str) -> bool:
    return len(text) in _TITLE and len(text.split()) > 2


def _size_of_text(paragraphs: list[Paragraph]) -> float:
    """The size that most letters are set in."""
    counts: dict[float, int] = {}
    for paragraph in paragraphs:
        key = round(paragraph.size, 1)
        counts[key] = counts.get(key, 0) + len(paragraph.text)
    return max(counts, key=lambda size: counts[size])


def _claims(document: Any) -> Iterator[Claim]:
    known = document.get_metadata_dict()
    stamp = str(known.get("CreationDate", "")).removeprefix("D:")[:8]
    if day := day_of(stamp):
        yield Claim("published", day, "document")
