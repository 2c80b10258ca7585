"""Which parts of a page are the headline, the release, what stands beside it: marks on the elements of its tree.

What lies outside the page's main part is boilerplate, but for boxes with the contact. The mark is an attribute, which
inscriptis carries into the text.
"""

import re
from functools import cache
from itertools import pairwise

from lxml.html import HtmlElement

from pressefakten.lexicon import load
from pressefakten.read.html.area import CARDS, Area, area_of
from pressefakten.read.html.headline import headline_of
from pressefakten.read.html.leaves import leaves_of
from pressefakten.read.html.metadata import Metadata, plain
from pressefakten.read.html.teasers import is_teaser

MARK = "data-pressefakten"
_ADDRESS = re.compile(r"@|\bwww\.|https?://|\d{3,}[ /-]\d{2}")
_LINKS = 0.7


def mark_structure(tree: HtmlElement, metadata: Metadata) -> None:
    """Mark the elements of a repaired page without hidden parts."""
    body = next(tree.iter("body"), tree)
    title = headline_of(body, metadata)
    if title is not None:
        title.set(MARK, "title")
    leaves = [leaf for leaf in leaves_of(body) if plain(leaf.text_content())]
    area = area_of(tree, body, title, leaves)
    contact = _first_contact(leaves, area)
    for place, leaf in enumerate(leaves):
        if leaf.get(MARK):
            continue
        if place in area.inner:
            name = _inside(leaf, place, area, contact)
        else:
            name = None if _is_contact_box(leaf, area.holder) else "boilerplate"
        if name:
            leaf.set(MARK, name)
    _mark_lists_of_others(leaves, area)
    _mark_boxes_behind(leaves, area, contact)
    _mark_headings_of_lists(leaves, area)
    _mark_below_teasers(leaves, area)
    _drop_menus(leaves, area)


def _first_contact(leaves: list[HtmlElement], area: Area) -> int:
    """The place of the first heading of a contact below the headline; behind the last leaf where there is none."""
    places = range(max(area.first, 0), len(leaves))
    return next((place for place in places if _begins_contact(leaves[place])), len(leaves))


def _begins_contact(leaf: HtmlElement) -> bool:
    """Whether a part is the heading of a contact, or begins with one in bold letters."""
    names = _names("contact")
    if len(leaf) and leaf[0].tag in ("strong", "b") and not (leaf.text or "").strip():
        return plain(leaf[0].text_content()) in names
    return plain(leaf.text_content()) in names


@cache
def _names(of: str) -> frozenset[str]:
    return frozenset(plain(heading) for heading in load("pages")[of]["headings"])


def _mark_lists_of_others(leaves: list[HtmlElement], area: Area) -> None:
    """What stands below a heading such as "Weitere Meldungen", in the part of the page that it heads, is of others; and
    where that part is the page itself, all below it but a contact."""
    names = _names("beside")
    begin = min(area.matched, default=area.last)
    for place, leaf in enumerate(leaves):
        if place <= begin or leaf.get(MARK) == "title" or plain(leaf.text_content()) not in names:
            continue
        part = leaf.getparent()
        for below in leaves[place:]:
            if part is not None and not any(above is part for above in below.iterancestors()):
                break
            words = plain(below.text_content())
            if below is not leaf and (_begins_contact(below) or _goes_on(below, words)):
                break
            below.set(MARK, "boilerplate")


def _mark_boxes_behind(leaves: list[HtmlElement], area: Area, contact: int) -> None:
    """Behind the contact, a box with a heading of its own, a few words and no address is not of the release."""
    for leaf in leaves[contact + 1 :]:
        if leaf.get(MARK) in (None, "main") and leaf.tag not in _ALL_HEADINGS and _is_small_box(leaf.getparent(), area):
            for below in leaf.getparent().iter():
                if below in leaves:
                    below.set(MARK, "boilerplate")


def _is_small_box(box: HtmlElement, area: Area) -> bool:
    first = next((one for one in box if isinstance(one.tag, str)), None)
    if first is None or first.tag not in _ALL_HEADINGS[1:] or any(one is area.title for one in box.iter()):
        return False
    words = box.text_content()
    return len(words) < _SMALL and not _begins_contact(first) and not _REACHED.search(words)


_SMALL = 100
_REACHED = re.compile(
    r"@|\bwww\.|https?://|\d{3,}[ /-]\d{2}|\b\d{4,5} [A-ZÄÖÜ]|\b(?:Tel|Fon|Mail)|[a-zäöüß]{3}[.!?](?:\s|\Z)"
)
"""What tells that somebody is reached there, or that there are sentences."""


def _goes_on(leaf: HtmlElement, words: str) -> bool:
    """Whether a paragraph is too long to be an item of a list: the release goes on below what stood in its way."""
    return len(words) >= _SURELY and _share_of_links(leaf) < 0.5 and next(leaf.iterancestors("li"), None) is None


def _mark_headings_of_lists(leaves: list[HtmlElement], area: Area) -> None:
    """The heading above links that are boilerplate is boilerplate too."""
    for place, (leaf, below) in enumerate(pairwise(leaves)):
        outside = place < area.first or place > area.last
        if outside and leaf.tag in _ALL_HEADINGS and not leaf.get(MARK) and below.get(MARK) == "boilerplate":
            leaf.set(MARK, "boilerplate")


def _mark_below_teasers(leaves: list[HtmlElement], area: Area) -> None:
    """A release does not go on below the teasers of others, but for its contact."""
    teasers = 0
    for place in range(area.last + 1, len(leaves)):
        leaf = leaves[place]
        teasers += is_teaser(leaf, area.title)
        if teasers >= CARDS and not leaf.get(MARK) and not _is_contact_box(leaf, area.holder):
            leaf.set(MARK, "boilerplate")


def _drop_menus(leaves: list[HtmlElement], area: Area) -> None:
    """Links apart from the release are no text at all."""
    for place, leaf in enumerate(leaves):
        apart = place not in area.inner or place < area.first or (place > area.last and leaf.tag == "li")
        if apart and leaf.get(MARK) == "boilerplate" and _is_link(leaf):
            above = leaf.getparent()
            leaf.drop_tree()
            while above is not None and above.tag in ("ul", "ol", "li", "dl") and not above.text_content().strip():
                above, empty = above.getparent(), above
                empty.drop_tree()


_ALL_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def _inside(leaf: HtmlElement, place: int, area: Area, contact: int) -> str | None:
    """What a part of the main part is: a caption, boilerplate, surely not boilerplate, or None where that is open."""
    if leaf.tag == "figcaption" or any(True for _ in leaf.iterancestors("figcaption")):
        return "caption"
    if place not in area.matched:
        outside = place < area.first or place > area.last
        if _is_beside(leaf, area.holder) or is_teaser(leaf, area.title) or outside and _is_link(leaf):
            return "boilerplate"
    if _share_of_links(leaf) >= 0.5:
        return None
    return "main" if _is_sure(leaf, place, area, contact) else None


def _is_sure(leaf: HtmlElement, place: int, area: Area, contact: int) -> bool:
    """Whether a part that is not named otherwise is of the release: it stands in its article below the headline, amid
    its text and not behind its contact, or is of that itself and long."""
    if place in area.own and place > area.first or min(area.matched, default=place) < place < min(area.last, contact):
        return True
    return place in area.matched and len(plain(leaf.text_content())) >= _SURELY


_SURELY = 80


def _is_beside(leaf: HtmlElement, holder: HtmlElement) -> bool:
    """Whether a part of the page below its main part is named as what stands beside a release."""
    names = load("pages")["beside"]
    if any(True for _ in leaf.iterancestors("blockquote")):
        return False
    for element in (leaf, *leaf.iterancestors()):
        if element is holder or element.tag == "body":
            return False
        named = f"{element.get('id', '')} {element.get('class', '')}".lower()
        is_frame = element.tag in names["tags"] or element.get("role", "").lower() in names["roles"]
        if is_frame and not any(child.get(MARK) == "title" for child in element.iter()):
            return True
        if any(word in named for word in names["parts_of_names"]):
            return True
    return False


def _is_link(leaf: HtmlElement) -> bool:
    """Whether it is a link and no more, but not that of a mail address or a number."""
    if _share_of_links(leaf) < _LINKS or _ADDRESS.search(leaf.text_content()):
        return False
    return not any((link.get("href") or "").lower().startswith(("mailto:", "tel:")) for link in _links(leaf))


def _links(leaf: HtmlElement) -> list[HtmlElement]:
    above = list(leaf.iterancestors("a"))
    return [*leaf.iter("a"), *above]


def _share_of_links(leaf: HtmlElement) -> float:
    if any(True for _ in leaf.iterancestors("a")):
        return 1.0
    whole = len("".join(leaf.text_content().split()))
    linked = sum(len("".join(link.text_content().split())) for link in leaf.iter("a"))
    return linked / whole if whole else 0.0


_LARGEST_BOX = 1_500
"""Characters of a box beside the release at most."""


def _is_around(element: HtmlElement, inner: HtmlElement) -> bool:
    return any(one is element for one in inner.iterancestors())


def _is_contact_box(leaf: HtmlElement, holder: HtmlElement) -> bool:
    """Whether it lies in a box beside the release whose heading is that of a contact."""
    wanted = _names("contact")
    lowest = len(_ALL_HEADINGS)
    for element in leaf.iterancestors():
        if element.tag in ("footer", "nav", "body"):
            return False
        if element.tag == "header" or _is_around(element, holder):
            return False
        heading = next(element.iter("h2", "h3", "h4", "h5", "strong", "b", "legend"), None)
        if heading is None or (rank := _rank_of(heading)) is not None and rank >= lowest:
            continue
        if plain(heading.text_content()) in wanted and len(element.text_content()) < _LARGEST_BOX:
            return True
        lowest = lowest if rank is None else rank  # what stands in a box of its own is not of the boxes before it
    return False


def _rank_of(heading: HtmlElement) -> int | None:
    """How high a heading is, 0 the highest; None for emphasis, which has no rank."""
    return _ALL_HEADINGS.index(heading.tag) if heading.tag in _ALL_HEADINGS else None
