"""RSS and Atom: one release an item, with its link, day and title; what all items end with is boilerplate."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pressefakten.errors import ReadError
from pressefakten.read import refusals
from pressefakten.read.days import day_of
from pressefakten.read.html import fragment_text
from pressefakten.read.html.metadata import plain, site_name
from pressefakten.read.source import Claim, Decoded, Label
from pressefakten.settings import MAX_RELEASES

_LONGEST_TAIL = 6
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Item:
    title: str
    lines: list[str]
    claims: tuple[Claim, ...]
    key: str


def read(data: bytes, name: str) -> Iterator[Decoded | ReadError]:
    """The items of a feed in their order. Raises ReadError: R018 for XML that is no feed, R027 without items."""
    import feedparser

    feedparser.RESOLVE_RELATIVE_URIS = False
    found = feedparser.parse(data)  # bytes, so that nothing is fetched
    if not found.version and not found.entries:
        raise refusals.broken(name, "feed", "it is neither RSS nor Atom")
    items = [_item(entry, found.feed, name) for entry in found.entries[: MAX_RELEASES + 1]]
    items = [item for item in items if item.title or item.lines]
    if not items:
        raise refusals.without_text(name, "a feed")
    tails = _tails(items)
    for item in items[:MAX_RELEASES]:
        yield _decoded(item, _tail_of(item, tails), found.encoding or "utf-8")
    if len(items) > MAX_RELEASES:
        yield refusals.too_many(name, MAX_RELEASES)


def _item(entry: Any, feed: Any, name: str) -> _Item:
    title = " ".join(fragment_text(entry.get("title", ""), name).split())
    contents = [fragment_text(content.get("value", ""), name).strip() for content in entry.get("content", [])]
    lead = fragment_text(entry.get("summary", ""), name).strip()
    text = max(contents, key=len, default="") or lead
    if lead and plain(lead) not in plain(text) and not lead.endswith(("…", "...", "[…]")):
        text = f"{lead}\n\n{text}"
    lines = text.split("\n")
    if lines and plain(lines[0]) == plain(title):
        lines = lines[1:]
    key = entry.get("id") or entry.get("link") or f"{title}\n{text}"
    return _Item(
        title, lines, tuple(_claims(entry, feed)), hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:8]
    )


def _claims(entry: Any, feed: Any) -> Iterator[Claim]:
    if str(entry.get("link", "")).startswith("http"):
        yield Claim("url", entry.link.strip(), "feed")
    if day := next((day for key in ("published", "created", "updated") if (day := day_of(entry.get(key, "")))), None):
        yield Claim("published", day, "feed")
    for stated, origin in (
        (entry.get("publisher"), "feed"),
        (entry.get("source", {}).get("title"), "feed"),
        (feed.get("publisher"), "feed"),
        (feed.get("title"), "feed"),
        (entry.get("author"), "meta author"),
    ):
        if stated and (found := site_name(str(stated))):
            yield Claim("publisher", found, origin)


def _tails(items: Sequence[_Item]) -> frozenset[str]:
    """The lines that at least half of the items end with; their own headline in it does not make a line another."""
    counts: Counter[str] = Counter()
    for item in items:
        counts.update({_spelt(line, item.title) for line in _last_lines(item)})
    return frozenset(line for line, count in counts.items() if count >= max(_FEWEST, len(items) / 2))


def _last_lines(item: _Item) -> list[str]:
    return [line for line in item.lines if line.strip()][-_LONGEST_TAIL:]


def _spelt(line: str, title: str) -> str:
    return plain(line.replace(title, "*")) if title else plain(line)


def _tail_of(item: _Item, tails: frozenset[str]) -> int:
    """The number of the line that the repeated tail begins with."""
    begin = len(item.lines)
    for number in range(len(item.lines) - 1, -1, -1):
        if item.lines[number].strip():
            if _spelt(item.lines[number], item.title) not in tails:
                break
            begin = number
    return begin


def _decoded(item: _Item, tail: int, encoding: str) -> Decoded:
    head = f"{item.title}\n\n" if item.title else ""
    body, behind = "\n".join(item.lines[:tail]).rstrip(), "\n".join(item.lines[tail:]).strip()
    text = f"{head}{body}\n" + (f"\n{behind}\n" if behind else "")
    labels = [Label("title", 0, len(item.title), "feed")] if item.title else []
    if behind:
        start = text.rindex(behind)
        labels.append(Label("boilerplate", start, start + len(behind), "repeated tail"))
    return Decoded(text, encoding, (), item.claims, tuple(labels), part=item.key)
