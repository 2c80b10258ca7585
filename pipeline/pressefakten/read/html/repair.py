"""What a page leaves to its style sheets, written out: columns of layout, quotation marks, blanks between elements."""

from lxml.html import HtmlElement


def repair(tree: HtmlElement) -> None:
    """Change the tree so that its text is what a browser shows."""
    _flatten_layout_tables(tree)
    _spell_quotes(tree)
    _part_spans(tree)


def _flatten_layout_tables(tree: HtmlElement) -> None:
    """Tables that lay out a page become blocks: beside each other their cells would be read line by line."""
    for table in list(tree.iter("table")):
        parts = [table, *(one for one in table.iter(*_PARTS) if next(one.iterancestors("table"), None) is table)]
        if any(_lays_out(cell) for cell in parts if cell.tag in ("td", "th")):
            for element in parts:
                element.tag = "div"


_PARTS = ("tr", "tbody", "thead", "tfoot", "td", "th", "caption")


def _spell_quotes(tree: HtmlElement) -> None:
    """<q> has the quotation marks that browsers show, where the page does not write them itself."""
    for quote in list(tree.iter("q")):
        before = quote.getprevious()
        lead = (before.tail if before is not None else quote.getparent().text) or ""
        if not lead.rstrip().endswith(_OPENING) and not quote.text_content().lstrip().startswith(_OPENING):
            quote.text = f"„{quote.text or ''}"
            if len(quote):
                quote[-1].tail = f"{quote[-1].tail or ''}“"
            else:
                quote.text = f"{quote.text}“"
        quote.drop_tag()


def _part_spans(tree: HtmlElement) -> None:
    """A blank between spans that only a style sheet sets apart: "Datum:" and "3. Mai". Within a word there is none.
    Links that follow each other are apart."""
    for link in tree.iter("a"):
        below = link.getnext()
        if not link.tail and below is not None and below.tag == "a":
            link.tail = " "
    for span in tree.iter("span"):
        if _lead(span).endswith(":") and span.text and span.text[:1].isalnum():
            span.text = f" {span.text}"
        if _needs_blank(span):
            span.tail = f" {span.tail or ''}"


def _lead(element: HtmlElement) -> str:
    """The text right before an element."""
    before, above = element.getprevious(), element.getparent()
    return (before.tail if before is not None else above.text if above is not None else "") or ""


def _first_behind(span: HtmlElement) -> tuple[str, bool]:
    """The first character behind a span in its line, and whether another span has it."""
    below = span.getnext()
    if span.tail or below is None or below.tag not in _INLINE:
        return (span.tail or "")[:1], False
    return below.text_content()[:1], below.tag == "span"


def _needs_blank(span: HtmlElement) -> bool:
    """Whether what follows a span is not of one word with it."""
    words = span.text_content()
    last, (first, is_span) = words[-1:], _first_behind(span)
    if not (last.strip() and first.isalnum()):
        return False
    if last in ":;,.|":
        return not (last in ".," and first.isdigit())
    if last.islower() and first.isdigit():
        return is_span and len(words) >= _WORD
    return is_span and (last.islower() and first.isupper() or last.isdigit() and first.isalpha())


_WORD = 3
"""Letters of a span that a number does not belong to: "m2" and "CO2" stay whole."""
_INLINE = ("span", "time", "a", "strong", "b", "em", "small")
_OPENING = ("„", "“", "»", "«", "‚", '"')
_LONGEST_CELL = 150


def _lays_out(cell: HtmlElement) -> bool:
    if any(True for _ in cell.iter("table", "div", "ul", "ol", "h1", "h2", "h3", "form", "article")):
        return True
    return sum(1 for _ in cell.iter("p", "br")) > 1 or len(cell.text_content()) > _LONGEST_CELL
