"""The smallest blocks of a page that hold its text, each with none in it."""

from collections.abc import Iterator

from lxml.html import HtmlElement

_BLOCKS = frozenset(
    "p li dd dt td th h1 h2 h3 h4 h5 h6 div blockquote figcaption pre address section article aside main header footer "
    "table tr tbody ul ol dl figure body details summary center fieldset hgroup".split()
)


def leaves_of(body: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that hold text themselves and no further blocks, in the order of the page. Text that stands between
    blocks gets an element of its own."""
    for element in list(body.iter()):
        if not isinstance(element.tag, str) or element.tag not in _BLOCKS:
            continue
        if not any(child.tag in _BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str)):
            yield element
        else:
            yield from _wrapped_runs(element)


def _is_said(text: str | None) -> bool:
    return bool(text and text.strip())


def _wrapped_runs(element: HtmlElement) -> list[HtmlElement]:
    """The runs of text and inline elements between the blocks of an element, each moved into an element of its own."""
    runs: list[HtmlElement] = []
    run: HtmlElement | None = None

    def wrapper(place: int) -> HtmlElement:
        made: HtmlElement = element.makeelement("div")
        element.insert(place, made)
        runs.append(made)
        return made

    if _is_said(element.text):
        text, element.text = element.text, None
        run = wrapper(0)
        run.text = text
    for child in list(element):
        if child is run:
            continue
        if _holds_block(child):
            tail, child.tail = child.tail, None
            run = None
            if _is_said(tail):
                run = wrapper(element.index(child) + 1)
                run.text = tail
        elif run is not None or child.text_content().strip() or _is_said(child.tail):
            if run is None:
                run = wrapper(element.index(child))
            run.append(child)  # with its tail
    return runs


def _holds_block(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return False
    return element.tag in _BLOCKS or any(
        child.tag in _BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str)
    )
