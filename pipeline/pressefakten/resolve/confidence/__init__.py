"""How sure each mention of a name is, from what the tagger and the rule say and how often the release says it.

A name that is likelier wrong than right is left out (``LEAST_CONFIDENCE``), and so is a named thing that the tagger
alone vouches for, unless it is very sure (``LEAST_CONFIDENCE_OF_GUESS``): a wrong one is worse than a missing one. So
is a place of one word that stands as none must (``LEAST_CONFIDENCE_OF_LONE_PLACE``).
"""

from collections.abc import Iterable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.mentions import Lost, Mention
from pressefakten.ner.evidence import TaggerEvidence
from pressefakten.resolve.confidence.features import Name, features, names_of
from pressefakten.resolve.confidence.signs import OF_PLACES, OF_THINGS
from pressefakten.resolve.confidence.weights import load_weights
from pressefakten.settings import (
    LEAST_CONFIDENCE,
    LEAST_CONFIDENCE_IN_LISTS,
    LEAST_CONFIDENCE_OF_GUESS,
    LEAST_CONFIDENCE_OF_LONE_PLACE,
)


@Language.factory(
    "press_confidence",
    assigns=["doc._.mentions", "doc._.lost"],
    requires=["doc._.mentions"],
)
def make_confidence(nlp: Language, name: str) -> "Confidence":
    return Confidence()


class Confidence:
    """spaCy component: gives the name mentions of ``doc._.mentions`` their ``confidence`` and leaves out the worst."""

    def __call__(self, doc: Doc) -> Doc:
        sure = {number: (confidence, least) for number, confidence, least in confidences(doc)}
        kept: list[Mention] = []
        for number, mention in enumerate(doc._.mentions):
            if number not in sure:
                kept.append(mention)
                continue
            confidence, least = sure[number]
            if confidence >= least:
                kept.append(replace(mention, attributes={**mention.attributes, "confidence": confidence}))
            else:
                doc._.lost = [*doc._.lost, Lost(mention, f"is right in only {confidence:.0%} of such cases")]
        doc._.mentions = kept
        return doc


def confidences(doc: Doc) -> Iterable[tuple[int, float, float]]:
    """The number of each name among the mentions, how sure it is (from 0.01 to 0.99), and how sure it must be to
    stay."""
    weights = load_weights()
    if not TaggerEvidence(doc):  # another pipeline's entities: the rule alone tells
        names = ((number, one) for number, one in enumerate(doc._.mentions) if one.kind in LEAST_CONFIDENCE)
        return [(number, weights.of_rule(one), LEAST_CONFIDENCE[one.kind]) for number, one in names]
    return [(name.number, weights.of_name(name.mention, features(name)), least(name)) for name in names_of(doc)]


def least(name: Name) -> float:
    """How sure a name must be to stay."""
    rule, signs = name.mention.rule, frozenset(name.signs)
    if rule == "person.surname_first":
        return LEAST_CONFIDENCE_IN_LISTS
    if rule == "misc.tagger" and not signs & OF_THINGS:
        return LEAST_CONFIDENCE_OF_GUESS
    if rule == "place.tagger" and name.text.isalpha() and not signs & OF_PLACES:
        return LEAST_CONFIDENCE_OF_LONE_PLACE
    return LEAST_CONFIDENCE[name.mention.kind]
