"""The BIO tags of the four classes and of the side classes, and which may follow which."""

from __future__ import annotations

CLASSES = ("PER", "LOC", "ORG", "MISC")

TAGS = ("O", *(f"{prefix}-{name}" for name in CLASSES for prefix in "BI"))
"""In the order of the model's outputs: O, B-PER, I-PER, B-LOC, I-LOC, B-ORG, I-ORG, B-MISC, I-MISC."""


SIDE_CLASSES = ("DERIV", "PART")
"""GermEval's words that are derived from a name ("deutsch") or have one as a part ("SPD-nah"): learned, since they tell
the network where names are not, and dropped when decoding."""

ALL_TAGS = (*TAGS, *(f"{prefix}-{name}" for name in SIDE_CLASSES for prefix in "BI"))
"""The tags of a network that knows the side classes; the first nine are those above."""


def may_follow(before: str | None, after: str) -> bool:
    """Whether tag `after` is legal behind `before` (None: at the start of a sentence): I-X only behind B-X or I-X."""
    return not after.startswith("I-") or (before is not None and before[2:] == after[2:])


def bio_spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """Entities in a list of BIO tags as (first word, one past the last word, class), half-open.

    An I- tag that continues nothing opens an entity, as conlleval reads it.
    """
    spans: list[tuple[int, int, str]] = []
    start, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        if kind and (tag[:2] != "I-" or tag[2:] != kind):
            spans.append((start, index, kind))
            kind = ""
        if tag != "O" and not kind:
            start, kind = index, tag[2:]
    return spans
