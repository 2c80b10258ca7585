"""What is judged of a fact beside its value, and of a release's head: which attributes, and when two agree."""

import re
from collections.abc import Callable
from typing import Any

from pressefakten.evaluate.agreement import Predicted
from pressefakten.evaluate.gold import Annotation
from pressefakten_schemas.kinds import RECORDS

Agreement = Callable[[Any, Any], bool]

LINKS = ("value", "roles", "party", "affiliation", "owner", "speaker")
"""Attributes that tie people, bodies, numbers and words together (the value of a person is who it is)."""

ATTRIBUTES: dict[str, tuple[str, ...]] = {kind: record.gold for kind, record in RECORDS.items()}
"""What the gold annotates of each kind; other attributes are not judged."""

UNMARKED = frozenset({"value", "type"})
"""Attributes every fact of the kind has, but the gold gives only some: not judged where it says nothing."""

AT_THE_MENTION = frozenset({"affiliation", "owner", "resolution", "qualifier", "part"})
"""Attributes that the gold must give at the very mention; others it may give wherever it speaks of the same fact."""


def plain(text: str | None) -> str:
    """A text as names and titles are compared: its words, without case and punctuation."""
    return re.sub(r"\W+", " ", (text or "").lower()).strip()


def same_words(one: Any, other: Any) -> bool:
    return plain(one) == plain(other)


def one_name(one: Any, other: Any) -> bool:
    """Whether two names are one body's or person's: the words of one are the other's, or stand in it."""
    one, other = plain(one), plain(other)
    return bool(one and other) and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")


def one_role(one: Any, other: Any) -> bool:
    """As ``one_name``; what a compound ends in is the same role too ("Landrat" and "Altlandrat")."""
    if one_name(one, other):
        return True
    one, other = plain(one), plain(other)
    return bool(one and other) and (one.endswith(other) or other.endswith(one))


def equal(one: Any, other: Any) -> bool:
    return bool(one == other)


AGREEMENTS: dict[str, Agreement] = {
    "roles": one_role,
    "party": same_words,
    "affiliation": one_name,
    "owner": one_name,
}
"""When an attribute agrees; one that is not named here must be equal."""

HEAD: dict[str, Agreement] = {"published": equal, "title": same_words, "publisher": same_words}
"""What is judged of a release's head, and when it agrees."""

JUDGED_WHERE_SAID = frozenset({"publisher"})
"""What is judged where it is said, even if the text does not state it: it can be told from what it does state."""


def said(found: Predicted, name: str) -> list[Any]:
    """The things that a mention says: each of its roles, of anything else one or none."""
    return _items(found.attributes.get(name))


def answers(annotation: Annotation, name: str) -> list[Any]:
    """What the gold holds for right; nothing where it is silent.

    ``alt_units`` are right units too; ``speaker_names`` tell words by which a speaker without a full name is known.
    """
    if name == "value":
        return _items(annotation.value)
    known = annotation.attributes
    own = _items(known.get(name))
    return [*own, *known.get(f"alt_{name}s", ())] if own else _items(known.get(f"{name}_names"))


def is_right(annotation: Annotation, name: str, item: Any) -> bool:
    """Whether one thing said is among the gold's answers."""
    if name not in annotation.attributes and f"{name}_names" in annotation.attributes:
        return any(re.search(rf"\b{re.escape(word)}\b", item) for word in answers(annotation, name))
    agrees = AGREEMENTS.get(name, equal)
    return any(agrees(answer, item) for answer in answers(annotation, name))


def _items(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]
