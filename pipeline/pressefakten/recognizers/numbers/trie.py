"""Hundreds of fixed forms as one pattern that reads a text letter by letter, in the time of one of them."""

import re
from collections.abc import Iterable

_Node = dict[str, "_Node"]
_PIECE = re.compile(r"(?:\[(?P<class>[^]]+)\]|\\?(?P<letter>.))(?P<maybe>\?)?")
_END = ""
"""The key of a node at which a form may end."""


def any_of(forms: Iterable[str]) -> str:
    """Any of the forms as a pattern, the longest first; a blank in a form may be a line end, as in ``rules.words``."""
    root: _Node = {}
    for form in forms:
        node = root
        for letter in form:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return f"(?:{_pattern(root)})"


def spelled_out(form: str) -> list[str]:
    """The fixed forms a simple pattern stands for: letters, classes of letters, ``?`` behind one, escaped signs."""
    made = [""]
    for piece in _PIECE.finditer(form):
        letters = piece["class"] or piece["letter"]
        made = [before + one for before in made for one in (*letters, *([""] if piece["maybe"] else []))]
    return made


def _pattern(node: _Node) -> str:
    branches = [_letter(letter) + _pattern(below) for letter, below in sorted(node.items()) if letter != _END]
    if not branches:
        return ""
    if _END in node:
        return f"(?:{'|'.join(branches)})?"
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _letter(letter: str) -> str:
    return r"[ \n]{1,2}" if letter == " " else re.escape(letter)
