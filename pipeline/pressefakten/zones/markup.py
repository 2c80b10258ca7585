"""Markup of site generators: front matter, comments, shortcodes, images."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pressefakten.lexicon import load
from pressefakten.zones.lines import Line
from pressefakten_schemas.kinds import Zone as ZoneName

_PAIRS = (("<!--", "-->"), ("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"))
_LONGEST = 4_000
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}+\]\([^)\n]{0,500}+\)(?:\{[^}\n]{0,100}+\})?")
_TAGS = re.compile(
    r"(?>(?:\s*</?[a-zA-Z][^<>\n]{0,300}+>)+)\s*|\{:[^}\n]{0,200}+\}|\[\[_?TOC_?\]\]"
    r"|\[(?:gallery|/?caption|ad_\d|/?(?:vc|et_pb)_)[^\]\n]{0,200}+\]"
)
_FENCE = re.compile(r"---|\+\+\+")
_LONGEST_FRONT_MATTER = 60
_KEY = re.compile(r"(?P<key>[A-Za-z_][\w.-]{0,30})\s*[:=]\s*(?P<value>.*)")
_FRONT_MATTER = load("lines")["front_matter"]
_KEY_ZONES: dict[str, ZoneName] = {key: zone for zone, keys in _FRONT_MATTER["zones"].items() for key in keys}


class Markup(NamedTuple):
    start: int
    end: int


def find_markup(text: str) -> list[Markup]:
    """Comments, shortcodes and images, which may stand inside a line or go over several, in text order."""
    found = [span for opener, closer in _PAIRS for span in _enclosed(text, opener, closer)]
    found += [Markup(*match.span()) for match in _IMAGE.finditer(text)]
    found.sort()
    kept: list[Markup] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _enclosed(text: str, opener: str, closer: str) -> Iterator[Markup]:
    at = text.find(opener)
    while at >= 0:
        end = text.find(closer, at + len(opener))
        if end < 0:
            return
        start = text.rfind(opener, at, end)  # of several openings the one next to the closing
        if end - start <= _LONGEST:
            yield Markup(start, end + len(closer))
        at = text.find(opener, end + len(closer))


def mark_markup(lines: list[Line], markup: list[Markup]) -> None:
    """Mark front matter, markup and lines of nothing but HTML tags."""
    _mark_front_matter(lines)
    spans = iter(markup)
    span = next(spans, None)
    for line in lines:
        while span and span.end <= line.start:
            span = next(spans, None)
        if span and span.start <= line.start and line.end <= span.end:
            line.mark("boilerplate", "markup.comment")
        elif line.text[0] in "<{[" and _TAGS.fullmatch(line.text):
            line.mark("boilerplate", "markup.tags")


def _closing_fence(lines: list[Line]) -> int | None:
    """The place of the fence that closes the one on top; None without both."""
    if not lines or not _FENCE.fullmatch(lines[0].text):
        return None
    below = enumerate(lines[1:_LONGEST_FRONT_MATTER], 1)
    return next((place for place, line in below if line.text == lines[0].text), None)


def _mark_front_matter(lines: list[Line]) -> None:
    """YAML or TOML at the top between two fences: each key's lines go to its zone."""
    close = _closing_fence(lines)
    if close is None:
        return
    keys = {match["key"].lower() for line in lines[1:close] if (match := _KEY.fullmatch(line.text))}
    if not keys:
        return
    zones = dict(_KEY_ZONES)
    if keys.isdisjoint(("date", "datum")):
        zones.update(dict.fromkeys(_FRONT_MATTER["published"], "dateline"))
    lines[0].mark("boilerplate", "front_matter.fence")
    lines[close].mark("boilerplate", "front_matter.fence")
    zone: ZoneName = "boilerplate"
    for line in lines[1:close]:
        key = _KEY.fullmatch(line.text)
        if key and not line.indent:
            zone = zones.get(key["key"].lower(), "boilerplate")
        line.mark(zone, "front_matter.key")
