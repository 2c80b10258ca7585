"""From an expression and what is known of the release to a value in EDTF, with the steps that lead there."""

from typing import Any

from .answers import Answer, Context
from .clocks import EVENING, clock_text
from .expressions import Expression, Interval, Point, Recurring
from .intervals import interval_answer
from .points import point_answer

__all__ = ["EVENING", "Answer", "Context", "answer", "attributes_of"]


def answer(what: Expression, context: Context) -> Answer:
    """The value of ``what`` as far as ``context`` gives it away."""
    if isinstance(what, Recurring):
        return _recurring(what, context)
    if isinstance(what, Interval):
        return interval_answer(what, context)
    return point_answer(what, context)


def _recurring(what: Recurring, context: Context) -> Answer:
    made = Answer(None, rrule=what.rrule)
    made.steps.append(f"recurs: {what.rrule}")
    clock = what.clock
    if isinstance(clock, Point):
        made.value = clock_text(clock)
    elif isinstance(clock, Interval):
        left = clock_text(clock.start) if clock.start else ".."
        right = clock_text(clock.end) if clock.end else ".."
        made.value = f"{left}/{right}"
    if made.value is not None:
        made.steps.append(f"at times of day {made.value}")
    return made


def attributes_of(said: Answer) -> dict[str, Any]:
    """The attributes of a date mention, absent ones left out."""
    attributes: dict[str, Any] = {"resolution": said.resolution}
    if said.part:
        attributes["part"] = said.part
    if said.rrule:
        attributes["rrule"] = said.rrule
    if said.warnings:
        attributes["warnings"] = list(said.warnings)
    return attributes
