"""How neighbouring expressions become one: a weekday with its date, a date with its time, two ends of an interval."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeGuard

from pressefakten.temporal.expressions import Expression, Interval, Point, Recurring, interval, is_bare_weekday

from .build import BYDAY
from .checks import context_pattern
from .grammar import Found, compile_pattern, holds, join_entries, prefix_entries

_GAP = 40  # no two expressions are joined over more characters
_LEAD = 60
_LISTED = re.compile(r"(?:[,;.]?\s{0,3}(?:und|sowie|/|\||-|–)?\s{0,3})")
_BORDER = re.compile(  # a new sentence or line begins, which no expression goes on over
    r"(?:[.!?]\s+|\n\s*)(?:Um|Ab|Bis|Von|Vom|Am|Im|Gegen|Zwischen|Auf|Und|Seit|Nach|Vor|In|Bereits|Schon|Auch|Zum)\b"
)
_FURTHER = re.compile(  # what stands between the times of one day
    r"(?:\s?[,;/|+]|\s?\()?\s{0,3}(?:(?:und|sowie|oder|bzw\.|u\.|&)\s{1,3})?"
    r"(?:(?:auch|zusätzlich|außerdem|wieder|nochmals|dann|nachmittags|abends)\s{1,3}){0,2}"
    r"(?:(?:von|zwischen|um|(?P<open>ab|bis))\s{1,3})?"
)


@dataclass(frozen=True, slots=True)
class Join:
    id: str
    make: Callable[[Expression, Expression, re.Match[str]], "Expression | None"]
    glue: re.Pattern[str]
    close: re.Pattern[str] | None
    before: re.Pattern[str] | None


def join(text: str, found: list[Found]) -> list[Found]:
    """``found`` with neighbours joined, rule by rule in the order of the lexicon, then the words in front taken in."""
    for item in found:
        item.joined = _take_prefixes(text, item, "part")
    for entry in _joins():
        found = _pass(text, found, entry)
    _opening_hours(text, found)
    found = [item for item in found if holds(text, item)]
    for item in found:
        _take_prefixes(text, item, "since", "until")
    return found


def _opening_hours(text: str, found: list[Found]) -> None:
    """A weekday with a time of day recurs where it goes on a list of such, or where opening hours are told; a time
    recurs that goes on those of days that do ("montags von 8 bis 12 und von 14 bis 16 Uhr")."""
    hours, of_a_day = context_pattern("hours_before"), context_pattern("hours_of_a_day")
    each = context_pattern("each_before")
    last: Found | None = None
    for item in found:
        if isinstance(item.what, Recurring):
            last = item if item.what.clock is not None else None
            continue
        if last is not None and _goes_on(text, last, item):
            last = item
            continue
        points = [item.what] if isinstance(item.what, Point) else [item.what.start, item.what.end]
        said = [point for point in points if point is not None]
        if len(said) == 1 and is_bare_weekday(said[0]) and each.search(text, max(0, item.start - _LEAD), item.start):
            clock = Point().with_clock_of(said[0]) if said[0].has_clock else None
            item.what = Recurring(f"FREQ=WEEKLY;BYDAY={BYDAY[said[0].weekday or 0]}", clock)
            last = item if clock is not None else None
            continue
        if not all(_weekday_and_clock(point) for point in said) or len({point.weekday for point in said}) > 1:
            continue
        listed = last is not None and _LISTED.fullmatch(text, last.end, item.start) is not None
        lead = text[max(0, item.start - _LEAD) : item.start]
        if listed or (hours.search(lead) and not of_a_day.search(lead)):
            clocks = [None if point is None else Point().with_clock_of(point) for point in points]
            times = clocks[0] if len(clocks) == 1 else Interval(clocks[0], clocks[1])
            item.what = Recurring(f"FREQ=WEEKLY;BYDAY={BYDAY[said[0].weekday or 0]}", times)
            last = item


def _goes_on(text: str, last: Found, item: Found) -> bool:
    """Whether a bare time is one more of the day that ``last`` told to recur; it then does so too."""
    glue = _FURTHER.fullmatch(text, last.end, item.start)
    if glue is None or not isinstance(last.what, Recurring):
        return False
    clock = _clock_of(item.what, (glue["open"] or "").lower())
    if clock is None:
        return False
    item.what, item.joined = replace(last.what, clock=clock), True
    item.start = glue.start("open") if glue["open"] else item.start
    return True


def _weekday_and_clock(point: Point) -> bool:
    return (
        point.weekday is not None
        and point.has_clock
        and point.day is None
        and point.unit is None
        and point.shift is None
    )


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


def _take_prefixes(text: str, item: Found, *names: str) -> bool:
    """Words like "Ende" and "seit" in front of an expression become part of it. Whether any did."""
    before = item.start
    for name, pattern, after in _prefixes():
        if name not in names:
            continue
        match = pattern.search(text, max(0, item.start - _LEAD), item.start)
        if match is None or (match.start() > 0 and text[match.start() - 1].isalnum()):
            continue
        behind = after.match(text, item.end) if after is not None else None
        if after is not None and behind is None:
            continue
        what = _PREFIXES[name](item.what, match)
        if what is not None:
            item.start, item.end, item.what = match.start(), behind.end() if behind else item.end, what
    return item.start < before


# ---- what the joins make


def _is_day(point: Expression) -> bool:
    return isinstance(point, Point) and point.grain == "day"


def _fill(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    """The year (or week) that the right side says for the left side: "3. Mai | dieses Jahres"."""
    if isinstance(left, Interval) and left.start and left.end and isinstance(right, Point):
        start, end = _fill(left.start, right, glue), _fill(left.end, right, glue)
        return Interval(start, end) if isinstance(start, Point) and isinstance(end, Point) else None
    if not isinstance(left, Point) or left.year or left.unit or not _is_bare_stretch(right):
        return None
    if right.grain == "year":
        genitive = glue[0].strip() != "" or right.shift is not None
        return _of_stretch(left, right, year=right.year) if genitive and _lacks_year(left) else None
    if right.unit == "week" and left.weekday is not None and left.day is None and left.shift is None:
        return _of_stretch(left, right)
    if right.unit == "month" and left.day is not None and left.month is None:
        return _of_stretch(left, right)
    return None


def _is_bare_stretch(what: Expression) -> TypeGuard[Point]:
    """Whether an expression is a year, or a week or month by its direction alone ("dieser Woche")."""
    if not isinstance(what, Point) or what.has_clock or what.part:
        return False
    return what.grain in (what.unit, "year")


def _lacks_year(point: Point) -> bool:
    """Whether a part of a year is said without its year."""
    parts = (point.month, point.season, point.quarter, point.half, point.holiday, point.week)
    return point.shift is None and any(parts)


def _of_stretch(point: Point, stretch: Point, year: int | None = None) -> Point:
    return replace(point, year=year, unit=stretch.unit, shift=stretch.shift, anchor=stretch.anchor)


def _fill_left(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    if isinstance(left, Point) and left.shift is None and "m" not in glue[0].lower():
        return None
    return _fill(right, left, re.match(r".*", " des ", re.S))  # type: ignore[arg-type]


def _merge(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    """A weekday or "heute" beside its date: the date stands, the weekday is kept to be checked."""
    if not isinstance(left, Point) or not isinstance(right, Point) or left.has_clock:
        return None
    if not _is_day(left) or not _is_day(right):
        return None
    if left.absolute_day:
        fits = _is_weekday(right) and not right.absolute_day and "(" in glue[0]
        return replace(left, weekday=right.weekday) if fits else None
    if left.weekday is None and left.unit != "day" and left.holiday is None:
        return None
    return _with_weekday(left, right)


def _with_weekday(left: Point, right: Point) -> Point | None:
    """Of a weekday, feast or "heute" and a day behind it the one that says more, with the weekday of the other."""
    if right.absolute_day or (right.day is not None and right.weekday is None):
        return replace(right, weekday=left.weekday if left.weekday is not None else right.weekday)
    if left.unit == "day" and left.weekday is None and _is_weekday(right) and not right.daypart:
        return replace(left, weekday=right.weekday)
    if right.holiday is not None and left.weekday is not None:
        return replace(right, weekday=left.weekday)
    return None


def _is_weekday(point: Point) -> bool:
    return point.weekday is not None and point.shift is None


def _daypart_of(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    if (
        isinstance(left, Point)
        and left.grain == "daypart"
        and not isinstance(right, Recurring)
        and right.grain == "day"
    ):
        if isinstance(right, Point) and right.has_clock:
            return None
        genitive = isinstance(right, Point) and right.unit == "day" and right.anchor == "text"
        if not glue[0].strip() and not genitive:
            return None
        night = left.daypart == "night"
        if isinstance(right, Interval):
            return _ending_night(right) if night else right
        to = re.search(r"(?i)\b(?:zum|zu|auf)\b", glue[0]) is not None
        return replace(right, daypart=left.daypart, night_before=night and to)
    return None


def _ending_night(what: Interval) -> Interval:
    """From one day to the next, said of a night."""
    return Interval(what.start, replace(what.end, night_before=True) if what.end else None, what.part)


def _night(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    made = _range(left, right, glue)
    night = isinstance(left, Point) and left.daypart == "night"
    return _ending_night(made) if night and isinstance(made, Interval) else made


def _with_daypart(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    if isinstance(left, Point) and isinstance(right, Point) and left.grain == "day" and right.grain == "daypart":
        return None if left.has_clock or left.daypart else replace(left, daypart=right.daypart)
    return None


def _clock(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    """A date and the time that stands behind it."""
    open_word = (glue["open"] or "").split(" ")[0].lower() if "open" in glue.re.groupindex else ""
    clock = _clock_of(right, open_word)
    if clock is None:
        return None
    if isinstance(left, Recurring):
        return replace(left, clock=clock) if left.clock is None else None
    if isinstance(left, Interval) or left.grain != "day" or left.has_clock:
        return None
    if isinstance(clock, Point):
        return left.with_clock_of(_in_daypart(clock, left.daypart))
    return Interval(
        left.with_clock_of(clock.start) if clock.start else None, left.with_clock_of(clock.end) if clock.end else None
    )


def _clock_of(right: Expression, open_word: str) -> "Point | Interval | None":
    if isinstance(right, Recurring) or right.grain != "clock":
        return None
    if isinstance(right, Interval) or open_word not in ("ab", "bis", "seit"):
        return right
    return Interval(None, right) if open_word == "bis" else Interval(right, None)


def _in_daypart(clock: Point, daypart: str | None) -> Point:
    """The hour of the afternoon or evening that was said: "Montagabend um 8" is 20 o'clock."""
    if daypart in ("evening", "afternoon") and clock.hour is not None and 1 <= clock.hour < 12:
        return replace(clock, hour=clock.hour + 12)
    return clock


def _clock_first(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    if isinstance(left, Recurring) or isinstance(right, Recurring) or left.grain != "clock":
        return None
    if not isinstance(right, Point) or right.grain != "day" or right.has_clock:
        return None
    if isinstance(left, Point):
        return right.with_clock_of(left)
    return Interval(
        right.with_clock_of(left.start) if left.start else None, right.with_clock_of(left.end) if left.end else None
    )


def _range(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    if not isinstance(left, Point) or not isinstance(right, Point):
        return None
    if right.grain == "clock" and left.has_clock and left.grain == "day":
        return interval(left, right)
    if left.has_clock != right.has_clock and left.grain != "day":
        return None
    if is_bare_weekday(left) and right.year is not None and right.weekday is None:
        return None  # "am Montag bis zum 31. Dezember 2028 verlängert"
    same = left.grain == right.grain
    if not same and not (left.grain in _YEAR_PARTS and right.grain in _YEAR_PARTS):
        return None
    if left.grain == "daypart" or left.grain == "clock" and not (left.has_clock and right.has_clock):
        return None
    return interval(left, right)


_YEAR_PARTS = ("day", "month", "season", "year", "quarter")


def _between(left: Expression, right: Expression, glue: re.Match[str]) -> Expression | None:
    return _range(left, right, glue)


# ---- what the words in front make


def _part(what: Expression, match: re.Match[str]) -> Expression | None:
    groups = match.groupdict()
    if groups.get("part"):
        from .words import lookup

        part = lookup("parts", groups["part"].lower())
    else:
        part = "begin" if groups["part_adjective"].lower().startswith("früh") else "end"
    if isinstance(what, Point) and what.grain not in ("day", "clock", "daypart") and what.part is None:
        if "part_adjective" in groups and groups["part_adjective"] and what.grain not in ("decade", "century", "year"):
            return None
        return replace(what, part=part)
    if isinstance(what, Interval) and what.start and what.end and what.grain not in ("day", "clock", "daypart"):
        return Interval(replace(what.start, part=part), what.end, part)
    return None


def _since(what: Expression, match: re.Match[str]) -> Expression | None:
    if not isinstance(what, Point) or what.grain == "daypart":
        return None
    return Interval(what, None)


def _until(what: Expression, match: re.Match[str]) -> Expression | None:
    if not isinstance(what, Point) or what.grain == "daypart":
        return None
    return Interval(None, what)


_MAKERS: dict[str, Callable[[Expression, Expression, re.Match[str]], Expression | None]] = {
    "fill": _fill,
    "fill_left": _fill_left,
    "merge": _merge,
    "daypart": _daypart_of,
    "in_daypart": _with_daypart,
    "clock": _clock,
    "clock_first": _clock_first,
    "night": _night,
    "range": _range,
    "between": _between,
}
_PREFIXES: dict[str, Callable[[Expression, re.Match[str]], Expression | None]] = {
    "part": _part,
    "since": _since,
    "until": _until,
}


@cache
def _joins() -> tuple[Join, ...]:
    return tuple(
        Join(
            id=entry["id"],
            make=_MAKERS[entry["make"]],
            glue=compile_pattern(entry["glue"]),
            close=compile_pattern(entry["close"]) if "close" in entry else None,
            before=compile_pattern(entry["before"]) if "before" in entry else None,
        )
        for entry in join_entries()
    )


@cache
def _prefixes() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """What each makes, its words in front, and the words that must stand behind, if any."""
    return tuple(
        (
            entry["make"],
            compile_pattern(entry["pattern"]),
            compile_pattern(entry["after"]) if "after" in entry else None,
        )
        for entry in prefix_entries()
    )
