"""What a browser does not show of a page, or shows before it: scripts, hidden copies, menus, forms, cookie notes."""

import re
from functools import cache

from lxml.html import HtmlElement

from pressefakten.lexicon import load

_SOFT = dict.fromkeys(map(ord, "\xad\u200b\u2060\ufeff"))
_HIDING = re.compile(
    r"(?i)display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|pt|em)?\s*(?:;|$)"
    r"|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$)"
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"\s*([\w-]*)([.#])([\w-]+)\s*\Z")
_LONGEST_STYLE = 500_000
_PAGE = 0.4
"""The share of a page's text outside links from which on something is no menu, note or form, whatever it is called."""


def drop_hidden(tree: HtmlElement) -> None:
    """Take out of the tree what is not shown, soft hyphens, and what stands around every page of a site."""
    names = load("pages")
    hidden = _hidden_by_style(tree)
    for element in list(tree.iter(*names["hidden"]["tags"])):
        _drop(element)
    whole = _running(tree) or 1
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in ("html", "body"):
            continue
        if _is_hidden(element, hidden) or (_is_around(element) and _running(element) < _PAGE * whole):
            _drop(element)
    for element in tree.iter():
        if element.text:
            element.text = element.text.translate(_SOFT)
        if element.tail:
            element.tail = element.tail.translate(_SOFT)


def _is_hidden(element: HtmlElement, hidden: frozenset[str]) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden", "").lower() == "true":
        return True
    if (style := element.get("style")) and _HIDING.search(style):
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    classes = classes_of(element)
    return bool(classes & (hidden | _set("hidden", "classes"))) or f"#{element.get('id')}" in hidden


def _is_around(element: HtmlElement) -> bool:
    """Whether it is a menu, a form, a note on cookies."""
    if element.tag in _set("around", "tags") or element.get("role", "").lower() in _set("around", "roles"):
        return True
    if element.get("aria-modal", "").lower() == "true":
        return True
    named = f"{element.get('id', '')} {element.get('class', '')}".lower()
    return bool(named.strip()) and any(word in named for word in load("pages")["around"]["parts_of_names"])


def classes_of(element: HtmlElement) -> set[str]:
    return set((element.get("class") or "").lower().split())


@cache
def _set(table: str, key: str) -> frozenset[str]:
    return frozenset(load("pages")[table][key])


def _hidden_by_style(tree: HtmlElement) -> frozenset[str]:
    """The classes, and ids with "#", that a style sheet of the page itself hides on every medium."""
    found = set()
    for style in tree.iter("style"):
        for selectors, rule in _RULE.findall(_of_all_media((style.text or "")[:_LONGEST_STYLE])):
            if not _HIDING.search(rule):
                continue
            for selector in selectors.split(","):
                if simple := _SIMPLE.match(selector):
                    found.add(simple[3].lower() if simple[2] == "." else f"#{simple[3]}")
    return frozenset(found)


def _of_all_media(style: str) -> str:
    """A style sheet without comments and without its blocks that hold for some media ("@media print { … }")."""
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    kept, at = [], 0
    while (block := style.find("@", at)) >= 0:
        kept.append(style[at:block])
        opened = style.find("{", block)
        ended = style.find(";", block)
        if opened < 0 or 0 <= ended < opened:
            at = len(style) if ended < 0 else ended + 1
            continue
        depth, at = 1, opened + 1
        while depth and at < len(style):
            depth += {"{": 1, "}": -1}.get(style[at], 0)
            at += 1
    kept.append(style[at:])
    return "".join(kept)


def _running(element: HtmlElement) -> int:
    """How many letters stand outside links."""
    whole = len("".join("".join(element.itertext()).split()))
    return whole - sum(len("".join("".join(link.itertext()).split())) for link in element.iter("a"))


def _drop(element: HtmlElement) -> None:
    """Without what stands behind it. A line ends where a block stood."""
    if element.getparent() is not None:
        element.drop_tree()
