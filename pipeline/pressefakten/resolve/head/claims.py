"""What a file states beside its text (metadata of a page, header of a mail, front matter): evidence for the head."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from pressefakten.german.class_nouns import is_head, legal_form
from pressefakten.lexicon import load
from pressefakten.read.source import Claim, ClaimName
from pressefakten.resolve.head.shapes import plain
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
    claimed = claims_of(doc, field)
    origins = _origins(claimed)
    seen = set()
    for candidate in candidates:
        key = plain(candidate.value)
        seen.add(key)
        yield replace(candidate, evidence=(*candidate.evidence, *origins[key])) if key in origins else candidate
    for claim in claimed:
        if (key := plain(claim.value)) not in seen and _stands_alone(claim):
            seen.add(key)
            yield Candidate(claim.value, 0, 0, tuple(origins[key]))


def _origins(claims: Iterable[Claim]) -> dict[str, list[str]]:
    """Value, as it is compared → where it is claimed. What names a body in short speaks for its full name too."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        found.setdefault(plain(claim.value), []).append(f"claim: {claim.origin}")
    for key in sorted(found, key=len):
        shorter = [other for other in found if other != key and f" {other} " in f" {key} "]
        found[key] = list(dict.fromkeys([*found[key], *(origin for other in shorter for origin in found[other])]))
    return found
