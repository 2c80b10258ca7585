"""A change while it is put together, before it becomes an entry."""

from dataclasses import dataclass, field
from typing import Any

from pressefakten.json_records import JsonRecord
from pressefakten_schemas.diff import AttributeChange, Change

Mention = dict[str, Any]
Spot = tuple[Mention | None, Mention | None]
"""One place: the mention on either side."""


@dataclass(eq=False, slots=True)
class Draft:
    """A fact that came, went, was replaced by another or says something else; or a change of the release's head.

    ``old_stays`` and ``new_was_there``: the fact is still stated, or was already, elsewhere in its release. ``parts``
    are changes that are told with this one.
    """

    kind: str
    old: JsonRecord | None = None
    new: JsonRecord | None = None
    old_stays: bool = False
    new_was_there: bool = False
    spots: list[Spot] = field(default_factory=list)
    changes: tuple[AttributeChange, ...] = ()
    head: AttributeChange | None = None
    uncertain: bool = False
    parts: list["Draft"] = field(default_factory=list)

    @property
    def change(self) -> Change:
        if self.head is not None:
            return "added" if self.head.old is None else "removed" if self.head.new is None else "changed"
        return "added" if self.old is None else "removed" if self.new is None else "changed"

    @property
    def is_replacement(self) -> bool:
        """Whether another fact stands where one stood."""
        return self.old is not None and self.new is not None and self.old is not self.new and not self.is_same_fact

    @property
    def is_same_fact(self) -> bool:
        """Whether the fact stayed and only says something else."""
        return bool(self.old and self.new) and self.old_stays and self.new_was_there and bool(self.changes)

    def take(self, other: "Draft") -> None:
        """Tell ``other`` with this one."""
        self.parts += [other, *other.parts]
        other.parts = []

    def said(self, name: str, side: str = "new") -> Any:
        """An attribute of the fact on one side."""
        fact = self.new if side == "new" else self.old
        return fact.get(name) if fact else None
