"""When the release was published: the sidecar's word, else the day that the most evidence speaks for."""

from spacy.language import Language
from spacy.tokens import Doc

from pressefakten.mentions import Mention
from pressefakten.resolve.head import days_of
from pressefakten.resolve.head.weighing import OF_COLLECTION, weigh, weights_of, winner


def published_of(doc: Doc) -> Mention | None:
    """The mention of the publication date, its value an EDTF day; None where neither sidecar nor text gives one."""
    if day := doc._.stated.published:
        return Mention(
            "date", 0, 0, day, "published.stated", {"resolution": "absolute"}, (f"sidecar: published {day}",)
        )
    found = winner(weigh(days_of(doc), weights_of("published")), "published")
    if found is None:
        return _of_collection(doc)
    step = f"publication date: {found.how} → {found.value}"
    return Mention(
        "date", found.start, found.end, found.value, "published.evidence", {"resolution": "absolute"}, (step,)
    )


def _of_collection(doc: Doc) -> Mention | None:
    """The day that the file states for all of its releases, where this is one of several."""
    day = doc._.part.common.published if doc._.part else None
    if day is None:
        return None
    step = f"publication date: {OF_COLLECTION} → {day}"
    return Mention("date", 0, 0, day, "published.of_collection", {"resolution": "absolute"}, (step,))


class Published:
    """Sets ``doc._.published``."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.published = published_of(doc)
        return doc


@Language.factory("press_published", assigns=["doc._.published"])
def make_published(nlp: Language, name: str) -> Published:
    return Published()
