"""What a reader said of facts, applied to what a run finds.

``apply`` is pure: a release, its facts and corrections go in, the corrected facts come out, with what could not be
applied. A correction is found again by its words and what stands around them; where they are gone, or stand in several
places alike, it is not applied but told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pressefakten.corrections.locate import locate
from pressefakten.corrections.rebuild import MentionState, rebuild, stated_in
from pressefakten.json_records import JsonObject
from pressefakten_schemas.corrections import Correction, Place, Said
from pressefakten_schemas.kinds import RECORDS

_MARKS = {"accept": "accepted", "change": "changed", "add": "added"}


@dataclass(frozen=True, slots=True)
class Unused:
    """A correction, or one of its places, that was not applied, and why."""

    correction: Correction
    reason: str


@dataclass(frozen=True, slots=True)
class Applied:
    """The facts after the corrections, and what could not be used."""

    facts: list[JsonObject]
    unused: list[Unused] = field(default_factory=list)


def apply(release: Mapping[str, Any], facts: Sequence[Mapping[str, Any]], corrections: Iterable[Correction]) -> Applied:
    """The facts of a release as its corrections would have them; later ones win. Others stay as they are."""
    work = _Work(release, stated_in(facts))
    for correction in corrections:
        work.take(correction)
    if not work.touched:
        return Applied([dict(fact) for fact in facts], work.unused)
    rebuilt, refused = rebuild(release, work.stated, work.links)
    gone = [Unused(work.made_by[key], why) for key, why in refused if key in work.made_by]
    return Applied(rebuilt, [*work.unused, *gone])


@dataclass(slots=True)
class _Work:
    release: Mapping[str, Any]
    stated: list[MentionState]
    unused: list[Unused] = field(default_factory=list)
    links: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """(kind, value) that a correction renamed or took away → its new value."""
    made_by: dict[tuple[str, int, int], Correction] = field(default_factory=dict)
    touched: bool = False

    def take(self, correction: Correction) -> None:
        was = self.found(correction, correction.was)
        right = self.found(correction, correction.right)
        if was == [] or right == []:
            return
        self.touched = True
        before = self.taken_out(correction.was, was) if correction.was and was else []
        if correction.right and right:
            for place, (start, end) in right:
                self.put(correction, correction.right, place, start, end, before)
        self.rename(correction)

    def found(self, correction: Correction, said: Said | None) -> list[tuple[Place, tuple[int, int]]] | None:
        """Where its places are now; None where it has none to look for. What is gone is told."""
        if said is None:
            return None
        found = []
        for place in said.places:
            at = locate(self.release["text"], place)
            if at is None:
                self.tell(correction, f"{place.exact!r} stands in the text no more, or in several places alike")
            else:
                found.append((place, at))
        return found

    def tell(self, correction: Correction, reason: str) -> None:
        if all((one.correction, one.reason) != (correction, reason) for one in self.unused):
            self.unused.append(Unused(correction, reason))

    def taken_out(self, said: Said, places: list[tuple[Place, tuple[int, int]]]) -> list[MentionState]:
        """Take out what the run says of the same kind at these places."""
        spans = {span for _, span in places}
        out = [one for one in self.stated if one.kind == said.kind and (one.start, one.end) in spans]
        self.stated = [one for one in self.stated if one not in out]
        return out

    def put(
        self, correction: Correction, said: Said, place: Place, start: int, end: int, before: Sequence[MentionState]
    ) -> None:
        """State it here; what the run says of the same kind in these words gives way."""
        self.stated = [one for one in self.stated if one.kind != said.kind or one.end <= start or end <= one.start]
        same = next((one for one in before if (one.start, one.end, one.kind) == (start, end, said.kind)), None)
        found = _own(same, said) if same else {"rule": "by hand", **place.attributes}
        kept = correction.action == "accept" and same is not None and same.value == said.value
        self.stated.append(
            MentionState(
                kind=said.kind,
                value=said.value,
                start=start,
                end=end,
                attributes=_told(said.attributes),
                mention={**found, "corrected": _MARKS[correction.action]},
                id=same.id if same and kept else None,
            )
        )
        self.made_by[said.kind, start, end] = correction

    def rename(self, correction: Correction) -> None:
        """What links to the fact follows it."""
        if correction.was and correction.was.value and correction.action in ("reject", "change"):
            now = correction.now
            same_kind = now is not None and now.kind == correction.was.kind
            new = now.value if now is not None and same_kind else None
            if new != correction.was.value:
                self.links[correction.was.kind, correction.was.value] = new


def _own(same: MentionState, said: Said) -> dict[str, Any]:
    """What a mention says itself; what it said otherwise than its fact goes where the fact's word is corrected."""
    old, new = _told(same.attributes), _told(said.attributes)
    corrected = {name for name in RECORDS[said.kind].attributes if old.get(name) != new.get(name)}
    return {name: given for name, given in same.mention.items() if name not in corrected}


def _told(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Attributes without those that say nothing."""
    return {name: given for name, given in attributes.items() if given not in (None, "", [])}
