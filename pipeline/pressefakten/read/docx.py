"""A Word document (.docx): paragraphs, tables and text boxes in the order in which they stand in it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pressefakten.lexicon import load
from pressefakten.read import refusals
from pressefakten.read.archive import opened
from pressefakten.read.days import day_of
from pressefakten.read.encoding import check
from pressefakten.read.office import DocumentBlock, document_of, guard
from pressefakten.read.source import Claim, Decoded

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_MC}Fallback", f"{_W}rPr", f"{_W}pPr"}


def read(data: bytes, name: str) -> Iterator[Decoded]:
    """The text of a document, with what its letterhead says above it. Raises ReadError R018, R020, R023, R027."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    guard(opened(data, name), name)
    try:
        document = docx.Document(BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise refusals.broken(name, "Word", str(error)) from error
    blocks = [*_letterhead(document), *_blocks(document.element.body, _styles(document))]
    text, labels = document_of(blocks)
    if not text.strip():
        raise refusals.without_text(name, "a Word document")
    yield Decoded(text, "docx", check(text, name), tuple(_claims(document)), labels)


def _claims(document: Any) -> Iterator[Claim]:
    created = document.core_properties.created
    if created is not None and (day := day_of(created.date())):
        yield Claim("published", day, "document")


def _letterhead(document: Any) -> Iterator[DocumentBlock]:
    """What stands at the head of the first page: the sender, as on letter paper."""
    section = document.sections[0] if len(document.sections) else None
    if section is None:
        return
    header = section.first_page_header if section.different_first_page_header_footer else section.header
    if not header.is_linked_to_previous:
        yield from _blocks(header._element, {})


def _styles(document: Any) -> dict[str, str]:
    return {style.style_id: style.name or "" for style in document.styles}


def _blocks(element: Any, styles: dict[str, str]) -> Iterator[DocumentBlock]:
    for child in element.iterchildren():
        if child.tag == f"{_W}p":
            yield from _paragraph(child, styles)
        elif child.tag == f"{_W}tbl":
            yield from _table(child, styles)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag"):
            yield from _blocks(child, styles)


def _paragraph(paragraph: Any, styles: dict[str, str]) -> Iterator[DocumentBlock]:
    """A paragraph, and behind it the text boxes that hang on it."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(style.get(f"{_W}val"), "") if style is not None else ""
    is_heading = name.lower().startswith(tuple(load("pages")["styles"]["headings"]))
    is_item = not is_heading and paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    boxes: list[Any] = []
    text = "".join(_runs(paragraph, boxes))
    yield DocumentBlock(f"- {text}" if is_item and text.strip() else text, _rank(name))
    for box in boxes:
        yield from _blocks(box, styles)


def _rank(style: str) -> int:
    """1 for a document's title, 2 for a heading of the first rank, 0 for text."""
    name = style.lower()
    styles = load("pages")["styles"]
    return 1 if name in styles["title"] else 2 if name in styles["first_heading"] else 0


def _runs(element: Any, boxes: list[Any]) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield "\t"
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif not _is_hidden(child):
            yield from _runs(child, boxes)


def _is_hidden(run: Any) -> bool:
    return run.tag == f"{_W}r" and run.find(f"{_W}rPr/{_W}vanish") is not None


def _table(table: Any, styles: dict[str, str]) -> Iterator[DocumentBlock]:
    """A table row by row; cells with several paragraphs lay out a page and are read one after another."""
    for row in table.iterchildren(f"{_W}tr"):
        cells = [list(_blocks(cell, styles)) for cell in row.iterchildren(f"{_W}tc")]
        texts = [[block for block in cell if block.text.strip()] for cell in cells]
        if all(len(cell) <= 1 for cell in texts):
            yield DocumentBlock("  ".join(cell[0].text.strip() for cell in texts if cell), 0, is_row=True)
        else:
            for cell in texts:
                yield from cell
