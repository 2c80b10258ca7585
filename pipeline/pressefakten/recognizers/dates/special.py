"""Groups of a rule whose words say more than one field of a Point, or take more than a look into a table."""

from collections.abc import Callable, Mapping
from typing import Any

from .convert import NotATime, count, misspelt_month, month_number, ordinal, unit, within, year
from .words import lookup

Special = Callable[[dict[str, Any], str, Mapping[str, Any]], None]


def _set(**values: Any) -> Callable[[dict[str, Any], str, Mapping[str, Any]], None]:
    def special(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
        for name, value in values.items():
            target[name] = value(text) if callable(value) else value

    return special


def _direction(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["shift"] = lookup("directions", text.lower())


def _direction_text(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["shift"] = lookup("directions_text", text.lower())
    target["anchor"] = "text"


def _nearday(table: str) -> Callable[[dict[str, Any], str, Mapping[str, Any]], None]:
    def special(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
        target["unit"], target["shift"] = "day", lookup(table, text.lower())

    return special


def _named(table: str, anchor: str) -> Special:
    def special(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
        target["unit"], target["shift"] = lookup(table, text)
        target["anchor"] = anchor

    return special


def _yearly(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["unit"], target["shift"] = "year", lookup("yearly", text)


def _edge(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    unit_or_day, part = lookup("edges", text)
    if not part:
        target["holiday"] = unit_or_day
        return
    target["unit"], target["shift"], target["part"] = unit_or_day, 0, part


def _direction_of(text: str) -> int:
    """-1 for an adverb that counts back, 1 for one that counts on."""
    try:
        return int(lookup("earlier", text))
    except KeyError:
        return 1


def _later(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["sign"], target["anchor"] = _direction_of(text), "text"
    target["exact"] = True


def _later_one(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target.setdefault("unit", "day")
    target["shift"], target["anchor"] = _direction_of(text), "text"


def _daypart(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    for table in ("dayparts", "daypart_hours", "daypart_adverbs"):
        try:
            target["daypart"] = lookup(table, text)
            return
        except KeyError:
            continue


def _every_daypart(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["rrule"], target["daypart"] = True, lookup("dayparts", text)


def _holiday(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["holiday"] = lookup("holidays", text)
    if text.lower().endswith("nacht"):  # it begins on the evening of the day
        target["daypart"] = "night"


def _press_number(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["year"], target["month"], target["day"] = (
        2000 + int(text[:2]),
        month_number(text[2:4]),
        within(1, 31)(text[4:]),
    )


def _foreign(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    from .foreign import parse_foreign

    day = parse_foreign(text)
    if day is None:
        raise NotATime
    target["year"], target["month"], target["day"] = day.year, day.month, day.day


def _first_count(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["months"] = within(2, 11)(f"{count(text):.0f}")


def _first_unit(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    if unit(text) == "quarter":
        target["months"] = within(2, 9)(str(3 * target["months"]))


def _midnight(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    target["hour"], target["minute"], target["daypart"] = 0, 0, "night"


def _clock_spoken(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    """ "fünf vor halb neun": minutes before or after an hour or its half."""
    words = text.lower().split()
    hour = within(1, 12)(f"{count(words[-1]):.0f}")
    minute = (hour - 1) * 60 + 30 if words[-2] == "halb" else hour * 60
    minute += int(count(words[0])) * (-1 if "vor" in words else 1)
    target["hour"], target["minute"] = divmod(minute, 60)


def _season_year(target: dict[str, Any], text: str, given: Mapping[str, Any]) -> None:
    return


def _in_advent(weekday: int) -> Callable[[str], str]:
    """The rule of the feast so many days from the Sunday in Advent that the ordinal names."""
    return lambda text: f"advent1{7 * (ordinal(text.lower()) - 1) + weekday:+d}"


SPECIAL: Mapping[str, Callable[[dict[str, Any], str, Mapping[str, Any]], None]] = {
    "direction": _direction,
    "direction_text": _direction_text,
    "nearday": _nearday("neardays"),
    "nearday_adjective": _nearday("neardays_adjective"),
    "compound": _named("compounds", "published"),
    "following": _named("following", "text"),
    "yearly": _yearly,
    "edge": _edge,
    "count": _set(shift_count=count),
    "later": _later,
    "later1": _later_one,
    "later_": _later_one,
    "unit_later": _set(unit=unit),
    "unit2_": _set(unit=unit),
    "daypart": _daypart,
    "daypart2_": _daypart,
    "daypart_tail": _daypart,
    "daypart_adverb": _daypart,
    "decade_word": _set(decade=lambda text: lookup("decades", text.lower())),
    "quarter_word": _set(quarter=lambda text: ordinal(text.lower())),
    "quarter_roman": _set(quarter=lambda text: lookup("roman", text)),
    "half_word": _set(half=lambda text: ordinal(text.lower())),
    "to_the_day": _set(to_the_day=lambda text: lookup("neardays", text.lower())),
    "hour_word": _set(hour=lambda text: within(0, 24)(text if text.isdigit() else f"{count(text):.0f}")),
    "minute_word": _set(minute=lambda text: within(0, 59)(f"{count(text):.0f}")),
    "minute_after": _set(minute=int),
    "clock_offset": _set(clock_offset=str),
    "midnight": _midnight,
    "clock_spoken": _clock_spoken,
    "nth_of": _set(nth=ordinal),
    "nth_of_": _set(nth=ordinal),
    "month_word": _set(month=ordinal),
    "nearday_": _nearday("neardays"),
    "minute_of": _set(minute=int),
    "first_count": _first_count,
    "first_unit": _first_unit,
    "quarter_named": _set(quarter=lambda text: lookup("quarter_names", text)),
    "unit_course": _set(unit=unit),
    "unit_of": _set(unit=lambda text: unit(text.capitalize())),
    "week_part": _set(part=lambda text: lookup("week_parts", text)),
    "half_part": _set(part=lambda text: lookup("half_parts", text)),
    "month_": _set(month=month_number),
    "month_misspelt": _set(month=misspelt_month),
    "year2_short": _set(year=year),
    "holiday": _holiday,
    "yymmdd": _press_number,
    "foreign": _foreign,
    "season_year2": _season_year,
    "weekly": _set(rrule_days=True),
    "weekday_set": _set(rrule=True),
    "weekday_set_": _set(rrule=True),
    "unit_set": _set(rrule=True),
    "month_day": _set(rrule=True),
    "weekends": _set(rrule=True),
    "weekends_": _set(rrule=True),
    "every_days": _set(rrule=True),
    "every_days_": _set(rrule=True),
    "advent_eve": _set(holiday=_in_advent(-1)),
    "advent_sunday": _set(holiday=_in_advent(0)),
    "unit_school": _set(unit="school_year"),
    "school_year_new": _set(shift=0),
    "daily": _set(rrule=True),
    "nights": _set(rrule=True),
    "every_daypart": _every_daypart,
    "opening": _set(rrule_days=True),
    "closed": _set(rrule_days=True),
}
