"""The tree of a page → its text with labels, by inscriptis; without the blanks that only lay it out."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from pressefakten.read.html.metadata import plain
from pressefakten.read.html.structure import MARK
from pressefakten.read.source import Label, LabelName

_NAMES: tuple[LabelName, ...] = ("boilerplate", "main", "caption", "contact", "dateline", "subtitle", "title")
_PLAIN = ("span", "q")
"""Elements that inscriptis sets apart by blanks or quotation marks."""
_BLOCKS = ("section", "dl", "dt", "dd", "details", "summary", "fieldset", "legend", "caption", "center", "hgroup")
"""Blocks that inscriptis does not know as such."""
_BULLET = re.compile(r"\A\s*(?:[*+•o-]\s+)+(?=\S)")
_BARE = re.compile(r"\s*(?:[*+•o-]\s*)+")
_COLUMNS = re.compile(r"[ \t]{2,}")


@dataclass(frozen=True, slots=True)
class HtmlText:
    text: str
    labels: tuple[Label, ...]


def page_text(tree: HtmlElement, titles: Container[str] = ()) -> HtmlText:
    """The text of a page: one line a paragraph, blocks apart by a blank line, items of lists behind "- ". ``titles``
    are what the page is said to be called: a heading with more than that is the headline as far as one of them goes."""
    from inscriptis.css_profiles import CSS_PROFILES
    from inscriptis.html_engine import Inscriptis
    from inscriptis.model.config import ParserConfig

    css = {tag: style for tag, style in CSS_PROFILES["relaxed"].items() if tag not in _PLAIN}
    css.update((tag, css["div"]) for tag in _BLOCKS)
    rules = {f"#{MARK}={name}": [name] for name in _NAMES}
    config = ParserConfig(css=css, annotation_rules=rules)
    engine = Inscriptis(tree, config)
    raw = engine.get_text()
    marks = [(note.start, note.end, note.metadata) for note in engine.get_annotations()]
    text, ends = _cleaned(raw)
    labels = [
        Label(name, start, end, "page")
        for begin, stop, name in sorted(marks)
        if (start := ends[min(begin, len(raw))]) < (end := ends[min(stop, len(raw))])
    ]
    return HtmlText(text, tuple(_narrowed(label, text, titles) for label in _in_order(labels, text)))


def _narrowed(label: Label, text: str, titles: Container[str]) -> Label:
    words = text[label.start : label.end]
    if label.name != "title" or plain(words) in titles:
        return label
    cuts = [cut.end() for cut in re.finditer(r"\S+", words)][:60]
    begins = [0, *(cut.start() for cut in re.finditer(r"(?<=\s)\S", words))][:20]
    for begin in begins:
        for cut in reversed(cuts):
            if cut > begin and plain(words[begin:cut]) in titles and (cut - begin) * 3 > len(words):
                kept = words[:cut].rstrip(" :|–-·")
                return replace(label, start=label.start + begin, end=label.start + len(kept))
    return label


def _cleaned(raw: str) -> tuple[str, list[int]]:
    """The text without indents, padding and rows of blank lines, and for each offset of ``raw`` that in the text."""
    out: list[str] = []
    way = [0] * (len(raw) + 1)
    length, at, blank = 0, 0, True
    for line in raw.split("\n"):
        begin = at
        at += len(line) + 1
        kept = _kept(line)
        if not kept and blank:
            way[begin : min(at, len(raw) + 1)] = [length] * (min(at, len(raw) + 1) - begin)
            continue
        if not kept:
            way[begin : min(at, len(raw) + 1)] = [length] * (min(at, len(raw) + 1) - begin)
            blank = True
            out.append("\n")
            length += 1
            continue
        blank = False
        place = begin
        for start, end, words in kept:
            way[place : begin + start] = [length] * (begin + start - place)
            for number in range(end - start):
                way[begin + start + number] = length + min(number, len(words))
            place = begin + end
            length += len(words)
            out.append(words)
        way[place : min(at, len(raw) + 1)] = [length] * (min(at, len(raw) + 1) - place)
        out.append("\n")
        length += 1
    text = "".join(out).rstrip("\n")
    text = f"{text}\n" if text else ""
    return text, [min(offset, len(text)) for offset in way]


def _kept(line: str) -> list[tuple[int, int, str]]:
    """The stretches of a line that are kept, with what stands for them: columns are two blanks apart."""
    stop = len(line.rstrip())
    if not line[:stop].strip() or _BARE.fullmatch(line):
        return []
    kept: list[tuple[int, int, str]] = []
    bullet = _BULLET.match(line)
    at = bullet.end() if bullet else len(line) - len(line.lstrip())
    if bullet:
        kept.append((0, at, "- "))
    for columns in _COLUMNS.finditer(line, at, stop):
        kept.append((at, columns.start(), line[at : columns.start()]))
        kept.append((columns.start(), columns.end(), "  "))
        at = columns.end()
    kept.append((at, stop, line[at:stop]))
    return kept


def _in_order(labels: list[Label], text: str) -> list[Label]:
    """Labels without blanks at their ends, none over another; the first of two that overlap stays whole."""
    found: list[Label] = []
    edge = 0
    for label in sorted(labels, key=lambda label: (label.start, -label.end)):
        start, end = max(label.start, edge), label.end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append(Label(label.name, start, end, label.origin))
            edge = end
    return found
