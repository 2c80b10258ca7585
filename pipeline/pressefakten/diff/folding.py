"""One change, one entry: what follows from another change, or says it once more, is told with it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from pressefakten.diff.drafts import Draft, Mention
from pressefakten.diff.facts import NAMES
from pressefakten.diff.passages import Alignment
from pressefakten_schemas.diff import AttributeChange
from pressefakten_schemas.entities import CONTACTS
from pressefakten_schemas.kinds import RECORDS

_LEADS = ("quote", "money", "date", "quantity", "percent", "duration", "address", "phone", "email", "url", "identifier")
"""Whose change is the news of a sentence that came or went, the weightiest first; then names."""


_NAMING = ("party", "affiliation", "abbreviation", "owner", "city")
_NAMING_FACTS = ("city", "party", "affiliation")


def folded(drafts: list[Draft], alignment: Alignment) -> list[Draft]:
    """The drafts without those that are told with another."""
    for fold in (
        _same_change_twice,
        _what_stayed_elsewhere,
        _other_speakers,
        _days_that_follow,
        _links_to_replaced,
        _contacts_of_replaced,
        _names_of_attributes,
        _quotes_around,
        _inside_another,
    ):
        drafts = fold(drafts)
    return _sentences(drafts, alignment)


def _fold(drafts: list[Draft], lead_of: Callable[[Draft], Draft | None]) -> list[Draft]:
    """``drafts`` without those that ``lead_of`` finds a lead for; the lead takes them. Leads stay."""
    kept: list[Draft] = []
    given: list[tuple[Draft, Draft]] = []
    leads: set[int] = set()
    for draft in drafts:
        lead = None if id(draft) in leads else lead_of(draft)
        if lead is None or lead is draft or any(lead is one for one, _ in given):
            kept.append(draft)
        else:
            leads.add(id(lead))
            given.append((draft, lead))
    for draft, lead in given:
        lead.take(draft)
    return kept


def _pair(draft: Draft) -> tuple[str | None, str | None]:
    return (draft.old or {}).get("value"), (draft.new or {}).get("value")


def _same_change_twice(drafts: list[Draft]) -> list[Draft]:
    """The same values replaced under two identities: "120 Plätze" and "120 Kursplätze" → 140."""
    seen: dict[tuple[str, str | None, str | None], Draft] = {}

    def lead_of(draft: Draft) -> Draft | None:
        if not draft.is_replacement or None in _pair(draft) or draft.kind in NAMES:
            return None
        lead = seen.setdefault((draft.kind, *_pair(draft)), draft)
        if lead is not draft:
            lead.spots += draft.spots
        return lead

    return _fold(drafts, lead_of)


def _what_stayed_elsewhere(drafts: list[Draft]) -> list[Draft]:
    """A fact that was replaced in one place and stays in another loses what that place said of it."""
    replaced = {id(draft.old): draft for draft in drafts if draft.is_replacement and draft.old_stays}
    replaced |= {id(draft.new): draft for draft in drafts if draft.is_replacement and draft.new_was_there}

    def lead_of(draft: Draft) -> Draft | None:
        if not draft.is_same_fact or draft.kind in NAMES:
            return None
        return replaced.get(id(draft.old)) or replaced.get(id(draft.new))

    return _fold(drafts, lead_of)


def _other_speakers(drafts: list[Draft]) -> list[Draft]:
    """Another person says a quote while the first one stays in the text: the quote is the news."""
    quotes = {
        (change.old, change.new): draft
        for draft in drafts
        if draft.kind == "quote" and draft.is_same_fact
        for change in draft.changes
        if change.name == "speaker"
    }

    def lead_of(draft: Draft) -> Draft | None:
        stays = draft.old_stays or draft.new_was_there
        return quotes.get(_pair(draft)) if draft.kind == "person" and draft.is_replacement and stays else None

    return _fold(drafts, lead_of)


def _day(value: str | None) -> str:
    return (value or "").split("/")[0].split("T")[0]


def _is_moved_date(draft: Draft) -> bool:
    return draft.kind == "date" and draft.is_replacement and None not in _pair(draft)


def _moves_of_days(dates: list[Draft]) -> dict[tuple[str | None, str | None], Draft]:
    """Each move from a day to another with the change that says most of it."""
    moves: dict[tuple[str | None, str | None], Draft] = {}
    for draft in sorted(dates, key=lambda one: (not _other_words(one), -min(map(len, map(str, _pair(one)))))):
        old, new = map(_day, _pair(draft))
        if old and new and old != new:
            moves.setdefault((old, new), draft)
    return moves


def _days_that_follow(drafts: list[Draft]) -> list[Draft]:
    """A day in the headline and with its hour in the text, times that hang on it: one move from day to day."""
    moves = _moves_of_days([draft for draft in drafts if _is_moved_date(draft)])

    def lead_of(draft: Draft) -> Draft | None:
        if not _is_moved_date(draft):
            return None
        old, new = map(_day, _pair(draft))
        lead = moves.get((old, new))
        if lead is not None and lead is not draft:
            lead.spots += draft.spots
        return lead

    return _fold(drafts, lead_of)


def _other_words(draft: Draft) -> bool:
    """Whether the words differ, not only what they mean."""
    return any(old and new and old["text"] != new["text"] for old, new in draft.spots)


def _links_to_replaced(drafts: list[Draft]) -> list[Draft]:
    """The owner, speaker or affiliation that changed because the person or body it names did."""
    renamed = {_pair(draft): draft for draft in drafts if draft.kind in NAMES and draft.is_replacement}

    def lead_of(draft: Draft) -> Draft | None:
        if not draft.changes or draft.is_replacement:
            return None
        leads = [_lead_of_link(draft, change, renamed) for change in draft.changes]
        return leads[0] if all(leads) else None

    return _fold(drafts, lead_of)


def _lead_of_link(
    draft: Draft, change: AttributeChange, renamed: dict[tuple[str | None, str | None], Draft]
) -> Draft | None:
    if change.name not in RECORDS[draft.kind].links:
        return None
    return renamed.get((change.old, change.new))


def _contacts_of_replaced(drafts: list[Draft]) -> list[Draft]:
    """The numbers and addresses of a person who came, went or was replaced."""
    people = [draft for draft in drafts if draft.kind in ("person", "organization") and not draft.is_same_fact]
    by_pair = {_pair(draft): draft for draft in people}

    def lead_of(draft: Draft) -> Draft | None:
        if draft.kind not in CONTACTS:
            return None
        owners = draft.said("owner", "old"), draft.said("owner")
        if owners == (None, None) or draft.is_same_fact and not draft.changes:
            return None
        return by_pair.get(owners)

    return _fold(drafts, lead_of)


def _names_of_attributes(drafts: list[Draft]) -> list[Draft]:
    """A party, body or place that came or went with an attribute that names it: "(SPD)" behind a person."""
    by_name: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        for side, value in _named_by(draft):
            by_name.setdefault((side, value), draft)

    def lead_of(draft: Draft) -> Draft | None:
        if draft.kind not in ("organization", "place") or draft.is_same_fact:
            return None
        leads = [by_name.get((side, value)) for side, value in zip(("old", "new"), _pair(draft), strict=True) if value]
        return leads[0] if leads and all(lead is leads[0] for lead in leads) else None

    return _fold(drafts, lead_of)


def _named_by(draft: Draft) -> Iterator[tuple[str, str]]:
    """The bodies and places that the attributes of a draft name, each with the side that does."""
    if draft.is_same_fact:
        for change in draft.changes:
            if change.name in _NAMING:
                yield from ((side, value) for side, value in (("old", change.old), ("new", change.new)) if value)
    elif draft.kind in ("address", "person"):
        for side in ("old", "new"):
            yield from ((side, value) for name in _NAMING_FACTS if (value := draft.said(name, side)))


def _quotes_around(drafts: list[Draft]) -> list[Draft]:
    """A quote that differs only in an amount or name inside it is a place of that change."""

    def lead_of(draft: Draft) -> Draft | None:
        if draft.kind != "quote" or not draft.is_replacement or draft.said("speaker", "old") != draft.said("speaker"):
            return None
        return next((other for other in drafts if _explains_quote(other, draft)), None)

    return _fold(drafts, lead_of)


def _explains_quote(other: Draft, quote: Draft) -> bool:
    """Whether the replacement of another fact is all that differs in a quote."""
    if other.kind == "quote" or not other.is_replacement or other.old is None or other.new is None:
        return False
    return any(old and new and _swapped(quote, old["text"], new["text"]) for old, new in other.spots)


def _swapped(quote: Draft, before: str, after: str) -> bool:
    old, new = _pair(quote)
    return old is not None and old.replace(before, after) == new


def _inside_another(drafts: list[Draft]) -> list[Draft]:
    """What came or went within the words of a quote or an address that did."""

    def lead_of(draft: Draft) -> Draft | None:
        if draft.kind == "quote" or draft.is_same_fact:
            return None
        wholes = (one for one in drafts if one.kind in ("quote", "address") and not one.is_same_fact)
        return next(
            (one for one in wholes if one is not draft and _within(draft, one, 0) and _within(draft, one, 1)), None
        )

    return _fold(drafts, lead_of)


def _within(draft: Draft, other: Draft, side: int) -> bool:
    """Whether all places of the draft on one side lie in those of the other."""
    whole = [spot[side] for spot in other.spots if spot[side]]
    return all(_covered(mention, whole) for spot in draft.spots if (mention := spot[side]))


def _covered(mention: Mention, wholes: Iterable[Mention | None]) -> bool:
    return any(whole and whole["start"] <= mention["start"] and mention["end"] <= whole["end"] for whole in wholes)


def _sentences(drafts: list[Draft], alignment: Alignment) -> list[Draft]:
    """Facts that came or went with their sentence are one change, led by the weightiest."""
    groups: dict[tuple[str, int], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.change != "changed" and (place := _lost_sentence(draft, alignment)) is not None:
            groups[draft.change, place].append(draft)
    lead_by_draft = {
        id(draft): min(group, key=_weight) for group in groups.values() if len(group) > 1 for draft in group
    }
    return _fold(drafts, lambda draft: lead_by_draft.get(id(draft)))


def _weight(draft: Draft) -> tuple[int, bool, int]:
    start = next(one["start"] for spot in draft.spots for one in spot if one)
    has_hour = "T" in str((draft.new or draft.old or {}).get("value"))
    return _LEADS.index(draft.kind) if draft.kind in _LEADS else len(_LEADS), not has_hour, start


def _lost_sentence(draft: Draft, alignment: Alignment) -> int | None:
    """The sentence of the draft's first place, where that sentence has no version on the other side."""
    old, new = draft.spots[0]
    mention, page = (old, alignment.old) if old else (new, alignment.new)
    if mention is None:
        return None
    sentence = page.sentence_of(page.words_of(mention["start"], mention["end"])[0])
    known = alignment.pairs.keys() if old else alignment.pairs.values()
    return None if sentence in known else sentence


def uncertain(draft: Draft, alignment: Alignment, min_sure: float) -> bool:
    """Whether the change is the tagger's rather than the text's: the words stand in both texts, in the place or
    elsewhere, or the names are less sure than ``min_sure``."""
    if draft.head is not None:
        return False
    if draft.kind in NAMES and not _is_sure(draft, min_sure):
        return True
    if draft.is_same_fact:
        return _in_kept_sentences(draft, alignment)
    olds = [alignment.stands_in_new(old["start"], old["end"]) for old, _ in draft.spots if old]
    news = [alignment.stood_in_old(new["start"], new["end"]) for _, new in draft.spots if new]
    return all(olds) and all(news)


def _in_kept_sentences(draft: Draft, alignment: Alignment) -> bool:
    return all(_sentence_kept(new, alignment) for _, new in draft.spots if new)


def _is_sure(draft: Draft, min_sure: float) -> bool:
    known = [
        mention["confidence"]
        for fact in (draft.old, draft.new)
        if fact
        for mention in fact["mentions"]
        if mention.get("confidence") is not None
    ]
    return not known or max(known) >= min_sure


def _sentence_kept(mention: Mention, alignment: Alignment) -> bool:
    page = alignment.new
    return page.sentence_of(page.words_of(mention["start"], mention["end"])[0]) in alignment.kept_new
