"""Phone, fax and mobile numbers and short codes: the component ``press_phones``.

A grammar of our own (``layouts``) finds what is laid out like a number, the words beside it (``labels``) say what
it is, and ``phonenumbers`` (``numbers``) is asked about each such candidate, never to search running text.
Sources: DIN 5008 (layouts, extension after a hyphen), ITU-T E.123 and E.164 (international form), RFC 3966 (tel: URIs).
"""

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.mentions import propose
from pressefakten.reading import text_of
from pressefakten.recognizers.phones.finder import find_phones


@Language.factory("press_phones", assigns=["doc._.candidates"], default_config={"region": "DE"})
class Phones:
    """Proposes a mention of kind ``phone`` for every number of a Doc.

    ``region`` is the ISO 3166 code of the country whose numbers are written without country code where nothing in the
    text says otherwise.
    """

    def __init__(self, nlp: Language, name: str, region: str) -> None:
        self.name = name
        self.region = region

    def __call__(self, doc: Doc) -> Doc:
        return propose(doc, self.name, find_phones(text_of(doc), self.region))
