"""The headline of a page: the element that headings, metadata and <title> agree on."""

from collections.abc import Iterator
from functools import cache

from lxml.html import HtmlElement

from pressefakten.lexicon import load
from pressefakten.read.html.metadata import Metadata, plain

_HEADINGS = {"h1": 2.0, "h2": 1.0, "h3": 0.5}


def headline_of(body: HtmlElement, metadata: Metadata) -> HtmlElement | None:
    """The element that is the page's title, by what agrees on it; None where nothing does."""
    whole = f" {plain(' '.join(body.itertext()))} "
    best, most = None, 0.0
    below_section = False
    candidates = [(element, plain(element.text_content())) for element in _title_candidates(body, metadata)]
    headed = max((_length_as_headline(element, words, metadata) for element, words in candidates), default=0)
    for number, (element, words) in enumerate(candidates):
        if words in _sections():
            below_section = below_section or element.tag == "h1"
            continue
        rank = _rank(element, below_section=below_section)
        score = rank + _score(element, words, metadata) - 0.01 * min(number, 50)
        if rank == _OTHER and metadata.titles[words] < _WHOLE:
            score -= _as_name_of_site(words, whole, headed)
        if score > max(most, _enough(rank, words)):
            best, most = element, score
    return best


def _rank(element: HtmlElement, *, below_section: bool) -> float:
    """What an element says by its tag; below the name of a section an <h2> is as good as an <h1>."""
    if below_section and element.tag == "h2":
        return _HEADINGS["h1"]
    return _HEADINGS.get(element.tag, _OTHER)


def _enough(rank: float, words: str) -> float:
    return _ENOUGH if rank != _OTHER or len(words.split()) < 3 else _ENOUGH_OF_WORDS


def _as_name_of_site(words: str, whole: str, headed: int) -> float:
    """How much speaks for a piece of the title's being the name of the site: it stands on the page again and again, or
    is shorter than the heading that the title has beside it."""
    length = len(words.split())
    again = length <= _NAME and whole.count(f" {words} ") > _OFTEN
    return (1.5 if again else 0.0) + (0.5 if length < headed else 0.0)


def _length_as_headline(element: HtmlElement, words: str, metadata: Metadata) -> int:
    """The words of a heading that the page's title has too, if they are more than a name mostly has."""
    length = len(words.split())
    is_headline = element.tag in _HEADINGS and words in metadata.titles and words not in _sections()
    return length if is_headline and length > 2 else 0


def _title_candidates(body: HtmlElement, metadata: Metadata) -> Iterator[HtmlElement]:
    """Headings, and elements without others in them whose words are those of the page's title."""
    for element in body.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in _HEADINGS:
            yield element
        elif not len(element) and element.tag != "a" and not any(True for _ in element.iterancestors(*_HEADINGS)):
            words = plain(element.text_content())
            if len(words) >= _SHORTEST_TITLE and words in metadata.titles:
                yield element


_ENOUGH, _ENOUGH_OF_WORDS, _OTHER = 1.5, 0.8, 0.3
"""What speaks for a headline has to exceed the first, or the second where three words or more are those of the <title>.
Words in another element than a heading have the third."""
_NAME, _OFTEN = 4, 2
"""Words of a name at most, and how often a headline stands on its page at most."""
_SHORTEST_TITLE = 12
_WHOLE = 2.0
"""What a whole <title>, or metadata made for it, says; its pieces say less."""


@cache
def _sections() -> frozenset[str]:
    return frozenset(plain(word) for word in load("pages")["metadata"]["site_words"])


def _score(element: HtmlElement, words: str, metadata: Metadata) -> float:
    """How much speaks for an element's being the headline, apart from its rank."""
    if len(words) < 4:
        return -_ENOUGH
    score = metadata.titles.get(words, 0.0)
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
