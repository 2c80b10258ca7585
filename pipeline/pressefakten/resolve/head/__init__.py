"""The head of a release: when it was published and by whom, by everything that speaks for it."""

from collections.abc import Iterator

from spacy.tokens import Doc

from pressefakten.mentions import Mention
from pressefakten.resolve.head.bodies import body_candidates
from pressefakten.resolve.head.claims import with_claimed
from pressefakten.resolve.head.days import day_candidates
from pressefakten.resolve.head.weighing import Candidate


def _date_mentions(doc: Doc) -> list[Mention]:
    """The date mentions that count: those that won, or all candidates where nothing has settled overlaps."""
    chosen = doc._.mentions or doc._.candidates.get("press_dates", [])
    return [mention for mention in chosen if mention.kind == "date"]


def days_of(doc: Doc) -> Iterator[Candidate]:
    """The days that may be that of publication, with their evidence."""
    return with_claimed(day_candidates(doc, _date_mentions(doc)), doc, "published")


def names_of(doc: Doc) -> Iterator[Candidate]:
    """The bodies that may have published, with their evidence."""
    return with_claimed(body_candidates(doc, doc._.mentions), doc, "publisher")
