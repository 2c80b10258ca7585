"""What a file states beside its text (metadata of a page, header of a mail, front matter): evidence for the head."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from pressefakten.german.class_nouns import is_head, legal_form
from pressefakten.lexicon import load
from pressefakten.read.source import Claim, ClaimName
from pressefakten.resolve.head.bodies import plain
from pressefakten.resolve.head.weighing import Candidate, Field


def claims_of(doc: Doc, name: ClaimName) -> list[Claim]:
    """The claims of one name, in the order of the file."""
    return [claim for claim in doc._.claims if claim.name == name]


_SUPPORTING = ("meta author", "header From", "<title>", "logo", "meta application-name")
"""Origins that only speak for a publisher whom the text names too, unless they name a body."""


def _stands_alone(claim: Claim) -> bool:
    if claim.name != "publisher" or claim.origin not in _SUPPORTING:
        return True
    words = claim.value.split()
    heads = load("publishers")["heads"]
    return bool(legal_form().search(claim.value)) or any(word in heads or is_head(word.strip(",.")) for word in words)


def with_claimed(candidates: Iterable[Candidate], doc: Doc, field: Field) -> Iterator[Candidate]:
    """The candidates of the text, each with the claims that say the same as further evidence, and after them what is
    only claimed. That stands nowhere in the text: start and end are 0."""
    claims: dict[str, list[str]] = {}
    for claim in claims_of(doc, field):
        claims.setdefault(plain(claim.value), []).append(f"claim: {claim.origin}")
    alone = {plain(claim.value): claim.value for claim in reversed(claims_of(doc, field)) if _stands_alone(claim)}
    seen = set()
    for candidate in candidates:
        origins = claims.get(plain(candidate.value))
        seen.add(plain(candidate.value))
        yield replace(candidate, evidence=(*candidate.evidence, *origins)) if origins else candidate
    for key, origins in claims.items():
        if key not in seen and key in alone:
            yield Candidate(alone[key], 0, 0, tuple(origins))
