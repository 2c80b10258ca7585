"""Whom a phone number, e-mail or web address or postal address reaches: the component ``press_owners``.

It is who stands nearest (``nearest``); identifiers get whoever bears them (``bearers``).
"""

from collections import defaultdict
from collections.abc import Sequence
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
            doc._.mentions = _settled(
                page, [_owned(page, mention) if mention.kind in CONTACTS else mention for mention in doc._.mentions]
            )
        doc._.mentions = with_bearers(doc)
        return doc


def _settled(page: Page, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each contact that is told of one person in one place and of an office in another with the person:
    what is in a letterhead may be somebody's own."""
    owners: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for one in mentions:
        if one.kind in ("phone", "email") and "owner" in one.attributes:
            owners[one.kind, one.value].add(one.attributes["owner"])
    persons = {
        key: people.pop()
        for key, values in owners.items()
        if len(values) > 1 and len(people := {value for value in values if page.person(value)}) == 1
    }
    return [
        replace(one, attributes={**one.attributes, "owner": persons[one.kind, one.value]})
        if "owner" in one.attributes and (one.kind, one.value) in persons
        else one
        for one in mentions
    ]


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
