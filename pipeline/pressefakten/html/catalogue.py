"""The words of the report in German and English, from ``catalogue.toml``."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup, escape

LANGUAGES = ("de", "en")
_ROOMS = ("words", "kinds", "groups", "zones", "attributes", "roles", "severity")


@cache
def entries() -> dict[str, dict[str, str]]:
    """Key → language → text. Keys of the other tables begin with their name: ``kinds.phone``."""
    tables = tomllib.loads((files(__package__) / "catalogue.toml").read_text(encoding="utf-8"))
    return {
        name if room == "words" else f"{room}.{name}": texts for room in _ROOMS for name, texts in tables[room].items()
    }


def said(key: str, language: str) -> str:
    """The text of a key; a key that nobody translated says its own last word."""
    texts = entries().get(key)
    return texts[language] if texts else key.rpartition(".")[2].replace("_", " ")


def script() -> str:
    """A script with all texts, for what the pages say themselves and for the switch of languages."""
    return f"window.PF_TEXTS = {json.dumps(entries(), ensure_ascii=True)};\n"


class PageWords:
    """What templates call: texts in one language that the switch can find again."""

    def __init__(self, language: str) -> None:
        self.language = language

    def text(self, key: str, **numbers: Any) -> Markup:
        """The text as an element that is set again in the other language."""
        if numbers:
            return escape(said(key, self.language).format(**numbers))
        return Markup('<span data-t="{}">{}</span>').format(key, said(key, self.language))

    def attribute(self, name: str, key: str) -> Markup:
        """An attribute of an element, such as its label."""
        return Markup('{}="{}" data-ta="{}:{}"').format(Markup(name), said(key, self.language), name, key)

    def plain(self, key: str) -> str:
        return said(key, self.language)
