"""Which parts of a page are the headline, the release, what stands beside it: marks on the elements of its tree.

The page's main part is the smallest element that holds the headline and what trafilatura takes for main text; what
lies outside is boilerplate, but for boxes with the contact. The mark is an attribute, which inscriptis carries into the
text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml.html import HtmlElement, tostring

from pressefakten.lexicon import load
from pressefakten.read.html.metadata import Metadata, plain

MARK = "data-pressefakten"
_HEADINGS = {"h1": 2.0, "h2": 1.0, "h3": 0.5}
_BLOCKS = frozenset(
    "p li dd dt td th h1 h2 h3 h4 h5 h6 div blockquote figcaption pre address section article aside main header footer "
    "table tr tbody ul ol dl figure body details summary center fieldset hgroup".split()
)
_ADDRESS = re.compile(r"@|\bwww\.|https?://|\d{3,}[ /-]\d{2}")
_MAIN = 0.9
_LINKS = 0.7
_SHORTEST = 25


def mark_structure(tree: HtmlElement, metadata: Metadata) -> None:
    """Mark the elements of a page without hidden parts."""
    _flatten_layout_tables(tree)
    _spell_quotes(tree)
    _part_spans(tree)
    body = next(tree.iter("body"), tree)
    title = _headline(body, metadata)
    if title is not None:
        title.set(MARK, "title")
    leaves = [leaf for leaf in _leaves(body) if plain(leaf.text_content())]
    words = [plain(leaf.text_content()) for leaf in leaves]
    main_text = _main_text(tree)
    matched = [place for place, one in enumerate(words) if _is_main(one, main_text)]
    area = _area(title, leaves, _cluster(matched, leaves, title), body)
    for place, leaf in enumerate(leaves):
        if leaf.get(MARK):
            continue
        if place in area.inner:
            name = _inside(leaf, words[place], place, area)
        else:
            name = None if _is_contact_box(leaf, area.holder) else "boilerplate"
        if name:
            leaf.set(MARK, name)
    _mark_headings_of_lists(leaves, area)
    _drop_menus(leaves, area)


def _mark_headings_of_lists(leaves: list[HtmlElement], area: "_Area") -> None:
    """The heading above links that are boilerplate is boilerplate too."""
    for place, (leaf, below) in enumerate(pairwise(leaves)):
        outside = place < area.first or place > area.last
        if outside and leaf.tag in _ALL_HEADINGS and not leaf.get(MARK) and below.get(MARK) == "boilerplate":
            leaf.set(MARK, "boilerplate")


def _drop_menus(leaves: list[HtmlElement], area: "_Area") -> None:
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


@dataclass(frozen=True, slots=True)
class _Area:
    """Where a page has its release: ``inner`` are the places of the leaves that may belong to it, ``matched`` those of
    main text, ``first`` and ``last`` the places of headline and end of the text, ``holder`` the smallest element that
    holds the text."""

    inner: frozenset[int]
    matched: frozenset[int]
    first: int
    last: int
    holder: HtmlElement


def _headline(body: HtmlElement, metadata: Metadata) -> HtmlElement | None:
    """The heading that is the page's title, by what agrees on it; None where none does."""
    best, most = _other_headline(body, metadata), _ENOUGH
    if best is not None:
        most = max(most, metadata.titles[plain(best.text_content())] + _OTHER)
    for number, element in enumerate(body.iter(*_HEADINGS)):
        score = _score(element, metadata) - 0.01 * min(number, 50)
        if score > most:
            best, most = element, score
    return best


_ENOUGH, _OTHER = 1.5, 0.3
"""What speaks for a headline has to exceed the first; words in another element than a heading have the second."""


def _score(element: HtmlElement, metadata: Metadata) -> float:
    """How much speaks for a heading's being the headline."""
    words = plain(element.text_content())
    if len(words) < 4:
        return 0.0
    score = _HEADINGS[element.tag] + metadata.titles.get(words, 0.0)
    score += 1.0 if words not in metadata.titles and _agrees(words, metadata) else 0.0
    score += 1.5 if element.get("itemprop") in ("headline", "name") else 0.0
    above = list(element.iterancestors())
    places = {one.tag for one in above}
    named = " ".join(f"{one.get('class', '')} {one.get('id', '')}" for one in above[:3]).lower()
    score += 1.0 if {"main", "article"} & places else 0.0
    score -= 2.0 if {"header", "footer", "aside"} & places and "article" not in places or "logo" in named else 0.0
    return score


def _agrees(words: str, metadata: Metadata) -> bool:
    """Whether a heading is a part of what the page calls itself, or that a part of it."""
    return any(min(len(words), len(title)) >= 12 and (words in title or title in words) for title in metadata.titles)


def _other_headline(body: HtmlElement, metadata: Metadata) -> HtmlElement | None:
    """The smallest element of another kind whose words are those of the page's title."""
    for element in body.iter():
        if not isinstance(element.tag, str) or len(element) or element.tag == "a":
            continue
        words = plain(element.text_content())
        if len(words) >= 12 and words in metadata.titles:
            return element
    return None


def _leaves(body: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that hold text themselves and no further blocks, in the order of the page. Text that stands between
    blocks gets an element of its own."""
    for element in list(body.iter()):
        if not isinstance(element.tag, str) or element.tag not in _BLOCKS:
            continue
        if not any(child.tag in _BLOCKS for child in element.iterdescendants() if isinstance(child.tag, str)):
            yield element
        else:
            yield from _wrapped_runs(element)


def _wrapped_runs(element: HtmlElement) -> list[HtmlElement]:
    """The runs of text and inline elements between the blocks of an element, each moved into an element of its own."""
    runs: list[HtmlElement] = []
    run: HtmlElement | None = None

    def wrapper(place: int) -> HtmlElement:
        made: HtmlElement = element.makeelement("div")
        element.insert(place, made)
        runs.append(made)
        return made

    if (element.text or "").strip():
        text, element.text = element.text, None
        run = wrapper(0)
        run.text = text
    for child in list(element):
        if child is run:
            continue
        if _holds_block(child):
            tail, child.tail = child.tail, None
            run = None
            if (tail or "").strip():
                run = wrapper(element.index(child) + 1)
                run.text = tail
        elif run is not None or child.text_content().strip() or (child.tail or "").strip():
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


def _is_main(words: str, main_text: str) -> bool:
    return len(words) >= _SHORTEST and f" {words} " in main_text


def _cluster(matched: list[int], leaves: list[HtmlElement], title: HtmlElement | None) -> list[int]:
    """The main text that hangs together: what stands behind a footer or far from the rest belongs to the site. Of
    several such stretches the longest, below the headline where one lies there."""
    clusters: list[list[int]] = []
    for place in matched:
        apart = not clusters or place - clusters[-1][-1] > _GAP
        apart = apart or any(_is_of_footer(leaf) for leaf in leaves[clusters[-1][-1] + 1 : place])
        if apart:
            clusters.append([])
        clusters[-1].append(place)
    head = next((place for place, leaf in enumerate(leaves) if leaf is title), -1)
    below = [cluster for cluster in clusters if cluster[-1] > head]
    return max(below or clusters, key=lambda one: sum(len(leaves[place].text_content()) for place in one), default=[])


_GAP = 12
"""Parts of a page that may lie between two of its main text."""


def _is_of_footer(leaf: HtmlElement) -> bool:
    return any(above.tag == "footer" or above.get("role") == "contentinfo" for above in leaf.iterancestors())


def _area(title: HtmlElement | None, leaves: list[HtmlElement], matched: list[int], body: HtmlElement) -> _Area:
    """The part of the page between headline and end of the text, and what stands in one element with them, where that
    is no more than a few times as long."""
    places = {leaf: place for place, leaf in enumerate(leaves)}
    first = places.get(title, -1) if title is not None else -1
    if not matched:
        return _Area(frozenset(range(len(leaves))), frozenset(), first, len(leaves), body)
    lengths = [len(leaf.text_content()) for leaf in leaves]
    holder = _holder([leaves[place] for place in matched], [lengths[place] for place in matched], body)
    held = [places[element] for element in holder.iter() if element in places]
    begin, end = min([first, *held] if first >= 0 else held), max(held)
    core = set(range(begin, end + 1))
    size = sum(lengths[place] for place in core)
    above = [holder, *holder.iterancestors()]
    together = next((one for one in above if title is None or one in set(title.iterancestors())), body)
    inner = core
    for element in (together, *holder.iterancestors("article"), *holder.iterancestors("main")):
        wider = {places[one] for one in element.iter() if one in places}
        if sum(lengths[place] for place in wider) <= _WIDER * size:
            inner = inner | wider
    return _Area(frozenset(inner), frozenset(matched), first, max(matched), holder)


_WIDER = 2.5


def _holder(matched: list[HtmlElement], sizes: list[int], body: HtmlElement) -> HtmlElement:
    """The smallest element that holds nine tenths of the main text."""
    weights: dict[HtmlElement, int] = {}
    for leaf, size in zip(matched, sizes, strict=True):
        for above in (leaf, *leaf.iterancestors()):
            weights[above] = weights.get(above, 0) + size
    fitting = [element for element, size in weights.items() if size >= _MAIN * sum(sizes)]
    return max(fitting, key=lambda element: sum(1 for _ in element.iterancestors()), default=body)


def _inside(leaf: HtmlElement, words: str, place: int, area: _Area) -> str | None:
    """What a part of the main part is: a caption, boilerplate, surely not boilerplate, or None where that is open."""
    if leaf.tag == "figcaption" or any(True for _ in leaf.iterancestors("figcaption")):
        return "caption"
    if place in area.matched:
        return "main" if len(words) >= _SURELY and _share_of_links(leaf) < 0.5 else None
    if _is_beside(leaf, area.holder):
        return "boilerplate"
    if (place < area.first or place > area.last) and _is_link(leaf):
        return "boilerplate"
    return None


_SURELY = 80


def _is_beside(leaf: HtmlElement, holder: HtmlElement) -> bool:
    """Whether a part of the page below its main part is named as what stands beside a release."""
    names = load("pages")["beside"]
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


def _is_contact_box(leaf: HtmlElement, holder: HtmlElement) -> bool:
    """Whether it lies in a box beside the release whose heading is that of a contact."""
    wanted = {plain(heading) for heading in load("pages")["contact"]["headings"]}
    for element in leaf.iterancestors():
        if element.tag in ("footer", "nav", "body"):
            return False
        if element.tag == "header" or any(True for one in holder.iterancestors() if one is element):
            return False
        heading = next(element.iter("h2", "h3", "h4", "h5", "strong", "b", "legend"), None)
        if heading is not None and plain(heading.text_content()) in wanted and len(element.text_content()) < 1_500:
            return True
    return False


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
    """A blank between spans that only a style sheet sets apart: "Datum:" and "3. Mai". Within a word there is none."""
    for span in tree.iter("span"):
        before, above = span.getprevious(), span.getparent()
        lead = (before.tail if before is not None else above.text if above is not None else "") or ""
        if lead.endswith(":") and span.text and span.text[:1].isalnum():
            span.text = f" {span.text}"
        below = span.getnext()
        last = span.text_content()[-1:]
        if span.tail:
            first, apart = span.tail[:1], False
        elif below is not None and below.tag in ("span", "time", "a", "strong", "b", "em", "small"):
            first, apart = below.text_content()[:1], below.tag == "span"
        else:
            continue
        if not (last.strip() and first.isalnum()):
            continue
        steps_up = last.islower() and first.isupper() or last.isdigit() and first.isalpha()
        if last in ":;,.|" and not (last in ".," and first.isdigit()) or apart and steps_up:
            span.tail = f" {span.tail or ''}"


_OPENING = ("„", "“", "»", "«", "‚", '"')
_LONGEST_CELL = 150


def _lays_out(cell: HtmlElement) -> bool:
    if any(True for _ in cell.iter("table", "div", "ul", "ol", "h1", "h2", "h3", "form", "article")):
        return True
    return sum(1 for _ in cell.iter("p", "br")) > 1 or len(cell.text_content()) > _LONGEST_CELL
