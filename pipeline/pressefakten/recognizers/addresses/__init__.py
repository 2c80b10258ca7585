"""Postal addresses: the component ``press_addresses``.

A house number after the name of a street, a postcode before the name of a town, or a post-office box anchors an
address; the other half is taken in when it stands beside it, on the same line or the next. Order and prefixes follow
DIN 5008 and the practice of Deutsche Post. The value is "street number, postcode city", with as much of it as the text
gives.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from pressefakten.mentions import Mention
from pressefakten.reading import text_of
from pressefakten.recognizers.addresses.finder import find_addresses
from pressefakten.recognizers.base import Recognizer

__all__ = ["Addresses", "find_addresses"]


class Addresses(Recognizer, stage="press_addresses"):
    """A mention of the kind ``address`` for every postal address of a Doc."""

    def find(self, doc: Doc) -> Iterator[Mention]:
        return find_addresses(text_of(doc))
