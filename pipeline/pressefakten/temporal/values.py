"""From an expression and what is known of the release to a value in EDTF, with the steps that lead there."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Literal

from .calendar import monday, month_days, month_of
from .expressions import Expression, Interval, Point, Recurring, is_bare_weekday
from .fixed import (
    Fixed,
    day_value,
    half_value,
    month_value,
    next_to,
    of_unknown_year,
    of_year,
    quarter_value,
    week_value,
    year_value,
)

Tense = Literal["past", "present", "future"]
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FOLLOWS = 200  # days in which a date of a list follows the one before it
_NEW_YEARS_EVE = "12-31"
_FAR, _NEAR = 300, 60  # days: what tense says of a day so far off is outweighed by another year's so near
_PRESENT_WEIGHT = 5  # how much nearer what is past must be to be meant by a sentence of the present
_PRESENT_DAY_WEIGHT = 2  # … and a day of it
_NO_SUCH = "no such"  # how a warning of a day or week begins that the calendar does not have
_MIDNIGHT = 24
_TWENTIES = 20  # the decade whose century the tense tells
_SMALL_HOURS = 6  # before this hour the night of New Year's Eve lies in the new year
EVENING = 18  # from this hour on a night lies before its midnight

Resolution = Literal["absolute", "inferred", "relative"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a value may depend on: the publication date, the date spoken of last, the tense, the day in force for bare
    times (with ``night``, the one that the night spoken of ends on), a year that the sentence names, the day that a
    bare weekday is among those ``named`` before it, and the day that it comes ``after`` in a list. ``over`` says that
    its own clause tells it as done. Each may be unknown; nothing else takes part."""

    published: date | None = None
    spoken: Fixed | None = None
    tense: Tense | None = None
    day: Fixed | None = None
    night: bool = False
    year: int | None = None
    named: Fixed | None = None
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


def answer(what: Expression, context: Context) -> Answer:
    """The value of ``what`` as far as ``context`` gives it away."""
    if isinstance(what, Recurring):
        return _recurring(what, context)
    if isinstance(what, Interval):
        return _interval(what, context)
    return _point(what, context)


def _point(point: Point, context: Context) -> Answer:
    made = Answer(None, part=point.part)
    if point.dateless:
        return _bare_clock(point, context, made)
    try:
        fixed = _fix(point, context, made)
    except (OverflowError, ValueError):  # datetime knows the years 1 to 9999
        made.steps.append("outside the calendar: no value")
        fixed = None
    if fixed is None:
        if made.resolution == "absolute":
            made.resolution = "relative"
        return made
    if any(warning.startswith(_NO_SUCH) for warning in made.warnings):
        return made
    made.fixed = fixed
    made.value = fixed.text
    if point.weekday is not None and point.day is not None:
        _check_weekday(point, fixed, made)
    if point.has_clock and fixed.grain == "day":
        if _into_the_night(point) and (point.hour or 0) < _SMALL_HOURS:
            fixed = next_to(fixed, 1) or fixed
        made.fixed = _in_night(fixed, point, made) if point.night_before else fixed
        made.value = _with_clock(made.fixed, point)
    return made


def _into_the_night(point: Point) -> bool:
    """Whether what is told of a holiday goes on after midnight: New Year's Eve, "Osternacht"."""
    return point.holiday == _NEW_YEARS_EVE or (point.holiday is not None and point.daypart == "night")


def _in_night(day: Fixed, point: Point, made: Answer) -> Fixed:
    """The day that a time of the night has which ends on ``day``: the one before, up to midnight."""
    before = next_to(day, -1) if (point.hour or 0) >= EVENING else None
    if before is not None:
        made.steps.append(f"before midnight of the night to {day.text} → {before.text}")
    return before or day


def _with_clock(day: Fixed, point: Point) -> str:
    """The day with its time; 24 o'clock is the beginning of the next day."""
    clock = _clock_text(point)
    if point.hour == _MIDNIGHT:
        return ((next_to(day, 1) or day).text if day.grain == "day" else day.text) + clock
    if clock == "T00:00:00":
        return day.text  # a time stamp of midnight says the day
    return day.text + clock


def _clock_text(point: Point) -> str:
    text = f"T{(point.hour or 0) % _MIDNIGHT:02d}:{point.minute or 0:02d}"
    return text + (f":{point.second:02d}" if point.second is not None else "")


def _bare_clock(point: Point, context: Context, made: Answer) -> Answer:
    if point.grain == "daypart":
        made.resolution = "relative"
        if context.day is not None:
            made.value = context.day.text
            made.fixed = context.day
            made.steps.append(f"part of the day in force → {made.value}")
        return made
    clock = _clock_text(point)
    made.resolution = "inferred"
    if context.day is None:
        made.value = clock
        made.steps.append(f"a time without a date → {clock}")
        return made
    made.fixed = _in_night(context.day, point, made) if context.night else context.day
    made.value = _with_clock(made.fixed, point)
    made.steps.append(f"time {clock} on the day in force, {made.fixed.text} → {made.value}")
    return made


def _check_weekday(point: Point, fixed: Fixed, made: Answer) -> None:
    if fixed.first is not None and fixed.grain == "day" and fixed.first.weekday() != point.weekday:
        made.warnings.append(
            f"weekday does not fit: {fixed.text} is a {WEEKDAY_NAMES[fixed.first.weekday()]}, "
            f"not a {WEEKDAY_NAMES[point.weekday or 0]}"
        )


# ---- points


def _fix(point: Point, context: Context, made: Answer) -> Fixed | None:
    base = _base(point, context)
    if point.unit is not None and not (point.absolute_day and point.year):
        made.resolution = "relative"
        return _counted(point, context, base, made)
    if point.weekday is not None and point.day is None and point.nth is None:
        made.resolution = "relative"
        return _weekday(point, context, base, made)
    if point.day is not None and point.month is None:
        return _day_of_month(point, context, base, made)
    if point.shift is not None and point.year is None:
        made.resolution = "relative"
        return _directed(point, context, base, made)
    if point.year is None and point.grain not in ("decade", "century"):
        return _yearless(point, context, base, made)
    if point.decade == _TWENTIES and context.tense == "future":
        point = replace(point, decade=202)
    fixed = of_year(point, point.year, made.warnings)
    if fixed is not None:
        made.steps.append(f"as written → {fixed.text}")
    return fixed


def _base(point: Point, context: Context) -> date | None:
    if point.anchor == "text":
        return context.spoken.first if context.spoken else None
    return context.published


def _anchor_words(point: Point, base: date | None) -> str:
    where = "the date spoken of" if point.anchor == "text" else "publication"
    return f"{where} ({base.isoformat()})" if base else f"{where} (unknown)"


def _counted(point: Point, context: Context, base: date | None, made: Answer) -> Fixed | None:
    """So many units from the anchor, refined by a weekday or month where one is said ("Mittwoch vergangener Woche")."""
    shift, unit = point.shift or 0, point.unit or "day"
    words = _anchor_words(point, base)
    if base is None:
        made.steps.append(f"{shift:+d} {unit} from {words}: no value")
        return None
    fixed = _to_the_day(base, unit, shift, point) or _shifted(base, unit, shift, context, point)
    if fixed is None:
        made.steps.append(f"{shift:+d} {unit} from {words}: no value")
        return None
    if unit == "year" and (point.month or point.season or point.quarter or point.half or point.holiday or point.week):
        within = of_year(point, int(fixed.text[:4]), made.warnings)
        if within is not None:
            made.steps.append(f"year {shift:+d} from {words} → {within.text}")
        return within
    if unit == "week" and point.weekday is not None and fixed.first is not None:
        day = fixed.first + timedelta(days=point.weekday)
        made.steps.append(f"{WEEKDAY_NAMES[point.weekday]} of week {fixed.text} ({shift:+d} from {words}) → {day}")
        return day_value(day)
    if unit == "month" and point.day is not None:
        return of_year(replace(point, month=int(fixed.text[5:7])), int(fixed.text[:4]), made.warnings)
    made.steps.append(f"{unit} {shift:+d} from {words} → {fixed.text}")
    if unit == "day" and point.weekday is not None and point.day is None:
        _check_weekday(point, fixed, made)
    return fixed


def _to_the_day(base: date, unit: str, shift: int, point: Point) -> Fixed | None:
    """The same day so many weeks, months or years ago; None where that month has no such day."""
    if point.to_the_day is None:
        return None
    try:
        day = base + timedelta(days=point.to_the_day)
        if unit == "week":
            return day_value(day + timedelta(weeks=shift))
        year, month = month_of(day.year, day.month, shift * (12 if unit == "year" else 1))
        return day_value(date(year, month, day.day))
    except (OverflowError, ValueError):
        return None


def _shifted(base: date, unit: str, shift: int, context: Context, point: Point) -> Fixed | None:
    try:
        if unit == "day":
            return day_value(base + timedelta(days=shift))
        if unit == "week":
            if point.anchor == "text" and context.spoken and context.spoken.grain == "day" and point.exact:
                return day_value(base + timedelta(weeks=shift))
            return week_value(base + timedelta(weeks=shift))
        if unit == "weekend":
            return _weekend(base, point.shift, context)
        if unit == "month":
            return month_value(*month_of(base.year, base.month, shift))
        if unit == "quarter":
            year, month = month_of(base.year, base.month, shift * 3)
            return quarter_value(year, (month - 1) // 3 + 1)
        if unit == "half":
            year, month = month_of(base.year, base.month, shift * 6)
            return half_value(year, 1 if month <= 6 else 2)
        if unit == "year":
            return year_value(base.year + shift)
        if unit == "decade":
            if abs(shift) > 1:
                return year_value(base.year + 10 * shift)
            return Fixed(f"{base.year // 10 + shift:03d}X", "decade") if 300 <= base.year < 9900 else None
        if unit == "century":
            return Fixed(f"{base.year // 100 + shift:02d}XX", "century") if 300 <= base.year < 9900 else None
    except (OverflowError, ValueError):
        return None
    return None


def _weekend(base: date, shift: int | None, context: Context) -> Fixed:
    this = monday(base) + timedelta(days=5)
    if shift is None:
        if base.weekday() >= 5:
            saturday = this
        elif context.tense == "future" or (context.tense == "present" and base.weekday() > 1):
            saturday = this
        else:
            saturday = this - timedelta(weeks=1)
    elif shift < 0:
        saturday = this + timedelta(weeks=shift)
    elif shift == 0:
        saturday = this
    else:
        saturday = this + timedelta(weeks=shift if base.weekday() >= 5 else shift - 1)
    sunday = saturday + timedelta(days=1)
    return Fixed(f"{saturday}/{sunday}", "weekend", saturday, sunday)


def _weekday(point: Point, context: Context, base: date | None, made: Answer) -> Fixed | None:
    weekday, shift = point.weekday or 0, point.shift
    name, words = WEEKDAY_NAMES[weekday], _anchor_words(point, base)
    if context.named is not None and shift is None:
        made.steps.append(f"{name} of the days named before → {context.named.text}")
        return context.named
    if base is None:
        made.steps.append(f"{name} of unknown week: no publication date")
        return None
    back, ahead = (base.weekday() - weekday) % 7, (weekday - base.weekday()) % 7
    if shift is None or shift == 0:
        if point.anchor == "text":
            day, how = base + timedelta(days=ahead), "on or after"
        elif context.tense in ("future", "present") or (shift == 0 and context.tense != "past"):
            day, how = base + timedelta(days=ahead), "on or after"
        else:
            day, how = base - timedelta(days=back), "on or before"
    elif shift < 0:
        day, how = base - timedelta(days=(back or 7) + 7 * (-shift - 1)), "before"
    else:
        day, how = base + timedelta(days=(ahead or 7) + 7 * (shift - 1)), "after"
    tense = f", {context.tense} tense" if context.tense and shift is None else ""
    made.steps.append(f"{name} {how} {words}{tense} → {day.isoformat()}")
    return day_value(day)


def _day_of_month(point: Point, context: Context, base: date | None, made: Answer) -> Fixed | None:
    """A day without its month ("den 28."): of the month that makes it nearest to publication."""
    made.resolution = "inferred"
    if base is None:
        made.steps.append("a day of an unknown month")
        return Fixed(f"XXXX-XX-{point.day:02d}", "day")
    days = []
    for shift in range(-1, 2) if point.weekday is None else range(-12, 13):
        year, month = month_of(base.year, base.month, shift)
        if point.day is not None and point.day <= month_days(year, month):
            days.append(date(year, month, point.day))
    if point.weekday is not None:
        days = [day for day in days if day.weekday() == point.weekday] or days
    day = _choose([day_value(day) for day in days], base, context)
    made.steps.append(f"day {point.day} nearest to publication ({base.isoformat()}) → {day.text}")
    return day


def _directed(point: Point, context: Context, base: date | None, made: Answer) -> Fixed | None:
    """The last one that is over ("vergangenen Oktober"), the first that is still to begin ("kommenden Herbst")."""
    if base is None:
        made.steps.append("a direction without a publication date: no value")
        return None
    shift = point.shift or 0
    bare = replace(point, shift=None)
    options = [
        fixed
        for year in range(base.year - 3, base.year + 4)
        if (fixed := of_year(bare, year, [])) is not None and fixed.first and fixed.last
    ]
    if shift < 0:
        over = [fixed for fixed in options if fixed.last and fixed.last < base]
        chosen = over[shift] if len(over) >= -shift else None
    elif shift > 0:
        ahead = [fixed for fixed in options if fixed.first and fixed.first > base]
        chosen = ahead[shift - 1] if len(ahead) >= shift else None
    else:
        this = [fixed for fixed in options if fixed.text[:4] == str(base.year)]
        chosen = this[0] if this else None
    if chosen is not None:
        made.steps.append(
            f"{'last' if shift < 0 else 'next' if shift > 0 else 'this'} one seen from {base} → {chosen.text}"
        )
    return chosen


def _yearless(point: Point, context: Context, base: date | None, made: Answer) -> Fixed | None:
    made.resolution = "inferred"
    if context.year is not None:
        fixed = of_year(point, context.year, made.warnings)
        if fixed is not None:
            made.steps.append(f"the year spoken of, {context.year} → {fixed.text}")
        return fixed
    if base is None:
        unknown = of_unknown_year(point)
        if unknown is not None and point.day is not None:
            made.resolution = "absolute"
        made.steps.append(f"no publication date, the year stays open → {unknown.text if unknown else 'no value'}")
        return unknown
    options = _years_around(point, base)
    if not options:
        return of_year(point, base.year, made.warnings)
    if (following := _following(options, context)) is not None:
        made.steps.append(f"the first one after {context.after} in a list that runs forward → {following.text}")
        return following
    chosen = _choose(options, base, context, _PRESENT_WEIGHT if point.day is None else _PRESENT_DAY_WEIGHT)
    if (unknown := _contradicted(chosen, point, context, base)) is not None:
        made.warnings.append(f"told as over, yet {chosen.text} is nearer to publication than the day a year before")
        made.steps.append(f"the tense contradicts nearness to publication, the year stays open → {unknown.text}")
        return unknown
    how = {"past": "on or before", "future": "on or after"}.get(context.tense or "", "nearest to")
    tense = f", {context.tense} tense" if context.tense else ""
    made.steps.append(f"the one {how} publication ({base.isoformat()}){tense} → {chosen.text}")
    of_year(point, int(chosen.text[:4]), made.warnings)
    return chosen


def _years_around(point: Point, base: date) -> list[Fixed]:
    """The date in the year of publication, the one before and the one after; those on its weekday, where any is."""
    years = (of_year(point, year, []) for year in (base.year - 1, base.year, base.year + 1))
    options = [fixed for fixed in years if fixed is not None and fixed.first is not None]
    if point.weekday is None or point.day is None:
        return options
    return [fixed for fixed in options if fixed.first and fixed.first.weekday() == point.weekday] or options


def _contradicted(chosen: Fixed, point: Point, context: Context, base: date) -> Fixed | None:
    """The day of an unknown year, where the nearest one is told as over and lies ahead; else None."""
    ahead = chosen.first is not None and chosen.first > base
    return of_unknown_year(point) if context.over and point.day is not None and ahead else None


def _choose(options: list[Fixed], base: date, context: Context, past_weight: int = 1) -> Fixed:
    """The nearest one on the side that the tense looks to; the nearest of all where that one is far off. In a sentence
    of the present what is past counts as ``past_weight`` times as far off."""

    def distance(fixed: Fixed) -> int:
        first, last = fixed.first or base, fixed.last or base
        return 0 if first <= base <= last else min(abs((first - base).days), abs((last - base).days))

    def nearness(fixed: Fixed) -> tuple[int, str]:
        over = context.tense == "present" and fixed.last is not None and fixed.last < base
        return distance(fixed) * (past_weight if over else 1), fixed.text

    if context.tense == "past":
        allowed = [fixed for fixed in options if fixed.first and fixed.first <= base]
    elif context.tense == "future":
        allowed = [fixed for fixed in options if fixed.last and fixed.last >= base]
    else:
        allowed = options
    chosen = min(allowed or options, key=nearness)
    nearest = min(options, key=lambda fixed: (distance(fixed), fixed.text))
    if nearest.grain == "day" and distance(chosen) > _FAR and distance(nearest) <= _NEAR:
        return nearest
    return chosen


def _following(options: list[Fixed], context: Context) -> Fixed | None:
    """The first one on or after the date before it in a list, where it follows on within half a year or so."""
    if context.after is None:
        return None
    later = [fixed for fixed in options if fixed.first and 0 <= (fixed.first - context.after).days <= _FOLLOWS]
    return later[0] if later else None


# ---- intervals and recurrences


def _interval(what: Interval, context: Context) -> Answer:
    start, end = _sides(what, context)
    sides = [side for side in (start, end) if side is not None]
    made = _together(sides, what.part)
    if any(side.value is None for side in sides):
        return made
    if start is not None and end is not None and what.end is not None:
        end = _not_before(start, end, what, context)
    left = start.value.split("/")[0] if start and start.value else ".."
    right = end.value.split("/")[-1] if end and end.value else ".."
    made.value = left if left == right else f"{left}/{right}"
    made.steps.append(f"interval → {made.value}")
    first = next((side.fixed for side in sides if side.fixed), None)
    if first is not None:
        last = (end or sides[-1]).fixed or first  # the end may have moved on
        made.fixed = Fixed(made.value, first.grain, first.first, last.last)
    if start and end and (_are_reversed(start.fixed, end.fixed) or _times_are_reversed(left, right)):
        _run_backwards(made)
    return made


def _sides(what: Interval, context: Context) -> tuple[Answer | None, Answer | None]:
    """The values of both ends, a bare weekday counted from the day at the other end."""
    start = _point(what.start, context) if what.start else None
    end = _point(what.end, context) if what.end else None
    if what.start is None or what.end is None:
        return start, end
    if end and end.fixed and end.fixed.first and is_bare_weekday(what.start) and what.end.day:
        start = _weekday_before(what.start, end.fixed.first, end.resolution)
    if context.named is not None and start and _weekdays_in_a_row(what):
        ahead = ((what.end.weekday or 0) - (what.start.weekday or 0)) % 7
        if (day_after := next_to(context.named, ahead)) is not None:
            end = replace_answer(start, day_after, what.end)
    return start, end


def _weekday_before(point: Point, end: date, resolution: Resolution) -> Answer:
    """The last such weekday before the day that an interval ends on ("Freitag bis 7. Mai")."""
    weekday = point.weekday or 0
    fixed = day_value(end - timedelta(days=(end.weekday() - weekday) % 7 or 7))
    value = _with_clock(fixed, point) if point.has_clock else fixed.text
    return Answer(value, resolution, [f"the {WEEKDAY_NAMES[weekday]} before → {fixed.text}"], fixed=fixed)


def _together(sides: Sequence[Answer], part: str | None) -> Answer:
    """An answer without value that has the steps and warnings of the ends, and is as sure as the less sure one."""
    made = Answer(None, part=part or (sides[0].part if len(sides) == 1 else None))
    for side in sides:
        made.steps += side.steps
        made.warnings += [warning for warning in side.warnings if warning not in made.warnings]
        if made.resolution == "absolute":
            made.resolution = side.resolution
    return made


def _are_reversed(start: Fixed | None, end: Fixed | None) -> bool:
    return bool(start and end and start.first and end.last and start.first > end.last)


def _times_are_reversed(left: str, right: str) -> bool:
    """Whether the first of two days with a time is the later one. Bare times may run past midnight, and the last night
    of an unknown year ends in the next."""
    if "T" not in left[1:] or len(left) != len(right) or left <= right:
        return False
    return left[:1].isdigit() or left[:10] == right[:10]


def _run_backwards(made: Answer) -> None:
    made.warnings.append(f"interval runs backwards: {made.value}")
    made.value, made.fixed = None, None


def _weekdays_in_a_row(what: Interval) -> bool:
    """Whether both ends are weekdays alone, the second after the first ("Samstag und Sonntag")."""
    if what.start is None or what.end is None or what.start.weekday == what.end.weekday:
        return False
    return is_bare_weekday(what.start) and is_bare_weekday(what.end)


def _not_before(start: Answer, end: Answer, what: Interval, context: Context) -> Answer:
    """An end that only inference put before the start moves on: the next day for a time, else the next week or year."""
    if what.end is None or start.fixed is None or end.fixed is None:
        return end
    if _ends_after_midnight(start.fixed, end.fixed, what) and (tomorrow := next_to(end.fixed, 1)) is not None:
        return replace_answer(end, tomorrow, what.end)
    if not start.fixed.first or not end.fixed.last or not end.fixed.first:
        return end
    first, last = start.fixed.first, end.fixed.last
    if what.end.weekday is not None and what.end.day is None and last < first:
        day = end.fixed.first + timedelta(days=7 * (((first - last).days + 6) // 7))
        return replace_answer(end, day_value(day), what.end)
    if last < first and end.resolution == "inferred" and what.end.month is not None:
        later = of_year(what.end, first.year + (1 if what.end.month < first.month else 0), [])
        if later is not None:
            return replace_answer(end, later, what.end)
    return end


def _ends_after_midnight(start: Fixed, end: Fixed, what: Interval) -> bool:
    """Whether an interval within one day, known or not, runs on into the next ("22 bis 3 Uhr")."""
    clocks = what.start is not None and what.end is not None and what.start.has_clock and what.end.has_clock
    if not clocks or start.text != end.text or start.grain != "day":
        return False
    return what.end is not None and what.start is not None and _minutes(what.end) < _minutes(what.start)


def replace_answer(old: Answer, fixed: Fixed, point: Point) -> Answer:
    value = _with_clock(fixed, point) if point.has_clock and fixed.grain == "day" else fixed.text
    return replace(old, value=value, fixed=fixed)


def _minutes(point: Point) -> int:
    return (point.hour or 0) * 60 + (point.minute or 0)


def _recurring(what: Recurring, context: Context) -> Answer:
    made = Answer(None, rrule=what.rrule)
    made.steps.append(f"recurs: {what.rrule}")
    clock = what.clock
    if isinstance(clock, Point):
        made.value = _clock_text(clock)
    elif isinstance(clock, Interval):
        left = _clock_text(clock.start) if clock.start else ".."
        right = _clock_text(clock.end) if clock.end else ".."
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
