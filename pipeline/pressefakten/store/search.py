"""Full text over releases and facts: words and parts of words, whatever their spelling."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pressefakten.errors import UsageError
from pressefakten.json_records import JsonObject
from pressefakten.store.folding import folded
from pressefakten.store.index import bit_of, haystack
from pressefakten.store.reading import Index
from pressefakten.telling.sentences import sentences_of
from pressefakten_schemas.kinds import KINDS

_SENTENCES = 3
"""Sentences of one release that are shown."""
_CHECKED = 2_000
"""Releases that are looked into for a fact of a kind beside the words; the newest come first."""
_TRIGRAMS = 12
"""Of a word, that are asked for: more only cost time."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What is looked for: all words; and only facts of this kind, releases since this day, of this publisher."""

    words: tuple[str, ...]
    kind: str | None = None
    since: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class HitPlace:
    """A sentence with the facts in it that are looked for."""

    sentence: str
    facts: list[JsonObject] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Hit:
    """A release with the words, and the sentences that say them. With a kind, each has a fact of it."""

    release: JsonObject
    places: list[HitPlace] = field(default_factory=list)


def check_kind(kind: str) -> None:
    """Raise UsageError C059 where there is no such kind of fact."""
    if kind not in KINDS:
        raise UsageError("C059", f"There is no kind of fact {kind!r}", f"Known are {', '.join(KINDS)}.")


def search(index: Index, wanted: SearchQuery) -> Iterator[Hit]:
    """The releases with all the words, the newest first, those without a day last.

    A word is found inside others ("ausschuss" in "Haushaltsausschusssitzung"), one of one or two letters only by
    itself; several words in one argument stand side by side. With a kind, the words stand in the sentence of the fact,
    in its value or in the headline. Raises UsageError C058 where nothing is left to look for.
    """
    words = tuple(filter(None, map(folded, wanted.words)))
    if not words:
        raise UsageError("C058", "There is no word to look for", "Type e.g. pressefakten search Haushalt")
    needles = [word if len(word) > 2 else f" {word} " for word in words]
    for checked, (part,) in enumerate(_candidates(index, needles, wanted), 1):
        release, facts = index.record(part)
        text = haystack(release, facts)
        if all(needle in text for needle in needles):
            hit = _hit(release, facts, needles, wanted.kind)
            if hit.places or wanted.kind is None:
                yield hit
        if wanted.kind and checked >= _CHECKED:
            return


def _candidates(index: Index, needles: Sequence[str], wanted: SearchQuery) -> Iterator[tuple[int]]:
    """Releases that have every three letters of the words, somewhere."""
    asked = " AND ".join(f'"{three}"' for three in dict.fromkeys(three for one in needles for three in _threes(one)))
    conditions, values = ["words MATCH ?"], [asked]
    for condition, value in (
        ("kinds & ?", bit_of(wanted.kind) if wanted.kind else None),
        ("published >= ?", wanted.since),
        ("instr(sender, ?)", folded(wanted.publisher or "") or None),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)  # type: ignore[arg-type]
    return index.connection.execute(
        f"SELECT part FROM words JOIN release ON part = words.rowid WHERE {' AND '.join(conditions)}"
        " ORDER BY published IS NULL, published DESC, base, number",
        values,
    )


def _threes(word: str) -> list[str]:
    threes = [word[start : start + 3] for start in range(len(word) - 2)]
    step = -(-len(threes) // _TRIGRAMS)
    return threes[::step]


def _hit(release: JsonObject, facts: Sequence[JsonObject], needles: Sequence[str], kind: str | None) -> Hit:
    """The release with those of its sentences that say most of the words."""
    title = f" {folded(release.get('title') or '')} "
    found: list[tuple[int, HitPlace]] = []
    for start, end in sentences_of(release["text"]):
        asked = [fact for fact in facts if kind in (None, fact["kind"]) and _stands_in(fact, start, end)]
        rank = _rank(folded(release["text"][start:end]), asked, title, needles, kind)
        if rank is not None:
            found.append((rank, HitPlace(" ".join(release["text"][start:end].split()), asked)))
    most = max((rank for rank, _ in found), default=0)
    return Hit(release, [place for rank, place in found if rank == most][:_SENTENCES])


def _stands_in(fact: JsonObject, start: int, end: int) -> bool:
    return any(start <= mention["start"] < end for mention in fact["mentions"])


def _rank(said: str, asked: Sequence[JsonObject], title: str, needles: Sequence[str], kind: str | None) -> int | None:
    """How well a sentence says the words, those of its headline and of the values of its facts with it; None where it
    says none of them, or, with a kind, not all or no fact of it."""
    said = f" {said} "
    own = said + f" {' '.join(folded(str(fact['value'])) for fact in asked if fact['value'])} "
    in_sentence = sum(needle in own for needle in needles)
    in_all = sum(needle in own or needle in title for needle in needles)
    if kind is not None:
        return in_sentence if asked and in_all == len(needles) else None
    if not in_sentence or said.strip() == title.strip():
        return None
    return in_all if in_all == len(needles) else in_sentence - len(needles)
