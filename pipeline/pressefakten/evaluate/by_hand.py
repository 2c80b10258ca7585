"""Corrections as gold: what a reader accepted, changed or added must be found, what he rejected must not.

A release with gold of its own has it corrected. In one without, only the words that corrections speak of are judged.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pressefakten.corrections.files import NAME, read
from pressefakten.corrections.locate import locate
from pressefakten.evaluate.gold import Annotation, Gold
from pressefakten.json_records import JsonRecord
from pressefakten_schemas.corrections import Correction, Said


def corrections_in(folders: Iterable[Path | None]) -> dict[str, list[Correction]]:
    """Release → its corrections, of the files in these folders. Raises UsageError where one is damaged."""
    found: dict[str, list[Correction]] = {}
    for folder in dict.fromkeys(folders):
        if folder is not None and (folder / NAME).is_file():
            for correction in read(folder / NAME):
                found.setdefault(correction.release, []).append(correction)
    return found


def gold_by_hand(known: Iterable[str], corrections: Iterable[str], folders: Iterable[Path | None]) -> Iterator[Gold]:
    """Gold without annotations for each corrected release that is not ``known`` and whose text is in the folders."""
    from pressefakten.read import find_sources

    wanted = set(corrections) - set(known)
    if not wanted:
        return
    found = find_sources([folder for folder in folders if folder is not None])
    for name, path in found.named():
        if name in wanted:
            yield Gold(name, path, mentions=(), annotated=frozenset())


def corrected(
    gold: Gold, release: JsonRecord, facts: Sequence[JsonRecord], corrections: Sequence[Correction]
) -> tuple[Gold, list[JsonRecord]]:
    """The gold as the corrections have it, and the facts to judge by it; ``release`` is extracted without them."""
    text = release["text"]
    right = {(one.kind, one.start, one.end): one for one in gold.mentions}
    spoken_of: list[tuple[str, int, int]] = []
    for correction in corrections:
        for said in filter(None, (correction.was, correction.now)):
            for kind, start, end in _spans(text, said):
                spoken_of.append((kind, start, end))
                right = {at: one for at, one in right.items() if not _touches(at, kind, start, end)}
        if correction.right is not None:
            for annotation in _annotations(text, correction.right):
                right[annotation.kind, annotation.start, annotation.end] = annotation
    mentions = tuple(right[at] for at in sorted(right, key=lambda at: (at[1], at[2], at[0])))
    if gold.annotated:
        return replace(gold, mentions=mentions), list(facts)
    judged = frozenset(kind for kind, *_ in spoken_of)
    return replace(gold, mentions=mentions, annotated=judged), list(_spoken_of(facts, spoken_of))


def _spoken_of(facts: Sequence[JsonRecord], places: Sequence[tuple[str, int, int]]) -> Iterator[JsonRecord]:
    """The facts with those of their mentions that somebody spoke of."""
    for fact in facts:
        touched = [
            mention
            for mention in fact["mentions"]
            if any(_touches((fact["kind"], mention["start"], mention["end"]), *place) for place in places)
        ]
        if touched:
            yield {**fact, "mentions": touched}


def _touches(at: tuple[str, int, int], kind: str, start: int, end: int) -> bool:
    return at[0] == kind and at[1] < end and start < at[2]


def _spans(text: str, said: Said) -> Iterator[tuple[str, int, int]]:
    for place in said.places:
        at = locate(text, place)
        if at is not None:
            yield (said.kind, *at)


def _annotations(text: str, said: Said) -> Iterator[Annotation]:
    for place in said.places:
        at = locate(text, place)
        if at is not None:
            attributes = {**said.attributes, **place.attributes}
            yield Annotation(said.kind, *at, text[at[0] : at[1]], said.value, attributes)
