"""What a value may depend on (Context), and what comes out (Answer)."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from .expressions import Point
from .fixed import Fixed

Tense = Literal["past", "present", "future"]
Resolution = Literal["absolute", "inferred", "relative"]
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Context:
    """What a value may depend on: the publication date, the date spoken of last, the tense, the day in force for bare
    times (with ``night``, the one that the night spoken of ends on), a year that the sentence names, the day that a
    bare weekday is among those ``named`` before it, the date of former times whose year ends (``told``), and the day
    that it comes ``after`` in a list. ``over`` says that its own clause tells it as done. Each may be unknown; nothing
    else takes part."""

    published: date | None = None
    spoken: Fixed | None = None
    tense: Tense | None = None
    day: Fixed | None = None
    night: bool = False
    year: int | None = None
    named: Fixed | None = None
    told: Fixed | None = None
    after: date | None = None
    over: bool = False


@dataclass(slots=True)
class Answer:
    """A value (None where it cannot be known), how it came about, and what contradicts it."""

    value: str | None
    resolution: Resolution = "absolute"
    steps: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    fixed: Fixed | None = None
    part: str | None = None
    rrule: str | None = None


def check_weekday(point: Point, fixed: Fixed, made: Answer) -> None:
    if fixed.first is not None and fixed.grain == "day" and fixed.first.weekday() != point.weekday:
        made.warnings.append(
            f"weekday does not fit: {fixed.text} is a {WEEKDAY_NAMES[fixed.first.weekday()]}, "
            f"not a {WEEKDAY_NAMES[point.weekday or 0]}"
        )
