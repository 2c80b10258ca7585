"""The rules of ``lexicon/phones.toml``: how a number is laid out, and how shortened digits lean on one."""

from collections.abc import Mapping

from pressefakten.lexicon import load
from pressefakten.recognizers.phones.layouts import DASH, MARKS
from pressefakten.rules import Rule, load_rules

_LEXICON = load("phones")
_ATOMS: Mapping[str, str] = {
    "DASH": f"[{DASH}]",
    "ANY": rf"[\d\s+{MARKS}]",
    "LINK": f"(?:{'|'.join(_LEXICON['extension']['links'])})",
    "UNIT": f"(?:{'|'.join(_LEXICON['context']['units'])})",
    "EXTENSION": f"(?:{'|'.join(_LEXICON['extension']['words'])})",
    "SHORT_EXTENSION": f"(?:{'|'.join(_LEXICON['extension']['short_words'])})",
}
LEANING = {rule.id: rule for rule in load_rules("phones", atoms=_ATOMS)}
"""What finds digits that another number says in full: extensions, numbers without area code."""
LAYOUTS = load_rules("phones", table="layout", atoms=_ATOMS)
"""How a number may be written, in the order in which they are asked. ``asks`` of what they set is what must show that
the digits are dialled where no label names them."""


def layout_of(text: str, start: int, end: int) -> Rule | None:
    """The layout of the number ``text[start:end]``; None where what follows leaves it incomplete."""
    for rule in LAYOUTS:
        if rule.pattern.fullmatch(text, start, end):
            return rule if rule.allows(text, start, end) else None
    return None
