"""How neighbouring expressions become one: a weekday with its date, a date with its time, two ends of an interval."""

import re
from dataclasses import dataclass
from functools import cache

from .grammar import Found, compile_pattern, holds, join_entries
from .hours import recur
from .leads import take_leads
from .makers import MAKERS, Maker

_GAP = 40  # no two expressions are joined over more characters
_BORDER = re.compile(  # a new sentence or line begins, which no expression goes on over
    r"(?:[.!?]\s+|\n\s*)(?:Um|Ab|Bis|Von|Vom|Am|Im|Gegen|Zwischen|Auf|Und|Seit|Nach|Vor|In|Bereits|Schon|Auch|Zum)\b"
)


@dataclass(frozen=True, slots=True)
class Join:
    id: str
    make: Maker
    glue: re.Pattern[str]
    close: re.Pattern[str] | None
    before: re.Pattern[str] | None


def join(text: str, found: list[Found]) -> list[Found]:
    """``found`` with neighbours joined, rule by rule in the order of the lexicon, then the words in front taken in."""
    for item in found:
        item.joined = take_leads(text, item, "part")
    for entry in _joins():
        found = _pass(text, found, entry)
    recur(text, found)
    found = [item for item in found if holds(text, item)]
    for item in found:
        take_leads(text, item, "since", "until")
    return found


def _pass(text: str, found: list[Found], entry: Join) -> list[Found]:
    out: list[Found] = []
    for item in found:
        if out and (made := _joined(text, out[-1], item, entry)) is not None:
            out[-1] = made
        else:
            out.append(item)
    return out


def _joined(text: str, left: Found, right: Found, entry: Join) -> Found | None:
    if right.start - left.end > _GAP:
        return None
    match = entry.glue.fullmatch(text, left.end, right.start)
    if match is None or _BORDER.search(match[0]):
        return None
    if match[0].startswith(")") and text[max(0, left.start - 1) : left.start] != "(":
        return None  # "(25. Juli bis 7. September) bis 21 Uhr"
    if entry.before is not None and not entry.before.search(text[max(0, left.start - 20) : left.start]):
        return None
    what = entry.make(left.what, right.what, match)
    if what is None:
        return None
    end = right.end
    if entry.close is not None and "(" in match[0] and (closing := entry.close.match(text, end)):
        end = closing.end()
    return Found(left.start, end, what, f"date.{entry.id}", joined=True)


@cache
def _joins() -> tuple[Join, ...]:
    return tuple(
        Join(
            id=entry["id"],
            make=MAKERS[entry["make"]],
            glue=compile_pattern(entry["glue"]),
            close=compile_pattern(entry["close"]) if "close" in entry else None,
            before=compile_pattern(entry["before"]) if "before" in entry else None,
        )
        for entry in join_entries()
    )
