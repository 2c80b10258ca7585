"""One release on two sides → what changed in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressefakten.diff import entries, folding, heads, pairing
from pressefakten.diff.drafts import Draft
from pressefakten.diff.facts import attributes_of, changes_between, keyed, state_of
from pressefakten.diff.passages import Alignment
from pressefakten.german.pages import TextPage
from pressefakten.json_records import JsonRecord
from pressefakten.telling import Language
from pressefakten_schemas.diff import AttributeChange, Cause, Entry, ReleaseDiff
from pressefakten_schemas.kinds import KINDS

UNSURE = 0.5
"""Names whose surest mention has less confidence than this are uncertain news."""


@dataclass(frozen=True, slots=True)
class Version:
    """A release with its facts, as records."""

    release: JsonRecord
    facts: Sequence[JsonRecord]


def compare_versions(
    old: Version, new: Version, language: Language = "de", extractor_changed: bool = False
) -> ReleaseDiff | None:
    """What the new version says differently; None where facts, head and wording are the same.

    Swapping the versions gives the mirror image: the search for pairs always runs in one direction.
    """
    if _says_the_same(old, new, extractor_changed):
        return None
    if _is_later(old, new):
        swapped = _drafted(new, old, extractor_changed)
        parts, alignment = swapped.drafts, swapped.alignment
        drafts = [_mirrored(draft) for draft in parts]
        alignment = alignment.mirrored()
        head = tuple(_mirrored_change(change) for change in swapped.head)
    else:
        found = _drafted(old, new, extractor_changed)
        drafts, alignment, head = found.drafts, found.alignment, found.head
    cause = cause_of(old.release, new.release, extractor_changed)
    told = [_entry(draft, alignment, old, new, cause, language) for draft in sorted(drafts, key=_rank)]
    text_changed = not alignment.is_same
    if not (told or head or text_changed):
        return None
    name, old_name = new.release["release"], old.release["release"]
    return ReleaseDiff(
        release=name,
        old_release=old_name if old_name != name else None,
        title=new.release.get("title"),
        change="changed",
        causes=tuple(dict.fromkeys(entry.cause for entry in told)),
        text_changed=text_changed,
        head=head,
        entries=tuple(told),
    )


def came_or_went(version: Version, came: bool) -> ReleaseDiff:
    """The difference where only one side has the release."""
    return ReleaseDiff(
        release=version.release["release"],
        title=version.release.get("title"),
        change="added" if came else "removed",
        causes=("text",),
        facts=tuple(state_of(fact) for fact in keyed(version.facts).values()),
    )


def cause_of(old: JsonRecord, new: JsonRecord, extractor_changed: bool) -> Cause:
    """Why facts of the release differ: its text, else its sidecar, else what extracts."""
    if old["text"] != new["text"]:
        return "text"
    if any(heads.is_of_sidecar(change.name, old, new) for change in heads.head_changes(old, new)):
        return "sidecar"
    return "extractor" if extractor_changed or old.get("sha256") == new.get("sha256") else "text"


@dataclass(frozen=True, slots=True)
class _Drafted:
    drafts: list[Draft]
    alignment: Alignment
    head: tuple[AttributeChange, ...]


def _drafted(old: Version, new: Version, extractor_changed: bool) -> _Drafted:
    cause = cause_of(old.release, new.release, extractor_changed)
    page = TextPage(old.release["text"])
    same = old.release["text"] == new.release["text"]
    alignment = Alignment(page, page if same else TextPage(new.release["text"]))
    drafts = pairing.drafts_of(keyed(old.facts), keyed(new.facts), alignment, technical=cause == "extractor")
    head = heads.head_changes(old.release, new.release)
    drafts = folding.folded(drafts, alignment)
    drafts = heads.with_head(drafts, head, old.release, new.release, alignment)
    if cause == "text":
        for draft in drafts:
            draft.uncertain = draft.uncertain or folding.uncertain(draft, alignment, UNSURE)
    return _Drafted(drafts, alignment, head)


def _entry(draft: Draft, alignment: Alignment, old: Version, new: Version, cause: Cause, language: Language) -> Entry:
    if draft.head is not None and heads.is_of_sidecar(draft.head.name, old.release, new.release):
        cause = "sidecar"
    return entries.entry_of(draft, alignment, cause, language, draft.uncertain)


def _rank(draft: Draft) -> tuple[bool, bool, tuple[int, int], int]:
    """Sure before uncertain, the head first, then as the text goes."""
    kind = KINDS.index(draft.kind) if draft.kind in KINDS else 0
    return draft.uncertain, draft.head is None, pairing.position(draft), kind


def _says_the_same(old: Version, new: Version, extractor_changed: bool) -> bool:
    """Whether text, head and facts are the same; the offsets of mentions follow from the text."""
    if old.release["text"] != new.release["text"] or heads.head_changes(old.release, new.release):
        return False
    technical = cause_of(old.release, new.release, extractor_changed) == "extractor"
    before, after = keyed(old.facts), keyed(new.facts)
    return before.keys() == after.keys() and all(
        not changes_between(attributes_of(fact, technical), attributes_of(after[key], technical))
        for key, fact in before.items()
    )


def _is_later(old: Version, new: Version) -> bool:
    """Whether the search for pairs begins with the new version; it does not matter with which, only that it is always
    the same one."""
    before, after = old.release["text"], new.release["text"]
    if before != after:
        return bool(before > after)
    return _said(old) > _said(new)


def _said(version: Version) -> list[str]:
    return sorted(repr(sorted(fact.items(), key=repr)) for fact in version.facts)


def _mirrored_change(change: AttributeChange) -> AttributeChange:
    return AttributeChange(name=change.name, old=change.new, new=change.old)


def _mirrored(draft: Draft) -> Draft:
    return Draft(
        draft.kind if draft.old is None or draft.new is None else draft.old["kind"],
        old=draft.new,
        new=draft.old,
        old_stays=draft.new_was_there,
        new_was_there=draft.old_stays,
        spots=[(new, old) for old, new in draft.spots],
        changes=tuple(map(_mirrored_change, draft.changes)),
        head=_mirrored_change(draft.head) if draft.head else None,
        uncertain=draft.uncertain,
        parts=[_mirrored(part) for part in draft.parts],
    )


def counted(entries_: Iterable[Entry], change: str) -> int:
    """How many sure entries are of that change."""
    return sum(entry.change == change and not entry.uncertain for entry in entries_)
