"""Phone, fax and mobile numbers and short codes: the component ``press_phones``.

A grammar of our own (``layouts``) finds what is laid out like a number, the words beside it (``labels``) say what
it is, and ``phonenumbers`` (``numbers``) is asked about each such candidate, never to search running text.
Sources: DIN 5008 (layouts, extension after a hyphen), ITU-T E.123 and E.164 (international form), RFC 3966 (tel: URIs).
"""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.base import Recognizer
from pressefakten.recognizers.phones.finder import find_phones


class Phones(Recognizer, stage="press_phones", default_config={"region": "DE"}):
    """A mention of the kind ``phone`` for every number of a Doc.

    ``region`` is the ISO 3166 code of the country whose numbers are written without country code where nothing in the
    text says otherwise.
    """

    def __init__(self, nlp: Language, name: str, region: str) -> None:
        super().__init__(nlp, name)
        self.region = region

    def find(self, doc: Doc) -> Iterable[Mention]:
        return find_phones(text_of(doc), self.region)
