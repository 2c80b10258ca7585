"""The language of a Doc, where it is not German."""

from spacy.tokens import Doc

from pressefakten.german.foreign import foreign_language
from pressefakten.reading import text_of

_LANGUAGE = "press_language"


def language_of(doc: Doc) -> str | None:
    """The ISO 639 code of the Doc's language; None for German, and where nothing is sure."""
    if _LANGUAGE not in doc.user_data:
        doc.user_data[_LANGUAGE] = foreign_language(text_of(doc))
    code: str | None = doc.user_data[_LANGUAGE]
    return code
