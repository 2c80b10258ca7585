"""Which part of a page is its release: what trafilatura takes for main text, and what stands with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement, tostring

from pressefakten.read.html.metadata import plain
from pressefakten.read.html.teasers import is_teaser

_MAIN = 0.9
_SHORTEST = 25


@dataclass(frozen=True, slots=True)
class Area:
    """Where a page has its release: ``inner`` are the places of the leaves that may belong to it, ``matched`` those of
    main text, ``first`` and ``last`` the places of headline and end of the text, ``holder`` the smallest element that
    holds the text. ``own`` are the places in the <article> that holds headline and text, if there is one."""

    inner: frozenset[int]
    matched: frozenset[int]
    first: int
    last: int
    holder: HtmlElement
    title: HtmlElement | None
    own: frozenset[int] = frozenset()


def _main_text(tree: HtmlElement) -> str:
    """What trafilatura takes for main text, as words; "" where it finds none."""
    from trafilatura import extract

    found = extract(
        tostring(tree, encoding="unicode"),
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        deduplicate=False,
        with_metadata=False,
    )
    return f" {plain(found or '')} "


def _is_main(leaf: HtmlElement, main_text: str) -> bool:
    """Whether a leaf is of the main text: as a whole, or half of what its line breaks part."""
    words = plain(leaf.text_content())
    if len(words) < _SHORTEST or f" {words} " in main_text:
        return len(words) >= _SHORTEST
    pieces = [plain(piece) for piece in _lines(leaf)] if len(words) >= _SEVERAL else []
    found = sum(len(piece) for piece in pieces if len(piece) >= _SHORTEST and f" {piece} " in main_text)
    return bool(found) and 2 * found >= len(words)


def _lines(leaf: HtmlElement) -> list[str]:
    """The text of a leaf, parted at its line breaks."""
    return "".join(_with_breaks(leaf)).split(_BREAK)


def _with_breaks(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield _BREAK
        elif isinstance(child.tag, str):
            yield from _with_breaks(child)
        yield child.tail or ""


_BREAK = "\x00"
_SEVERAL = 80
"""Letters of a leaf that is looked at line by line, at least."""
CARDS = 3
"""Parts of teasers in a row from which on the release is at its end: two headlines and a text."""


def _are_apart(between: list[HtmlElement], title: HtmlElement | None) -> bool:
    """Whether the leaves between two of the main text part them: too many, a footer, cards of other stories."""
    if len(between) >= _GAP or any(map(_is_of_footer, between)):
        return True
    return sum(is_teaser(leaf, title) for leaf in between) >= CARDS


def _cluster(matched: list[int], leaves: list[HtmlElement], title: HtmlElement | None) -> list[int]:
    """The main text that hangs together: what stands behind a footer or far from the rest belongs to the site. Of
    several such stretches the longest, below the headline where one lies there."""
    clusters: list[list[int]] = []
    for place in matched:
        if not clusters or _are_apart(leaves[clusters[-1][-1] + 1 : place], title):
            clusters.append([])
        clusters[-1].append(place)
    head = next((place for place, leaf in enumerate(leaves) if leaf is title), -1)
    below = [cluster for cluster in clusters if cluster[-1] > head]
    return max(below or clusters, key=lambda one: sum(len(leaves[place].text_content()) for place in one), default=[])


_GAP = 12
"""Parts of a page that may lie between two of its main text."""


def _is_of_footer(leaf: HtmlElement) -> bool:
    return any(above.tag == "footer" or above.get("role") == "contentinfo" for above in leaf.iterancestors())


def area_of(tree: HtmlElement, body: HtmlElement, title: HtmlElement | None, leaves: list[HtmlElement]) -> Area:
    """The part of the page between headline and end of the text, and what stands in one element with them, where that
    is no more than a few times as long."""
    matched = _cluster(_matched(_main_text(tree), leaves, title), leaves, title)
    places = {leaf: place for place, leaf in enumerate(leaves)}
    first = places.get(title, -1) if title is not None else -1
    if not matched:
        return Area(frozenset(range(len(leaves))), frozenset(), first, len(leaves), body, title)
    lengths = [len(leaf.text_content()) for leaf in leaves]
    holder = _holder([leaves[place] for place in matched], [lengths[place] for place in matched], body)
    held = [places[element] for element in holder.iter() if element in places]
    core = set(range(min([first, *held] if first >= 0 else held), max(held) + 1))
    inner = core | _with_wider(core, holder, title, body, places, lengths)
    own = _own(holder, title, places) & inner
    last = max(place for place in matched if place in inner)
    return Area(frozenset(inner), frozenset(matched), first, last, holder, title, frozenset(own))


def _matched(main_text: str, leaves: list[HtmlElement], title: HtmlElement | None) -> list[int]:
    """The places of the leaves that are of the main text and announce no other story."""
    return [place for place, leaf in enumerate(leaves) if _is_main(leaf, main_text) and not is_teaser(leaf, title)]


def _own(holder: HtmlElement, title: HtmlElement | None, places: dict[HtmlElement, int]) -> set[int]:
    around = set(title.iterancestors()) if title is not None else set()
    articles = (one for one in (holder, *holder.iterancestors()) if one.tag == "article" and one in around)
    article = next(articles, None)
    return {places[one] for one in article.iter() if one in places} if article is not None else set()


def _with_wider(
    core: set[int],
    holder: HtmlElement,
    title: HtmlElement | None,
    body: HtmlElement,
    places: dict[HtmlElement, int],
    lengths: list[int],
) -> set[int]:
    """The leaves of the elements around headline and text that are not much longer; never out of the main element."""
    above = [holder, *holder.iterancestors()]
    around_title = set(title.iterancestors()) if title is not None else set(above)
    together = next((one for one in above if one in around_title), body)
    within = set(_main_element(above, body).iter())
    size = sum(lengths[place] for place in core)
    found: set[int] = set()
    for element in (together, *holder.iterancestors("article"), *holder.iterancestors("main")):
        wider = {places[one] for one in element.iter() if one in places and one in within}
        if sum(lengths[place] for place in wider) <= _WIDER * size:
            found |= wider
    return found


def _main_element(above: list[HtmlElement], body: HtmlElement) -> HtmlElement:
    """The element that the page marks as its main one, of those ``above``; else the whole."""
    return next((one for one in above if one.tag == "main" or one.get("role") == "main"), body)


_WIDER = 2.5


def _holder(matched: list[HtmlElement], sizes: list[int], body: HtmlElement) -> HtmlElement:
    """The smallest element that holds nine tenths of the main text."""
    weights: dict[HtmlElement, int] = {}
    for leaf, size in zip(matched, sizes, strict=True):
        for above in (leaf, *leaf.iterancestors()):
            weights[above] = weights.get(above, 0) + size
    fitting = [element for element, size in weights.items() if size >= _MAIN * sum(sizes)]
    return max(fitting, key=lambda element: sum(1 for _ in element.iterancestors()), default=body)
