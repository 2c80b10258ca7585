"""How sure each mention of a name is, from what the tagger and the rule say and how often the release says it.

A name that is far likelier wrong than right is left out, and so is a named thing that is not likely right
(``LEAST_CONFIDENCE``), since a wrong one is worse than a missing one.
"""

from collections.abc import Iterable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.mentions import Lost, Mention
from pressefakten.ner.evidence import TaggerEvidence
from pressefakten.resolve.confidence.features import features, names_of
from pressefakten.resolve.confidence.weights import load_weights
from pressefakten.settings import LEAST_CONFIDENCE


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
        sure = dict(confidences(doc))
        kept: list[Mention] = []
        for number, mention in enumerate(doc._.mentions):
            confidence = sure.get(number)
            if confidence is None:
                kept.append(mention)
            elif confidence >= LEAST_CONFIDENCE[mention.kind]:
                kept.append(replace(mention, attributes={**mention.attributes, "confidence": confidence}))
            else:
                doc._.lost = [*doc._.lost, Lost(mention, f"is right in only {confidence:.0%} of such cases")]
        doc._.mentions = kept
        return doc


def confidences(doc: Doc) -> Iterable[tuple[int, float]]:
    """The number of each name among the mentions, and how sure it is: from 0.01 to 0.99."""
    weights = load_weights()
    if not TaggerEvidence(doc):  # another pipeline's entities: the rule alone tells
        return [(number, weights.of_rule(mention)) for number, mention in _names(doc)]
    return [(name.number, weights.of(features(name))) for name in names_of(doc)]


def _names(doc: Doc) -> Iterable[tuple[int, Mention]]:
    return ((number, mention) for number, mention in enumerate(doc._.mentions) if mention.kind in LEAST_CONFIDENCE)
