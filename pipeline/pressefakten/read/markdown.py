"""Markdown: the text that it stands for, with the keys of its front matter as what the file states."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pressefakten.lexicon import load
from pressefakten.read.days import day_of
from pressefakten.read.encoding import decode
from pressefakten.read.source import Claim, ClaimName, Decoded, Label, LabelName

_FRONT = re.compile(r"\A\s{0,20}(?P<fence>---|\+\+\+)[ \t]*\n(?P<keys>.*?)\n(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL)
_SHORTCODES = re.compile(r"\{\{[<%].{0,300}?[%>]\}\}|\{%.{0,300}?%\}|\{:[^}\n]{0,200}\}|\[\[_?TOC_?\]\]", re.DOTALL)
_WITHIN_WORD = re.compile(r"(?<=\w)\*(?=\w)")
_KEY = re.compile(
    r"""(?m)^(?P<key>[\w.-]{1,40}):[ \t]+(?:(?P<quote>["'])(?P<quoted>.+?)(?P=quote)[ \t]*(?:\#.*)?$|(?P<bare>\S.*)$)"""
)
_LONGEST_FRONT = 100_000


def read(data: bytes, name: str) -> Iterator[Decoded]:
    """The text of a file, its headline and lead from the front matter above it. Raises ReadError."""
    decoded = decode(data, name)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    keys, body = _parted(text)
    body_text, first_heading = _rendered(body, name)
    pieces = [piece for piece in _head(keys) if piece[1] not in body_text[: len(piece[1]) + 200]]
    found, labels = _joined(pieces, body_text)
    if not any(label.name == "title" for label in labels):
        labels += _heading(found, _title(keys) or first_heading)
    yield Decoded(found, decoded.encoding, decoded.warnings, tuple(_claims(keys)), tuple(sorted(labels, key=_start)))


def _start(label: Label) -> int:
    return label.start


def _parted(text: str) -> tuple[Mapping[str, Any], str]:
    """The keys of the front matter, in lower case, and the rest. What is no front matter is text."""
    front = _FRONT.match(text)
    if front is None or len(front["keys"]) > _LONGEST_FRONT:
        return {}, text
    keys = _yaml(front["keys"]) if front["fence"] == "---" else _toml(front["keys"])
    if keys is None:
        return {}, text
    return {str(key).lower(): value for key, value in keys.items()}, text[front.end() :]


def _yaml(text: str) -> dict[Any, Any] | None:
    import yaml

    try:
        keys = yaml.safe_load(text.replace("\t", "    "))  # tabs before a comment are no YAML, but written
    except (yaml.YAMLError, ValueError, RecursionError):
        # As many hand-written ones are: "title: Kita: neu gebaut" is no YAML, but each line is a key.
        return {match["key"]: match["quoted"] or match["bare"].strip() for match in _KEY.finditer(text)} or None
    return keys if isinstance(keys, dict) else None


def _toml(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _value(keys: Mapping[str, Any], topic: str) -> str | None:
    for key in load("pages")["front_matter"][topic]:
        value = keys.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None


def _title(keys: Mapping[str, Any]) -> str | None:
    return _value(keys, "title")


def _head(keys: Mapping[str, Any]) -> Iterator[tuple[LabelName | None, str]]:
    """What the front matter has of the text that a reader sees, with its label."""
    topics: tuple[tuple[LabelName | None, str], ...] = (("title", "title"), ("subtitle", "subtitle"), (None, "lead"))
    for label, topic in topics:
        if value := _value(keys, topic):
            yield label, value


def _claims(keys: Mapping[str, Any]) -> Iterator[Claim]:
    topics: tuple[ClaimName, ...] = ("title", "publisher", "url")
    for topic in topics:
        if value := _value(keys, topic):
            yield Claim(topic, value, "front matter")
    if author := _value(keys, "author"):
        yield Claim("publisher", author, "meta author")
    for key in load("pages")["front_matter"]["published"]:
        if key in keys and (day := day_of(keys[key])):
            yield Claim("published", day, "front matter")
            return


def _rendered(body: str, name: str) -> tuple[str, str]:
    """The text that Markdown stands for, and its first heading of the first rank."""
    from pressefakten.read.html import fragment_text

    markup = _markdown().render(_WITHIN_WORD.sub(r"\\*", _SHORTCODES.sub("", body)))
    heading = re.search(r"<h1>(.*?)</h1>", markup, re.DOTALL)
    return fragment_text(markup, name), fragment_text(heading[1], name).strip() if heading else ""


@cache
def _markdown() -> Any:
    """Line ends stay, as in the blocks of addresses that press texts have; numbers stay as they are written."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"breaks": True}).enable("table").disable(["list", "code"])


def _joined(pieces: list[tuple[LabelName | None, str]], body: str) -> tuple[str, list[Label]]:
    text, labels = "", []
    for label, words in pieces:
        if label:
            labels.append(Label(label, len(text), len(text) + len(words), "front matter"))
        text += f"{words}\n\n"
    return text + body, labels


def _heading(text: str, title: str) -> list[Label]:
    """The line of the headline, where the text has it."""
    at = text.find(title) if title else -1
    return [Label("title", at, at + len(title), "heading")] if at >= 0 else []
