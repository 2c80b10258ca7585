"""What speaks for a name and against it: numbers by which ``weights.json`` weighs."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pressefakten.german.doc_words import doc_words
from pressefakten.german.words import Words
from pressefakten.logistic import log_odds
from pressefakten.mentions import Mention, zone_at
from pressefakten.ner.evidence import Heard, TaggerEvidence
from pressefakten.reading import text_of
from pressefakten.resolve.confidence.signs import signs

LABELS: Mapping[str, str] = {"person": "PER", "organization": "ORG", "place": "LOC", "misc": "MISC"}
"""Kind → the tagger's class."""

_TAGGER = ".tagger"
"""How the ids of rules end that take the tagger's word, put right or not."""

_UNIT = 2.0
"""What log-odds are divided by, so that all features are of the size of 1."""


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of a name with all that is known of it. ``times`` is how often the release says it of this kind,
    ``best`` what the tagger says of the surest of these, ``signs`` what its words say."""

    number: int
    mention: Mention
    text: str
    zone: str
    heard: Heard
    times: int
    best: float
    signs: tuple[str, ...] = ()


def names_of(doc: Doc) -> Iterator[Name]:
    """The mentions of names, with their numbers in ``doc._.mentions``."""
    evidence, text, words = TaggerEvidence(doc), text_of(doc), doc_words(doc)
    heard: dict[int, Heard] = {}
    same: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    mentions: Sequence[Mention] = doc._.mentions
    for number, mention in enumerate(mentions):
        if mention.kind in LABELS:
            heard[number] = evidence.of(_tokens(doc, mention), LABELS[mention.kind])
            same[_said(mention, text)].append(number)
    best = {said: max(heard[other].span for other in others) for said, others in same.items()}
    for number, one in heard.items():
        mention = mentions[number]
        said, times = _said(mention, text), len(same[_said(mention, text)])
        zone, found = zone_at(doc, mention.start), _signs(words, mention)
        name = text[mention.start : mention.end]
        yield Name(number, mention, name, zone, one, times, best[said], found)


def _signs(words: Words, mention: Mention) -> tuple[str, ...]:
    """The signs of a name; a person's are told well enough by the tagger and the rule."""
    if mention.kind == "person":
        return ()
    return tuple(signs(words, *words.between(mention.start, mention.end)))


def _said(mention: Mention, text: str) -> tuple[str, str | None]:
    return mention.kind, mention.value or text[mention.start : mention.end]


def _tokens(doc: Doc, mention: Mention) -> Sequence[int]:
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return [] if span is None else range(span.start, span.end)


def features(name: Name) -> dict[str, float]:
    """The features by name. Those of the tagger count apart for names that it found and names of other rules."""
    kind, rule = name.mention.kind, name.mention.rule
    found_by = "tagger" if rule.endswith(_TAGGER) else "rule"
    span, length = log_odds(name.heard.span) / _UNIT, math.log(len(name.text.split()))
    found = {
        "any": 1.0,
        kind: 1.0,
        f"zone {name.zone}": 1.0,
        f"{found_by}: span": span,
        f"{found_by}: span of {kind}": span,
        f"{found_by}: within": log_odds(name.heard.within) / _UNIT,
        f"{found_by}: outside": log_odds(name.heard.outside) / _UNIT,
        f"{found_by}: best of the same": log_odds(name.best) / _UNIT,
        "times": math.log(name.times),
        "words": length,
        f"words of {kind}": length,
    }
    found |= {f"{kind} {sign}": 1.0 for sign in name.signs}
    if found_by == "rule":
        found |= {"rule": 1.0, rule: 1.0}
    if name.text.isupper():
        found["capitals"] = 1.0
    return found
