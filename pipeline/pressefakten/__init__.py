"""Facts from German press releases: entities, dates, contacts and amounts, each with its place in the text.

    import pressefakten

    for fact in pressefakten.extract("Am 3. Mai 2024 kam Bürgermeisterin Ada Lem (SPD).").facts:
        print(fact.kind, fact.value, [mention.text for mention in fact.mentions])

``extract`` for one release, ``Extractor`` for many, ``load`` for the spaCy pipeline, ``ner`` for the name tagger alone.
Nothing heavy is imported before one of these names is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.3.0"

__all__ = ["Extraction", "Extractor", "Fact", "PressefaktenError", "Release", "extract", "load", "ner"]

_HOMES = {
    "Extraction": "pressefakten.extraction",
    "Extractor": "pressefakten.extractor",
    "Fact": "pressefakten_schemas",
    "PressefaktenError": "pressefakten.errors",
    "Release": "pressefakten_schemas",
    "extract": "pressefakten.api",
    "load": "pressefakten.api",
}
"""Public name → the module that has it. No module here may have the name of one of them: importing it would hide it."""

if TYPE_CHECKING:
    from pressefakten import ner
    from pressefakten.api import extract, load
    from pressefakten.errors import PressefaktenError
    from pressefakten.extraction import Extraction
    from pressefakten.extractor import Extractor
    from pressefakten_schemas import Fact, Release
else:  # hidden from type checkers, to which a module with __getattr__ has every name

    def __getattr__(name):
        if name == "ner":
            return import_module("pressefakten.ner")
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)

    def __dir__():
        return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
