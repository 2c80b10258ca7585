"""What a page states of itself beside its text: titles, days, names and addresses, each with its origin."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from pressefakten.german.nominative import nominative
from pressefakten.lexicon import load
from pressefakten.read.days import day_of
from pressefakten.read.html.hidden import classes_of
from pressefakten.read.source import Claim, ClaimName
from pressefakten.rules import atoms_of

_BETWEEN = re.compile(r"\s+[|·•»›:]+\s+|\s+[-–—]\s+|\s*[|»›]\s*|::|:\s(?=[A-ZÄÖÜ])")
_ARTICLES = frozenset(("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "WebPage", "PressRelease"))
_BEFORE_NAME = re.compile(atoms_of("pages")["BEFORE_NAME"])
_HOST_ONLY = re.compile(atoms_of("pages")["HOST_ONLY"])
_BEFORE_LOGO = re.compile(r"[\s:,–|-]*(?:(de[rs]|vo[nm]) )?")
_LONGEST, _LONGEST_NAME, _LONGEST_DAY = 300, 70, 60
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Metadata:
    """``claims`` are in the order of the page, each field's surest first; ``titles`` all words that may be the
    headline, as they are compared, with how much speaks for them; ``page_title`` is the <title>."""

    claims: tuple[Claim, ...]
    titles: dict[str, float]
    page_title: str


def metadata_of(tree: HtmlElement) -> Metadata:
    """The metadata of a page that is not pruned yet."""
    data = list(_linked_data(tree))
    claims = [*_of_linked_data(data), *_of_meta(tree), *_of_logo(tree), *_of_times(tree), *_of_links(tree)]
    page_title = _words(next((title.text_content() for title in tree.iter("title")), ""))
    sites = {plain(claim.value) for claim in claims if claim.name == "publisher"}
    titles: dict[str, float] = {}
    stated = [claim.value for claim in claims if claim.name == "title"]
    for title, weight in (*((title, 2.0) for title in stated), (page_title, 2.0), *_pieces(page_title)):
        if (key := plain(title)) and key not in sites:
            titles[key] = titles.get(key, 0.0) + weight
    if not stated and page_title:
        claims.append(Claim("title", _without_site(page_title, sites), "title"))
    return Metadata(tuple(dict.fromkeys(claims)), titles, page_title)


def site_of(metadata: Metadata, headline: str) -> Claim | None:
    """The publisher that a <title> names beside the headline: at its end, else at its beginning. One that does not say
    the headline at all is the name of the site."""
    parts = [part for part in _BETWEEN.split(metadata.page_title) if part and plain(part)]
    others = [part for part in parts if plain(part) not in plain(headline)]
    if len(parts) == 1 and others and plain(headline) not in plain(metadata.page_title):
        return _named_site([metadata.page_title], "<title>")
    if len(others) == len(parts):
        return None
    return _named_site([part for part in (*others[-1:], *others[:1]) if not _is_section(part)], "end of <title>")


def _named_site(parts: list[str], origin: str) -> Claim | None:
    """The first of the parts that is the name of a site, as a claim."""
    site = next(filter(None, map(site_name, parts)), None)
    return Claim("publisher", site, origin) if site else None


def _is_section(part: str) -> bool:
    words = {word.casefold() for word in load("pages")["metadata"]["site_words"]}
    return bool(words & set(part.casefold().split())) or re.search(r"\d{4}", part) is not None


def plain(text: str) -> str:
    """Words as they are compared."""
    return re.sub(r"\W+", " ", text.casefold().replace("\xad", "")).strip()


def _words(text: str) -> str:
    return " ".join(text.replace("\xad", "").split())[:_LONGEST]


def _pieces(title: str) -> Iterator[tuple[str, float]]:
    """A <title> as far as each of its separators, and from each on: the headline is one of these, rather the first; the
    others are names of the site."""
    for cut in list(_BETWEEN.finditer(title))[:8]:
        yield title[: cut.start()], 1.5
        yield title[cut.end() :], 0.6


def _without_site(title: str, sites: set[str]) -> str:
    parts = list(_BETWEEN.finditer(title))
    if parts and (plain(title[parts[-1].end() :]) in sites or len(parts) == 1):
        return title[: parts[-1].start()]
    return title


def site_name(name: str) -> str | None:
    """The publisher's name in that of a site: "Stadt Musterau - Presse" is "Stadt Musterau"."""
    words = {word.casefold() for word in load("pages")["metadata"]["site_words"]}
    parts = [part.strip() for part in re.split(r"\s+[-–—|:•·]\s+|\s*[|:]\s+|\s+\(", _words(name))]
    kept = [part.strip(" ()©") for part in parts if part and part.casefold() not in words]
    if not kept:
        return None
    found = _HOST_ONLY.sub("", _BEFORE_NAME.sub("", kept[0], count=1), count=1)
    return found if 2 < len(found) <= 110 and any(map(str.isupper, found)) and not found.startswith("http") else None


def _meta_values(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        content = _words(meta.get("content") or "")
        for key in ("property", "name", "itemprop"):
            if content and meta.get(key):
                yield meta.get(key).strip().lower(), content


def _of_meta(tree: HtmlElement) -> Iterator[Claim]:
    names = load("pages")["metadata"]
    values = list(_meta_values(tree))
    made: tuple[tuple[ClaimName, Callable[[str, str], Claim | None]], ...] = (
        ("title", lambda key, content: Claim("title", content, key)),
        ("published", _day_claim),
        ("publisher", _publisher_claim),
        ("url", lambda key, content: Claim("url", content, key) if content.startswith("http") else None),
    )
    for topic, make in made:
        for key in names[topic]:
            found = (make(key, content) for name, content in values if name == key)
            yield from (claim for claim in found if claim)


def _day_claim(key: str, content: str) -> Claim | None:
    day = day_of(content)
    return Claim("published", day, "meta") if day else None


def _publisher_claim(key: str, content: str) -> Claim | None:
    publisher = site_name(content)
    return Claim("publisher", publisher, _origin(key)) if publisher else None


def _origin(key: str) -> str:
    if key == "og:site_name":
        return key
    for word in ("publisher", "copyright", "application-name"):
        if word in key:
            return f"meta {word}"
    return "meta author"


def _of_links(tree: HtmlElement) -> Iterator[Claim]:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            yield Claim("url", link.get("href").strip(), "canonical")


def _of_logo(tree: HtmlElement) -> Iterator[Claim]:
    """The publisher whose logo or name the page shows above all: "Logo der Stadt Musterau"."""
    for names in (_names_of_logos(tree), _names_of_sites(tree)):
        site = next((site for name in names if (site := site_name(name))), None)
        if site:
            yield Claim("publisher", site, "logo")


def _names_of_logos(tree: HtmlElement) -> Iterator[str]:
    for image in tree.iter("img"):
        named = " ".join(image.get(key) or "" for key in ("src", "class", "id", "alt")).lower()
        if "logo" not in named and "wappen" not in named:
            continue
        shown = re.sub(r"\s*\([^()]*\)", "", _words(image.get("alt") or image.get("title") or ""))
        for word in load("pages")["logo"]["around"]:
            shown = re.sub(rf"(?i)(?<!\w){re.escape(word)}(?!\w)", "", shown)
        lead = _BEFORE_LOGO.match(shown)
        article, name = (lead[1], shown[lead.end() :]) if lead else (None, shown)
        name = name.strip(" :,–|-")
        yield nominative(name, article) if article and article in load("pages")["logo"]["articles"] else name


def _names_of_sites(tree: HtmlElement) -> Iterator[str]:
    wanted = set(load("pages")["logo"]["classes"])
    for element in tree.iter("a", "span", "p", "div", "h1", "h2", "strong"):
        if classes_of(element) & wanted and len(shown := _words(element.text_content())) <= _LONGEST_NAME:
            yield shown


def _of_times(tree: HtmlElement) -> Iterator[Claim]:
    """The day that the page shows as its own: of the elements made for it, else of all <time> where they are of one
    day, else the first in a fitting class."""
    for element in tree.xpath("//*[@itemprop='datePublished' or @pubdate or @property='datePublished']"):
        if element.tag != "meta" and (day := day_of(_stamp(element))):
            yield Claim("published", day, "itemprop datePublished")
            return
    days = {day for time in tree.iter("time") if not _is_of_others(time) and (day := day_of(_stamp(time)))}
    if len(days) == 1:
        yield Claim("published", days.pop(), "time")
    elif day := next(_days_in_classes(tree), None):
        yield Claim("published", day, "visible date")


def _days_in_classes(tree: HtmlElement) -> Iterator[str]:
    wanted = set(load("pages")["metadata"]["day_classes"])
    for element in tree.iter():
        if not isinstance(element.tag, str) or not classes_of(element) & wanted or _is_of_others(element):
            continue
        if len(_words(element.text_content())) < _LONGEST_DAY and (day := day_of(_stamp(element))):
            yield day


def _stamp(element: HtmlElement) -> str:
    return element.get("datetime") or element.get("content") or _words(element.text_content())


def _is_of_others(element: HtmlElement) -> bool:
    """Whether it stands in a list, a link or beside the text: then it is the day of another article, or of an event."""
    return any(above.tag in ("li", "a", "aside", "footer", "nav", "table") for above in element.iterancestors())


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that speak of an article."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            found = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(found, 0)


def _articles(found: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(found, list):
        for one in found:
            yield from _articles(one, depth + 1)
    elif isinstance(found, dict):
        kinds = found.get("@type")
        if _ARTICLES & set(kinds if isinstance(kinds, list) else [str(kinds)]):
            yield found
        yield from _articles(found.get("@graph"), depth + 1)
        yield from _articles(found.get("mainEntity"), depth + 1)


def _of_linked_data(data: list[dict[str, Any]]) -> Iterator[Claim]:
    order = sorted(data, key=lambda one: "WebPage" in str(one.get("@type")))
    for title in filter(None, (_words(one["headline"]) for one in order if isinstance(one.get("headline"), str))):
        yield Claim("title", title, "json-ld headline")
    for day in filter(None, (day_of(one.get("datePublished") or "") for one in order)):
        yield Claim("published", day, "json-ld datePublished")
    for key, origin in _BODIES.items():
        for name in filter(None, (site_name(name) for one in order for name in _names_in(one.get(key)))):
            yield Claim("publisher", name, origin)


_BODIES = {
    "publisher": "json-ld publisher",
    "sourceOrganization": "json-ld publisher",
    "author": "meta author",
}


def _names_in(found: Any) -> list[str]:
    """The names of bodies in a value of JSON-LD; those of persons are none."""
    bodies = [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, dict)]
    return [str(body.get("name") or "") for body in bodies if body.get("@type") != "Person"]
