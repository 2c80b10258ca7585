"""An OpenDocument text (.odt): the paragraphs, tables and frames of its content.xml."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from pressefakten.read import refusals
from pressefakten.read.archive import member, opened
from pressefakten.read.days import day_of
from pressefakten.read.encoding import check
from pressefakten.read.office import DocumentBlock, document_of, guard
from pressefakten.read.source import Claim, Decoded

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _OFFICE, _DRAW = (_NS % name for name in ("text", "table", "office", "drawing"))
_STYLE = _NS % "style"
_META = _NS % "meta"
_SKIPPED = {
    f"{_OFFICE}annotation",
    f"{_TEXT}tracked-changes",
    f"{_TEXT}note-citation",
    f"{_TEXT}sequence-decls",
    f"{_OFFICE}forms",
}


def read(data: bytes, name: str) -> Iterator[Decoded]:
    """The text of a document. Raises ReadError R018, R020, R023, R027."""
    archive = opened(data, name)
    guard(archive, name)
    names = archive.namelist()
    if "META-INF/manifest.xml" in names and b"encryption-data" in member(archive, "META-INF/manifest.xml", name):
        raise refusals.locked(name)
    if "content.xml" not in names:
        raise refusals.broken(name, "OpenDocument", "it has no content.xml")
    content = _parsed(member(archive, "content.xml", name), name)
    styles = dict(_styles(content))
    if "styles.xml" in names:
        styles = {**dict(_styles(_parsed(member(archive, "styles.xml", name), name))), **styles}
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    blocks = list(_blocks(body, styles)) if body is not None else []
    text, labels = document_of(blocks)
    if not text.strip():
        raise refusals.without_text(name, "an OpenDocument text")
    claims = tuple(_claims(_parsed(member(archive, "meta.xml", name), name))) if "meta.xml" in names else ()
    yield Decoded(text, "odt", check(text, name), claims, labels)


def _parsed(data: bytes, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise refusals.broken(name, "OpenDocument", str(error)) from error


def _styles(tree: Any) -> Iterator[tuple[str, str]]:
    """The name of a style → the name of the one it was made from."""
    for style in tree.iter(f"{_STYLE}style"):
        yield str(style.get(f"{_STYLE}name")), str(style.get(f"{_STYLE}parent-style-name") or "")


def _claims(meta: Any) -> Iterator[Claim]:
    created = meta.find(f".//{_META}creation-date")
    if created is not None and (day := day_of(created.text or "")):
        yield Claim("published", day, "document")


def _blocks(element: Any, styles: dict[str, str]) -> Iterator[DocumentBlock]:
    for child in element.iterchildren():
        if not isinstance(child.tag, str) or child.tag in _SKIPPED:
            continue
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            frames: list[Any] = []
            text = "".join(_words(child, frames))
            yield DocumentBlock(text, _rank(child, styles))
            for frame in frames:
                yield from _blocks(frame, styles)
        elif child.tag == f"{_TEXT}list-item":
            yield from (DocumentBlock(f"- {block.text}", 0) for block in _blocks(child, styles) if block.text.strip())
        elif child.tag == f"{_TABLE}table-row":
            yield from _row(child, styles)
        else:
            yield from _blocks(child, styles)


def _rank(element: Any, styles: dict[str, str]) -> int:
    style = str(element.get(f"{_TEXT}style-name") or "")
    names = (style, styles.get(style, ""))
    if any(name in ("Title", "Titel") for name in names):
        return 1
    return 2 if element.tag == f"{_TEXT}h" and element.get(f"{_TEXT}outline-level") in ("1", None) else 0


def _row(row: Any, styles: dict[str, str]) -> Iterator[DocumentBlock]:
    cells = [[block for block in _blocks(cell, styles) if block.text.strip()] for cell in row.iterchildren()]
    if all(len(cell) <= 1 for cell in cells):
        yield DocumentBlock("  ".join(cell[0].text.strip() for cell in cells if cell), 0, is_row=True)
    else:
        for cell in cells:
            yield from cell


def _words(element: Any, frames: list[Any]) -> Iterator[str]:
    yield element.text or ""
    for child in element.iterchildren():
        if not isinstance(child.tag, str):
            pass
        elif child.tag == f"{_TEXT}s":
            yield " " * min(int(child.get(f"{_TEXT}c") or 1), 10)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag == f"{_DRAW}text-box":
            frames.append(child)
        elif child.tag == f"{_TEXT}note":
            pass
        elif child.tag not in _SKIPPED:
            yield from _words(child, frames)
        yield child.tail or ""
