"""Which fact of the old side became which of the new one: by identity, then by place, then, for quotes, by words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

from pressefakten.diff.drafts import Draft, Mention, Spot
from pressefakten.diff.facts import NAMES, Key, attributes_of, changes_between
from pressefakten.diff.passages import Alignment
from pressefakten.json_records import JsonRecord

_QUOTES_ALIKE = 0.5
"""Share of words that two quotes need in common to be versions of one."""


def drafts_of(
    old: Mapping[Key, JsonRecord], new: Mapping[Key, JsonRecord], alignment: Alignment, technical: bool = False
) -> list[Draft]:
    """Every fact that differs, once: replaced, changed, gone or come, in the order of the texts.

    ``technical`` compares how facts were read as well. Nothing is folded yet.
    """
    drafts = _replaced(old, new, alignment)
    gone = {id(draft.old) for draft in drafts if not draft.old_stays}
    come = {id(draft.new) for draft in drafts if not draft.new_was_there}
    for key, fact in old.items():
        if key in new:
            drafts += _changed(fact, new[key], alignment, technical)
    for fact in _lone(old, new, gone):
        drafts.append(Draft(fact["kind"], old=fact, spots=[(one, None) for one in fact["mentions"]]))
    for fact in _lone(new, old, come):
        drafts.append(Draft(fact["kind"], new=fact, spots=[(None, one) for one in fact["mentions"]]))
    return sorted(drafts, key=position)


def _lone(facts: Mapping[Key, JsonRecord], others: Mapping[Key, JsonRecord], paired: set[int]) -> list[JsonRecord]:
    """The facts that the other side does not have and that stand in no other's place."""
    return [fact for key, fact in facts.items() if key not in others and id(fact) not in paired]


def _changed(old: JsonRecord, new: JsonRecord, alignment: Alignment, technical: bool) -> list[Draft]:
    """The draft of a fact that stayed, where it says something else; else none."""
    changes = changes_between(attributes_of(old, technical), attributes_of(new, technical))
    if not changes:
        return []
    spots = _spots_of_same(old, new, alignment)
    return [Draft(old["kind"], old, new, old_stays=True, new_was_there=True, spots=spots, changes=changes)]


def position(draft: Draft) -> tuple[int, int]:
    """Where a reader meets the change: in the new text, else in the old one."""
    news = [new["start"] for _, new in draft.spots if new]
    olds = [old["start"] for old, _ in draft.spots if old]
    return (min(news or olds, default=0), min(olds, default=0))


def _spots_of_same(old: JsonRecord, new: JsonRecord, alignment: Alignment) -> list[Spot]:
    """The places of a fact that stayed, each of the new text with its counterpart, those in changed sentences first."""
    spots: list[Spot] = []
    for mention in new["mentions"]:
        counterpart = next((one for one in old["mentions"] if _meet(one, mention, alignment)), None)
        spots.append((counterpart, mention))
    return sorted(spots, key=lambda spot: _is_kept(spot, alignment))


def _is_kept(spot: Spot, alignment: Alignment) -> bool:
    _, mention = spot
    first, _ = alignment.new.words_of(mention["start"], mention["end"]) if mention else (0, 0)
    return alignment.new.sentence_of(first) in alignment.kept_new


def _meet(old: Mention, new: Mention, alignment: Alignment) -> bool:
    """Whether the new mention stands where the old one stood."""
    place = alignment.in_new(old["start"], old["end"])
    if place is None:
        return False
    first, last = alignment.new.words_of(new["start"], new["end"])
    return place[0] < last and first < place[1]


def _replaced(old: Mapping[Key, JsonRecord], new: Mapping[Key, JsonRecord], alignment: Alignment) -> list[Draft]:
    """Facts in whose place another of the same kind stands, and quotes that were reworded."""
    votes = _votes(old, new, alignment)
    votes.update(_alike_quotes(old, new))
    drafts: list[Draft] = []
    gone: set[Key] = set()
    come: set[Key] = set()

    def rank(pair: tuple[Key, Key]) -> tuple[Any, ...]:
        one, other = pair
        fresh = (one not in new) + (other not in old)
        spots = votes[pair]
        return (-fresh, one[0] != other[0], -len(spots), spots[0][0]["start"], spots[0][1]["start"], one, other)  # type: ignore[index]

    for one, other in sorted(votes, key=rank):
        if one in gone or other in come:
            continue
        stays, was_there = one in new, other in old
        if stays and was_there and not _another_figure(votes[one, other], alignment):
            continue
        if not stays:
            gone.add(one)
        if not was_there:
            come.add(other)
        drafts.append(
            Draft(
                new[other]["kind"],
                old=old[one],
                new=new[other],
                old_stays=stays,
                new_was_there=was_there,
                spots=votes[one, other],
            )
        )
    return drafts


def _another_figure(spots: list[Spot], alignment: Alignment) -> bool:
    """Whether two facts that both stayed changed places: a headline that took another of the text's amounts. Names do
    so all the time; only places whose words differ in the same sentence count."""
    old, new = spots[0]
    if old is None or new is None:
        return False
    if alignment.stands_in_new(old["start"], old["end"]) or alignment.stood_in_old(new["start"], new["end"]):
        return False
    return old["zone"] in ("title", "subtitle")


def _votes(
    old: Mapping[Key, JsonRecord], new: Mapping[Key, JsonRecord], alignment: Alignment
) -> dict[tuple[Key, Key], list[Spot]]:
    """Pairs of facts of one kind (or two kinds of names) with the places where one follows the other."""
    at_word = _at_words(new, alignment)
    votes: dict[tuple[Key, Key], list[Spot]] = defaultdict(list)
    for key, fact in old.items():
        for mention in fact["mentions"] if fact["kind"] != "quote" else ():
            place = alignment.in_new(mention["start"], mention["end"])
            there = {
                id(counterpart): (other, counterpart)
                for word in (range(*place) if place else ())
                for other, counterpart in at_word[word]
                if other != key and _comparable(fact["kind"], other[0])
            }
            for other, counterpart in there.values():
                votes[key, other].append((mention, counterpart))
    return _without_stated_twice(votes, old, new)


def _at_words(new: Mapping[Key, JsonRecord], alignment: Alignment) -> dict[int, list[tuple[Key, Mention]]]:
    """Word of the new text → the mentions that it belongs to."""
    at_word: dict[int, list[tuple[Key, Mention]]] = defaultdict(list)
    for key, fact in new.items():
        for mention in fact["mentions"]:
            for word in range(*alignment.new.words_of(mention["start"], mention["end"])):
                at_word[word].append((key, mention))
    return at_word


def _without_stated_twice(
    votes: dict[tuple[Key, Key], list[Spot]], old: Mapping[Key, JsonRecord], new: Mapping[Key, JsonRecord]
) -> dict[tuple[Key, Key], list[Spot]]:
    """Without the pairs of two facts that are both there before and after, unless they change places in a headline."""
    return {
        pair: spots
        for pair, spots in votes.items()
        if pair[0] not in new or pair[1] not in old or pair[0][0] not in NAMES
    }


def _comparable(kind: str, other: str) -> bool:
    return kind == other or (kind in NAMES and other in NAMES)


def _alike_quotes(old: Mapping[Key, JsonRecord], new: Mapping[Key, JsonRecord]) -> dict[tuple[Key, Key], list[Spot]]:
    """Quotes gone and come that have most of their words in common, the most alike first."""
    gone, come = _only(old, new, "quote"), _only(new, old, "quote")
    scored = [(-_likeness(one[1].split(), other[1].split()), one, other) for one in gone for other in come]
    taken: set[Key] = set()
    pairs = {}
    for likeness, one, other in sorted(scored):
        if likeness and one not in taken and other not in taken:
            taken.update((one, other))
            pairs[one, other] = _spots(old[one]["mentions"], new[other]["mentions"])
    return pairs


def _only(facts: Mapping[Key, JsonRecord], others: Mapping[Key, JsonRecord], kind: str) -> list[Key]:
    """The facts of a kind that the other side does not have."""
    return [key for key in facts if key[0] == kind and key not in others]


def _likeness(before: list[str], after: list[str]) -> float:
    """How alike two quotes are, from 0 to 1; also where one is a part of the other. 0 where that is too little."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.quick_ratio() < _QUOTES_ALIKE:
        return 0.0
    common = sum(block.size for block in matcher.get_matching_blocks())
    shorter = min(len(before), len(after))
    alike = matcher.ratio()
    contained = common / shorter if shorter >= 4 else 0.0
    return alike if alike >= _QUOTES_ALIKE else alike if contained >= 0.9 else 0.0


def _spots(old: Iterable[Mention], new: Iterable[Mention]) -> list[Spot]:
    return list(zip(old, new, strict=False))
