"""What a release says of its persons: roles, title, party, affiliation."""

from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.german.doc_words import words_of
from pressefakten.mentions import Mention, zone_at
from pressefakten.resolve.roles.context import Told, context_of
from pressefakten.resolve.roles.telling import Telling


@Language.factory(
    "press_roles",
    assigns=["doc._.mentions"],
    requires=["doc._.mentions"],
)
def make_roles(nlp: Language, name: str) -> "Roles":
    return Roles()


class Roles:
    """spaCy component: gives the person mentions of ``doc._.mentions`` what the words around them tell."""

    def __call__(self, doc: Doc) -> Doc:
        mentions: list[Mention] = list(doc._.mentions)
        words, ranges = words_of(doc, mentions)
        context = context_of(words, mentions, ranges, lambda offset: zone_at(doc, offset))
        for number, told in Telling(context).told():
            mention = mentions[number]
            attributes = {**mention.attributes, **_attributes(told)}
            mentions[number] = replace(mention, attributes=attributes, steps=(*mention.steps, *told.steps))
        doc._.mentions = mentions
        return doc


def _attributes(told: Told) -> dict[str, Any]:
    roles = list(dict.fromkeys(told.roles))
    said = {"title": told.title, "roles": roles, "party": told.party, "affiliation": told.affiliation}
    return {name: value for name, value in said.items() if value}
