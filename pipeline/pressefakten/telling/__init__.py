"""Values and labels of facts as people write them, in German or English."""

from typing import Literal

from pressefakten.lexicon import load

Language = Literal["de", "en"]


def label(name: str, language: Language = "de") -> str:
    """What readers call the kind of fact, role, field or attribute ``name``; the name itself where none is known."""
    known = load("telling")["labels"].get(name) or _occasions().get(name)
    return str(known[language]) if known else name


def word(name: str, language: Language = "de") -> str:
    """A word of the sentences about facts. Raises KeyError for an unknown one."""
    return str(load("telling")["words"][name][language])


def _occasions() -> dict[str, dict[str, str]]:
    data = load("occasions")
    return {one["name"]: one for one in (*data["occasion"], *data["length"])}
