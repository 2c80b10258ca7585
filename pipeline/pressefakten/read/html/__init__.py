"""A saved page: the text that a reader sees, what its structure says of it, and its metadata.

inscriptis makes the text; trafilatura tells which of it is main text. What a browser does not show is left out before
both, so that nothing comes from it.
"""

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from pressefakten.read import refusals
from pressefakten.read.encoding import check
from pressefakten.read.html.decoding import decode_page
from pressefakten.read.html.hidden import drop_hidden
from pressefakten.read.html.metadata import Metadata, metadata_of, site_of
from pressefakten.read.html.repair import repair
from pressefakten.read.html.structure import mark_structure
from pressefakten.read.html.text import HtmlText, page_text
from pressefakten.read.source import Claim, Decoded

__all__ = ["fragment_text", "read", "read_markup"]


def read(data: bytes, name: str) -> Iterator[Decoded]:
    """The release of a page. Raises ReadError: R019 where its markup is nested too deeply, R027 without a text."""
    markup, encoding = decode_page(data, name)
    yield read_markup(markup, encoding, name)


def read_markup(markup: str, encoding: str, name: str) -> Decoded:
    """The release of a page that is decoded already. Raises like ``read``."""
    tree = parse(markup, name)
    metadata = metadata_of(tree)
    drop_hidden(tree)
    repair(tree)
    mark_structure(tree, metadata)
    page = page_text(tree, metadata.titles)
    if not page.text.strip():
        raise refusals.without_text(name, "a page")
    return Decoded(page.text, encoding, check(page.text, name), claims_of(metadata, page), page.labels)


def claims_of(metadata: Metadata, page: HtmlText) -> tuple[Claim, ...]:
    """The claims of a page. Its title is claimed only where no heading of the text is labelled so."""
    label = next((label for label in page.labels if label.name == "title"), None)
    claims = [claim for claim in metadata.claims if label is None or claim.name != "title"]
    headline = page.text[label.start : label.end] if label else next((c.value for c in claims if c.name == "title"), "")
    if site := site_of(metadata, headline):
        claims.append(site)
    return tuple(dict.fromkeys(claims))


def fragment_text(markup: str, name: str) -> str:
    """The text of a piece of a page, e.g. of an item of a feed or the body of a mail. "" where there is none."""
    if not markup.strip():
        return ""
    tree = parse(f"<html><body>{markup}</body></html>", name)
    drop_hidden(tree)
    repair(tree)
    return page_text(tree).text


def parse(markup: str, name: str) -> HtmlElement:
    """The tree of a page. Raises ReadError R019, R027."""
    # As bytes: lxml refuses a str with a declaration of its encoding.
    data = markup.replace("\x00", "").encode("utf-8", "replace")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(data, parser=parser)
    except etree.ParserError as error:
        raise refusals.without_text(name, "a page") from error
    if any("excessive depth" in entry.message.lower() for entry in parser.error_log):
        raise refusals.too_deep(name)
    return tree
