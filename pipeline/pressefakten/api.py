"""The public verbs, for one release and for spaCy users. ``pressefakten.Extractor`` is for many."""

import os
from datetime import date
from pathlib import Path
from threading import Lock

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.extraction import Extraction, records
from pressefakten.extractor import Extractor
from pressefakten.language import build_language
from pressefakten.read import in_memory
from pressefakten.read.given import source_of
from pressefakten.reading import reading_of
from pressefakten_schemas.facts import Fact

_loading = Lock()
_loaded: Extractor | None = None


def extract(
    source: str | os.PathLike[str] | bytes,
    *,
    published: date | str | None = None,
    title: str | None = None,
    publisher: str | None = None,
) -> Extraction:
    """The release and its facts, in text order; offsets are code points of ``release.text``, half-open.

    ``source`` is a text (``str``), a file (``pathlib.Path``, with its sidecar) or a file's content (``bytes``). What is
    given beside it counts as known and wins over text and sidecar: ``published`` is a ``date`` or an ISO day
    ("2024-05-03"), and dates such as "am Mittwoch" hang on it. A release from a file is called like the file, any other
    ``text_`` and the first digits of the hash of its bytes.

    Raises PressefaktenError: ArgumentError (also a TypeError and ValueError) for a wrong argument, ReadError for a file
    or text that cannot be read, ModelError where the name tagger is damaged. The pipeline is loaded at the first call
    and kept. Threads may call it; they wait for each other.
    """
    given = source_of(source, published=published, title=title, publisher=publisher)
    return _extractor().extract(given)


def load(model: str | Path | None = None) -> Language:
    """A new spaCy ``Language`` whose Docs have the facts: ``nlp(text)._.facts``.

    ``doc._.facts`` is the list of validated records, ``doc._.extraction`` the Extraction with the release; offsets are
    those of the text given. ``model`` names another installed spaCy pipeline to take names from. Raises ModelError.
    """
    return build_language(model)


def _extractor() -> Extractor:
    """The one behind ``extract``, loaded once."""
    global _loaded
    with _loading:
        if _loaded is None:
            _loaded = Extractor()
        return _loaded


def extraction_of(doc: Doc) -> Extraction:
    """The records of a Doc that went through the stages (or some of them): the getter of ``doc._.extraction``."""
    return records(in_memory(reading_of(doc).source, doc._.stated), doc)


def _facts(doc: Doc) -> list[Fact]:
    return extraction_of(doc).facts


def _register() -> None:
    for name, getter in {"extraction": extraction_of, "facts": _facts}.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)


_register()
