"""Whom a phone number, e-mail or web address or postal address reaches: the component ``press_owners``.

It is who stands nearest (``nearest``); identifiers get whoever bears them (``bearers``).
"""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.mentions import Mention
from pressefakten.resolve.owners.bearers import with_bearers
from pressefakten.resolve.owners.nearest import owner
from pressefakten.resolve.owners.page import Page
from pressefakten_schemas.entities import CONTACTS

__all__ = ["CONTACTS", "Owners"]


@Language.factory("press_owners", requires=["doc._.mentions"], assigns=["doc._.mentions"])
class Owners:
    """Gives phone, email, url and address mentions their ``owner``, and identifiers whoever bears them."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        if any(mention.kind in CONTACTS for mention in doc._.mentions):
            page = Page(doc)
            doc._.mentions = [
                _owned(page, mention) if mention.kind in CONTACTS else mention for mention in doc._.mentions
            ]
        doc._.mentions = with_bearers(doc)
        return doc


def _owned(page: Page, contact: Mention) -> Mention:
    found = owner(page, contact)
    if found is None:
        return contact
    value, how = found
    return replace(
        contact,
        attributes={**contact.attributes, "owner": value},
        steps=(*contact.steps, f"reaches {value!r}, {how}"),
    )
