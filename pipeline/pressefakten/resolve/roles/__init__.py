"""What a release says of its persons: roles, title, party, affiliation."""

from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.german.doc_words import words_of
from pressefakten.german.sentences import sentence_starts
from pressefakten.mentions import Mention, zone_at
from pressefakten.resolve.head.record import publisher_of
from pressefakten.resolve.roles.affiliation import Affiliations
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
        affiliations, found = read_roles(doc)
        affiliations.settle(found)
        _drop_labels(found, mentions)
        for number, told in found.items():
            mention = mentions[number]
            attributes = {**mention.attributes, **_attributes(told)}
            own = _own(told)
            steps = (*mention.steps, *told.steps)
            mentions[number] = replace(mention, attributes=attributes, own={**mention.own, **own}, steps=steps)
        doc._.mentions = mentions
        return doc


def read_roles(doc: Doc) -> tuple[Affiliations, dict[int, Told]]:
    """What is told of each person mention by its number, and the affiliations that are still to be settled."""
    words, ranges = words_of(doc, doc._.mentions)
    marked = doc.has_annotation("SENT_START")
    ends = [sent.end_char for sent in doc.sents] if marked else sentence_starts(words.text)[1:]
    context = context_of(words, doc._.mentions, ranges, lambda offset: zone_at(doc, offset), ends, publisher_of(doc))
    telling = Telling(context)
    return Affiliations(context, telling), telling.told()


def _drop_labels(found: dict[int, Told], mentions: list[Mention]) -> None:
    """Leave out the labels of contact data ("Pressekontakt: X") of each person who has a role beside them, and what is
    no role of anybody."""
    others = {mentions[number].value for number, told in found.items() if set(told.roles) - told.labels}
    for number, told in found.items():
        left_out = told.no_roles | (told.labels if mentions[number].value in others else set())
        told.roles = {role: phrase for role, phrase in told.roles.items() if role not in left_out}


def _attributes(told: Told) -> dict[str, Any]:
    """What the fact says, its roles in the nominative."""
    roles = list(dict.fromkeys(told.nominatives[role] for role in told.roles))
    said = {"title": told.title, "roles": roles, "party": told.party, "affiliation": told.affiliation}
    return {name: value for name, value in said.items() if value}


def _own(told: Told) -> dict[str, Any]:
    """What a mention says otherwise than its fact: its roles as written, where one is not in the nominative. What
    somebody becomes ("zum neuen Leiter") is told in the nominative here too."""
    nominatives = told.nominatives
    written = {nominatives[role]: nominatives[role] if role in told.given else role for role in reversed(told.roles)}
    roles = list(reversed(written.values()))
    differs = any(nominative != role for nominative, role in written.items())
    said = {"affiliation": told.affiliation_here, "roles": roles if differs else None}
    return {name: value for name, value in said.items() if value}
