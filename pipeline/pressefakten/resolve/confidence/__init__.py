"""How sure each mention of a name is, from what the tagger and the rule say and how often the release says it.

A name that is likelier wrong than right is left out (``LEAST_CONFIDENCE``), and so is a named thing that the tagger
alone vouches for, unless it is very sure (``LEAST_CONFIDENCE_OF_GUESS``): a wrong one is worse than a missing one.
"""

from collections.abc import Iterable
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.mentions import Lost, Mention
from pressefakten.ner.evidence import TaggerEvidence
from pressefakten.reading import text_of
from pressefakten.resolve.confidence.features import features, names_of
from pressefakten.resolve.confidence.support import names_thing
from pressefakten.resolve.confidence.weights import load_weights
from pressefakten.settings import LEAST_CONFIDENCE, LEAST_CONFIDENCE_OF_GUESS


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
        sure, text = dict(confidences(doc)), text_of(doc)
        kept: list[Mention] = []
        for number, mention in enumerate(doc._.mentions):
            confidence = sure.get(number)
            if confidence is None:
                kept.append(mention)
            elif confidence >= least_confidence(mention, text):
                kept.append(replace(mention, attributes={**mention.attributes, "confidence": confidence}))
            else:
                doc._.lost = [*doc._.lost, Lost(mention, f"is right in only {confidence:.0%} of such cases")]
        doc._.mentions = kept
        return doc


def least_confidence(mention: Mention, text: str) -> float:
    """How sure a name must be to stay. ``text`` is the reading."""
    if mention.rule == "misc.tagger" and not names_thing(text, mention.start, mention.end):
        return LEAST_CONFIDENCE_OF_GUESS
    return LEAST_CONFIDENCE[mention.kind]


def confidences(doc: Doc) -> Iterable[tuple[int, float]]:
    """The number of each name among the mentions, and how sure it is: from 0.01 to 0.99."""
    weights = load_weights()
    if not TaggerEvidence(doc):  # another pipeline's entities: the rule alone tells
        return [(number, weights.of_rule(mention)) for number, mention in _names(doc)]
    return [(name.number, weights.of_name(name.mention, features(name))) for name in names_of(doc)]


def _names(doc: Doc) -> Iterable[tuple[int, Mention]]:
    return ((number, mention) for number, mention in enumerate(doc._.mentions) if mention.kind in LEAST_CONFIDENCE)
