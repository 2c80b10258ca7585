"""The head of a release: title, day of publication, publisher … as changes of their own, unless facts tell them."""

from difflib import SequenceMatcher
from typing import Any

from pressefakten.diff.drafts import Draft, Mention
from pressefakten.diff.facts import changes_between
from pressefakten.diff.passages import Alignment
from pressefakten.json_records import JsonRecord
from pressefakten_schemas.diff import AttributeChange

FIELDS = ("title", "subtitle", "published", "publisher", "place", "number", "embargoed_until", "source_url")
_LINES = frozenset({"title", "subtitle"})
_KINDS = {"published": "date", "embargoed_until": "date", "publisher": "organization", "place": "place"}


def head_changes(old: JsonRecord, new: JsonRecord) -> tuple[AttributeChange, ...]:
    """The fields of the head that differ. Titles are compared without regard to blanks."""
    return changes_between(*({name: _plain(release.get(name)) for name in FIELDS} for release in (old, new)))


def _plain(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def is_of_sidecar(name: str, old: JsonRecord, new: JsonRecord) -> bool:
    """Whether the sidecar of either side states the field."""
    if name == "source_url":
        return True
    return any(((release.get("head") or {}).get(name) or {}).get("how") == "sidecar" for release in (old, new))


def with_head(
    drafts: list[Draft], changes: tuple[AttributeChange, ...], old: JsonRecord, new: JsonRecord, alignment: Alignment
) -> list[Draft]:
    """The drafts with those of the head in front; what follows from a change of the head is told with it."""
    heads: list[Draft] = []
    for change in changes:
        if change.name in _LINES and _told_by_facts(change, drafts):
            continue
        draft = Draft("head", head=change)
        draft.uncertain = _only_read_otherwise(change.name, old, new, alignment)
        heads.append(draft)
        drafts = _without_followers(draft, change, drafts, alignment)
    return heads + drafts


def _told_by_facts(change: AttributeChange, drafts: list[Draft]) -> bool:
    """Whether every changed word of the line belongs to facts whose change is told."""
    if not change.old or not change.new:
        return False
    spots = [spot for draft in drafts for one in (draft, *draft.parts) for spot in one.spots]
    told_old, told_new = ([word for spot in spots for word in _words(spot[side])] for side in (0, 1))
    went, came = _changed_words(change.old.split(), change.new.split())
    return _bare(went) <= _bare(told_old) and _bare(came) <= _bare(told_new)


def _changed_words(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """The words that went and those that came."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = [block for block in blocks if block[0] != "equal"]
    went = [word for _, a1, a2, _, _ in changed for word in before[a1:a2]]
    came = [word for _, _, _, b1, b2 in changed for word in after[b1:b2]]
    return went, came


def _words(mention: Mention | None) -> list[str]:
    return mention["text"].split() if mention else []


def _bare(words: Any) -> set[str]:
    return {word.strip(".,:;!?()„“\"'") for word in words} - {""}


def _only_read_otherwise(name: str, old: JsonRecord, new: JsonRecord, alignment: Alignment) -> bool:
    """Whether the words that spoke for the field stand in both texts: the head was only read in another way."""
    if is_of_sidecar(name, old, new):
        return False
    before, after = ((release.get("head") or {}).get(name) or {} for release in (old, new))
    olds = alignment.stands_in_new(before["start"], before["end"]) if before.get("end") else True
    news = alignment.stood_in_old(after["start"], after["end"]) if after.get("end") else True
    return bool(before or after) and olds and news


def _without_followers(head: Draft, change: AttributeChange, drafts: list[Draft], alignment: Alignment) -> list[Draft]:
    kept = []
    for draft in drafts:
        if _follows(draft, change, alignment):
            head.take(draft)
            head.spots += draft.spots if _is_the_fact(draft, change) else []
        else:
            kept.append(draft)
    return kept


def _is_the_fact(draft: Draft, change: AttributeChange) -> bool:
    """Whether the fact is the field itself: the date of the dateline."""
    if draft.kind != _KINDS.get(change.name) or draft.is_same_fact:
        return False
    return ((draft.old or {}).get("value"), (draft.new or {}).get("value")) == (change.old, change.new)


def _follows(draft: Draft, change: AttributeChange, alignment: Alignment) -> bool:
    if _is_the_fact(draft, change):
        return True
    if change.name != "published" or draft.kind != "date" or not draft.is_replacement:
        return False
    return all(
        old
        and new
        and alignment.stands_in_new(old["start"], old["end"])
        and alignment.stood_in_old(new["start"], new["end"])
        for old, new in draft.spots
    )
