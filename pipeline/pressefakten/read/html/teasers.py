"""Teasers of other articles on a page: a headline that is a link with words below it, a text that breaks off at one."""

import re

from lxml.html import HtmlElement

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_NEAR = 3
"""How many elements up a teaser's headline stands beside its words."""
_LONGEST = 700
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.)\W{0,3}(?:mehr|weiterlesen|weiter|lesen sie mehr|\W)*\Z", re.IGNORECASE)


def is_teaser(leaf: HtmlElement, title: HtmlElement | None) -> bool:
    """Whether a part of a page is of a teaser. What stands in one element with the page's headline is none."""
    if title is None or leaf is title:
        return False
    breaks_off = bool(_BREAKS_OFF.search(leaf.text_content().strip()[-60:]))
    if breaks_off and any(True for _ in leaf.iter("a")):
        return True
    for element in [leaf, *leaf.iterancestors()][: _NEAR + 1]:
        if element.tag in ("body", "main") or len(element.text_content()) > _LONGEST or _holds(element, title):
            return False
        if element.tag == "a" and len(leaf.text_content()) > 1 and any(True for _ in element.iter(*_HEADINGS)):
            return True
        if any(_is_link(heading) for heading in element.iter(*_HEADINGS)):
            return True
    return False


def _holds(element: HtmlElement, title: HtmlElement) -> bool:
    return any(one is element for one in (title, *title.iterancestors()))


def _is_link(heading: HtmlElement) -> bool:
    """Whether a heading is a link as a whole, to another page."""
    words = "".join(heading.text_content().split())
    for link in heading.iter("a"):
        if not (link.get("href") or "#").startswith("#") and "".join(link.text_content().split()) == words:
            return True
    return False
